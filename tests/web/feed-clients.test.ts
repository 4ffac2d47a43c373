import { describe, expect, it } from 'vitest'
import { readEnv } from '../../src/env.ts'
import { clientWords, isBrowser } from '../../src/web/feeds/client-words.ts'
import { feedAddresses } from '../../src/web/feeds/feed-addresses.ts'
import { isIntranet } from '../../src/web/public-address.ts'

describe('what fetched a calendar', () => {
  it.each([
    ['iOS/17.5.1 (21F90) dataaccessd/1.0', 'iPhone 日历'],
    ['iPadOS/18.1 (22B83) dataaccessd/1.0', 'iPad 日历'],
    ['macOS/14.5 (23F79) dataaccessd/1.0', '苹果电脑日历'],
    ['Microsoft.Exchange/15.20 (ICalSync)', 'Outlook'],
    ['Microsoft Office/16.0 (Windows NT 10.0; Microsoft Outlook 16.0.17726; Pro)', 'Outlook'],
    ['Google-Calendar-Importer', 'Google 日历'],
    ['Mozilla/5.0 (X11; Linux x86_64; rv:128.0) Gecko/20100101 Thunderbird/128.3.1', 'Thunderbird'],
    ['Evolution/3.46.4', 'Evolution'],
    ['Dalvik/2.1.0 (Linux; U; Android 13; HUAWEI ALN-AL80)', '华为或荣耀手机'],
    ['Dalvik/2.1.0 (Linux; U; Android 14; Redmi K70)', '小米手机'],
    ['Dalvik/2.1.0 (Linux; U; Android 14; PHZ110)', '安卓手机'],
    ['Mozilla/5.0 (iPhone; CPU iPhone OS 17_5) Safari/604.1', '下载(苹果设备的浏览器)'],
    ['vdirsyncer/0.19.3', 'vdirsyncer'],
    ['', '不明程序'],
  ])('%s is %s', (userAgent, words) => {
    expect(clientWords(userAgent)['zh-CN']).toBe(words)
    expect(isBrowser(userAgent)).toBe(words.startsWith('下载'))
  })
})

describe('the address phones reach the service by', () => {
  it.each([
    ['https://roster.example.gov.cn', false],
    ['https://xf.example.gov.cn:8443', false],
    ['http://8.8.8.8', false],
    ['http://172.32.0.1', false],
    ['http://[2408:4000::1]:3000', false],
    ['http://roster', true],
    ['http://roster:3000', true],
    ['http://roster.lan', true],
    ['http://localhost:3000', true],
    ['http://127.0.0.1', true],
    ['http://10.1.2.3', true],
    ['http://172.16.0.1', true],
    ['http://172.31.255.1:3000', true],
    ['http://192.168.1.5', true],
    ['http://[fd00::1]', true],
    ['http://[::1]:3000', true],
  ])('%s: the intranet alone knows it: %s', (address, isInside) => {
    expect(isIntranet(address)).toBe(isInside)
    expect(isIntranet(feedAddresses(address, 'secret').page)).toBe(isInside)
  })

  it.each([
    ['https://roster.example.gov.cn', 'https://roster.example.gov.cn'],
    ['https://roster.example.gov.cn/', 'https://roster.example.gov.cn'],
    ['http://10.1.2.3:3000', 'http://10.1.2.3:3000'],
    ['', ''],
  ])('%s is taken', (typed, kept) => {
    const read = readEnv({ ROSTER_ADDRESS: typed })
    expect(read.ok && read.settings.publicAddress).toBe(kept)
  })

  it.each([
    'roster.example.gov.cn',
    'https://roster.example.gov.cn/roster',
    'https://user:word@roster.example.gov.cn',
    'https://roster.example.gov.cn/?a=b',
    'ftp://roster.example.gov.cn',
    'webcal://roster.example.gov.cn',
  ])('%s is refused by name', (typed) => {
    const read = readEnv({ ROSTER_ADDRESS: typed })
    expect(!read.ok && read.says).toMatch(/^ROSTER_ADDRESS: /)
  })

  it('gives a page for people, a calendar for programs, and one for a phone to take at once', () => {
    expect(feedAddresses('https://roster.example.gov.cn', 'secret')).toEqual({
      page: 'https://roster.example.gov.cn/f/secret',
      calendar: 'https://roster.example.gov.cn/f/secret.ics',
      webcal: 'webcal://roster.example.gov.cn/f/secret.ics',
    })
  })
})
