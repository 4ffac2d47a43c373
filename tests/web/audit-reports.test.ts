import * as xlsx from '@e965/xlsx'
import { beforeAll, describe, expect, it } from 'vitest'
import { openDataSchema } from '../../src/audit/open-data.ts'
import { lastHead } from '../../src/db/head-store.ts'
import { officeById, saveOffice } from '../../src/db/office-store.ts'
import { headIn, shortRoot } from '../../src/domain/checkpoint.ts'
import { indicatorWords } from '../../src/domain/indicator.ts'
import type { OfficeSettings } from '../../src/domain/office.ts'
import { auditedDecember, office } from '../tools/audited.ts'
import { member, openService } from '../tools/open-service.ts'

type Service = ReturnType<typeof openService>
let service: Service
let auditor: Awaited<ReturnType<Service['user']>>
let names: readonly string[]
const months = 'from=2026-12&to=2026-12'

beforeAll(async () => {
  service = openService()
  await auditedDecember(service)
  auditor = await service.user('auditor', [member(office, 'auditor')])
  names = service.database.sqlite.prepare('SELECT name FROM leader').pluck().all() as string[]
  return () => service.close()
})

const counted = () =>
  service.context.audits.of(service.context.readOnly, {
    ...{ office, from: '2026-12', to: '2026-12', at: service.clock.now, isNow: true },
  })!

const text = async (path: string): Promise<string> => {
  const answer = await auditor.get(`/o/${office}/audit${path}`)
  expect(answer.status, path).toBe(200)
  return answer.text()
}
const sheetsOf = async (path: string): Promise<Map<string, unknown[][]>> => {
  const answer = await auditor.get(`/o/${office}/audit${path}`)
  expect(answer.status, path).toBe(200)
  const book = xlsx.read(new Uint8Array(await answer.arrayBuffer()), { type: 'array' })
  return new Map(
    book.SheetNames.map((name) => [
      name,
      xlsx.utils.sheet_to_json(book.Sheets[name]!, { header: 1, defval: '' }) as unknown[][],
    ]),
  )
}
/** The rows of a sheet under its heads, by the words of those. */
const table = (rows: readonly unknown[][], first: string): Record<string, unknown>[] => {
  const at = rows.findIndex((row) => row[0] === first)
  return rows.slice(at + 1).map((row) => Object.fromEntries(rows[at]!.map((head, n) => [String(head), row[n]])))
}
const set = (audit: Partial<OfficeSettings['audit']>): void => {
  const { database, clock } = service
  const kept = officeById(database, office)!
  const settings = { ...kept.settings, audit: { ...kept.settings.audit, ...audit } }
  database.write(() => saveOffice(database, { user: null, office, at: clock.now }, { ...kept, settings }))
}

describe('the year of leaders', () => {
  it('has a row for each leader in the official order, which add up to the compliance', async () => {
    const rows = table((await sheetsOf(`/yearly.xlsx?${months}`)).get('各领导情况')!, '领导')
    const { counts } = counted().compliance
    const sum = rows.at(-1)!
    expect(sum.领导).toBe('合计')
    expect(sum).toMatchObject({
      ...{ 计划: counts.planned, 已接访: counts.served, 他人顶替: counts.covered, 因故未到: counts.excused },
      ...{ 缺席: counts.missing, 待登记: counts.pending, 已顺延: counts.deferred, 已取消: counts.cancelled },
      计划外: counts.unscheduled,
    })
    for (const head of ['计划', '已接访', '缺席', '计划外'])
      expect(rows.slice(0, -1).reduce((all, row) => all + (row[head] as number), 0)).toBe(sum[head])
    expect([counts.covered, counts.excused, counts.missing, counts.unscheduled]).toEqual([1, 1, 1, 1])
    expect(rows.slice(0, 3).map((row) => row.领导)).toEqual(
      service.database.sqlite
        .prepare(
          `SELECT l.name FROM leader l JOIN post p ON p.leader = l.id WHERE p.unit = 'xz' ORDER BY p.rank LIMIT 3`,
        )
        .pluck()
        .all(),
    )
  })

  it('tells what a leader did for another, and why he was not there', async () => {
    const page = await text(`/yearly?${months}&leader=l05`)
    expect(page).toContain('替别人接访的')
    expect(page).toMatch(/2026-12-02[\s\S]*上午/)
    const absent = counted().compliance.receptions.find(({ outcome }) => outcome === 'excused')!
    const sheet = await text(`/yearly/sheet?${months}&leader=${absent.leader}`)
    expect(sheet).toContain('公务出差')
    expect(sheet).toContain('<td>因故未到</td>')
  })

  it('is no page for whoever is no leader of the office', async () => {
    expect((await auditor.get(`/o/${office}/audit/yearly?leader=nobody`)).status).toBe(404)
  })
})

