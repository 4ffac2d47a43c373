import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import Sqlite from 'better-sqlite3'
import { describe, expect, it, onTestFinished } from 'vitest'
import { headsOf } from '../../src/db/head-store.ts'
import { openLogKey } from '../../src/db/log-key.ts'
import { verifierKey } from '../../src/domain/checkpoint.ts'
import type { Assignment, Roster } from '../../src/domain/roster.ts'
import { canonical, sha256 } from '../../src/roster/planning-file.ts'
import { publishMonth } from '../tools/published.ts'
import { startService } from '../tools/service.ts'
import { call } from '../tools/terminal.ts'

/** A service that has published December by the solver, and once more by hand. */
const published = async () => {
  const service = startService()
  onTestFinished(() => service.close())
  const office = service.county()
  await publishMonth(service, office, '2026-12')
  await publishMonth(service, office, '2026-12', {
    duties: ['01', '02', '03'].map((day) => ({ date: `2026-12-${day}`, opening: 'hall-daily', leader: `l${day}` })),
  })
  const file = join(service.data, 'roster.db')
  const key = verifierKey(openLogKey(join(service.data, 'keys')))
  const heads = join(service.data, 'heads.txt')
  writeFileSync(
    heads,
    headsOf(service.database, 10)
      .map(({ note }) => note)
      .join('\n'),
  )
  return { service, office, file, key, heads }
}

/** Changes a closed database behind the program’s back. */
const behind = (file: string, sql: string): void => {
  const sqlite = new Sqlite(file)
  for (const name of sqlite.prepare("SELECT name FROM sqlite_schema WHERE type = 'trigger'").pluck().all())
    sqlite.exec(`DROP TRIGGER "${name}"`)
  sqlite.exec(sql)
  sqlite.close()
}

describe('roster verify', () => {
  it('finds nothing in a database that the service has open, and makes its revisions again', async () => {
    const { file, key, heads } = await published()
    const said = await call('verify', file, '--key', key, '--head', heads, '--remake')
    // On a busy machine solving takes long enough to be spoken of.
    expect(said.err.replaceAll(/正在求解…….*\n/g, '')).toBe('')
    expect(said.code).toBe(0)
    expect(said.out).toContain('✓ 没有发现改动。')
    expect(said.out).toContain('与所给的旧树头相符')
    expect(said.out).toContain('第1版: 按冻结的规划文件重排,结果相同')
    expect(said.out).toContain('第2版: 手工安排或调整过,重新检查,结论相同')
    const data = await call('verify', file, '--key', key, '--remake', '--json')
    expect(JSON.parse(data.out)).toMatchObject({
      findings: [],
      isKeyGiven: true,
      revisions: [
        { office: 'xz', month: '2026-12', n: 1, is: 'same' },
        { office: 'xz', month: '2026-12', n: 2, is: 'judged' },
      ],
    })
  })

  it('tells of revisions whose answer is not what their planning file leads to, and of one not proven in time', async () => {
    const { file } = await published()
    const short = await call('verify', file, '--remake', '--time-limit', '0.0001')
    expect(short.code).toBe(2)
    expect(short.out).toContain('? xz 2026-12 第1版: 在时限内没有证明最优')
    const sqlite = new Sqlite(file, { readonly: true })
    const { answer } = sqlite.prepare('SELECT answer FROM revision WHERE n = 1').get() as { answer: string }
    sqlite.close()
    const [a, b] = (JSON.parse(answer) as Roster).assignments as [Assignment, Assignment]
    const exchanged = canonical({
      ...JSON.parse(answer),
      assignments: (JSON.parse(answer) as Roster).assignments.map((one) =>
        one.id === a.id ? { ...one, leader: b.leader } : one.id === b.id ? { ...one, leader: a.leader } : one,
      ),
    })
    // Whoever knows the program makes the hashes and the duties fit as well.
    behind(
      file,
      `UPDATE revision SET answer = '${exchanged}', answer_hash = '${sha256(exchanged)}' WHERE n = 1;
       UPDATE duty SET leader = '${b.leader}' WHERE n = 1 AND id = '${a.id}';
       UPDATE duty SET leader = '${a.leader}' WHERE n = 1 AND id = '${b.id}';`,
    )
    const said = await call('verify', file, '--remake', '--lang', 'en')
    expect(said.code).toBe(3)
    expect(said.out).toMatch(/revision \[1,1\] is not what entry \d+ /)
    expect(said.out).toContain('✗ xz 2026-12, revision 1: it comes out with other duties')
    expect((await call('verify', file, 'other', '--remake')).err).toContain('--remake 只用于数据库')
  })

  it('names a duty given to somebody else behind the program’s back, and the revision that tells so', async () => {
    const { file, key } = await published()
    behind(file, "UPDATE duty SET leader = 'l09' WHERE n = 1 AND date = '2026-12-01'")
    const said = await call('verify', file, '--key', key, '--remake', '--lang', 'en')
    expect(said.code).toBe(3)
    expect(said.out).toMatch(/duty \[1,1\] is not what entry \d+ \(roster\.published 2026-12\) says/)
    expect(said.out).toContain('revision 1: its duties are not those of its answer')
  })

  it('says which entries are gone where an old head knows more, though everything else was put back as it was', async () => {
    const { file, key, heads, service, office } = await published()
    const before = new Sqlite(file, { readonly: true }).serialize()
    await publishMonth(service, office, '2026-12', {
      duties: [{ date: '2026-12-01', opening: 'hall-daily', leader: 'l04' }],
    })
    const later = headsOf(service.database, 1)[0]!.note
    writeFileSync(heads, later)
    const older = join(service.data, 'older.db')
    writeFileSync(older, before)
    const said = await call('verify', older, '--key', key, '--head', heads, '--lang', 'en')
    expect(said.out).toMatch(/has \d+ entries, only \d+ are left/)
    expect(said.code).toBe(3)
  })

  it('refuses what it cannot look at, and says how to mend it', async () => {
    const { file, service } = await published()
    expect(await call('verify', join(service.data, 'none.db'))).toMatchObject({ code: 2, out: '' })
    expect((await call('verify', file, '--key', 'nonsense')).err).toContain('不是公钥')
    const other = join(service.data, 'other.db')
    writeFileSync(other, 'no database at all')
    expect((await call('verify', other)).err).toContain('不是接访排班的数据库,或已损坏')
    expect((await call('verify', file, '--head', other)).err).toContain('里面没有树头')
  })
})
