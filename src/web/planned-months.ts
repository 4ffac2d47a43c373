import type { Database } from '../db/open.ts'
import { planDocument } from '../db/plan-store.ts'
import { draftOf, rosterIdOf } from '../db/roster-store.ts'
import type { MonthName } from '../domain/day.ts'
import type { DraftPin } from '../domain/draft.ts'
import type { Office } from '../domain/office.ts'
import { type ReadDocument, readDocument } from '../roster/planning-file.ts'

/** Months kept ready at once. */
const most = 24

/** The months of offices as rules see them, gathered from the database and kept until something changes there. */
export interface PlannedMonths {
  /** The month with its draft’s own pins, or with others. */
  of(database: Database, office: Office, month: MonthName, pins?: readonly DraftPin[]): ReadDocument
}

/** Makes the store of planned months. */
export const plannedMonths = (): PlannedMonths => {
  const kept = new Map<string, ReadDocument>()
  return {
    of(database, office, month, pins) {
      const key = JSON.stringify([database.changes(), office.id, month, pins])
      const known = kept.get(key)
      if (known) return known
      const rosterId = rosterIdOf(database, office.id, month)
      const ownPins = pins ?? (rosterId === undefined ? [] : (draftOf(database, rosterId)?.pins ?? []))
      const read = readDocument(planDocument(database, office, month, ownPins))
      if (kept.size >= most) kept.delete(kept.keys().next().value!)
      kept.set(key, read)
      return read
    },
  }
}
