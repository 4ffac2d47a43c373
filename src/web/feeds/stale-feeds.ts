import type { FeedStore } from '../../db/feed-store.ts'
import { entriesSince, entryAt, type LogMark } from '../../db/log-store.ts'
import type { Database } from '../../db/open.ts'
import type { MonthName } from '../../domain/day.ts'
import { type FeedKey, feedKey } from '../../domain/feed.ts'
import { groupBy } from '../../domain/group-by.ts'

/** What of the rendered calendars has to be looked at again. */
export interface Stale {
  /** Everything: the database is another one than last time, or nothing is known of it. */
  readonly isAll: boolean
  /** Addresses given out or revoked. */
  readonly tokens: boolean
  /** Whether an office’s calendars are open, and its notice public. */
  readonly offices: boolean
  /** Published months, by office. */
  readonly months: ReadonlyMap<string, ReadonlySet<MonthName>>
  /** Offices whose days off may be others. */
  readonly workdays: ReadonlySet<string>
  /** Cases something happened to, by office. */
  readonly cases: ReadonlyMap<string, ReadonlySet<string>>
  /** Offices in which all cases may be called otherwise: their subjects or units; `all`: any. */
  readonly everyCase: 'all' | ReadonlySet<string>
  /** Leaders whose posts may be others, and with them from which cases they have to withdraw (回避). */
  readonly posts: ReadonlySet<string>
  /** Calendars that may have another name; `all`: any. */
  readonly renamed: 'all' | ReadonlySet<FeedKey>
}

const staleBy = (entries: ReturnType<typeof entriesSince>, isAll: boolean): Stale => {
  const of = (...kinds: string[]) => entries.filter(({ what }) => kinds.includes(what.split('.')[0]!))
  const renamed = new Set(
    of('leader', 'place').map(({ what, subject }) =>
      feedKey(what.startsWith('leader') ? 'leader' : 'place', subject),
    ),
  )
  return {
    isAll,
    tokens: isAll || of('subscription').length > 0,
    offices: isAll || of('office').length > 0,
    cases: subjectsByOffice(of('case').filter(({ what }) => !besides.includes(what))),
    everyCase:
      isAll || of('plan', 'workbook', 'unit').length > 0
        ? 'all'
        : new Set(of('office').flatMap(({ office }) => office ?? [])),
    posts: new Set(of('leader').map(({ subject }) => subject)),
    months: subjectsByOffice(entries.filter(({ what }) => what === 'roster.published')),
    workdays: new Set(of('local-day', 'year-notice', 'plan', 'office').flatMap(({ office }) => office ?? [])),
    renamed: isAll || of('office', 'plan', 'workbook').length > 0 ? 'all' : renamed,
  }
}

const subjectsByOffice = (entries: ReturnType<typeof entriesSince>): Map<string, Set<string>> =>
  new Map(
    [...groupBy(entries, ({ office }) => office!)].map(([office, own]) => [
      office,
      new Set(own.map(({ subject }) => subject)),
    ]),
  )

/** What is done with the words of a case changes nothing of its limits. */
const besides: readonly string[] = ['case.looked', 'case.words', 'case.purged']

/**
 * What the entries of the log ask for since the calendars were brought up to date; everything where they are of
 * another database, or were never whole. Undefined where there is no entry since.
 */
export const staleSince = (database: Database, store: FeedStore): Stale | undefined => {
  const kept = store.log()
  const mark = kept === undefined ? undefined : (JSON.parse(kept) as LogMark | null)
  const isSameDatabase = mark === null || (mark && JSON.stringify(entryAt(database, mark.seq)) === kept)
  if (!isSameDatabase) return staleBy([], true)
  const entries = entriesSince(database, mark?.seq ?? 0)
  return entries.length === 0 ? undefined : staleBy(entries, false)
}

/** Nothing but what a new day asks for. */
export const nothingStale: Stale = staleBy([], false)
