import { and, eq, isNull, ne, sql } from 'drizzle-orm'
import type { Language } from '../domain/text.ts'
import type { MemberRole } from '../domain/user.ts'
import { type Actor, record } from './log-store.ts'
import type { Database } from './open.ts'
import { membership, office, session, ticket, user } from './schema.ts'
import { type Stale, stale } from './stale.ts'

export type KeptUser = Omit<typeof user.$inferSelect, 'passwordHash'> & { readonly hasPassword: boolean }
/** What a user is in an office. */
export interface Membership {
  readonly office: string
  readonly role: MemberRole
  readonly leader: string | null
}

const shown = ({ passwordHash, ...row }: typeof user.$inferSelect): KeptUser => ({
  ...row,
  hasPassword: passwordHash !== null,
})

/** Every user of the installation. */
export const allUsers = ({ query }: Database): KeptUser[] =>
  query.select().from(user).orderBy(user.id).all().map(shown)

/** A user by number. */
export const userById = ({ query }: Database, id: number): KeptUser | undefined => {
  const row = query.select().from(user).where(eq(user.id, id)).get()
  return row && shown(row)
}

/** For signing in: whom a name belongs to, capitals or not, and the hash of the password. */
export const userToSignIn = ({ query }: Database, name: string) =>
  query
    .select({ id: user.id, passwordHash: user.passwordHash, disabledAt: user.disabledAt })
    .from(user)
    .where(eq(user.name, name))
    .get()

/** Whether there is nobody yet: the first start. */
export const isWithoutUsers = ({ query }: Database): boolean =>
  query.select({ id: user.id }).from(user).limit(1).get() === undefined

/** What a user is, and where. */
export const membershipsOf = (
  { query }: Database,
  userId: number,
): (Membership & { readonly officeName: string })[] =>
  query
    .select({
      office: membership.office,
      role: membership.role,
      leader: membership.leader,
      officeName: office.name,
    })
    .from(membership)
    .innerJoin(office, eq(office.id, membership.office))
    .where(eq(membership.user, userId))
    .orderBy(membership.id)
    .all()

/** Who is what in an office. */
export const membersOf = ({ query }: Database, officeId: string) =>
  query
    .select({ user: user.id, name: user.shownName, role: membership.role, leader: membership.leader })
    .from(membership)
    .innerJoin(user, eq(user.id, membership.user))
    .where(and(eq(membership.office, officeId), sql`${user.disabledAt} IS NULL`))
    .orderBy(membership.id)
    .all()

/** Adds a user without a password: he sets one by a one-time link. Undefined where the name is taken. */
export const addUser = (
  database: Database,
  actor: Actor,
  added: { name: string; shownName: string; isAdmin: boolean; language: Language; passwordHash?: string },
): number | undefined => {
  const [row] = database.query
    .insert(user)
    .values({ ...added, createdAt: actor.at })
    .onConflictDoNothing()
    .returning({ id: user.id })
    .all()
  if (!row) return undefined
  record(database, actor, 'user.added', String(row.id), { name: added.name, isAdmin: added.isAdmin })
  return row.id
}

/** Changes a user as shown at `version`. A disabled user’s sessions and one-time links end. */
export const saveUser = (
  database: Database,
  actor: Actor,
  saved: Pick<KeptUser, 'id' | 'shownName' | 'isAdmin' | 'disabledAt' | 'version'>,
): Stale | undefined => {
  const { id, version, shownName, isAdmin, disabledAt } = saved
  const { changes } = database.query
    .update(user)
    .set({ shownName, isAdmin, disabledAt, version: version + 1 })
    .where(and(eq(user.id, id), eq(user.version, version)))
    .run()
  if (changes === 0) return stale
  if (disabledAt !== null) {
    database.query.delete(session).where(eq(session.user, id)).run()
    database.query.delete(ticket).where(eq(ticket.user, id)).run()
  }
  record(database, actor, 'user.changed', String(id), { isAdmin, isDisabled: disabledAt !== null })
  return undefined
}

/** Whether nobody else who can sign in administers the installation. */
export const isLastAdmin = ({ query }: Database, id: number): boolean =>
  query
    .select({ id: user.id })
    .from(user)
    .where(and(eq(user.isAdmin, true), isNull(user.disabledAt), ne(user.id, id)))
    .limit(1)
    .get() === undefined

/** Sets what a user is in all offices, in place of what he was. */
export const saveMemberships = (
  database: Database,
  actor: Actor,
  userId: number,
  memberships: readonly Membership[],
): void => {
  database.query.delete(membership).where(eq(membership.user, userId)).run()
  for (const { office, role, leader } of memberships)
    database.query.insert(membership).values({ user: userId, office, role, leader }).onConflictDoNothing().run()
  record(database, actor, 'user.memberships', String(userId), { memberships })
}

/** Sets a password’s hash and ends the user’s sessions and the one-time links not used yet. */
export const savePassword = (database: Database, actor: Actor, userId: number, passwordHash: string): void => {
  database.query.update(user).set({ passwordHash }).where(eq(user.id, userId)).run()
  database.query.delete(session).where(eq(session.user, userId)).run()
  database.query
    .delete(ticket)
    .where(and(eq(ticket.user, userId), isNull(ticket.usedAt)))
    .run()
  record(database, actor, 'user.password', String(userId))
}

/** Sets the language a user reads. */
export const saveLanguage = (
  database: Database,
  actor: Actor & { readonly user: number },
  language: Language,
): void => {
  const own = and(eq(user.id, actor.user), ne(user.language, language))
  const { changes } = database.query.update(user).set({ language }).where(own).run()
  if (changes > 0) record(database, actor, 'user.language', String(actor.user), { language })
}
