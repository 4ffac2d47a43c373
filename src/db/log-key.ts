import { createPrivateKey, createPublicKey, generateKeyPairSync, type KeyObject, sign } from 'node:crypto'
import { existsSync, mkdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'
import type { Signer } from '../domain/checkpoint.ts'
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

/** The key of the log cannot be read. */
export class LogKeyDamaged extends Error {
  constructor(readonly file: string) {
    super(`${file} is not the key of a log`)
  }
}

/** The key by which heads of the log are signed, made as needed; it stands outside the database. Throws `LogKeyDamaged`. */
export const openLogKey = (folder: string): Signer => {
  const file = join(folder, logKeyName)
  if (!existsSync(file)) {
    mkdirSync(folder, { recursive: true, mode: 0o700 })
    const { privateKey } = generateKeyPairSync('ed25519')
    const kept: z.infer<typeof logKeySchema> = {
      origin: `reception-roster/${newKey().subarray(0, 6).toString('hex')}`,
      privateKey: privateKey.export({ type: 'pkcs8', format: 'der' }).toString('base64'),
    }
    writeSecret(folder, logKeyName, `${JSON.stringify(kept, undefined, 2)}\n`)
  }
  const read = readKey(file)
  if (!read) throw new LogKeyDamaged(file)
  const { origin, key } = read
  const { x } = createPublicKey(key).export({ format: 'jwk' })
  return {
    origin,
    publicKey: Buffer.from(x!, 'base64url'),
    sign: (text) => sign(null, Buffer.from(text, 'utf8'), key),
  }
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
