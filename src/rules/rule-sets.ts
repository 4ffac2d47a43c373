import { firstDay, lastDay } from '../domain/day.ts'
import { fitsAnyone, type LevelOf } from '../domain/selector.ts'
import type { AnyRule, Plan, RuleSet } from './month.ts'
import { presets } from './presets.ts'

/** The rule with its numbers as overridden in the month, if they are. */
const asOverridden = (rule: AnyRule, { overrides, month }: Plan): AnyRule => {
  const override = overrides.findLast(
    (one) => one.rule === rule.id && one.from <= lastDay(month) && firstDay(month) <= one.to,
  )
  if (!override) return rule
  const { min, max } = override
  return { ...rule, ...(min === undefined ? {} : { min }), ...(max === undefined ? {} : { max }), override }
}

/**
 * The rule sets of a planning file: the presets it names, then its own, numbers as overridden in its month. Of a preset
 * only the rules that somebody here is subject to.
 */
export const ruleSetsOf = (plan: Plan): RuleSet[] => {
  const levels = new Map(plan.units.map((unit) => [unit.id, unit.level]))
  const levelOf: LevelOf = (unit) => levels.get(unit)
  const named = presets
    .filter(({ id }) => plan.presets.includes(id))
    .map((set) => ({
      ...set,
      rules: (set.rules as AnyRule[]).filter((rule) => fitsAnyone(rule.who ?? {}, plan.leaders, levelOf)),
    }))
    .filter(({ rules }) => rules.length > 0)
  return [...named, ...plan.ruleSets].map((set) => ({
    ...set,
    rules: set.rules.map((rule) => asOverridden(rule, plan)),
  }))
}
