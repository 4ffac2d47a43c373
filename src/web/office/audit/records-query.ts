import { postFor } from '../../../audit/compliance.ts'
import { compare } from '../../../domain/compare.ts'
import { type MonthName, monthSchema } from '../../../domain/day.ts'
import { type Role, roleWords, type Team, teamWords } from '../../../domain/leader.ts'
import { type DutyOutcome, outcomeWords, type Reception } from '../../../domain/outcome.ts'
import type { Audit } from '../../audit/audits.ts'
import type { OfficeCall } from '../../call.tsx'

/** Which receptions of a question are wanted. */
export interface RecordsAsked {
  /** `planned`: all but those outside the roster. */
  readonly outcome: DutyOutcome | 'planned' | undefined
  /** Whose duty it was, or who received. */
  readonly leader: string | undefined
  /** Of a leader: his own duties alone, or those he took for others. */
  readonly whose: 'own' | 'others' | undefined
  /** By the post in which it was his duty; `none`: in no post. */
  readonly unit: string | undefined
  readonly role: Role | undefined
  readonly team: Team | undefined
  readonly month: MonthName | undefined
}

/** Names of what can be asked, as they stand in addresses. */
export const recordsNames = ['outcome', 'leader', 'whose', 'unit', 'role', 'team', 'month'] as const

/** The unit of those who held no post on the day. */
export const noUnit = '-'

/** Reads an address; what cannot be read asks nothing. */
export const recordsAskedIn = ({ http }: OfficeCall): RecordsAsked => {
  const typed = (name: (typeof recordsNames)[number]): string | undefined => http.req.query(name) || undefined
  const among = <T extends object>(name: (typeof recordsNames)[number], of: T): keyof T | undefined => {
    const value = typed(name)
    return value !== undefined && Object.hasOwn(of, value) ? (value as keyof T) : undefined
  }
  return {
    outcome: among('outcome', { ...outcomeWords, planned: true }),
    leader: typed('leader'),
    whose: among('whose', { own: true, others: true }),
    unit: typed('unit'),
    role: among('role', roleWords),
    team: among('team', teamWords),
    month: monthSchema.safeParse(typed('month')).data,
  }
}

/** What is asked, as it stands in an address. */
export const asQuery = (asked: Partial<RecordsAsked>): Record<string, string> =>
  Object.fromEntries(
    recordsNames.flatMap((name) => (asked[name] === undefined ? [] : [[name, asked[name] as string]])),
  )

/** The receptions of a question that fit. */
export const recordsOf = (
  { compliance, leaders }: Pick<Audit, 'compliance' | 'leaders'>,
  { outcome, leader, whose, unit, role, team, month }: RecordsAsked,
): Reception[] => {
  const isHis = (one: Reception): boolean =>
    (whose !== 'others' && one.leader === leader) ||
    (whose !== 'own' && one.leader !== leader && (one.servedBy ?? one.by) === leader)
  const asksPost = unit !== undefined || role !== undefined || team !== undefined
  const fitsPost = (one: Reception): boolean => {
    const post = postFor(leaders, one)
    return (
      (unit === undefined || (post?.unit ?? noUnit) === unit) &&
      (role === undefined || post?.role === role) &&
      (team === undefined || post?.team === team)
    )
  }
  return compliance.receptions
    .filter(
      (one) =>
        (outcome === undefined ||
          (outcome === 'planned' ? one.outcome !== 'unscheduled' : one.outcome === outcome)) &&
        (leader === undefined || isHis(one)) &&
        (month === undefined || one.month === month) &&
        (!asksPost || fitsPost(one)),
    )
    .sort((a, b) => compare(a.date, b.date) || compare(a.place, b.place))
}
