import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import * as xlsx from '@e965/xlsx'
import { describe, expect, it } from 'vitest'
import { casesOf } from '../../src/db/case-list.ts'
import { caseById, eventsOfCase } from '../../src/db/case-store.ts'
import { logOf } from '../../src/db/log-store.ts'
import { personalOf } from '../../src/db/personal-store.ts'
import { everybody } from '../../src/domain/case.ts'
import { endOldImports } from '../../src/web/cases/sealed-import.ts'
import { csvOf } from '../../src/workbook/write-csv.ts'
import { casesIn } from '../tools/registered-cases.ts'
import { member, startService, type Visitor } from '../tools/service.ts'

const county = async () => {
  const service = startService()
  const office = service.county()
  const clerk = await service.user('王敏', [member(office, 'clerk')])
  const { database, context } = service
  const all = () => casesOf(database, office, everybody, {}, { limit: 9999, offset: 0 })
  return { service, office, clerk, database, keys: context.keys, all, at: `/o/${office}/cases` }
}
type County = Awaited<ReturnType<typeof county>>

/** As .csv, which is read without a process of its own. */
const ledger = (rows: readonly (readonly string[])[]) => new File([csvOf(rows)], '台账.csv')
const heads = ['编号', '接访日期', '事项分类', '接待领导', '来访人', '联系方式', '反映事项']

const upload = async (clerk: Visitor, at: string, file: File) => {
  const answer = await clerk.upload(`${at}/import`, 'file', file)
  const path = answer.headers.get('location') ?? ''
  return { status: answer.status, path, page: await (path ? await clerk.get(path) : answer).text() }
}
const take = async (clerk: Visitor, { path, page }: { path: string; page: string }) => {
  const shown = /name="shown" value="(\w+)"/.exec(page)?.[1] ?? ''
  return clerk.post(`${path}/take`, { shown })
}
const counts = (page: string) =>
  /新增 (\d+)<.*?修改 (\d+)<.*?相同 (\d+)<.*?有误 (\d+)</s.exec(page)!.slice(1).map(Number)
const wrongs = (page: string) =>
  [...page.matchAll(/<td class="where">([^<]*)<\/td>.*?<\/tr>/gs)].flatMap(([row, where]) =>
    [...row.matchAll(/<b>([^<]*)<\/b>: <span class="wrong">([^<]*)</g)].map(
      ([, column, says]) => `${where} ${column}: ${says}`,
    ),
  )
const rowsOf = (bytes: ArrayBuffer): string[][] => {
  const book = xlsx.read(new Uint8Array(bytes), { type: 'array' })
  return xlsx.utils.sheet_to_json(book.Sheets[book.SheetNames[0]!]!, {
    header: 1,
    raw: false,
    defval: '',
    dateNF: 'yyyy-mm-dd',
  })
}
/** The whole database and its journal as they stand on the disk. */
const onDisk = ({ service, database }: County): string => {
  database.sqlite.pragma('wal_checkpoint(TRUNCATE)')
  return readFileSync(join(service.data, 'roster.db')).toString('latin1')
}
const has = (bytes: string, words: string): boolean => bytes.includes(Buffer.from(words).toString('latin1'))

