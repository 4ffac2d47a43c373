/** How long something may take. */
export interface TimeLimit {
  /** Seconds for the whole call, or for one order where no deadline is carried. */
  readonly timeLimit: number
  /** When the time of the whole call is up, as `performance.now()` counts. */
  readonly deadline?: number | undefined
}

/** Options whose time runs from now on, whatever orders they are given to; as they are where it runs already. */
export const timed = <Options extends TimeLimit>(options: Options): Options & { readonly deadline: number } => ({
  ...options,
  deadline: options.deadline ?? performance.now() + options.timeLimit * 1000,
})

/** Seconds that one order may take now. */
export const secondsLeft = ({ timeLimit, deadline }: TimeLimit): number =>
  deadline === undefined ? timeLimit : Math.max(0, (deadline - performance.now()) / 1000)
