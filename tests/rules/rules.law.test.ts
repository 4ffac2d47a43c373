import { describe, expect, it } from 'vitest'
import type { Finding } from '../../src/domain/finding.ts'
import { languages } from '../../src/domain/text.ts'
import { namesOf } from '../../src/roster/names.ts'
import { planSchema } from '../../src/roster/planning-file.ts'
import { builtIns } from '../../src/rules/built-in/index.ts'
import {
  checkRule,
  describeRule,
  kindOf,
  rowsOf,
  ruleKinds,
  ruleSchema,
  sayFinding,
} from '../../src/rules/index.ts'
import { amountOf, countOf, missOf, pairKey } from '../../src/rules/row.ts'
import type { RuleKind } from '../../src/rules/rule.ts'
import { leader, monthFrom, opening, pairsOf, rostersOver, takenBy, tinyFile, withRules } from '../tools/world.ts'
import { disagreement } from './law.ts'
import { samples } from './samples.ts'

const cases = ruleKinds.flatMap(({ kind }) =>
  samples[kind].rules.map((params) => {
    const document = withRules(samples[kind].world, [{ id: 'law', kind, ...params }])
    return { kind, params: JSON.stringify(params), document }
  }),
)

describe.each(cases)('$kind $params', ({ kind, document }) => {
  const month = monthFrom(document)
  const rule = month.rules[0]!

  it('asks of the solver exactly what its check finds, on every roster', () => {
    expect(disagreement(month, rule)).toBeUndefined()
  })

  it('sees some rosters better than others', () => {
    const amounts = new Set<number>()
    for (const duties of rostersOver(pairsOf(month))) amounts.add(checkRule(rule, month, duties).amount)
    expect(amounts.size).toBeGreaterThan(1)
  })

  it('would be caught without its rows or without its check', () => {
    const whole = kindOf(rule)
    const rowless: RuleKind = { ...whole, constrain: () => [] }
    const checkless: RuleKind = { ...whole, check: () => ({ amount: 0, findings: [] }) }
    expect(disagreement(month, rule, rowless)).toBeDefined()
    expect(disagreement(month, rule, checkless)).toBeDefined()
  })

  if (kindOf(rule).isPersonal)
    it('finds of each leader what his own duties are worth', () => {
      const keys = (findings: readonly Finding[]) => findings.map((one) => JSON.stringify(one)).sort()
      for (const duties of rostersOver(pairsOf(month))) {
        const each = [...month.leaders.keys()].map((id) =>
          checkRule(
            rule,
            month,
            duties.filter(({ leader: one }) => one === id),
          ),
        )
        expect(keys(each.flatMap(({ findings }) => findings))).toEqual(
          keys(checkRule(rule, month, duties).findings),
        )
      }
    })

  it('does not care what leaders are called', () => {
    const renamed = JSON.parse(
      JSON.stringify(document, (_key, value) => (['a', 'b', 'd'].includes(value) ? `z-${value}` : value)),
    )
    const other = monthFrom(renamed)
    for (const duties of rostersOver(pairsOf(month))) {
      const same = duties.map((duty) => ({ leader: `z-${duty.leader}`, slot: other.slots.get(duty.slot.id)! }))
      expect(checkRule(other.rules[0]!, other, same).amount).toBe(checkRule(rule, month, duties).amount)
    }
    const amount = (of: typeof month) => rowsOf(of.rules[0]!, of).map((row) => amountOf(row, takenBy(pairsOf(of))))
    expect(amount(other)).toEqual(amount(month))
  })

  it('is said in both languages, findings too', () => {
    const names = namesOf(month.plan)
    for (const language of languages) expect(describeRule(rule, names)[language]).not.toMatch(/undefined|^$/)
    const said = new Set<string>()
    for (const duties of rostersOver(pairsOf(month)))
      for (const finding of checkRule(rule, month, duties).findings) {
        if (said.has(finding.message)) continue
        said.add(finding.message)
        for (const language of languages)
          expect(sayFinding(finding, rule, names)[language]).not.toMatch(/undefined|^$/)
      }
  })

  it('refuses a key it does not know', () => {
    expect(ruleSchema.safeParse({ ...rule, surprise: 1 }).success).toBe(false)
    expect(ruleSchema.safeParse({ ...rule }).success).toBe(true)
    expect(kind).toBe(rule.kind)
  })
})

describe('rules', () => {
  it('have one module for each kind, and each kind once', () => {
    const kinds = ruleKinds.map(({ kind }) => kind)
    expect(new Set(kinds).size).toBe(kinds.length)
    expect(ruleSchema.options.map((option) => option.shape.kind.value).sort()).toEqual([...kinds].sort())
  })

  it('of a kind that does not exist are refused', () => {
    expect(ruleSchema.safeParse({ id: 'x', kind: 'astrology' }).success).toBe(false)
    expect(planSchema.safeParse(withRules({}, [{ id: 'x', kind: 'astrology' }])).success).toBe(false)
  })

  it('say what they are in both languages', () => {
    for (const { about } of [...ruleKinds, ...builtIns])
      for (const language of languages) expect(about[language].length).toBeGreaterThan(5)
  })
})

describe('built-ins', () => {
  // Every built-in at work: a part-time post, another unit’s place, an absence, overlaps, room for one, pins.
  const month = monthFrom(
    tinyFile({
      leaders: [leader('a'), leader('b', { to: '2026-12-01' }), leader('d', { unit: 't', role: 'township-head' })],
      openings: [
        opening('am', 'p', 'morning', [1, 2], { capacity: 1 }),
        opening('all', 'q', 'day', [1]),
        opening('visit', 'r', 'morning', [2], { activity: 'down-visit' }),
      ],
      liaisons: [
        { leader: 'a', unit: 't', from: '2026-01-01' },
        { leader: 'b', unit: 't', from: '2026-01-01' },
      ],
      availability: [
        { leader: 'a', from: '2026-12-02', to: '2026-12-02', sessions: ['morning'], is: 'unavailable' },
      ],
      pins: [
        { date: '2026-12-01', opening: 'am', leader: 'b', is: 'on' },
        { date: '2026-12-01', opening: 'all', leader: 'a', is: 'off' },
      ],
    }),
  )
  const everything = [...month.leaders.keys()].flatMap((id) =>
    [...month.slots.values()].map((slot) => ({ leader: id, slot })),
  )
  const hard = builtIns.flatMap((builtIn) => builtIn.constrain?.(month) ?? [])
  const possible = takenBy(pairsOf(month))

  it('let the solver do exactly what their checks let pass, on every roster of every pair', () => {
    let allowed = 0
    for (const duties of rostersOver(everything)) {
      const taken = takenBy(duties)
      const solver =
        duties.every((duty) => possible.has(pairKey(duty.leader, duty.slot.id))) &&
        hard.every((row) => missOf(countOf(row, taken), row) === 0)
      const checks = builtIns.every((builtIn) => builtIn.check(month, duties).length === 0)
      expect(solver, [...taken].join(' · ')).toBe(checks)
      if (checks) allowed++
    }
    expect(allowed).toBeGreaterThan(1)
  })

  it.each(builtIns.map(({ kind }) => kind))('%s would be missed', (kind) => {
    const others = builtIns.filter((builtIn) => builtIn.kind !== kind)
    const found = [...rostersOver(everything)].some(
      (duties) =>
        others.every((builtIn) => builtIn.check(month, duties).length === 0) &&
        builtIns.some((builtIn) => builtIn.check(month, duties).length > 0),
    )
    expect(found).toBe(true)
  })
})
