import { describe, expect, it } from 'vitest'
import { localDaysOf, yearNoticesOf } from '../../src/db/calendar-store.ts'
import { member, startService } from '../tools/service.ts'

const begin = async () => {
  const service = startService()
  const office = service.county()
  const clerk = await service.user('clerk', [member(office, 'clerk')])
  return { service, office, clerk, at: `/o/${office}/holidays` }
}
const text =
  '一、元旦:1月1日(周五)至3日(周日)放假,共3天。\n二、春节:2月5日至11日放假调休,共7天。2月14日(周日)上班。'

describe('the holidays of a year', () => {
  it('are shown with their source, a year nobody announced as provisional', async () => {
    const { clerk, at } = await begin()
    const known = await (await clerk.get(`${at}?year=2026`)).text()
    expect(known).toContain('content_7047091')
    expect(known).toContain('15至23日 春节 放假')
    expect(known).toContain('4日 元旦 调休上班')
    const open = await (await clerk.get(`${at}?year=2027`)).text()
    expect(open).toContain('暂定')
    expect(await (await clerk.get(`${at}?year=abc`)).text()).toContain('节假日 2026')
  })

  it('get a local day, which is there once and can be taken back', async () => {
    const { service, office, clerk, at } = await begin()
    const day = { year: '2026', date: '2026年4月20日', is: 'closed', why: '壮族三月三' }
    expect((await clerk.post(`${at}/local`, day)).status).toBe(303)
    const page = await (await clerk.get(`${at}?year=2026`)).text()
    expect(page).toContain('20日 壮族三月三 本地不上班')
    // Why a day is one stands in a calendar that is open to all.
    expect(page).toContain('会显示在公开的工作日历里')
    const again = await clerk.post(`${at}/local`, day)
    expect(again.status).toBe(422)
    expect(await again.text()).toContain('这一天已经写过了')
    const [kept] = localDaysOf(service.database, office)
    expect((await clerk.post(`${at}/local/${kept!.id}/remove`, { year: '2026' })).status).toBe(303)
    expect((await clerk.post(`${at}/local/${kept!.id}/remove`, { year: '2026' })).status).toBe(404)
    expect(localDaysOf(service.database, office)).toEqual([])
  })

  it.each([
    [{ date: '2026-02-30', why: '修' }, '应为日历上有的日期'],
    [{ date: '', why: '修' }, '请填写'],
    [{ date: '2026-04-20', why: '' }, '请填写'],
  ])('refuse the local day %j and keep what was typed', async (fields, says) => {
    const { service, office, clerk, at } = await begin()
    const answer = await clerk.post(`${at}/local`, { year: '2026', is: 'open', ...fields })
    const page = await answer.text()
    expect(answer.status).toBe(422)
    expect(page).toContain(says)
    expect(page).toContain(`value="${fields.why}"`)
    expect(localDaysOf(service.database, office)).toEqual([])
  })

  it('take a local day of one place, never of another office’s', async () => {
    const { service, office, clerk, at } = await begin()
    const day = { year: '2026', date: '2026-04-20', is: 'closed', why: '装修' }
    expect((await clerk.post(`${at}/local`, { ...day, places: 'nowhere' })).status).toBe(404)
    expect((await clerk.post(`${at}/local`, { ...day, places: 'hall' })).status).toBe(303)
    expect(localDaysOf(service.database, office)[0]).toMatchObject({ places: ['hall'] })
  })
})

describe('the notice of a year', () => {
  it('is shown as understood first, and saved only as it was seen', async () => {
    const { service, office, clerk, at } = await begin()
    const form = { year: '2027', source: '国办发明电〔2026〕9号', text, version: '0' }
    const look = await clerk.post(`${at}/year`, { ...form, do: 'look' })
    const page = await look.text()
    expect(look.status).toBe(200)
    expect(page).toContain('读出了下面这些日子')
    expect(yearNoticesOf(service.database, office)).toEqual([])
    const seen = /name="seen" value="([^"]*)"/.exec(page)![1]!
    const altered = await clerk.post(`${at}/year`, {
      ...form,
      text: text.replace('11日', '10日').replace('共7天', '共6天'),
      seen,
      do: 'save',
    })
    expect(altered.status).toBe(422)
    expect(await altered.text()).toContain('文字改过了')
    const saved = await clerk.post(`${at}/year`, { ...form, seen: seen.replaceAll('\n', '\r\n'), do: 'save' })
    expect(saved.status).toBe(303)
    expect(yearNoticesOf(service.database, office)).toMatchObject([{ year: 2027, source: form.source }])
    expect(yearNoticesOf(service.database, office)[0]!.days).toHaveLength(11)
    const shown = await (await clerk.get(`${at}?year=2027`)).text()
    expect(shown).toContain('本单位录入')
    expect(shown).not.toContain('暂定:')
    expect(shown).toContain('name="version" value="1"')
    expect((await clerk.post(`${at}/year/remove`, { year: '2027', version: '1' })).status).toBe(303)
    expect(await (await clerk.get(`${at}?year=2027`)).text()).toContain('暂定:')
    expect((await clerk.post(`${at}/year/remove`, { year: '2027' })).status).toBe(404)
  })

  it('entered or mended by somebody meanwhile is not overwritten unseen', async () => {
    const { service, office, clerk, at } = await begin()
    const send = async (version: string, source: string) => {
      const form = { year: '2027', source, text, version }
      const page = await (await clerk.post(`${at}/year`, { ...form, do: 'look' })).text()
      expect(page).toContain(`name="version" value="${version}"`)
      const seen = /name="seen" value="([^"]*)"/.exec(page)![1]!
      return clerk.post(`${at}/year`, { ...form, seen, do: 'save' })
    }
    expect((await send('0', '甲文')).status).toBe(303)
    const second = await send('0', '乙文')
    const page = await second.text()
    expect(second.status).toBe(409)
    expect(page).toContain('别人刚刚改过')
    expect(page).toContain('value="乙文"')
    expect(page).toContain('name="version" value="1"')
    expect(yearNoticesOf(service.database, office)[0]!.source).toBe('甲文')
    expect((await send('1', '乙文')).status).toBe(303)
    await clerk.post(`${at}/year/remove`, { year: '2027', version: '1' })
    expect(yearNoticesOf(service.database, office)[0]!.source).toBe('乙文')
    expect(await (await clerk.get(`${at}?year=2027`)).text()).toContain('别人刚刚改过')
  })

  it.each([
    ['元旦:1月1日(周四)至3日放假,共3天。', '是不是别的年份的通知'],
    ['元旦:1月1日至3日放假,共4天。', '共4天'],
    ['没有日期', '没有读出任何日子'],
    ['', '请填写'],
  ])('“%s” is refused whole: %s', async (given, says) => {
    const { service, office, clerk, at } = await begin()
    const answer = await clerk.post(`${at}/year`, {
      year: '2027',
      source: '某文',
      text: given,
      do: 'save',
      seen: '',
    })
    const page = await answer.text()
    expect(answer.status).toBe(422)
    expect(page).toContain(says)
    expect(page).toContain('value="某文"')
    expect(yearNoticesOf(service.database, office)).toEqual([])
  })

  it('is entered by clerks alone; auditors look', async () => {
    const { service, office, at } = await begin()
    const auditor = await service.user('auditor', [member(office, 'auditor')])
    expect((await auditor.get(at)).status).toBe(200)
    expect((await auditor.post(`${at}/year`, { year: '2027', text })).status).toBe(404)
    expect((await auditor.post(`${at}/local`, { date: '2026-04-20', why: 'x' })).status).toBe(404)
  })
})
