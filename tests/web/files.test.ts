import { readFileSync } from 'node:fs'
import * as xlsx from '@e965/xlsx'
import { describe, expect, it } from 'vitest'
import { addAvailability, availabilityOf } from '../../src/db/availability-store.ts'
import { leaderOf, leadersOf, liaisonsOf, saveLeader } from '../../src/db/leader-store.ts'
import { logOf } from '../../src/db/log-store.ts'
import { officeById } from '../../src/db/office-store.ts'
import { placesOf } from '../../src/db/place-store.ts'
import { ruleSetsOf } from '../../src/db/rule-set-store.ts'
import { unitsBelow } from '../../src/db/unit-store.ts'
import { everybody } from '../../src/domain/case.ts'
import { readWorkbook } from '../../src/workbook/read-workbook.ts'
import { made, member, startService, type Visitor } from '../tools/service.ts'
import { bookOf, zipOf } from '../workbook/files.ts'

const sample = () => new File([readFileSync('fixtures/sample-workbook.xlsx')], '名册.xlsx')
const fixture = (name = 'small-county-2026-12') => JSON.parse(readFileSync(`fixtures/${name}.json`, 'utf8'))
const planFile = (plan: unknown, name = 'plan.json') => new File([JSON.stringify(plan)], name)
const workbook = (sheets: Parameters<typeof bookOf>[0], name = '表.xlsx') =>
  new File([bookOf(sheets) as Uint8Array<ArrayBuffer>], name)

/** An office with nothing in it, and its clerk. */
const empty = async () => {
  const service = startService()
  const office = service.office('o', { unit: { id: 'u', name: '小县', level: 'county' } })
  const clerk = await service.user('王敏', [member(office, 'clerk')])
  return { service, office, clerk, database: service.database }
}

/** Uploads a file: the address where it is shown, and the page. */
const upload = async (clerk: Visitor, file: File, office = 'o') => {
  const answer = await clerk.upload(`/o/${office}/files`, 'file', file)
  const path = answer.headers.get('location') ?? ''
  return { status: answer.status, path, page: await (path ? await clerk.get(path) : answer).text() }
}
const counts = (page: string) =>
  /新增 (\d+)<.*?修改 (\d+)<.*?相同 (\d+)<.*?有误 (\d+)</s.exec(page)!.slice(1).map(Number)

