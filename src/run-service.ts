import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { getRequestListener } from '@hono/node-server'
import { createApp } from './app.ts'
import { createContext } from './context.ts'
import { clearWanted, handoverTime, holdFolder, isFolderWanted } from './db/handover.ts'
import { migrateApart } from './db/migrate-apart.ts'
import { databaseName } from './db/open.ts'
import type { Door } from './door.ts'
import type { Settings } from './env.ts'
import { firstStart } from './first-start.ts'
import type { OpenFeeds } from './web/feeds/open-feeds.ts'

/** Milliseconds a starting service waits for the one before it to end. */
const waitForFormer = 2000
/** Milliseconds between looks for somebody who wants the folder of data. */
const lookEvery = 200
/** Milliseconds that requests get to end before the folder is handed over. */
const longestEnd = 5000

/**
 * Runs the application behind its door until `signal`: on the folder of data while nobody else has it, away while a
 * restore has asked for it. Where systemd holds the socket it waits for the folder as long as it takes: calendars are
 * answered meanwhile.
 */
export const runService = async (
  settings: Settings,
  { feeds, door, isInherited, address }: { feeds: OpenFeeds; door: Door; isInherited: boolean; address: string },
  started: (words: string | undefined) => void,
  signal: AbortSignal,
): Promise<void> => {
  for (let isFirst = true; !signal.aborted; isFirst = false) {
    const patience = isInherited || !isFirst ? Number.POSITIVE_INFINITY : waitForFormer
    const release = await holdFolder(settings.data, patience, signal)
    clearWanted(settings.data)
    await migrateApart(join(settings.data, databaseName))
    const context = createContext(settings, { feeds, release })
    if (isFirst) started(firstStart(context, address))
    door.open(getRequestListener(createApp(context).fetch as never))
    void context.feeds.refresh().then(feeds.areWhole)
    while (!signal.aborted && !isFolderWanted(settings.data)) await pause(lookEvery, signal)
    await Promise.race([door.close(), wait(longestEnd, undefined, { ref: false })])
    await context.stop()
    await pause(handoverTime, signal)
  }
}

/** Waits, or until the service is to stop. */
const pause = (milliseconds: number, signal: AbortSignal): Promise<void> =>
  wait(milliseconds, undefined, { signal }).catch(() => {})
