import { dayIn } from '../calendar/instant.ts'
import { deferralsOf } from '../db/amendment-store.ts'
import { headOfRevision } from '../db/head-store.ts'
import type { Database } from '../db/open.ts'
import { firstPublishedOf } from '../db/roster-store.ts'
import { headIn } from '../domain/checkpoint.ts'
import type { MonthName } from '../domain/day.ts'
import type { Notice, NoticeEvidence } from '../domain/notice.ts'
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

/** The head signed as a revision was published; undefined where nobody signed then. */
const evidenceOf = (
  database: Database,
  revision: Parameters<typeof headOfRevision>[1],
): NoticeEvidence | undefined => {
  const head = headIn(headOfRevision(database, revision)?.note ?? '')
  return head && { size: head.size, root: head.root.toString('base64') }
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
  const { n, at } = found
  const evidence = evidenceOf(database, { office: office.id, month, n, at })
  return noticeOf(
    found.publication,
    { ...found, deferred, evidence },
    { name, timezone, notice: settings.notice, nth },
  )
}
