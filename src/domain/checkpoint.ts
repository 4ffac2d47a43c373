import { createHash } from 'node:crypto'

/** Who signs heads of the log. */
export interface Signer {
  /** The log’s name, as heads carry it. */
  readonly origin: string
  /** The raw Ed25519 public key, 32 bytes. */
  readonly publicKey: Buffer
  sign(text: string): Buffer
}

/** A head: so many entries, and the root of their tree. */
export interface Head {
  readonly size: number
  readonly root: Buffer
}

/** The byte that stands for Ed25519 in signed notes (C2SP signed-note). */
const ed25519 = Buffer.of(1)

const keyIdOf = ({ origin, publicKey }: Pick<Signer, 'origin' | 'publicKey'>): Buffer =>
  createHash('sha256').update(`${origin}\n`).update(ed25519).update(publicKey).digest().subarray(0, 4)

/** A head in the form of a C2SP checkpoint, signed. */
export const signedHead = (signer: Signer, { size, root }: Head): string => {
  const text = `${signer.origin}\n${size}\n${root.toString('base64')}\n`
  const signature = Buffer.concat([keyIdOf(signer), signer.sign(text)]).toString('base64')
  return `${text}\n— ${signer.origin} ${signature}\n`
}

/** The public key by which signed heads are verified, as the C2SP writes it. */
export const verifierKey = (signer: Pick<Signer, 'origin' | 'publicKey'>): string =>
  `${signer.origin}+${keyIdOf(signer).toString('hex')}+${Buffer.concat([ed25519, signer.publicKey]).toString('base64')}`

/** The head a signed note speaks of, its signature unread; undefined where it is none. */
export const headIn = (note: string): (Head & { readonly origin: string }) | undefined => {
  const [origin, size, root] = note.split('\n')
  if (!origin || !/^(0|[1-9]\d*)$/.test(size ?? '') || !root) return undefined
  const bytes = Buffer.from(root, 'base64')
  return bytes.length === 32 ? { origin, size: Number(size), root: bytes } : undefined
}

/** A head as it is printed: its size, and half of its root in letters and digits in groups of four. */
export const shortRoot = (root: Buffer): string =>
  root
    .toString('hex')
    .slice(0, 32)
    .replace(/(.{4})(?=.)/g, '$1 ')
