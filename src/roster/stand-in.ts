import type { Finding } from '../domain/finding.ts'
import type { Leader } from '../domain/leader.ts'
import type { Duty, Slot } from '../domain/slot.ts'
import { slotId } from '../domain/slot.ts'
import type { Month } from '../rules/month.ts'
import { type Model, modelOf } from '../solver/model.ts'
import { nearestRepair } from '../solver/repair.ts'
import type { SolveOptions, Solver } from '../solver/solver.ts'
import { tallyOf } from '../solver/tally.ts'
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

/** Who may stand in for a leader, and who may not. */
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
 * re-solve with him in the slot and the other leader out of it. Where something near the published roster keeps every
 * required rule, that is found by trying all that is as near; only for the others is the month solved.
 */
export const standIns = async (
  month: Month,
  solver: Solver,
  { slot, leader }: { readonly slot: Slot; readonly leader?: string | undefined },
  options: SolveOptions,
): Promise<StandIns> => {
  const isPinned = month.plan.pins.some(
    (pin) => pin.is === 'on' && pin.leader === leader && slotId(pin.date, pin.opening) === slot.id,
  )
  if (isPinned) return { ranked: [], barred: [], isPinned, proven: true }
  const published = publishedDuties(month)
  const there = published.filter((duty) => duty.slot.id === slot.id).map((duty) => duty.leader)
  const able = month.mayBeServedBy.get(slot.id)!
  const candidates = able.filter((one) => one !== leader && !there.includes(one))
  const model = modelOf(month)
  const near = nearest(month, model, { slot, leader }, candidates)
  const far = candidates.filter((_, n) => !near[n])
  const solved = await solveFor(month, solver, { slot, leader }, far, options)
  const beside = against(month, model.steps, costed(month, model, published))
  const ranked = candidates
    .flatMap((one, n): { leader: string; roster: Costed }[] => {
      const roster = near[n] ?? solved.rosters.get(one)
      return roster ? [{ leader: one, roster }] : []
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
      against: beside(one.roster),
    })),
    barred: [...month.leaders.values()]
      .filter((one) => one.id !== leader && isAway(one))
      .map(({ id }) => ({ leader: id, because: barringBesidePins(month, { leader: id, slot }) })),
    isPinned,
    proven: solved.proven,
  }
}

interface Hole {
  readonly slot: Slot
  readonly leader?: string | undefined
}

/** For each leader the best roster with him in the slot; missing where a built-in rule forbids it. */
const solveFor = async (
  month: Month,
  solver: Solver,
  { slot, leader }: Hole,
  leaders: readonly string[],
  options: SolveOptions,
): Promise<{ readonly rosters: ReadonlyMap<string, Costed>; readonly proven: boolean }> => {
  if (leaders.length === 0) return { rosters: new Map(), proven: true }
  const force = (who: string, is: Forced['is']): Forced => ({ leader: who, slot: slot.id, is })
  const isThere = leader !== undefined && month.mayBeServedBy.get(slot.id)!.includes(leader)
  const { ask } = await whatIf(month, solver, options)
  const solutions = await ask(leaders.map((one) => [...(isThere ? [force(leader, 'off')] : []), force(one, 'on')]))
  const rosters = solutions.flatMap((solution, n): [string, Costed][] =>
    solution
      ? [
          [
            leaders[n]!,
            {
              duties: dutiesOf(month, solution),
              costs: solution.objective.map(({ value }) => value),
              isSound: true,
            },
          ],
        ]
      : [],
  )
  return { rosters: new Map(rosters), proven: solutions.every((solution) => solution?.proven ?? true) }
}

/** The published duties that lie in slots of the month. */
export const publishedDuties = (month: Month): Duty[] =>
  month.plan.published.flatMap(({ leader, date, opening }) => {
    const slot = month.slots.get(slotId(date, opening))
    return slot ? [{ leader, slot }] : []
  })

/**
 * For each leader the roster nearest to the published one that has him in the slot and keeps every required rule;
 * undefined where none is near. None that keeps them changes less, so none is better.
 */
const nearest = (
  month: Month,
  model: Model,
  { slot, leader }: Hole,
  leaders: readonly string[],
): (Costed | undefined)[] => {
  // Changes cost nothing while nothing is published.
  if (month.plan.published.length === 0) return leaders.map(() => undefined)
  const tally = tallyOf(model)
  const pairs = new Map(
    [...month.mayServe].flatMap(([who, slots]) =>
      slots.map((one) => [model.columnOf(who, one.id), { leader: who, slot: one }] as const),
    ),
  )
  const pairOf = (who: string): number => model.columnOf(who, slot.id)
  const hole = leader !== undefined && month.mayServe.get(leader)!.includes(slot) ? [pairOf(leader)] : []
  for (const duty of publishedDuties(month)) {
    const isHole = duty.leader === leader && duty.slot.id === slot.id
    if (!isHole && month.mayServe.get(duty.leader)!.includes(duty.slot))
      tally.flip(model.columnOf(duty.leader, duty.slot.id))
  }
  const isBetter = (a: readonly number[], b: readonly number[]) => compareCosts(a.slice(0, -1), b.slice(0, -1)) < 0
  return leaders.map((one) => {
    tally.flip(pairOf(one))
    const repair = nearestRepair(tally, new Set([...hole, pairOf(one)]), isBetter)
    const flipped = new Set(repair?.flipped)
    const duties = [...pairs].flatMap(([pair, duty]) => (tally.isTaken(pair) !== flipped.has(pair) ? [duty] : []))
    tally.flip(pairOf(one))
    return repair && { duties, costs: repair.costs, isSound: true }
  })
}
