import { describe, expect, it } from 'vitest'
import { addReview, draftOf, rosterIdOf, saveDraft, stateOf } from '../../src/db/roster-store.ts'
import { noticeDay } from '../../src/domain/notice-words.ts'
import type { OfficeSettings } from '../../src/domain/office.ts'
import { readDocument, sha256 } from '../../src/roster/planning-file.ts'
import { inForceIn, publishMonth } from '../tools/published.ts'
import { member, startService, type Visitor } from '../tools/service.ts'

const office = 'xz'
const december = '2026-12'
const january = '2027-01'
type Service = ReturnType<typeof startService>

/** A county whose December, and other months if named, are published; the clock goes on afterwards. */
const county = async (settings: Partial<OfficeSettings> = {}, months = [december]) => {
  const service = startService()
  service.county('small-county-2026-12', settings)
  for (const month of months) await publishMonth(service, office, month)
  const users = {
    clerk: await service.user('clerk', [member(office, 'clerk')]),
    approver: await service.user('approver', [member(office, 'approver')]),
    auditor: await service.user('auditor', [member(office, 'auditor')]),
  }
  let minutes = 0
  const later = (): void => {
    minutes++
    service.clock.now = new Date(Date.parse('2026-11-10T02:00:00Z') + minutes * 60_000).toISOString()
  }
  later()
  return { service, later, ...users }
}
type County = Awaited<ReturnType<typeof county>>

const dutiesOf = (service: Service, month = december) => inForceIn(service, office, month).duties
const dutyOf = (service: Service, leader: string, month = december) =>
  dutiesOf(service, month).find((duty) => duty.leader === leader)!
const numberIn = (answer: Response): number => {
  const path = answer.headers.get('location') ?? ''
  expect(path).toMatch(/\/amendments\/\d+$/)
  return Number(path.split('/').at(-1))
}
const text = async (answer: Promise<Response>): Promise<string> => (await answer).text()

const ask = async (who: Visitor, fields: Record<string, string>): Promise<number> => {
  const answer = await who.post(`/o/${office}/amendments/new`, { reason: '公务冲突', ...fields })
  if (answer.status !== 303)
    throw new Error(`${answer.status}: ${/role="alert">\s*(.*?)<\/p>/s.exec(await answer.text())?.[1]}`)
  return numberIn(answer)
}
const say = (
  who: Visitor,
  id: number,
  word: 'consent' | 'approve' | 'withdraw',
  fields: Record<string, string> = {},
) => who.post(`/o/${office}/amendments/${id}/${word}`, fields)
const consent = (who: Visitor, id: number) =>
  say(who, id, 'consent', { is: 'consented', note: '上午十点与本人通话' })
const approve = (who: Visitor, id: number, note = '工作需要') => say(who, id, 'approve', { is: 'approved', note })

/** The first choice of a form that can be chosen. */
const firstChoice = async (who: Visitor, duty: string, kind: string, field: string): Promise<string> => {
  const page = await text(who.get(`/o/${office}/amendments/new?duty=${duty}&kind=${kind}`))
  const inputs = [...page.matchAll(new RegExp(`<input type="radio" name="${field}" value="([^"]+)"([^>]*)>`, 'g'))]
  return inputs.find(([, , more]) => !more!.includes('disabled'))![1]!
}

const frozen = (service: Service, month = december) => {
  const { revision, rosterId, duties } = inForceIn(service, office, month)
  expect(sha256(revision.plan)).toBe(revision.planHash)
  expect(sha256(revision.answer)).toBe(revision.answerHash)
  const read = readDocument(JSON.parse(revision.plan))
  expect(read.ok ? [] : read.mistakes).toEqual([])
  const draft = draftOf(service.database, rosterId)!
  expect(draft.version).toBe(revision.draft)
  expect(draft.duties.map(({ date, leader }) => `${date} ${leader}`).sort()).toEqual(
    duties.map(({ date, leader }) => `${date} ${leader}`).sort(),
  )
  expect(JSON.parse(revision.answer).assignments.length).toBe(duties.length)
  expect(stateOf(service.database, rosterId)).toBe('published')
  return revision
}

