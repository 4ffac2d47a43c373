import { compare } from '../domain/compare.ts'
import { addDays, type Day, firstDay, lastDay, type MonthName, monthOf } from '../domain/day.ts'
import { type Finding, subjectKey } from '../domain/finding.ts'
import type { Reception } from '../domain/outcome.ts'
import type { Served } from '../domain/served.ts'
import { countedOn } from '../domain/slot.ts'
import { monthOf as plannedMonth } from '../rules/built-in/index.ts'
import { checkRule, kindOf } from '../rules/index.ts'
import { type AnyRule, type Month, monthsLike, type Plan, type RuleSet } from '../rules/month.ts'
import { type Per, periodsOf } from '../rules/period.ts'
import type { Asked } from '../rules/rule.ts'
import { ruleSetsOf } from '../rules/rule-sets.ts'
import { type Belief, dutyOf, servedOf } from './credit.ts'

/**
 * Whether a rule was kept; open: it still can be, by what is to come or to be entered, or its period goes on after the
 * months asked about.
 */
export type Standing = 'kept' | 'open' | 'broken'

/** What a rule asked of a subject over a period, and how it stands. */
export interface JudgedAsk extends Asked {
  readonly standing: Standing
  /** With what nobody has entered yet, as if it had been served. */
  readonly hoped: number
}

/** A rule of a rule set, judged in one month by what was served. */
export interface JudgedRule {
  readonly month: MonthName
  readonly set: RuleSet
  readonly rule: AnyRule
  readonly standing: Standing
  /** All it asked; empty for rules that only forbid. */
  readonly asks: readonly JudgedAsk[]
  /** What was found against it, on what is confirmed. */
  readonly findings: readonly Finding[]
}

/** What was known of a month: its rules, openings and leaders, as a plan without history, duties and pins. */
export interface KnownMonth {
  readonly plan: Plan
  /** First day from which what was served is on record. */
  readonly knownFrom: Day
}

/** All that judging needs beside a month’s plan. */
export interface Judging {
  /** By the month they count for. */
  readonly receptions: ReadonlyMap<MonthName, readonly Reception[]>
  /** Brought in from before the first roster kept here. */
  readonly imported: readonly Served[]
  /** The day it is at the moment that is asked about. */
  readonly today: Day
}

/** Days before a month that rules about room between duties may look back. */
const shortBack = 62

/** Whether a rule counts over periods longer than a month. */
const isLong = (rule: AnyRule): boolean => {
  const { per } = rule as AnyRule & { per?: Per }
  return rule.kind === 'quota' && (typeof per !== 'string' || ['quarter', 'half-year', 'year'].includes(per))
}

/** Whether all of a longer period of a rule is to be judged in a month: it ends there, or its rule does. */
const endsIn = (rule: AnyRule, set: RuleSet, month: MonthName): boolean =>
  (set.to !== null && monthOf(set.to) === month) ||
  periodsOf((rule as AnyRule & { per: Per }).per, month).some(({ to }) => monthOf(to) === month)

/**
 * Judges the rules of a month by what was served, each by its own `check`: those that bind, required or preferred.
 * Longer periods are judged where they end, of who leaves before that where he leaves, and, as far as they have come,
 * where `isLast` says the question ends.
 */
export const judgeMonth = (
  { plan: known, knownFrom }: KnownMonth,
  judging: Judging,
  isLast: boolean,
): JudgedRule[] => {
  const [first, last] = [firstDay(known.month), lastDay(known.month)]
  const plan = withStrangers(known, judging.receptions.get(known.month) ?? [])
  const isLeft = (day: Day | null) => day !== null && monthOf(day) === plan.month
  const someLeave =
    plan.liaisons.some(({ to }) => isLeft(to)) ||
    // A new post may take a leader out of `who` as well.
    plan.leaders.some(({ posts }) => posts.some(({ from, to }) => isLeft(to) || isLeft(addDays(from, -1))))
  const isWhole = (rule: AnyRule, set: RuleSet): boolean => !isLong(rule) || isLast || endsIn(rule, set, plan.month)
  const sets = ruleSetsOf(plan)
    .filter((set) => set.from <= last && (set.to === null || set.to >= first))
    .map((set) => ({
      ...set,
      rules: set.rules.filter((rule) => kindOf(rule).level === 'binding' && (someLeave || isWhole(rule, set))),
    }))
  const monthAfter = monthsLike(plan, sets)
  const worlds = new Map<string, World>()
  const worldOf = (rule: AnyRule): World => {
    const isTurns = rule.kind === 'turns'
    const since = isTurns ? '0001-01-01' : isLong(rule) ? periodStart(rule, plan.month) : addDays(first, -shortBack)
    const key = `${isTurns} ${since}`
    // Whose turn it is depends on who could come; nothing else asks who may serve where.
    const world =
      worlds.get(key) ??
      worldSince(plan, knownFrom, judging, since, isTurns ? plannedMonth : (own) => monthAfter(own, []))
    worlds.set(key, world)
    return world
  }
  return sets.flatMap((set) =>
    set.rules.flatMap((rule) => {
      const judged = judgeRule(set, rule, worldOf(rule), judging.today, isWhole(rule, set))
      return judged.asks.length > 0 || isWhole(rule, set) ? [judged] : []
    }),
  )
}

