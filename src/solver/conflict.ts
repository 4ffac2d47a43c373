import { withoutRows } from './cut.ts'
import type { Engine, LinearProgram } from './engine.ts'
import { isWholeAnswer, noise, type Problem } from './problem.ts'

/** Sets of claims by number that cannot all hold, and whether there was time to look for them all. */
export interface Conflicts {
  readonly sets: readonly (readonly number[])[]
  readonly inTime: boolean
}

/**
 * Of claims, a few that cannot all hold, none of them needless: without any one of them the rest can. A claim holds
 * while its columns are zero. First narrowed to those the relaxation’s duals name, then claim by claim.
 * `none` when all claims can hold together, `time` when the time ran out.
 */
const minimalConflict = (
  engine: Engine,
  problem: Problem,
  claims: readonly Int32Array[],
  deadline: number,
): number[] | 'none' | 'time' => {
  const seconds = () => Math.max(0, (deadline - performance.now()) / 1000)
  try {
    const all = [...claims.keys()]
    const whole = canHold(engine, problem, claims, seconds)
    let needed: number[]
    try {
      if (whole.ask(all)) return 'none'
      needed = whole.narrowed(all)
    } finally {
      whole.close()
    }
    const small = onlyWith(problem, claims, needed)
    const oracle = canHold(engine, small.problem, small.claims, seconds)
    try {
      return neededOf([...small.claims.keys()], oracle.ask).map((at) => needed[at]!)
    } finally {
      oracle.close()
    }
  } catch (fault) {
    if (fault === outOfTime) return 'time'
    throw fault
  }
}

/** The problem with some of the claims only: rows that a claim given up pays for ask nothing any more. */
const onlyWith = (problem: Problem, claims: readonly Int32Array[], needed: readonly number[]) => {
  const kept = new Set(needed)
  const slack = new Set(
    claims.flatMap((columns, at) =>
      kept.has(at) ? [] : [...columns].filter((column) => column >= problem.choices),
    ),
  )
  const isVain = (row: number): boolean =>
    problem.indices.subarray(problem.starts[row]!, problem.starts[row + 1]!).some((column) => slack.has(column))
  const { columns, problem: small } = withoutRows(problem, isVain)
  const local = new Map([...columns].map((column, at) => [column, at]))
  return {
    problem: small,
    claims: needed.map((at) => Int32Array.from([...claims[at]!].flatMap((column) => local.get(column) ?? []))),
  }
}

/** How often the claims of a conflict are narrowed by the relaxation’s duals. */
const mostNarrowings = 2

/** Most contradictions looked for in one part of a month. */
const mostConflicts = 6

/** Conflicts that share no claim, one after another, until the claims that are left can hold or the time runs out. */
export const separateConflicts = (
  engine: Engine,
  problem: Problem,
  claims: readonly Int32Array[],
  deadline: number,
): Conflicts => {
  const sets: number[][] = []
  let left = [...claims.keys()]
  while (sets.length < mostConflicts) {
    const conflict = minimalConflict(
      engine,
      problem,
      left.map((at) => claims[at]!),
      deadline,
    )
    if (typeof conflict === 'string') return { sets, inTime: conflict === 'none' }
    sets.push(conflict.map((at) => left[at]!))
    const needed = new Set(conflict)
    left = left.filter((_, at) => !needed.has(at))
  }
  return { sets, inTime: true }
}

type CanHold = (claims: readonly number[]) => boolean

/** With more candidates than this, halving asks less often than leaving out one after another. */
const manyClaims = 150

/** Of claims that cannot all hold, those that are needed for it: without any one of them the rest can. */
export const neededOf = (candidates: readonly number[], canHold: CanHold, many = manyClaims): number[] => {
  if (candidates.length > many) return halved([], [], [...candidates], canHold)
  let needed = [...candidates]
  // While claims prove needless, twice as many are left out at once.
  for (let [at, size] = [0, 1]; at < needed.length; ) {
    const rest = needed.toSpliced(at, size)
    if (!canHold(rest)) {
      needed = rest
      size *= 2
    } else if (size > 1) size = Math.floor(size / 2)
    else at++
  }
  return needed
}

/**
 * The claims of `candidates` that are needed, beside `given`, for a conflict (QuickXplain, Junker 2004): about
 * k · log(n / k) questions for k of n.
 */
const halved = (given: number[], added: readonly number[], candidates: number[], canHold: CanHold): number[] => {
  if (added.length > 0 && !canHold(given)) return []
  if (candidates.length === 1) return candidates
  const half = Math.ceil(candidates.length / 2)
  const [one, two] = [candidates.slice(0, half), candidates.slice(half)]
  const ofTwo = halved([...given, ...one], one, two, canHold)
  const ofOne = halved([...given, ...ofTwo], ofTwo, one, canHold)
  return [...ofOne, ...ofTwo]
}

const outOfTime = new Error('the time ran out')

/** Asks whether claims can hold together: by the relaxation, which often says no, else with whole choices. */
const canHold = (engine: Engine, problem: Problem, claims: readonly Int32Array[], seconds: () => number) => {
  const columns = Int32Array.from(new Set(claims.flatMap((claim) => [...claim]))).sort()
  const place = new Map([...columns].map((column, at) => [column, at]))
  const free = Float64Array.from(columns, (column) => problem.upper[column]!)
  const none = new Float64Array(columns.length)
  const costs = new Float64Array(problem.lower.length)
  const program: LinearProgram = engine.open(problem)
  const upperFor = (held: readonly number[]): Float64Array => {
    const upper = free.slice()
    for (const claim of held) for (const column of claims[claim]!) upper[place.get(column)!] = 0
    return upper
  }
  const known = new Map<string, boolean>()
  const decide = (held: readonly number[]): boolean => {
    if (seconds() === 0) throw outOfTime
    const upper = upperFor(held)
    program.limit(columns, none, upper)
    const vertex = program.minimise(costs, seconds())
    if (vertex === 'time') throw outOfTime
    if (vertex === 'infeasible') return false
    if (isWholeAnswer(problem, vertex.x)) return true
    const whole = problem.upper.slice()
    columns.forEach((column, at) => {
      whole[column] = upper[at]!
    })
    const result = engine.integer({ ...problem, upper: whole }, costs, { seconds: seconds() })
    if (result.status === 'ended' && result.x === null) throw outOfTime
    return result.status !== 'infeasible'
  }
  return {
    ask: (held: readonly number[]): boolean => {
      const key = held.toSorted((a, b) => a - b).join()
      const answer = known.get(key) ?? decide(held)
      known.set(key, answer)
      return answer
    },
    /**
     * Of claims that cannot all hold, those that the relaxation pays for: what its duals say is a conflict already,
     * where the relaxation sees one at all. Again with those alone, at other prices, while that leaves fewer.
     */
    narrowed: (held: number[]): number[] => {
      let kept = held
      for (let round = 0; round < mostNarrowings; round++) {
        program.limit(columns, none, free)
        const paid = new Float64Array(problem.lower.length)
        for (const claim of kept)
          for (const column of claims[claim]!) paid[column] = 1 + ((claim * (round + 7)) % 5)
        const vertex = program.minimise(paid, seconds())
        if (typeof vertex === 'string' || vertex.cost < noise) break
        const fewer = kept.filter((claim) =>
          claims[claim]!.some((column) => vertex.reducedCosts[column]! < paid[column]! - noise),
        )
        if (fewer.length === kept.length && round > 0) break
        kept = fewer
      }
      return kept.length < held.length && !decide(kept) ? kept : held
    },
    close: () => program.close(),
  }
}
