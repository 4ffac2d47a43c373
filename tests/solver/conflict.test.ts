import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { neededOf } from '../../src/solver/conflict.ts'

const claims = [0, 1, 2, 3, 4, 5, 6, 7, 8, 9]
/** What cannot hold together, as sets of claims: whatever holds one of them whole cannot be. */
const conflicts = fc.array(fc.subarray(claims, { minLength: 1, maxLength: 4 }), { minLength: 1, maxLength: 5 })

describe('the search for what is needed for a conflict', () => {
  it.each([
    ['one claim after another', 150],
    ['by halves', 0],
  ])('%s, ends with claims that cannot hold, none of them needless', (_, many) => {
    fc.assert(
      fc.property(conflicts, (sets) => {
        let asked = 0
        const canHold = (held: readonly number[]): boolean => {
          asked++
          return !sets.some((set) => set.every((claim) => held.includes(claim)))
        }
        const needed = neededOf(claims, canHold, many)
        expect(canHold(needed)).toBe(false)
        for (const claim of needed) expect(canHold(needed.filter((one) => one !== claim))).toBe(true)
        expect(asked).toBeLessThan(60)
      }),
      { numRuns: 2000 },
    )
  })
})
