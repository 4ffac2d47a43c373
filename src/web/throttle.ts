interface Bucket {
  left: number
  at: number
}

/** Most keys remembered; the ones unused for longest go first. */
const mostKeys = 50_000
/** As much of a key as is kept: strangers may send names as long as a form. */
const keyLength = 200

/** Leaky buckets by key, in memory: one process serves an installation. */
export interface Throttle {
  /**
   * Takes one from the bucket of a key that holds `most` and fills up in `seconds`. Returns the seconds to wait, 0 when
   * there was one left.
   */
  take(key: string, most: number, seconds: number): number
  /** Fills a bucket again, such as after the right password. */
  forget(key: string): void
}

/** Makes a throttle on a clock in milliseconds. */
export const makeThrottle = (now: () => number = Date.now): Throttle => {
  const buckets = new Map<string, Bucket>()
  return {
    take(wholeKey, most, seconds) {
      const key = wholeKey.slice(0, keyLength)
      const at = now()
      const old = buckets.get(key)
      const perMillisecond = most / (seconds * 1000)
      const left = old ? Math.min(most, old.left + (at - old.at) * perMillisecond) : most
      buckets.delete(key)
      if (buckets.size >= mostKeys) buckets.delete(buckets.keys().next().value!)
      buckets.set(key, { left: left >= 1 ? left - 1 : left, at })
      return left >= 1 ? 0 : Math.ceil((1 - left) / perMillisecond / 1000)
    },
    forget(key) {
      buckets.delete(key.slice(0, keyLength))
    },
  }
}
