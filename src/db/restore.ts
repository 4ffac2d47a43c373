import {
  chmodSync,
  closeSync,
  copyFileSync,
  existsSync,
  linkSync,
  mkdirSync,
  openSync,
  readdirSync,
  readSync,
  renameSync,
  rmSync,
  statSync,
} from 'node:fs'
import { join } from 'node:path'
import Sqlite from 'better-sqlite3'
import { isWithoutLinks, syncFile } from './backup.ts'
import { takeFolder } from './handover.ts'
import { FolderInUse, giveToOwner, isBusy, lockFolder } from './lock.ts'
import { databaseName, unseal } from './open.ts'
import { formerInfix, markRestored } from './restore-mark.ts'
import { damageIn, lookInto, type Sound, type Unsound } from './soundness.ts'

/** How a restore ended; `kept` is where the former database lies. */
export type Restored =
  | (Sound & { readonly kept: string | undefined })
  | { readonly ok: false; readonly why: 'missing' | 'unfinished' | Unsound }

/**
 * Puts a backup in the place of the database. It is copied and checked first; the former database stays beside, and the
 * change is one rename: whenever the process ends, the folder holds the one or the other, whole. Throws `FolderInUse`
 * while a service runs on the folder that does not hand it over within `patience` milliseconds; without it, none does.
 */
export const restore = (folder: string, backup: string, at: string, patience = 0): Restored => {
  if (!existsSync(backup)) return { ok: false, why: 'missing' }
  if (hasRest(backup)) return { ok: false, why: 'unfinished' }
  mkdirSync(folder, { recursive: true, mode: 0o700 })
  const release = patience > 0 ? takeFolder(folder, patience) : lockFolder(folder)
  try {
    const copy = join(folder, `${databaseName}.restoring`)
    // What a killed restore left; nobody else can be at it.
    for (const name of readdirSync(folder))
      if (name.startsWith(`${databaseName}.restoring`)) rmSync(join(folder, name), { force: true })
    try {
      copyFileSync(backup, copy)
      const database = join(folder, databaseName)
      const sound = prepare(copy, existsSync(database))
      if (!sound.ok) return sound
      giveToOwner(copy, folder)
      syncFile(copy)
      const kept = existsSync(database) ? keepBeside(database, at) : undefined
      renameSync(copy, database)
      syncFile(folder)
      return { ...confirm(database, sound), kept }
    } finally {
      for (const end of ['', '-journal', '-wal', '-shm']) rmSync(`${copy}${end}`, { force: true })
    }
  } finally {
    release()
  }
}

/** Writes beside a file that are not in it yet: it is a database in use, not a backup. */
const hasRest = (file: string): boolean =>
  ['-wal', '-journal'].some((end) => existsSync(`${file}${end}`) && statSync(`${file}${end}`).size > 0)

/** Checks the copy of a backup, takes its seal off, and notes in it what it is. */
const prepare = (copy: string, isFormerKept: boolean): ReturnType<typeof lookInto> => {
  chmodSync(copy, 0o600)
  try {
    const sqlite = new Sqlite(copy, { fileMustExist: true })
    try {
      sqlite.pragma('journal_mode = DELETE')
      const sound = lookInto(sqlite)
      if (sound.ok) {
        unseal(sqlite)
        markRestored(sqlite, isFormerKept)
      }
      return sound
    } finally {
      sqlite.close()
    }
  } catch (fault) {
    const why = damageIn(fault)
    if (why) return { ok: false, why }
    throw fault
  }
}

/** Keeps the database under another name as well, -wal and all, and leaves nothing that would be read into the next. */
const keepBeside = (database: string, at: string): string => {
  const kept = `${database}${formerInfix}${at.replace(/[:.]/g, '-')}`
  const isWhole = closeNeatly(database)
  if (!isWhole) for (const end of ['-wal', '-journal']) also(`${database}${end}`, `${kept}${end}`)
  also(database, kept)
  syncFile(join(database, '..'))
  for (const end of ['-wal', '-journal', '-shm']) rmSync(`${database}${end}`, { force: true })
  return kept
}

/** Brings what is in the -wal into the file, so that it is the whole database; false where the file is damaged. */
const closeNeatly = (database: string): boolean => {
  // SQLite throws the -wal of such a file away.
  if (!startsAsOne(database)) return false
  try {
    const sqlite = new Sqlite(database)
    try {
      sqlite.pragma('busy_timeout = 1000')
      if (sqlite.pragma('journal_mode = DELETE', { simple: true }) !== 'delete') throw new FolderInUse(database)
      return true
    } finally {
      sqlite.close()
    }
  } catch (fault) {
    if (isBusy(fault)) throw new FolderInUse(database)
    if (damageIn(fault)) return false
    throw fault
  }
}

const startsAsOne = (file: string): boolean => {
  const start = Buffer.alloc(16)
  const handle = openSync(file, 'r')
  readSync(handle, start)
  closeSync(handle)
  return start.toString('latin1') === 'SQLite format 3\0'
}

const also = (file: string, name: string): void => {
  if (!existsSync(file)) return
  try {
    linkSync(file, name)
  } catch (fault) {
    if (!isWithoutLinks(fault)) throw fault
    copyFileSync(file, name)
    syncFile(name)
  }
}

/** Reads the database in its place once more. */
const confirm = (database: string, expected: Sound): Sound => {
  const sqlite = new Sqlite(database, { readonly: true, fileMustExist: true })
  try {
    const found = lookInto(sqlite)
    if (!found.ok || found.logRows !== expected.logRows)
      throw new Error(`${database} does not read as it was written: the disk may be failing`)
    return expected
  } finally {
    sqlite.close()
  }
}
