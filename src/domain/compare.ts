/** Puts two texts in order, for sorting: by their characters, as days and ids are, in no language’s order. */
export const compare = (a: string, b: string): -1 | 0 | 1 => (a < b ? -1 : a > b ? 1 : 0)
