import { endOf, includes, plus, plusMonths, span, weekday } from './days.ts'
import type { Outcome } from './outcomes.ts'
import type { People, Who } from './people.ts'
import { type Session, type Workdays, weekdayNamed } from './sessions.ts'

interface Span {
  readonly from: string
  readonly to: string | null
}
interface Period {
  readonly from: string
  readonly to: string
}

interface What {
  readonly activities?: string[]
  readonly places?: string[]
  readonly levels?: string[]
  readonly openings?: string[]
  readonly sessions?: string[]
  readonly weekdays?: string[]
  readonly dates?: string[]
}

/** A rule as its rule set keeps it; what it leaves out has the default its description names. */
export interface Rule {
  readonly id: string
  readonly kind: 'quota' | 'coverage' | 'rest' | 'apart' | 'eligible'
  readonly who?: Who
  readonly what?: What
  readonly per?: 'slot' | 'day' | 'week' | 'month' | 'quarter' | 'half-year' | 'year' | Period
  readonly of?: 'each' | 'each-area' | 'together'
  readonly by?: 'all' | 'unit' | 'team'
  readonly min?: number
  readonly max?: number
  readonly notDuring?: Period[]
  readonly substitutes?: boolean
  readonly empty?: boolean
  readonly counts?: 'days' | 'sessions'
  readonly halfDay?: 1 | 0.5
  readonly n?: number
}

/** A day somebody received on, for whoever’s record it is. */
export type Credit = Pick<
  Outcome,
  'date' | 'meant' | 'session' | 'activity' | 'place' | 'unit' | 'opening' | 'nobodyCame'
> & { readonly id: string; readonly leader: string; readonly isSubstitute: boolean }

/** All that a month’s rules are judged by. */
export interface Facts {
  readonly month: string
  readonly people: People
  readonly workdays: Workdays
  /** Sessions of the month and of the next one. */
  readonly sessions: readonly Session[]
  readonly nextSessions: readonly Session[]
  readonly knownFrom: string
}

/** What a rule asks of a subject over a period, with what counts for it. */
export interface Ask {
  readonly subject: Readonly<Record<string, string>>
  readonly period: Period
  readonly min: number | undefined
  readonly max: number | undefined
  readonly isPartly: boolean | undefined
  /** Last day of the period on which the subject can do it. */
  readonly last: string
  /** Of what the rule speaks of, how much counts for it. */
  count(under: readonly Credit[]): number
}

const everybody: Who = {}

type Occasion = Pick<Session, 'date' | 'place' | 'unit' | 'activity' | 'session'> & {
  readonly opening: string | null
}

/** Whether an occasion is one of those a rule speaks of. */
export const speaksOf = ({ what = {} }: Rule, one: Occasion, { people }: Facts): boolean =>
  (what.activities?.includes(one.activity) ?? true) &&
  (what.places?.includes(one.place) ?? true) &&
  (what.levels?.includes(people.level(one.unit) ?? '') ?? true) &&
  (what.openings?.includes(one.opening ?? '') ?? true) &&
  (what.sessions?.includes(one.session) ?? true) &&
  (what.weekdays?.includes(weekdayNamed(one.date)) ?? true) &&
  (what.dates?.includes(one.date) ?? true)

/** The credits that a rule in force then speaks of, by those it speaks of. */
export const under = (rule: Rule, force: Span, facts: Facts, credits: readonly Credit[]): Credit[] =>
  credits.filter(
    (one) =>
      includes(force, one.meant) &&
      speaksOf(rule, one, facts) &&
      facts.people.postsAs(rule.who ?? everybody, one.leader, one.date).length > 0,
  )

/** Each session of the month, or each of its days with sessions: how many leaders there were. */
const coverageAsks = (rule: Rule, force: Span, facts: Facts): Ask[] => {
  const isDay = rule.per === 'day'
  const asks = new Map<string, Ask>()
  for (const session of facts.sessions) {
    if (!includes(force, session.meant) || !speaksOf(rule, session, facts)) continue
    const { date, opening } = session
    asks.set(isDay ? date : `${date} ${opening}`, {
      subject: isDay ? { date } : { date, opening },
      period: { from: date, to: date },
      ...{ min: rule.min, max: rule.max, isPartly: undefined, last: date },
      count: (own) =>
        new Set(
          own
            .filter(
              (one) => one.meant.startsWith(facts.month) && one.date === date && (isDay || one.opening === opening),
            )
            .map(({ leader }) => leader),
        ).size,
    })
  }
  return [...asks.values()]
}