describe('a ledger', () => {
  it('is shown row by row with names masked, saved at a word, and known when it comes again', async () => {
    const world = await county()
    const { clerk, at, all, database, keys, office } = world
    const file = () =>
      ledger([
        ['2025年信访台账'],
        heads,
        [
          '象信〔2025〕7号',
          '2025年3月4日',
          '征地拆迁',
          '陈新伟',
          '张三丰、李四光',
          '13907720001、—',
          '反映征地补偿款没有到位',
        ],
        ['象信〔2025〕8号', '2025-03-05', '10', '', '', '', ''],
      ])
    const first = await upload(clerk, at, file())
    expect(counts(first.page)).toEqual([2, 0, 0, 0])
    expect(first.page).toContain('张＊、李＊')
    for (const hidden of ['张三丰', '13907720001', '补偿款']) expect(first.page).not.toContain(hidden)
    const disk = onDisk(world)
    for (const hidden of ['张三', '13907720001', '补偿款']) expect(has(disk, hidden), hidden).toBe(false)
    expect(all()).toHaveLength(0)

    const taken = await take(clerk, first)
    expect(taken.headers.get('location')).toBe(at)
    const cases = all()
    expect(cases.map(({ received, subject, year, n }) => [received, subject, year, n])).toEqual([
      ['2025-03-05', '10', 2025, 2],
      ['2025-03-04', '02', 2025, 1],
    ])
    expect(personalOf(database, keys, cases[1]!.case)).toMatchObject({
      people: [
        { name: '张三丰', contact: '13907720001' },
        { name: '李四光', contact: '' },
      ],
      summary: '反映征地补偿款没有到位',
      notes: { 1: '原编号:象信〔2025〕7号' },
    })
    const again = await upload(clerk, at, file())
    expect(counts(again.page)).toEqual([0, 0, 2, 0])
    expect(again.page).toContain('已有,跳过')
    expect((await take(clerk, again)).status).toBe(409)
    expect((await clerk.post(`${first.path}/take`)).headers.get('location')).toBe(`${at}/import`)
    expect(all()).toHaveLength(2)
    const logged = logOf(database, office, { viewer: everybody, limit: 50 })
    expect(logged.filter(({ what }) => what === 'ledger.imported')).toHaveLength(1)
    expect(JSON.stringify(logged)).not.toMatch(/张三|象信|补偿/)
  })

  it('names what is wrong by sheet, row and column with the mend, and saves nothing then', async () => {
    const { clerk, at, all } = await county()
    const identity = '11010519491231002X'
    const file = ledger([
      [...heads, '责任单位', '答复日期', '办结日期', '是否化解', '办理状态', '备考'],
      ['1', '2025-02-30', '征地拆迁', '', '', '', ''],
      ['2', '2025-03-04', '征地', '陈新炜', '', '', ''],
      ['3', '2025-03-04', '其他', '', '', '', `身份证 ${identity}`],
      ['4', '2025-03-04', '其他', '', '', '', '', '', '', '', '', '', identity],
      ['', '2025-03-04', '其他'],
      ['6', '2027-01-01', '其他'],
      ['7', '2025-03-04', '其他', '', '', '', '', '没有的局'],
      ['8', '2025-03-04', '其他', '', '', '', '', '', '2025-04-01'],
      ['9', '2025-03-04', '其他', '', '', '', '', '', '', '2025-04-01', '是'],
      ['10', '2025-03-04', '其他', '', '', '', '', '', '', '', '', '已办结'],
      ['11', '2025-03-04', '其他'],
      ['11', '2025-03-04', '其他'],
    ])
    const { page, path } = await upload(clerk, at, file)
    const said = wrongs(page)
    const expected = [
      /^台账 第2行 接访日期: 看不懂的日期/,
      /^台账 第3行 事项分类: 没有这个分类“征地”,是不是:征地拆迁/,
      /^台账 第3行 接待领导: 没有这位领导“陈新炜”,是不是:陈新伟/,
      /^台账 第4行 反映事项: 这里有身份证号码.*请删去后再导入/,
      /^台账 第5行 M列: 这里有身份证号码/,
      /^台账 第6行 编号: 编号和国家系统编号至少填一项/,
      /^台账 第7行 接访日期: 接访日期不能在今天之后/,
      /^台账 第8行 责任单位: 没有这个单位“没有的局”/,
      /^台账 第9行 答复日期: 答复之前要有受理日期/,
      /^台账 第10行 办结日期: 这件还不能办结/,
      /^台账 第11行 办结日期: 已经了结的要填办结日期/,
      /^台账 第13行 编号: 与第12行是同一件/,
    ]
    expect(said).toHaveLength(expected.length)
    for (const [n, one] of expected.entries()) expect(said[n]).toMatch(one)
    expect(page).not.toContain(identity)
    expect(page).not.toContain('/take"')
    expect((await clerk.post(`${path}/take`, { shown: 'x' })).status).toBe(409)
    expect(all()).toEqual([])
  })

  it('whose receiver it is about is refused: he withdraws', async () => {
    const { clerk, at } = await county()
    const rows = [
      [...heads, '涉及领导', '包案领导'],
      ['1', '2025-03-04', '其他', '陈新伟', '', '', '', '陈新伟', ''],
      ['2', '2025-03-04', '其他', '', '', '', '', '陈新伟', '陈新伟'],
    ]
    expect(wrongs((await upload(clerk, at, ledger(rows))).page)).toEqual([
      expect.stringMatching(/^台账 第2行 接待领导: .*应当回避/),
      expect.stringMatching(/^台账 第3行 包案领导: .*应当回避/),
    ])
  })

  it('that was read against another office is shown again before it is saved', async () => {
    const { clerk, at, all, service, office } = await county()
    const shown = await upload(clerk, at, ledger([heads, ['2025-0001', '2025-03-04', '其他']]))
    // The same case is registered by hand meanwhile.
    casesIn(service, office).register('mine', '2025-03-04', { subject: '10' })
    const answer = await take(clerk, shown)
    expect(answer.status).toBe(409)
    expect(counts(await answer.text())).toEqual([0, 0, 1, 0])
    expect(all()).toHaveLength(1)
  })

  it('that is dropped, or a day old, is destroyed with its key', async () => {
    const { clerk, at, service, keys, database } = await county()
    const kept = () => database.sqlite.prepare('SELECT id FROM pending_import').pluck().all() as string[]
    const dropped = await upload(clerk, at, ledger([heads, ['1', '2025-03-04', '其他']]))
    const [first] = kept()
    expect(keys.keyOf(first!)).toBeDefined()
    await clerk.post(`${dropped.path}/drop`)
    expect([kept(), keys.keyOf(first!)]).toEqual([[], undefined])
    await upload(clerk, at, ledger([heads, ['1', '2025-03-04', '其他']]))
    const [second] = kept()
    service.clock.now = '2026-11-11T02:00:01.000Z'
    const hourly = endOldImports({ database, keys, now: () => service.clock.now })
    hourly.stop()
    hourly.end()
    expect([kept(), keys.keyOf(second!)]).toEqual([[], undefined])
  })

  it('is nobody else’s: neither another clerk nor the page for other files shows it', async () => {
    const { clerk, at, service, office } = await county()
    const { path } = await upload(clerk, at, ledger([heads, ['1', '2025-03-04', '其他']]))
    const other = await service.user('二', [member(office, 'clerk')])
    expect((await other.get(path)).status).toBe(404)
    expect((await clerk.get(path.replace('/cases/import/', '/files/import/'))).status).toBe(404)
    await other.post(`${path}/drop`)
    await clerk.post(`${path.replace('/cases/import/', '/files/import/')}/drop`)
    expect((await clerk.get(path)).status).toBe(200)
  })
})

