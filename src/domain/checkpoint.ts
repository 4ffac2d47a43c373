import { createHash, createPublicKey, verify } from 'node:crypto'

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

/** What stands before a raw Ed25519 key in DER (RFC 8410). */
const derPrefix = Buffer.from('302a300506032b6570032100', 'hex')

/** Whether a public key, written as the C2SP does, signed a note as the log it is named after. */
export const isSignedBy = (note: string, key: string): boolean => {
  // The key itself is base64, in which + is a sign like others.
  const [, origin = '', id = '', bytes = ''] = /^([^+]+)\+([0-9a-f]{8})\+(.+)$/.exec(key) ?? []
  const publicKey = Buffer.from(bytes, 'base64').subarray(1)
  const end = note.indexOf('\n\n') + 1
  const text = note.slice(0, end)
  if (end === 0 || publicKey.length !== 32 || text.split('\n')[0] !== origin) return false
  const der = createPublicKey({ key: Buffer.concat([derPrefix, publicKey]), format: 'der', type: 'spki' })
  return note
    .slice(end + 1)
    .split('\n')
    .some((line) => {
      const [dash, name, said] = line.split(' ')
      const signature = Buffer.from(said ?? '', 'base64')
      return (
        dash === '—' &&
        name === origin &&
        signature.subarray(0, 4).toString('hex') === id &&
        verify(null, Buffer.from(text, 'utf8'), der, signature.subarray(4))
      )
    })
}

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

/** A head as somebody holds it: a signed note, or what is printed of one. */
export type HeldHead =
  | (Head & { readonly note: string; readonly origin: string })
  | { readonly size: number; readonly short: string }

/**
 * A size, with or without what separates thousands (1,204 · 1 204 · 1’204), and half a root. What follows a digit and a
 * stroke, as in 2026-12-11 204, is a day and separates nothing.
 */
const printedHead =
  /((?<!\d[-,.:/'’]?)[1-9]\d{0,2}(?:[,.'’ ]\d{3}){1,4}(?!\d)|[1-9]\d{0,14})\D{1,40}?((?:[0-9a-f]{4} ?){8})(?![0-9a-f])/

/** Reads a head as somebody has typed or pasted it, from a file or a printed notice; undefined where it is none. */
export const heldHead = (typed: string): HeldHead | undefined => {
  const note = /[^\n]+\n\d+\n[A-Za-z0-9+/=]+\n\n(?:— [^\n]+(?:\n|$))+/.exec(typed.replace(/[\r\ufeff]/g, ''))?.[0]
  const found = note === undefined ? undefined : headIn(note)
  if (found && note !== undefined) return { ...found, note: note.endsWith('\n') ? note : `${note}\n` }
  const [, size, root] = printedHead.exec(typed.normalize('NFKC').toLowerCase().replace(/\s+/g, ' ')) ?? []
  return size && root
    ? { size: Number(size.replace(/\D/g, '')), short: shortRoot(Buffer.from(root.replaceAll(' ', ''), 'hex')) }
    : undefined
}
