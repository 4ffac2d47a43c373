import type { KeptCase } from '../../db/case-store.ts'
import { leaderNameOf, leadersOf } from '../../db/leader-store.ts'
import type { Database } from '../../db/open.ts'
import { placesOf } from '../../db/place-store.ts'
import { unitsBelow } from '../../db/unit-store.ts'
import { caseNumber } from '../../domain/case.ts'
import type { Office } from '../../domain/office.ts'

/** What people read instead of ids on pages about cases; an id nobody knows is shown itself. */
export interface CaseNames {
  leader(id: string | null): string
  unit(id: string | null): string
  place(id: string | null): string
  subject(code: string): string
  /** 编号; never shown to leaders, for a gap would tell of a case that does not exist for them. */
  number(kept: Pick<KeptCase, 'year' | 'n'>): string
}

/** The names an office uses, those of retired places and former leaders too. */
export const caseNames = (database: Database, office: Office): CaseNames => {
  const leaders = new Map(leadersOf(database, office.id).map(({ id, name }) => [id, name]))
  const units = new Map(unitsBelow(database, office.id).map(({ id, name }) => [id, name]))
  const places = new Map(
    placesOf(database, office.id, { retired: true }).map(({ place }) => [place.id, place.name]),
  )
  const { subjects, number: format } = office.settings.cases
  const known = (names: ReadonlyMap<string, string>, id: string | null): string =>
    id === null ? '' : (names.get(id) ?? id)
  return {
    // Somebody who has left the office since.
    leader: (id) => (id === null ? '' : (leaders.get(id) ?? leaderNameOf(database, id) ?? id)),
    unit: (id) => known(units, id),
    place: (id) => known(places, id),
    subject: (code) => subjects.find((one) => one.code === code)?.name ?? code,
    number: (kept) => caseNumber(format, kept),
  }
}