/** The plan with those who received in its month, and of whom no post is known, as people without one. */
const withStrangers = (plan: Plan, receptions: readonly Reception[]): Plan => {
  const known = new Set(plan.leaders.map(({ id }) => id))
  const strangers = new Set(
    receptions.flatMap(({ servedBy, by }) => [servedBy ?? by]).filter((leader) => !known.has(leader)),
  )
  if (strangers.size === 0) return plan
  return { ...plan, leaders: [...plan.leaders, ...[...strangers].map((id) => ({ id, name: id, posts: [] }))] }
}

const periodStart = (rule: AnyRule, month: MonthName): Day =>
  periodsOf((rule as AnyRule & { per: Per }).per, month).reduce(
    (least, { from }) => (from < least ? from : least),
    firstDay(month),
  )

/** A month with what was served in it and before, as confirmed and as hoped for; the same where nothing is pending. */
interface World {
  readonly confirmed: Believed
  readonly hoped: Believed
}
interface Believed {
  readonly month: Month
  readonly duties: readonly NonNullable<ReturnType<typeof dutyOf>>[]
}

const worldSince = (
  plan: Plan,
  knownFrom: Day,
  { receptions, imported }: Judging,
  since: Day,
  monthOf: (plan: Plan) => Month,
): World => {
  const first = firstDay(plan.month)
  const inMonth = receptions.get(plan.month) ?? []
  const before = [...receptions]
    .filter(([month]) => month < plan.month && since <= lastDay(month))
    .flatMap(([, those]) => those.filter((one) => since <= countedDay(one)))
  const known = new Set(plan.leaders.map(({ id }) => id))
  const believed = (belief: Belief): Believed => {
    const served = [
      ...imported.filter((one) => since <= countedOn(one) && one.date < first),
      ...before.flatMap((one) => servedOf(one, belief) ?? []),
    ]
      .filter(({ leader }) => known.has(leader))
      .sort((a, b) => compare(a.date, b.date))
    const own: Plan = knownFrom > first ? plan : { ...plan, history: { knownFrom, served } }
    const month = monthOf(own)
    return { month, duties: inMonth.flatMap((one) => dutyOf(one, belief, month) ?? []) }
  }
  const confirmed = believed('confirmed')
  const isAllEntered = [...inMonth, ...before].every(({ outcome }) => outcome !== 'pending')
  return { confirmed, hoped: isAllEntered ? confirmed : believed('hoped') }
}

/** The day a reception counts for. */
export const countedDay = ({ date, movedFrom }: Pick<Reception, 'date' | 'movedFrom'>): Day => movedFrom ?? date

/** `isWhole`: all it asks; else only what it asks for the last time in the month. */
const judgeRule = (
  set: RuleSet,
  rule: AnyRule,
  { confirmed, hoped }: World,
  today: Day,
  isWhole: boolean,
): JudgedRule => {
  const verdict = checkRule(rule, confirmed.month, confirmed.duties)
  const best = hoped === confirmed ? verdict : checkRule(rule, hoped.month, hoped.duties)
  const hopedOf = new Map(best.asked?.map((ask) => [askKey(ask), ask.actual]))
  const { name, last } = confirmed.month
  const asked = (verdict.asked ?? []).filter((ask) => isWhole || monthOf(ask.last ?? ask.period.to) === name)
  const asks = asked.map((ask): JudgedAsk => {
    const hopedActual = hopedOf.get(askKey(ask)) ?? ask.actual
    const ends = ask.last ?? ask.period.to
    // What goes on after the month can still be made good, or was, after the months that are asked about.
    const goesOn = ask.period.from <= last && ends > last
    return { ...ask, hoped: hopedActual, standing: standingOf(ask, hopedActual, !goesOn && ends < today) }
  })
  const judged = new Set(asks.map(({ subject }) => subjectKey(subject)))
  const findings = isWhole
    ? verdict.findings
    : verdict.findings.filter(({ subject }) => judged.has(subjectKey(subject)))
  const isOver = last < today
  const standing: Standing = asks.some((ask) => ask.standing === 'broken')
    ? 'broken'
    : (isWhole ? verdict.amount : findings.length) === 0
      ? 'kept'
      : kindOf(rule).forbids
        ? 'broken'
        : verdict.asked || best.amount === 0 || !isOver
          ? 'open'
          : 'broken'
  return { month: name, set, rule, standing, asks, findings }
}

const standingOf = ({ min = 0, max = Infinity, actual }: Asked, hoped: number, isOver: boolean): Standing => {
  if (actual > max) return 'broken'
  if (actual >= min) return 'kept'
  return hoped >= min || !isOver ? 'open' : 'broken'
}

/** One string for a subject over a period. */
export const askKey = ({ subject, period }: Pick<Asked, 'subject' | 'period'>): string =>
  JSON.stringify([
    subject.leader,
    subject.unit,
    subject.team,
    subject.date,
    subject.opening,
    period.from,
    period.to,
  ])
