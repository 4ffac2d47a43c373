import { and, asc, desc, eq, inArray, min } from 'drizzle-orm'
import { compare } from '../domain/compare.ts'
import type { Override } from '../domain/rule-set.ts'
import { type Actor, record } from './log-store.ts'
import type { Database } from './open.ts'
import { log, ruleOverride, ruleSet, user } from './schema.ts'
import { type Stale, stale } from './stale.ts'

/** A rule set of an office as data, at one version. */
export interface KeptRuleSet {
  readonly id: string
  readonly version: number
  readonly body: Record<string, unknown>
  readonly at: string
}
type Owner = Actor & { readonly office: string }

/** The rule sets of an office in force now, oldest first; those withdrawn left out. */
export const ruleSetsOf = ({ query }: Database, office: string): KeptRuleSet[] => {
  const versions = query
    .select()
    .from(ruleSet)
    .where(eq(ruleSet.office, office))
    .orderBy(asc(ruleSet.version), asc(ruleSet.at), asc(ruleSet.id))
    .all()
  // The first of a set keeps its place, the highest version holds.
  const latest = new Map(versions.map((row) => [row.id, row]))
  const first = new Map(versions.toReversed().map((row) => [row.id, row.at]))
  // Those of one file came at one instant: their entries tell which was first.
  const entries = query
    .select({ id: log.subject, seq: min(log.seq) })
    .from(log)
    .where(
      and(eq(log.office, office), inArray(log.at, [...new Set(first.values())]), eq(log.what, 'rule-set.saved')),
    )
    .groupBy(log.subject)
    .all()
  const seq = new Map(entries.map((one) => [one.id, one.seq ?? 0]))
  return [...latest.values()]
    .sort(
      (a, b) =>
        compare(first.get(a.id)!, first.get(b.id)!) ||
        (seq.get(a.id) ?? 0) - (seq.get(b.id) ?? 0) ||
        compare(a.id, b.id),
    )
    .flatMap(({ id, version, body, at }) => (body ? [{ id, version, body, at }] : []))
}

/** Every version of a rule set with who made it, the latest first. */
export const ruleSetVersions = ({ query }: Database, office: string, id: string) =>
  query
    .select({
      id: ruleSet.id,
      version: ruleSet.version,
      body: ruleSet.body,
      at: ruleSet.at,
      who: user.shownName,
    })
    .from(ruleSet)
    .leftJoin(user, eq(user.id, ruleSet.by))
    .where(and(eq(ruleSet.office, office), eq(ruleSet.id, id)))
    .orderBy(desc(ruleSet.version))
    .all()

/** Ids of all rule sets an office ever had, those withdrawn too: none is used twice. */
export const ruleSetIdsOf = ({ query }: Database, office: string): string[] =>
  query
    .selectDistinct({ id: ruleSet.id })
    .from(ruleSet)
    .where(eq(ruleSet.office, office))
    .all()
    .map(({ id }) => id)

/** Appends a version of a rule set to the one shown (0: a new set); a null body withdraws it. */
export const saveRuleSet = (
  database: Database,
  actor: Owner,
  { id, version, body }: { id: string; version: number; body: Record<string, unknown> | null },
): Stale | undefined => {
  const last = ruleSetVersions(database, actor.office, id)[0]?.version ?? 0
  const isNew = version === 0 && !ruleSetsOf(database, actor.office).some((set) => set.id === id)
  if (last !== version && !isNew) return stale
  database.query
    .insert(ruleSet)
    .values({ office: actor.office, id, version: last + 1, body, by: actor.user, at: actor.at })
    .run()
  record(database, actor, body ? 'rule-set.saved' : 'rule-set.withdrawn', id, { version: last + 1, body })
  return undefined
}

/** The overrides of an office, each with its own id. */
export const overridesOf = ({ query }: Database, office: string): (Override & { readonly id: number })[] =>
  query
    .select()
    .from(ruleOverride)
    .where(eq(ruleOverride.office, office))
    .orderBy(ruleOverride.id)
    .all()
    .map(({ id, rule, min, max, reason, from, to }) => ({
      id,
      rule,
      ...(min === null ? {} : { min }),
      ...(max === null ? {} : { max }),
      reason,
      from,
      to,
    }))

/** Adds an override. */
export const addOverride = (database: Database, actor: Owner, { min, max, ...one }: Override): void => {
  database.query
    .insert(ruleOverride)
    .values({ ...one, min: min ?? null, max: max ?? null, office: actor.office })
    .run()
  record(database, actor, 'override.added', one.rule, { min, max, from: one.from, to: one.to })
}

/** Takes an override back; false where it is not there. */
export const removeOverride = (database: Database, actor: Owner, id: number): boolean => {
  const [gone] = database.query
    .delete(ruleOverride)
    .where(and(eq(ruleOverride.id, id), eq(ruleOverride.office, actor.office)))
    .returning()
    .all()
  if (gone) record(database, actor, 'override.removed', gone.rule, { min: gone.min, max: gone.max })
  return gone !== undefined
}
