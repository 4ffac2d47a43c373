import { and, desc, eq } from 'drizzle-orm'
import type { ClockSet } from '../domain/clock.ts'
import { regulationClocks } from '../domain/clock-presets.ts'
import { type Actor, record } from './log-store.ts'
import type { Database } from './open.ts'
import { clockSet } from './schema.ts'
import { type Stale, stale } from './stale.ts'

/** The limits an office goes by now, with their version; 0: the regulation’s, nothing was chosen yet. */
export const clocksOf = (
  { query }: Database,
  office: string,
): { readonly version: number; readonly set: ClockSet } => {
  const row = query
    .select()
    .from(clockSet)
    .where(eq(clockSet.office, office))
    .orderBy(desc(clockSet.version))
    .limit(1)
    .get()
  return row ? { version: row.version, set: row.body } : { version: 0, set: regulationClocks }
}

/** The limits of one version. Throws where there is none. */
export const clocksAt = ({ query }: Database, office: string, version: number): ClockSet => {
  if (version === 0) return regulationClocks
  const row = query
    .select()
    .from(clockSet)
    .where(and(eq(clockSet.office, office), eq(clockSet.version, version)))
    .get()
  if (!row) throw new Error(`no version ${version} of the limits of ${office}`)
  return row.body
}

/** All limits an office has ever gone by, the first ones first. */
export const everyClockSet = ({ query }: Database, office: string): ClockSet[] => [
  regulationClocks,
  ...query
    .select({ body: clockSet.body })
    .from(clockSet)
    .where(eq(clockSet.office, office))
    .orderBy(clockSet.version)
    .all()
    .map(({ body }) => body),
]

/** Has an office go by other limits from now on; cases registered before keep theirs. */
export const saveClocks = (
  database: Database,
  actor: Actor & { readonly office: string },
  set: ClockSet,
  version: number,
): Stale | undefined => {
  const { office, at, user: by } = actor
  if (clocksOf(database, office).version !== version) return stale
  database.query
    .insert(clockSet)
    .values({ office, version: version + 1, body: set, by, at })
    .run()
  record(database, actor, 'clocks.saved', office, { version: version + 1, preset: set.preset })
  return undefined
}
