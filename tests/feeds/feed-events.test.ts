import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { addDays } from '../../src/domain/day.ts'
import { dutiesAfter, type KnownDuties } from '../../src/domain/duty-history.ts'
import type { DutyView } from '../../src/domain/duty-view.ts'
import { eventsOf, type FeedEvent } from '../../src/feeds/feed-events.ts'
import { calendarText } from '../../src/feeds/ical.ts'
import { byteFaults, nastyNames } from './calendar-bytes.ts'

const office = { id: 'xz', timezone: 'Asia/Shanghai', language: 'zh-CN' } as const

/** What a revision says of a duty: who, where, when, and words beside it. */
interface Said {
  readonly id: string
  readonly leader: string
  readonly place: string
  readonly date: string
  readonly phone: string
}

const viewOf = ({ id, leader, place, date, phone }: Said): DutyView => ({
  id,
  date,
  session: 'morning',
  start: '09:00',
  end: '12:00',
  activity: 'reception',
  changedAt: '2026-11-20T02:00:00Z',
  sequence: 0,
  provisional: false,
  leader: { id: leader, name: leader },
  title: '',
  portfolio: [],
  place: { id: place, unit: 'u', name: place, phone },
})

/** The instant of the nth revision. */
const atOf = (n: number): string => new Date(Date.UTC(2026, 10, 20 + n)).toISOString().replace('.000Z', 'Z')

const allEvents = (known: KnownDuties): FeedEvent[] => [...known.values()].flatMap((duty) => eventsOf(duty, office))
const field = (event: FeedEvent, name: string): string =>
  new RegExp(`^${name}:(.*)$`, 'm').exec(event.text)![1]!.trim()
const isCancelled = (event: FeedEvent): boolean => event.text.includes('STATUS:CANCELLED')

const said = fc.record({
  leader: fc.constantFrom('a', 'b', 'c'),
  place: fc.constantFrom('hall', 'station'),
  date: fc.constantFrom('2026-12-01', '2026-12-02', '2026-12-31'),
  phone: fc.constantFrom('1', '2'),
})
/** Revisions of a month: each has some of five duties. */
const revisions = fc.array(
  fc
    .array(fc.option(said, { nil: undefined, freq: 3 }), { minLength: 5, maxLength: 5 })
    .map((duties) => duties.flatMap((one, n): Said[] => (one ? [{ ...one, id: `d${n}` }] : []))),
  { minLength: 1, maxLength: 6 },
)

const moved = (one: Said, other: Said): boolean =>
  one.leader !== other.leader || one.place !== other.place || one.date !== other.date

