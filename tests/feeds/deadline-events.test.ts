import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import fc from 'fast-check'
import ICAL from 'ical.js'
import { describe, expect, it } from 'vitest'
import { createContext } from '../../src/context.ts'
import { addLocalDay } from '../../src/db/calendar-store.ts'
import { eventsOfCase } from '../../src/db/case-store.ts'
import { saveClocks } from '../../src/db/clock-store.ts'
import { leaderOf, saveLeader } from '../../src/db/leader-store.ts'
import { officeById } from '../../src/db/office-store.ts'
import { databaseName } from '../../src/db/open.ts'
import { addSubscription } from '../../src/db/subscription-store.ts'
import { saveUnit } from '../../src/db/unit-store.ts'
import type { CaseEventKind, NewCaseEvent } from '../../src/domain/case-event.ts'
import { clockPresets } from '../../src/domain/clock-presets.ts'
import { addDays, type Day } from '../../src/domain/day.ts'
import { type FeedKey, feedKey } from '../../src/domain/feed.ts'
import { readEnv } from '../../src/env.ts'
import { redueCases } from '../../src/web/cases/case-work.ts'
import { hashOf, newToken } from '../../src/web/token.ts'
import { complaints, parsers } from '../tools/feed-complaints.ts'
import { caseKeeper, registration } from '../tools/kept-cases.ts'
import { itWith } from '../tools/needs.ts'
import { startService } from '../tools/service.ts'
import { emptyFolder } from '../tools/terminal.ts'
import { byteFaults } from './calendar-bytes.ts'

const leaders = ['l01', 'l02', 'l03', 'l04'] as const
const today = '2026-11-10'

/** The small county with two units below it, its first leaders subscribed to, and nothing published. */
const county = async () => {
  const service = startService()
  const { database, clock, context } = service
  const office = service.county()
  const actor = () => ({ user: null, office, at: clock.now })
  database.write(() => {
    saveUnit(database, actor(), { id: 'land', name: '县国土局', level: 'department', parent: 'xz' })
    saveUnit(database, actor(), { id: 'water', name: '县水利局', level: 'department', parent: 'xz' })
    for (const id of leaders)
      addSubscription(database, actor(), {
        feed: feedKey('leader', id),
        name: '手机',
        tokenHash: hashOf(newToken()),
      })
  })
  await context.feeds.refresh()
  const { store } = context.calendars
  const text = (leader: string): string => store.bytes(feedKey('leader', leader), false)!.bytes.toString()
  return {
    ...{ service, database, clock, office, actor, store, text },
    cases: caseKeeper(service, office),
    async at(day: Day, time = '02:00:00'): Promise<void> {
      clock.now = `${day}T${time}.000Z`
      await context.feeds.refresh()
    },
    refresh: () => context.feeds.refresh(),
    /** Gives a leader one post beside those he has, in a unit, from a day to another; null takes it away. */
    post(leader: string, unit: string, span: { from: Day; to: Day | null } | null): void {
      const kept = leaderOf(database, office, leader)!
      const role = { unit, role: 'department-head', title: '局长', team: 'government' } as const
      const others = kept.posts.filter((one) => one.unit !== unit)
      const posts = span ? [...others, { ...role, portfolio: [], order: 50, ...span }] : others
      database.write(() => expect(saveLeader(database, actor(), { ...kept, posts }, [])).toBeUndefined())
    },
  }
}
type County = Awaited<ReturnType<typeof county>>

/** An event as a client reads it. */
interface Read {
  readonly uid: string
  readonly summary: string
  readonly day: string
  readonly status: string
  readonly sequence: number
  readonly changed: string
}
const readEvents = (text: string): Read[] =>
  new ICAL.Component(ICAL.parse(text) as unknown[]).getAllSubcomponents('vevent').map((part) => {
    const value = (name: string) => String(part.getFirstPropertyValue(name))
    expect(value('dtstamp')).toBe(value('last-modified'))
    expect(value('transp')).toBe('TRANSPARENT')
    return {
      uid: value('uid'),
      summary: value('summary'),
      day: value('dtstart'),
      status: value('status'),
      sequence: Number(value('sequence')),
      changed: value('last-modified'),
    }
  })
