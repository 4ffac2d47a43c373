import { everyLeaderName } from '../../../db/leader-store.ts'
import { teamWords } from '../../../domain/leader.ts'
import { namesOf } from '../../../roster/names.ts'
import type { Names } from '../../../rules/rule.ts'
import type { Audit } from '../../audit/audits.ts'
import type { OfficeCall } from '../../call.tsx'

/** Names of all that the months of an audit speak of; of leaders who have left the office, what they are called now. */
export const auditNames = ({ app, office, language }: OfficeCall, { months }: Pick<Audit, 'months'>): Names => {
  const all = <T extends { readonly id: string }>(
    of: (plan: Audit['months'][number]['plan']) => readonly T[],
  ): T[] => [...new Map(months.flatMap(({ plan }) => of(plan)).map((one) => [one.id, one])).values()]
  const names = namesOf(
    {
      units: all(({ units }) => units),
      leaders: all(({ leaders }) => leaders),
      places: all(({ places }) => places),
      openings: all(({ openings }) => openings),
    },
    language,
  )
  let left: ReadonlyMap<string, string> | undefined
  return {
    ...names,
    leader(id) {
      const name = names.leader(id)
      if (name !== id) return name
      left ??= everyLeaderName(app.readOnly, office.id)
      return left.get(id) ?? id
    },
  }
}

/** A team by its id. */
export const teamName = (call: OfficeCall, team: string): string =>
  Object.hasOwn(teamWords, team) ? call.say(teamWords[team as keyof typeof teamWords]) : team
