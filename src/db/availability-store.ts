import { and, eq, gte, inArray, or } from 'drizzle-orm'
import type { Availability } from '../domain/availability.ts'
import { type Actor, record } from './log-store.ts'
import type { Database } from './open.ts'
import { answer, availability, user } from './schema.ts'

/** An absence or wish as it is kept, with who entered it. */
export type KeptAvailability = Availability & {
  readonly id: number
  readonly office: string
  readonly enteredBy: string | null
  readonly at: string
}
type Owner = Actor & { readonly office: string }

/** Absences and wishes that reach `from` or later: an office’s own, and what other offices know of its leaders. */
export const availabilityOf = (
  { query }: Database,
  { office, leaders, from }: { office: string; leaders: readonly string[]; from: string },
): KeptAvailability[] =>
  query
    .select({ entry: availability, enteredBy: user.shownName })
    .from(availability)
    .leftJoin(user, eq(user.id, availability.by))
    .where(
      and(
        inArray(availability.leader, [...leaders]),
        gte(availability.to, from),
        // Another office’s absences bind here; its wishes and reasons do not concern us.
        or(eq(availability.office, office), eq(availability.is, 'unavailable')),
      ),
    )
    .orderBy(availability.from, availability.id)
    .all()
    .map(({ entry: { sessions, why, by, ...entry }, enteredBy }) => ({
      ...entry,
      ...(sessions ? { sessions } : {}),
      ...(why !== null && entry.office === office ? { why } : {}),
      enteredBy: entry.office === office ? enteredBy : null,
    }))

/** Adds an absence or wish; its reason is not logged. */
export const addAvailability = (database: Database, actor: Owner, added: Availability): void => {
  const { sessions, why, ...entry } = added
  database.query
    .insert(availability)
    .values({
      ...entry,
      sessions: sessions ?? null,
      why: why ?? null,
      office: actor.office,
      by: actor.user,
      at: actor.at,
    })
    .run()
  record(database, actor, 'availability.added', entry.leader, { ...entry, sessions })
}

/** Takes an entry of this office back; the entry as it was, undefined where it is not there. */
export const removeAvailability = (database: Database, actor: Owner, id: number) => {
  const [gone] = database.query
    .delete(availability)
    .where(and(eq(availability.id, id), eq(availability.office, actor.office)))
    .returning()
    .all()
  if (gone) {
    const { from, to, is, sessions } = gone
    record(database, actor, 'availability.removed', gone.leader, { from, to, is, sessions })
  }
  return gone
}

/** An entry of this office by its id. */
export const availabilityById = ({ query }: Database, office: string, id: number) =>
  query
    .select()
    .from(availability)
    .where(and(eq(availability.id, id), eq(availability.office, office)))
    .get()

/** Says that a leader’s absences and wishes of a month are complete. */
export const saveAnswer = (
  database: Database,
  actor: Owner & { user: number },
  month: string,
  leader: string,
): void => {
  const row = { office: actor.office, month, leader, by: actor.user, at: actor.at }
  database.query
    .insert(answer)
    .values(row)
    .onConflictDoUpdate({ target: [answer.office, answer.month, answer.leader], set: row })
    .run()
  record(database, actor, 'availability.answered', leader, { month })
}

/** Takes back that a leader’s answer for a month is in. */
export const removeAnswer = (database: Database, actor: Owner, month: string, leader: string): void => {
  const { changes } = database.query
    .delete(answer)
    .where(and(eq(answer.office, actor.office), eq(answer.month, month), eq(answer.leader, leader)))
    .run()
  if (changes > 0) record(database, actor, 'availability.unanswered', leader, { month })
}

/** Who entered a leader’s answer, and when. */
export interface KeptAnswer {
  readonly by: string
  readonly at: string
}

/** Which leaders have answered for a month: through whom and when, the earliest first. */
export const answersOf = ({ query }: Database, office: string, month: string): ReadonlyMap<string, KeptAnswer> =>
  new Map(
    query
      .select({ leader: answer.leader, by: user.shownName, at: answer.at })
      .from(answer)
      .innerJoin(user, eq(user.id, answer.by))
      .where(and(eq(answer.office, office), eq(answer.month, month)))
      .orderBy(answer.at, answer.leader)
      .all()
      .map(({ leader, by, at }) => [leader, { by, at }]),
  )
