import type { Opening, Place, Recurrence } from '../domain/place.ts'
import type { Unit } from '../domain/unit.ts'
import { recurrenceKey } from './recurrence-words.ts'
import type { RowReader } from './row-reader.ts'

/** An opening as a row says it. */
export type OpeningWords = Omit<Opening, 'id' | 'place'>

/** A row of places as it was read, and what it turns out to be about. */
export interface PlaceRow {
  readonly reader: RowReader
  readonly name: string
  readonly unit: Unit | undefined
  place?: Place
  isNewPlace?: boolean
  isChangedPlace?: boolean
  words?: OpeningWords | undefined
  known?: Opening
  opening?: Opening
  /** The row above that says the same. */
  repeats?: number
}

/** Whether two recurrences mean the same days, whatever order they are said in. */
export const sameDays = (a: Recurrence, b: Recurrence): boolean => recurrenceKey(a) === recurrenceKey(b)

/** Whether two rows say the same of an opening. */
export const sameWords = (a: OpeningWords | undefined, b: OpeningWords): boolean =>
  a !== undefined &&
  sameDays(a.on, b.on) &&
  (['activity', 'session', 'start', 'end', 'capacity'] as const).every((key) => a[key] === b[key])

/** Finds the openings rows are about: all alike; then other hours; then, where one of a kind is left, other days. */
export const matchOpenings = (rows: readonly PlaceRow[], known: readonly Opening[]): void => {
  const left = [...known]
  type Fits = (words: OpeningWords, opening: Opening) => boolean
  const kind: Fits = (words, opening) => opening.session === words.session && opening.activity === words.activity
  const days: Fits = (words, opening) => kind(words, opening) && sameDays(opening.on, words.on)
  const times: Fits = (words, opening) =>
    days(words, opening) && opening.start === words.start && opening.end === words.end
  const open = (): PlaceRow[] => rows.filter((row) => row.words && !row.known && row.repeats === undefined)
  const match = (fits: Fits): void => {
    for (const row of open()) {
      const at = left.findIndex((opening) => opening.place === row.place?.id && fits(row.words!, opening))
      if (at >= 0) row.known = left.splice(at, 1)[0]!
    }
  }
  match(times)
  match(days)
  const isAlone: Fits = (words, opening) =>
    kind(words, opening) &&
    left.filter((other) => other.place === opening.place && kind(words, other)).length === 1 &&
    open().filter((row) => row.place?.id === opening.place && kind(row.words!, opening)).length === 1
  match(isAlone)
}
