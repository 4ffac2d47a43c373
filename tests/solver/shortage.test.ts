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

describe('a shortage by counting', () => {
  it('is found exactly when some askers ask for more than all they could use holds', () => {
    fc.assert(
      fc.property(demand, (given) => {
        const shortage = shortageOf(given)
        const short = subsets([...given.asked.keys()]).some(
          (askers) => askers.reduce((sum, asker) => sum + given.asked.get(asker)!, 0) > roomFor(given, askers),
        )
        expect(shortage !== undefined).toBe(short)
        if (!shortage) return
        expect(shortage.room).toBe(roomFor(given, shortage.askers))
        expect(shortage.asked).toBeGreaterThan(shortage.room)
      }),
      { numRuns: 3000 },
    )
  })
})
