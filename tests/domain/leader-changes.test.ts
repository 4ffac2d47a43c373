import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { changesByLeader, type DutyChange, type TheDuty } from '../../src/domain/leader-changes.ts'

const duty = (id: string, leader: string, day: number, more: Partial<TheDuty> = {}): TheDuty => ({
  id,
  leader,
  date: `2026-12-${String(day).padStart(2, '0')}`,
  session: 'morning',
  start: '09:00',
  end: '12:00',
  place: 'hall',
  activity: 'reception',
  ...more,
})
const told = (before: TheDuty[], now: TheDuty[], leader: string) =>
  (changesByLeader(before, now).get(leader) ?? []).map((change) =>
    [change.is, change.before?.id, change.now?.id].filter(Boolean).join(' '),
  )

/** Any two revisions of a month: ids are kept, everything else may differ. */
const revisions = fc
  .uniqueArray(
    fc.record({
      id: fc.constantFrom(...'abcdefgh'),
      was: fc.option(fc.record({ leader: fc.constantFrom('x', 'y', 'z'), day: fc.integer({ min: 1, max: 4 }) })),
      is: fc.option(fc.record({ leader: fc.constantFrom('x', 'y', 'z'), day: fc.integer({ min: 1, max: 4 }) })),
    }),
    { selector: ({ id }) => id },
  )
  .map((all) => {
    const at = (when: 'was' | 'is') =>
      all.flatMap((one) => (one[when] ? [duty(one.id, one[when].leader, one[when].day)] : []))
    return { before: at('was'), now: at('is') }
  })

const applied = (own: readonly TheDuty[], changes: readonly DutyChange[]): TheDuty[] => {
  const duties = new Map(own.map((one) => [one.id, one]))
  for (const { before } of changes) {
    if (!before) continue
    // He can only lose what he has, as it was.
    expect(duties.get(before.id)).toEqual(before)
    duties.delete(before.id)
  }
  for (const { now } of changes) {
    if (!now) continue
    expect(duties.has(now.id)).toBe(false)
    duties.set(now.id, now)
  }
  return [...duties.values()]
}
const byId = (duties: readonly TheDuty[]) => duties.toSorted((a, b) => (a.id < b.id ? -1 : 1))

describe('what a revision changes for a leader', () => {
  it('turns his old duties into his new ones, and names nobody whose duties stay', () => {
    fc.assert(
      fc.property(revisions, ({ before, now }) => {
        const changes = changesByLeader(before, now)
        for (const leader of ['x', 'y', 'z']) {
          const own = (duties: readonly TheDuty[]) => byId(duties.filter((one) => one.leader === leader))
          expect(byId(applied(own(before), changes.get(leader) ?? []))).toEqual(own(now))
          const isUntouched = JSON.stringify(own(before)) === JSON.stringify(own(now))
          expect(changes.has(leader)).toBe(!isUntouched)
        }
      }),
      { numRuns: 500 },
    )
  })

  it('needs no more than the duties that were ever his', () => {
    fc.assert(
      fc.property(revisions, fc.constantFrom('x', 'y', 'z'), ({ before, now }, leader) => {
        const ids = new Set([...before, ...now].filter((one) => one.leader === leader).map(({ id }) => id))
        const ever = (duties: readonly TheDuty[]) => duties.filter(({ id }) => ids.has(id))
        expect(changesByLeader(ever(before), ever(now)).get(leader)).toEqual(
          changesByLeader(before, now).get(leader),
        )
      }),
    )
  })

  it('is all that is his where it is the first', () => {
    expect(told([], [duty('b', 'x', 5), duty('a', 'x', 3), duty('c', 'y', 3)], 'x')).toEqual(['new a', 'new b'])
  })

  it('is a cover for the one who no longer goes and for the one who goes', () => {
    const [before, now] = [[duty('a', 'x', 3)], [duty('a', 'y', 3)]]
    expect(told(before, now, 'x')).toEqual(['given a'])
    expect(told(before, now, 'y')).toEqual(['taken a'])
  })

  it('is one swap for each of the two', () => {
    const [before, now] = [
      [duty('a', 'x', 3), duty('b', 'y', 8)],
      [duty('a', 'y', 3), duty('b', 'x', 8)],
    ]
    expect(told(before, now, 'x')).toEqual(['swapped a b'])
    expect(told(before, now, 'y')).toEqual(['swapped b a'])
  })

  it('pairs what two leaders exchanged in the order of days, and leaves the rest as it is', () => {
    const before = [duty('c', 'y', 1), duty('a', 'x', 2), duty('b', 'x', 9)]
    const now = [duty('c', 'x', 1), duty('a', 'y', 2), duty('b', 'y', 9)]
    expect(told(before, now, 'x')).toEqual(['swapped a c', 'given b'])
  })

  it('is another time, place or form, and not what stands beside a duty', () => {
    const before = [duty('a', 'x', 3)]
    for (const more of [{ start: '14:30' }, { place: 'town' }, { activity: 'video' as const }])
      expect(told(before, [duty('a', 'x', 3, more)], 'x')).toEqual(['moved a a'])
    const beside = { sequence: 4, changedAt: '2026-12-01T00:00:00Z', opening: 'other' } as Partial<TheDuty>
    expect(told(before, [duty('a', 'x', 3, beside)], 'x')).toEqual([])
  })

  it('is cancelled where nobody goes', () => {
    expect(told([duty('a', 'x', 3)], [], 'x')).toEqual(['cancelled a'])
  })
})
