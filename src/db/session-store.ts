import { and, eq, gt, isNull, lt } from 'drizzle-orm'
import { type Actor, record } from './log-store.ts'
import type { Database } from './open.ts'
import { session, ticket, user } from './schema.ts'

/** Opens a session; only the hash of its token is kept. `endsAt` is the last instant, used or not. */
export const openSession = (
  database: Database,
  actor: Actor & { readonly user: number },
  { tokenHash, endsAt }: { tokenHash: string; endsAt: string },
): void => {
  database.query.delete(session).where(lt(session.endsAt, actor.at)).run()
  database.query
    .insert(session)
    .values({ tokenHash, user: actor.user, createdAt: actor.at, seenAt: actor.at, endsAt })
    .run()
  record(database, actor, 'session.opened', String(actor.user))
}

/** The session of a token and its user; undefined once it has ended, was idle since `idleSince`, or he is disabled. */
export const sessionOf = ({ query }: Database, tokenHash: string, now: string, idleSince: string) =>
  query
    .select({
      user: user.id,
      name: user.name,
      shownName: user.shownName,
      isAdmin: user.isAdmin,
      language: user.language,
      seenAt: session.seenAt,
    })
    .from(session)
    .innerJoin(user, eq(user.id, session.user))
    .where(
      and(
        eq(session.tokenHash, tokenHash),
        gt(session.endsAt, now),
        gt(session.seenAt, idleSince),
        isNull(user.disabledAt),
      ),
    )
    .get()

/** Notes that a session is still used. */
export const touchSession = ({ query }: Database, tokenHash: string, now: string): void => {
  query.update(session).set({ seenAt: now }).where(eq(session.tokenHash, tokenHash)).run()
}

/** Ends one session, if there is one. */
export const closeSession = (database: Database, actor: Actor, tokenHash: string): void => {
  const [gone] = database.query.delete(session).where(eq(session.tokenHash, tokenHash)).returning().all()
  if (gone) record(database, actor, 'session.closed', String(gone.user))
}

/** Ends all sessions of a user. */
export const closeSessions = (database: Database, actor: Actor, userId: number): void => {
  database.query.delete(session).where(eq(session.user, userId)).run()
  record(database, actor, 'session.all-closed', String(userId))
}

export type Ticket = typeof ticket.$inferSelect

/** Issues a one-time link; earlier ones of the same user and purpose end. */
export const addTicket = (
  database: Database,
  actor: Actor,
  added: Pick<Ticket, 'tokenHash' | 'user' | 'purpose' | 'endsAt'>,
): void => {
  const { user: forUser, purpose } = added
  database.query
    .delete(ticket)
    .where(and(eq(ticket.purpose, purpose), forUser === null ? isNull(ticket.user) : eq(ticket.user, forUser)))
    .run()
  database.query.insert(ticket).values(added).run()
  record(database, actor, 'ticket.issued', String(forUser ?? '-'), { purpose })
}

/** A one-time link that can still be used. */
export const ticketOf = ({ query }: Database, tokenHash: string, now: string): Ticket | undefined =>
  query
    .select()
    .from(ticket)
    .where(and(eq(ticket.tokenHash, tokenHash), gt(ticket.endsAt, now), isNull(ticket.usedAt)))
    .get()

/** Uses a one-time link up. */
export const spendTicket = (database: Database, actor: Actor, tokenHash: string): void => {
  database.query.update(ticket).set({ usedAt: actor.at }).where(eq(ticket.tokenHash, tokenHash)).run()
  record(database, actor, 'ticket.used', String(actor.user ?? '-'))
}
