import * as xlsx from '@e965/xlsx'
import PizZip from 'pizzip'
import { describe, expect, it } from 'vitest'
import { leadersOf } from '../../src/db/leader-store.ts'
import { saveNoticeForm } from '../../src/db/notice-form-store.ts'
import { officeById } from '../../src/db/office-store.ts'
import { placesOf, savePlace } from '../../src/db/place-store.ts'
import { shippedForm } from '../../src/notices/notice-form.ts'
import { monthNotice } from '../../src/web/month-notice.ts'
import { amendedCounty, month, setNotice } from '../tools/amended-county.ts'
import { publishMonth } from '../tools/published.ts'
import { member, startService } from '../tools/service.ts'

const begin = async (env: Record<string, string> = {}) => {
  const service = startService(env)
  const office = await amendedCounty(service)
  const stranger = service.visitor()
  const text = async (path: string): Promise<string> => (await stranger.get(path)).text()
  const nameOf = (id: string): string => leadersOf(service.database, office).find((one) => one.id === id)!.name
  return { service, office, stranger, text, nameOf, at: `/n/${office}` }
}

/** What a stranger reads in every form. */
const everyForm = async ({ stranger, at }: Awaited<ReturnType<typeof begin>>): Promise<Record<string, string>> => {
  const bytes = async (path: string) => new Uint8Array(await (await stranger.get(`${at}${path}`)).arrayBuffer())
  const book = xlsx.read(await bytes(`/${month}/notice.xlsx`), { type: 'array' })
  const docx = new PizZip(await bytes(`/${month}/notice.docx`))
  return {
    page: await (await stranger.get(`${at}/${month}`)).text(),
    current: await (await stranger.get(at)).text(),
    screen: await (await stranger.get(`${at}/screen`)).text(),
    text: await (await stranger.get(`${at}/${month}/notice.txt`)).text(),
    json: await (await stranger.get(`${at}/${month}/notice.json`)).text(),
    xlsx: xlsx.utils.sheet_to_csv(book.Sheets[book.SheetNames[0]!]!),
    docx: Object.values(docx.files)
      .map((file) => file.asText())
      .join('\n'),
  }
}

