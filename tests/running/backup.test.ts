import { spawn, spawnSync } from 'node:child_process'
import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout } from 'node:timers/promises'
import Sqlite from 'better-sqlite3'
import { describe, expect, it, vi } from 'vitest'
import { addAvailability } from '../../src/db/availability-store.ts'
import { backUp } from '../../src/db/backup.ts'
import { databaseName, openDatabase } from '../../src/db/open.ts'
import { restore } from '../../src/db/restore.ts'
import { rowsIn, schemaIn } from '../tools/dump.ts'
import { fillDatabase, smallCounty } from '../tools/filled-database.ts'
import { madeProgram } from '../tools/made-programs.ts'
import { oneFile } from '../tools/one-file.ts'
import { startService } from '../tools/service.ts'
import { call, emptyFolder } from '../tools/terminal.ts'

// Processes start slowly on a busy machine.
vi.setConfig({ testTimeout: 60_000 })

const at = '2026-11-20T02:00:00.000Z'

/** A folder of data with a filled database, served by nobody. */
const dataFolder = (): { data: string; file: string } => {
  const data = join(emptyFolder(), 'data')
  const file = join(data, databaseName)
  const database = openDatabase(file)
  fillDatabase(database)
  database.close()
  return { data, file }
}

const change = (file: string, name: string): void => {
  const database = openDatabase(file)
  database.write(() => database.sqlite.prepare('UPDATE unit SET name = ?').run(name))
  database.close()
}

const contentOf = (file: string): unknown => {
  const sqlite = new Sqlite(file, { readonly: true })
  const content = [schemaIn(sqlite), rowsIn(sqlite)]
  sqlite.close()
  return content
}

const namesIn = (folder: string): string[] => readdirSync(folder).sort()
const withoutLock = (folder: string): string[] => namesIn(folder).filter((name) => name !== 'roster.lock')

describe('a backup', () => {
  it('comes back with every row, and the database it replaces is kept beside', async () => {
    const { data, file } = dataFolder()
    const before = contentOf(file)
    const backup = join(data, '..', 'backup.db')
    expect(await call('backup', backup, '--data', data)).toMatchObject({ code: 0 })
    expect(statSync(backup).mode & 0o077).toBe(0)
    change(file, '改名')
    const after = contentOf(file)
    const { code, err } = await call('restore', backup, '--data', data)
    expect(code).toBe(0)
    expect(contentOf(file)).toEqual(before)
    const kept = /原来的数据库留在 (\S+)/.exec(err)![1]!
    expect(contentOf(kept)).toEqual(after)
    openDatabase(file).close()
  })

  it('gives a new machine the same answers', async () => {
    const service = startService()
    const { code } = await (async () => {
      service.county()
      return call('backup', join(service.data, 'b.db'), '--data', service.data)
    })()
    expect(code).toBe(0)
    const data = join(emptyFolder(), 'new')
    expect((await call('restore', join(service.data, 'b.db'), '--data', data)).code).toBe(0)
    expect(contentOf(join(data, databaseName))).toEqual([
      schemaIn(service.database.sqlite),
      rowsIn(service.database.sqlite),
    ])
    expect(withoutLock(data)).toEqual([databaseName])
  })

  it('taken while another process writes holds whole transactions only, and stands alone', async () => {
    const { data } = dataFolder()
    const program = oneFile('tests/tools/write-until-killed.ts')
    writeFileSync(join(data, 'plan.json'), JSON.stringify(smallCounty()))
    const writer = spawn(process.execPath, [program, data, '7', join(data, 'plan.json')])
    await new Promise((resolve) => writer.stdout.once('data', resolve))
    const said: string[] = []
    writer.stdout.on('data', (bytes) => said.push(String(bytes)))
    try {
      for (let n = 0; n < 5; n++) {
        await setTimeout(50)
        const heard = said.join('').trim().split('\n').filter(Boolean).at(-1)
        const backup = join(data, `${n}.db`)
        expect(await backUp(join(data, databaseName), backup)).toMatchObject({ ok: true, isSealed: true })
        const other = join(emptyFolder(), 'restored')
        expect(restore(other, backup, at)).toMatchObject({ ok: true, kept: undefined })
        const sqlite = new Sqlite(join(other, databaseName), { readonly: true })
        const count = (sql: string) => sqlite.prepare(sql).pluck().get()
        expect(count('SELECT count(*) FROM draft')).toBe(
          count("SELECT count(*) FROM log WHERE what LIKE 'draft.%'"),
        )
        expect(count('SELECT count(*) FROM duty')).toBe(23 * (count('SELECT count(*) FROM revision') as number))
        // All that was said before the backup began is in it.
        if (heard) expect(count('SELECT max(seq) FROM log')).toBeGreaterThanOrEqual(JSON.parse(heard).seq)
        sqlite.close()
      }
      expect(namesIn(data).filter((name) => name.includes('.tmp-'))).toEqual([])
    } finally {
      writer.kill('SIGKILL')
    }
  })

  it('copied into its place by hand is a database like any other', async () => {
    const { data, file } = dataFolder()
    const backup = join(data, '..', 'backup.db')
    await backUp(file, backup)
    const place = emptyFolder()
    const there = join(place, databaseName)
    cpSync(backup, there)
    expect(await backUp(there, join(place, 'unopened.db'))).toMatchObject({ ok: true, isSealed: true })
    change(there, '改名')
    expect(await call('backup', join(place, 'b.db'), '--data', place)).toMatchObject({ code: 0 })
    // Nor does the sum of the backup stand in the way of what was changed since.
    const copy = join(place, 'copy.db')
    cpSync(there, copy)
    expect(await call('restore', copy, '--data', data)).toMatchObject({ code: 0 })
    expect(contentOf(file)).toEqual(contentOf(there))
  })

  it('never replaces a file, and leaves none where it fails', async () => {
    const { data } = dataFolder()
    const folder = emptyFolder()
    writeFileSync(join(folder, 'letter.db'), 'mine')
    expect(await call('backup', join(folder, 'letter.db'), '--data', data)).toMatchObject({ code: 2 })
    expect(readFileSync(join(folder, 'letter.db'), 'utf8')).toBe('mine')
    const { code, err } = await call('backup', join(folder, 'no/such/folder.db'), '--data', data, '--lang', 'en')
    expect([code, err]).toEqual([2, `${folder}/no/such/folder.db: cannot be read or written (ENOENT)\n`])
    expect((await call('backup', join(folder, 'b.db'), '--data', folder)).err).toContain('没有数据库')
    expect(namesIn(folder)).toEqual(['letter.db'])
  })

  it('of a damaged database gets no name', async () => {
    const { data, file } = dataFolder()
    const bytes = readFileSync(file)
    bytes.fill(0x5a, 4096 * 6, 4096 * 9)
    writeFileSync(file, bytes)
    const { code, err } = await call('backup', join(data, 'b.db'), '--data', data)
    expect([code, err]).toEqual([2, expect.stringContaining('已损坏')])
    expect(namesIn(data).filter((name) => name.startsWith('b.db'))).toEqual([])
  })
})