const short = (text: string): string[] =>
  readEvents(text).map(({ summary, day, status, sequence }) => `${day} ${summary} ${status} ${sequence}`)

const assigned = (day: Day, lead = 'land'): NewCaseEvent => ({
  what: 'assigned',
  day,
  data: { lead, co: [], by: null },
})
const plain = (what: CaseEventKind, day: Day) => ({ what, day, data: {} }) as NewCaseEvent
const inCharge = (day: Day, leader: string): NewCaseEvent => ({ what: 'put-in-charge', day, data: { leader } })

describe('the limits of cases in a leader’s calendar', () => {
  it('stand there for whoever answers for them, though he has no duty, as whole days with a reminder', async () => {
    const { cases, refresh, text } = await county()
    cases.register('case-a', registration(today, { receiver: 'l01' }))
    await refresh()
    expect(short(text('l01')).toSorted()).toEqual([
      '2026-11-25 【期限】征地拆迁:告知是否受理 CONFIRMED 0',
      '2026-11-25 【期限】征地拆迁:转送、交办 CONFIRMED 0',
    ])
    expect(byteFaults(text('l01'))).toEqual([])
    expect(text('l01')).toContain('TRIGGER:-PT15H')
    expect(text('l01')).toContain('DTSTART;VALUE=DATE:20261125')
    expect(short(text('l02'))).toEqual([])
  })

  it('name the unit in charge, are done with when met, and gone 14 days later', async () => {
    const { cases, at, text } = await county()
    cases.register('case-a', registration(today, { receiver: 'l01' }))
    await at('2026-11-12')
    cases.step('case-a', assigned('2026-11-12'))
    await at('2026-11-13')
    cases.step('case-a', plain('accepted', '2026-11-13'))
    await at('2026-11-14')
    expect(short(text('l01')).toSorted()).toEqual([
      '2026-11-25 【已办结】征地拆迁:转送、交办(责任单位:县国土局) CANCELLED 1',
      '2026-11-25 【期限】征地拆迁:告知是否受理(责任单位:县国土局) CONFIRMED 0',
      '2027-01-12 【期限】征地拆迁:办结(责任单位:县国土局) CONFIRMED 0',
    ])
    await at('2026-11-26')
    expect(short(text('l01'))).toHaveLength(3)
    await at('2026-11-27')
    expect(short(text('l01'))).toHaveLength(2)
  })

  it('pass on to the leader put in charge: cancelled with one, running with the other, one UID and one SEQUENCE', async () => {
    const { cases, at, text } = await county()
    cases.register('case-a', registration(today, { receiver: 'l01' }))
    await at('2026-11-12')
    cases.step('case-a', inCharge('2026-11-12', 'l02'))
    await at('2026-11-12', '03:00:00')
    const [his, hers] = [readEvents(text('l01')), readEvents(text('l02'))]
    expect(his.map(({ status }) => status)).toEqual(['CANCELLED', 'CANCELLED'])
    expect(hers.map(({ status }) => status)).toEqual(['CONFIRMED', 'CONFIRMED'])
    expect(his.map(({ summary }) => summary.slice(0, 5))).toEqual(['【已取消】', '【已取消】'])
    const stamps = (events: Read[]) => events.map(({ uid, sequence, changed }) => [uid, sequence, changed])
    expect(stamps(his)).toEqual(stamps(hers))
    expect(stamps(his)[0]!.slice(1)).toEqual([1, '2026-11-12T02:00:00Z'])
    await at('2026-11-27')
    expect([short(text('l01')), short(text('l02')).length]).toEqual([[], 2])
  })

  it('carry the instants of the events that changed them, and no other event touches theirs', async () => {
    const { cases, at, text } = await county()
    cases.register('case-a', registration(today, { receiver: 'l01' }))
    await at('2026-11-12')
    cases.step('case-a', plain('accepted', '2026-11-12'))
    await at('2026-11-13')
    const before = text('l01')
    for (const step of [
      { what: 'supervised', day: '2026-11-13', data: { leader: 'l03' } },
      { what: 'numbered', day: '2026-11-13', data: { nationalNumber: 'GX2026111300001' } },
      { what: 'mediated', day: '2026-11-13', data: { step: 'hear' } },
    ] as NewCaseEvent[])
      expect(cases.step('case-a', step)).toBeUndefined()
    await at('2026-11-14')
    expect(text('l01')).toBe(before)
    const extended = { clock: 'handle', days: 30, approver: 'l02', told: '2026-11-14' }
    cases.step('case-a', { what: 'extended', day: '2026-11-14', data: extended })
    await at('2026-11-15')
    const [old, fresh] = [readEvents(before), readEvents(text('l01'))]
    const handle = fresh.find(({ summary }) => summary.includes('办结') && !summary.includes('已办结'))!
    expect(handle).toMatchObject({ day: '2027-02-10', sequence: 1, changed: '2026-11-14T02:00:00Z' })
    const others = (events: Read[]) => events.filter(({ uid }) => uid !== handle.uid)
    expect(others(fresh)).toEqual(others(old))
  })

  it('move with the calendar of workdays, at the instant of that change, and only those that do move', async () => {
    const { cases, at, text, database, actor, office } = await county()
    const zhejiang = clockPresets.find(({ preset }) => preset === 'zhejiang-2016')!
    database.write(() => expect(saveClocks(database, actor(), zhejiang, 0)).toBeUndefined())
    cases.register('case-a', registration(today, { receiver: 'l01', clocks: 1 }))
    cases.register('case-b', registration(today, { receiver: 'l02' }))
    await at('2026-11-11')
    const [before, other] = [readEvents(text('l01')), text('l02')]
    expect(before.map(({ day }) => day).toSorted()).toEqual(['2026-11-17', '2026-11-25'])
    database.write(() => {
      addLocalDay(database, actor(), { date: '2026-11-16', isOpen: false, why: '县庆' })
      redueCases(database, officeById(database, office)!)
    })
    await at('2026-11-12')
    const after = readEvents(text('l01'))
    const moved = after.find(({ day }) => day === '2026-11-18')!
    expect(moved).toMatchObject({ sequence: 1, changed: '2026-11-11T02:00:00Z' })
    expect(after.filter(({ uid }) => uid !== moved.uid)).toEqual(before.filter(({ uid }) => uid !== moved.uid))
    expect(text('l02')).toBe(other)
  })

  it('are not heard of by a leader who has to withdraw: his calendar is as if the case had never been', async () => {
    const { cases, at, text, post } = await county()
    cases.register('case-0', registration('2026-11-09', { receiver: 'l01', subject: '03' }))
    await at('2026-11-10', '03:00:00')
    const without = text('l01')
    cases.register('case-a', registration(today, { receiver: 'l01' }))
    await at('2026-11-11')
    expect(readEvents(text('l01'))).toHaveLength(4)
    const concerned = (
      concerns: { leaders: string[]; units: string[] },
      receiver: string | null,
    ): NewCaseEvent => ({
      what: 'concerned',
      day: '2026-11-11',
      data: { concerns, receiver, inCharge: null },
    })
    expect(cases.step('case-a', concerned({ leaders: ['l01'], units: [] }, null))).toContain('接替')
    expect(cases.step('case-a', concerned({ leaders: ['l01'], units: ['land'] }, 'l02'))).toBeUndefined()
    await at('2026-11-12')
    expect(text('l01')).toBe(without)
    expect(readEvents(text('l02'))).toHaveLength(2)
    // A post in a unit it concerns does the same, and giving it up from the start undoes it.
    const hers = text('l02')
    post('l02', 'land', { from: '2026-11-12', to: null })
    await at('2026-11-13')
    expect(readEvents(text('l02'))).toEqual([])
    post('l02', 'land', null)
    await at('2026-11-14')
    expect(text('l02')).toBe(hers)
  })

  it('tell nothing of who came, what they said, or which number the case has, in any byte of the file', async () => {
    const { cases, at, service, text, refresh } = await county()
    const marks = [
      '王记号',
      '13900001234',
      '推土机进村',
      '请国土局查清',
      'GX2026888800001',
      '2026-0001',
      'case-secret',
    ]
    const id = 'case-secret-2f1c'
    const people = [{ name: marks[0]!, contact: marks[1]! }]
    cases.register(id, registration(today, { receiver: 'l01', nationalNumber: marks[4]! }), {
      personal: { people, summary: marks[2]! },
    })
    cases.step(id, { what: 'instructed', day: today, data: { leader: 'l01' } }, marks[3])
    cases.step(id, inCharge(today, 'l02'))
    await refresh()
    await at('2026-11-11')
    cases.step(id, assigned('2026-11-11'))
    await at('2026-11-12')
    expect(readEvents(text('l02'))).toHaveLength(2)
    const shown = leaders.map(text).join('\n').replaceAll('\r\n ', '')
    for (const mark of marks) expect(shown).not.toContain(mark)
    const files = readdirSync(service.data).filter((name) => name.startsWith('feeds.db'))
    const raw = Buffer.concat(files.map((name) => readFileSync(join(service.data, name))))
    // The file knows which case an event is of, by its id that says nothing; words and numbers of it never.
    for (const mark of marks.slice(0, -1)) expect(raw.includes(mark)).toBe(false)
  })

  it('change in no calendar but those of the leaders of that case', async () => {
    const { cases, at, store } = await county()
    cases.register('case-a', registration(today, { receiver: 'l01' }))
    cases.register('case-b', registration(today, { receiver: 'l02' }))
    await at('2026-11-11')
    const heads = () => new Map(store.heads().map(({ key, tag, changedAt }) => [key, `${tag} ${changedAt}`]))
    const before = heads()
    const asked: string[] = []
    const replace = store.replaceLimits
    store.replaceLimits = (office, id, events) => {
      asked.push(id)
      return replace(office, id, events)
    }
    cases.step('case-a', inCharge('2026-11-11', 'l03'))
    await at('2026-11-12')
    const after = heads()
    expect(asked).toEqual(['case-a'])
    expect([...after].filter(([key, head]) => before.get(key) !== head).map(([key]) => key)).toEqual([
      'leader/l01',
      'leader/l03',
    ])
  })

  itWith(parsers, 'are found right by five parsers: running, done, passed on, held up, tentative', async () => {
    const { cases, at, text } = await county()
    cases.register('case-a', registration(today, { receiver: 'l01' }))
    cases.register('case-b', registration(today, { receiver: 'l01', subject: '05' }))
    await at('2026-11-11')
    for (const step of [
      assigned('2026-11-11'),
      plain('accepted', '2026-11-11'),
      plain('informed', '2026-11-11'),
      plain('answered', '2026-11-11'),
      plain('opinion-received', '2026-11-11'),
      plain('review-asked', '2026-11-11'),
      plain('review-answered', '2026-11-11'),
      plain('review-received', '2026-11-11'),
      plain('rereview-asked', '2026-11-11'),
    ])
      expect(cases.step('case-a', step)).toBeUndefined()
    await at('2026-11-12')
    cases.step('case-a', plain('hearing-began', '2026-11-12'))
    cases.step('case-b', inCharge('2026-11-12', 'l02'))
    await at('2026-11-13')
    expect(text('l01')).toContain('【暂停计时】')
    const folder = emptyFolder()
    const files = leaders.map((leader) => {
      const file = join(folder, `${leader}.ics`)
      writeFileSync(file, text(leader))
      return file
    })
    expect(await complaints(files)).toBe('')
  })
})

