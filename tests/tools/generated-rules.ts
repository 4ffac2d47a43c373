import type { Role, Team } from '../../src/domain/leader.ts'
import type { Drawn } from './drawn.ts'

/** What rules of a generated office may name. */
export interface RuleFacts {
  /** Months of its roster, in order. */
  readonly months: readonly string[]
  readonly units: readonly string[]
  readonly openings: readonly string[]
  /** Of those, the ones never moved by a holiday. */
  readonly steadyOpenings: readonly string[]
  readonly leaders: readonly string[]
}

type Data = Record<string, unknown>

const roles: readonly Role[] = ['county-secretary', 'county-head', 'county-leader', 'township-secretary']
const teams: readonly Team[] = ['party', 'congress', 'government', 'consultative']

const whoDrawn = (draw: Drawn, { units, leaders }: RuleFacts): Data => {
  const who = draw.oneOf<Data>([
    {},
    {},
    { roles: draw.some(roles, 1, 3) },
    { teams: draw.some(teams, 1, 3) },
    { levels: ['county'] },
    { levels: ['township', 'department'] },
    { units: draw.some(units, 1, 2) },
  ])
  if (draw.chance(0.2)) return { ...who, except: { leaders: draw.some(leaders, 1, 2) } }
  return draw.chance(0.1) ? { ...who, except: { roles: [draw.oneOf(roles)] } } : who
}

const whatDrawn = (draw: Drawn, { openings, months }: RuleFacts): Data =>
  draw.oneOf<Data>([
    {},
    {},
    { activities: ['reception'] },
    { activities: draw.some(['reception', 'down-visit', 'meeting'], 1, 2) },
    { openings: draw.some(openings, 1, 2) },
    { sessions: draw.some(['morning', 'afternoon', 'day'], 1, 2) },
    { levels: draw.oneOf([['county'], ['township', 'department']]) },
    { weekdays: draw.some(['mon', 'tue', 'wed', 'thu', 'fri'], 1, 3) },
    {
      dates: draw.some([`${draw.oneOf(months)}-05`, `${draw.oneOf(months)}-12`, `${draw.oneOf(months)}-20`], 1, 3),
    },
  ])

const spanIn = (
  draw: Drawn,
  months: readonly string[],
  least: number,
  most: number,
): { from: string; to: string } => {
  const first = draw.below(months.length - least)
  const last = Math.min(months.length - 1, first + least - 1 + draw.below(most - least + 1))
  return {
    from: `${months[first]}-${draw.oneOf(['01', '10', '17'])}`,
    to: `${months[last]}-${draw.oneOf(['18', '22', '28'])}`,
  }
}

/** The numbers of a rule between none and a few; at least one of the two. */
const boundsDrawn = (draw: Drawn, most: number): Data => {
  const min = draw.below(most + 1)
  const max = min + draw.below(4)
  return draw.oneOf<Data>([{ min }, { min }, { max: Math.max(1, max) }, { min, max }])
}

const mostPer: Readonly<Record<string, number>> = { week: 1, month: 3, quarter: 6, 'half-year': 10, year: 20 }

const quotaDrawn = (draw: Drawn, facts: RuleFacts): Data => {
  const named = draw.oneOf(['week', 'month', 'month', 'quarter', 'half-year', 'year', 'campaign'])
  const per =
    named === 'campaign'
      ? draw.chance(0.2)
        ? spanIn(draw, facts.months, 13, 14)
        : spanIn(draw, facts.months, 1, 3)
      : named
  const of = draw.oneOf(['each', 'each', 'each', 'each-area', 'together'])
  const by = draw.oneOf(['all', 'unit', 'team'])
  return {
    ...{ kind: 'quota', who: whoDrawn(draw, facts), what: whatDrawn(draw, facts), per, of },
    ...(of === 'together' ? { by } : {}),
    ...boundsDrawn(draw, (mostPer[named] ?? 5) * (of === 'together' ? 3 : 1)),
    ...(draw.chance(0.2) ? { notDuring: [spanIn(draw, facts.months, 1, 2)] } : {}),
    ...(draw.chance(0.3) ? { substitutes: false } : {}),
    ...(draw.chance(0.3) ? { empty: false } : {}),
    ...(draw.chance(0.3) ? { counts: 'sessions' } : draw.chance(0.4) ? { halfDay: 0.5 } : {}),
  }
}

const coverageDrawn = (draw: Drawn, facts: RuleFacts): Data => {
  const per = draw.oneOf(['slot', 'day'])
  const what = per === 'day' ? { openings: draw.some(facts.steadyOpenings, 1, 2) } : whatDrawn(draw, facts)
  return {
    ...{ kind: 'coverage', who: whoDrawn(draw, facts), what, per },
    ...draw.oneOf<Data>([{ min: 1 }, { min: 1 }, { min: 2 }, { max: 1 }, { min: 1, max: 1 }]),
  }
}

/** A rule of an office, as its rule set keeps it. */
export const ruleDrawn = (draw: Drawn, facts: RuleFacts, id: string): Data => {
  const more = draw.chance(0.3) ? { strength: 'preferred' } : {}
  const kind = draw.oneOf(['quota', 'quota', 'quota', 'quota', 'coverage', 'coverage', 'rest', 'apart', 'eligible'])
  const scope = { who: whoDrawn(draw, facts), what: whatDrawn(draw, facts) }
  if (kind === 'quota') return { id, ...quotaDrawn(draw, facts), ...more }
  if (kind === 'coverage') return { id, ...coverageDrawn(draw, facts), ...more }
  if (kind === 'rest') return { id, kind, ...scope, n: 1 + draw.below(10), ...more }
  if (kind === 'apart') return { id, kind, ...scope, per: draw.oneOf(['slot', 'day']), ...more }
  return { id, kind, ...scope, ...more }
}
