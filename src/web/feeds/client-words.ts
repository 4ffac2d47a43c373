import { same, type Text } from '../../domain/text.ts'
import { type Phone, phoneOf } from './phone.ts'

const devices: Record<Phone, Text> = {
  apple: { 'zh-CN': '苹果设备', en: 'Apple device' },
  huawei: { 'zh-CN': '华为或荣耀手机', en: 'Huawei or Honor phone' },
  xiaomi: { 'zh-CN': '小米手机', en: 'Xiaomi phone' },
  android: { 'zh-CN': '安卓手机', en: 'Android phone' },
  computer: { 'zh-CN': '电脑', en: 'computer' },
}

/** By what a program says of itself, the first that fits. */
const programs: readonly (readonly [RegExp, Text])[] = [
  [/^iPadOS\//, { 'zh-CN': 'iPad 日历', en: 'iPad Calendar' }],
  [/^iOS\/|iPhone.*dataaccessd/, { 'zh-CN': 'iPhone 日历', en: 'iPhone Calendar' }],
  [/dataaccessd|CalendarAgent|^macOS\//, { 'zh-CN': '苹果电脑日历', en: 'Mac Calendar' }],
  [/Microsoft\.Exchange|Microsoft Office|Outlook/, same('Outlook')],
  [/Google-Calendar/, { 'zh-CN': 'Google 日历', en: 'Google Calendar' }],
  [/Thunderbird/, same('Thunderbird')],
  [/Evolution/, same('Evolution')],
  [/ICSx5/i, same('ICSx5')],
]

/** Most letters of an unknown program’s name. */
const nameLength = 30

/** Whether it was a browser: somebody has downloaded the calendar, which does not follow changes. */
export const isBrowser = (userAgent: string): boolean =>
  /Mozilla/.test(userAgent) && !programs.some(([sign]) => sign.test(userAgent))

/** What a calendar was fetched by, in plain words, from the User-Agent it sent. */
export const clientWords = (userAgent: string): Text => {
  const known = programs.find(([sign]) => sign.test(userAgent))?.[1]
  if (known) return known
  const device = devices[phoneOf(userAgent)]
  if (isBrowser(userAgent))
    return { 'zh-CN': `下载(${device['zh-CN']}的浏览器)`, en: `download by a browser, ${device.en}` }
  if (phoneOf(userAgent) !== 'computer') return device
  const name = /^[^\s/]+/.exec(userAgent)?.[0].slice(0, nameLength)
  return name ? same(name) : { 'zh-CN': '不明程序', en: 'unknown program' }
}