/** Cases that went every way a ledger can tell of. */
const everyWay = ({ service, office }: County): void => {
  const { register, step, bureaus } = casesIn(service, office)
  const [leader, other] = ['l01', 'l02']
  const [first, second] = bureaus()
  const at = (what: string, day: string, data: unknown = {}, note = '') => ({
    event: { what, day, data } as never,
    note,
  })
  const ways: Record<string, ReturnType<typeof at>[]> = {
    solved: [
      at('disposed', '2026-01-05', { as: 'solved', by: null }),
      at('concluded', '2026-01-06', { outcomes: ['solved', 'helped'] }),
      at('closed', '2026-01-06', { isSettled: true }),
      at('satisfied', '2026-01-07', { is: 'satisfied' }),
      at('visited', '2026-01-20', { leader: null }),
    ],
    promised: [
      at('disposed', '2026-01-05', { as: 'promised', by: '2026-02-01' }),
      at('promise-kept', '2026-01-30'),
      at('closed', '2026-01-30', { isSettled: false }),
    ],
    open: [at('disposed', '2026-01-05', { as: 'promised', by: '2026-12-31' })],
    assigned: [
      at('instructed', '2026-01-05', { leader: other }, '请尽快查清'),
      at('put-in-charge', '2026-01-05', { leader: other }),
      at('first-handled', '2026-01-05', { unit: first, leader: other }),
      at('assigned', '2026-01-06', { lead: first, co: [second], by: '2026-03-01' }),
      at('unit-received', '2026-01-07'),
      at('accepted', '2026-01-08'),
      at('informed', '2026-01-09'),
      at('answered', '2026-02-20'),
      at('opinion-received', '2026-02-21'),
      at('review-asked', '2026-03-01'),
      at('review-answered', '2026-03-20'),
      at('review-received', '2026-03-21'),
      at('rereview-asked', '2026-04-01'),
    ],
    objected: [
      at('assigned', '2026-01-06', { lead: first, co: [], by: null }),
      at('unit-received', '2026-01-07'),
      at('objected', '2026-01-08'),
    ],
    upheld: [
      at('assigned', '2026-01-06', { lead: first, co: [], by: null }),
      at('unit-received', '2026-01-07'),
      at('objected', '2026-01-08'),
      at('objection-settled', '2026-01-09', { isUpheld: true }),
    ],
    refused: [at('refused', '2026-01-09')],
    dropped: [at('accepted', '2026-01-09'), at('dropped', '2026-01-10')],
    routed: [at('transferred', '2026-01-09', { route: 'arbitration' })],
    untouched: [],
  }
  const people = [
    { name: '张三', contact: '0772-1' },
    { name: '', contact: '村东头' },
  ]
  for (const [n, [id, steps]] of Object.entries(ways).entries()) {
    register(
      id,
      `2026-01-0${(n % 5) + 1}`,
      {
        session: 'morning',
        receiver: n === 3 ? leader : null,
        nationalNumber: n === 0 ? '国信〔2026〕1号' : null,
        isFirst: n % 2 === 0,
        heads: n + 1,
        isCollective: n > 4,
        representatives: n > 4 ? 3 : 0,
        concerns: n === 1 ? { leaders: [other], units: [] } : { leaders: [], units: [] },
      },
      n % 2 === 0 ? { people, summary: `=第${n}件\n反映某事`, handlers: '老周' } : {},
    )
    for (const { event, note } of steps) step(id, event, note)
  }
}

