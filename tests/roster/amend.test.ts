import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Assignment } from '../../src/domain/roster.ts'
import type { Slot } from '../../src/domain/slot.ts'
import { amended, type Change, isWithoutSubstitute } from '../../src/roster/amend.ts'
import { outcomesOf, type PlannedInForce, rosterAfter } from '../../src/roster/amend-effect.ts'
import { madeByHand } from '../../src/roster/by-hand.ts'
import { assign, inOrder } from '../../src/roster/ids.ts'
import { canonical } from '../../src/roster/planning-file.ts'
import type { Month } from '../../src/rules/month.ts'
import { leader, monthFrom, opening, pairsOf, withRules } from '../tools/world.ts'

type Item = Record<string, unknown>
const at = '2026-11-25T01:00:00Z'
const published = '2026-11-20T02:00:00Z'
const days = [1, 2, 3, 4, 7, 8]
const openings = (month: string): Item[] => [
  { ...opening('am', 'p', 'morning', []), on: { dates: days.map((day) => `${month}-0${day}`) } },
  { ...opening('pm', 'q', 'afternoon', []), on: { dates: days.map((day) => `${month}-0${day}`) } },
]
const documentOf = (month: string, more: Item = {}, rules: Item[] = [{ id: 'rest', kind: 'rest', n: 1 }]): Item =>
  withRules({ month, openings: openings(month), ...more }, rules)

const asPublished = ({ month, duties }: { month: Month; duties: readonly Assignment[] }, document: Item) => ({
  month,
  duties,
  used: new Set(duties.map(({ id }) => id)),
  canonical: canonical(document),
})

/** A month with duties “leader day opening” in force. */
const inForce = (month: string, duties: string[], more: Item = {}, rules?: Item[]): PlannedInForce => {
  const bare = monthFrom(documentOf(month, more, rules))
  const given = duties.map((words) => {
    const [who, day, where] = words.split(' ')
    return { leader: who!, slot: bare.slots.get(`${month}-0${day}/${where}`)! }
  })
  const assignments = assign(bare, inOrder(bare, given), published)
  const document = {
    ...documentOf(month, more, rules),
    pins: [],
    availability: [],
    published: assignments,
    ...more,
  }
  return asPublished({ month: monthFrom(document), duties: assignments }, document)
}
const monthsOf = (...months: PlannedInForce[]) => new Map(months.map((one) => [one.month.name, one]))
const shown = (duties: readonly Assignment[]) =>
  duties.map((one) => `${one.leader} ${Number(one.date.slice(8))} ${one.opening}`).sort()
const idOf = ({ duties, month }: PlannedInForce, words: string) => ({
  month: month.name,
  id: duties.find((one) => shown([one])[0] === words)!.id,
})
const slotOf = ({ month }: { month: Month }, day: number, where: string): Slot =>
  month.slots.get(`${month.name}-0${day}/${where}`)!

