import { createHash, randomBytes } from 'node:crypto'

/** A new secret of 256 random bits, fit for an address. */
export const newToken = (): string => randomBytes(32).toString('base64url')

/** What is kept of a secret: its SHA-256. */
export const hashOf = (token: string): string => createHash('sha256').update(token).digest('hex')