describe('the public notice', () => {
  it('says to strangers who receives, what was amended, when it was published and how many days ahead', async () => {
    const county = await begin()
    const { screen, ...forms } = await everyForm(county)
    const { nameOf } = county
    for (const [form, words] of Object.entries(forms)) {
      for (const id of ['l01', 'l02', 'l03', 'l04', 'l05', 'l06']) expect(words, form).toContain(nameOf(id))
      if (form !== 'json')
        for (const said of [
          '2026年11月10日',
          '提前21天',
          '2026年11月12日',
          `原为${nameOf('l02')}`,
          '原定 12月3日 周四',
          '已取消',
          '新增',
        ])
          expect(words, form).toContain(said)
      for (const said of ['小信公示〔2026〕1号', '小县信访工作联席会议', '已经三级终结的信访事项'])
        expect(words, form).toContain(said)
    }
    expect(screen).toContain('本月安排尚未公布')
    expect(forms.page).toContain(`<s>${nameOf('l04')}</s>`)
    expect(JSON.parse(forms.json!).published).toEqual({
      first: '2026-11-10',
      daysAhead: 21,
      current: '2026-11-12',
      revision: 2,
      evidence: { size: expect.any(Number), root: expect.stringMatching(/^[A-Za-z0-9+/]{43}=$/) },
    })
  })

  it('says nothing of drafts, absences, users or anything else that is kept', async () => {
    const county = await begin()
    const { service, office, nameOf } = county
    await service.user('某经办人', [member(office, 'clerk')])
    const { database } = service
    const whys = database.sqlite.prepare("SELECT why FROM availability WHERE why <> ''").pluck().all() as string[]
    expect(whys.length).toBeGreaterThan(0)
    const secrets = [
      ...whys,
      nameOf('l07'),
      '某经办人',
      'hall-daily',
      ...['l01', 'l05', 'l06'].map((id) => `"${id}"`),
    ]
    const duty = database.sqlite.prepare('SELECT id FROM duty LIMIT 1').pluck().get() as string
    service.clock.now = '2026-12-10T01:00:00.000Z'
    for (const [form, words] of Object.entries(await everyForm(county)))
      for (const secret of [...secrets, duty]) expect(words, `${form}: ${secret}`).not.toContain(secret)
  })

  it('is the same 404 for an office that shows nothing, is unknown or has published nothing, and for other months', async () => {
    const { service, office, text, at, stranger } = await begin()
    const unknown = await text('/n/nowhere')
    expect(unknown).toContain('没有这个页面')
    const empty = service.office('empty')
    const same = async (path: string): Promise<void> => {
      const answer = await stranger.get(path)
      expect([path, answer.status]).toEqual([path, 404])
      // The page holds its own address, for its language button.
      const page = (await answer.text()).replaceAll(path, '/n/nowhere')
      expect(page, path).toBe(unknown)
    }
    const paths = [
      '',
      '/screen',
      `/${month}`,
      ...['docx', 'xlsx', 'txt', 'json'].map((one) => `/${month}/notice.${one}`),
    ]
    for (const path of [`/n/${empty}`, `/n/${empty}/screen`, `/n/${empty}/${month}`]) await same(path)
    for (const path of ['/2026-11', '/2026-13', '/draft', '/2026-11/notice.json']) await same(`${at}${path}`)
    for (const path of paths) expect((await stranger.get(`${at}${path}`)).status).toBe(200)
    setNotice(service, office, { isPublic: false })
    for (const path of paths) await same(`${at}${path}`)
  })

  it('names its calendar by the address the service is set to, whatever host a proxy asks for', async () => {
    const { text, at } = await begin({ ROSTER_ADDRESS: 'https://roster.example.gov.cn' })
    const page = await text(at)
    for (const scheme of ['https', 'webcal'])
      expect(page).toContain(`href="${scheme}://roster.example.gov.cn${at}/calendar.ics"`)
    expect(page).not.toContain('127.0.0.1')
  })

  it('may be kept for a minute, and is not sent again to whoever has it', async () => {
    const { service, office, at, stranger } = await begin()
    for (const path of [
      '',
      `/${month}`,
      `/${month}/notice.txt`,
      `/${month}/notice.json`,
      `/${month}/notice.docx`,
    ]) {
      const answer = await stranger.get(at + path)
      expect(answer.headers.get('cache-control')).toBe('public, max-age=60')
      expect(answer.headers.get('set-cookie')).toBeNull()
      const etag = answer.headers.get('etag')!
      const again = await service.app.request(`http://127.0.0.1${at}${path}`, {
        headers: { host: '127.0.0.1', 'if-none-match': `"other", ${etag}` },
      })
      expect([again.status, await again.text()]).toEqual([304, ''])
      expect(
        (
          await service.app.request(`http://127.0.0.1${at}${path}`, {
            method: 'HEAD',
            headers: { host: '127.0.0.1' },
          })
        ).headers.get('etag'),
      ).toBe(etag)
    }
    const before = (await stranger.get(at)).headers.get('etag')
    setNotice(service, office, { signedBy: '另一个落款' })
    expect((await stranger.get(at)).headers.get('etag')).not.toBe(before)
  })

  it('as a file is written once, however often it is asked for, and anew once something is changed', async () => {
    const { service, office } = await begin()
    const { noticeFiles, published, readOnly } = service.context
    const ask = () => {
      const notice = monthNotice(published, readOnly, officeById(readOnly, office)!, month)!
      return noticeFiles.of(readOnly, office, notice, 'docx', 'zh-CN')
    }
    const first = await ask()
    expect(await ask()).toBe(first)
    setNotice(service, office, { signedBy: '另一个落款' })
    const second = await ask()
    expect(second).not.toBe(first)
    const actor = { user: null, office, at: service.clock.now }
    service.database.write(() => saveNoticeForm(service.database, actor, shippedForm()))
    expect(await ask()).not.toBe(second)
  })

  it('of every month of some years, in every form, is made once: going through all of them costs nothing', async () => {
    const { service, office } = await begin()
    const { noticeFiles, published, readOnly } = service.context
    const months = [2020, 2021, 2022].flatMap((year) =>
      Array.from({ length: 12 }, (_, n) => `${year}-${String(n + 1).padStart(2, '0')}`),
    )
    const sql = service.database.sqlite
    for (const name of months) {
      const { lastInsertRowid } = sql.prepare('INSERT INTO roster (office, month) VALUES (?, ?)').run(office, name)
      const copied = 'n, draft, plan, plan_hash, answer, answer_hash, approved_by, by, at'
      const drafted = 'version, parent, what, duties, pins, made, by, at'
      for (const [table, columns] of Object.entries({ draft: drafted, revision: copied }))
        sql
          .prepare(
            `INSERT INTO ${table} (roster, ${columns}) SELECT ?, ${columns} FROM ${table}
             WHERE roster = (SELECT id FROM roster WHERE month = ?)`,
          )
          .run(lastInsertRowid, month)
    }
    const all = () =>
      months.map((name) => {
        const { publication } = published.of(readOnly, office, name)!
        const notice = monthNotice(published, readOnly, officeById(readOnly, office)!, name)!
        const files = (['txt', 'json'] as const).map((ending) =>
          noticeFiles.of(readOnly, office, notice, ending, 'zh-CN'),
        )
        return { publication, files }
      })
    const first = all()
    await Promise.all(first.flatMap(({ files }) => files))
    for (const [n, { publication, files }] of all().entries()) {
      expect(publication).toBe(first[n]!.publication)
      for (const [at, file] of files.entries()) expect(file).toBe(first[n]!.files[at])
    }
    const notice = monthNotice(published, readOnly, officeById(readOnly, office)!, month)!
    const docx = (language: 'zh-CN' | 'en') => noticeFiles.of(readOnly, office, notice, 'docx', language)
    expect(await docx('en')).toBe(await docx('zh-CN'))
  })

  it('is found from month to month, and without one named is this month’s, or the nearest', async () => {
    const { service, office, text, at } = await begin()
    await publishMonth(service, office, '2027-01', {
      duties: [{ date: '2027-01-05', opening: 'hall-daily', leader: 'l01' }],
    })
    expect(await text(at)).toContain('<h1>2026年12月')
    expect(await text(`${at}/${month}`)).toContain(`href="${at}/2027-01">2027年1月 →`)
    expect(await text(`${at}/2027-01`)).toContain(`href="${at}/2026-12">← 2026年12月`)
    // The second month that was published that year.
    expect(await text(`${at}/2027-01`)).toContain('小信公示〔2026〕2号')
    service.clock.now = '2027-01-10T00:00:00.000Z'
    expect(await text(at)).toContain('<h1>2027年1月')
    service.clock.now = '2027-03-10T00:00:00.000Z'
    expect(await text(at)).toContain('<h1>2027年1月')
  })

  it('has the addresses of the calendar, of the other forms, and how to book', async () => {
    const { service, office, text, at } = await begin()
    const { place, openings, version } = placesOf(service.database, office)[0]!
    const actor = { user: null, office, at: service.clock.now }
    const booked = { ...place, phone: '0772-7654321', booking: '前一天17:00前' }
    service.database.write(() => savePlace(service.database, actor, { place: booked, openings, version }))
    await publishMonth(service, office, '2027-01', {
      duties: [{ date: '2027-01-05', opening: 'hall-daily', leader: 'l01' }],
    })
    const page = await text(`${at}/2027-01`)
    expect(page).toContain('预约电话:0772-7654321')
    expect(page).toContain('预约截止:前一天17:00前')
    expect(page).toContain(`href="webcal://127.0.0.1${at}/calendar.ics"`)
    expect(page).toContain(`href="http://127.0.0.1${at}/calendar.ics"`)
    for (const ending of ['docx', 'xlsx', 'txt', 'json'])
      expect(page).toContain(`href="${at}/2027-01/notice.${ending}"`)
    // What is published already stays as it was published.
    expect(await text(`${at}/${month}`)).not.toContain('0772-7654321')
  })

  it('as a file is called by its office and month', async () => {
    const { at, stranger } = await begin()
    const { headers } = await stranger.get(`${at}/${month}/notice.docx`)
    expect(headers.get('content-disposition')).toContain('attachment; filename="notice-2026-12.docx"')
    expect(decodeURIComponent(headers.get('content-disposition')!)).toContain(
      '小县信访局2026年12月领导干部接访安排公示',
    )
    expect((await stranger.get(`${at}/${month}/notice.txt`)).headers.get('content-disposition')).toContain('inline')
  })
})