/** An absence entered by somebody. */
const away = ({ database, clock }: Service, leader: string, day: string): void =>
  database.write(() => {
    database.sqlite
      .prepare('INSERT INTO availability (office, leader, from_day, to_day, "is", at) VALUES (?, ?, ?, ?, ?, ?)')
      .run(office, leader, day, day, 'unavailable', clock.now)
  })

describe('a cover', () => {
  it('gives up the pin it goes against, and cannot be undone as an edit can', async () => {
    const service = startService()
    service.county()
    const pin = { date: '2026-12-08', opening: 'hall-daily', leader: 'l05', is: 'on' } as const
    await publishMonth(service, office, december, { pins: [pin] })
    const both = await service.user('both', [member(office, 'clerk'), member(office, 'approver')])
    service.clock.now = '2026-11-10T02:05:00.000Z'
    const duty = dutiesOf(service).find(({ date }) => date === pin.date)!
    const leader = await firstChoice(both, duty.id, 'cover', 'leader')
    const id = await ask(both, { duty: duty.id, kind: 'cover', leader })
    await consent(both, id)
    expect((await approve(both, id)).status).toBe(303)
    const { rosterId } = inForceIn(service, office, december)
    expect(draftOf(service.database, rosterId)).toMatchObject({ what: 'amended', pins: [], parent: null })
    frozen(service)
  })

  it('asked by the leader, consented by the other, approved, makes the next revision; the old one stays', async () => {
    const { service, later, approver } = await county()
    const duty = dutyOf(service, 'l05')
    const own = await service.user('own', [member(office, 'leader', 'l05')])
    const before = service.database.sqlite.prepare('SELECT * FROM duty WHERE n = 1 ORDER BY date').all()
    const stand = await firstChoice(own, duty.id, 'cover', 'leader')
    const other = await service.user('other', [member(office, 'liaison', stand)])
    const id = await ask(own, { duty: duty.id, kind: 'cover', leader: stand })
    expect(await text(other.get(`/o/${office}/amendments`))).toContain('有1项等您办')
    later()
    expect((await consent(other, id)).status).toBe(303)
    expect(await text(approver.get(`/o/${office}/amendments`))).toContain('有1项等您办')
    later()
    expect((await approve(approver, id)).status).toBe(303)
    const { n, duties } = inForceIn(service, office, december)
    expect(n).toBe(2)
    expect(duties.find((one) => one.id === duty.id)).toMatchObject({
      leader: stand,
      date: duty.date,
      sequence: 1,
      changedAt: service.clock.now.replace('.000', ''),
    })
    expect(service.database.sqlite.prepare('SELECT * FROM duty WHERE n = 1 ORDER BY date').all()).toEqual(before)
    const untouched = (rows: typeof duties) =>
      rows.filter((one) => one.id !== duty.id).map(({ n: _n, ...one }) => one)
    expect(untouched(duties)).toEqual(untouched(before.map((row) => asDuty(row as Row)) as typeof duties))
    frozen(service)
    const page = await text(approver.get(`/o/${office}/amendments/${id}`))
    expect(page).toContain('/o/xz/m/2026-12/r/2')
    expect(page).toMatch(/12月\d+日上午 县群众工作部接访大厅:贾少辉 → .*(顶替)/)
  })

  it('keeps 已电话同意 in the note where the clerk passes on the word, and wants to know with whom', async () => {
    const { service, clerk } = await county()
    const duty = dutyOf(service, 'l05')
    const id = await ask(clerk, {
      duty: duty.id,
      kind: 'cover',
      leader: await firstChoice(clerk, duty.id, 'cover', 'leader'),
    })
    const empty = await say(clerk, id, 'consent', { is: 'consented', note: '' })
    expect(empty.status).toBe(422)
    expect(await empty.text()).toContain('与谁、什么时候')
    await consent(clerk, id)
    expect(await text(clerk.get(`/o/${office}/amendments/${id}`))).toContain('已电话同意:上午十点与本人通话')
  })

  it('is over when the other leader declines', async () => {
    const { service, clerk, approver } = await county()
    const duty = dutyOf(service, 'l05')
    const leader = await firstChoice(clerk, duty.id, 'cover', 'leader')
    const other = await service.user('other', [member(office, 'leader', leader)])
    const id = await ask(clerk, { duty: duty.id, kind: 'cover', leader })
    expect((await approve(approver, id)).status).toBe(409)
    expect((await say(other, id, 'consent', { is: 'declined' })).status).toBe(303)
    expect((await approve(approver, id)).status).toBe(409)
    expect((await consent(clerk, id)).status).toBe(409)
    expect(inForceIn(service, office, december).n).toBe(1)
  })
})

