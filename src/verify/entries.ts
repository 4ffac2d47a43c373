import { createHash } from 'node:crypto'
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
export type Said = readonly [table: string, key: readonly (string | number)[], hash: string | null]

/** The leaf of an entry and what it says of rows; undefined where its JSON cannot be read. */
export const readEntry = ({ salt, data, rows, ...entry }: EntryRow): { text: string; said: Said[] } | undefined => {
  try {
    const said = JSON.parse(rows) as Said[]
    const blind = salt && createHash('sha256').update(salt).digest('base64url')
    const text = canonical({ ...entry, data: JSON.parse(data), rows: said, salt: blind })
    const isList = Array.isArray(said) && said.every((one) => Array.isArray(one) && Array.isArray(one[1]))
    return isList ? { text, said } : undefined
  } catch {
    return undefined
  }
}
