import { hash } from 'node:crypto'
import { canonical } from './canonical.ts'

/** An entry as it stands in the table. */
export interface EntryRow {
  readonly seq: number
  readonly at: string
  readonly user: number | null
  readonly office: string | null
  readonly what: string
  readonly subject: string
  readonly data: string
  readonly rows: string
  readonly salt: Buffer | null
}

/** What an entry says of rows: which, and the hash of what they became; null: gone. */
export type Said = readonly [table: string, key: readonly (string | number | null)[], hash: string | null]

/** An entry that could be read. */
export interface ReadEntry {
  /** Its leaf. */
  readonly text: string
  readonly data: unknown
  readonly said: readonly Said[]
  /** Whether its JSON is written as the program writes it: without blanks, and no key twice. */
  readonly isPlain: boolean
}

/** Reads an entry; undefined where its JSON is none, or says of rows what nobody can. */
export const readEntry = ({
  seq,
  at,
  user,
  office,
  what,
  subject,
  data,
  rows,
  salt,
}: EntryRow): ReadEntry | undefined => {
  try {
    const [its, said] = [JSON.parse(data), JSON.parse(rows)] as [unknown, unknown]
    if (!isSaid(said) || !(salt === null || Buffer.isBuffer(salt))) return undefined
    const blind = salt && hash('sha256', salt, 'base64url')
    // Lists of words, numbers and null have one way to be written, the canonical one.
    const list = JSON.stringify(said)
    // The names of these columns are in order.
    const text =
      `{"at":${canonical(at)},"data":${canonical(its)},"office":${canonical(office)},"rows":${list},` +
      `"salt":${canonical(blind)},"seq":${seq},"subject":${canonical(subject)},"user":${canonical(user)},"what":${canonical(what)}}`
    return { text, data: its, said, isPlain: list === rows && JSON.stringify(its) === data }
  } catch {
    return undefined
  }
}

const isSaid = (rows: unknown): rows is Said[] =>
  Array.isArray(rows) &&
  rows.every(
    (one) =>
      Array.isArray(one) &&
      typeof one[0] === 'string' &&
      one.length === 3 &&
      Array.isArray(one[1]) &&
      one[1].every((value) => value === null || typeof value === 'string' || typeof value === 'number') &&
      (one[2] === null || typeof one[2] === 'string'),
  )