type Row = Record<string, unknown>
const asDuty = ({ changed_at: changedAt, moved_from: movedFrom, ...row }: Row): Row => ({
  ...row,
  changedAt,
  movedFrom,
})

describe('a swap', () => {
  it('trades two duties of a month', async () => {
    const { service, clerk, approver } = await county()
    const duty = dutyOf(service, 'l05')
    const other = await firstChoice(clerk, duty.id, 'swap', 'other')
    const traded = dutiesOf(service).find(({ id }) => id === other)!
    const id = await ask(clerk, { duty: duty.id, kind: 'swap', other })
    await consent(clerk, id)
    expect((await approve(approver, id)).status).toBe(303)
    const now = new Map(dutiesOf(service).map((one) => [one.id, one]))
    expect(now.get(duty.id)).toMatchObject({ leader: traded.leader, date: duty.date, sequence: 1 })
    expect(now.get(other)).toMatchObject({ leader: 'l05', date: traded.date, sequence: 1 })
    frozen(service)
  })

  it('across months makes a revision of each, in one transaction', async () => {
    const { service, later, clerk, approver } = await county({}, [december, january])
    const duty = dutyOf(service, 'l05')
    const mate = dutyOf(service, 'l06', january)
    const id = await ask(clerk, { duty: duty.id, kind: 'swap', other: mate.id })
    await consent(clerk, id)
    later()
    expect((await approve(approver, id)).status).toBe(303)
    expect(dutiesOf(service).find((one) => one.id === duty.id)).toMatchObject({ leader: 'l06', sequence: 1 })
    expect(dutiesOf(service, january).find((one) => one.id === mate.id)).toMatchObject({
      leader: 'l05',
      sequence: 1,
    })
    frozen(service)
    const { plan } = frozen(service, january)
    // What January's revision says was served before is December as it is now.
    const served = JSON.parse(plan).history.served as { date: string; leader: string }[]
    expect(served.find(({ date }) => date === duty.date)?.leader).toBe('l06')
    const page = await text(clerk.get(`/o/${office}/amendments/${id}`))
    expect(page).toContain('/m/2026-12/r/2')
    expect(page).toContain('/m/2027-01/r/2')
  })
})

