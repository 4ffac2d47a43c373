import { readdirSync, readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { record } from '../../src/db/log-store.ts'
import { entryWords } from '../../src/domain/attendance.ts'
import { bookingWords } from '../../src/domain/booking.ts'
import { caseEventKinds } from '../../src/domain/case-event.ts'
import { amendmentStateWords, amendmentWords, draftSteps } from '../../src/domain/draft.ts'
import { logGroups, logSentence, logSentences } from '../../src/web/office/log-words.ts'
import { csvOf } from '../../src/workbook/write-csv.ts'
import { member, startService } from '../tools/service.ts'

/** What stands for the variable part of a key, where the sources make it of one. */
const variable: Record<string, readonly string[]> = {
  'amendment.${asked.kind}': Object.keys(amendmentWords),
  'amendment.${is}': Object.keys(amendmentStateWords).filter((state) => state !== 'asked'),
  'roster.${one.is}': ['submitted', 'withdrawn', 'returned', 'approved'],
  'draft.${what}': draftSteps,
  'case.${event.what}': caseEventKinds,
  'attendance.${entry.entered}': Object.keys(entryWords),
  'booking.${is}': Object.keys(bookingWords),
  '${kind}.looked': ['case', 'booking'],
  '${kind}.words': ['case', 'booking'],
}

const keys = readdirSync('src/db')
  .flatMap((file) => {
    const source = readFileSync(`src/db/${file}`, 'utf8')
    const calls = [...source.matchAll(/\brecord\(\s*(?:\{[^}]*\}|\w+),\s*(?:\{[^}]*\}|\w+),\s*([^,]+),/g)]
    return calls.map(([, what]) => what!)
  })
  .flatMap((what) => [...what.matchAll(/['`]([^'`]+)['`]/g)].map(([, key]) => key!))
  .flatMap((key) => {
    if (!key.includes('$')) return [key]
    const found = variable[key]
    if (!found) throw new Error(`say in this test what ${key} can be`)
    return found.map((one) => key.replace(/\$\{.*\}/, one))
  })
  // The log writes these itself.
  .concat('log.rows', 'log.baseline', 'log.migrated')

describe('the words of the log', () => {
  it('speak of every key that a store records', () => {
    expect(keys.length).toBeGreaterThan(35)
    expect(keys).toContain('place.restored')
    for (const key of keys) {
      const words = logSentence(key, { subject: 'S', data: {} })
      expect(words['zh-CN'], key).not.toContain(key)
      expect(words['zh-CN'], key).toMatch(/\p{Script=Han}/u)
      expect(words.en, key).not.toContain(key)
    }
  })

  it('speak of nothing else, and show a key they do not know', () => {
    const known = new Set(keys)
    expect(Object.keys(logSentences).filter((key) => !known.has(key))).toEqual(['amendment.asked'])
    expect(logSentence('moon.landed', { subject: 'x', data: {} })['zh-CN']).toBe('moon.landed x')
  })

  it('can be filtered by every kind that offices record', () => {
    const kinds = new Set(logGroups.flatMap((group) => group.kinds))
    const installation = ['user', 'session', 'ticket', 'log']
    for (const key of keys) {
      const kind = key.split('.')[0]!
      expect(kinds.has(kind) || installation.includes(kind), key).toBe(true)
    }
  })
})

describe('the log of an office', () => {
  it('says who did what, page by page, filtered by kind and by person', async () => {
    const service = startService()
    const office = service.county()
    const clerk = await service.user('王敏', [member(office, 'clerk')])
    const other = await service.user('李四', [member(office, 'clerk')])
    const day = { year: '2026', is: 'closed', why: '三月三' }
    await clerk.post(`/o/${office}/holidays/local`, { ...day, date: '2026-04-20' })
    await other.post(`/o/${office}/holidays/local`, { ...day, date: '2026-04-21' })
    service.database.write(() => {
      for (let n = 0; n < 60; n++)
        record(service.database, { user: clerk.id, office, at: service.clock.now }, 'place.changed', 'hall')
    })
    const first = await (await clerk.get(`/o/${office}/log`)).text()
    expect(first).toContain('<b>王敏</b> 修改接访地点县群众工作部接访大厅')
    expect(first).toContain('2026-11-10 10:00')
    expect(first).not.toContain('添加本地放假日')
    const older = /href="([^"]*before=\d+[^"]*)"/.exec(first)![1]!.replaceAll('&amp;', '&')
    expect(await (await clerk.get(older)).text()).toContain('<b>李四</b> 添加本地放假日2026-04-21')
    const filtered = await (await clerk.get(`/o/${office}/log?group=holidays&user=${other.id}`)).text()
    expect(filtered).toContain('2026-04-21')
    expect(filtered).not.toContain('2026-04-20')
    const odd = await clerk.get(`/o/${office}/log?group=nothing&user=x&before=-1`)
    expect(odd.status).toBe(200)
  })

  it('is downloaded for a spreadsheet, formulas disarmed', async () => {
    const service = startService()
    const office = service.county()
    const clerk = await service.user('=HYPERLINK("x")', [member(office, 'clerk')])
    await clerk.post(`/o/${office}/holidays/local`, { date: '2026-04-20', is: 'closed', why: '三月三' })
    const answer = await clerk.get(`/o/${office}/log.csv?group=holidays`)
    expect(answer.headers.get('content-type')).toContain('text/csv')
    const bytes = new Uint8Array(await answer.arrayBuffer())
    expect([...bytes.slice(0, 3)]).toEqual([0xef, 0xbb, 0xbf])
    const lines = new TextDecoder().decode(bytes).split('\r\n')
    expect(lines).toHaveLength(3)
    expect(lines[1]).toContain(`"'=HYPERLINK(""x"")","添加本地放假日2026-04-20","local-day.added"`)
    expect(csvOf([['-1', ' +x', '好', 'a\r\nb']])).toBe(`\uFEFF"'-1","'+x","好","a b"\r\n`)
  })

  it('is read by auditors too, not by leaders or another office', async () => {
    const service = startService()
    const office = service.county()
    service.office('other')
    const auditor = await service.user('auditor', [member(office, 'auditor')])
    const stranger = await service.user('stranger', [member('other', 'clerk')])
    expect((await auditor.get(`/o/${office}/log`)).status).toBe(200)
    expect((await auditor.get(`/o/${office}/log.csv`)).status).toBe(200)
    expect((await stranger.get(`/o/${office}/log`)).status).toBe(404)
    expect((await stranger.get(`/o/${office}/log.csv`)).status).toBe(404)
  })
})
