import { objectiveLevels } from '../domain/rule-set.ts'
import { slotId } from '../domain/slot.ts'
import { builtIns } from '../rules/built-in/index.ts'
import { priceOf, rowsOf } from '../rules/index.ts'
import type { Month } from '../rules/month.ts'
import { amountOf, countOf, type HardRow, missOf, type Price, pairKey, type Row } from '../rules/row.ts'

/** One step of the objective: a level, or at level 0 one giveWay. */
export interface Step {
  readonly level: number
  readonly giveWay?: number
}

/** A cost per pair at one step, on top of a constant: what is minimised without a row. */
export interface PairCosts {
  readonly step: number
  readonly constant: number
  costOf(key: string): number
}

/** A month as rows and costs over its pairs, before it is numbers. */
export interface Model {
  /** Key of every choice, leader by leader. */
  readonly pairs: readonly string[]
  /** Where a choice stands in `pairs`. */
  columnOf(leader: string, slot: string): number
  readonly steps: readonly Step[]
  readonly hard: readonly HardRow[]
  readonly soft: readonly { readonly row: Row; readonly step: number }[]
  readonly costs: readonly PairCosts[]
}

const stepsOf = (prices: readonly Price[]): Step[] => {
  const giveWays = [...new Set(prices.filter(({ level }) => level === 0).map(({ giveWay }) => giveWay))]
  return [
    // The lower number is kept at the cost of the higher.
    ...giveWays.sort((a, b) => a - b).map((giveWay) => ({ level: objectiveLevels.required, giveWay })),
    ...Object.values(objectiveLevels)
      .filter((level) => level > 0)
      .map((level) => ({ level })),
  ]
}

/**
 * A fixed number from 0 to 96 for a pair (FNV-1a), so that rosters alike in all else are told apart the same way
 * everywhere. Kept small: larger ones make the last proof ten times as long.
 */
export const tieBreak = (key: string): number => {
  let hash = 0x811c9dc5
  for (let at = 0; at < key.length; at++) hash = Math.imul(hash ^ key.charCodeAt(at), 0x01000193) >>> 0
  return hash % 97
}

/** The key of every choice of a month, leader by leader. */
export const pairsOf = (month: Month): string[] =>
  [...month.mayServe].flatMap(([leader, slots]) => slots.map((slot) => pairKey(leader, slot.id)))

/** Where each choice of a month stands among its pairs: by leader, then by slot. */
export const columnsOf = (month: Month): Map<string, Map<string, number>> => {
  let column = 0
  return new Map(
    [...month.mayServe].map(([leader, slots]) => [leader, new Map(slots.map((slot) => [slot.id, column++]))]),
  )
}

/** The rows of every rule and built-in of a month, and the costs of its own: changes, duties, tie-break. */
export const modelOf = (month: Month): Model => {
  const priced = month.rules.map((rule) => ({ rows: rowsOf(rule, month), price: priceOf(rule) }))
  const steps = stepsOf(priced.map(({ price }) => price))
  const stepOf = (price: Price): number =>
    steps.findIndex(({ level, giveWay }) => level === price.level && (giveWay ?? price.giveWay) === price.giveWay)
  const stepAt = (level: number): number => steps.findIndex((step) => step.level === level)
  const published = new Set(
    month.plan.published.map(({ leader, date, opening }) => pairKey(leader, slotId(date, opening))),
  )
  const columns = columnsOf(month)
  return {
    columnOf: (leader, slot) => columns.get(leader)!.get(slot)!,
    pairs: pairsOf(month),
    steps,
    hard: builtIns.flatMap((builtIn) => builtIn.constrain?.(month) ?? []),
    soft: priced.flatMap(({ rows, price }) => {
      const step = stepOf(price)
      return rows.map((row) => ({ row, step }))
    }),
    costs: [
      // A published duty dropped and a duty added count one each; nothing counts while nothing is published.
      {
        step: stepAt(objectiveLevels.changes),
        constant: published.size,
        costOf: (key) => (published.has(key) ? -1 : published.size > 0 ? 1 : 0),
      },
      { step: stepAt(objectiveLevels.total), constant: 0, costOf: () => 1 },
      { step: stepAt(objectiveLevels.tieBreak), constant: 0, costOf: tieBreak },
    ],
  }
}

/** What a roster costs at each step, in integers and plain arithmetic; null when it breaks a hard row. */
export const costsOf = (model: Model, taken: ReadonlySet<string>): number[] | null =>
  model.hard.some((row) => missOf(countOf(row, taken), row) > 0) ? null : softCostsOf(model, taken)

/** The same, whether or not a hard row is broken. */
const softCostsOf = (model: Model, taken: ReadonlySet<string>): number[] => {
  const costs = model.steps.map(() => 0)
  for (const { row, step } of model.soft) costs[step]! += amountOf(row, taken)
  for (const { step, constant, costOf } of model.costs) {
    costs[step]! += constant
    for (const key of taken) costs[step]! += costOf(key)
  }
  return costs
}
