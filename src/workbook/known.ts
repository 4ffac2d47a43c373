import type { Availability } from '../domain/availability.ts'
import type { Day } from '../domain/day.ts'
import type { Leader, Liaison } from '../domain/leader.ts'
import type { Opening, Place } from '../domain/place.ts'
import type { Unit } from '../domain/unit.ts'

/** What a workbook can say of an office: the nouns it holds. */
export interface OfficeState {
  readonly units: readonly Unit[]
  readonly leaders: readonly Leader[]
  readonly places: readonly Place[]
  readonly openings: readonly Opening[]
  readonly availability: readonly Availability[]
}

/** What the office has now. */
export interface Known extends OfficeState {
  /** Id of the unit the office belongs to; it must be among `units`. */
  readonly officeUnit: string
  /** A new post without a beginning counts from 1 January of this day’s year. */
  readonly today: Day
  readonly liaisons?: readonly Liaison[]
  /**
   * Of `units`, those other offices roster: they can be named, not changed. Where it is given, every unit hangs below
   * the office’s own.
   */
  readonly othersUnits?: ReadonlySet<string>
  /** More ids that are taken, such as those of things deleted before. */
  readonly usedIds?: readonly string[]
}

/** Gives ids such as l001 that nothing has had. */
export type NewId = (letter: string, after?: string) => string

/** Ids for new things: a letter, a number one above the highest in use, and a word where one is given. */
export const newIds = (known: Known): NewId => {
  const used = new Set(
    [...known.units, ...known.leaders, ...known.places, ...known.openings]
      .map(({ id }) => id)
      .concat(known.usedIds ?? []),
  )
  const last = new Map<string, number>()
  for (const id of used) {
    const [, letter, number] = /^([a-z])(\d{1,6})(?:-.*)?$/.exec(id) ?? []
    if (letter && number) last.set(letter, Math.max(last.get(letter) ?? 0, Number(number)))
  }
  return (letter, after = '') => {
    const number = (last.get(letter) ?? 0) + 1
    last.set(letter, number)
    return `${letter}${String(number).padStart(3, '0')}${after && `-${after}`}`
  }
}