describe('a deferral', () => {
  it('inside the month is the same duty on another day', async () => {
    const { service, clerk, approver } = await county()
    service.database.write(() => service.database.sqlite.prepare('UPDATE opening SET capacity = 2').run())
    const duty = dutyOf(service, 'l05')
    const to = await firstChoice(clerk, duty.id, 'defer', 'to')
    expect(to.slice(0, 7)).toBe(december)
    const id = await ask(clerk, { duty: duty.id, kind: 'defer', to })
    expect((await approve(approver, id)).status).toBe(303)
    const now = dutiesOf(service).find((one) => one.id === duty.id)
    expect(now).toMatchObject({ leader: 'l05', date: to, sequence: 1, movedFrom: null })
    frozen(service)
  })

  it('to a full day cannot be chosen, and says why', async () => {
    const { service, clerk } = await county()
    const duty = dutyOf(service, 'l05')
    const next = dutiesOf(service).find(({ date }) => date > duty.date)!
    const page = await text(clerk.get(`/o/${office}/amendments/new?duty=${duty.id}&kind=defer`))
    expect(page).toMatch(new RegExp(`value="${next.date}" disabled`))
    expect(page).toContain('只容1名领导')
    const forced = await clerk.post(`/o/${office}/amendments/new`, {
      duty: duty.id,
      kind: 'defer',
      to: next.date,
      reason: '公务',
    })
    expect(forced.status).toBe(422)
    const again = await forced.text()
    expect(again).toContain('只容1名领导')
    expect(again).toContain('公务')
  })

  it('into a month that is not published becomes a pin of its draft, made if there is none', async () => {
    const { service, clerk, approver } = await county()
    const duty = dutyOf(service, 'l05')
    const id = await ask(clerk, { duty: duty.id, kind: 'defer', to: '2027-01-05' })
    expect(await text(clerk.get(`/o/${office}/amendments/${id}`))).toContain('写进它的草稿')
    expect((await approve(approver, id)).status).toBe(303)
    expect(dutiesOf(service).some((one) => one.id === duty.id)).toBe(false)
    frozen(service)
    const rosterId = service.database.sqlite.prepare("SELECT id FROM roster WHERE month = '2027-01'").pluck().get()
    const pinned = { date: '2027-01-05', opening: 'hall-daily', leader: 'l05' }
    expect(draftOf(service.database, rosterId as number)).toMatchObject({
      what: 'deferred',
      duties: [pinned],
      pins: [{ ...pinned, is: 'on' }],
    })
  })

  it('into a draft keeps what is there; one under review is not changed behind the reviewers', async () => {
    const { service, clerk, approver } = await county()
    const { database } = service
    const actor = { user: approver.id, office, at: service.clock.now }
    const there = { date: '2027-01-06', opening: 'hall-daily', leader: 'l09' }
    database.write(() => saveDraft(database, actor, january, 0, { what: 'put', duties: [there], pins: [] }))
    const rosterId = rosterIdOf(database, office, january)!
    const review = (is: 'submitted' | 'returned') =>
      database.write(() => addReview(database, actor, january, { roster: rosterId, draft: 1, is, planHash: 'x' }))
    review('submitted')
    const id = await ask(clerk, { duty: dutyOf(service, 'l05').id, kind: 'defer', to: '2027-01-05' })
    const blocked = await approve(approver, id)
    expect(blocked.status).toBe(409)
    expect(await blocked.text()).toContain('正在审签')
    review('returned')
    expect((await approve(approver, id)).status).toBe(303)
    const pinned = { date: '2027-01-05', opening: 'hall-daily', leader: 'l05' }
    expect(draftOf(database, rosterId)).toMatchObject({
      version: 2,
      duties: [there, pinned],
      pins: [{ ...pinned, is: 'on' }],
    })
  })

  it('into a draft says what it breaks there: whoever is not pinned gives way', async () => {
    const { service, clerk, approver } = await county()
    const { database } = service
    const actor = { user: approver.id, office, at: service.clock.now }
    const there = { date: '2027-01-05', opening: 'hall-daily', leader: 'l09' }
    database.write(() => saveDraft(database, actor, january, 0, { what: 'put', duties: [there], pins: [] }))
    const id = await ask(clerk, { duty: dutyOf(service, 'l05').id, kind: 'defer', to: '2027-01-05' })
    const page = await text(clerk.get(`/o/${office}/amendments/${id}`))
    expect(page).toMatch(/违反必须遵守的规则[^贾]*贾桂凤/)
    expect((await approve(approver, id, '')).status).not.toBe(303)
  })

  it('to a day on which he is away cannot be asked for', async () => {
    const { service, clerk } = await county()
    away(service, 'l05', '2027-01-05')
    const answer = await clerk.post(`/o/${office}/amendments/new`, {
      duty: dutyOf(service, 'l05').id,
      kind: 'defer',
      to: '2027-01-05',
      reason: '公务',
    })
    expect(answer.status).toBe(422)
    expect(await answer.text()).toMatch(/role="alert">[^<]*贾少辉/)
  })

  it('into a published month is new there, with an id of its own', async () => {
    const { service, clerk, approver } = await county({}, [december, january])
    service.database.write(() => service.database.sqlite.prepare('UPDATE opening SET capacity = 2').run())
    const duty = dutyOf(service, 'l05')
    const before = new Set([...dutiesOf(service), ...dutiesOf(service, january)].map(({ id }) => id))
    const id = await ask(clerk, { duty: duty.id, kind: 'defer', to: '2027-01-25' })
    expect((await approve(approver, id)).status).toBe(303)
    expect(dutiesOf(service).some((one) => one.id === duty.id)).toBe(false)
    const fresh = dutiesOf(service, january).filter((one) => !before.has(one.id))
    expect(fresh).toMatchObject([{ leader: 'l05', date: '2027-01-25', sequence: 0 }])
    frozen(service)
    frozen(service, january)
    // The public is told that it is the same reception: it was put off, not done without.
    const notice = (month: string) => text(service.visitor().get(`/n/${office}/${month}/notice.txt`))
    const line = (words: string, sign: string) => words.split('\n').find((one) => one.includes(sign))
    expect(line(await notice(december), '【已取消】')).toContain('顺延至 1月25日 周一')
    expect(line(await notice(january), '新增')).toContain(`由 ${noticeDay(duty.date, 'zh-CN')} 顺延`)
  })

  it('must go to a later day on which the place is open, at most to the end of the next month', async () => {
    const { service, clerk } = await county()
    const duty = dutyOf(service, 'l05')
    const refused = async (to: string) => {
      const fields = { duty: duty.id, kind: 'defer', to, reason: '公务' }
      const answer = await clerk.post(`/o/${office}/amendments/new`, fields)
      expect(answer.status).toBe(422)
      return answer.text()
    }
    expect(await refused('2026-11-30')).toContain('只能顺延到以后')
    expect(await refused('2027-01-02')).toContain('不开放')
    expect(await refused('2027-02-02')).toContain('最多顺延')
    const nonsense = { duty: duty.id, kind: 'defer', to: '明天', reason: '公务' }
    expect((await clerk.post(`/o/${office}/amendments/new`, nonsense)).status).toBe(404)
  })
})

