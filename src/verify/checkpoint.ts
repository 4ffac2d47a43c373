import { createHash, createPublicKey, verify } from 'node:crypto'

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

const base64 = /^[A-Za-z0-9+/]+={0,2}$/

/** Reads a signed note; undefined where it is none. */
export const readNote = (note: string): Note | undefined => {
  const cut = note.indexOf('\n\n')
  if (cut < 0) return undefined
  const text = note.slice(0, cut + 1)
  const [origin, size, root] = text.split('\n')
  if (!origin || !/^(0|[1-9]\d{0,15})$/.test(size ?? '') || !base64.test(root ?? '')) return undefined
  const lines = note.slice(cut + 2).split('\n')
  if (lines.pop() !== '') return undefined
  const signatures = lines.flatMap((line) => {
    const [, name, bytes] = /^— (\S+) (\S+)$/.exec(line) ?? []
    if (!name || !bytes || !base64.test(bytes)) return []
    const all = Buffer.from(bytes, 'base64')
    return [{ name, keyId: all.subarray(0, 4), signature: all.subarray(4) }]
  })
  const hash = Buffer.from(root!, 'base64')
  return hash.length === 32 && signatures.length > 0 && signatures.length === lines.length
    ? { origin, size: Number(size), root: hash, text, signatures }
    : undefined
}

/** The notes in a file, one after the other; anything between them is passed over. */
export const readNotes = (file: string): Note[] =>
  [
    ...file
      .replaceAll('\r\n', '\n')
      .matchAll(/[^\n]+\n\d+\n[A-Za-z0-9+/=]+\n(?:[^\n]+\n)*\n(?:— [^\n]+(?:\n|$))+/g),
  ].flatMap(([note]) => readNote(note) ?? [])

/** Reads a public key; undefined where it is none, or its hash is not its own. */
export const readKey = (vkey: string): VerifierKey | undefined => {
  const [, name, id, bytes] = /^([^\s+]+)\+([0-9a-f]{8})\+([A-Za-z0-9+/]+={0,2})$/.exec(vkey.trim()) ?? []
  if (!name || !id || !bytes) return undefined
  const key = Buffer.from(bytes, 'base64')
  const hash = createHash('sha256').update(`${name}\n`).update(key).digest().subarray(0, 4)
  if (key.length !== 33 || key[0] !== 1 || hash.toString('hex') !== id) return undefined
  return { name, keyId: hash, key: key.subarray(1) }
}

/** What stands before a raw Ed25519 key in DER (RFC 8410). */
const derPrefix = Buffer.from('302a300506032b6570032100', 'hex')

/** Whether a key signed a text (RFC 8032). */
export const isSignedBy = (text: string, signature: Buffer, key: Buffer): boolean =>
  verify(
    null,
    Buffer.from(text),
    createPublicKey({ key: Buffer.concat([derPrefix, key]), format: 'der', type: 'spki' }),
    signature,
  )

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