const kinds = ['accepted', 'informed', 'unit-received', 'answered', 'opinion-received', 'review-asked'] as const
const more = ['review-answered', 'review-received', 'rereview-asked', 'hearing-began', 'hearing-ended'] as const
const ends = ['closed', 'dropped', 'reopened', 'refused'] as const
const op = fc.record({
  days: fc.constantFrom(0, 0, 1, 3, 9),
  id: fc.constantFrom('case-a', 'case-b', 'case-c'),
  leader: fc.constantFrom(...leaders),
  what: fc.constantFrom(
    'assign',
    'charge',
    'concern',
    'post',
    'unpost',
    'extend',
    'strike',
    'holiday',
    ...kinds,
    ...kinds,
    ...more,
    ...ends,
  ),
})
type Op = typeof op extends fc.Arbitrary<infer T> ? T : never

/** Does something that may be refused; what is refused changes nothing. */
const doOne = ({ cases, clock, database, office, actor, post }: County, { id, leader, what }: Op): void => {
  const day = clock.now.slice(0, 10)
  const concerned = { concerns: { leaders: [leader], units: ['water'] }, receiver: 'l03', inCharge: null }
  const steps: Partial<Record<Op['what'], NewCaseEvent>> = {
    assign: assigned(day, leader < 'l03' ? 'land' : 'water'),
    charge: inCharge(day, leader),
    concern: { what: 'concerned', day, data: concerned },
    extend: { what: 'extended', day, data: { clock: 'handle', days: 30, approver: 'l04', told: day } },
    strike: { what: 'struck', day, data: { event: Math.max(2, eventsOfCase(database, id).length) } },
    closed: { what: 'closed', day, data: { isSettled: true } },
  }
  if (what === 'post') post(leader, 'water', { from: day, to: null })
  else if (what === 'unpost') post(leader, 'water', null)
  else if (what === 'holiday')
    database.write(() => {
      addLocalDay(database, actor(), { date: addDays(day, 2), isOpen: false, why: '县庆' })
      redueCases(database, officeById(database, office)!)
    })
  else cases.step(id, steps[what] ?? plain(what as CaseEventKind, day))
}