describe('the lobby screen', () => {
  it('shows the day it is where the office is, whatever the clock of the machine shows', async () => {
    const { service, text, at, nameOf } = await begin()
    service.clock.now = '2026-12-01T15:59:00.000Z'
    const before = await text(`${at}/screen`)
    expect(before).toContain('今天 </span>12月1日 周二')
    expect(before).toContain('data-left="60"')
    service.clock.now = '2026-12-01T16:00:00.000Z'
    const after = await text(`${at}/screen`)
    expect(after).toContain('今天 </span>12月2日 周三')
    expect(after).toContain(`<p class="one name">${nameOf('l05')}</p>`)
    expect(after).toContain(`原为${nameOf('l02')}`)
    expect(after).not.toContain(nameOf('l01'))
  })

  it('may load a script and a style of ours and nothing else', async () => {
    const { at, stranger } = await begin()
    const policy = (await stranger.get(`${at}/screen`)).headers.get('content-security-policy')
    expect(policy).toMatch(
      /^default-src 'none'; style-src 'sha256-[^']+'; script-src 'self'; connect-src 'self'; frame-ancestors 'none'; base-uri 'none'$/,
    )
    expect((await stranger.get(`${at}/${month}`)).headers.get('content-security-policy')).not.toContain(
      'script-src',
    )
    expect((await stranger.get(`${at}/screen`)).headers.get('cache-control')).toBe('no-store')
  })
})

