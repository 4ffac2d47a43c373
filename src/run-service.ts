import { statSync } from 'node:fs'
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
import { startFault } from './start-fault.ts'
import type { OpenFeeds } from './web/feeds/open-feeds.ts'

/** Milliseconds a starting service waits for the one before it to end. */
const waitForFormer = 2000
/** Milliseconds between looks for somebody who wants the folder of data, or has put another database there. */
const lookEvery = 200
/** Milliseconds that requests get to end before the folder is handed over. */
const longestEnd = 5000
/** Milliseconds until a database that could not be opened is tried again. */
const tryAgainAfter = 10_000

/** What the application is run with. */
export interface Surroundings {
  readonly feeds: OpenFeeds
  readonly door: Door
  /** Whether somebody else holds the socket, as systemd does. */
  readonly isInherited: boolean
  /** Where the service listens. */
  readonly address: string
  /** Hears that the application is there; the first time ever with the words of the first start. */
  started(words: string | undefined): void
  /** Hears why the database cannot be opened, for as long as that is so: once. */
  complain(words: string): void
}

/**
 * Runs the application behind its door until `signal`: on the folder of data while nobody else has it, away while a
 * restore has asked for it. Where systemd holds the socket it waits for the folder as long as it takes, and for a
 * database that can be opened, too: calendars are answered meanwhile. Elsewhere it throws.
 */
export const runService = async (
  settings: Settings,
  { feeds, door, isInherited, address, started, complain }: Surroundings,
  signal: AbortSignal,
): Promise<void> => {
  const file = join(settings.data, databaseName)
  let isFirst = true
  let complaint: string | undefined

  const open = async (release: () => void): Promise<{ stop(): Promise<void> }> => {
    await migrateApart(file)
    const context = createContext(settings, { feeds, release })
    try {
      const application = getRequestListener(createApp(context).fetch as never)
      if (isFirst) started(firstStart(context, address))
      isFirst = false
      door.open(application)
      void context.feeds.refresh()
      void context.purging.run()
      context.heads.run()
      void context.judged.run()
      return context
    } catch (fault) {
      await context.stop()
      throw fault
    }
  }

  while (!signal.aborted) {
    const patience = isInherited || !isFirst ? Number.POSITIVE_INFINITY : waitForFormer
    const release = await holdFolder(settings.data, patience, signal)
    if (!release) return
    clearWanted(settings.data)
    try {
      const application = await open(release)
      complaint = undefined
      while (!signal.aborted && !isFolderWanted(settings.data)) await pause(lookEvery, signal)
      await Promise.race([door.close(), wait(longestEnd, undefined, { ref: false })])
      await application.stop()
      await pause(handoverTime, signal)
    } catch (fault) {
      release()
      if (!isInherited) throw fault
      const says = startFault(fault, settings) ?? String(fault instanceof Error ? fault.stack : fault)
      if (says !== complaint) complain(says)
      complaint = says
      door.bar()
      feeds.areWhole()
      await untilAnother(file, signal)
    }
  }
}

/** Waits until another database stands there, such as a restored one, or it is time to try again. */
const untilAnother = async (file: string, signal: AbortSignal): Promise<void> => {
  const found = stampOf(file)
  const end = Date.now() + tryAgainAfter
  while (!signal.aborted && Date.now() < end && stampOf(file) === found) await pause(lookEvery, signal)
}

const stampOf = (file: string): string => {
  const found = statSync(file, { throwIfNoEntry: false })
  return found ? `${found.ino} ${found.size} ${found.mtimeMs}` : ''
}

/** Waits, or until the service is to stop. */
const pause = (milliseconds: number, signal: AbortSignal): Promise<void> =>
  wait(milliseconds, undefined, { signal }).catch(() => {})
