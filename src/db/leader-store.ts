import { and, eq, inArray, sql } from 'drizzle-orm'
import { groupBy } from '../domain/group-by.ts'
import type { Leader, Liaison, Post } from '../domain/leader.ts'
import { entered } from './entered.ts'
import { type Actor, record } from './log-store.ts'
import { allOffices } from './office-store.ts'
import type { Database } from './open.ts'
import { leader, liaison, post } from './schema.ts'
import { type Stale, stale } from './stale.ts'
import { territoryOf, unitsBelow } from './unit-store.ts'

/** A leader as an office keeps him: the posts he holds in its units, and the version they were read at. */
export type KeptLeader = Leader & { readonly version: number }

const asPost = ({ unit, role, title, team, portfolio, rank, from, to }: typeof post.$inferSelect): Post => ({
  unit,
  role,
  title,
  team,
  portfolio,
  order: rank,
  from,
  to,
})

/** The leaders with a post in an office’s units, in the official order; posts elsewhere are not shown. */
export const leadersOf = (database: Database, officeId: string): KeptLeader[] =>
  leadersIn(
    database,
    territoryOf(database, officeId).map(({ id }) => id),
  )

/** The leaders with a post in some units, in the official order; posts elsewhere are not shown. */
export const leadersIn = (database: Database, units: readonly string[]): KeptLeader[] => {
  const posts = database.query
    .select()
    .from(post)
    .where(inArray(post.unit, [...units]))
    .orderBy(post.rank, post.id)
    .all()
  const byLeader = groupBy(posts, (one) => one.leader)
  const rows = database.query
    .select()
    .from(leader)
    .where(inArray(leader.id, [...byLeader.keys()]))
    .all()
  const named = new Map(rows.map((row) => [row.id, row]))
  return [...byLeader].map(([id, held]) => ({ ...named.get(id)!, posts: held.map(asPost) }))
}

/** A leader of an office. */
export const leaderOf = (database: Database, officeId: string, id: string): KeptLeader | undefined =>
  leadersOf(database, officeId).find((one) => one.id === id)

/** Liaison areas of an office’s leaders, within the units below it: leader by leader, in the order of the units. */
export const liaisonsOf = (database: Database, officeId: string, leaders: readonly Leader[]): Liaison[] => {
  const units = new Set(unitsBelow(database, officeId).map(({ id }) => id))
  return database.query
    .select()
    .from(liaison)
    .where(
      inArray(
        liaison.leader,
        leaders.map(({ id }) => id),
      ),
    )
    .orderBy(liaison.leader, entered('unit', liaison.unit), liaison.unit, liaison.from)
    .all()
    .filter(({ unit }) => units.has(unit))
}

/** Names of all that an office has to do or ever had: what it did with those who have left its units stays readable. */
export const everyLeaderName = ({ query }: Database, officeId: string): ReadonlyMap<string, string> =>
  new Map(
    query
      .all<{ id: string; name: string }>(sql`
        SELECT id, name FROM leader WHERE id IN (
          SELECT duty.leader FROM duty JOIN roster ON roster.id = duty.roster WHERE roster.office = ${officeId}
          UNION SELECT leader FROM availability WHERE office = ${officeId}
          UNION SELECT subject FROM log WHERE office = ${officeId} AND what IN ('leader.added', 'leader.changed'))`)
      .map(({ id, name }) => [id, name]),
  )

/** What a leader of the installation is called. */
export const leaderNameOf = ({ query }: Database, id: string): string | undefined =>
  query.select({ name: leader.name }).from(leader).where(eq(leader.id, id)).get()?.name

/** Whether an id is taken by any leader of the installation; case does not tell ids apart. */
export const isLeaderId = ({ query }: Database, id: string): boolean =>
  query.select({ id: leader.id }).from(leader).where(sql`lower(${leader.id}) = lower(${id})`).get() !== undefined

/**
 * A leader known to any office, to whoever can give both his id and his very name: only the version, for adding a post
 * of one’s own.
 */
export const sharedLeader = ({ query }: Database, id: string, name: string): { version: number } | undefined =>
  query
    .select({ version: leader.version })
    .from(leader)
    .where(and(eq(leader.id, id), eq(leader.name, name)))
    .get()

/**
 * Adds a leader (`version` 0) or changes his name, his posts in the office’s units and his liaison areas, as they were
 * shown at `version`. Posts in units of other offices stay as they are; another name is told in their logs too.
 */
export const saveLeader = (
  database: Database,
  actor: Actor & { readonly office: string },
  saved: KeptLeader,
  liaisons: readonly Liaison[],
): Stale | undefined => {
  const { query } = database
  const { id, name, posts, version } = saved
  const before = query.select({ name: leader.name }).from(leader).where(eq(leader.id, id)).get()?.name
  if (version === 0) query.insert(leader).values({ id, name }).run()
  else {
    const { changes } = query
      .update(leader)
      .set({ name, version: version + 1 })
      .where(and(eq(leader.id, id), eq(leader.version, version)))
      .run()
    if (changes === 0) return stale
  }
  const own = territoryOf(database, actor.office).map((unit) => unit.id)
  const below = unitsBelow(database, actor.office).map((unit) => unit.id)
  query
    .delete(post)
    .where(and(eq(post.leader, id), inArray(post.unit, own)))
    .run()
  for (const { order, ...one } of posts)
    query
      .insert(post)
      .values({ ...one, leader: id, rank: order })
      .run()
  query
    .delete(liaison)
    .where(and(eq(liaison.leader, id), inArray(liaison.unit, below)))
    .run()
  for (const one of liaisons)
    query
      .insert(liaison)
      .values({ ...one, leader: id })
      .run()
  record(database, actor, version === 0 ? 'leader.added' : 'leader.changed', id, { name, posts, liaisons })
  if (before !== undefined && before !== name)
    for (const office of officesSharing(database, id))
      if (office !== actor.office) record(database, { ...actor, office }, 'leader.renamed', id, { before, name })
  return undefined
}

/** The offices in whose units a leader holds a post, past ones included. */
const officesSharing = (database: Database, id: string): string[] => {
  const held = database.query.select({ unit: post.unit }).from(post).where(eq(post.leader, id)).all()
  const units = new Set(held.map(({ unit }) => unit))
  return allOffices(database)
    .map((one) => one.id)
    .filter((office) => territoryOf(database, office).some((unit) => units.has(unit.id)))
}
