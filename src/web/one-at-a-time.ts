/** Work done one after another, in the order it came. */
export interface OneAtATime {
  /** Runs work after all that came before; undefined, at once, when too much waits already. */
  run<T>(work: () => Promise<T>): Promise<T> | undefined
}

/** Makes a line for work of which one piece is enough for the machine, such as reading a workbook. */
export const oneAtATime = ({ mostWaiting }: { readonly mostWaiting: number }): OneAtATime => {
  let last: Promise<unknown> = Promise.resolve()
  let waiting = 0
  return {
    run(work) {
      if (waiting >= mostWaiting) return undefined
      waiting++
      const done = last.then(work).finally(() => {
        waiting--
      })
      // A fault is its own caller’s; the line goes on.
      last = done.catch(() => {})
      return done
    },
  }
}
