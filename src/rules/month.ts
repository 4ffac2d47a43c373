import type { z } from 'zod'
import { slotsOf } from '../calendar/openings.ts'
import { type WorkCalendar, workCalendar } from '../calendar/workdays.ts'
import { type Day, daysOf, firstDay, lastDay, type MonthName, type Span, within } from '../domain/day.ts'
import type { Leader, Post } from '../domain/leader.ts'
import type { planningFileSchema } from '../domain/planning-file.ts'
import type { Override, Strength } from '../domain/rule-set.ts'
import { type Around, isWhat, type LevelOf, postFitting, type What, type Who } from '../domain/selector.ts'
import type { Served } from '../domain/served.ts'
import { countedOn, type Slot } from '../domain/slot.ts'

/** Every rule’s params carry these. */
type RuleParams = {
  readonly id: string
  readonly kind: string
  readonly cites?: string | undefined
}

/** A rule as the month sees it, whatever its kind. */
export type AnyRule = RuleParams &
  Partial<Strength> & {
    readonly who?: Who
    readonly what?: What
    readonly with?: Who
    readonly order?: readonly string[]
    /** Why and how long its numbers are not those of its set. */
    readonly override?: Override
  }
/** A planning file as the month sees it. */
export type Plan = z.infer<ReturnType<typeof planningFileSchema<z.ZodType<AnyRule>>>>

export type RuleSet = Plan['ruleSets'][number]

/** A month with everything rules look at, worked out once from the planning file. */
export interface Month {
  readonly plan: Plan
  readonly name: MonthName
  readonly first: Day
  readonly last: Day
  readonly days: readonly Day[]
  readonly calendar: WorkCalendar
  readonly leaders: ReadonlyMap<string, Leader>
  readonly slots: ReadonlyMap<string, Slot>
  readonly levelOf: LevelOf
  /** The rule sets in force on any day of the month, presets first. All of them bind; each is judged by itself. */
  readonly ruleSets: readonly RuleSet[]
  /** Their rules, in order. */
  readonly rules: readonly AnyRule[]
  /** Slots each leader may serve, by the built-ins alone; in order of the month’s slots. */
  readonly mayServe: ReadonlyMap<string, readonly Slot[]>
  /** Leaders who may serve each slot; in order of the file’s leaders. */
  readonly mayBeServedBy: ReadonlyMap<string, readonly string[]>
  /** What a rule’s `who` served of its `what` before the month, whether or not the rule was in force then. */
  servedUnder(rule: AnyRule): readonly Served[]
  /** Years the slots rest on whose holidays are not announced. */
  readonly provisional: readonly number[]
  /** The post by which a rule’s `who` includes a leader on a day, whether or not the rule is in force then. */
  postOf(rule: AnyRule, leader: string, day: Day): Post | undefined
  /** Whether a leader’s posts are the same on every day of the month. */
  isSettled(leader: string): boolean
  /** The span in which a rule’s set is in force. */
  forceOf(rule: AnyRule): Span
  isInForce(rule: AnyRule, day: Day): boolean
  /** Whether a rule’s `what` includes a slot, in force on the day it counts for. */
  isWhat(rule: AnyRule, slot: Slot): boolean
}

/** Decides which pairs exist: the built-ins’ share of making a month. */
export type Admits = (month: Omit<Month, 'mayServe' | 'mayBeServedBy'>) => (leader: string, slot: Slot) => boolean

/** The month of a planning file under these rule sets; `admits` are the built-ins that say who may serve where. */
export const monthOfPlan = (plan: Plan, sets: readonly RuleSet[], admits: readonly Admits[]): Month =>
  monthsLike(plan, sets)(plan, admits)

/**
 * The months of a planning file whatever was served before it: what they share is worked out once. The plans given
 * differ from the first in their history alone.
 */
