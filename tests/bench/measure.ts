import { readFileSync, writeFileSync } from 'node:fs'

/** The middle one of some numbers. */
export const median = (numbers: readonly number[]): number =>
  numbers.toSorted((a, b) => a - b)[Math.floor(numbers.length / 2)]!

/** Seconds that some work takes, as the median of some rounds after one that warms up. */
export const timed = async (work: () => unknown, rounds = 5): Promise<number> => {
  await work()
  const times: number[] = []
  for (let round = 0; round < rounds; round++) times.push(await once(work))
  return median(times)
}

/** Seconds that some work takes once. */
export const once = async (work: () => unknown): Promise<number> => {
  const began = performance.now()
  await work()
  return (performance.now() - began) / 1000
}

/** Forgets the peaks of memory so far, where the system lets it. */
export const forgetPeaks = (pids: readonly number[]): void => {
  for (const pid of pids) writeFileSync(`/proc/${pid}/clear_refs`, '5')
}

/** Largest memory some processes have held together at most, in MiB: the sum of their peaks. */
export const peakOf = (pids: readonly number[]): number =>
  pids.reduce(
    (sum, pid) =>
      sum + Number(/VmHWM:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1] ?? Number.NaN) / 1024,
    0,
  )