const exported = async ({ clerk, at }: Pick<County, 'clerk' | 'at'>): Promise<ArrayBuffer> => {
  const answer = await clerk.post(`${at}/ledger-with-names.xlsx`, { why: 'handover' })
  expect(answer.status).toBe(200)
  return answer.arrayBuffer()
}

describe('the ledger taken out', () => {
  it('and brought into another, empty office, is the same ledger there', async () => {
    const from = await county()
    everyWay(from)
    const file = await exported(from)
    const to = await county()
    casesIn(to.service, to.office).bureaus()
    const shown = await upload(to.clerk, to.at, new File([new Uint8Array(file)], '台账.xlsx'))
    expect(wrongs(shown.page)).toEqual([])
    expect(counts(shown.page)).toEqual([10, 0, 0, 0])
    expect((await take(to.clerk, shown)).status).toBe(303)
    expect(rowsOf(await exported(to))).toEqual(rowsOf(file))
    // What is known here is not brought in again.
    expect(counts((await upload(from.clerk, from.at, new File([new Uint8Array(file)], '台账.xlsx'))).page)).toEqual(
      [0, 0, 10, 0],
    )
    // As the events have it, not the ledger alone.
    const [routed] = to.all().filter(({ state }) => state === 'transferred')
    expect(eventsOfCase(to.database, routed!.case).map(({ what, day, by }) => [what, day, by])).toEqual([
      ['registered', '2026-01-04', to.clerk.id],
      ['transferred', '2026-01-09', to.clerk.id],
    ])
    expect(caseById(to.database, to.office, everybody, routed!.case)).toMatchObject({
      events: 2,
      ended: '2026-01-09',
    })
  })

  it('holds no words about people unless a clerk says why, and then every case is logged as looked at', async () => {
    const world = await county()
    const { service, office, at, clerk, database } = world
    everyWay(world)
    const auditor = await service.user('审计', [member(office, 'auditor')])
    const looks = () =>
      logOf(database, office, { viewer: everybody, limit: 200 }).filter(({ what }) => what === 'case.looked')
    for (const path of ['ledger.xlsx', 'ledger.csv']) {
      const answer = await auditor.get(`${at}/${path}`)
      expect(answer.headers.get('content-disposition')).toContain('ledger-2026-11-10')
      const bytes = await answer.arrayBuffer()
      const text = path.endsWith('csv') ? Buffer.from(bytes).toString() : JSON.stringify(rowsOf(bytes))
      expect(text).toContain('2026-0001')
      for (const hidden of ['张三', '反映某事', '请尽快查清', '老周', '村东头', '涉及'])
        expect(text).not.toContain(hidden)
    }
    expect(looks()).toEqual([])
    expect((await auditor.post(`${at}/ledger-with-names.xlsx`, { why: 'check' })).status).toBe(404)
    expect((await clerk.post(`${at}/ledger-with-names.xlsx`, {})).status).toBe(422)
    expect(looks()).toEqual([])
    const rows = rowsOf(await exported(world))
    expect(JSON.stringify(rows)).toContain("'=第0件 反映某事")
    expect(looks()).toHaveLength(10)
    expect(looks().every(({ data }) => data.what === 'ledger')).toBe(true)
    expect(JSON.stringify(logOf(database, office, { viewer: everybody, limit: 200 }))).not.toMatch(/张三|反映某事/)
  })

  it('is narrowed as the list is, and leaves out what does not exist for who asks', async () => {
    const world = await county()
    everyWay(world)
    const { service, office, at, clerk } = world
    const rows = async (who: Visitor, query = '') => {
      const [, , , ...cases] = rowsOf(await (await who.get(`${at}/ledger.xlsx${query}`)).arrayBuffer())
      return cases
    }
    expect(await rows(clerk)).toHaveLength(10)
    expect((await rows(clerk, '?state=closed')).map(([number]) => number)).toEqual(['2026-0001', '2026-0002'])
    expect(await rows(clerk, '?from=2026-01-05&to=2026-01-05')).toHaveLength(2)
    const both = await service.user('二', [member(office, 'clerk'), member(office, 'liaison', 'l02')])
    const seen = await rows(both)
    expect(seen).toHaveLength(9)
    // Nor the numbers: a gap would tell of it.
    expect(seen.map(([number, national]) => [number, national])).toEqual(Array(9).fill(['', '']))
    expect(await (await both.get(`${at}/ledger`)).text()).toContain('共9件')
  })

  it('has a template in which what an office has can be chosen', async () => {
    const { clerk, at } = await county()
    const answer = await clerk.get(`${at}/import/template.xlsx`)
    const book = xlsx.read(new Uint8Array(await answer.arrayBuffer()), { type: 'array' })
    expect(book.SheetNames).toEqual(['信访事项台账', '可填内容', '填写说明'])
    expect(JSON.stringify(xlsx.utils.sheet_to_json(book.Sheets[book.SheetNames[1]!]!, { header: 1 }))).toContain(
      '02 征地拆迁',
    )
  })
})
