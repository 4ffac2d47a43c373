import {
  chmodSync,
  closeSync,
  existsSync,
  fsyncSync,
  linkSync,
  openSync,
  renameSync,
  rmSync,
  statSync,
} from 'node:fs'
import { dirname } from 'node:path'
import Sqlite from 'better-sqlite3'
import { openReadOnly } from './open.ts'
import { damageIn, lookInto, type Sound, seal, type Unsound } from './soundness.ts'

/** How a backup ended. */
export type BackedUp =
  | (Sound & { readonly bytes: number })
  | { readonly ok: false; readonly why: 'missing' | 'there' | Unsound }

/** All pages at once: a copy in steps begins anew whenever somebody writes in between. */
const allPages = 0x7fffffff

/**
 * Copies the database as it is at one instant, whoever writes meanwhile, checks the copy, and only then gives it its
 * name. Nothing that stands there is ever replaced.
 */
export const backUp = async (file: string, to: string): Promise<BackedUp> => {
  if (!existsSync(file)) return { ok: false, why: 'missing' }
  if (existsSync(to)) return { ok: false, why: 'there' }
  const fresh = `${to}.tmp-${process.pid}`
  try {
    const from = openReadOnly(file)
    try {
      await from.sqlite.backup(fresh, { progress: () => allPages })
    } finally {
      from.close()
    }
    chmodSync(fresh, 0o600)
    const sound = finish(fresh)
    if (!sound.ok) return sound
    syncFile(fresh)
    if (!giveName(fresh, to)) return { ok: false, why: 'there' }
    syncFile(dirname(to))
    return { ...sound, bytes: statSync(to).size }
  } catch (fault) {
    const why = damageIn(fault)
    if (why) return { ok: false, why }
    throw fault
  } finally {
    for (const end of ['', '-journal', '-wal', '-shm']) rmSync(`${fresh}${end}`, { force: true })
  }
}

/** Makes a copy one file without a -wal, seals it, and reads it through. */
const finish = (fresh: string): ReturnType<typeof lookInto> => {
  const sqlite = new Sqlite(fresh, { fileMustExist: true })
  try {
    sqlite.pragma('journal_mode = DELETE')
    seal(sqlite)
    return lookInto(sqlite)
  } finally {
    sqlite.close()
  }
}

/** A name is taken by linking, which never replaces anything; sticks formatted for Windows know no links. */
const giveName = (fresh: string, to: string): boolean => {
  try {
    linkSync(fresh, to)
    return true
  } catch (fault) {
    if (existsSync(to)) return false
    if (!isWithoutLinks(fault)) throw fault
    renameSync(fresh, to)
    return true
  }
}

/** Whether a file system has no links. */
export const isWithoutLinks = (fault: unknown): boolean =>
  ['EPERM', 'ENOTSUP', 'EOPNOTSUPP', 'ENOSYS'].includes((fault as NodeJS.ErrnoException).code ?? '')

/** Waits until the disk has a file, or the names in a folder. */
export const syncFile = (path: string): void => {
  const handle = openSync(path, 'r')
  try {
    fsyncSync(handle)
  } finally {
    closeSync(handle)
  }
}
