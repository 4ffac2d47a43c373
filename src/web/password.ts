import { hash, verify } from '@node-rs/argon2'

/** Argon2id as OWASP advises: 19 MiB, two passes. */
const cost = { memoryCost: 19_456, timeCost: 2, parallelism: 1 }

/** The hash kept of a password. */
export const hashPassword = (password: string): Promise<string> => hash(password.normalize('NFC'), cost)

// Checked against when there is no such user, so that both take as long.
const nobody = hashPassword('nobody has this password')

/** Whether a password is the one of a hash; without a hash never, and as slowly. */
export const isPassword = async (password: string, kept: string | null | undefined): Promise<boolean> => {
  const isRight = await verify(kept ?? (await nobody), password.normalize('NFC'))
  return isRight && !!kept
}
