import { createHash, createPublicKey, type KeyObject, verify } from 'node:crypto'

/** A signed head, as it was handed out (C2SP checkpoint). */
export interface Note {
  readonly origin: string
  readonly size: number
  readonly root: Buffer
  /** What was signed. */
  readonly text: string
  readonly signatures: readonly { readonly name: string; readonly keyId: Buffer; readonly signature: Buffer }[]
}

/** A public key, as the C2SP writes it: name+hash+key. */
export interface VerifierKey {
  readonly name: string
  readonly keyId: Buffer
  /** The raw Ed25519 key. */
  readonly key: Buffer
}

/** Bytes in base64; undefined where it is none, or not the one way to write them. */
export const bytesOf = (base64: unknown): Buffer | undefined => {
  if (typeof base64 !== 'string') return undefined
  const bytes = Buffer.from(base64, 'base64')
  return bytes.length > 0 && bytes.toString('base64') === base64 ? bytes : undefined
}

/** Reads a signed note; undefined where it is none. */
export const readNote = (note: string): Note | undefined => {
  const cut = note.indexOf('\n\n')
  if (cut < 0) return undefined
  const text = note.slice(0, cut + 1)
  const [origin, size, root] = text.split('\n')
  if (!origin || !/^(0|[1-9]\d{0,14})$/.test(size ?? '')) return undefined
  const lines = note.slice(cut + 2).split('\n')
  if (lines.pop() !== '') return undefined
  const signatures = lines.flatMap((line) => {
    const [, name, bytes] = /^— (\S+) (\S+)$/.exec(line) ?? []
    const all = bytesOf(bytes)
    return name && all ? [{ name, keyId: all.subarray(0, 4), signature: all.subarray(4) }] : []
  })
  const hash = bytesOf(root)
  return hash?.length === 32 && signatures.length > 0 && signatures.length === lines.length
    ? { origin, size: Number(size), root: hash, text, signatures }
    : undefined
}

/** The notes in a file, one after the other; anything between them is passed over. */
export const readNotes = (file: string): Note[] =>
  (
    file.replaceAll('\r\n', '\n').match(/^[^\n]+\n\d+\n[A-Za-z0-9+/=]+\n(?:[^\n]+\n)*\n(?:— [^\n]+(?:\n|$))+/gm) ??
    []
  ).flatMap((block) => readNote(block.endsWith('\n') ? block : `${block}\n`) ?? [])

/** Whether all signatures in a file are those of notes that were read: who gave it must not think more was looked at. */
export const areAllRead = (file: string, notes: readonly Note[]): boolean =>
  (file.match(/^— /gm)?.length ?? 0) === notes.reduce((sum, { signatures }) => sum + signatures.length, 0)

/** The public keys in a file, one a line; undefined where a line is none. */
export const readKeys = (text: string): VerifierKey[] | undefined => {
  const lines = text.split('\n').filter((line) => line.trim() !== '')
  const keys = lines.flatMap((line) => readKey(line) ?? [])
  return keys.length === lines.length && keys.length > 0 ? keys : undefined
}

/** Reads a public key; undefined where it is none, or its hash is not its own. */
export const readKey = (vkey: string): VerifierKey | undefined => {
  const [, name, id, bytes] = /^([^\s+]+)\+([0-9a-f]{8})\+(\S+)$/.exec(vkey.trim()) ?? []
  const key = bytesOf(bytes)
  if (!name || !key) return undefined
  const hash = createHash('sha256').update(`${name}\n`).update(key).digest().subarray(0, 4)
  if (key.length !== 33 || key[0] !== 1 || hash.toString('hex') !== id) return undefined
  return { name, keyId: hash, key: key.subarray(1) }
}

/** What stands before a raw Ed25519 key in DER (RFC 8410). */
const derPrefix = Buffer.from('302a300506032b6570032100', 'hex')

/** Whether a key signed a text (RFC 8032). */
export const isSignedBy = (text: string | Buffer, signature: Buffer, key: Buffer): boolean =>
  verify(null, typeof text === 'string' ? Buffer.from(text) : text, keyObject(key), signature)

/** Keys as they are verified by: to make one takes about as long as to verify a signature. */
const made = new WeakMap<Buffer, KeyObject>()

const keyObject = (key: Buffer): KeyObject => {
  const known =
    made.get(key) ?? createPublicKey({ key: Buffer.concat([derPrefix, key]), format: 'der', type: 'spki' })
  made.set(key, known)
  return known
}

/** Whether one of some keys signed a note in its own name. */
export const isSigned = (note: Note, keys: readonly VerifierKey[]): boolean =>
  note.signatures.some(({ name, keyId, signature }) =>
    keys.some(
      (one) =>
        one.name === name &&
        note.origin === name &&
        one.keyId.equals(keyId) &&
        isSignedBy(note.text, signature, one.key),
    ),
  )
