import { wholeSeconds } from '../calendar/instant.ts'
import type { Database } from '../db/open.ts'
import { revisionAt, revisionStamps, rosterIdOf } from '../db/roster-store.ts'
import type { MonthName } from '../domain/day.ts'
import { dutiesAfter, type KnownDuties } from '../domain/duty-history.ts'
import type { Publication } from '../domain/duty-view.ts'
import { rosterSchema } from '../domain/roster.ts'
import { publicationOf } from '../roster/duty-views.ts'
import { readDocument } from '../roster/planning-file.ts'

/** What an office has published of a month, with what it published before. */
export interface PublishedMonth {
  readonly rosterId: number
  /** The revision in force. */
  readonly n: number
  /** Instants in UTC: of the first revision, and of the one in force. */
  readonly firstAt: string
  readonly at: string
  /** As the revision in force has it. */
  readonly publication: Publication
  /** All duties, cancelled ones too, over all revisions. */
  readonly known: KnownDuties
  /** Ids of the duties of the first revision. */
  readonly initial: ReadonlySet<string>
}

/** Published months, each revision read once. */
export interface PublishedMonths {
  /** A month as it is published, or as it was at the revision `upTo`; undefined where it is not. */
  of(database: Database, office: string, month: MonthName, upTo?: number): PublishedMonth | undefined
}

/** Months kept at hand: those of a year, and some of its neighbours. */
const mostKept = 16

/** Reads published months and keeps them: a revision never changes. */
export const publishedMonths = (): PublishedMonths => {
  const kept = new Map<string, { month: PublishedMonth; hashes: string }>()
  return {
    of(database, office, name, upTo) {
      const rosterId = rosterIdOf(database, office, name)
      const all = rosterId === undefined ? [] : revisionStamps(database, rosterId)
      const stamps = all.filter(({ n }) => upTo === undefined || n <= upTo)
      if (rosterId === undefined || stamps.length === 0) return undefined
      if (upTo !== undefined && !stamps.some(({ n }) => n === upTo)) return undefined
      const isLatest = stamps.length === all.length
      const hashesUpTo = (n: number): string =>
        stamps
          .slice(0, n)
          .map(({ answerHash, planHash, at }) => `${answerHash}${planHash}${at}`)
          .join()
      const key = `${database.file} ${office} ${name}`
      const old = isLatest ? kept.get(key) : undefined
      // After a restore other revisions may stand there.
      let month =
        old && old.month.rosterId === rosterId && old.hashes === hashesUpTo(old.month.n) ? old.month : undefined
      for (const { n, at } of stamps.slice(month?.n ?? 0)) {
        const publication = publicationIn(database, rosterId, n)
        const known = dutiesAfter(month?.known ?? new Map(), publication.duties, wholeSeconds(at))
        const initial: ReadonlySet<string> = month?.initial ?? new Set(known.keys())
        month = { rosterId, n, firstAt: stamps[0]!.at, at, publication, known, initial }
      }
      if (!isLatest) return month
      kept.delete(key)
      kept.set(key, { month: month!, hashes: hashesUpTo(month!.n) })
      if (kept.size > mostKept) kept.delete(kept.keys().next().value!)
      return month
    },
  }
}

/** A revision with the names people read. */
const publicationIn = (database: Database, rosterId: number, n: number): Publication => {
  const { plan, answer } = revisionAt(database, rosterId, n)!
  const read = readDocument(JSON.parse(plan))
  if (!read.ok) throw new Error(`a frozen planning file can no longer be read: ${JSON.stringify(read.mistakes[0])}`)
  return publicationOf(read.value.month, rosterSchema.parse(JSON.parse(answer)))
}
