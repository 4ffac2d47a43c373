import type { MonthName } from '../domain/day.ts'
import { isRequired } from '../rules/index.ts'
import type { Compliance } from './compliance.ts'
import type { Standing } from './judge.ts'

/** A leader’s month: on how many days he was to receive and did, and how what is required of him stands. */
export interface LeaderMonth {
  /** Days on which he received: his own duties, in another’s place, outside the roster. */
  readonly received: number
  /** Days on which he had duties that were neither put off nor cancelled. */
  readonly due: number
  /** The worst of the required rules that asked something of him by name; undefined where none did. */
  readonly standing: Standing | undefined
}

/** One string for a leader and a month. */
export const leaderMonthKey = (leader: string, month: MonthName): string => `${month} ${leader}`

const rank = { kept: 0, open: 1, broken: 2 } as const satisfies Record<Standing, number>

/** Every leader’s months that have anything in them, by `leaderMonthKey`. */
export const leaderMonths = ({ receptions, rules }: Compliance): Map<string, LeaderMonth> => {
  const received = new Map<string, Set<string>>()
  const due = new Map<string, Set<string>>()
  const standings = new Map<string, Standing>()
  const note = (days: Map<string, Set<string>>, leader: string, month: MonthName, date: string): void => {
    const key = leaderMonthKey(leader, month)
    const known = days.get(key)
    if (known) known.add(date)
    else days.set(key, new Set([date]))
  }
  for (const { leader, servedBy, month, date, outcome } of receptions) {
    if (servedBy !== null) note(received, servedBy, month, date)
    if (outcome !== 'unscheduled' && outcome !== 'deferred' && outcome !== 'cancelled')
      note(due, leader, month, date)
  }
  for (const { months } of rules.filter((one) => isRequired(one.rule)))
    for (const { month, asks } of months)
      for (const { subject, standing } of asks) {
        if (subject.leader === undefined) continue
        const key = leaderMonthKey(subject.leader, month)
        const known = standings.get(key)
        if (known === undefined || rank[standing] > rank[known]) standings.set(key, standing)
      }
  return new Map(
    [...new Set([...received.keys(), ...due.keys(), ...standings.keys()])].map((key) => [
      key,
      { received: received.get(key)?.size ?? 0, due: due.get(key)?.size ?? 0, standing: standings.get(key) },
    ]),
  )
}