describe('calendars over any revisions of a month', () => {
  it('show each duty in force to its leader, its place, the office and the public, and to whoever had it, cancelled', () => {
    fc.assert(
      fc.property(revisions, (months) => {
        let known: KnownDuties = new Map()
        const had = new Map<string, Set<string>>()
        months.forEach((month, n) => {
          known = dutiesAfter(known, month.map(viewOf), atOf(n))
          const expected = new Map<string, boolean>()
          for (const { id, leader, place } of month)
            for (const feed of [`leader/${leader}`, `place/${place}`, 'office/xz', 'public/xz']) {
              had.set(feed, (had.get(feed) ?? new Set()).add(id))
              expected.set(`${feed} ${id}`, false)
            }
          for (const [feed, ids] of had)
            for (const id of ids) if (!expected.has(`${feed} ${id}`)) expected.set(`${feed} ${id}`, true)
          const shown = new Map(
            allEvents(known).map((event) => [`${event.feed} ${event.uid.split('@')[0]}`, isCancelled(event)]),
          )
          expect(shown).toEqual(expected)
        })
      }),
    )
  })

  it('count SEQUENCE up with each change of leader, time, place or end, and change stamps with nothing else but words', () => {
    fc.assert(
      fc.property(revisions, (months) => {
        let known: KnownDuties = new Map()
        let before: readonly Said[] = []
        months.forEach((month, n) => {
          const old = known
          known = dutiesAfter(known, month.map(viewOf), atOf(n))
          for (const [id, { view }] of known) {
            const [was, is] = [before.find((one) => one.id === id), month.find((one) => one.id === id)]
            const last = old.get(id)?.view
            if (!last) expect([view.sequence, view.changedAt]).toEqual([0, '2026-11-20T02:00:00Z'])
            else if (!was === !is && (!was || JSON.stringify(was) === JSON.stringify(is))) expect(view).toBe(last)
            else {
              expect(view.changedAt).toBe(atOf(n))
              expect(view.sequence - last.sequence).toBe(was && is && !moved(was, is) ? 0 : 1)
            }
          }
          before = month
        })
      }),
    )
  })

  it('count SEQUENCE up when a tentative duty is confirmed, as for any change of STATUS', () => {
    const one = viewOf({ id: 'd0', leader: 'a', place: 'hall', date: '2027-01-05', phone: '1' })
    const tentative = dutiesAfter(new Map(), [{ ...one, provisional: true }], atOf(0))
    const confirmed = dutiesAfter(tentative, [one], atOf(1))
    const shown = [tentative, confirmed].map((known) => {
      const [event] = allEvents(known)
      return ['STATUS', 'SEQUENCE'].map((name) => field(event!, name))
    })
    expect(shown).toEqual([
      ['TENTATIVE', '0'],
      ['CONFIRMED', '1'],
    ])
  })

  it('change no other event: what one duty does is seen in that duty’s events alone', () => {
    fc.assert(
      fc.property(revisions, said, fc.nat(4), (months, change, which) => {
        const known = months.reduce<KnownDuties>(
          (all, month, n) => dutiesAfter(all, month.map(viewOf), atOf(n)),
          new Map(),
        )
        const id = `d${which}`
        const last = months.at(-1)!
        const next = [...last.filter((one) => one.id !== id), { ...change, id }]
        const byKey = (all: KnownDuties) =>
          new Map(allEvents(all).map((one) => [`${one.feed} ${one.uid}`, one.text]))
        const [old, fresh] = [byKey(known), byKey(dutiesAfter(known, next.map(viewOf), atOf(months.length)))]
        for (const [key, text] of fresh) if (!key.includes(` ${id}@`)) expect(text).toBe(old.get(key))
        for (const key of old.keys()) expect(fresh.has(key)).toBe(true)
      }),
    )
  })

  it('carry one UID and one SEQUENCE for a duty that passes on: cancelled with one leader, new with the other', () => {
    const first = dutiesAfter(
      new Map(),
      [viewOf({ id: 'd', leader: 'a', place: 'hall', date: '2026-12-01', phone: '' })],
      atOf(0),
    )
    const second = dutiesAfter(
      first,
      [viewOf({ id: 'd', leader: 'b', place: 'hall', date: '2026-12-01', phone: '' })],
      atOf(1),
    )
    const of = (feed: string) => allEvents(second).find((event) => event.feed === feed)!
    const [his, hers] = [of('leader/a'), of('leader/b')]
    expect([isCancelled(his), isCancelled(hers)]).toEqual([true, false])
    expect(field(his, 'SUMMARY')).toMatch(/^【已取消】/)
    for (const name of ['UID', 'SEQUENCE', 'DTSTAMP', 'LAST-MODIFIED'])
      expect(field(his, name)).toBe(field(hers, name))
    expect(field(hers, 'SEQUENCE')).toBe('1')
  })

  it('show a cancelled duty for 14 days past its date, a past one for good to its leader and 400 days to others', () => {
    const view = viewOf({ id: 'd', leader: 'a', place: 'hall', date: '2026-12-01', phone: '' })
    const first = dutiesAfter(new Map(), [view], atOf(0))
    const until = (known: KnownDuties) =>
      Object.fromEntries(allEvents(known).map((event) => [event.feed, event.until]))
    const [short, long] = [addDays('2026-12-01', 14), addDays('2026-12-01', 400)]
    expect(until(first)).toEqual({ 'leader/a': null, 'place/hall': long, 'office/xz': long, 'public/xz': long })
    expect(new Set(Object.values(until(dutiesAfter(first, [], atOf(1)))))).toEqual(new Set([short]))
  })

  it('stay whole whatever anybody is called', () => {
    fc.assert(
      fc.property(nastyNames, nastyNames, (name, other) => {
        const view = viewOf({ id: 'd', leader: 'a', place: 'hall', date: '2026-12-01', phone: name })
        const named = {
          ...view,
          title: other,
          portfolio: [name, other],
          leader: { id: 'a', name },
          place: { ...view.place, name: other, booking: name },
        }
        const known = dutiesAfter(dutiesAfter(new Map(), [named], atOf(0)), [], atOf(1))
        for (const { text } of allEvents(known)) {
          expect(text.match(/^BEGIN:VEVENT/gm)).toHaveLength(1)
          expect(byteFaults(calendarText({ name, timezone: 'Asia/Shanghai', language: 'zh-CN' }, [text]))).toEqual(
            [],
          )
        }
      }),
    )
  })
})
