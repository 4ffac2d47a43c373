import { readFileSync } from 'node:fs'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Finding } from '../../src/domain/finding.ts'
import type { Duty } from '../../src/domain/slot.ts'
import { checkDuties, type Judgement } from '../../src/roster/check.ts'
import {
  dropping,
  dutiesIn,
  edited,
  effectOf,
  moving,
  pinsAfter,
  putting,
  removing,
  swapping,
} from '../../src/roster/edit.ts'
import { readPlan } from '../../src/roster/planning-file.ts'
import { isRequired } from '../../src/rules/index.ts'
import { pairKey } from '../../src/rules/row.ts'

const monthOfFixture = (name: string) => {
  const read = readPlan(readFileSync(`fixtures/${name}.json`, 'utf8'))
  if (!read.ok) throw new Error(`${name} cannot be read`)
  return read.value.month
}

const a = { date: '2026-12-01', opening: 'hall', leader: 'a' }
const b = { date: '2026-12-02', opening: 'hall', leader: 'b' }

describe('an edit', () => {
  it('moves, exchanges, puts and takes off', () => {
    expect(edited([a, b], moving(a, { date: '2026-12-03', opening: 'hall' }))).toEqual([
      b,
      { ...a, date: '2026-12-03' },
    ])
    expect(edited([a, b], swapping(a, b))).toEqual([
      { ...a, leader: 'b' },
      { ...b, leader: 'a' },
    ])
    expect(edited([a, b], putting({ ...a, leader: 'c' }, a))).toEqual([b, { ...a, leader: 'c' }])
    expect(edited([a, b], removing(a))).toEqual([b])
  })

  it('is none where what should go is not there, or what should come is', () => {
    expect(edited([b], removing(a))).toBeUndefined()
    expect(edited([a, b], putting(a))).toBeUndefined()
    expect(edited([a, { ...a, leader: 'b' }], putting({ ...a, leader: 'b' }, a))).toBeUndefined()
  })

  it('by dropping is a move where there is room, an exchange where one leader fills the slot, else nothing', () => {
    const to = { date: b.date, opening: 'hall' }
    expect(dropping([a, b], a, { ...to, capacity: 2 })).toEqual(moving(a, to))
    expect(dropping([a, b], a, { ...to, capacity: 1 })).toEqual(swapping(a, b))
    expect(dropping([a, b, { ...b, leader: 'c' }], a, { ...to, capacity: 2 })).toBeUndefined()
    expect(dropping([a, { ...b, leader: 'a' }], a, { ...to, capacity: 3 })).toBeUndefined()
  })

  it('overrules the pins against it', () => {
    const pins = [
      { ...a, is: 'on' as const },
      { ...b, is: 'off' as const },
    ]
    expect(pinsAfter(pins, { remove: [a], add: [b] })).toEqual([])
    expect(pinsAfter(pins, { remove: [], add: [] })).toEqual(pins)
  })
})

describe('the effect of an edit', () => {
  it.each(['small-county-2026-12', 'short-2026-03', 'xiangzhou-2026-12'])(
    'is what all rules say before and after, whatever is moved (%s)',
    (name) => {
      const month = monthOfFixture(name)
      const slots = [...month.slots.values()]
      const leaders = [...month.leaders.keys()]
      const duty = fc
        .tuple(fc.nat(slots.length - 1), fc.nat(leaders.length - 1))
        .map(([slot, leader]): Duty => ({ slot: slots[slot]!, leader: leaders[leader]! }))
      const someDuties = fc.uniqueArray(duty, {
        maxLength: 60,
        selector: (one) => pairKey(one.leader, one.slot.id),
      })
      const required = ({ verdicts }: Judgement): Finding[] =>
        verdicts.filter(({ rule }) => isRequired(rule)).flatMap(({ verdict }) => verdict.findings)
      const keys = (findings: readonly Finding[]) => findings.map((one) => JSON.stringify(one)).sort()
      const beside = (findings: Finding[], others: Finding[]) => {
        // A day may come too soon after another one than before: that is said anew.
        const subject = (one: Finding) => JSON.stringify([one.rule, one.message, one.subject, one.data?.earlier])
        const amount = (one: Finding) => Math.abs(one.required - one.actual)
        return findings.filter((one) => {
          const other = others.find((each) => subject(each) === subject(one))
          return !other || amount(one) > amount(other)
        })
      }
      fc.assert(
        fc.property(someDuties, someDuties, fc.nat(3), (base, fresh, gone) => {
          const after = [
            ...base.slice(gone),
            ...fresh
              .slice(0, 2)
              .filter((one) => !base.some((old) => old.slot === one.slot && old.leader === one.leader)),
          ]
          const [before, now] = [checkDuties(month, base), checkDuties(month, after)]
          const effect = effectOf(month, before, base, after)
          const isBinding = ({ rule }: Finding) => month.rules.some((one) => one.id === rule && isRequired(one))
          expect(keys(effect.broken.filter(isBinding))).toEqual(keys(beside(required(now), required(before))))
          expect(keys(effect.forbidden)).toEqual(keys(beside([...now.broken], [...before.broken])))
        }),
        { numRuns: name === 'xiangzhou-2026-12' ? 25 : 100 },
      )
    },
  )

  it('leaves duties out whose slot is closed or whose leader is gone', () => {
    const month = monthOfFixture('small-county-2026-12')
    const [slot] = [...month.slots.values()]
    const there = { date: slot!.date, opening: slot!.opening, leader: [...month.leaders.keys()][0]! }
    const { duties, lost } = dutiesIn(month, [
      there,
      { ...there, date: '2026-12-05' },
      { ...there, leader: 'nobody' },
    ])
    expect([duties.length, lost.length]).toEqual([1, 2])
  })
})