describe('the report of a month', () => {
  it('has the same counts on the page, on paper and in the workbook', async () => {
    const { counts } = counted().compliance
    const rows = table((await sheetsOf('/monthly.xlsx?month=2026-12')).get('接访情况')!, '结果')
    expect(rows[0]).toEqual({ 结果: '计划', 次数: counts.planned })
    expect(rows.find((row) => row.结果 === '已接访')!.次数).toBe(counts.served)
    const sheet = await text('/monthly/sheet?month=2026-12')
    for (const { 结果, 次数 } of rows) expect(sheet).toContain(`<td>${结果}</td><td class="number">${次数}</td>`)
    expect(await text('/monthly?month=2026-12')).toContain('2026年12月领导干部接访月度报告')
  })

  it('has the balance of cases and their indicators beside its own two', async () => {
    const sheets = await sheetsOf('/monthly.xlsx?month=2026-12')
    expect(table(sheets.get('主要指标')!, '指标').map((row) => row.指标)).toEqual(
      Object.values(indicatorWords).map((words) => words['zh-CN']),
    )
    for (const row of table(sheets.get('信访事项')!, '范围') as Record<string, number>[])
      expect(row.月初在办! + row.新增!).toBe(row.结束! + row.月末在办!)
    expect(await text(`/indicators?${months}`)).toContain('接访率')
  })

  it('is as it was known on another day', async () => {
    const rows = async (asof: string) =>
      table((await sheetsOf(`/monthly.xlsx?month=2026-12&asof=${asof}`)).get('接访情况')!, '结果')
    const then = Object.fromEntries((await rows('2026-12-02')).map((row) => [row.结果, row.次数]))
    expect([then.已接访, then.他人顶替, then.缺席]).toEqual([1, 1, 0])
  })

  it('is printed with the signed head of the log, and a look at it signs nothing', async () => {
    const { database } = service
    const entries = () =>
      database.sqlite.prepare('SELECT max(seq), (SELECT count(*) FROM log_head) FROM log').raw().get()
    const before = entries()
    const sheet = await text('/monthly/sheet?month=2026-12')
    expect(entries()).toEqual(before)
    const tip = headIn(database.sqlite.prepare('SELECT note FROM log_tip').pluck().get() as string)!
    expect(lastHead(database)!.size).toBeLessThan(tip.size)
    expect(sheet).toContain(`${tip.size}条 ${shortRoot(tip.root)}`)
    expect(sheet).toContain(tip.origin)
  })
})

describe('open data', () => {
  it('is switched on by a clerk on the page of settings', async () => {
    const clerk = await service.user('clerk-2', [member(office, 'clerk')])
    const path = `/o/${office}/audit/settings`
    const version = String(officeById(service.database, office)!.version)
    expect((await clerk.post(path, { version, namesPeople: 'unnamed', openData: 'opened' })).status).toBe(303)
    expect(officeById(service.database, office)!.settings.audit.openData).toBe(true)
    expect(await (await clerk.get(path)).text()).toContain(`/n/${office}/open.csv`)
    set({ openData: false })
  })

  const json = async (path = '/open.json?year=2026') => JSON.parse(await text(path))

  it('has the shape it says, and the counts of the compliance', async () => {
    const data = openDataSchema.parse(await json())
    const { planned, served, covered, excused, missing, pending, deferred, cancelled } = data.months[0]!
    expect(data.months.map(({ month }) => month)).toEqual(['2026-12'])
    expect(counted().compliance.counts).toMatchObject({
      planned,
      served,
      covered,
      excused,
      missing,
      pending,
      deferred,
      cancelled,
    })
    expect(served + covered + excused + missing + pending + deferred + cancelled).toBe(planned)
    const csv = await text('/open.csv?year=2026')
    expect(csv.split('\r\n')[1]).toContain(`"2026-12","${planned}","${served}","${covered}"`)
  })

  it('names nobody and has no ids of people, unless the office says so', async () => {
    const files = async () => [await text('/open.json?year=2026'), await text('/open.csv?year=2026')]
    for (const file of await files()) {
      expect(names.filter((name) => file.includes(name))).toEqual([])
      expect(file).not.toMatch(/\bl\d\d\b|"id"/)
    }
    set({ namesPeople: true })
    for (const file of await files()) {
      expect(names.filter((name) => file.includes(name)).length).toBeGreaterThan(10)
      expect(file).not.toMatch(/\bl\d\d\b|"id"/)
    }
    const [month] = openDataSchema.parse(await json()).months
    expect(month!.leaders!.reduce((sum, { planned }) => sum + planned, 0)).toBe(month!.planned)
    set({ namesPeople: false })
  })

  it('is for the public only where the office has switched it on', async () => {
    const stranger = service.visitor()
    expect((await stranger.get(`/n/${office}/open.json?year=2026`)).status).toBe(404)
    expect(await (await stranger.get(`/n/${office}`)).text()).not.toContain('open.csv')
    set({ openData: true })
    const answer = await stranger.get(`/n/${office}/open.json?year=2026`)
    expect(answer.status).toBe(200)
    expect(openDataSchema.parse(await answer.json()).months.length).toBe(1)
    expect((await stranger.get(`/n/${office}/open.csv?year=2026`)).headers.get('content-type')).toContain(
      'text/csv',
    )
    expect((await stranger.get(`/n/${office}/open.csv?year=2019`)).status).toBe(404)
    expect(await (await stranger.get(`/n/${office}/2026-12`)).text()).toContain('open.csv?year=2026')
    set({ openData: false })
  })
})