describe('a cancellation', () => {
  it('that breaks required rules shows which, and is approved only with a written reason', async () => {
    const { service, clerk, approver } = await county()
    const duty = dutyOf(service, 'l05')
    const id = await ask(clerk, { duty: duty.id, kind: 'cancel' })
    const page = await text(approver.get(`/o/${office}/amendments/${id}`))
    expect(page).toContain('违反必须遵守的规则')
    expect(page).toContain('审签人要写明理由')
    const without = await approve(approver, id, '')
    expect(without.status).toBe(422)
    expect(await without.text()).toContain('批准要写明理由')
    expect(inForceIn(service, office, december).n).toBe(1)
    expect((await approve(approver, id, '全县防汛,工作日不坐班')).status).toBe(303)
    expect(dutiesOf(service).some((one) => one.id === duty.id)).toBe(false)
    expect(frozen(service).brokenReason).toBe('全县防汛,工作日不坐班')
  })
})

describe('an amendment is refused', () => {
  const cancelled = async ({ service, clerk }: County) => {
    const duty = dutyOf(service, 'l05')
    return { duty, id: await ask(clerk, { duty: duty.id, kind: 'cancel' }) }
  }

  it('without a reason, without a choice, or with a long one; what was typed is kept', async () => {
    const { service, clerk } = await county()
    const duty = dutyOf(service, 'l05').id
    const empty = await clerk.post(`/o/${office}/amendments/new`, { duty, kind: 'cover', reason: '' })
    expect(empty.status).toBe(422)
    expect(await empty.text()).toMatch(/请选择一项[\s\S]*请填写/)
    const long = await clerk.post(`/o/${office}/amendments/new`, { duty, kind: 'cancel', reason: '长'.repeat(301) })
    expect(long.status).toBe(422)
    expect(await long.text()).toContain('长'.repeat(301))
  })

  it('where another one on the same duty is open', async () => {
    const all = await county()
    const { duty, id } = await cancelled(all)
    const again = await all.clerk.post(`/o/${office}/amendments/new`, {
      duty: duty.id,
      kind: 'cancel',
      reason: '再提',
    })
    expect(again.status).toBe(422)
    expect(await again.text()).toContain(`/o/${office}/amendments/${id}`)
    await say(all.clerk, id, 'withdraw')
    await ask(all.clerk, { duty: duty.id, kind: 'cancel' })
  })

  it('for a day that is past, by the office’s clock', async () => {
    const all = await county()
    const { duty, id } = await cancelled(all)
    const { service } = all
    service.clock.now = `${duty.date}T15:59:00.000Z`
    const second = await service.user('second', [member(office, 'approver')])
    expect(await text(second.get(`/o/${office}/amendments/${id}`))).not.toContain('已经过去')
    service.clock.now = `${duty.date}T16:01:00.000Z`
    const late = await approve(second, id)
    expect(late.status).toBe(409)
    expect(await late.text()).toContain('已经过去')
  })

  it('where the duty is another’s by now', async () => {
    const all = await county()
    const { service, clerk, approver, later } = all
    const { duty, id } = await cancelled(all)
    const drafted = dutiesOf(service).map(({ date, opening, leader }) => ({
      date,
      opening,
      leader: leader === 'l05' ? 'l07' : leader,
    }))
    later()
    await publishMonth(service, office, december, { duties: drafted })
    later()
    const refused = await approve(approver, id)
    expect(refused.status).toBe(409)
    expect(await refused.text()).toContain('又改过了')
    expect(dutiesOf(service).find((one) => one.id === duty.id)?.leader).toBe('l07')
    expect((await say(clerk, id, 'withdraw')).status).toBe(303)
  })

  it('while a newer draft waits to be published, with the way there', async () => {
    const all = await county()
    const { service, approver } = all
    const { id } = await cancelled(all)
    const { rosterId } = inForceIn(service, office, december)
    const { version, duties } = draftOf(service.database, rosterId)!
    service.database.write(() =>
      saveDraft(service.database, { user: null, office, at: service.clock.now }, december, version, {
        what: 'move',
        duties,
        pins: [],
      }),
    )
    const refused = await approve(approver, id)
    expect(refused.status).toBe(409)
    const page = await refused.text()
    expect(page).toContain('还有没发布的新草稿')
    expect(page).toContain('href="/o/xz/m/2026-12"')
  })

  it('where a built-in rule forbids it by the time it is approved', async () => {
    const all = await county()
    const { service, clerk, approver } = all
    const duty = dutyOf(service, 'l05')
    const leader = await firstChoice(clerk, duty.id, 'cover', 'leader')
    const id = await ask(clerk, { duty: duty.id, kind: 'cover', leader })
    await consent(clerk, id)
    away(service, leader, duty.date)
    const refused = await approve(approver, id)
    expect(refused.status).toBe(409)
    expect(await refused.text()).toContain('不允许')
    expect(inForceIn(service, office, december).n).toBe(1)
  })

  it('by the second of two approvers, who is told', async () => {
    const all = await county()
    const { service, approver } = all
    const { id } = await cancelled(all)
    const second = await service.user('second', [member(office, 'approver')])
    const answers = await Promise.all([
      approve(approver, id),
      say(second, id, 'approve', { is: 'rejected', note: '否' }),
    ])
    expect(answers.map(({ status }) => status).sort()).toEqual([303, 409])
    const told = answers.find(({ status }) => status === 409)!
    expect(await told.text()).toContain('别人刚刚已经处理')
    const steps = service.database.sqlite.prepare('SELECT count(*) FROM amendment_step').pluck().get()
    expect(steps).toBe(1)
  })

  it('where nobody may serve in his place: neither covered nor swapped, but he defers, cancels, and covers others', async () => {
    const { service, clerk } = await county({ noSubstitute: ['county-secretary'] })
    const secretary = dutyOf(service, 'l01')
    const page = await text(clerk.get(`/o/${office}/amendments/new?duty=${secretary.id}&kind=cover`))
    expect(page).toContain('陈新伟的职务不得由他人代替')
    const post = (fields: Record<string, string>) =>
      clerk.post(`/o/${office}/amendments/new`, { reason: '公务', ...fields })
    expect((await post({ duty: secretary.id, kind: 'cover', leader: 'l05' })).status).toBe(422)
    const duty = dutyOf(service, 'l05')
    expect((await post({ duty: duty.id, kind: 'swap', other: secretary.id })).status).toBe(422)
    const offered = await text(clerk.get(`/o/${office}/amendments/new?duty=${duty.id}&kind=swap`))
    expect(offered).not.toContain(`value="${secretary.id}"`)
    expect((await post({ duty: secretary.id, kind: 'cancel' })).status).toBe(303)
    expect((await post({ duty: duty.id, kind: 'cover', leader: 'l01' })).status).toBe(303)
  })

  it('by who asked for it, where the office wants another approver', async () => {
    const { service, approver } = await county({ mayApproveOwn: false })
    const both = await service.user('both', [member(office, 'clerk'), member(office, 'approver')])
    const id = await ask(both, { duty: dutyOf(service, 'l05').id, kind: 'cancel' })
    expect((await approve(both, id)).status).toBe(404)
    expect(await text(both.get(`/o/${office}/amendments/${id}`))).toContain('要由另一位审签人批准')
    expect((await approve(approver, id)).status).toBe(303)
  })
})

