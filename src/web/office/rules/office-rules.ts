import { z } from 'zod'
import { dayIn } from '../../../calendar/instant.ts'
import { planDocument } from '../../../db/plan-store.ts'
import { overridesOf, ruleSetsOf } from '../../../db/rule-set-store.ts'
import { addMonths, type Day, type MonthName, monthOf } from '../../../domain/day.ts'
import { type Override, ruleSetSchema } from '../../../domain/rule-set.ts'
import { fitsAnyone } from '../../../domain/selector.ts'
import { namesOf } from '../../../roster/names.ts'
import { ruleSchema } from '../../../rules/index.ts'
import type { AnyRule, Plan, RuleSet } from '../../../rules/month.ts'
import { presets } from '../../../rules/presets.ts'
import type { Names } from '../../../rules/rule.ts'
import type { OfficeCall } from '../../call.tsx'
import type { OfficeChoices } from './form/field-parts.tsx'

/** A rule set of the office’s own, at the version kept. */
export interface OwnSet {
  readonly set: RuleSet
  readonly version: number
  readonly at: string
}

/** A shipped rule set as it stands to an office. */
export interface ShippedSet {
  readonly set: RuleSet
  readonly isNamed: boolean
  /** Rules for which somebody here holds the post. */
  readonly applies: ReadonlySet<string>
}

/** The rules of an office, and what is needed to speak of them. */
export interface OfficeRules {
  readonly today: Day
  /** The month rules are tried on: the next one. */
  readonly month: MonthName
  /** That month as a planning file. */
  readonly document: Record<string, unknown>
  readonly own: readonly OwnSet[]
  readonly shipped: readonly ShippedSet[]
  readonly overrides: readonly (Override & { readonly id: number })[]
  readonly names: Names
  readonly choices: OfficeChoices
}

/** A set as kept, which may have no rules yet. */
export const readSet = (body: Record<string, unknown>): RuleSet => ({
  ...headSchema.parse({ ...body, rules: [null] }),
  rules: (body.rules as readonly unknown[]).map((rule) => ruleSchema.parse(rule) as AnyRule),
})

/** Everything of a rule set but its rules. */
export const headSchema = ruleSetSchema(z.unknown())

/** Gathers the rules of the office of a call. */
export const officeRules = ({ app, office, database, language }: OfficeCall): OfficeRules => {
  const today = dayIn(app.now(), office.timezone)
  const month = addMonths(monthOf(today), 1)
  const document = planDocument(database, office, month, [])
  const plan = document as Plan
  const levels = new Map(plan.units.map(({ id, level }) => [id, level]))
  const names = namesOf(plan, language)
  return {
    today,
    month,
    document,
    own: ruleSetsOf(database, office.id).map(({ body, version, at }) => ({ set: readSet(body), version, at })),
    shipped: presets.map((set) => ({
      set: set as RuleSet,
      isNamed: office.settings.presets.includes(set.id),
      applies: new Set(
        (set.rules as readonly AnyRule[])
          .filter((rule) => fitsAnyone(rule.who ?? {}, plan.leaders, (unit) => levels.get(unit)))
          .map(({ id }) => id),
      ),
    })),
    overrides: overridesOf(database, office.id),
    names,
    choices: {
      leader: plan.leaders.map(({ id, name, posts }) => ({ value: id, words: `${name}(${posts[0]!.title})` })),
      unit: plan.units.map(({ id, name }) => ({ value: id, words: name })),
      place: plan.places.map(({ id, name }) => ({ value: id, words: name })),
      opening: plan.openings.map(({ id }) => ({ value: id, words: names.opening(id) })),
    },
  }
}

/** A set of the office’s own by its id. */
export const ownSet = ({ own }: OfficeRules, id: string): OwnSet | undefined => own.find(({ set }) => set.id === id)

/** The sets that bind: shipped ones with the rules that apply here, then the office’s own. */
export const bindingSets = ({ shipped, own }: OfficeRules): RuleSet[] => [
  ...shipped
    .filter(({ isNamed }) => isNamed)
    .map(({ set, applies }) => ({ ...set, rules: set.rules.filter(({ id }) => applies.has(id)) })),
  ...own.map(({ set }) => set),
]

/** The address of a set of the office’s own. */
export const setAddress = (call: OfficeCall, id: string, more = ''): string =>
  call.at(`/rules/sets/${encodeURIComponent(id)}${more}`)
