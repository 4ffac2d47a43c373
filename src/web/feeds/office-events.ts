import type { Logger } from 'pino'
import { wholeSeconds } from '../../calendar/instant.ts'
import { calendarOf } from '../../db/calendar-store.ts'
import type { FeedStore } from '../../db/feed-store.ts'
import { changesOf } from '../../db/log-store.ts'
import type { Database } from '../../db/open.ts'
import { monthsOf, revisionStamps, rosterIdOf } from '../../db/roster-store.ts'
import type { Day, MonthName } from '../../domain/day.ts'
import { type FeedKey, feedKey, feedLanguage } from '../../domain/feed.ts'
import type { Office } from '../../domain/office.ts'
import { eventsOf, type FeedEvent } from '../../feeds/feed-events.ts'
import { dayText } from '../../feeds/ical.ts'
import { workdayMarks } from '../../feeds/workday-marks.ts'
import type { PublishedMonths } from '../published-months.ts'
import { bringLimits } from './office-limits.ts'
import { breathe } from './render-feed.ts'
import type { Stale } from './stale-feeds.ts'

/** Where the workdays of an office stand among its months. */
const workdays = 'workdays'

/** What an office’s events are made from, and where they are kept. */
export interface EventSource {
  readonly store: FeedStore
  readonly database: Database
  readonly published: PublishedMonths
  readonly log: Logger
}

/** Takes out the events of offices there are no longer, after a restore. Returns the calendars that are others now. */
export const dropOffices = (store: FeedStore, offices: readonly Office[]): Set<FeedKey> => {
  const known = new Set(offices.map(({ id }) => id))
  const gone = store.months().filter(({ office }) => !known.has(office))
  return new Set([
    ...gone.flatMap(({ office, month }) => [...store.replaceMonth(office, month, '', [])]),
    ...[...new Set(gone.map(({ office }) => office))].flatMap((office) =>
      store.casesWithLimits(office).flatMap((one) => [...store.replaceLimits(office, one, [])]),
    ),
  ])
}

/** Brings the events of an office up to date for a day. Returns the calendars that are others now. */
export const bringEvents = async (
  source: EventSource,
  office: Office,
  stale: Stale,
  { today, isNewDay, isNewYear }: { readonly today: Day; readonly isNewDay: boolean; readonly isNewYear: boolean },
): Promise<Set<FeedKey>> => {
  const { store, database } = source
  const changed = store.expire(office.id, today)
  const add = (feeds: Iterable<FeedKey>): void => {
    for (const feed of feeds) changed.add(feed)
  }
  const hashes = new Map(
    store.months().flatMap(({ office: id, month, hash }) => (id === office.id ? [[month, hash] as const] : [])),
  )
  // Its time zone may be another one, or a month can be read by now; what the hashes know costs next to nothing.
  const isEvery = stale.isAll || stale.offices || isNewDay
  const due = isEvery ? monthsOf(database, office.id).map(({ month }) => month) : stale.months.get(office.id)
  for (const month of due ?? []) {
    add(bringMonth(source, office, month, today, hashes.get(month)))
    hashes.delete(month)
    await breathe()
  }
  // Months the database has no longer, after a restore.
  if (stale.isAll)
    for (const month of hashes.keys()) if (month !== workdays) add(store.replaceMonth(office.id, month, '', []))
  if (stale.isAll || stale.workdays.has(office.id) || isNewYear) add(bringWorkdays(source, office, today))
  add(await bringLimits(source, office, stale, today))
  return changed
}

/**
 * The events of a month; undefined where it is not published, or cannot be read: one such month must not keep the
 * others from their readers.
 */
const eventsIn = (
  { database, published, log }: EventSource,
  office: Office,
  month: MonthName,
): FeedEvent[] | undefined => {
  try {
    const duties = published.of(database, office.id, month)?.known.values()
    return duties && [...duties].flatMap((duty) => eventsOf(duty, { ...office, language: feedLanguage }))
  } catch (fault) {
    log.error({ err: fault, office: office.id, month }, 'a published month could not be rendered')
    return undefined
  }
}

const bringMonth = (
  source: EventSource,
  office: Office,
  month: MonthName,
  today: Day,
  known: string | undefined,
): Set<FeedKey> => {
  const { store, database } = source
  const rosterId = rosterIdOf(database, office.id, month)!
  const hash = JSON.stringify([revisionStamps(database, rosterId), office.timezone])
  const events = hash === known ? undefined : eventsIn(source, office, month)
  if (!events) return new Set()
  return store.replaceMonth(
    office.id,
    month,
    hash,
    events.filter(({ until }) => until === null || until >= today),
  )
}

const bringWorkdays = ({ store, database }: EventSource, office: Office, today: Day): Set<FeedKey> => {
  const year = Number(today.slice(0, 4))
  const changes = changesOf(database, office.id, ['local-day', 'year-notice'])
  const marks = workdayMarks(
    { id: office.id, language: feedLanguage },
    calendarOf(database, office.id),
    [year - 1, year, year + 1],
    new Map([...changes].map(([subject, one]) => [subject, { ...one, at: wholeSeconds(one.at) }])),
  )
  return store.replaceMonth(
    office.id,
    workdays,
    '',
    marks.map((mark) => ({
      feed: feedKey('workdays', office.id),
      uid: mark.uid,
      date: mark.day,
      start: '',
      until: null,
      text: dayText(mark),
    })),
  )
}
