import { z } from 'zod'
import { slotsOf } from '../calendar/openings.ts'
import { addDays, addMonths, type Day, monthOf, spanSchema, within } from '../domain/day.ts'
import type { Subject } from '../domain/finding.ts'
import { groupBy } from '../domain/group-by.ts'
import type { Post } from '../domain/leader.ts'
import { ruleFields, strengthFields } from '../domain/rule-set.ts'
import { postsFitting, whatSchema, whoSchema } from '../domain/selector.ts'
import type { Served } from '../domain/served.ts'
import { countedOn, type Duty, type Slot } from '../domain/slot.ts'
import { countFields } from './counting.ts'
import type { Month } from './month.ts'
import { common, daysIn, type Period, paced, periodsOf, perSchema, union } from './period.ts'
import { daysNamed, leadersNamed } from './scope.ts'

/** A quota as data. */
export const quotaParams = z
  .strictObject({
    ...ruleFields,
    kind: z.literal('quota'),
    who: whoSchema.default({}),
    what: whatSchema.default({}),
    of: z.enum(['each', 'each-area', 'together']).default('each').meta({
      description: 'Each leader · each leader at each of his liaison areas · the leaders of a group together',
    }),
    by: z
      .enum(['all', 'unit', 'team'])
      .default('all')
      .meta({ description: 'The groups of `together`: all of who, each unit, each team of each unit' }),
    per: perSchema,
    min: z.int().min(0).max(1000).optional(),
    max: z.int().min(0).max(1000).optional(),
    notDuring: z.array(spanSchema).default([]).meta({
      description: 'Duties on these days do not count, such as those of a campaign with a quota of its own',
    }),
    substitutes: z.boolean().default(true).meta({
      description:
        'Whether a day served in another leader’s place counts for the one who served it; for the absent one it never does',
    }),
    empty: z.boolean().default(true).meta({ description: 'Whether a session nobody came to counts' }),
    ...countFields,
    ...strengthFields,
  })
  .refine((rule) => rule.min !== undefined || rule.max !== undefined, { error: 'min-or-max' })
  .refine((rule) => (rule.min ?? 0) <= (rule.max ?? Infinity), { error: 'min-above-max' })
  .meta({ id: 'QuotaRule' })
export type Quota = z.infer<typeof quotaParams>

/** The group of `together` that a post belongs to. */
const groupOf = (rule: Quota, { unit, team }: Post): Subject =>
  rule.by === 'all' ? {} : rule.by === 'unit' ? { unit } : { unit, team }

const postsOf = (rule: Quota, month: Month, leader: string, day: Day): Post[] =>
  postsFitting(rule.who, month.leaders.get(leader)!, day, month.levelOf)

/**
 * Whose count a duty at a unit’s place belongs to: the leader’s, or his group’s. Of several posts it is the one in that
 * unit: a county leader at the station of his township serves for the township.
 */
export const subjectOf = (rule: Quota, month: Month, leader: string, day: Day, unit: string): Subject => {
  if (rule.of === 'each') return { leader }
  if (rule.of === 'each-area') return { leader, unit }
  const posts = postsOf(rule, month, leader, day)
  return groupOf(rule, posts.find((post) => post.unit === unit) ?? posts[0]!)
}
/** One string for a subject. */
export const keyOf = ({ leader = '', unit = '', team = '' }: Subject): string => `${leader} ${unit} ${team}`

/** What is asked of a subject by the end of the month, in days or sessions, history included. */
interface Due {
  readonly subject: Subject
  readonly period: Period
  readonly min: number | undefined
  readonly max: number | undefined
  /** Last day of the period on which it is asked of the subject; of the month where only days off are left after it. */
  readonly last: Day
  /** Served before in the period. */
  readonly past: readonly Served[]
  /** Asked of a part of the period only: in post, in force, or with known history. */
  readonly partly: boolean
}

/** Whom the quota is asked of, with the longest span it could be asked for. */
const subjectsOf = (rule: Quota, month: Month): { subject: Subject; leader?: string; spans: Period[] }[] => {
  const always = { from: '0001-01-01', to: '9999-12-31' }
  const named = leadersNamed(rule, month)
  if (rule.of === 'each')
    return [...named.keys()].map((leader) => ({ subject: { leader }, leader, spans: [always] }))
  if (rule.of === 'each-area') {
    const areas = groupBy(
      month.plan.liaisons.filter(({ leader }) => named.has(leader)),
      ({ leader, unit }) => keyOf({ leader, unit }),
    )
    return [...areas.values()]
      .filter((same) => same.some(({ from, to }) => from <= month.last && (to === null || to >= month.first)))
      .map((same) => ({
        subject: { leader: same[0]!.leader, unit: same[0]!.unit },
        leader: same[0]!.leader,
        spans: union(same.map((area) => common(always, area))),
      }))
  }
  const groups = [...named].flatMap(([leader, days]) =>
    (month.isSettled(leader) ? days.slice(0, 1) : days).flatMap((day) =>
      postsOf(rule, month, leader, day).map((post) => groupOf(rule, post)),
    ),
  )
  return [...new Map(groups.map((subject) => [keyOf(subject), subject])).values()].map((subject) => ({
    subject,
    spans: [common(always, month.forceOf(rule))],
  }))
}

