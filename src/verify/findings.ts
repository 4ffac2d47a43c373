/** What was found to be wrong; `seq` is the number of the entry of the log that tells so. */
export type Finding =
  | {
      readonly kind: 'entry-edited' | 'entry-unreadable'
      readonly seq: number
      readonly what: string
      readonly subject: string
    }
  | { readonly kind: 'entry-missing'; readonly seq: number }
  | { readonly kind: 'entry-inserted'; readonly seq: number; readonly what: string; readonly subject: string }
  | { readonly kind: 'node-wrong' | 'node-extra'; readonly level: number; readonly n: number }
  /** The entries from `from` to `to` are not those that were signed. */
  | { readonly kind: 'head-differs'; readonly head: HeadName; readonly from: number; readonly to: number }
  | { readonly kind: 'head-unsigned' | 'head-unreadable'; readonly head: HeadName; readonly size: number }
  /** A head speaks of more entries than there are. */
  | { readonly kind: 'truncated'; readonly head: HeadName; readonly size: number; readonly left: number }
  | { readonly kind: 'unsigned-tail'; readonly from: number; readonly to: number }
  | { readonly kind: 'tip-missing' }
  | {
      readonly kind: 'row-edited' | 'row-deleted'
      readonly table: string
      readonly key: string
      readonly seq: number
      readonly what: string
      readonly subject: string
    }
  | { readonly kind: 'row-inserted' | 'past-inserted'; readonly table: string; readonly key: string }
  | {
      readonly kind: 'past-edited' | 'past-deleted'
      readonly table: string
      readonly key: string
      readonly seq: number
    }

/** Which head: one handed out earlier, one kept in the database, or the last one there. */
export type HeadName = 'old' | 'kept' | 'tip'

/** What was looked at, and what is wrong with it. */
export interface Report {
  readonly findings: readonly Finding[]
  readonly entries: number
  /** Rows compared with what the log says of them; 0 for an export. */
  readonly rows: number
  /** The root of all entries, base64. */
  readonly root: string
  /** Old heads that fit. */
  readonly fitting: readonly number[]
  /** Whether signatures were looked at: a key was given. */
  readonly isKeyGiven: boolean
}
