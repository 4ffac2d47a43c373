import { eq } from 'drizzle-orm'
import { nothingPersonal, type Personal } from '../domain/case.ts'
import { KeyDestroyed, type KeyRing } from './key-ring.ts'
import { type Actor, record } from './log-store.ts'
import type { Database } from './open.ts'
import { personal } from './schema.ts'
import { seal, unseal } from './sealing.ts'
import { type Stale, stale } from './stale.ts'

/** Whose words they are. */
export interface Holder {
  readonly id: string
  readonly kind: 'case' | 'booking'
}

/** Words about people as they are kept, for the program’s own use; undefined where they were purged or their key is gone. */
export const personalOf = (
  { query }: Database,
  keys: KeyRing,
  holder: string,
): (Personal & { readonly version: number }) | undefined => {
  const row = query.select().from(personal).where(eq(personal.holder, holder)).get()
  const key = row && keys.keyOf(holder)
  if (!key) return undefined
  const kept = JSON.parse(unseal(key, row.sealed, holder).toString('utf8')) as Personal
  return { ...nothingPersonal, ...kept, version: row.version }
}

/**
 * Shows somebody words about people, and notes in the log that he looked. Nobody reads them in another way; `what` says at
 * which page or file.
 */
export const lookAtPersonal = (
  database: Database,
  keys: KeyRing,
  actor: Actor & { readonly user: number; readonly office: string },
  { id, kind }: Holder,
  what: string,
): Personal | undefined => {
  const found = personalOf(database, keys, id)
  if (found) record(database, actor, `${kind}.looked`, id, { what })
  return found
}

/**
 * Keeps words about people as shown at `version` (0: none yet), in the transaction of what they belong to. Where they
 * were purged nothing is kept again.
 */
export const savePersonal = (
  { query }: Database,
  keys: KeyRing,
  office: string,
  { id, kind }: Holder,
  words: Personal,
  version: number,
): Stale | undefined => {
  const known = query.select({ version: personal.version }).from(personal).where(eq(personal.holder, id)).get()
  if ((known?.version ?? 0) !== version) return stale
  const { people, summary, handlers, notes } = words
  const plain = Buffer.from(JSON.stringify({ people, summary, handlers, notes }))
  const key = keyFor(keys, id)
  if (!key) return stale
  const sealed = seal(key, plain, id)
  query
    .insert(personal)
    .values({ holder: id, office, kind, sealed, version: version + 1 })
    .onConflictDoUpdate({ target: personal.holder, set: { sealed, version: version + 1 } })
    .run()
  return undefined
}

const keyFor = (keys: KeyRing, holder: string): Buffer | undefined => {
  try {
    return keys.make(holder)
  } catch (fault) {
    if (fault instanceof KeyDestroyed) return undefined
    throw fault
  }
}

/** Changes words about people as shown at `version`; the log says whose and by whom, nothing of them. */
export const changePersonal = (
  database: Database,
  keys: KeyRing,
  actor: Actor & { readonly office: string },
  holder: Holder,
  words: Personal,
  version: number,
): Stale | undefined => {
  const { kind, id } = holder
  const isStale = savePersonal(database, keys, actor.office, holder, words, version)
  if (!isStale) record(database, actor, `${kind}.words`, id)
  return isStale
}

/** Takes words about people out of the database; their key is destroyed once that is committed. */
export const dropPersonal = ({ query }: Database, holder: string): void => {
  query.delete(personal).where(eq(personal.holder, holder)).run()
}

/** Whoever has words about people in the database, with the office they belong to. */
export const personalHolders = ({ query }: Database): (Holder & { readonly office: string })[] =>
  query.select({ id: personal.holder, kind: personal.kind, office: personal.office }).from(personal).all()