export const monthsLike = (
  plan: Plan,
  allSets: readonly RuleSet[],
): ((plan: Plan, admits: readonly Admits[]) => Month) => {
  const calendar = workCalendar(plan.calendar)
  const places = new Map(plan.places.map((place) => [place.id, place]))
  const units = new Map(plan.units.map((unit) => [unit.id, unit]))
  const leaders = new Map(plan.leaders.map((leader) => [leader.id, leader]))
  const levelOf: LevelOf = (unit) => units.get(unit)?.level
  const around: Around = { levelOf, isBesideHoliday: calendar.isBesideHoliday }
  const days = daysOf(plan.month)
  const slots = slotsOf(plan.openings, plan.month, calendar, (place) => places.get(place)!.unit)
  const first = firstDay(plan.month)
  const last = lastDay(plan.month)
  const sets = allSets.filter((set) => set.from <= last && (set.to === null || set.to >= first))
  const inForce = new Map(sets.flatMap((set) => set.rules.map((rule) => [rule.id, set] as const)))
  const isInForce = (rule: AnyRule, day: Day) => within(inForce.get(rule.id)!, day)
  const unannounced = [...days, ...slots.filter((slot) => slot.provisional).map((slot) => slot.date)]
    .map((day) => Number(day.slice(0, 4)))
    .filter((year) => !calendar.isAnnounced(year))

  // Rules ask this of every leader on every day, again and again; few change posts within the month.
  const turnsIn = ({ from, to }: Span) =>
    (first < from && from <= last) || (to !== null && first <= to && to < last)
  const settled = new Set(plan.leaders.filter(({ posts }) => !posts.some(turnsIn)).map(({ id }) => id))
  const posts = new Map<string, Map<string, Map<Day, Post | undefined>>>()
  const postOf = (rule: AnyRule, leader: string, day: Day): Post | undefined => {
    const asked = first <= day && day <= last && settled.has(leader) ? first : day
    const ofRule = posts.get(rule.id) ?? posts.set(rule.id, new Map()).get(rule.id)!
    const onDay = ofRule.get(leader) ?? ofRule.set(leader, new Map()).get(leader)!
    const known = onDay.get(asked)
    if (known !== undefined || onDay.has(asked)) return known
    const post = postFitting(rule.who ?? {}, leaders.get(leader)!, asked, levelOf)
    onDay.set(asked, post)
    return post
  }
  const whats = new Map<string, Map<Slot, boolean>>()
  const isWhatOf = (rule: AnyRule, slot: Slot): boolean => {
    const ofRule = whats.get(rule.id) ?? whats.set(rule.id, new Map()).get(rule.id)!
    const known = ofRule.get(slot)
    if (known !== undefined) return known
    const is = isInForce(rule, countedOn(slot)) && isWhat(rule.what ?? {}, slot, around)
    ofRule.set(slot, is)
    return is
  }
  const shared = {
    name: plan.month,
    first,
    last,
    days,
    calendar,
    leaders,
    levelOf,
    ruleSets: sets,
    rules: sets.flatMap((set) => set.rules),
    provisional: [...new Set(unannounced)].sort(),
    postOf,
    isSettled: (leader: string) => settled.has(leader),
    forceOf: (rule: AnyRule) => inForce.get(rule.id)!,
    isInForce,
    isWhat: isWhatOf,
  }
  return (plan, admits) => {
    const base = {
      ...shared,
      plan,
      // What is owed is kept by this map.
      slots: new Map(slots.map((slot) => [slot.id, slot])),
      servedUnder: servedUnderOf(plan, leaders, around),
    }
    const pairs = lazily(() => {
      const tests = admits.map((admit) => admit(base))
      const mayServe = new Map(
        plan.leaders.map(({ id }) => [id, slots.filter((slot) => tests.every((test) => test(id, slot)))]),
      )
      const mayBeServedBy = new Map<string, string[]>(slots.map((slot) => [slot.id, []]))
      for (const [leader, his] of mayServe) for (const slot of his) mayBeServedBy.get(slot.id)!.push(leader)
      return { mayServe, mayBeServedBy }
    })
    return {
      ...base,
      // Judging what was served asks this of few months.
      get mayServe() {
        return pairs().mayServe
      },
      get mayBeServedBy() {
        return pairs().mayBeServedBy
      },
    }
  }
}

/** What a rule’s `who` served of its `what` before the month, worked out when it is first asked for. */
const servedUnderOf = (
  { history }: Plan,
  leaders: ReadonlyMap<string, Leader>,
  around: Around,
): Month['servedUnder'] => {
  const pasts = new WeakMap<AnyRule, readonly Served[]>()
  return (rule) => {
    const known =
      pasts.get(rule) ??
      (history?.served ?? []).filter(
        (duty) =>
          isWhat(rule.what ?? {}, duty, around) &&
          postFitting(rule.who ?? {}, leaders.get(duty.leader)!, duty.date, around.levelOf),
      )
    pasts.set(rule, known)
    return known
  }
}

const lazily = <T>(make: () => T): (() => T) => {
  let made: { readonly value: T } | undefined
  return () => {
    made ??= { value: make() }
    return made.value
  }
}
