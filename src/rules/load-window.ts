import type { Span } from '../domain/day.ts'
import { addMonths, firstDay, lastDay, type MonthName, monthOf, within } from '../domain/day.ts'
import { postFitting, type Who } from '../domain/selector.ts'
import type { Served } from '../domain/served.ts'
import { countedOn } from '../domain/slot.ts'
import type { AnyRule, Month } from './month.ts'
import { leadersNamed } from './scope.ts'

/** A rule that looks back over so many months, this one included. */
type Windowed = AnyRule & { readonly who: Who; readonly months: number }

/** The months of the window whose history is known throughout, this month included, oldest first. */
export const windowOf = (rule: Windowed, month: Month): MonthName[] =>
  Array.from({ length: rule.months }, (_, n) => addMonths(month.name, n + 1 - rule.months)).filter(
    (name) => name === month.name || firstDay(name) >= (month.plan.history?.knownFrom ?? month.first),
  )

/** What the rule’s `who` served of its `what` in the window before this month. */
export const servedInWindow = (rule: Windowed, month: Month): Served[] => {
  const window = new Set(windowOf(rule, month))
  return month.servedUnder(rule).filter((duty) => window.has(monthOf(countedOn(duty))))
}

/** Months of the window in which each leader held a post that counts, a begun month counting whole. */
export const monthsInPost = (rule: Windowed, month: Month): Map<string, number> => {
  const spans = windowOf(rule, month).map((name): Span => ({ from: firstDay(name), to: lastDay(name) }))
  const isIn = (leader: string, span: Span): boolean => {
    const { posts } = month.leaders.get(leader)!
    const days = [span.from, ...posts.map((post) => post.from).filter((day) => within(span, day))]
    return days.some((day) => postFitting(rule.who, month.leaders.get(leader)!, day, month.levelOf) !== undefined)
  }
  return new Map(
    [...leadersNamed(rule, month).keys()].map((leader) => [
      leader,
      Math.max(1, spans.filter((span) => isIn(leader, span)).length),
    ]),
  )
}

const gcd = (a: number, b: number): number => (b === 0 ? a : gcd(b, a % b))

/** The most a common denominator may be: that of all windows up to 12 months. */
const mostCommon = 27_720

/**
 * What squares are multiplied by so that all stay integers: a common multiple of everybody’s months in post; 1 where
 * all are alike.
 */
export const denominatorOf = (inPost: ReadonlyMap<string, number>): number => {
  const months = [...new Set(inPost.values())]
  if (months.length <= 1) return 1
  return Math.min(
    mostCommon,
    months.reduce((common, n) => (common * n) / gcd(common, n), 1),
  )
}

/**
 * The factor of each leader’s square: load² / months in post, over one common denominator, so that equal load per
 * month in post is best. All factors are 1 when everybody was in post alike; in windows over 12 months they may be
 * rounded, by less than 1 in 700.
 */
export const factorsOf = (inPost: ReadonlyMap<string, number>): Map<string, number> => {
  const common = denominatorOf(inPost)
  return new Map([...inPost].map(([leader, months]) => [leader, common === 1 ? 1 : Math.round(common / months)]))
}
