import { existsSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { FolderInUse, giveToOwner, lockFolder } from './lock.ts'

/** The note by which a restore asks the running service for the folder of data. */
const noteName = 'roster.wanted'

/** Milliseconds a service leaves the folder to who asked for it, before it wants it back. */
export const handoverTime = 1500

/** Whether somebody asks the service for its folder. */
export const isFolderWanted = (folder: string): boolean => existsSync(join(folder, noteName))

/** Takes the note away: it has been read, or who wrote it is gone. */
export const clearWanted = (folder: string): void => rmSync(join(folder, noteName), { force: true })

/**
 * Holds the folder of data; where a service runs on it, asks it to hand it over and waits for that. Throws
 * `FolderInUse` where nobody hands it over in time (milliseconds).
 */
export const takeFolder = (folder: string, patience: number): (() => void) => {
  try {
    return lockFolder(folder)
  } catch (fault) {
    if (!(fault instanceof FolderInUse)) throw fault
  }
  const note = join(folder, noteName)
  writeFileSync(note, String(process.pid), { mode: 0o600 })
  try {
    giveToOwner(note, folder)
    return lockFolder(folder, patience)
  } finally {
    clearWanted(folder)
  }
}

/**
 * Holds the folder of data as soon as nobody else does, without keeping this process from its other work; undefined
 * where `signal` ends the wait. Throws `FolderInUse` after `patience` milliseconds.
 */
export const holdFolder = async (
  folder: string,
  patience: number,
  signal: AbortSignal,
): Promise<(() => void) | undefined> => {
  for (const end = Date.now() + patience; !signal.aborted; ) {
    try {
      return lockFolder(folder)
    } catch (fault) {
      if (!(fault instanceof FolderInUse) || Date.now() >= end) throw fault
      await new Promise((resolve) => setTimeout(resolve, 50))
    }
  }
  return undefined
}
