import { createPrivateKey, createPublicKey, generateKeyPairSync, type KeyObject, sign } from 'node:crypto'
import { existsSync, mkdirSync, readFileSync, renameSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'
import { type Signer, verifierKey } from '../domain/checkpoint.ts'
import { writeSecret } from './master-key.ts'
import { newKey } from './sealing.ts'

/** Name of the file of the log’s key in the folder of keys. */
export const logKeyName = 'log-key.json'

const logKeySchema = z.strictObject({
  /** The log’s name in its heads. */
  origin: z.string().regex(/^[a-z0-9./-]{1,100}$/),
  /** The Ed25519 private key, PKCS #8. */
  privateKey: z.base64(),
})

/** The key of the log cannot be read, or is not where it should be. */
export class LogKeyDamaged extends Error {
  constructor(
    readonly file: string,
    readonly isMissing: boolean,
  ) {
    super(isMissing ? `${file} is missing` : `${file} is not the key of a log`)
  }
}

/**
 * The key by which heads of the log are signed; it stands outside the database. Made as needed, unless there must be
 * one. Throws `LogKeyDamaged`.
 */
export const openLogKey = (folder: string, mustBeThere = false): Signer => {
  const file = join(folder, logKeyName)
  if (!existsSync(file)) {
    if (mustBeThere) throw new LogKeyDamaged(file, true)
    mkdirSync(folder, { recursive: true, mode: 0o700 })
    makeLogKey(folder)
  }
  const read = readKey(file)
  if (!read) throw new LogKeyDamaged(file, false)
  const { origin, key } = read
  const { x } = createPublicKey(key).export({ format: 'jwk' })
  return {
    origin,
    publicKey: Buffer.from(x!, 'base64url'),
    sign: (text) => sign(null, Buffer.from(text, 'utf8'), key),
  }
}

const makeLogKey = (folder: string): void => {
  const { privateKey } = generateKeyPairSync('ed25519')
  const kept: z.infer<typeof logKeySchema> = {
    origin: `reception-roster/${newKey().subarray(0, 6).toString('hex')}`,
    privateKey: privateKey.export({ type: 'pkcs8', format: 'der' }).toString('base64'),
  }
  writeSecret(folder, logKeyName, `${JSON.stringify(kept, undefined, 2)}\n`)
}

/**
 * Makes a new key of the log; the former one, should there be any, stays beside under another name, which is returned.
 * `at` is an instant.
 */
export const renewLogKey = (folder: string, at: string): string | undefined => {
  const file = join(folder, logKeyName)
  const kept = `${file}.before-${at.replace(/[:.]/g, '-')}`
  const isThere = existsSync(file)
  if (isThere) renameSync(file, kept)
  makeLogKey(folder)
  return isThere ? kept : undefined
}

/** The public key of a folder’s log as the C2SP writes it; undefined where there is none. Throws `LogKeyDamaged`. */
export const logKeyIn = (folder: string): string | undefined =>
  existsSync(join(folder, logKeyName)) ? verifierKey(openLogKey(folder)) : undefined

/** Copies the key of the log into another folder, should there be any. */
export const copyLogKey = (folder: string, to: string): void => {
  const file = join(folder, logKeyName)
  if (existsSync(file)) writeSecret(to, logKeyName, readFileSync(file, 'utf8'))
}

const readKey = (file: string): { origin: string; key: KeyObject } | undefined => {
  try {
    const { origin, privateKey } = logKeySchema.parse(JSON.parse(readFileSync(file, 'utf8')))
    return {
      origin,
      key: createPrivateKey({ key: Buffer.from(privateKey, 'base64'), format: 'der', type: 'pkcs8' }),
    }
  } catch {
    return undefined
  }
}
