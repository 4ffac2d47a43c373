import { cpSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { migrationsFolder } from '../../src/db/open.ts'
import { emptyFolder } from './terminal.ts'

/** The project’s migrations and one more, after them. */
export const withOneMore = (sql: string): string => {
  const folder = join(emptyFolder(), 'drizzle')
  cpSync(migrationsFolder, folder, { recursive: true })
  const journal = join(folder, 'meta', '_journal.json')
  const { entries, ...rest } = JSON.parse(readFileSync(journal, 'utf8')) as { entries: { when: number }[] }
  const when = entries.at(-1)!.when + 1
  const more = { idx: entries.length, version: '6', when, tag: '9999_more', breakpoints: true }
  writeFileSync(journal, JSON.stringify({ ...rest, entries: [...entries, more] }))
  writeFileSync(join(folder, '9999_more.sql'), sql)
  return folder
}