describe('an amendment', () => {
  const december = inForce('2026-12', ['a 1 am', 'b 3 am', 'd 8 pm'])
  const january = inForce('2027-01', ['b 4 am'])
  const dutyA = idOf(december, 'a 1 am')

  it('swaps leaders; each duty keeps its id, its time and its place', () => {
    const change: Change = { kind: 'swap', duty: dutyA, other: idOf(december, 'b 3 am') }
    const [[month, after]] = [...amended(monthsOf(december), change, at)] as [[string, Assignment[]]]
    expect(month).toBe('2026-12')
    expect(shown(after)).toEqual(['a 3 am', 'b 1 am', 'd 8 pm'])
    const [before, now] = [december.duties, after].map((duties) => duties.find(({ id }) => id === dutyA.id)!)
    expect(now).toEqual({ ...before!, leader: 'b', sequence: 1, changedAt: at })
  })

  it('swaps across months', () => {
    const change: Change = { kind: 'swap', duty: dutyA, other: idOf(january, 'b 4 am') }
    const after = amended(monthsOf(december, january), change, at)
    expect(shown(after.get('2026-12')!)).toEqual(['b 1 am', 'b 3 am', 'd 8 pm'])
    expect(shown(after.get('2027-01')!)).toEqual(['a 4 am'])
  })

  it('covers, defers inside the month with the same id, and cancels', () => {
    const to = { month: '2026-12', slot: slotOf(december, 7, 'am') }
    const becomes = (change: Change) => [...amended(monthsOf(december), change, at).values()][0]!
    expect(shown(becomes({ kind: 'cover', duty: dutyA, leader: 'd' }))).toEqual(['b 3 am', 'd 1 am', 'd 8 pm'])
    const deferred = becomes({ kind: 'defer', duty: dutyA, to })
    expect(deferred.find(({ id }) => id === dutyA.id)).toMatchObject({
      date: '2026-12-07',
      leader: 'a',
      sequence: 1,
    })
    expect(deferred.find(({ id }) => id === dutyA.id)).not.toHaveProperty('movedFrom')
    expect(shown(becomes({ kind: 'cancel', duty: dutyA }))).toEqual(['b 3 am', 'd 8 pm'])
  })

  it('defers into another month: gone from the one, new with an id never used in the other', () => {
    const first = [...january.used][0]!
    const change: Change = {
      kind: 'defer',
      duty: dutyA,
      to: { month: '2027-01', slot: slotOf(january, 7, 'am') },
    }
    // The id once given to a duty that was cancelled since stays away too.
    const gone = { ...january, duties: [], used: new Set(january.used) }
    const after = amended(monthsOf(december, gone), change, at)
    expect(shown(after.get('2026-12')!)).toEqual(['b 3 am', 'd 8 pm'])
    expect(after.get('2027-01')).toMatchObject([{ leader: 'a', date: '2027-01-07', sequence: 0, changedAt: at }])
    expect(after.get('2027-01')![0]!.id).not.toBe(first)
    // Not published yet: it only goes.
    expect([...amended(monthsOf(december), change, at).keys()]).toEqual(['2026-12'])
  })

  it('is judged in every month it reaches: a rest that a swap breaks in the next one is found there', () => {
    const openAt = (month: string, day: string): Item => ({
      openings: [{ ...opening('am', 'p', 'morning', []), on: { dates: [`${month}-${day}`] } }],
      history: { knownFrom: '2026-11-01', served: [] },
    })
    const rules = [{ id: 'rest', kind: 'rest', n: 5 }]
    const make = (month: string, day: string, more: Item, who: string): PlannedInForce => {
      const document = { ...documentOf(month, more, rules), pins: [], availability: [] }
      const bare = monthFrom(document)
      const slot = bare.slots.get(`${month}-${day}/am`)!
      return asPublished({ month: bare, duties: assign(bare, [{ leader: who, slot }], published) }, document)
    }
    const last = make('2026-12', '30', openAt('2026-12', '30'), 'a')
    const served = [
      {
        date: '2026-12-30',
        session: 'morning',
        activity: 'reception',
        place: 'p',
        unit: 'c',
        leader: 'a',
        opening: 'am',
      },
    ]
    const first = make(
      '2027-01',
      '02',
      { ...openAt('2027-01', '02'), history: { knownFrom: '2026-11-01', served } },
      'b',
    )
    const change: Change = { kind: 'cover', duty: { month: '2026-12', id: last.duties[0]!.id }, leader: 'b' }
    const outcomes = outcomesOf(monthsOf(last, first), change, at)
    expect(
      outcomes.map(({ month, isAmended, effect }) => [month, isAmended, effect.broken.map(({ rule }) => rule)]),
    ).toEqual([
      ['2026-12', true, []],
      ['2027-01', false, ['rest']],
    ])
    // The planning file a revision keeps says the same.
    const kept = JSON.parse(rosterAfter(first, outcomes[1]!, outcomes).plan)
    expect(kept.history.served).toEqual([{ ...served[0], leader: 'b', insteadOf: 'a' }])
  })

  it('makes a roster whose ids stay exactly, judged as one put together by hand', () => {
    const change: Change = { kind: 'cover', duty: dutyA, leader: 'd' }
    const outcomes = outcomesOf(monthsOf(december), change, at)
    const { made, plan, answer, planHash } = rosterAfter(december, outcomes[0]!, outcomes)
    expect(made.roster.assignments.map(({ id }) => id).sort()).toEqual([...december.used].sort())
    expect(made.roster.input).toBe(planHash)
    expect(JSON.parse(plan).published).toEqual(JSON.parse(JSON.stringify(december.duties)))
    expect(JSON.parse(answer).engine.name).toBe('by-hand')
    const byHand = madeByHand({ month: outcomes[0]!.now, input: planHash }, made.duties, at)
    expect(made.roster.objective).toEqual(byHand.roster.objective)
    expect(made.judgement).toEqual(byHand.judgement)
  })

  it('gives up the pins it goes against', () => {
    const pin = { date: '2026-12-01', opening: 'am', leader: 'a', is: 'on' }
    const pinned = inForce('2026-12', ['a 1 am'], { pins: [pin] })
    const [outcome] = outcomesOf(monthsOf(pinned), { kind: 'cover', duty: idOf(pinned, 'a 1 am'), leader: 'b' }, at)
    expect(outcome!.effect.forbidden).toEqual([])
    expect(outcome!.now.plan.pins).toEqual([])
  })

  it('knows whose duties nobody may take over: by the post he serves by there', () => {
    const two = leader('a', { role: 'county-head' }) as { posts: Item[] }
    const leaders = [
      {
        ...two,
        posts: [...two.posts, { ...two.posts[0], unit: 't', role: 'township-secretary', order: 9 }],
      },
    ]
    const month = monthFrom(withRules({ leaders }, [{ id: 'any', kind: 'spread' }]))
    const duty = { leader: 'a', date: '2026-12-01' }
    expect(isWithoutSubstitute(month, { ...duty, place: 'p' }, ['county-head'])).toBe(true)
    expect(isWithoutSubstitute(month, { ...duty, place: 'r' }, ['county-head'])).toBe(false)
    expect(isWithoutSubstitute(month, { ...duty, place: 'r' }, ['township-secretary'])).toBe(true)
    expect(isWithoutSubstitute(month, { ...duty, place: 'p' }, [])).toBe(false)
  })
})

