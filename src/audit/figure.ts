import { type Day, firstDay, lastDay, within } from '../domain/day.ts'
import { subjectKey } from '../domain/finding.ts'
import { groupBy } from '../domain/group-by.ts'
import type { Reception } from '../domain/outcome.ts'
import type { Served } from '../domain/served.ts'
import { countedOn, type Duty, slotId } from '../domain/slot.ts'
import { countsFor } from '../rules/index.ts'
import { type AnyRule, monthOfPlan } from '../rules/month.ts'
import type { Asked } from '../rules/rule.ts'
import { ruleSetsOf } from '../rules/rule-sets.ts'
import { dutyOf } from './credit.ts'
import { askKey, type Judging, type KnownMonth } from './judge.ts'

/**
 * Why a reception does not count for what a rule asked: nobody is confirmed to have received; another one did; he stood
 * in for somebody, or nobody came, where the rule leaves that out; it is none of those the rule speaks of.
 */
export type Uncounted = 'not-received' | 'by-another' | 'instead' | 'nobody-came' | 'none-of-these'

/** The records behind a number that a rule asked for. */
export interface Figure {
  readonly counted: readonly Reception[]
  /** Brought in from before the first roster kept here. */
  readonly imported: readonly Served[]
  /** What was planned for the subject, or has to do with it, and does not count. */
  readonly uncounted: readonly { readonly reception: Reception; readonly because: Uncounted }[]
}

type Ask = Pick<Asked, 'subject' | 'period'>

/** The records behind what a rule asked, each by its `askKey`, in the month by which it was judged. */
export const figuresOf = (
  { plan, knownFrom }: KnownMonth,
  rule: AnyRule,
  asks: readonly Ask[],
  { receptions, imported }: Pick<Judging, 'receptions' | 'imported'>,
): Map<string, Figure> => {
  const month = monthOfPlan({ ...plan, history: { knownFrom, served: [] } }, ruleSetsOf(plan), [])
  const [first, last] = [firstDay(plan.month), lastDay(plan.month)]
  const periodsFrom = asks.reduce((least, { period }) => (period.from < least ? period.from : least), last)
  const bySubject = groupBy(asks, ({ subject }) => subjectKey(subject))
  const byLeader = groupBy(asks, ({ subject }) => subject.leader ?? '')
  const byDate = groupBy(asks, ({ subject }) => subject.date ?? '')
  const found = new Map(asks.map((ask) => [askKey(ask), { counted: [], imported: [], uncounted: [] } as Draft]))
  const asksFor = (duty: Duty | undefined, day: Day): readonly Ask[] => {
    const subject = duty && countsFor(rule, month, duty)
    const its = subject ? (bySubject.get(subjectKey(subject)) ?? []) : []
    return its.filter(({ period }) => within(period, day))
  }
  /** What was not on record before then counts for no later month. */
  const isKnown = (date: Day): boolean => date >= first || (knownFrom <= first && date >= knownFrom)

  for (const reception of [...receptions.values()].flat()) {
    const { date, movedFrom, opening, leader, by, servedBy } = reception
    const day = movedFrom ?? date
    if (day < periodsFrom || day > last) continue
    const duty = dutyOf(reception, 'confirmed', month)
    const counted = new Set(isKnown(date) ? asksFor(duty, day) : [])
    for (const ask of counted) found.get(askKey(ask))!.counted.push(reception)
    const hadBeen = [leader, by].map((who) =>
      dutyOf({ ...reception, servedBy: who, nobodyCame: false }, 'confirmed', month),
    )
    const near = [
      ...hadBeen.flatMap((one) => asksFor(one, day)),
      ...[leader, servedBy].flatMap((who) => (who === null ? [] : (byLeader.get(who) ?? []))),
      ...(byDate.get(date) ?? []).filter(({ subject }) => (subject.opening ?? opening) === opening),
    ].filter(({ period }) => within(period, day))
    for (const ask of new Set(near))
      if (!counted.has(ask)) {
        const because = whyNot(reception, duty, rule, ask)
        found.get(askKey(ask))!.uncounted.push({ reception, because })
      }
  }
  for (const served of imported) {
    const day = countedOn(served)
    if (day < periodsFrom || day > last || !isKnown(served.date) || !month.leaders.has(served.leader)) continue
    for (const ask of asksFor(asDuty(served), day)) found.get(askKey(ask))!.imported.push(served)
  }
  return found
}

interface Draft {
  readonly counted: Reception[]
  readonly imported: Served[]
  readonly uncounted: { reception: Reception; because: Uncounted }[]
}

const whyNot = (
  { servedBy, leader, nobodyCame }: Reception,
  duty: Duty | undefined,
  rule: AnyRule,
  { subject }: Ask,
): Uncounted => {
  const { substitutes, empty } = rule as AnyRule & { substitutes?: boolean; empty?: boolean }
  if (servedBy === null) return 'not-received'
  if (subject.leader === undefined ? servedBy !== leader : servedBy !== subject.leader) return 'by-another'
  if (substitutes === false && duty?.insteadOf !== undefined) return 'instead'
  return empty === false && nobodyCame ? 'nobody-came' : 'none-of-these'
}

const asDuty = ({ leader, insteadOf, nobodyCame, ...served }: Served): Duty => {
  const opening = served.opening ?? 'imported'
  const id = slotId(served.date, opening)
  return {
    leader,
    slot: { ...served, id, opening, start: '', end: '', provisional: false },
    insteadOf,
    nobodyCame,
  }
}
