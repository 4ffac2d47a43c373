import type { Finding } from '../domain/finding.ts'
import type { Leader } from '../domain/leader.ts'
import { objectiveLevels } from '../domain/rule-set.ts'
import type { Duty, Slot } from '../domain/slot.ts'
import { slotId } from '../domain/slot.ts'
import type { Month } from '../rules/month.ts'
import { pairKey } from '../rules/row.ts'
import { flipsOf } from '../solver/flips.ts'
import { costsOf, type Model } from '../solver/model.ts'
import type { SolveOptions, Solver } from '../solver/solver.ts'
import { type Forced, whatIf } from '../solver/what-if.ts'
import { type Against, against, type Costed, compareCosts, costed } from './against.ts'
import { barringBesidePins } from './barring.ts'
import { dutiesOf } from './make.ts'

/** Who could stand in, and what would come of it: the published roster with as little else changed as can be. */
export interface StandIn {
  readonly leader: string
  readonly against: Against
  /** At every step but the tie-break. */
  readonly costs: readonly number[]
}

export interface StandIns {
  /** Everybody who may serve there then, the one who would break and change least first. */
  readonly ranked: readonly StandIn[]
  /** Everybody else of the same unit, and whom pins keep away, with the reasons. */
  readonly barred: readonly { readonly leader: string; readonly because: readonly Finding[] }[]
  /** The duty itself is pinned: while it is, nobody can stand in. */
  readonly isPinned: boolean
  readonly proven: boolean
}

/**
 * Ranks the leaders who could take over a published duty, or come where nobody is. Each one’s place is that of a full
 * re-solve with him in the slot and the other leader out of it. Where a plain exchange breaks no more than must be
 * broken, it is that re-solve already, since every other roster with him there changes more; only the others are solved.
 */
export const standIns = async (
  month: Month,
  solver: Solver,
  { slot, leader }: { readonly slot: Slot; readonly leader?: string | undefined },
  options: SolveOptions,
): Promise<StandIns> => {
  const published = publishedDuties(month)
  const there = published.filter((duty) => duty.slot.id === slot.id).map((duty) => duty.leader)
  const rest = published.filter((duty) => duty.leader !== leader || duty.slot.id !== slot.id)
  const able = month.mayBeServedBy.get(slot.id)!
  const candidates = able.filter((one) => one !== leader && !there.includes(one))
  const force = (who: string, is: Forced['is']): Forced => ({ leader: who, slot: slot.id, is })
  const off = leader !== undefined && able.includes(leader) ? [force(leader, 'off')] : []
  const { model, ask } = await whatIf(month, solver, options)
  const [without] = await ask([off])
  if (!without) return { ranked: [], barred: [], isPinned: true, proven: true }
  const least = without.objective.map(({ value }) => value)
  const left = rest.filter((duty) => month.mayServe.get(duty.leader)!.includes(duty.slot))
  const exchanged = exchanges(model, left, slot, candidates)
  const open = candidates.filter((_, n) => !isLeast(model, exchanged[n], least))
  const solutions = await ask(open.map((one) => [...off, force(one, 'on')]))
  const before = costed(month, model, published)
  const ranked = candidates
    .flatMap((one, n): { leader: string; roster: Costed }[] => {
      const at = open.indexOf(one)
      if (at < 0) return [{ leader: one, roster: exchanged[n]! }]
      const solution = solutions[at]
      if (!solution) return []
      const costs = solution.objective.map(({ value }) => value)
      return [{ leader: one, roster: { duties: dutiesOf(month, solution), costs } }]
    })
    .sort((a, b) => compareCosts(a.roster.costs.slice(0, -1), b.roster.costs.slice(0, -1)))
  const isAway = ({ id, posts }: Leader): boolean =>
    candidates.includes(id)
      ? !ranked.some((one) => one.leader === id)
      : !able.includes(id) && posts.some(({ unit }) => unit === slot.unit)
  return {
    ranked: ranked.map((one) => ({
      leader: one.leader,
      costs: one.roster.costs.slice(0, -1),
      against: against(month, model.steps, one.roster, before),
    })),
    barred: [...month.leaders.values()]
      .filter((one) => one.id !== leader && isAway(one))
      .map(({ id }) => ({ leader: id, because: barringBesidePins(month, { leader: id, slot }) })),
    isPinned: false,
    proven: without.proven && solutions.every((solution) => solution?.proven ?? true),
  }
}

/** The published duties that lie in slots of the month. */
export const publishedDuties = (month: Month): Duty[] =>
  month.plan.published.flatMap(({ leader, date, opening }) => {
    const slot = month.slots.get(slotId(date, opening))
    return slot ? [{ leader, slot }] : []
  })

const keysOf = (duties: readonly Duty[]): Set<string> =>
  new Set(duties.map(({ leader, slot }) => pairKey(leader, slot.id)))

/**
 * For each leader the duties that are left with him in the slot, and what they cost; undefined where a built-in rule
 * forbids it.
 */
const exchanges = (
  model: Model,
  left: readonly Duty[],
  slot: Slot,
  leaders: readonly string[],
): (Costed | undefined)[] => {
  const taken = keysOf(left)
  const costs = costsOf(model, taken)
  const flips = flipsOf(model)
  return leaders.map((leader) => {
    const added = costs && flips.tryOut(taken, [pairKey(leader, slot.id)])
    if (!added) return undefined
    return { duties: [...left, { leader, slot }], costs: costs.map((cost, n) => cost + added[n]!) }
  })
}

/**
 * Whether no roster with him in the slot can be better than the exchange: required rules are broken no more than they
 * must be, and it changes nothing beside what has to go and his own coming, which can be said of no other roster.
 */
const isLeast = (model: Model, exchanged: Costed | undefined, least: readonly number[]): boolean => {
  if (!exchanged) return false
  const required = model.steps.flatMap(({ level }, n) => (level === objectiveLevels.required ? [n] : []))
  return required.every((n) => exchanged.costs[n] === least[n])
}