describe('staff', () => {
  it('find every form at the revision, the older ones as they were', async () => {
    const { service, office, nameOf } = await begin()
    const clerk = await service.user('clerk', [member(office, 'clerk')])
    const path = `/o/${office}/m/${month}/r/2`
    const page = await (await clerk.get(path)).text()
    for (const to of ['notice', 'sign-in-sheet', 'notice.docx', 'notice.xlsx', 'notice.txt', 'notice.json'])
      expect(page).toContain(`href="${path}/${to}"`)
    expect(page).toContain(`href="/n/${office}/screen"`)
    expect(page).toMatch(/<textarea class="notice-text"[^>]*>【小县信访局】\n2026年12月/)
    for (const to of ['notice', 'sign-in-sheet']) {
      const html = await (await clerk.get(`${path}/${to}`)).text()
      expect(html).toContain(`href="${path}">← 返回已发布安排`)
      expect(html).toContain(nameOf('l05'))
    }
    const first = await (await clerk.get(`/o/${office}/m/${month}/r/1/notice.txt`)).text()
    expect(first).toContain(nameOf('l02'))
    expect(first).not.toContain('原为')
    expect(first).not.toContain('最近更新')
    expect((await clerk.get(`/o/${office}/m/${month}/r/3/notice`)).status).toBe(404)
    setNotice(service, office, { isPublic: false })
    expect(await (await clerk.get(path)).text()).toContain('公开页面没有打开')
    expect((await clerk.get(`${path}/notice.docx`)).status).toBe(200)
  })

  it('find the notice and the sign-in sheet at the month', async () => {
    const { service, office } = await begin()
    const clerk = await service.user('clerk', [member(office, 'clerk')])
    const page = await (await clerk.get(`/o/${office}/m/${month}`)).text()
    for (const to of ['/notice', '/sign-in-sheet', '#notice'])
      expect(page).toContain(`href="/o/${office}/m/${month}/r/2${to}"`)
  })
})
