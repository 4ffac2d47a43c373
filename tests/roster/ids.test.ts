import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { assign, inOrder } from '../../src/roster/ids.ts'
import { monthFrom, opening, pairsOf, tinyFile } from '../tools/world.ts'

type Item = Record<string, unknown>
const at = '2026-11-25T01:00:00Z'

/** Two halls, mornings and afternoons of four days. */
const openings = [
  opening('am', 'p', 'morning', [1, 2, 3, 4]),
  opening('pm', 'p', 'afternoon', [1, 2, 3, 4]),
  opening('other', 'q', 'morning', [1, 2, 3, 4]),
]
const publish = (id: string, day: number, at: string, leader: string): Item => ({
  id,
  date: `2026-12-0${day}`,
  opening: at,
  leader,
  changedAt: '2026-11-20T02:00:00Z',
})

/** The ids that duties get, “leader day opening”, beside what is published. */
const idsOf = (published: Item[], ...duties: string[]): Record<string, string> => {
  const month = monthFrom(tinyFile({ openings, published }))
  const made = inOrder(
    month,
    duties.map((duty) => {
      const [leader, day, at] = duty.split(' ')
      return { leader: leader!, slot: month.slots.get(`2026-12-0${day}/${at}`)! }
    }),
  )
  return Object.fromEntries(
    assign(month, made, at).map(({ id, leader, date, opening }) => [
      `${leader} ${Number(date.slice(8))} ${opening}`,
      id,
    ]),
  )
}

describe('a published duty', () => {
  it('keeps its id when it goes to another hall that day', () => {
    expect(idsOf([publish('x', 1, 'am', 'a')], 'a 1 other', 'b 1 am')).toMatchObject({ 'b 1 am': 'x' })
    expect(idsOf([publish('x', 1, 'am', 'a')], 'a 1 other')).toEqual({ 'a 1 other': 'x' })
    expect(idsOf([publish('x', 1, 'am', 'a')], 'a 1 pm', 'a 2 other')).toMatchObject({ 'a 1 pm': 'x' })
  })

  it('keeps its id when it goes to another hall on another day, the earlier one the earlier', () => {
    expect(idsOf([publish('x', 1, 'am', 'a')], 'a 3 other')).toEqual({ 'a 3 other': 'x' })
    const two = [publish('late', 3, 'am', 'a'), publish('early', 1, 'pm', 'a')]
    expect(idsOf(two, 'a 4 other', 'a 2 other')).toEqual({ 'a 2 other': 'early', 'a 4 other': 'late' })
  })

  it('goes rather to the same opening, and never to another leader elsewhere', () => {
    expect(idsOf([publish('x', 1, 'am', 'a')], 'a 2 other', 'a 3 am')).toMatchObject({ 'a 3 am': 'x' })
    expect(Object.values(idsOf([publish('x', 1, 'am', 'a')], 'b 1 other'))).not.toContain('x')
  })

  it('says that it changed', () => {
    const month = monthFrom(tinyFile({ openings, published: [{ ...publish('x', 1, 'am', 'a'), sequence: 2 }] }))
    const [duty] = assign(month, [{ leader: 'a', slot: month.slots.get('2026-12-01/other')! }], at)
    expect(duty).toMatchObject({ id: 'x', place: 'q', sequence: 3, changedAt: at })
  })
})

describe('ids', () => {
  const world = pairsOf(monthFrom(tinyFile({ openings })))
  const some = fc.subarray(
    world.map((_, n) => n),
    { maxLength: 12 },
  )

  it('are each used once, the same every time, and no leader loses a duty and gets a new one', () => {
    fc.assert(
      fc.property(some, some, fc.boolean(), (before, after, isReversed) => {
        const published = before.map((n) => {
          const { leader, slot } = world[n]!
          return publish(`id${n}`, Number(slot.date.slice(8)), slot.opening, leader)
        })
        const month = monthFrom(tinyFile({ openings, published: isReversed ? published.toReversed() : published }))
        const duties = inOrder(
          month,
          after.map((n) => ({ leader: world[n]!.leader, slot: month.slots.get(world[n]!.slot.id)! })),
        )
        const made = assign(month, duties, at)
        const ids = made.map(({ id }) => id)
        expect(new Set(ids).size).toBe(duties.length)
        expect(assign(month, duties, at)).toEqual(made)
        const known = new Set(month.plan.published.map(({ id }) => id))
        const [dropped, fresh] = [
          month.plan.published.filter(({ id }) => !ids.includes(id)).map(({ leader }) => leader),
          made.filter(({ id }) => !known.has(id)).map(({ leader }) => leader),
        ]
        expect(dropped.filter((leader) => fresh.includes(leader))).toEqual([])
        // What stays as it is stays itself.
        for (const n of before)
          if (after.includes(n)) expect(made.find(({ id }) => id === `id${n}`)).toMatchObject({ sequence: 0 })
      }),
      { numRuns: 500, seed: 20261201 },
    )
  })
})
