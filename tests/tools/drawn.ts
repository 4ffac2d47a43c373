/** Numbers and choices that look drawn, the same ones for the same seed. */
export interface Drawn {
  /** A whole number from 0 to below `n`. */
  below(n: number): number
  chance(part: number): boolean
  oneOf<T>(items: readonly T[]): T
  /** Some of these in their order, at least and at most so many. */
  some<T>(items: readonly T[], least: number, most: number): T[]
  shuffled<T>(items: readonly T[]): T[]
}

/** Draws from a seed (mulberry32). */
export const drawnFrom = (seed: number): Drawn => {
  let state = Math.imul(seed + 1, 0x9e3779b9)
  const next = (): number => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
  const below = (n: number): number => Math.floor(next() * n)
  const shuffled = <T>(items: readonly T[]): T[] =>
    items
      .map((item) => ({ item, at: next() }))
      .sort((a, b) => a.at - b.at)
      .map(({ item }) => item)
  return {
    below,
    chance: (part) => next() < part,
    oneOf: (items) => items[below(items.length)]!,
    some: (items, least, most) => {
      const chosen = new Set(shuffled(items).slice(0, least + below(most - least + 1)))
      return items.filter((item) => chosen.has(item))
    },
    shuffled,
  }
}
