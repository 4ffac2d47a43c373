import { existsSync, readFileSync, statSync } from 'node:fs'
import Sqlite from 'better-sqlite3'
import { Unreadable } from './unreadable.ts'
import { hasTree } from './verify-database.ts'

/** What SQLite says of a file in whose folder nobody may write, and of one that is written as it is read. */
const closedFolder = ['SQLITE_CANTOPEN', 'SQLITE_READONLY', 'SQLITE_READONLY_DIRECTORY', 'SQLITE_READONLY_CANTINIT']
const busy = ['SQLITE_BUSY', 'SQLITE_LOCKED']

/** Opens a database of the service for reading only, in use or not; does some work with it. Throws `Unreadable`. */
export const withDatabase = <T>(file: string, work: (sqlite: Sqlite.Database, malformed?: string) => T): T => {
  let sqlite: Sqlite.Database | undefined
  try {
    sqlite = open(file)
    const malformed = readOn(sqlite)
    if (hasTree(sqlite)) return work(sqlite, malformed)
    throw new Unreadable(
      isOfTheService(sqlite)
        ? {
            'zh-CN': `${file}:还没有存证(由旧版本程序写成)`,
            en: `${file} has no evidence yet: an older program wrote it`,
          }
        : notOurs(file),
    )
  } catch (fault) {
    if (!(fault instanceof Sqlite.SqliteError)) throw fault
    throw new Unreadable(busy.some((code) => fault.code.startsWith(code)) ? inUse(file) : notOurs(file))
  } finally {
    sqlite?.close()
  }
}

/**
 * Has SQLite pass over what it cannot read in the schema, instead of refusing the whole file; says what that was. The
 * connection is for reading only, so nothing can be written by it.
 */
const readOn = (sqlite: Sqlite.Database): string | undefined => {
  try {
    sqlite.prepare('SELECT 1 FROM sqlite_schema LIMIT 1').get()
    return undefined
  } catch (fault) {
    if (!(fault instanceof Sqlite.SqliteError && fault.message.startsWith('malformed database schema'))) throw fault
    sqlite.unsafeMode()
    sqlite.pragma('writable_schema = ON')
    return fault.message
  }
}

const isOfTheService = (sqlite: Sqlite.Database): boolean =>
  sqlite.prepare("SELECT 1 FROM sqlite_schema WHERE name = '__drizzle_migrations'").get() !== undefined

const notOurs = (file: string) => ({
  'zh-CN': `${file}:不是接访排班的数据库,或已损坏`,
  en: `${file} is no database of a reception roster, or damaged`,
})

const inUse = (file: string) => ({
  'zh-CN': `${file}:正在被占用,请稍后再试,或核对它的备份`,
  en: `${file} is being used by somebody else; try again later, or look at a backup of it`,
})

const open = (file: string): Sqlite.Database => {
  try {
    const sqlite = new Sqlite(file, { readonly: true, fileMustExist: true })
    sqlite.pragma('busy_timeout = 5000')
    sqlite.pragma('schema_version')
    return sqlite
  } catch (fault) {
    if (!(fault instanceof Sqlite.SqliteError && closedFolder.includes(fault.code))) throw fault
    return openCopy(file)
  }
}

/** Bytes 18 and 19 of a file of SQLite: 2 where it is written with a log beside it (WAL), 1 where not. */
const [writeVersion, readVersion] = [18, 19]

/** The file as it is, read whole: of a disc, or a folder that nobody may write in. */
const openCopy = (file: string): Sqlite.Database => {
  const isWholeWithout = !existsSync(`${file}-wal`) || statSync(`${file}-wal`).size === 0
  if (!isWholeWithout)
    throw new Unreadable({
      'zh-CN': `${file}:旁边有 ${file}-wal,而这个文件夹不能写;请把两个文件一起复制到能写的文件夹再核对`,
      en: `there is ${file}-wal beside ${file}, and nobody may write in their folder: copy both to a folder where you may, and look at them there`,
    })
  const bytes = readFileSync(file)
  bytes[writeVersion] = 1
  bytes[readVersion] = 1
  return new Sqlite(bytes, { readonly: true })
}
