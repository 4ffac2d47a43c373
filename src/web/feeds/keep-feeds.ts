import { Cron } from 'croner'
import { dayIn } from '../../calendar/instant.ts'
import type { Fetch } from '../../db/feeds-file.ts'
import { lastEntry } from '../../db/log-store.ts'
import { allOffices } from '../../db/office-store.ts'
import type { Day } from '../../domain/day.ts'
import { feedKey } from '../../domain/feed.ts'
import type { FeedAnswers } from './answer-feeds.ts'
import { matchTokens } from './match-tokens.ts'
import { bringEvents, dropOffices, type EventSource } from './office-events.ts'
import { breathe, renderFeed } from './render-feed.ts'
import { nothingStale, staleSince } from './stale-feeds.ts'

/** Keeps the rendered calendars as the database has it. */
export interface Feeds {
  /** Renders what has changed since the last time; after a change is saved, and at 00:05 by the office’s clock. */
  refresh(): Promise<void>
  /** When each subscription was last fetched, by its number. */
  fetches(): Map<number, Fetch>
  /** The instant since when fetches are noted. */
  notedSince(): string
  stop(): Promise<void>
}

/** Milliseconds between notes of who has fetched what. */
const noteEvery = 5000
/** Milliseconds after which rendering that failed is tried again. */
const againAfter = 60_000

/** Starts keeping; nothing is rendered before `refresh`. */
export const keepFeeds = (
  source: EventSource,
  {
    answers,
    areWhole,
    now,
  }: {
    readonly answers: Pick<FeedAnswers, 'takeFetches'>
    /** Called when a refresh has ended, well or not. */
    readonly areWhole: () => void
    readonly now: () => string
  },
): Feeds => {
  const { store, database, log } = source
  const days = new Map<string, Day>()
  const clocks = new Map<string, Cron>()
  let isStopped = false

  /** One round of rendering; false where there was nothing to do. */
  const round = async (): Promise<boolean> => {
    const last = lastEntry(database)
    const offices = allOffices(database)
    const isNewDay = offices.some(({ id, timezone }) => days.get(id) !== dayIn(now(), timezone))
    const stale = staleSince(database, store) ?? (isNewDay ? nothingStale : undefined)
    if (!stale || isStopped) return false
    // What a former process was killed before.
    const changed = new Set(store.due())
    const newcomers = stale.tokens ? matchTokens(database, store, now()) : undefined
    for (const feed of newcomers?.feeds ?? []) changed.add(feed)
    if (stale.offices) store.setClosed(offices.flatMap(({ id, settings }) => (settings.feedsOpen ? [] : [id])))
    if (stale.isAll) for (const feed of dropOffices(store, offices)) changed.add(feed)
    for (const office of offices) {
      const today = dayIn(now(), office.timezone)
      const before = days.get(office.id)
      const day = { today, isNewDay: before !== today, isNewYear: before?.slice(0, 4) !== today.slice(0, 4) }
      for (const feed of await bringEvents(source, office, stale, day)) changed.add(feed)
      days.set(office.id, today)
      for (const kind of ['public', 'workdays'] as const) {
        const key = feedKey(kind, office.id)
        if (!store.head(key)) changed.add(key)
      }
      wakeAt(office.timezone)
    }
    if (stale.renamed === 'all') for (const { key } of store.heads()) changed.add(key)
    else for (const key of stale.renamed) if (store.head(key)) changed.add(key)
    let failed: unknown
    for (const key of changed) {
      if (isStopped) return false
      try {
        if (store.isWanted(key) || newcomers?.feeds.has(key)) await renderFeed(store, database, key, offices, now())
        // What nobody reads is not rendered; should somebody come, it is made then.
        else store.dropFeed(key)
        store.settle(key)
      } catch (fault) {
        // One calendar must not keep the others from their readers; it stays due.
        failed ??= fault
      }
      await breathe()
    }
    newcomers?.admit()
    if (failed !== undefined) throw failed
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
  let again: NodeJS.Timeout | undefined
  const refreshQuietly = (): Promise<void> =>
    refresh()
      .catch((fault) => {
        log.error({ err: fault }, 'calendars could not be rendered')
        clearTimeout(again)
        if (!isStopped) again = setTimeout(refreshQuietly, againAfter).unref()
      })
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
    notedSince: store.madeAt,
    async stop() {
      isStopped = true
      clearInterval(notes)
      clearTimeout(again)
      for (const clock of clocks.values()) clock.stop()
      await running?.catch(() => {})
      note()
    },
  }
}
