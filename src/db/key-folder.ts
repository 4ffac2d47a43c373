import { chmodSync, closeSync, existsSync, mkdirSync, openSync, readdirSync, renameSync, rmSync } from 'node:fs'
import { dirname, join } from 'node:path'
import Sqlite from 'better-sqlite3'
import { syncFile } from './backup.ts'
import { opens, ringName, type Wrapped } from './key-ring.ts'
import { copyLogKey } from './log-key.ts'
import { MasterKeyMissing, type Masters, masterName, readMasters, writeMasters } from './master-key.ts'

/** What is in a folder of keys. */
export interface KeyFolder {
  readonly keys: number
  readonly destroyed: number
  /** The master key in use; undefined where it is not there. */
  readonly master: Pick<Masters[number], 'id' | 'since'> | undefined
}

/** Looks into a folder of keys, whoever has it open; undefined where there are none. */
export const lookAtKeys = (folder: string): KeyFolder | undefined => {
  const file = join(folder, ringName)
  if (!existsSync(file)) return undefined
  const sqlite = new Sqlite(file, { readonly: true })
  try {
    const count = (table: string): number => sqlite.prepare(`SELECT count(*) FROM ${table}`).pluck().get() as number
    return { keys: count('key'), destroyed: count('destroyed'), master: readMasters(folder)?.[0] }
  } finally {
    sqlite.close()
  }
}

/**
 * Copies the keys of a folder, their master key and the key of the log as they are at one instant, checks that the master
 * key opens every one, and only then gives the copy its name. Returns how many; what stands there is left alone.
 */
export const copyKeys = async (
  folder: string,
  to: string,
): Promise<{ ok: true; keys: number } | { ok: false; why: 'missing' | 'there' }> => {
  if (!existsSync(join(folder, ringName))) return { ok: false, why: 'missing' }
  if (existsSync(to) && readdirSync(to).length > 0) return { ok: false, why: 'there' }
  const fresh = `${to}.tmp-${process.pid}`
  mkdirSync(fresh, { mode: 0o700 })
  try {
    // A rotation may come between the two files; the next time it is over.
    for (let n = 0; n < 3; n++) {
      const keys = await tryCopy(folder, fresh)
      if (keys === undefined) continue
      copyLogKey(folder, fresh)
      renameSync(fresh, to)
      syncFile(dirname(to))
      return { ok: true, keys }
    }
    throw new MasterKeyMissing(join(folder, masterName))
  } finally {
    rmSync(fresh, { recursive: true, force: true })
  }
}

/** Copies both files; undefined where they do not belong together. */
const tryCopy = async (folder: string, fresh: string): Promise<number | undefined> => {
  const file = join(fresh, ringName)
  closeSync(openSync(file, 'a', 0o600))
  const from = new Sqlite(join(folder, ringName), { readonly: true })
  try {
    await from.backup(file, { progress: () => 0x7fffffff })
  } finally {
    from.close()
  }
  const masters = readMasters(folder)
  if (!masters) throw new MasterKeyMissing(join(folder, masterName))
  writeMasters(fresh, masters)
  const copy = new Sqlite(file)
  try {
    copy.pragma('journal_mode = DELETE')
    const wrapped = copy.prepare<[], Wrapped>('SELECT * FROM key').all()
    return wrapped.every((one) => opens(masters, one)) ? wrapped.length : undefined
  } finally {
    copy.close()
    chmodSync(file, 0o600)
    syncFile(file)
  }
}