const monthsIn = { month: 1, quarter: 3, 'half-year': 6, year: 12 }

/** The periods of a quota that share a day with a month. */
const periodsIn = (per: Rule['per'], month: string): Period[] => {
  const [first, last] = [`${month}-01`, endOf(month)]
  if (typeof per === 'object') return per.from <= last && per.to >= first ? [per] : []
  if (per === 'week') {
    const mondays = span(plus(first, -6), last).filter((day) => weekday(day) === 1)
    return mondays.map((from) => ({ from, to: plus(from, 6) }))
  }
  const length = monthsIn[per as keyof typeof monthsIn]
  const begins = plusMonths(month, -((Number(month.slice(5)) - 1) % length))
  return [{ from: `${begins}-01`, to: endOf(plusMonths(begins, length - 1)) }]
}

/** Days or sessions: two sessions on one day are one day at most. */
const amountOf = ({ counts = 'days', halfDay = 1 }: Rule, credits: readonly Credit[]): number => {
  if (counts === 'sessions') return credits.length
  const days = new Map<string, number>()
  for (const { date, session } of credits) days.set(date, (days.get(date) ?? 0) + (session === 'day' ? 1 : halfDay))
  return [...days.values()].reduce((sum, part) => sum + Math.min(1, part), 0)
}

/** Months from one day’s to another’s, both counted. */
const monthsBetween = (from: string, to: string): number => {
  const n = (day: string) => Number(day.slice(0, 4)) * 12 + Number(day.slice(5, 7))
  return n(to) - n(from) + 1
}

interface Asked {
  readonly subject: Record<string, string>
  /** Whether it is asked on a day. */
  isAsked(day: string): boolean
  isOf(credit: Credit): boolean
}

const quotaSubjects = (rule: Rule, force: Span, facts: Facts): Asked[] => {
  const { people, month } = facts
  const days = span(`${month}-01`, endOf(month))
  const isNamed = (leader: string, day: string) =>
    includes(force, day) && people.postsAs(rule.who ?? everybody, leader, day).length > 0
  const named = people.leaders.filter((leader) => days.some((day) => isNamed(leader, day)))
  if ((rule.of ?? 'each') === 'each')
    return named.map((leader) => ({
      subject: { leader },
      isAsked: (day) => isNamed(leader, day),
      isOf: (credit) => credit.leader === leader,
    }))
  if (rule.of === 'each-area') {
    const now = people.areas.filter(
      (area) => named.includes(area.leader) && days.some((day) => includes(area, day)),
    )
    return [...new Map(now.map(({ leader, unit }) => [`${leader} ${unit}`, { leader, unit }])).values()].map(
      ({ leader, unit }) => {
        const his = people.areas.filter((area) => area.leader === leader && area.unit === unit)
        return {
          subject: { leader, unit },
          isAsked: (day) => isNamed(leader, day) && his.some((area) => includes(area, day)),
          isOf: (credit) => credit.leader === leader && credit.unit === unit,
        }
      },
    )
  }
  const groupOf = ({ unit, team }: { unit: string; team: string }): Record<string, string> =>
    rule.by === 'unit' ? { unit } : rule.by === 'team' ? { unit, team } : {}
  const groups = named.flatMap((leader) =>
    days
      .filter((day) => includes(force, day))
      .flatMap((day) => people.postsAs(rule.who ?? everybody, leader, day).map(groupOf)),
  )
  return [...new Map(groups.map((group) => [JSON.stringify(group), group])).values()].map((group) => ({
    subject: group,
    isAsked: (day) => includes(force, day),
    isOf: ({ leader, date, unit }) => {
      const posts = people.postsAs(rule.who ?? everybody, leader, date)
      const post = posts.find((one) => one.unit === unit) ?? posts[0]!
      return JSON.stringify(groupOf(post)) === JSON.stringify(group)
    },
  }))
}

