import { groupBy } from '../domain/group-by.ts'
import type { Opening, Place, Recurrence } from '../domain/place.ts'
import type { Unit } from '../domain/unit.ts'
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

/** All that tells open days apart, whatever order they are said in. */
const recurrenceKey = (on: Recurrence): string => {
  if ('every' in on) return 'workday'
  const [kind, days] = Object.entries(on).find(([key]) => key !== 'holiday')! as [string, readonly unknown[]]
  const said = 'nthWeekdays' in on ? on.nthWeekdays.map(({ n, weekday }) => `${n} ${weekday}`) : days.map(String)
  return [kind, 'holiday' in on ? on.holiday : '', ...said.toSorted()].join()
}

/** Whether two recurrences mean the same days, whatever order they are said in. */
export const sameDays = (a: Recurrence, b: Recurrence): boolean => recurrenceKey(a) === recurrenceKey(b)

/** Whether two rows say the same of an opening. */
export const sameWords = (a: OpeningWords | undefined, b: OpeningWords): boolean =>
  a !== undefined &&
  sameDays(a.on, b.on) &&
  (['activity', 'session', 'start', 'end', 'capacity'] as const).every((key) => a[key] === b[key])

type Fits = (words: OpeningWords, opening: Opening) => boolean
const isKind: Fits = (words, opening) => opening.session === words.session && opening.activity === words.activity
const hasDays: Fits = (words, opening) => isKind(words, opening) && sameDays(opening.on, words.on)
const hasHours: Fits = (words, opening) =>
  hasDays(words, opening) && opening.start === words.start && opening.end === words.end

/** Matches the rows of one place. */
const matchPlace = (rows: readonly PlaceRow[], known: readonly Opening[]): void => {
  const left = [...known]
  const open = (): PlaceRow[] => rows.filter((row) => row.words && !row.known && row.repeats === undefined)
  const match = (fits: Fits): void => {
    for (const row of open()) {
      const at = left.findIndex((opening) => fits(row.words!, opening))
      if (at >= 0) row.known = left.splice(at, 1)[0]!
    }
  }
  match(hasHours)
  match(hasDays)
  match(
    (words, opening) =>
      isKind(words, opening) &&
      left.filter((other) => isKind(words, other)).length === 1 &&
      open().filter((row) => isKind(row.words!, opening)).length === 1,
  )
}

/** Finds the openings rows are about: all alike; then other hours; then, where one of a kind is left, other days. */
export const matchOpenings = (rows: readonly PlaceRow[], known: readonly Opening[]): void => {
  const knownAt = groupBy(known, ({ place }) => place)
  const placed = rows.filter((row) => row.place)
  for (const [place, mine] of groupBy(placed, (row) => row.place!.id)) matchPlace(mine, knownAt.get(place) ?? [])
}
