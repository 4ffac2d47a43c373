import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto'

/** Bytes of a key, AES-256. */
export const keyBytes = 32
const ivBytes = 12
const tagBytes = 16

/** A new key. */
export const newKey = (): Buffer => randomBytes(keyBytes)

/** Encrypts (AES-256-GCM, NIST SP 800-38D), bound to what it belongs to: it opens under no other name. */
export const seal = (key: Buffer, plain: Buffer, of: string): Buffer => {
  const iv = randomBytes(ivBytes)
  const cipher = createCipheriv('aes-256-gcm', key, iv).setAAD(Buffer.from(of))
  const body = Buffer.concat([cipher.update(plain), cipher.final()])
  return Buffer.concat([iv, body, cipher.getAuthTag()])
}

/** Decrypts what `seal` made. Throws where key or name are others, or a byte was changed. */
export const unseal = (key: Buffer, sealed: Buffer, of: string): Buffer => {
  const decipher = createDecipheriv('aes-256-gcm', key, sealed.subarray(0, ivBytes), { authTagLength: tagBytes })
  decipher.setAAD(Buffer.from(of)).setAuthTag(sealed.subarray(-tagBytes))
  return Buffer.concat([decipher.update(sealed.subarray(ivBytes, -tagBytes)), decipher.final()])
}
