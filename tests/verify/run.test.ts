import {
  copyFileSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  truncateSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import Sqlite from 'better-sqlite3'
import { afterAll, describe, expect, it, onTestFinished } from 'vitest'
import { backUp } from '../../src/db/backup.ts'
import { entryProof, headProof, provenEntries } from '../../src/db/evidence-store.ts'
import { headsOf, keepHead, signBy, tipOf } from '../../src/db/head-store.ts'
import { openLogKey, renewLogKey } from '../../src/db/log-key.ts'
import { record } from '../../src/db/log-store.ts'
import { databaseName, openDatabase } from '../../src/db/open.ts'
import { restore } from '../../src/db/restore.ts'
import { recordRestore } from '../../src/db/restore-mark.ts'
import { headIn, signedHead, verifierKey } from '../../src/domain/checkpoint.ts'
import { leafHash } from '../../src/domain/merkle.ts'
import { type EntryRow, readEntry } from '../../src/verify/entries.ts'
import type { Finding, Report } from '../../src/verify/findings.ts'
import { runVerify } from '../../src/verify/run.ts'
import { fillDatabase, testSigner } from '../tools/filled-database.ts'

const key = verifierKey(testSigner)
const folder = mkdtempSync(join(tmpdir(), 'roster-test-'))
const at = (name: string): string => join(folder, name)
const written = (name: string, content: string): string => {
  writeFileSync(at(name), content)
  return at(name)
}

/** A service’s database, in use; heads were kept at some of its entries. */
const file = at('roster.db')
const database = openDatabase(file)
const { office, clerk } = fillDatabase(database)
const actor = { user: clerk, office, at: '2026-12-05T02:00:00.000Z' }
for (let n = 0; n < 3; n++)
  database.write(() => {
    for (let more = 0; more < 4; more++) record(database, actor, 'case.looked', `case-${n}${more}`)
    keepHead(database, actor)
  })
const kept = headsOf(database, 10).toReversed()
const tip = tipOf(database)!
const heads = written('heads.txt', `树头\n\n${kept.map(({ note }) => note).join('\n')}\n${tip}`)
const lines = provenEntries(database, 1, 1000).map(({ text }) => text)
const exported = written('log.jsonl', `${lines.join('\n')}\n`)

afterAll(() => {
  database.close()
  rmSync(folder, { recursive: true })
})

/** One call of roster-verify in this process. */
const call = (...args: string[]) => {
  const said: { out: string[]; err: string[] } = { out: [], err: [] }
  const code = runVerify(args, {
    out: (words) => void said.out.push(words),
    err: (words) => void said.err.push(words),
  })
  return { code, out: said.out.join(''), err: said.err.join('') }
}
const findingsIn = (...args: string[]): readonly Finding[] =>
  (JSON.parse(call(...args, '--json').out) as Report).findings

/** A backup put in the place of a database that had written on; the heads are from what was lost. */
const restored = async () => {
  const away = mkdtempSync(join(folder, 'restored-'))
  const [live, backup] = [join(away, databaseName), join(away, 'backup.db')]
  const first = openDatabase(live)
  const { office: id, clerk: user } = fillDatabase(first)
  const by = { user, office: id, at: '2026-12-05T02:00:00.000Z' }
  const left = tipSize(first)
  expect(await backUp(live, backup)).toMatchObject({ ok: true })
  const notes = [1, 2].map((n) => {
    first.write(() => record(first, by, 'case.looked', `lost-${n}`))
    return tipOf(first)!
  })
  const size = tipSize(first)
  first.close()
  expect(restore(away, backup, by.at)).toMatchObject({ ok: true })
  const second = openDatabase(live)
  second.signWith(testSigner)
  second.write(() => recordRestore(second, by))
  const texts = provenEntries(second, 1, 1000).map(({ text }) => text)
  second.close()
  const [earlier, last] = notes.map((note, n) => written(`lost-${n}.txt`, note))
  return {
    signed: live,
    former: {
      ...{ left, size, file: last!, earlier: earlier!, root: headIn(notes[1]!)!.root.toString('base64') },
      exported: written('restored.jsonl', `${texts.join('\n')}\n`),
    },
  }
}
const tipSize = (from: typeof database): number => headIn(tipOf(from)!)!.size

describe('roster-verify on a file', () => {
  it('finds nothing in one that the service has open, and says which old heads fit', () => {
    expect(statSync(`${file}-wal`).size).toBeGreaterThan(0)
    const said = call(file, '--key', key, '--head', heads)
    expect(said).toMatchObject({ code: 0, err: '' })
    expect(said.out).toContain(
      `与所给的旧树头相符(${[...kept.map(({ size }) => size), lines.length].join('、')}条)`,
    )
    expect(call(file, '--lang', 'en').out).toContain('No public key (--key) was given')
  })

  it('tells of a restore beside heads that do not fit for it, and still finds that they do not', async () => {
    const { signed, former } = await restored()
    const said = call(signed, '--key', key, '--head', former.file)
    expect(said.code).toBe(1)
    expect(said.out).toContain(
      `ℹ 第${former.left + 1}条记录说,此前恢复过备份,当时丢下的记录有${former.size}条,所给的旧树头就是丢下的最后一个:照此,对不上是恢复所致。`,
    )
    const forgotten = call(signed, '--key', key, '--head', former.earlier, '--lang', 'en')
    expect(forgotten.code).toBe(1)
    expect(forgotten.out).toContain('Old heads from before the restore may not fit for it.')
    // An export tells of it, too.
    const restores = [{ seq: former.left + 1, lost: { size: former.size, root: former.root }, isGiven: true }]
    expect(JSON.parse(call(former.exported, '--head', former.file, '--json').out)).toMatchObject({ restores })
    expect(call(file).out).not.toContain('ℹ')
  })

  it('finds nothing in a backup, nor in a file from before the log was a tree', async () => {
    expect(await backUp(file, at('backup.db'))).toMatchObject({ ok: true })
    expect(call(at('backup.db'), '--key', key, '--head', heads)).toMatchObject({ code: 0, err: '' })
    for (const older of readdirSync('tests/db/older')) {
      const sqlite = new Sqlite(at(`${older}.db`))
      sqlite.pragma('foreign_keys = OFF')
      sqlite.exec(`BEGIN;${readFileSync(join('tests/db/older', older), 'utf8')}COMMIT`)
      sqlite.close()
      if (older < '0004') expect(call(at(`${older}.db`)).err, older).toContain('还没有存证')
      openDatabase(at(`${older}.db`)).close()
      expect(findingsIn(at(`${older}.db`)), older).toEqual([])
    }
  })

  it('says in a sentence what it cannot look at', () => {
    expect(call(at('none.db'))).toMatchObject({ code: 2, out: '' })
    expect(call(folder).err).toContain('文件不存在或读不了')
    expect(call(written('words.db', 'no database at all')).err).toContain('不是接访排班的数据库,或已损坏')
    expect(call(written('empty.db', '')).err).toContain('不是接访排班的数据库')
    copyFileSync(at('backup.db'), at('cut.db'))
    truncateSync(at('cut.db'), 100_000)
    expect(call(at('cut.db')).code).not.toBe(0)
    expect(call(file, '--key', 'nonsense').err).toContain('不是公钥')
    expect(call(file, '--head', at('words.db')).err).toContain('里面没有树头')
    const half = written('half.txt', `${kept[0]!.note}\n${tip.replace(/.{9}\n$/, '\n')}`)
    expect(call(file, '--head', half).err).toContain('里面有读不出来的树头')
  })

  it.each([[['--lang', 'fr', 'a.db']], [['a.db', 'b.db']], [[]], [['proof']], [['a.db', '--nothing']]])(
    'refuses %j as no way to call it',
    (args) => {
      expect(call(...args)).toMatchObject({ code: 2, out: '' })
    },
  )
})

describe('heads', () => {
  it('that were signed over another log tell of a fork, and between which entries', () => {
    const [first, second] = [kept[0]!.size, kept[1]!.size]
    const forked = written(
      'fork.txt',
      `${kept[0]!.note}\n${signedHead(testSigner, { size: second, root: leafHash('') })}`,
    )
    expect(findingsIn(file, '--key', key, '--head', forked)).toEqual([
      { kind: 'fork', head: 'old', size: second, from: first + 1, to: second },
    ])
    expect(call(file, '--head', forked).out).toContain(`第${first + 1}至${second}条之间有改动`)
  })

  it('over more entries than there are tell how many are gone', () => {
    const size = lines.length + 5
    const later = written('later.txt', signedHead(testSigner, { size, root: leafHash('') }))
    const said = call(file, '--key', key, '--head', later, '--lang', 'en')
    expect(said.code).toBe(1)
    expect(said.out).toContain(
      `has ${size} entries, only ${size - 5} are left: 5 of entries ${size - 4} to ${size} are gone`,
    )
  })

  it('that somebody else signed are said to be so', () => {
    const other = { ...testSigner, sign: (text: string) => testSigner.sign(`${text} `) }
    const given = written('other.txt', signedHead(other, { size: 3, root: leafHash('') }))
    expect(findingsIn(file, '--key', key, '--head', given)).toMatchObject([
      { kind: 'head-unsigned', head: 'old', size: 3 },
      { kind: 'head-differs', head: 'old', size: 3 },
    ])
  })
})

/** A log that a key signed, then another one; heads were kept by both. */
const renewed = () => {
  const away = mkdtempSync(join(folder, 'renewed-'))
  const own = openDatabase(join(away, databaseName))
  onTestFinished(() => own.close())
  const by = { user: fillDatabase(own).clerk, office, at: '2026-12-05T02:00:00.000Z' }
  const keys = ['2026-12-06T02:00:00.000Z', '2026-12-07T02:00:00.000Z'].map((when) => {
    renewLogKey(away, when)
    const signer = openLogKey(away)
    signBy(own, signer, when)
    own.write(() => {
      record(own, by, 'case.looked', when)
      record(own, by, 'case.looked', when)
      keepHead(own, { ...by, at: when })
    })
    return verifierKey(signer)
  })
  const [to, from] = headsOf(own, 2)
  const texts = provenEntries(own, 1, 1000).map(({ text }) => text)
  return {
    ...{ own, keys, from: from!, to: to!, signed: join(away, databaseName), lines: texts },
    proof: {
      ...{ from: from!.note, to: to!.note },
      proof: headProof(own, from!.size, to!.size).map((hash) => hash.toString('base64')),
    },
  }
}

describe('a head of another log', () => {
  const stranger = { ...testSigner, origin: 'reception-roster/elsewhere' }
  const size = kept[0]!.size
  const given = (name: string, count = size) =>
    written(name, signedHead(stranger, { size: count, root: leafHash('') }))

  it('is said to be so and makes no fork, whether or not a key is given, and however long it is', () => {
    const other = { kind: 'other-log', head: 'old', size, origin: stranger.origin }
    expect(findingsIn(file, '--head', given('elsewhere.txt'))).toEqual([other])
    expect(findingsIn(file, '--key', key, '--head', given('elsewhere.txt'))).toEqual([other])
    expect(findingsIn(file, '--head', given('long.txt', 10_000))).toEqual([{ ...other, size: 10_000 }])
    const said = call(file, '--head', given('elsewhere.txt'))
    expect(said.code).toBe(1)
    expect(said.out).toContain(`(${size}条,${stranger.origin})属于另一份记录`)
    expect(said.out).not.toContain('分叉')
  })

  it('is a fork all the same where its key is given as one of this log', () => {
    const keys = ['--key', key, '--key', verifierKey(stranger)]
    expect(findingsIn(file, ...keys, '--head', given('elsewhere.txt'))).toMatchObject([{ kind: 'fork', size }])
  })

  it('is none that a former key of this log signed, in a database and in an export', () => {
    const { signed, keys, from, lines: texts } = renewed()
    const whole = written('renewed.jsonl', texts.join('\n'))
    const old = written('former.txt', from.note)
    const altered = written(
      'former-altered.txt',
      from.note.replace(/\n[^\n]{44}\n/, `\n${leafHash('').toString('base64')}\n`),
    )
    const all = keys.flatMap((one) => ['--key', one])
    for (const where of [signed, whole]) {
      expect(findingsIn(where, '--head', old)).toEqual([])
      expect(findingsIn(where, '--head', altered)).toMatchObject([{ kind: 'fork', size: from.size }])
      expect(findingsIn(where, '--head', given('elsewhere.txt'))).toMatchObject([{ kind: 'other-log' }])
    }
    // The first heads of this database were signed by yet another key.
    expect(call(signed, '--key', key, ...all, '--head', old).code).toBe(0)
  })

  it('cannot be told where an export shows no entry that names its keys', () => {
    expect(findingsIn(exported, '--head', given('elsewhere.txt'))).toMatchObject([{ kind: 'fork' }])
  })
})

describe('an export of the log', () => {
  const altered = (change: (lines: string[]) => void): string => {
    const copy = [...lines]
    change(copy)
    return written('altered.jsonl', copy.join('\n'))
  }

  it('fits its heads, also by hashes alone, and after an editor of Windows', () => {
    expect(call(exported, '--key', key, '--head', heads)).toMatchObject({ code: 0, err: '' })
    const hidden = lines.map((line, n) =>
      n % 3 === 0 ? JSON.stringify({ leaf: leafHash(line).toString('base64'), seq: n + 1 }) : line,
    )
    const part = written('part.jsonl', `\ufeff${hidden.join('\r\n')}\r\n`)
    const said = call(part, '--key', key, '--head', heads)
    expect(said).toMatchObject({ code: 0 })
    expect(said.out).toContain(`其中${Math.ceil(lines.length / 3)}条只有摘要`)
  })

  it('is said to be judged by nothing where no head is given, and never to be unaltered', () => {
    const said = call(exported, '--key', key)
    expect(said).toMatchObject({ code: 0, err: '' })
    expect(said.out).toContain('? 编号是连续的,其他无从判断:没有树头可以比对(--head),内容有没有改动无从知道。')
    expect(said.out).not.toContain('✓')
    const english = call(exported, '--key', key, '--lang', 'en').out
    expect(english).toContain('nothing else could be judged')
    expect(english).not.toContain('Nothing was altered')
    expect(call(altered((all) => all.splice(4, 2))).out).toContain('内容有没有改动无从知道')
    expect(call('--help').out).toContain('没有树头可比的导出,只说明编号连续')
  })

  it('is judged as far as its heads go, and no further', () => {
    const { size, note } = kept[1]!
    const said = call(exported, '--key', key, '--head', written('middle.txt', note))
    expect(said.code).toBe(0)
    expect(said.out).toContain(`前${size}条没有发现改动`)
    expect(said.out).toContain(`第${size + 1}至${lines.length}条之后没有树头`)
    expect(call(exported, '--key', key, '--head', heads).out).toContain('✓ 没有发现改动。')
  })

  it('gives nobody an entry he may not see: its hash cannot be made from what he guesses', () => {
    const rows = database.sqlite.prepare<[], EntryRow>('SELECT * FROM log ORDER BY seq').all()
    expect(rows.filter(({ rows: of }) => of === '[]').length).toBeGreaterThan(5)
    for (const row of rows) {
      const leaf = leafHash(readEntry(row)!.text)
      expect(leaf, row.what).toEqual(leafHash(lines[row.seq - 1]!))
      // All that there is to guess, to the letter; of the salt there is none, or another.
      for (const salt of [null, Buffer.alloc(16), Buffer.alloc(0)])
        expect(leafHash(readEntry({ ...row, salt })!.text).equals(leaf), row.what).toBe(false)
    }
    expect(new Set(rows.map(({ salt }) => salt!.toString('hex'))).size).toBe(rows.length)
  })

  it('may have entries without a salt, as an earlier program wrote them', () => {
    const sqlite = new Sqlite(at('unsalted.db'))
    sqlite.pragma('foreign_keys = OFF')
    sqlite.exec(`BEGIN;${readFileSync('tests/db/older/0003.sql', 'utf8')}COMMIT`)
    sqlite.close()
    const older = openDatabase(at('unsalted.db'))
    older.signWith(testSigner)
    older.write(() => record(older, { ...actor, user: null, office: null }, 'case.looked', 'x'))
    const texts = provenEntries(older, 1, 10_000).map(({ text }) => text)
    const head = written('unsalted.txt', tipOf(older)!)
    older.close()
    expect(texts[0]).toContain('"salt":null')
    expect(texts.at(-1)).toMatch(/"rows":\[\],"salt":"[\w-]{43}"/)
    const given = ['--key', key, '--head', head]
    expect(findingsIn(at('unsalted.db'), ...given)).toEqual([])
    expect(call(written('unsalted.jsonl', texts.join('\n')), ...given)).toMatchObject({ code: 0, err: '' })
  })

  it('is read with its heads and keys behind byte order marks', () => {
    const marked = (name: string, content: string) => written(name, `\ufeff${content}`)
    const keyFile = marked('bom-key.txt', `${key}\r\n`)
    const headFile = marked('bom-heads.txt', `${tip}\ufeff${kept[0]!.note}`)
    const lineFile = marked('bom.jsonl', lines.join('\r\n'))
    for (const where of [file, lineFile])
      expect(call(where, '--key', keyFile, '--head', headFile)).toMatchObject({ code: 0, err: '' })
  })

  it('tells between which heads an entry was edited or changed places', () => {
    const [first, second] = [kept[0]!.size, kept[1]!.size]
    const range = [{ kind: 'fork', from: first + 1, to: second }]
    const edited = altered((all) => {
      all[first] = all[first]!.replace('"what":"', '"what":"x')
    })
    expect(findingsIn(edited, '--key', key, '--head', heads)).toMatchObject(range)
    const swapped = altered((all) => {
      const [a, b] = [all[first]!, all[first + 1]!]
      all[first] = b.replace(`"seq":${first + 2}`, `"seq":${first + 1}`)
      all[first + 1] = a.replace(`"seq":${first + 1}`, `"seq":${first + 2}`)
    })
    expect(findingsIn(swapped, '--key', key, '--head', heads)).toMatchObject(range)
  })

  it('tells which entries are missing, put in, or cut off', () => {
    const gone = altered((all) => all.splice(4, 2))
    expect(findingsIn(gone, '--key', key, '--head', heads)).toContainEqual({ kind: 'entry-missing', seq: 5, to: 6 })
    const twice = altered((all) => all.splice(4, 0, all[4]!))
    expect(findingsIn(twice, '--key', key, '--head', heads)).toMatchObject([{ kind: 'entry-inserted', seq: 5 }])
    const cut = altered((all) => all.splice(-3))
    expect(findingsIn(cut, '--key', key, '--head', heads)).toMatchObject([
      { kind: 'truncated', size: lines.length, left: lines.length - 3 },
    ])
  })
})

describe('a proof', () => {
  const base64 = (hashes: readonly Buffer[]): string[] => hashes.map((hash) => hash.toString('base64'))
  const [older, newer] = [kept[0]!, kept[2]!]
  const inclusion = {
    entry: lines[6]!,
    index: 6,
    size: newer.size,
    proof: base64(entryProof(database, 7, newer.size)),
    head: newer.note,
  }
  const consistency = {
    from: older.note,
    to: newer.note,
    proof: base64(headProof(database, older.size, newer.size)),
  }
  const proof = (content: object, ...args: string[]) =>
    call('proof', written('proof.json', JSON.stringify(content)), '--key', key, ...args)

  it('of an entry or of two heads is followed', () => {
    expect(proof(inclusion)).toMatchObject({ code: 0, err: '' })
    expect(proof(inclusion).out).toContain('第7条记录在树头')
    expect(proof(consistency, '--lang', 'en').out).toContain(
      `The head of ${newer.size} entries continues the one of`,
    )
    expect(JSON.parse(proof(consistency, '--json').out)).toEqual({ ok: true, isKeyGiven: true })
    expect(call('proof', at('proof.json')).out).toContain('签名没有核对')
  })

  it('is followed behind a byte order mark', () => {
    for (const content of [inclusion, consistency])
      expect(call('proof', written('bom.json', `\ufeff${JSON.stringify(content)}`), '--key', key).code).toBe(0)
  })

  it('of two heads goes on over a new key of the log, where both keys are given', () => {
    const { keys, proof: over, from, to } = renewed()
    const given = written('over.json', JSON.stringify(over))
    const both = keys.flatMap((one) => ['--key', one])
    const said = call('proof', given, ...both)
    expect(said).toMatchObject({ code: 0, err: '' })
    expect(said.out).toContain(`${to.size}条的树头接着${from.size}条的树头`)
    expect(call('proof', given, '--key', keys[0]!)).toMatchObject({ code: 1 })
    expect(call('proof', given)).toMatchObject({ code: 1 })
    expect(call('proof', given).out).toContain('请用 --key 给出前后两个公钥')
    const turned = { ...over, proof: over.proof.toReversed() }
    expect(call('proof', written('turned.json', JSON.stringify(turned)), ...both)).toMatchObject({ code: 1 })
  })

  it('of another entry, place, head or key is not', () => {
    expect(proof({ ...inclusion, entry: lines[7] })).toMatchObject({ code: 1 })
    expect(proof({ ...inclusion, index: 7 })).toMatchObject({ code: 1 })
    expect(proof({ ...inclusion, proof: inclusion.proof.slice(1) })).toMatchObject({ code: 1 })
    expect(proof({ ...consistency, proof: [...consistency.proof].reverse() })).toMatchObject({ code: 1 })
    const other = { ...testSigner, sign: (text: string) => testSigner.sign(`${text} `) }
    const head = signedHead(other, { size: newer.size, root: Buffer.from(newer.note.split('\n')[2]!, 'base64') })
    expect(proof({ ...inclusion, head }).out).toContain('不是所给公钥签的')
  })

  it('that is none is said to be none', () => {
    for (const none of [{}, { ...inclusion, proof: ['x'] }, { ...inclusion, size: 3 }, { ...consistency, to: '' }])
      expect(proof(none)).toMatchObject({ code: 2, out: '' })
  })
})
