import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { shortageOf } from '../../src/solver/shortage.ts'

const things = ['t0', 't1', 't2', 't3']
const demand = fc
  .record({
    asked: fc.array(fc.integer({ min: 0, max: 3 }), { minLength: 1, maxLength: 4 }),
    usable: fc.array(fc.subarray(things), { minLength: 4, maxLength: 4 }),
    room: fc.array(fc.integer({ min: 0, max: 3 }), { minLength: 4, maxLength: 4 }),
  })
  .map(({ asked, usable, room }) => ({
    asked: new Map(asked.map((n, at) => [`a${at}`, n])),
    usable: new Map(asked.map((_, at) => [`a${at}`, usable[at]!])),
    room: new Map(things.map((thing, at) => [thing, room[at]!])),
  }))
type Demand = Parameters<typeof shortageOf>[0]

/** Most that some askers can get together, one of each thing at most: by Hall’s count. */
const roomFor = ({ usable, room }: Demand, askers: readonly string[]): number =>
  things.reduce(
    (sum, thing) =>
      sum + Math.min(room.get(thing)!, askers.filter((asker) => usable.get(asker)!.includes(thing)).length),
    0,
  )

const subsets = <T>(items: readonly T[]): T[][] =>
  Array.from({ length: 2 ** items.length }, (_, bits) => items.filter((_item, n) => bits & (1 << n)))

const askedBy = ({ asked }: Demand, askers: readonly string[]): number =>
  askers.reduce((sum, asker) => sum + asked.get(asker)!, 0)

/** Most of what some askers want that can be given to them: all of it, less what any of them are short of together. */
const mostFor = (given: Demand, askers: readonly string[]): number =>
  Math.min(
    ...subsets(askers).map(
      (some) => askedBy(given, askers) - Math.max(0, askedBy(given, some) - roomFor(given, some)),
    ),
  )

describe('a shortage by counting', () => {
  it('is found for an asker exactly when he goes short after the others got what they can', () => {
    fc.assert(
      fc.property(demand, (given) => {
        const askers = [...given.asked.keys()]
        for (const last of askers) {
          const others = askers.filter((asker) => asker !== last)
          const shortage = shortageOf(given, last)
          const isShort = mostFor(given, askers) < mostFor(given, others) + given.asked.get(last)!
          expect(shortage !== undefined, last).toBe(isShort)
          if (!shortage) continue
          expect(shortage.askers).toContain(last)
          expect(shortage.asked).toBe(askedBy(given, shortage.askers))
          expect(shortage.room).toBe(roomFor(given, shortage.askers))
          expect(shortage.asked).toBeGreaterThan(shortage.room)
        }
      }),
      { numRuns: 3000 },
    )
  })

  it('names everybody who shares the same things, and nobody who has none to share', () => {
    const given = {
      asked: new Map(['absent', 'a', 'b', 'd'].map((asker) => [asker, 1])),
      usable: new Map([
        ['absent', []],
        ['a', ['t0']],
        ['b', ['t0']],
        ['d', ['t0']],
      ]),
      room: new Map([['t0', 1]]),
    }
    expect(shortageOf(given, 'd')).toEqual({ askers: ['a', 'b', 'd'], asked: 3, usable: ['t0'], room: 1 })
    expect(shortageOf(given, 'absent')).toEqual({ askers: ['absent'], asked: 1, usable: [], room: 0 })
  })

  it('is found past another: who shares a thing with the one served of two who cannot both be', () => {
    const given = {
      asked: new Map(['a', 'b', 'c', 'last'].map((asker) => [asker, 1])),
      usable: new Map([
        ['a', ['t0']],
        ['b', ['t0']],
        ['c', ['t1']],
        ['last', ['t0', 't1']],
      ]),
      room: new Map([
        ['t0', 1],
        ['t1', 1],
      ]),
    }
    expect(shortageOf(given, 'last')).toMatchObject({ asked: 4, room: 2 })
  })
})