describe('a workbook', () => {
  it('fills an empty office: shown row by row first, saved at a word', async () => {
    const { office, clerk, database } = await empty()
    const { path, page } = await upload(clerk, sample())
    expect(path).toMatch(/^\/o\/o\/files\/import\//)
    expect(counts(page)).toEqual([31, 0, 1, 0])
    expect(page).toContain('陈新伟')
    expect(leadersOf(database, office)).toEqual([])
    const taken = await clerk.post(`${path}/take`)
    expect(taken.headers.get('location')).toBe('/o/o/files')
    expect(await (await clerk.get('/o/o/files')).text()).toContain('已导入:新增31行')
    const leaders = leadersOf(database, office)
    expect(leaders).toHaveLength(18)
    expect(leaders.every(({ posts }) => posts.every(({ unit }) => unit === 'u'))).toBe(true)
    expect(placesOf(database, office)).toMatchObject([
      { place: { name: '县群众工作部接访大厅', unit: 'u' }, openings: [{ session: 'morning', capacity: 1 }] },
    ])
    const ids = leaders.map(({ id }) => id)
    expect(availabilityOf(database, { office, leaders: ids, from: '2026-01-01' })).toHaveLength(12)
    expect((await clerk.get(path)).status).toBe(404)
  })

  it('of another county is not hung below this one', async () => {
    const service = startService()
    const office = service.office('o', { unit: { id: 'u', name: '象州县', level: 'county' } })
    const clerk = await service.user('王敏', [member(office, 'clerk')])
    const { page } = await upload(clerk, sample())
    expect(counts(page)[3]).toBeGreaterThan(0)
    expect(page).toContain('与本办公室所在单位“象州县”同级')
  })

  it('a second time changes nothing, and pressing twice saves once', async () => {
    const { office, clerk, database } = await empty()
    const first = await upload(clerk, sample())
    await clerk.post(`${first.path}/take`)
    const entries = logOf(database, office, { viewer: everybody, limit: 200 }).length
    expect((await clerk.post(`${first.path}/take`)).headers.get('location')).toBe('/o/o/files')
    expect(await (await clerk.get('/o/o/files')).text()).toMatch(/<p class="said refused"[^>]*>这次导入已经完成/)
    const second = await upload(clerk, sample())
    expect(counts(second.page)).toEqual([0, 0, 32, 0])
    expect(second.page).toContain('与现有内容完全相同')
    expect(second.page).not.toContain('/take"')
    expect((await clerk.post(`${second.path}/take`)).status).toBe(422)
    expect(logOf(database, office, { viewer: everybody, limit: 200 })).toHaveLength(entries)
    expect(leadersOf(database, office)).toHaveLength(18)
  })

  it('writes only what is new or changed, and keeps liaison areas', async () => {
    const { service, database } = await empty()
    const office = service.county()
    const other = await service.user('二', [member(office, 'clerk')])
    const l07 = leaderOf(database, office, 'l07')!
    const areas = [{ leader: 'l07', unit: 'xz', from: '2026-01-01', to: null }]
    const actor = { user: null, office, at: service.clock.now }
    database.write(() => saveLeader(database, actor, l07, areas))
    const before = logOf(database, office, { viewer: everybody, limit: 1 })[0]!.seq
    const post = l07.posts[0]!
    const file = workbook({
      领导: [
        ['姓名', '职务', '分管工作'],
        [l07.name, post.title, '信访'],
        ['韦新来', '副县长', '教育'],
      ],
    })
    const { path, page } = await upload(other, file, office)
    expect(counts(page)).toEqual([1, 1, 0, 0])
    await other.post(`${path}/take`)
    const whats = logOf(database, office, { viewer: everybody, limit: 50 }).filter(({ seq }) => seq > before)
    expect(whats.map(({ what }) => what)).toEqual(['workbook.adopted', 'leader.added', 'leader.changed'])
    expect(leaderOf(database, office, 'l07')!.posts[0]!.portfolio).toEqual(['信访'])
    expect(liaisonsOf(database, office, leadersOf(database, office))).toEqual(areas)
  })

  it('with wrong rows is shown with what to mend beside the column, and nothing is saved', async () => {
    const { office, clerk, database } = await empty()
    const file = workbook({
      领导: [
        ['姓名', '职务', '任职起'],
        ['韦明', '副县长', '2026-13-40'],
        ['黄强', '县委书记', '2026-01-01'],
      ],
    })
    const { path, page } = await upload(clerk, file)
    expect(counts(page)).toEqual([1, 0, 0, 1])
    expect(page).toMatch(/任职起<\/b>.*看不懂的日期/s)
    expect(page).toContain('什么都没有保存')
    expect(page).not.toContain('/take"')
    expect((await clerk.post(`${path}/take`)).status).toBe(422)
    expect(leadersOf(database, office)).toEqual([])
  })

  it('never keeps an identity number, nor a number in a column that is not read', async () => {
    const { clerk, database } = await empty()
    const made = '990101199001010019'
    const list = (heading: string, number: string) =>
      workbook({
        领导: [
          ['姓名', '职务', heading],
          ['韦明', '副县长', number],
        ],
      })
    const wrong = await upload(clerk, list('证件', made))
    expect(counts(wrong.page)).toEqual([0, 0, 0, 1])
    const right = await upload(clerk, list('手机', '13800001111'))
    expect(right.page).toContain('有几列不会读入:“手机”')
    const kept = database.sqlite.prepare('SELECT body FROM pending_import').all()
    expect(kept).toHaveLength(2)
    expect(JSON.stringify(kept)).not.toMatch(/990101199001010019|13800001111/)
  })

  it('is understood again and shown again when the office has changed since', async () => {
    const { office, clerk, database, service } = await empty()
    const first = await upload(clerk, sample())
    await clerk.post(`${first.path}/take`)
    const second = await upload(
      clerk,
      workbook({
        请假与意愿: [
          ['姓名', '起', '止', '类型'],
          ['陈新伟', '2026-12-07', '2026-12-07', '不能'],
        ],
      }),
    )
    expect(counts(second.page)).toEqual([1, 0, 0, 0])
    const { id } = leadersOf(database, office).find(({ name }) => name === '陈新伟')!
    const actor = { user: null, office, at: service.clock.now }
    const entry = { leader: id, from: '2026-12-07', to: '2026-12-07', is: 'unavailable' } as const
    database.write(() => addAvailability(database, actor, entry))
    const answer = await clerk.post(`${second.path}/take`)
    expect(answer.status).toBe(409)
    const page = await answer.text()
    expect(page).toContain('没有导入')
    expect(counts(page)).toEqual([0, 0, 1, 0])
    expect(
      availabilityOf(database, { office, leaders: [id], from: '2026-12-07' }).filter(
        (one) => one.to === '2026-12-07',
      ),
    ).toHaveLength(1)
  })

  it('never takes an id another office has been given meanwhile', async () => {
    const { service, clerk, database } = await empty()
    service.office('p', { unit: { id: 'v', name: '大县', level: 'county' } })
    const other = await service.user('李', [member('p', 'clerk')])
    const list = (name: string) =>
      workbook({
        领导: [
          ['姓名', '职务'],
          [name, '副县长'],
        ],
      })
    const mine = await upload(clerk, list('韦明'))
    const theirs = await upload(other, list('黄强'), 'p')
    expect((await clerk.post(`${mine.path}/take`)).status).toBe(303)
    expect((await other.post(`${theirs.path}/take`)).status).toBe(409)
    expect((await other.post(`${theirs.path}/take`)).status).toBe(303)
    expect(leadersOf(database, 'o').map(({ name }) => name)).toEqual(['韦明'])
    expect(leadersOf(database, 'p').map(({ name }) => name)).toEqual(['黄强'])
  })

  it('changes nothing of a unit that another office rosters, and hangs new units below its own', async () => {
    const { service, clerk, database } = await empty()
    service.office('t', { unit: { id: 'town', name: '石龙镇', level: 'township', parent: 'u' } })
    const wrong = await upload(
      clerk,
      workbook({
        单位: [
          ['名称', '层级', '上级单位'],
          ['石龙镇', '县直部门', ''],
          ['来宾市', '市(州)级', '无'],
          ['小县', '县级', '来宾市'],
        ],
        领导: [
          ['姓名', '单位', '职务'],
          ['韦明', '石龙镇', '镇长'],
        ],
      }),
    )
    expect(counts(wrong.page)[3]).toBe(4)
    expect(wrong.page.match(/由它自己的办公室管理/g)).toHaveLength(2)
    const good = await upload(
      clerk,
      workbook({
        单位: [
          ['名称', '层级', '上级单位'],
          ['县教育局', '县直部门', '无'],
          ['石龙镇', '乡镇(街道)', '小县'],
        ],
      }),
    )
    expect(counts(good.page)).toEqual([1, 0, 1, 0])
    await clerk.post(`${good.path}/take`)
    expect(unitsBelow(database, 'o').map(({ name, parent }) => [name, parent])).toEqual([
      ['小县', undefined],
      ['石龙镇', 'u'],
      ['县教育局', 'u'],
    ])
  })

  it('comes out as it went in: the office’s own workbook has nothing new', async () => {
    const { service } = await empty()
    const office = service.county()
    const clerk = await service.user('二', [member(office, 'clerk')])
    const file = await clerk.get('/o/xz/files/office.xlsx')
    expect(file.headers.get('content-disposition')).toContain(
      `filename*=UTF-8''${encodeURIComponent('小县信访局名册2026-11-10.xlsx')}`,
    )
    const { page } = await upload(
      clerk,
      new File([new Uint8Array(await file.arrayBuffer())], 'office.xlsx'),
      office,
    )
    expect(counts(page).filter((_, at) => at !== 2)).toEqual([0, 0, 0])
    const template = await clerk.get('/o/xz/files/template.xlsx')
    expect(template.headers.get('content-type')).toContain('spreadsheetml')
  })
})

describe('a file that cannot be read', () => {
  const refused = async (file: File | undefined, says: string) => {
    const { clerk, database } = await empty()
    const answer = file ? await upload(clerk, file) : { status: 0, page: '' }
    expect(answer.status).toBe(422)
    expect(answer.page).toContain(says)
    expect(answer.page).toContain('aria-invalid="true"')
    expect(database.sqlite.prepare('SELECT count(*) AS n FROM pending_import').get()).toEqual({ n: 0 })
  }
  it('is refused with words: a bomb', () =>
    refused(
      new File(
        [
          zipOf([
            { name: '[Content_Types].xml', content: '<Types/>' },
            { name: 'xl/worksheets/sheet1.xml', content: Buffer.alloc(80 * 1024 * 1024, 32) },
          ]) as Uint8Array<ArrayBuffer>,
        ],
        'bomb.xlsx',
      ),
      '太多',
    ))
  it('is refused with words: a picture', () =>
    refused(new File([new Uint8Array([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0])], 'a.xlsx'), '图片'))
  it('is refused with words: none chosen', () => refused(new File([], ''), '请选择一个文件'))
  it('is refused with words: more than 5 MB', () =>
    refused(new File([new Uint8Array(5 * 1024 * 1024 + 1)], 'a.json'), '5MB'))
  it('is refused with words: a planning file in GB18030', () =>
    refused(new File([new Uint8Array([0x7b, 0x22, 0xd6, 0xd0, 0x22, 0x7d])], 'a.json'), 'UTF-8'))
})

describe('a planning file', () => {
  it('is shown with what it holds and replaces, then taken over', async () => {
    const { clerk, database } = await empty()
    const { page, path } = await upload(clerk, planFile(fixture()))
    expect(page).toContain('领导')
    expect(page).toMatch(/请假与意愿<\/th><td class="number">12</)
    expect(page).toContain('停用规则集')
    expect(ruleSetsOf(database, 'o')).toEqual([])
    expect((await clerk.post(`${path}/take`)).status).toBe(303)
    expect(leadersOf(database, 'o')).toHaveLength(18)
    expect(ruleSetsOf(database, 'o')).toHaveLength(3)
    expect(unitsBelow(database, 'o').find(({ id }) => id === 'xz')!.parent).toBe('u')
    const again = await upload(clerk, planFile(fixture()))
    expect(again.page).toContain('与现有内容完全相同')
  })

  it('says its mistakes by line and column', async () => {
    const { clerk } = await empty()
    const plan = fixture()
    plan.leaders[3].posts[0].from = '2026-02-30'
    const { page } = await upload(clerk, planFile(JSON.parse(JSON.stringify(plan))))
    expect(page).toMatch(/第1行第\d+列/)
    expect(page).toContain('leaders[3].posts[0].from')
    const broken = await upload(clerk, new File(['{"office": '], 'x.json'))
    expect(broken.page).toContain('不是合法的 JSON')
  })

  it('with ids of another office is refused with words', async () => {
    const { service, clerk, database } = await empty()
    service.county()
    const { path, page } = await upload(clerk, planFile(fixture()))
    expect(page).toContain('编号“l01”已被另一个办公室使用')
    expect(page).not.toContain('/take"')
    expect((await clerk.post(`${path}/take`)).status).toBe(422)
    expect(leadersOf(database, 'o')).toEqual([])
  })

  it('does not take over what is published elsewhere, and says so', async () => {
    const { clerk } = await empty()
    const plan = fixture()
    const published = [
      { id: 'a', date: '2026-12-01', opening: 'hall-daily', leader: 'l03', changedAt: '2026-11-20T02:00:00Z' },
    ]
    const { page } = await upload(clerk, planFile({ ...plan, published }))
    expect(page).toContain('已发布的1次接访不会导入')
    expect(page).toContain('这个月还没有安排')
  })

  it('leaves the office’s own unit below whatever it is below, and refuses one that turns it round', async () => {
    const { service, database } = await empty()
    service.office('t', { unit: { id: 'xz', name: '小县', level: 'county', parent: 'u' } })
    const theirs = await service.user('五', [member('t', 'clerk')])
    const good = await upload(theirs, planFile(fixture()), 't')
    expect((await theirs.post(`${good.path}/take`)).status).toBe(303)
    expect(unitsBelow(database, 'o').find(({ id }) => id === 'xz')!.parent).toBe('u')
    const plan = fixture()
    plan.units[0].parent = 'u2'
    plan.units.push({ id: 'u2', name: '某市', level: 'prefecture' })
    const round = await upload(theirs, planFile(plan), 't')
    expect(round.page).toContain('放在“u2”之下')
  })

  it('is shown again when rules or settings have changed since', async () => {
    const { clerk, database } = await empty()
    const { path } = await upload(clerk, planFile(fixture()))
    const other = await upload(clerk, planFile({ ...fixture(), presets: [] }))
    await clerk.post(`${other.path}/take`)
    const answer = await clerk.post(`${path}/take`)
    expect(answer.status).toBe(409)
    expect(await answer.text()).toContain('没有导入')
    expect(officeById(database, 'o')!.version).toBeGreaterThan(1)
  })
})

describe('who may', () => {
  it('only a clerk of the office, and only who uploaded it', async () => {
    const { service, clerk } = await empty()
    service.office('p', { unit: { id: 'v', name: '大县', level: 'county' } })
    const stranger = await service.user('外', [member('p', 'clerk')])
    const auditor = await service.user('督', [member('o', 'auditor')])
    const second = await service.user('二', [member('o', 'clerk')])
    const { path } = await upload(clerk, sample())
    for (const one of [stranger, auditor]) {
      for (const address of ['/o/o/files', '/o/o/files/office.xlsx', path])
        expect((await one.get(address)).status, address).toBe(404)
      expect((await one.upload('/o/o/files', 'file', sample())).status).toBe(404)
      expect((await one.post(`${path}/take`)).status).toBe(404)
    }
    expect((await stranger.get(path.replace('/o/o/', '/o/p/'))).status).toBe(404)
    expect((await second.get(path)).status).toBe(404)
    await second.post(`${path}/drop`)
    expect((await clerk.get(path)).status).toBe(200)
    expect((await clerk.post(`${path}/drop`)).status).toBe(303)
    expect((await clerk.get(path)).status).toBe(404)
  })
})

describe('uploads', () => {
  it('are read one at a time, and one that fails does not stop the line', async () => {
    const { service } = await empty()
    let now = 0
    let most = 0
    const work = async () => {
      most = Math.max(most, ++now)
      await new Promise((resolve) => setTimeout(resolve, 5))
      now--
    }
    const all = Array.from({ length: 8 }, (_, n) =>
      service.context.uploads.run(n === 2 ? () => Promise.reject(new Error('broken')) : work),
    )
    expect(service.context.uploads.run(work)).toBeUndefined()
    const ends = await Promise.allSettled(all)
    expect(ends.map(({ status }) => status).filter((status) => status === 'rejected')).toHaveLength(1)
    expect(most).toBe(1)
    expect(await service.context.uploads.run(async () => 'next')).toBe('next')
  })
})

const rowsOf = async (answer: Response, at = 0): Promise<unknown[][]> => {
  const book = xlsx.read(new Uint8Array(await answer.arrayBuffer()), { type: 'array' })
  return xlsx.utils.sheet_to_json(book.Sheets[book.SheetNames[at]!]!, { header: 1, defval: '' })
}

/** Makes December and publishes it. */
const publish = async (clerk: Visitor): Promise<void> => {
  const month = '/o/xz/m/2026-12'
  await clerk.post(`${month}/make`, { version: '0' })
  await made(clerk, month)
  for (const step of ['submit', 'approve', 'publish'])
    expect((await clerk.post(`${month}/${step}`, { version: '1' })).status).toBe(303)
}

describe('a month’s files', () => {
  const county = async () => {
    const service = startService()
    const office = service.county()
    const clerk = await service.user('王敏', [member(office, 'clerk'), member(office, 'approver')])
    const auditor = await service.user('督', [member(office, 'auditor')])
    return { service, office, clerk, auditor, database: service.database }
  }

  it('of a draft: every duty, marked as a draft, named in Chinese; csv and planning file too', async () => {
    const { clerk, auditor } = await county()
    expect((await clerk.get('/o/xz/m/2026-12/month.xlsx')).headers.get('location')).toBe('/o/xz/m/2026-12')
    await clerk.post('/o/xz/m/2026-12/make', { version: '0' })
    await made(clerk, '/o/xz/m/2026-12')
    const answer = await auditor.get('/o/xz/m/2026-12/month.xlsx')
    const name = '小县2026年12月领导干部接访安排表(草稿).xlsx'
    expect(
      decodeURIComponent(/filename\*=UTF-8''(\S+)/.exec(answer.headers.get('content-disposition')!)![1]!),
    ).toBe(name)
    expect(answer.headers.get('content-disposition')).toContain('filename="roster-2026-12-draft.xlsx"')
    const bytes = new Uint8Array(await answer.arrayBuffer())
    const read = await readWorkbook(bytes, name)
    if (!read.ok) throw new Error(read.says.en)
    const [schedule, totals] = read.sheets
    expect(String(schedule!.rows[0]![0])).toBe('小县2026年12月领导干部接访安排表')
    expect(String(schedule!.rows[1]![0])).toContain('草稿')
    const duties = schedule!.rows.slice(3).map((row) => `${row[0]} ${row[4]}`)
    const csv = await (await auditor.get('/o/xz/m/2026-12/month.csv')).text()
    expect(duties).toHaveLength(23)
    expect(csv.trim().split('\r\n')).toHaveLength(24)
    for (const duty of duties) expect(csv).toContain(duty.split(' ')[1])
    expect(totals!.rows.length).toBeGreaterThan(18)
    const plan = await auditor.get('/o/xz/m/2026-12/plan.json')
    expect(await plan.json()).toMatchObject({ month: '2026-12', leaders: expect.any(Array) })
    expect(await (await clerk.get('/o/xz/files')).text()).toContain('/o/xz/m/2026-12/month.xlsx')
  })

  it('of a revision: its own frozen month, whatever has changed since', async () => {
    const { office, clerk, auditor, database, service } = await county()
    const l07 = leaderOf(database, office, 'l07')!
    const actor = { user: null, office, at: service.clock.now }
    await publish(clerk)
    const before = await rowsOf(await auditor.get('/o/xz/m/2026-12/month.xlsx'))
    database.write(() => saveLeader(database, actor, { ...l07, name: '改了名' }, []))
    const answer = await auditor.get('/o/xz/m/2026-12/r/1/month.xlsx')
    const disposition = decodeURIComponent(answer.headers.get('content-disposition')!)
    expect(disposition).toContain('小县2026年12月领导干部接访安排表.xlsx')
    const rows = await rowsOf(answer)
    expect(rows.slice(2)).toEqual(before.slice(3))
    expect(rows.flat()).toContain(l07.name)
    expect(rows.flat()).not.toContain('改了名')
    expect((await clerk.get('/o/xz/m/2026-12/r/2/month.xlsx')).status).toBe(404)
    expect(await (await clerk.get('/o/xz/files')).text()).toContain('/o/xz/m/2026-12/r/1/month.xlsx')
  })

  it('hold no formula, whatever a leader is called', async () => {
    const { service, office, clerk, auditor, database } = await county()
    const l07 = leaderOf(database, office, 'l07')!
    const actor = { user: null, office, at: service.clock.now }
    database.write(() => saveLeader(database, actor, { ...l07, name: '=HYPERLINK("x")' }, []))
    await publish(clerk)
    const names = (rows: unknown[][]) => rows.flat().filter((cell) => String(cell).includes('HYPERLINK'))
    for (const path of ['month.xlsx', 'r/1/month.xlsx']) {
      const found = names(await rowsOf(await auditor.get(`/o/xz/m/2026-12/${path}`)))
      expect(new Set(found)).toEqual(new Set(['\'=HYPERLINK("x")']))
    }
    expect(await (await auditor.get('/o/xz/m/2026-12/month.csv')).text()).toContain(`"'=HYPERLINK(""x"")"`)
    expect(names(await rowsOf(await clerk.get('/o/xz/files/office.xlsx'), 1))[0]).toBe('\'=HYPERLINK("x")')
  })
})
