import { dayIn } from '../calendar/instant.ts'
import { deferralsOf } from '../db/amendment-store.ts'
import type { Database } from '../db/open.ts'
import { firstPublishedOf } from '../db/roster-store.ts'
import type { MonthName } from '../domain/day.ts'
import type { Notice } from '../domain/notice.ts'
import type { Office } from '../domain/office.ts'
import { noticeOf } from '../notices/notice-of.ts'
import type { PublishedMonths } from './published-months.ts'

/** The how many-th month an office first published in the same year this one is, from 1. */
const nthOf = (database: Database, { id, timezone }: Office, month: MonthName): number => {
  const all = firstPublishedOf(database, id)
  const yearOf = (at: string): string => dayIn(at, timezone).slice(0, 4)
  const at = all.findIndex((one) => one.month === month)
  return all.slice(0, at + 1).filter((one) => yearOf(one.at) === yearOf(all[at]!.at)).length
}

/** The notice of a month as it is published, or as it was at the revision `upTo`; undefined where there is none. */
export const monthNotice = (
  published: PublishedMonths,
  database: Database,
  office: Office,
  month: MonthName,
  upTo?: number,
): Notice | undefined => {
  const found = published.of(database, office.id, month, upTo)
  if (!found) return undefined
  const { name, timezone, settings } = office
  const nth = nthOf(database, office, month)
  const deferred = deferralsOf(database, office.id).map(({ roster, duty, ...one }) =>
    roster === found.rosterId ? { ...one, duty } : one,
  )
  return noticeOf(found.publication, { ...found, deferred }, { name, timezone, notice: settings.notice, nth })
}