/** Whether a day counts in a period. */
export const countsOn = (rule: Quota, { from, to }: Period, day: Day): boolean =>
  from <= day && day <= to && !rule.notDuring.some((span) => within(span, day))

/** Whether a duty that was served counts: no source fixes it, so the rule says. */
export const isCounted = (
  rule: Quota,
  { insteadOf, nobodyCame }: Pick<Served, 'insteadOf' | 'nobodyCame'> | Duty,
): boolean => (rule.substitutes || insteadOf === undefined) && (rule.empty || nobodyCame !== true)

const worksIn = (month: Month, { from, to }: Period): boolean => {
  for (let day = from; day <= to; day = addDays(day, 1)) if (month.calendar.at(day).works) return true
  return false
}

/** Tells of a span that ends this month or next whether the office works in it, or anything the rule counts is open. */
const openness = (rule: Quota, month: Month): ((span: Period) => boolean) => {
  const unitOf = new Map(month.plan.places.map(({ id, unit }) => [id, unit]))
  // Spans of days off alone are rare.
  let slots: Slot[] | undefined
  const open = (): Slot[] => {
    slots ??= [month.name, addMonths(month.name, 1)]
      .flatMap((name) => slotsOf(month.plan.openings, name, month.calendar, (place) => unitOf.get(place)!))
      .filter((slot) => month.isWhat(rule, slot))
    return slots
  }
  return (span) => worksIn(month, span) || open().some((slot) => countsOn(rule, span, countedOn(slot)))
}

/**
 * What is due by the end of the month, for each subject and period. Before `history.knownFrom`, out of post and out of
 * force the quota counts as kept, pro rata by calendar days: rounded up for the time in post, to the nearest for what
 * history does not know. Longer periods are paced. Nothing is due of days off alone, and all of it when only days off
 * are left after the month: the next one could not make it good.
 */
export const duesOf = (rule: Quota, month: Month): readonly Due[] => {
  const known = dues.get(month.slots) ?? new WeakMap<Quota, readonly Due[]>()
  dues.set(month.slots, known)
  const due = known.get(rule) ?? workOut(rule, month)
  known.set(rule, due)
  return due
}

/**
 * Asked for by the rows, by every check and by the reasons, and the same each time. Copies of a month with other pins
 * or fewer rules share its slots, and owe the same.
 */
const dues = new WeakMap<Month['slots'], WeakMap<Quota, readonly Due[]>>()

const workOut = (rule: Quota, month: Month): Due[] => {
  const knownFrom = month.plan.history?.knownFrom ?? month.first
  const inForce = month
    .servedUnder(rule)
    .filter((duty) => month.isInForce(rule, countedOn(duty)) && isCounted(rule, duty))
  const isOpenIn = openness(rule, month)
  const past = groupBy(inForce, (duty: Served) => keyOf(subjectOf(rule, month, duty.leader, duty.date, duty.unit)))
  return periodsOf(rule.per, month.name).flatMap((period) =>
    subjectsOf(rule, month).flatMap(({ subject, leader, spans }): Due[] => {
      const daysOf = (of: Period) => {
        const parts = spans
          .map((span) => common(of, span))
          .map((part) =>
            leader === undefined ? { ...part, days: daysIn(part) } : daysNamed(rule, month, leader, part),
          )
          .filter(({ days }) => days > 0)
        const days = parts.reduce((sum, part) => sum + part.days, 0)
        return { days, from: parts[0]?.from ?? of.from, to: parts.at(-1)?.to ?? of.to }
      }
      const asked = daysOf(common(period, { from: knownFrom, to: null }))
      if (asked.days === 0) return []
      const owed = (n: number) => Math.ceil((n * daysOf(period).days) / daysIn(period))
      // Half a day or more of what is not known to have been kept is asked for now.
      const share = (n: number) => Math.round((owed(n) * asked.days) / daysOf(period).days)
      const isOver =
        monthOf(asked.to) === addMonths(month.name, 1) && !isOpenIn({ from: addDays(month.last, 1), to: asked.to })
      const due = (n: number) =>
        isOpenIn(asked) ? paced(share(n), isOver ? { ...asked, to: month.last } : asked, month.name) : 0
      return [
        {
          subject,
          period,
          last: isOver ? month.last : asked.to,
          min: rule.min === undefined ? undefined : due(rule.min),
          max: rule.max === undefined ? undefined : owed(rule.max),
          past: (past.get(keyOf(subject)) ?? []).filter(
            (duty) => duty.date >= knownFrom && countsOn(rule, period, countedOn(duty)),
          ),
          partly: asked.days < daysIn(period),
        },
      ]
    }),
  )
}
