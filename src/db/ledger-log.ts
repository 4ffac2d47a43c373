import { type Actor, record } from './log-store.ts'
import type { Database } from './open.ts'

type Writer = Actor & { readonly office: string }

/**
 * Notes that the ledger was taken out with words about people, and what for. How many cases it has is not said: whoever
 * must not know of one would learn of it. Each case is noted apart, as looked at.
 */
export const noteLedgerExported = (database: Database, actor: Writer, why: string): void =>
  record(database, actor, 'ledger.exported', actor.office, { why })

/** Notes that a ledger was brought in, in the transaction that does it. */
export const noteLedgerImported = (database: Database, actor: Writer): void =>
  record(database, actor, 'ledger.imported', actor.office)
