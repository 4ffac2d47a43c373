import { promisify } from 'node:util'
import { gzip } from 'node:zlib'
import { Cron } from 'croner'
import type { Logger } from 'pino'
import { dayIn, wholeSeconds } from '../../calendar/instant.ts'
import { calendarOf } from '../../db/calendar-store.ts'
import type { FeedStore } from '../../db/feed-store.ts'
import type { Fetch } from '../../db/feeds-file.ts'
import { changesOf, entriesSince, entryAt, type LogMark, lastEntry } from '../../db/log-store.ts'
import { allOffices } from '../../db/office-store.ts'
import type { Database } from '../../db/open.ts'
import { monthsOf, revisionStamps, rosterIdOf } from '../../db/roster-store.ts'
import type { Day, MonthName } from '../../domain/day.ts'
import { type FeedKey, feedKey, feedOf } from '../../domain/feed.ts'
import type { Office } from '../../domain/office.ts'
import { eventsOf } from '../../feeds/feed-events.ts'
import { calendarText, dayText } from '../../feeds/ical.ts'
import { workdayMarks } from '../../feeds/workday-marks.ts'
import type { PublishedMonths } from '../published-months.ts'
import type { FeedAnswers } from './answer-feeds.ts'
import { namedFeed } from './feed-names.ts'
import { tagOf } from './find-feed.ts'
import { matchTokens } from './match-tokens.ts'

/** Keeps the rendered calendars as the database has it. */
export interface Feeds {
  /** Renders what has changed since the last time; after a change is saved, and at 00:05 by the office’s clock. */
  refresh(): Promise<void>
  /** When each subscription was last fetched, by its number. */
  fetches(): Map<number, Fetch>
  stop(): Promise<void>
}

/** The language of calendars: offices and those they serve read Chinese. */
const language = 'zh-CN'
/** Milliseconds between notes of who has fetched what. */
const noteEvery = 5000
/** Where the workdays of an office stand among its months. */
const workdays = 'workdays'

const zip = promisify(gzip)
const breathe = (): Promise<void> => new Promise((resolve) => setImmediate(resolve))

/** What has to be looked at again. */
interface Stale {
  /** Everything: the database is another one than last time, or nothing is known of it. */
  readonly isAll: boolean
  readonly tokens: boolean
  readonly offices: boolean
  readonly months: ReadonlySet<string>
  readonly workdays: ReadonlySet<string>
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
    months: new Set(
      of('roster').flatMap(({ what, office, subject }) =>
        what === 'roster.published' ? `${office} ${subject}` : [],
      ),
    ),
    workdays: new Set(of('local-day', 'year-notice', 'plan', 'office').flatMap(({ office }) => office ?? [])),
    renamed: isAll || of('office', 'plan', 'workbook').length > 0 ? 'all' : renamed,
  }
}

