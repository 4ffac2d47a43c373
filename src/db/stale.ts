/** Somebody else has changed the same thing since it was shown: nothing was saved. */
export const stale = Symbol('stale')
export type Stale = typeof stale
