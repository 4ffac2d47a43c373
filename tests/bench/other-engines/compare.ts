import { objectiveLevels } from '../../../src/domain/rule-set.ts'
import type { ReadPlan } from '../../../src/roster/planning-file.ts'
import { componentsOf } from '../../../src/solver/components.ts'
import { type Engine, loadEngine } from '../../../src/solver/engine.ts'
import { lexicographic } from '../../../src/solver/lexicographic.ts'
import { modelOf, type Step } from '../../../src/solver/model.ts'
import type { Answer, Problem } from '../../../src/solver/problem.ts'
import { findCbc } from './cbc.ts'
import { loadGlpk } from './glpk.ts'
import { disagreement, isAllProven, levelsInTurn, ownValues } from './levels.ts'
import { lpBounds } from './lp-bound.ts'
import type { Missing, OtherEngine } from './other-engine.ts'

/** The same model and levels with other engines, in the same process and the same run: the ratios are what counts. */

/** Seconds that each engine may take for one month. */
const limit = 60
/** An engine that has taken so long for a month is not asked again for a better median. */
const patience = 5
/** Seconds until compiled code is as fast as it gets. */
const warmUp = 1

/** A month to compare on. */
export interface Instance {
  readonly name: string
  readonly plan: ReadPlan
}

interface Engines {
  readonly own: Engine
  readonly others: readonly (OtherEngine | Missing)[]
}
let loaded: Promise<Engines> | undefined
const engines = (): Promise<Engines> => {
  loaded ??= (async () => ({ own: await loadEngine(() => true), others: [await loadGlpk(), findCbc()] }))()
  return loaded
}

/** Which engines are compared, how they run, and which of them are not to be had here. */
export const enginesLine = async (): Promise<string> => {
  const { own, others } = await engines()
  const words = others.map((other) => {
    if ('missing' in other) return `${other.name} is not to be had here (${other.missing})`
    const runs = other.start === 0 ? 'loaded once' : `one process per level, ${other.start.toFixed(3)} s to start`
    return `${other.name} ${other.version}: ${runs}`
  })
  return [`ours: ${own.name} ${own.version}, loaded once`, ...words].join('; ')
}

/** The head of the table whose rows `compareEngines` gives. */
export const compareHead = [
  'month, all levels proven',
  'ours s',
  'glpk.js s',
  'to ours',
  'cbc s',
  'to ours',
  'of it starts',
  'LP bound alone is exact at',
]

/**
 * One row per month: our seconds, those of the others, ratios, and how far the LP bound goes. Everything is warm and
 * a median of so many rounds, but for what takes too long to repeat. Throws where two engines prove different values.
 */
export const compareEngines = async (instances: readonly Instance[], rounds: number): Promise<string[][]> => {
  const { own, others } = await engines()
  return instances.map(({ name, plan }) => {
    const model = modelOf(plan.month)
    const parts = componentsOf(model).map(({ problem }) => problem)
    const solve = () => parts.map((part) => lexicographic(own, part, performance.now() + limit * 1000))
    const answers = solve()
    const ours = medianOf(solve, rounds)
    return [
      name,
      parts.every((part, n) => isAllProven(part, answers[n]!))
        ? ours.toFixed(3)
        : `${ours.toFixed(3)}, not all proven`,
      ...others.flatMap((other) => {
        const cells = 'missing' in other ? ['–', '–', '–'] : cellsOf(other, { name, parts, answers, ours, rounds })
        return other.name === 'cbc' ? cells : cells.slice(0, 2)
      }),
      tightness(own, parts, answers, model.steps),
    ]
  })
}

/** Seconds of a piece of work when warm: a median of so many rounds, fewer when it takes too long. */
const medianOf = (work: () => unknown, rounds: number): number => {
  const times: number[] = []
  let spent = 0
  let warm = 0
  while (times.length < warm + rounds && (times.length === 0 || spent < patience)) {
    const began = performance.now()
    work()
    times.push((performance.now() - began) / 1000)
    spent += times.at(-1)!
    if (spent < warmUp) warm = times.length
  }
  const counted = times.slice(warm).toSorted((a, b) => a - b)
  return counted[Math.floor(counted.length / 2)]!
}

interface Compared {
  readonly name: string
  readonly parts: readonly Problem[]
  readonly answers: readonly Answer[]
  readonly ours: number
  readonly rounds: number
}

/** Seconds of another engine, their ratio to ours, and what starting its processes takes of them. */
const cellsOf = (other: OtherEngine, { name, parts, answers, ours, rounds }: Compared): string[] => {
  const first = inTurn(other, parts)
  parts.forEach((part, n) => {
    const fault = disagreement(part, answers[n]!, first.results[n]!)
    if (fault) throw new Error(`${name}, part ${n + 1} of ${parts.length}, ${other.name}: ${fault}`)
  })
  const calls = first.results.reduce((sum, result) => sum + result.calls, 0)
  const starts = (calls * other.start).toFixed(2)
  const all = parts.reduce((sum, { levels }) => sum + levels.filter(({ columns }) => columns.length > 0).length, 0)
  const done = first.results.reduce(
    (sum, { values }, n) => sum + values.filter((_, level) => parts[n]!.levels[level]!.columns.length > 0).length,
    0,
  )
  if (done < all) {
    const cell = `${done} of ${all} levels in ${first.seconds.toFixed(0)} s`
    return [cell, `> ${(first.seconds / ours).toFixed(0)}`, starts]
  }
  const seconds = first.seconds < patience ? medianOf(() => inTurn(other, parts), rounds) : first.seconds
  return [seconds.toFixed(3), (seconds / ours).toFixed(1), starts]
}

/** Part after part, within the limit for all of them. */
const inTurn = (other: OtherEngine, parts: readonly Problem[]) => {
  let seconds = 0
  const results = parts.map((part) => {
    const result = levelsInTurn(other, part, limit - seconds)
    seconds += result.seconds
    return result
  })
  return { seconds, results }
}

/** At how many levels the LP bound is the value itself, and at which it is not. */
const tightness = (
  own: Engine,
  parts: readonly Problem[],
  answers: readonly Answer[],
  steps: readonly Step[],
): string => {
  const values = parts.map((part, n) => ownValues(part, answers[n]!))
  const bounds = parts.map((part, n) => lpBounds(own, part, values[n]!, limit))
  const asked = [...steps.keys()].filter((level) => parts.some(({ levels }) => levels[level]!.columns.length > 0))
  const loose = asked.filter((level) =>
    parts.some((_, n) => values[n]![level] === null || bounds[n]![level] !== values[n]![level]),
  )
  const count = `${asked.length - loose.length} of ${asked.length} levels`
  return loose.length === 0 ? count : `${count}, not ${loose.map((level) => nameOf(steps[level]!)).join(', ')}`
}

const names = new Map<number, string>(Object.entries(objectiveLevels).map(([name, level]) => [level, name]))
const nameOf = ({ level, giveWay }: Step): string =>
  giveWay === undefined ? names.get(level)! : `${names.get(level)!}(${giveWay})`
