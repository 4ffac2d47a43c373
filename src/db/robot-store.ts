import { and, desc, eq, isNull, lte, sql } from 'drizzle-orm'
import { type Actor, record } from './log-store.ts'
import type { Database } from './open.ts'
import { message, robot } from './schema.ts'
import { type Stale, stale } from './stale.ts'

type Owner = Actor & { readonly office: string; readonly user: number | null }

export type KeptRobot = typeof robot.$inferSelect

export type KeptMessage = typeof message.$inferSelect

const isPending = and(isNull(message.sentAt), isNull(message.givenUpAt))

/** The robot of an office, on or off. */
export const robotOf = ({ query }: Database, office: string): KeptRobot | undefined =>
  query.select().from(robot).where(eq(robot.office, office)).get()

/**
 * Saves an office’s robot as shown at `version` (0: none yet). Turned off, it gives up what is not sent yet, with `off` as
 * the reason; else that is due at once: it may have waited for a better address. The log has neither address nor secret.
 */
export const saveRobot = (
  database: Database,
  actor: Owner,
  saved: Omit<KeptRobot, 'office'>,
  off: string,
): Stale | undefined => {
  const { query } = database
  const { version, ...rest } = saved
  const { office, at } = actor
  if ((robotOf(database, office)?.version ?? 0) !== version) return stale
  const next = { ...rest, version: version + 1 }
  query
    .insert(robot)
    .values({ ...next, office })
    .onConflictDoUpdate({ target: robot.office, set: next })
    .run()
  query
    .update(message)
    .set(saved.isOn ? { dueAt: at } : { givenUpAt: at, answer: off })
    .where(and(eq(message.office, office), isPending))
    .run()
  record(database, actor, 'robot.saved', office, { kind: saved.kind, isOn: saved.isOn })
  return undefined
}

/** Notes in the log that somebody tried the robot, and what it answered. */
export const noteTest = (database: Database, actor: Owner, answer: string): void =>
  record(database, actor, 'robot.tested', actor.office, { answer })

/** Has the robot say something, in the transaction of what it speaks of; nothing where there is none or it is off. */
export const addMessage = ({ query }: Database, { office, at }: Owner, words: string): void => {
  const isOn = query.select({ isOn: robot.isOn }).from(robot).where(eq(robot.office, office)).get()?.isOn
  if (isOn) query.insert(message).values({ office, words, at, dueAt: at }).run()
}

/** What an office’s robot had to say, the latest first. */
export const messagesOf = ({ query }: Database, office: string, limit: number): KeptMessage[] =>
  query.select().from(message).where(eq(message.office, office)).orderBy(desc(message.id)).limit(limit).all()

/** Has a message of an office that was given up, or waits, tried at once; false where there is no such one. */
export const sendAgain = (database: Database, actor: Owner, id: number): boolean => {
  const { changes } = database.query
    .update(message)
    .set({ givenUpAt: null, dueAt: actor.at, tries: 0 })
    .where(and(eq(message.id, id), eq(message.office, actor.office), isNull(message.sentAt)))
    .run()
  if (changes > 0) record(database, actor, 'message.again', String(id))
  return changes > 0
}

/** Of each office whose robot is on, the first message not sent yet, where it is due: later ones wait for it. */
export const dueMessages = ({ query }: Database, now: string) =>
  query
    .select({ message, robot })
    .from(message)
    .innerJoin(robot, eq(robot.office, message.office))
    .where(
      and(
        lte(message.dueAt, now),
        isPending,
        eq(robot.isOn, true),
        sql`${message.id} = (SELECT min(id) FROM message AS other WHERE other.office = ${message.office} AND other.sent_at IS NULL AND other.given_up_at IS NULL)`,
      ),
    )
    .all()

/** Notes how a try ended; the program’s own doing, not for the log. */
export const noteTry = (
  { query }: Database,
  { id, office }: Pick<KeptMessage, 'id' | 'office'>,
  tried: { readonly at: string; readonly answer: string } & (
    | { readonly is: 'sent' | 'given-up' }
    | { readonly is: 'waits'; readonly dueAt: string }
  ),
): void => {
  const { at, answer } = tried
  const end =
    tried.is === 'sent' ? { sentAt: at, givenUpAt: null } : tried.is === 'given-up' ? { givenUpAt: at } : {}
  query
    .update(message)
    .set({ ...end, answer, tries: sql`${message.tries} + 1` })
    .where(and(eq(message.id, id), isNull(message.sentAt)))
    .run()
  if (tried.is !== 'waits') return
  // What is to be said after it is not due before it.
  query
    .update(message)
    .set({ dueAt: tried.dueAt })
    .where(and(eq(message.office, office), isPending, lte(message.dueAt, tried.dueAt)))
    .run()
}
