import type { Day } from '../domain/day.ts'

/** What stands in a cell: text, a number, a day, a time of day (`HH:MM`), or nothing. */
export type Cell = string | number | { readonly day: Day } | { readonly time: string } | null

/** One sheet as plain data: `rows[0]` is the row Excel shows as 1. Cells merged downwards are repeated in each row. */
export interface Sheet {
  readonly name: string
  readonly rows: readonly (readonly Cell[])[]
}

/** Most rows a sheet may have: far beyond any county. */
export const mostRows = 20_000
/** Most columns a sheet may have. */
export const mostColumns = 200
/** Characters kept of one cell; no field takes more than 4,000. */
export const mostCharacters = 5_000
/** Characters of all cells together. */
export const mostCharactersInAll = 20_000_000
