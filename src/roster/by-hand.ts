import type { Roster } from '../domain/roster.ts'
import type { Duty } from '../domain/slot.ts'
import { modelOf } from '../solver/model.ts'
import { costed } from './against.ts'
import { checkDuties, isSetKept } from './check.ts'
import { assign, inOrder } from './ids.ts'
import { type Made, type PlanInput, shortfallsOf } from './make.ts'

/** What a roster carries that no solver has seen: it is as good as its rules say, and proven to be nothing more. */
export const byHand = { name: 'by-hand', version: '1' } as const

/**
 * The roster of duties put together by hand: judged by every rule’s own `check`, priced at every level, with reasons
 * for what is short, and an identity for every duty; what is new or changed carries `at`.
 */
export const madeByHand = ({ month, input }: PlanInput, given: readonly Duty[], at: string): Made => {
  const duties = inOrder(month, given)
  const judgement = checkDuties(month, duties)
  const model = modelOf(month)
  const { costs } = costed(month, model, duties)
  const objective = model.steps.map((step, n) => ({ ...step, value: costs[n]!, bound: null }))
  const roster: Roster = {
    month: month.name,
    kept: judgement.kept,
    proven: false,
    provisional: [...month.provisional],
    ruleSets: month.ruleSets.map((set) => ({ id: set.id, kept: isSetKept(set, judgement) })),
    assignments: assign(month, duties, at),
    shortfalls: shortfallsOf(month, duties, judgement, objective),
    objective,
    engine: { ...byHand },
    input,
  }
  return { roster, duties, judgement }
}
