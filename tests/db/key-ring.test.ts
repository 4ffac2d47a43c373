import { spawnSync } from 'node:child_process'
import { cpSync, readdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import Sqlite from 'better-sqlite3'
import fc from 'fast-check'
import { describe, expect, it, onTestFinished } from 'vitest'
import { KeyDestroyed, type KeyRing, KeyRingDamaged, openKeyRing, ringName } from '../../src/db/key-ring.ts'
import { MasterKeyMissing, masterName } from '../../src/db/master-key.ts'
import { keyBytes, newKey, seal, unseal } from '../../src/db/sealing.ts'
import { readEnv } from '../../src/env.ts'
import { startFault } from '../../src/start-fault.ts'
import { oneFile } from '../tools/one-file.ts'
import { emptyFolder } from '../tools/terminal.ts'

/** Opens a ring until the test ends. */
const opened = (folder: string): KeyRing => {
  const ring = openKeyRing(folder)
  onTestFinished(() => ring.close())
  return ring
}

/** A closed ring with keys for these holders. */
const folderWith = (holders: readonly string[]): { folder: string; keys: Map<string, string> } => {
  const folder = join(emptyFolder(), 'keys')
  const ring = openKeyRing(folder)
  ring.makeAll(holders)
  const keys = new Map(holders.map((holder) => [holder, ring.keyOf(holder)!.toString('hex')]))
  ring.close()
  return { folder, keys }
}

const keysIn = (folder: string): Map<string, string> => {
  const ring = openKeyRing(folder)
  try {
    return new Map([...ring.holders()].map((holder) => [holder, ring.keyOf(holder)!.toString('hex')]))
  } finally {
    ring.close()
  }
}

/** Every wrapped key as it stands in the file. */
const wrappedIn = (folder: string): Map<string, Buffer> => {
  const sqlite = new Sqlite(join(folder, ringName), { readonly: true })
  try {
    const rows = sqlite.prepare('SELECT holder, wrapped FROM key').raw().all() as [string, Buffer][]
    return new Map(rows)
  } finally {
    sqlite.close()
  }
}

const bytesOf = (folder: string): Buffer =>
  Buffer.concat(readdirSync(folder).map((name) => readFileSync(join(folder, name))))

const masterOf = (folder: string): { masters: { id: string; key: string }[] } =>
  JSON.parse(readFileSync(join(folder, masterName), 'utf8'))

/** What every step of a rotation, or of destroying keys, leaves of a folder; a kill half-way comes last. */
const afterEveryStep = (source: string, ...holders: string[]): string[] => {
  const program = oneFile('tests/tools/keys-step-by-step.ts')
  const run = (last: string) => {
    const folder = join(emptyFolder(), 'keys')
    cpSync(source, folder, { recursive: true })
    return { folder, ...spawnSync(process.execPath, [program, folder, last, ...holders], { encoding: 'utf8' }) }
  }
  const whole = run('never')
  expect([whole.status, whole.stderr]).toEqual([0, ''])
  const steps = Number(whole.stdout)
  const killed = run(String(steps >> 1))
  expect(killed.signal).toBe('SIGKILL')
  return [...Array.from({ length: steps }, (_, n) => `${whole.folder}-${n}`), whole.folder, killed.folder]
}

const many = Array.from({ length: 1000 }, (_, n) => `case-${(n * 7919) % 1000}`)

describe('sealing', () => {
  const bytes = fc.uint8Array({ maxLength: 3000 }).map((array) => Buffer.from(array))

  it('gives back what was sealed, under its own key and name alone', () => {
    fc.assert(
      fc.property(bytes, fc.string(), fc.string(), (plain, of, other) => {
        const key = newKey()
        const sealed = seal(key, plain, of)
        expect(unseal(key, sealed, of)).toEqual(plain)
        expect(() => unseal(newKey(), sealed, of)).toThrow()
        if (other !== of) expect(() => unseal(key, sealed, other)).toThrow()
        // The same words twice are not seen to be the same.
        expect(seal(key, plain, of)).not.toEqual(sealed)
      }),
    )
  })

  it('notices every changed bit, and everything cut off or added', () => {
    fc.assert(
      fc.property(bytes, fc.nat(), fc.nat(7), (plain, at, bit) => {
        const key = newKey()
        const sealed = seal(key, plain, 'case-1')
        const changed = Buffer.from(sealed)
        changed[at % changed.length]! ^= 1 << bit
        expect(() => unseal(key, changed, 'case-1')).toThrow()
        expect(() => unseal(key, sealed.subarray(0, at % sealed.length), 'case-1')).toThrow()
        expect(() => unseal(key, Buffer.concat([sealed, Buffer.from([bit])]), 'case-1')).toThrow()
      }),
    )
  })

  it('shows nothing of what is sealed', () => {
    expect(seal(newKey(), Buffer.from('张三13800000000'), 'case-1').includes('13800000000')).toBe(false)
    expect(newKey()).toHaveLength(keyBytes)
  })
})

describe('the key ring', () => {
  it('gives a case the same key every time, also after it was closed', () => {
    const { folder, keys } = folderWith(['case-1', 'case-2'])
    const ring = opened(folder)
    expect(ring.make('case-1').toString('hex')).toBe(keys.get('case-1'))
    expect(ring.keyOf('case-2')?.toString('hex')).toBe(keys.get('case-2'))
    expect(ring.keyOf('case-3')).toBeUndefined()
    expect(new Set(keys.values()).size).toBe(2)
  })

  it('is readable by its owner alone, whatever was there before', () => {
    const { folder } = folderWith(['case-1'])
    opened(folder).make('case-2')
    expect(statSync(folder).mode & 0o777).toBe(0o700)
    for (const name of readdirSync(folder))
      expect([name, statSync(join(folder, name)).mode & 0o777]).toEqual([name, 0o600])
  })

  it('has no byte of a destroyed key in its folder any more, neither in the file nor in a journal', () => {
    const { folder } = folderWith(many)
    const before = wrappedIn(folder)
    const ring = opened(folder)
    ring.rotate()
    const wrapped = wrappedIn(folder)
    const gone = many.filter((_, n) => n % 3 !== 0)
    const kept = many.filter((_, n) => n % 3 === 0)
    for (let at = 0; at < gone.length; at += 50) {
      ring.destroy(gone.slice(at, at + 50))
      ring.make(`later-${at}`)
    }
    // It is open, as it is while the service runs.
    ring.destroy([gone[0]!])
    expect(statSync(join(folder, `${ringName}-wal`)).size).toBe(0)
    const all = bytesOf(folder)
    expect(gone.filter((holder) => all.includes(wrapped.get(holder)!.subarray(0, 16)))).toEqual([])
    expect(many.filter((holder) => all.includes(before.get(holder)!.subarray(0, 16)))).toEqual([])
    expect(kept.every((holder) => all.includes(wrapped.get(holder)!))).toBe(true)
    expect(gone.every((holder) => ring.keyOf(holder) === undefined)).toBe(true)
    expect(kept.every((holder) => ring.keyOf(holder) !== undefined)).toBe(true)
  })

  it('never makes a second key where one was destroyed', () => {
    const ring = opened(folderWith(['case-1']).folder)
    ring.destroy(['case-1', 'case-that-had-none'])
    for (const holder of ['case-1', 'case-that-had-none']) expect(() => ring.make(holder)).toThrow(KeyDestroyed)
    expect([...ring.destroyed()].sort()).toEqual(['case-1', 'case-that-had-none'])
  })

  it('says so where its journal cannot be emptied, and empties it the next time', () => {
    const { folder } = folderWith(['case-1', 'case-2'])
    const wrapped = wrappedIn(folder).get('case-1')!
    const ring = opened(folder)
    const reader = new Sqlite(join(folder, ringName), { readonly: true })
    const rows = reader.prepare('SELECT * FROM key').iterate()
    rows.next()
    expect(() => ring.destroy(['case-1'])).toThrow('could not be emptied')
    rows.return!()
    reader.close()
    ring.destroy(['case-1'])
    expect(bytesOf(folder).includes(wrapped)).toBe(false)
  }, 20_000)
})

describe('the master key', () => {
  const says = (fault: unknown): string => {
    const read = readEnv({})
    return (read.ok ? startFault(fault, read.settings) : undefined) ?? ''
  }
  const refused = (folder: string): unknown => {
    try {
      openKeyRing(folder).close()
    } catch (fault) {
      return fault
    }
    return undefined
  }

  it('rotated opens every key as before, and the one before it opens nothing any more', () => {
    const { folder, keys } = folderWith(['case-1', 'case-2', 'case-3'])
    const before = readFileSync(join(folder, masterName))
    const ring = opened(folder)
    expect(ring.rotate()).toBe(3)
    for (const [holder, key] of keys) expect(ring.keyOf(holder)?.toString('hex')).toBe(key)
    expect(keysIn(folder)).toEqual(keys)
    expect(masterOf(folder).masters).toHaveLength(1)
    const old = join(emptyFolder(), 'keys')
    cpSync(folder, old, { recursive: true })
    writeFileSync(join(old, masterName), before)
    expect(refused(old)).toBeInstanceOf(MasterKeyMissing)
  })

  it('rotated by another process loses no key that is made meanwhile', () => {
    const { folder, keys } = folderWith(['case-1'])
    const [here, there] = [opened(folder), opened(folder)]
    there.rotate()
    keys.set('case-2', here.make('case-2').toString('hex'))
    there.rotate()
    expect(here.keyOf('case-1')?.toString('hex')).toBe(keys.get('case-1'))
    expect(keysIn(folder)).toEqual(keys)
    expect(masterOf(folder).masters).toHaveLength(1)
  })

  it('killed with -9 before any step of a rotation, every key opens, under one master key', () => {
    const source = folderWith(['case-1', 'case-2', 'case-3'])
    const former = masterOf(source.folder).masters[0]!.id
    const seen = { former: 0, fresh: 0 }
    for (const folder of afterEveryStep(source.folder)) {
      expect(keysIn(folder), folder).toEqual(source.keys)
      const { masters } = masterOf(folder)
      expect(masters).toHaveLength(1)
      seen[masters[0]!.id === former ? 'former' : 'fresh']++
      expect(readdirSync(folder).sort()).toEqual([ringName, masterName])
    }
    expect(seen.former).toBeGreaterThan(5)
    expect(seen.fresh).toBeGreaterThan(5)
  }, 60_000)

  it('killed with -9 before any step of a destruction, a key that is gone is gone from the folder after the next start', () => {
    const source = folderWith(['case-1', 'case-2'])
    const wrapped = wrappedIn(source.folder).get('case-1')!
    const seen = { gone: 0, there: 0 }
    for (const folder of afterEveryStep(source.folder, 'case-1')) {
      const ring = openKeyRing(folder)
      const isGone = ring.keyOf('case-1') === undefined
      expect(ring.destroyed().has('case-1')).toBe(isGone)
      expect(bytesOf(folder).includes(wrapped)).toBe(!isGone)
      expect(ring.keyOf('case-2')?.toString('hex')).toBe(source.keys.get('case-2'))
      ring.close()
      seen[isGone ? 'gone' : 'there']++
    }
    expect(seen.gone).toBeGreaterThan(1)
    expect(seen.there).toBeGreaterThan(5)
  }, 60_000)

  it('lost, of another ring, altered or cut off keeps the service from starting, and says what to do', () => {
    const { folder } = folderWith(['case-1'])
    const file = join(folder, masterName)
    const whole = readFileSync(file, 'utf8')
    const { masters } = masterOf(folder)
    const other = masterOf(folderWith(['case-1']).folder).masters[0]!
    const contents: [string, string | undefined][] = [
      ['lost', undefined],
      ['of another ring', JSON.stringify({ masters: [other] })],
      ['another key under its name', JSON.stringify({ masters: [{ ...masters[0], key: other.key }] })],
      ['cut off', whole.slice(0, 40)],
      ['empty', ''],
      ['something else', '[]'],
    ]
    for (const [name, content] of contents) {
      rmSync(file, { force: true })
      if (content !== undefined) writeFileSync(file, content)
      const before = readdirSync(folder).includes(masterName)
      const fault = refused(folder)
      expect(fault, name).toBeInstanceOf(MasterKeyMissing)
      expect(says(fault), name).toContain(`${file}: 主密钥不见了`)
      expect(says(fault), name).toContain('Put master.key back from a copy made with roster keys copy')
      // No new one takes its place.
      expect(readdirSync(folder).includes(masterName)).toBe(before)
    }
    writeFileSync(file, whole)
    expect(keysIn(folder).size).toBe(1)
  })

  it('put away with its keys, a new ring is begun, and the damaged one says what to do', () => {
    const { folder } = folderWith(['case-1'])
    renameSync(folder, `${folder}-old`)
    expect(keysIn(folder).size).toBe(0)
    writeFileSync(join(folder, ringName), 'this is no database at all, but long enough to be looked at'.repeat(100))
    const fault = refused(folder)
    expect(fault).toBeInstanceOf(KeyRingDamaged)
    expect(says(fault)).toContain('密钥文件已损坏')
    expect(says(fault)).toContain('the file of keys is damaged')
  })
})
