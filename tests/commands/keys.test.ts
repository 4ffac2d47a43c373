import { mkdirSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { openKeyRing, ringName } from '../../src/db/key-ring.ts'
import { lockFolder } from '../../src/db/lock.ts'
import { LogKeyDamaged, logKeyIn, logKeyName, openLogKey } from '../../src/db/log-key.ts'
import { masterName } from '../../src/db/master-key.ts'
import { readEnv } from '../../src/env.ts'
import { startFault } from '../../src/start-fault.ts'
import { call, emptyFolder } from '../tools/terminal.ts'

/** A folder of data with three keys, one of them destroyed. */
const dataFolder = (): { data: string; keys: string; key: Buffer } => {
  const data = join(emptyFolder(), 'data')
  const keys = join(data, 'keys')
  const ring = openKeyRing(keys, () => '2026-11-20T02:00:00.000Z')
  ring.makeAll(['a', 'b', 'c'])
  ring.destroy(['b'])
  const key = ring.keyOf('a')!
  ring.close()
  return { data, keys, key }
}

const keyIn = (folder: string, holder: string): Buffer | undefined => {
  const ring = openKeyRing(folder)
  try {
    return ring.keyOf(holder)
  } finally {
    ring.close()
  }
}

describe('roster keys', () => {
  it('says where the keys are, how many, and how old the master key is, while they are in use too', async () => {
    const { data, keys } = dataFolder()
    const ring = openKeyRing(keys)
    const { code, out } = await call('keys', '--data', data, '--lang', 'en')
    ring.close()
    expect(code).toBe(0)
    expect(out).toContain(`${keys}: 2 keys, 1 destroyed\n`)
    expect(out).toMatch(/master key [0-9a-f]{16}, in use since 2026-11-20, \d+ days\n/)
    expect((await call('keys', '--keys', keys)).out).toContain('密钥2个,已销毁1个')
  })

  it('makes none where there are none, and takes no other words', async () => {
    const data = emptyFolder()
    for (const args of [[], ['rotate'], ['copy', join(data, 'to')]]) {
      const { code, err } = await call('keys', ...args, '--data', data)
      expect([code, err]).toEqual([2, expect.stringContaining('没有密钥')])
    }
    expect(readdirSync(data)).toEqual([])
    for (const args of [['turn'], ['copy'], ['rotate', 'x']])
      expect((await call('keys', ...args, '--data', data)).err).toContain('用法')
  })

  it('rotate wraps all of them anew, not while the service runs', async () => {
    const { data, keys, key } = dataFolder()
    const before = (await call('keys', '--data', data)).out
    const release = lockFolder(data)
    const refused = await call('keys', 'rotate', '--data', data, '--lang', 'en')
    expect([refused.code, refused.err]).toEqual([2, `${data} is in use: stop the service first\n`])
    expect((await call('keys', '--data', data)).out).toBe(before)
    release()
    const { code, out, err } = await call('keys', 'rotate', '--data', data, '--lang', 'en')
    expect([code, out]).toEqual([0, 'The master key is another one now; 2 keys were wrapped anew\n'])
    expect(err).toContain('destroy those made before')
    expect((await call('keys', '--data', data)).out).not.toBe(before)
    expect(keyIn(keys, 'a')).toEqual(key)
  })

  it('copy takes keys and master key as they belong together, readable by their owner alone', async () => {
    const { data, keys, key } = dataFolder()
    const to = join(data, '..', 'stick')
    const ring = openKeyRing(keys)
    const { code, out, err } = await call('keys', 'copy', to, '--data', data, '--lang', 'en')
    ring.close()
    expect([code, out]).toEqual([0, `Copied and checked: ${to} (2 keys and the master key)\n`])
    expect(err).toContain('After each purge make a new copy and destroy the older ones')
    expect(readdirSync(to).sort()).toEqual([ringName, masterName])
    expect(statSync(to).mode & 0o777).toBe(0o700)
    for (const name of readdirSync(to)) expect(statSync(join(to, name)).mode & 0o777).toBe(0o600)
    expect(keyIn(to, 'a')).toEqual(key)
    expect(readdirSync(join(data, '..')).sort()).toEqual(['data', 'stick'])
  })

  it('copy leaves alone what stands there, and takes an empty folder', async () => {
    const { data } = dataFolder()
    const to = emptyFolder()
    writeFileSync(join(to, 'letter'), 'mine')
    const refused = await call('keys', 'copy', to, '--data', data)
    expect([refused.code, refused.err]).toEqual([2, expect.stringContaining('没有覆盖')])
    expect(readdirSync(to)).toEqual(['letter'])
    rmSync(to, { recursive: true })
    mkdirSync(to)
    expect(await call('keys', 'copy', to, '--data', data)).toMatchObject({ code: 0 })
    expect((await call('keys', 'copy', join(data, 'no', 'such', 'folder'), '--data', data)).err).toContain('ENOENT')
  })

  it('says what to do where the master key is lost', async () => {
    const { data, keys } = dataFolder()
    rmSync(join(keys, masterName))
    for (const args of [['rotate'], ['copy', join(data, '..', 'stick')]]) {
      const { code, err } = await call('keys', ...args, '--data', data)
      expect([code, err]).toEqual([2, expect.stringContaining('主密钥不见了')])
    }
    expect((await call('keys', '--data', data)).err).toContain('没有主密钥')
    expect(readdirSync(keys)).not.toContain(masterName)
  })

  it('names the public key of the log, and copies the key that signs it', async () => {
    const { data, keys } = dataFolder()
    expect((await call('keys', '--data', data)).out).not.toContain('公钥')
    openLogKey(keys)
    const key = logKeyIn(keys)!
    expect((await call('keys', '--data', data)).out).toContain(`记录的公钥(核对存证用):${key}\n`)
    const to = join(data, '..', 'stick')
    expect(await call('keys', 'copy', to, '--data', data)).toMatchObject({ code: 0 })
    expect(readdirSync(to).sort()).toEqual([ringName, logKeyName, masterName].sort())
    expect(statSync(join(to, logKeyName)).mode & 0o777).toBe(0o600)
    expect(logKeyIn(to)).toBe(key)
  })

  it('renew-log-key makes another key for the log, keeps the former one beside, not while the service runs', async () => {
    const { data, keys } = dataFolder()
    openLogKey(keys)
    const before = logKeyIn(keys)!
    const release = lockFolder(data)
    expect(await call('keys', 'renew-log-key', '--data', data)).toMatchObject({ code: 2 })
    release()
    expect(logKeyIn(keys)).toBe(before)
    const { code, out, err } = await call('keys', 'renew-log-key', '--data', data, '--lang', 'en')
    expect([code, out]).toEqual([0, expect.stringContaining(logKeyIn(keys)!)])
    expect(logKeyIn(keys)).not.toBe(before)
    expect(err).toContain(`${join(keys, logKeyName)}.before-`)
    expect(readdirSync(keys).filter((name) => name.startsWith(logKeyName))).toHaveLength(2)
  })

  it('of the log that is damaged or missing are told in both languages, with the way out', async () => {
    const { data, keys } = dataFolder()
    writeFileSync(join(keys, logKeyName), '{}')
    expect((await call('keys', '--data', data)).err).toContain('记录的签名密钥已损坏')
    const settings = readEnv({ ROSTER_DATA: data })
    if (!settings.ok) throw new Error(settings.says)
    for (const isMissing of [true, false]) {
      const says = startFault(new LogKeyDamaged(join(keys, logKeyName), isMissing), settings.settings)!
      expect(says).toContain(isMissing ? '不见了' : '已损坏')
      expect(says).toContain('roster keys renew-log-key')
      expect(says).toContain(isMissing ? 'is missing' : 'is damaged')
    }
    rmSync(join(keys, logKeyName))
    expect(() => openLogKey(keys, true)).toThrow(LogKeyDamaged)
    expect(readdirSync(keys)).not.toContain(logKeyName)
  })
})
