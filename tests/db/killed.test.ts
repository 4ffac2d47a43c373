import { spawn } from 'node:child_process'
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout } from 'node:timers/promises'
import { describe, expect, it } from 'vitest'
import { databaseName, openDatabase } from '../../src/db/open.ts'
import { fillDatabase, smallCounty } from '../tools/filled-database.ts'
import { oneFile } from '../tools/one-file.ts'
import { emptyFolder } from '../tools/terminal.ts'
import type { Deed } from '../tools/write-until-killed.ts'

/** What a writer said it had done, and the last entry of the log it wrote with it. */
type Said = Readonly<Record<string, unknown>> & { readonly kind: Deed; readonly seq: number }

/** Starts a writer, kills it some milliseconds after it has said so many deeds to be done; what it said it had done. */
const killedAfter = (
  program: string,
  folder: string,
  seed: number,
  { deeds, milliseconds }: { deeds: number; milliseconds: number },
): Promise<Said[]> =>
  new Promise((resolve, reject) => {
    const args = [program, folder, String(seed), `${folder}/plan.json`]
    const child = spawn(process.execPath, args)
    let [out, err] = ['', '']
    let isDoomed = false
    child.stdout.on('data', (bytes) => {
      out += bytes
      // So many deeds said to be done, then a moment more: as much work lies before it on a slow machine.
      if (isDoomed || out.split('\n').length - 2 < deeds) return
      isDoomed = true
      void setTimeout(milliseconds).then(() => child.kill('SIGKILL'))
    })
    child.stderr.on('data', (bytes) => {
      err += bytes
    })
    child.on('error', reject)
    child.on('close', (_, signal) => {
      if (signal !== 'SIGKILL') reject(new Error(err))
      // A line cut off was not said.
      else
        resolve(
          out
            .split('\n')
            .slice(1, -1)
            .map((line) => JSON.parse(line) as Said),
        )
    })
  })

/** Entry of the log, and a row, that are there once a deed is done. */
const traces: Record<Deed, { what: string; row?: (said: Said) => [sql: string, value: unknown] }> = {
  draft: { what: 'draft.move', row: ({ version }) => ['SELECT 1 FROM draft WHERE version = ?', version] },
  published: { what: 'roster.published', row: ({ n }) => ['SELECT 1 FROM revision WHERE n = ?', n] },
  edited: { what: 'availability.added', row: ({ why }) => ['SELECT 1 FROM availability WHERE why = ?', why] },
  adopted: { what: 'plan.adopted' },
}

/** What a killed writer may leave of nothing: all of it must be empty. */
const halves = {
  'revisions without all their duties': `SELECT n FROM revision WHERE json_array_length(answer) <>
    (SELECT count(*) FROM duty WHERE duty.roster = revision.roster AND duty.n = revision.n)`,
  'revisions of another draft than they say': `SELECT n FROM revision JOIN draft ON draft.roster = revision.roster
    AND draft.version = revision.draft WHERE draft.duties <> revision.answer`,
  'revisions the log does not know, or the other way round': `SELECT 1 WHERE (SELECT count(*) FROM revision) <>
    (SELECT count(*) FROM log WHERE what = 'roster.published')`,
  'drafts the log does not know, or the other way round': `SELECT 1 WHERE (SELECT count(*) FROM draft) <>
    (SELECT count(*) FROM log WHERE what LIKE 'draft.%')`,
  'gaps in the draft': 'SELECT 1 FROM draft GROUP BY roster HAVING max(version) <> count(*)',
  'files taken over in part': `SELECT 1 FROM leader, place WHERE leader.name LIKE '% %'
    AND leader.name NOT LIKE '% ' || place.address`,
}

const check = (folder: string, said: readonly Said[]): void => {
  const { sqlite, close } = openDatabase(join(folder, databaseName))
  expect(sqlite.pragma('integrity_check', { simple: true })).toBe('ok')
  expect(sqlite.pragma('foreign_key_check')).toEqual([])
  for (const [name, sql] of Object.entries(halves)) expect(sqlite.prepare(sql).all(), name).toEqual([])
  for (const one of said) {
    const { what, row } = traces[one.kind]
    expect(sqlite.prepare('SELECT what FROM log WHERE seq = ?').pluck().get(one.seq), JSON.stringify(one)).toBe(
      what,
    )
    if (!row) continue
    const [sql, value] = row(one)
    expect(sqlite.prepare(sql).get(value), JSON.stringify(one)).toBeDefined()
  }
  const last = said.findLast(({ kind }) => kind === 'adopted')
  const isLast = sqlite.prepare("SELECT max(seq) FROM log WHERE what = 'plan.adopted'").pluck().get() === last?.seq
  if (last && isLast) expect(sqlite.prepare('SELECT address FROM place').pluck().get()).toBe(last.mark)
  close()
}

/** Kills in two lanes at once, each on a database of its own that goes on where the killed one left it. */
const lanes = [1, 2]
const kills = 25

describe('a process killed with -9 while it writes', () => {
  it('loses nothing it said was done, and leaves nothing half done, at 50 moments', async () => {
    const program = oneFile('tests/tools/write-until-killed.ts')
    const counted = await Promise.all(
      lanes.map(async (lane) => {
        const folder = emptyFolder()
        const database = openDatabase(join(folder, databaseName))
        fillDatabase(database)
        database.close()
        writeFileSync(join(folder, 'plan.json'), JSON.stringify(smallCounty()))
        const all: Said[] = []
        for (let n = 0; n < kills; n++) {
          // Spread evenly but for the golden ratio: the same moments in every run.
          const milliseconds = 40 * ((n * lane * 0.618_034) % 1)
          all.push(...(await killedAfter(program, folder, lane * 1000 + n, { deeds: n % 4, milliseconds })))
          check(folder, all)
        }
        return all
      }),
    )
    const kinds = counted.flat().map(({ kind }) => kind)
    for (const kind of Object.keys(traces)) expect(kinds).toContain(kind)
    expect(kinds.length).toBeGreaterThan(lanes.length * kills)
  }, 120_000)
})
