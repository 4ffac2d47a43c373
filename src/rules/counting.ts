import { z } from 'zod'
import { groupBy } from '../domain/group-by.ts'
import type { Session } from '../domain/place.ts'
import type { Slot } from '../domain/slot.ts'
import type { Pair, Term } from './row.ts'

/** How duties are counted. Notices publish mornings as days, so a half-day weighs a day unless the office says otherwise. */
export const countFields = {
  counts: z
    .enum(['days', 'sessions'])
    .default('days')
    .meta({ description: 'days: distinct dates; sessions: every slot' }),
  halfDay: z
    .union([z.literal(1), z.literal(0.5)])
    .default(1)
    .meta({ description: 'Weight of a morning or an afternoon towards a day' }),
}
/** How a rule counts duties. */
export interface CountParams {
  readonly counts: 'days' | 'sessions'
  readonly halfDay: 1 | 0.5
}

/** Counts are kept in integers: half-days where a half-day weighs a half, else days or sessions. */
export const unitsPerDay = (params: CountParams): 1 | 2 =>
  params.counts === 'days' && params.halfDay === 0.5 ? 2 : 1

/** What counts by the day it was served on and its session. */
type Counted = { readonly date: string; readonly session: Session }

/** The terms that count the slots taken by some leaders, for the solver, beside what counts already on their days. */
export const countTerms = (
  pairs: readonly { readonly leader: string; readonly slot: Slot }[],
  params: CountParams,
  already: readonly Counted[] = [],
): Term[] => {
  const full = unitsPerDay(params)
  const pairOf = ({ leader, slot }: { leader: string; slot: Slot }): Pair => ({
    leader,
    slot: slot.id,
    units: params.counts === 'days' && slot.session === 'day' ? full : 1,
  })
  if (params.counts === 'sessions') return pairs.map((pair) => ({ pairs: [pairOf(pair)], cap: 1 }))
  const before = groupBy(already, ({ date }) => date)
  return [...groupBy(pairs, (pair) => pair.slot.date)].flatMap(([date, onDate]) => {
    // A duty that a holiday moved here from an earlier month has filled the day, or half of it.
    const cap = full - countDuties(before.get(date) ?? [], params)
    return cap > 0 ? [{ pairs: onDate.map(pairOf), cap }] : []
  })
}

/** The same count in plain arithmetic over duties, for `check`; in units of `unitsPerDay`. */
export const countDuties = (duties: readonly Counted[], params: CountParams): number => {
  if (params.counts === 'sessions') return duties.length
  const credit = new Map<string, number>()
  for (const { date, session } of duties) {
    const weight = session === 'day' ? 1 : params.halfDay
    credit.set(date, Math.min(1, (credit.get(date) ?? 0) + weight))
  }
  return [...credit.values()].reduce((sum, days) => sum + days, 0) * unitsPerDay(params)
}