describe('who may do what', () => {
  it('leaders ask for their own duties only, and see only what is theirs', async () => {
    const { service, clerk } = await county()
    const own = await service.user('own', [member(office, 'leader', 'l05')])
    const mine = dutyOf(service, 'l05')
    const his = dutyOf(service, 'l06')
    expect((await own.get(`/o/${office}/amendments/new?duty=${his.id}`)).status).toBe(404)
    expect(
      (await own.post(`/o/${office}/amendments/new`, { duty: his.id, kind: 'cancel', reason: '公' })).status,
    ).toBe(404)
    const choice = await text(own.get(`/o/${office}/amendments/new`))
    expect(choice).toContain(mine.id)
    const filtered = await text(clerk.get(`/o/${office}/amendments/new?leader=l06`))
    expect(filtered).toContain(his.id)
    expect(filtered).not.toContain(mine.id)
    expect(choice).not.toContain(his.id)
    const id = await ask(clerk, { duty: his.id, kind: 'cancel' })
    expect((await own.get(`/o/${office}/amendments/${id}`)).status).toBe(404)
    expect(await text(own.get(`/o/${office}/amendments?show=all`))).not.toContain(`/amendments/${id}`)
    expect((await say(own, id, 'withdraw')).status).toBe(404)
    const ownId = await ask(own, { duty: mine.id, kind: 'cancel' })
    expect((await say(own, ownId, 'withdraw')).status).toBe(303)
    expect(await text(own.get(`/o/${office}/amendments`))).not.toContain(`/amendments/${ownId}"`)
    expect(await text(own.get(`/o/${office}/amendments?show=all`))).toContain('已撤回')
  })

  it('only approvers approve; auditors read and do nothing; another office sees nothing', async () => {
    const { service, clerk, approver, auditor } = await county()
    service.office('other')
    const stranger = await service.user('stranger', [member('other', 'clerk'), member('other', 'approver')])
    const duty = dutyOf(service, 'l05')
    const id = await ask(clerk, { duty: duty.id, kind: 'cancel' })
    expect((await approve(clerk, id)).status).toBe(404)
    expect((await consent(approver, id)).status).toBe(404)
    expect(await text(auditor.get(`/o/${office}/amendments`))).toContain('贾少辉(取消)')
    const page = await text(auditor.get(`/o/${office}/amendments/${id}`))
    expect(page).toContain('公务冲突')
    expect(page).not.toContain('amendments/1/')
    for (const word of ['consent', 'approve', 'withdraw'] as const)
      expect((await say(auditor, id, word, { is: 'approved' })).status).toBe(404)
    expect((await auditor.get(`/o/${office}/amendments/new`)).status).toBe(404)
    expect((await stranger.get(`/o/${office}/amendments/${id}`)).status).toBe(404)
    expect((await stranger.get(`/o/other/amendments/${id}`)).status).toBe(404)
    expect((await stranger.get(`/o/other/amendments/new?duty=${duty.id}`)).status).toBe(404)
    expect((await stranger.post(`/o/other/amendments/${id}/approve`, { is: 'approved' })).status).toBe(404)
    for (const bad of ['0', 'x', '99999999999999999999'])
      expect((await clerk.get(`/o/${office}/amendments/${bad}`)).status).toBe(404)
  })
})
