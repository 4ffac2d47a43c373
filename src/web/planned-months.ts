import type { Database } from '../db/open.ts'
import { planDocument } from '../db/plan-store.ts'
import { draftOf, rosterIdOf } from '../db/roster-store.ts'
import type { MonthName } from '../domain/day.ts'
import type { DraftPin } from '../domain/draft.ts'
import type { Office } from '../domain/office.ts'
import type { Mistake } from '../roster/mistake.ts'
import { type ReadDocument, readDocument } from '../roster/planning-file.ts'

/** Months kept ready at once. */
const most = 24

/** A month read, or its mistakes; `fallenPins` says of each pin that no longer can be kept why, and leaves it out. */
export type PlannedMonth = ReadDocument & { readonly fallenPins: readonly Mistake[] }

/** The months of offices as rules see them, gathered from the database and kept until something changes there. */
export interface PlannedMonths {
  /** The month with its draft’s own pins, or with others. */
  of(database: Database, office: Office, month: MonthName, pins?: readonly DraftPin[]): PlannedMonth
}

/**
 * Reads a month. A pin that facts speak against by now, such as an absence, a duty for another office or a place that
 * is closed, must not keep the whole month from being read: it is left out.
 */
const readWithoutFallen = (document: Record<string, unknown>): PlannedMonth => {
  const fallenPins: Mistake[] = []
  for (let pins = document.pins as readonly DraftPin[]; ; ) {
    const read = readDocument({ ...document, pins })
    const wrong = read.ok ? [] : read.mistakes.filter(({ path }) => path[0] === 'pins' && path.length > 1)
    if (wrong.length === 0) return { ...read, fallenPins }
    fallenPins.push(...wrong)
    const fallen = new Set(wrong.map(({ path }) => path[1]))
    pins = pins.filter((_, n) => !fallen.has(n))
  }
}

/** Makes the store of planned months. */
export const plannedMonths = (): PlannedMonths => {
  const kept = new Map<string, PlannedMonth>()
  return {
    of(database, office, month, pins) {
      const key = JSON.stringify([database.changes(), office.id, month, pins])
      const known = kept.get(key)
      if (known) return known
      const rosterId = rosterIdOf(database, office.id, month)
      const ownPins = pins ?? (rosterId === undefined ? [] : (draftOf(database, rosterId)?.pins ?? []))
      const read = readWithoutFallen(planDocument(database, office, month, ownPins))
      if (kept.size >= most) kept.delete(kept.keys().next().value!)
      kept.set(key, read)
      return read
    },
  }
}