describe('random amendments of a small month', () => {
  const bare = monthFrom(documentOf('2026-12'))
  const next = monthFrom(documentOf('2027-01'))
  const pairs = pairsOf(bare)
  const step = fc.record({
    kind: fc.constantFrom('swap', 'cover', 'defer', 'away', 'cancel'),
    one: fc.nat(),
    other: fc.nat(),
  })

  it('leave alone what they do not speak of, and never use an id again', () => {
    fc.assert(
      fc.property(
        fc.subarray(pairs, { minLength: 2, maxLength: 8 }),
        fc.array(step, { maxLength: 12 }),
        (some, steps) => {
          let duties: readonly Assignment[] = assign(bare, inOrder(bare, some), published)
          let later: readonly Assignment[] = []
          const used = new Set(duties.map(({ id }) => id))
          const laterUsed = new Set<string>()
          for (const { kind, one, other } of steps) {
            if (duties.length === 0) return
            const duty = duties[one % duties.length]!
            const mate = duties[other % duties.length]!
            const here = { month: '2026-12', id: duty.id }
            const slots = (month: Month) => [...month.slots.values()]
            const change: Change =
              kind === 'swap'
                ? { kind, duty: here, other: { month: '2026-12', id: mate.id } }
                : kind === 'cover'
                  ? { kind, duty: here, leader: ['a', 'b', 'd'][other % 3]! }
                  : kind === 'cancel'
                    ? { kind, duty: here }
                    : kind === 'defer'
                      ? { kind, duty: here, to: { month: '2026-12', slot: slots(bare)[other % bare.slots.size]! } }
                      : {
                          kind: 'defer',
                          duty: here,
                          to: { month: '2027-01', slot: slots(next)[other % next.slots.size]! },
                        }
            const months = new Map([
              ['2026-12', { month: bare, duties, used }],
              ['2027-01', { month: next, duties: later, used: laterUsed }],
            ])
            const bytes = new Map([...duties, ...later].map((old) => [old.id, JSON.stringify(old)]))
            const after = amended(months, change, at)
            const touched = new Set([duty.id, ...(kind === 'swap' ? [mate.id] : [])])
            for (const now of [...(after.get('2026-12') ?? duties), ...(after.get('2027-01') ?? later)]) {
              if (!touched.has(now.id) && bytes.has(now.id)) expect(JSON.stringify(now)).toBe(bytes.get(now.id))
              // What is new has an id that no duty ever had.
              if (!bytes.has(now.id)) expect(used.has(now.id) || laterUsed.has(now.id)).toBe(false)
            }
            if (kind === 'swap' && duty.id !== mate.id) {
              const back = amended(
                new Map([['2026-12', { month: bare, duties: after.get('2026-12')!, used }]]),
                change,
                at,
              ).get('2026-12')!
              expect(back.map(({ id, leader: who }) => [id, who])).toEqual(
                duties.map(({ id, leader: who }) => [id, who]),
              )
            }
            duties = after.get('2026-12') ?? duties
            later = after.get('2027-01') ?? later
            for (const { id } of duties) used.add(id)
            for (const { id } of later) laterUsed.add(id)
            const ids = [...duties, ...later].map(({ id }) => id)
            expect(new Set(ids).size).toBe(ids.length)
          }
        },
      ),
      { numRuns: 300, seed: 20261203 },
    )
  })
})