describe('a restore', () => {
  it('refuses a file that is cut off, tampered with, or something else, and changes nothing', async () => {
    const { data, file } = dataFolder()
    const backup = join(data, '..', 'backup.db')
    await backUp(file, backup)
    const whole = readFileSync(backup)
    const bad = join(data, '..', 'bad.db')
    const before = [contentOf(file), withoutLock(data)]
    const tampered: [string, Buffer][] = [
      ['nothing', Buffer.alloc(0)],
      ['a text', Buffer.from('这不是数据库'.repeat(100))],
      ...[100, 4096, 5000, whole.length >> 1, whole.length - 4096, whole.length - 1].map(
        (length): [string, Buffer] => [`cut off at ${length}`, whole.subarray(0, length)],
      ),
      ...['陈新伟', '$argon2id$made-up', 'roster.published'].map((word): [string, Buffer] => {
        const changed = Buffer.from(whole)
        changed[changed.indexOf(word) + 1]! ^= 1
        return [`a bit of ${word}`, changed]
      }),
      ...[0.2, 0.5, 0.8].map((share): [string, Buffer] => {
        const page = Math.floor((whole.length / 4096) * share) * 4096
        return [`page at ${page} zeroed`, Buffer.from(whole).fill(0, page, page + 4096)]
      }),
    ]
    for (const [name, bytes] of tampered) {
      writeFileSync(bad, bytes)
      const { code, out, err } = await call('restore', bad, '--data', data)
      expect([code, out], name).toEqual([2, ''])
      expect(err, name).toContain(bad)
      expect([contentOf(file), withoutLock(data)], name).toEqual(before)
    }
    expect((await call('restore', join(data, 'none.db'), '--data', data)).err).toContain('没有这个文件')
  })

  it('refuses a backup of a newer program, and a database in use given as one', async () => {
    const { data, file } = dataFolder()
    const newer = join(data, '..', 'newer.db')
    cpSync(file, newer)
    const sqlite = new Sqlite(newer)
    sqlite.exec("INSERT INTO __drizzle_migrations (hash, created_at) VALUES ('x', 4000000000000)")
    sqlite.close()
    expect((await call('restore', newer, '--data', data)).err).toContain('更新的版本')
    const other = dataFolder()
    const open = openDatabase(other.file)
    open.write(() => open.sqlite.exec("UPDATE unit SET name = 'x'"))
    expect((await call('restore', other.file, '--data', data)).err).toContain('不是备份')
    open.close()
  })

  it('takes a copy made by hand or before a migration, and says that only its structure was checked', async () => {
    const { data, file } = dataFolder()
    const copy = join(data, '..', 'copy.db')
    cpSync(file, copy)
    const { code, err } = await call('restore', copy, '--data', data)
    expect(code).toBe(0)
    expect(err).toContain('只检查了结构')
  })

  it('refuses while a service, or anybody else, has the database; not any more after kill -9', async () => {
    const { data, file } = dataFolder()
    const backup = join(data, '..', 'backup.db')
    await backUp(file, backup)
    const reader = new Sqlite(file)
    reader.pragma('journal_mode = WAL')
    reader.prepare('SELECT * FROM unit').all()
    expect(await call('restore', backup, '--data', data)).toMatchObject({ code: 2 })
    reader.close()

    const service = spawn(process.execPath, [madeProgram('main')], {
      env: { ...process.env, ROSTER_DATA: data, ROSTER_PORT: '0' },
    })
    await new Promise((resolve) => service.stdout.once('data', resolve))
    const { code, err } = await call('restore', backup, '--data', data, '--lang', 'en')
    expect([code, err]).toEqual([
      2,
      `${data} is in use: stop the service first, or add --running to have it step aside\n`,
    ])
    const gone = new Promise((resolve) => service.once('exit', resolve))
    service.kill('SIGKILL')
    await gone
    expect(await call('restore', backup, '--data', data)).toMatchObject({ code: 0 })
  })

  it('keeps a damaged database beside, with what it had not taken in yet', async () => {
    const { data, file } = dataFolder()
    const backup = join(data, '..', 'backup.db')
    await backUp(file, backup)
    const good = contentOf(file)
    writeFileSync(file, 'damaged')
    writeFileSync(`${file}-wal`, 'the rest')
    expect(restore(data, backup, at)).toMatchObject({ ok: true })
    expect(contentOf(file)).toEqual(good)
    const kept = withoutLock(data).filter((name) => name.includes('before-restore'))
    expect(kept.map((name) => readFileSync(join(data, name), 'utf8'))).toEqual(['damaged', 'the rest'])
  })

  it('killed with -9 before any of its steps leaves the old database or the new one, whole', async () => {
    const program = oneFile('tests/tools/restore-until-killed.ts')
    const source = dataFolder()
    const backup = join(source.data, '..', 'backup.db')
    await backUp(source.file, backup)
    const fresh = contentOf(source.file)
    // What the former had not taken in from its -wal counts, too.
    const database = openDatabase(source.file)
    const actor = { user: 1, office: 'small', at }
    database.write(() =>
      addAvailability(database, actor, { leader: 'l03', from: '2026-12-01', to: '2026-12-02', is: 'desired' }),
    )
    const seen = { old: 0, new: 0 }
    let ended = false
    for (let n = 0; !ended && n < 100; n++) {
      const data = join(emptyFolder(), 'data')
      mkdirSync(data)
      for (const end of ['', '-wal']) cpSync(`${source.file}${end}`, join(data, `${databaseName}${end}`))
      const { signal, stdout, stderr } = spawnSync(process.execPath, [program, data, backup, String(n)], {
        encoding: 'utf8',
      })
      ended = signal === null
      if (ended) expect(JSON.parse(stdout || `"${stderr}"`)).toMatchObject({ ok: true })
      const file = join(data, databaseName)
      // As the next start of the service does.
      openDatabase(file).close()
      const content = contentOf(file)
      const isNew = JSON.stringify(content) === JSON.stringify(fresh)
      seen[isNew ? 'new' : 'old']++
      if (!isNew) expect(content).toEqual([schemaIn(database.sqlite), rowsIn(database.sqlite)])
      expect(restore(data, backup, '2026-11-21T00:00:00.000Z'), 'and the next restore tidies up').toMatchObject({
        ok: true,
      })
      expect(withoutLock(data).filter((name) => !name.includes('before-restore'))).toEqual([databaseName])
      expect(existsSync(file)).toBe(true)
    }
    expect(ended).toBe(true)
    expect(seen.old).toBeGreaterThan(5)
    expect(seen.new).toBeGreaterThan(2)
    database.close()
  })
})