/** Starts keeping; nothing is rendered before `refresh`. */
export const keepFeeds = ({
  store,
  answers,
  areWhole,
  database,
  published,
  log,
  now,
}: {
  readonly store: FeedStore
  readonly answers: Pick<FeedAnswers, 'takeFetches'>
  /** Called when a refresh has ended, well or not. */
  readonly areWhole: () => void
  readonly database: Database
  readonly published: PublishedMonths
  readonly log: Logger
  readonly now: () => string
}): Feeds => {
  const days = new Map<string, Day>()
  const clocks = new Map<string, Cron>()
  let isStopped = false

  const sinceLast = (): { last: LogMark | undefined; stale: Stale } | undefined => {
    const last = lastEntry(database)
    const kept = store.log()
    const mark = kept === undefined ? undefined : (JSON.parse(kept) as LogMark | null)
    const isSameDatabase = mark === null || (mark && JSON.stringify(entryAt(database, mark.seq)) === kept)
    const entries = isSameDatabase ? entriesSince(database, mark?.seq ?? 0) : []
    const isNewDay = allOffices(database).some(({ id, timezone }) => days.get(id) !== dayIn(now(), timezone))
    if (isSameDatabase && entries.length === 0 && !isNewDay) return undefined
    return { last, stale: staleBy(entries, !isSameDatabase) }
  }

  /** Brings the events of one office up to date. */
  const eventsIn = async (office: Office, stale: Stale, today: Day): Promise<Set<FeedKey>> => {
    const changed = store.expire(office.id, today)
    const add = (feeds: Iterable<FeedKey>): void => {
      for (const feed of feeds) changed.add(feed)
    }
    const hashes = new Map(
      store.months().flatMap(({ office: id, month, hash }) => (id === office.id ? [[month, hash] as const] : [])),
    )
    const due = stale.isAll
      ? monthsOf(database, office.id).map(({ month }) => month)
      : [...stale.months].flatMap((key) => (key.startsWith(`${office.id} `) ? key.slice(office.id.length + 1) : []))
    for (const month of due) {
      try {
        add(renderMonth(office, month, today, hashes.get(month)))
      } catch (fault) {
        // One month that cannot be read must not keep the others from their readers.
        log.error({ err: fault, office: office.id, month }, 'a published month could not be rendered')
      }
      hashes.delete(month)
      await breathe()
    }
    // Months the database has no longer, after a restore.
    if (stale.isAll)
      for (const month of hashes.keys()) if (month !== workdays) add(store.replaceMonth(office.id, month, '', []))
    if (stale.isAll || stale.workdays.has(office.id) || days.get(office.id)?.slice(0, 4) !== today.slice(0, 4))
      add(renderWorkdays(office, today))
    return changed
  }

  const renderMonth = (office: Office, month: MonthName, today: Day, known: string | undefined): Set<FeedKey> => {
    const rosterId = rosterIdOf(database, office.id, month)!
    const hash = JSON.stringify([revisionStamps(database, rosterId), office.timezone])
    const duties = hash === known ? undefined : published.of(database, office.id, month)?.known.values()
    if (!duties) return new Set()
    const events = [...duties].flatMap((duty) => eventsOf(duty, { ...office, language }))
    return store.replaceMonth(
      office.id,
      month,
      hash,
      events.filter(({ until }) => until === null || until >= today),
    )
  }

  const renderWorkdays = (office: Office, today: Day): Set<FeedKey> => {
    const year = Number(today.slice(0, 4))
    const changes = changesOf(database, office.id, ['local-day', 'year-notice'])
    const stamps = new Map([...changes].map(([subject, one]) => [subject, { ...one, at: wholeSeconds(one.at) }]))
    const marks = workdayMarks(
      { id: office.id, language },
      calendarOf(database, office.id),
      [year - 1, year, year + 1],
      stamps,
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

  const render = async (key: FeedKey, offices: readonly Office[]): Promise<void> => {
    const { kind, id } = feedOf(key)
    const office = kind === 'public' ? offices.find((one) => one.id === id) : undefined
    const named = office?.settings.notice.isPublic === false ? undefined : namedFeed(database, key, offices)
    if (!named) return store.dropFeed(key)
    const body = Buffer.from(calendarText({ ...named, language }, store.texts(key)))
    const tag = tagOf(body)
    const old = store.head(key)
    if (old?.tag === tag && old.name === named.name && old.timezone === named.timezone) return
    const zipped = (await zip(body)) as Buffer
    const seconds = Math.floor(Date.parse(now()) / 1000)
    // Two changes within a second must not look like one to a client that asks by time.
    store.putFeed({ key, ...named, tag, body, zipped, changedAt: Math.max(seconds, (old?.changedAt ?? 0) + 1) })
  }

  const round = async (): Promise<boolean> => {
    const due = sinceLast()
    if (!due || isStopped) return false
    const { last, stale } = due
    const offices = allOffices(database)
    // What a former process was killed before.
    const changed = new Set(store.due())
    if (stale.tokens) for (const feed of matchTokens(database, store, now())) changed.add(feed)
    if (stale.offices) store.setClosed(offices.flatMap(({ id, settings }) => (settings.feedsOpen ? [] : [id])))
    for (const office of offices) {
      const today = dayIn(now(), office.timezone)
      for (const feed of await eventsIn(office, stale, today)) changed.add(feed)
      days.set(office.id, today)
      for (const kind of ['public', 'workdays'] as const) {
        const key = feedKey(kind, office.id)
        if (!store.head(key)) changed.add(key)
      }
      wakeAt(office.timezone)
    }
    if (stale.renamed === 'all') for (const { key } of store.heads()) changed.add(key)
    else for (const key of stale.renamed) if (store.head(key)) changed.add(key)
    for (const key of changed) {
      if (isStopped) return false
      if (store.isWanted(key)) await render(key, offices)
      // What nobody reads is not rendered; should somebody come, it is made then.
      else store.dropFeed(key)
      store.settle(key)
      await breathe()
    }
    store.setLog(JSON.stringify(last ?? null))
    return true
  }

  let running: Promise<void> | undefined
  let isAsked = false
  const refresh = (): Promise<void> => {
    isAsked = true
    running ??= (async () => {
      try {
        while (isAsked && !isStopped) {
          isAsked = false
          while (await round());
        }
      } finally {
        running = undefined
      }
    })()
    return running
  }
  const refreshQuietly = (): Promise<void> =>
    refresh()
      .catch((fault) => log.error({ err: fault }, 'calendars could not be rendered'))
      .finally(areWhole)

  const wakeAt = (timezone: string): void => {
    if (!clocks.has(timezone) && !isStopped)
      clocks.set(timezone, new Cron('5 0 * * *', { timezone, unref: true }, refreshQuietly))
  }
  const note = (): void => {
    const fetches = answers.takeFetches()
    if (fetches.size === 0) return
    try {
      store.noteFetches(fetches)
    } catch (fault) {
      log.warn({ err: fault }, 'fetches of calendars could not be noted')
    }
  }
  const notes = setInterval(note, noteEvery)
  notes.unref()
  return {
    refresh: refreshQuietly,
    fetches() {
      note()
      return store.fetches()
    },
    async stop() {
      isStopped = true
      clearInterval(notes)
      for (const clock of clocks.values()) clock.stop()
      await running?.catch(() => {})
      note()
    },
  }
}