describe('calendars of leaders over whatever happens to cases', () => {
  it('are the same rendered step by step or all anew elsewhere, and change with their stamps alone', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(op, { minLength: 8, maxLength: 30 }), async (ops) => {
        const there = await county()
        const { cases, clock, at, service, text, database, actor } = there
        const zhejiang = clockPresets.find(({ preset }) => preset === 'zhejiang-2016')!
        database.write(() => saveClocks(database, actor(), zhejiang, 0))
        cases.register('case-a', registration(today, { receiver: 'l01', clocks: 1 }))
        cases.register('case-b', registration(today, { receiver: 'l02', subject: '04' }))
        cases.register('case-c', registration(today))
        await there.refresh()
        let seen = new Map<string, Read>()
        for (const [n, one] of ops.entries()) {
          const day = addDays(clock.now.slice(0, 10), one.days)
          clock.now = `${day}T02:00:00.${String(n).padStart(3, '0')}Z`
          doOne(there, one)
          await there.refresh()
          const now = new Map(
            leaders.flatMap((leader) => readEvents(text(leader)).map((read) => [`${leader} ${read.uid}`, read])),
          )
          for (const [key, read] of now) {
            const old = seen.get(key)
            if (!old) continue
            expect(read.changed >= old.changed).toBe(true)
            expect(read.sequence).toBeGreaterThanOrEqual(old.sequence)
            if (read.day !== old.day || read.status !== old.status)
              expect(read.sequence).toBeGreaterThan(old.sequence)
            if (read.summary === old.summary && read.day === old.day && read.sequence === old.sequence)
              expect(read).toEqual(old)
          }
          seen = now
        }
        await at(clock.now.slice(0, 10), '03:00:00')
        const folder = emptyFolder()
        await service.database.sqlite.backup(join(folder, databaseName))
        const read = readEnv({ ROSTER_DATA: folder, ROSTER_LOG: 'silent' })
        if (!read.ok) throw new Error(read.says)
        const elsewhere = createContext(read.settings, { now: () => clock.now })
        await elsewhere.feeds.refresh()
        for (const leader of leaders) {
          const key: FeedKey = feedKey('leader', leader)
          expect(elsewhere.calendars.store.bytes(key, false)!.bytes.toString()).toBe(text(leader))
          expect(byteFaults(text(leader))).toEqual([])
        }
        await elsewhere.stop()
      }),
      { numRuns: 4, endOnFailure: true },
    )
  }, 60_000)
})