const quotaAsks = (rule: Rule, force: Span, facts: Facts): Ask[] => {
  const { month, workdays, sessions, nextSessions, knownFrom } = facts
  const end = endOf(month)
  const isLeftOut = (day: string) => (rule.notDuring ?? []).some((one) => includes(one, day))
  const open = [...sessions, ...nextSessions].filter(
    (one) => includes(force, one.meant) && speaksOf(rule, one, facts) && !isLeftOut(one.meant),
  )
  const isAnythingOpen = (from: string, to: string) =>
    span(from, to).some((day) => workdays.works(day)) || open.some(({ meant }) => from <= meant && meant <= to)
  return periodsIn(rule.per, month).flatMap((period) =>
    quotaSubjects(rule, force, facts).flatMap(({ subject, isAsked, isOf }): Ask[] => {
      const whole = span(period.from, period.to)
      const inPost = whole.filter(isAsked)
      const counted = inPost.filter((day) => day >= knownFrom)
      if (counted.length === 0) return []
      const [from, to] = [counted[0]!, counted.at(-1)!]
      // The part of the time in post rounds up; the part of it that is on record rounds to the nearest.
      const owed = (n: number) => Math.ceil((n * inPost.length) / whole.length)
      const onRecord = (n: number) => Math.round((owed(n) * counted.length) / inPost.length)
      const isDueNow = to <= end || (to.startsWith(plusMonths(month, 1)) && !isAnythingOpen(plus(end, 1), to))
      const due = (n: number) => {
        if (!isAnythingOpen(from, to)) return 0
        if (isDueNow) return onRecord(n)
        return Math.floor((onRecord(n) * Math.max(0, monthsBetween(from, end))) / monthsBetween(from, to))
      }
      return [
        {
          ...{ subject, period, last: isDueNow && to > end ? end : to },
          min: rule.min === undefined ? undefined : due(rule.min),
          max: rule.max === undefined ? undefined : owed(rule.max),
          isPartly: counted.length < whole.length,
          count: (own) =>
            amountOf(
              rule,
              own.filter(
                (one) =>
                  includes(period, one.meant) &&
                  one.meant <= end &&
                  (one.meant.startsWith(month) || one.date >= knownFrom) &&
                  !isLeftOut(one.meant) &&
                  (rule.substitutes !== false || !one.isSubstitute) &&
                  (rule.empty !== false || !one.nobodyCame) &&
                  isOf(one),
              ),
            ),
        },
      ]
    }),
  )
}

/** All that a rule asks in a month; a rule that only forbids asks nothing. */
export const asksOf = (rule: Rule, force: Span, facts: Facts): Ask[] =>
  rule.kind === 'quota'
    ? quotaAsks(rule, force, facts)
    : rule.kind === 'coverage'
      ? coverageAsks(rule, force, facts)
      : []

/** Whether what a month’s credits show goes against a rule that forbids. */
export const isBreached = (rule: Rule, force: Span, facts: Facts, credits: readonly Credit[]): boolean => {
  const now = credits.filter(({ meant }) => meant.startsWith(facts.month))
  const his = under(rule, force, facts, now)
  if (rule.kind === 'apart') {
    const key = ({ date, opening, id }: Credit) => (rule.per === 'slot' ? `${date} ${opening ?? id}` : date)
    return his.some((one) => his.some((other) => key(other) === key(one) && other.leader !== one.leader))
  }
  if (rule.kind === 'eligible')
    return now.some(
      (one) =>
        includes(force, one.meant) &&
        speaksOf(rule, one, facts) &&
        facts.people.postsAs(rule.who ?? everybody, one.leader, one.date).length === 0,
    )
  const always = { from: '0000', to: null }
  const before = under(
    rule,
    always,
    facts,
    credits.filter(({ meant }) => meant < `${facts.month}-01`),
  )
  return his.some((one) => {
    const others = [...before, ...his].filter(({ leader, date }) => leader === one.leader && date !== one.date)
    const isOld = before.some(({ leader, date }) => leader === one.leader && date === one.date)
    const isNear = ({ date }: Credit) => date <= plus(one.date, rule.n!) && date >= plus(one.date, -rule.n!)
    return !isOld && others.some(isNear)
  })
}
