import { and, desc, eq } from 'drizzle-orm'
import type { MonthName } from '../domain/day.ts'
import type { DraftDuty, DraftPin, DraftStepName, RosterState } from '../domain/draft.ts'
import type { Assignment } from '../domain/roster.ts'
import { keepHead } from './head-store.ts'
import { type Actor, record } from './log-store.ts'
import type { Database } from './open.ts'
import { draft, duty, review, revision, roster, user } from './schema.ts'
import { type Stale, stale } from './stale.ts'

type Owner = Actor & { readonly office: string }

export type KeptDraft = typeof draft.$inferSelect

export type KeptRevision = typeof revision.$inferSelect

export type KeptReview = typeof review.$inferSelect

/** The number under which a month’s roster is kept; undefined while there is none. */
export const rosterIdOf = ({ query }: Database, office: string, month: MonthName): number | undefined =>
  query
    .select({ id: roster.id })
    .from(roster)
    .where(and(eq(roster.office, office), eq(roster.month, month)))
    .get()?.id

/** The month of a roster of an office. */
export const monthOfRoster = ({ query }: Database, office: string, id: number): MonthName | undefined =>
  query
    .select({ month: roster.month })
    .from(roster)
    .where(and(eq(roster.office, office), eq(roster.id, id)))
    .get()?.month

/** The latest version of a month’s draft. */
export const draftOf = ({ query }: Database, rosterId: number): KeptDraft | undefined =>
  query.select().from(draft).where(eq(draft.roster, rosterId)).orderBy(desc(draft.version)).limit(1).get()

/** A version of a draft. */
export const draftAt = ({ query }: Database, rosterId: number, version: number): KeptDraft | undefined =>
  query
    .select()
    .from(draft)
    .where(and(eq(draft.roster, rosterId), eq(draft.version, version)))
    .get()

/** What was done to a draft and by whom, the latest first. */
export const draftSteps = ({ query }: Database, rosterId: number, limit: number) =>
  query
    .select({ version: draft.version, what: draft.what, at: draft.at, who: user.shownName })
    .from(draft)
    .leftJoin(user, eq(user.id, draft.by))
    .where(eq(draft.roster, rosterId))
    .orderBy(desc(draft.version))
    .limit(limit)
    .all()

/** A step of a draft, to be added. */
export interface DraftStep {
  readonly what: DraftStepName
  readonly duties: readonly DraftDuty[]
  readonly pins: readonly DraftPin[]
  readonly made?: Record<string, unknown> | null
  /** The version undo goes back to; the one before where it is left out. */
  readonly parent?: number | null
}

/**
 * Appends a version to a month’s draft, made from the one shown as `version` (0: none yet). Nothing is saved when the
 * draft has gone on since.
 */
export const saveDraft = (
  database: Database,
  actor: Owner,
  month: MonthName,
  version: number,
  step: DraftStep,
): { readonly version: number } | Stale => {
  const { query } = database
  query.insert(roster).values({ office: actor.office, month }).onConflictDoNothing().run()
  const id = rosterIdOf(database, actor.office, month)!
  if ((draftOf(database, id)?.version ?? 0) !== version) return stale
  const { what, duties, pins, made = null, parent = version === 0 ? null : version } = step
  query
    .insert(draft)
    .values({
      roster: id,
      version: version + 1,
      parent,
      what,
      duties: [...duties],
      pins: [...pins],
      made,
      by: actor.user,
      at: actor.at,
    })
    .run()
  record(database, actor, `draft.${what}`, month, {
    version: version + 1,
    duties: duties.length,
    pins: pins.length,
  })
  return { version: version + 1 }
}

/** The last word of the reviewers on a draft. */
export const reviewOf = ({ query }: Database, rosterId: number): KeptReview | undefined =>
  query.select().from(review).where(eq(review.roster, rosterId)).orderBy(desc(review.id)).limit(1).get()

/** Appends a word of the reviewers on a version of a draft and the facts it stood on. */
export const addReview = (
  database: Database,
  actor: Owner & { readonly user: number },
  month: MonthName,
  added: Pick<KeptReview, 'roster' | 'draft' | 'is' | 'planHash'> & { note?: string | undefined },
): void => {
  const { note = null, ...one } = added
  database.query
    .insert(review)
    .values({ ...one, note, by: actor.user, at: actor.at })
    .run()
  record(database, actor, `roster.${one.is}`, month, { draft: one.draft, planHash: one.planHash })
}

/** The revision in force of a month’s roster. */
export const revisionOf = ({ query }: Database, rosterId: number): KeptRevision | undefined =>
  query.select().from(revision).where(eq(revision.roster, rosterId)).orderBy(desc(revision.n)).limit(1).get()

/** One revision, in force or superseded. */
export const revisionAt = ({ query }: Database, rosterId: number, n: number): KeptRevision | undefined =>
  query
    .select()
    .from(revision)
    .where(and(eq(revision.roster, rosterId), eq(revision.n, n)))
    .get()

/** Every revision of every office, month by month in the order of their numbers. */
export const allRevisions = ({ query }: Database) =>
  query
    .select({ roster: revision.roster, n: revision.n, office: roster.office, month: roster.month })
    .from(revision)
    .innerJoin(roster, eq(roster.id, revision.roster))
    .orderBy(roster.office, roster.month, revision.n)
    .all()

/** What tells the revisions of a roster from those of another one, in order. */
export const revisionStamps = ({ query }: Database, rosterId: number) =>
  query
    .select({ n: revision.n, at: revision.at, planHash: revision.planHash, answerHash: revision.answerHash })
    .from(revision)
    .where(eq(revision.roster, rosterId))
    .orderBy(revision.n)
    .all()

/** All revisions, with who published them, the latest first; without what they are made of. */
export const revisionsOf = ({ query }: Database, rosterId: number) =>
  query
    .select({
      n: revision.n,
      draft: revision.draft,
      at: revision.at,
      who: user.shownName,
      brokenReason: revision.brokenReason,
      lateReason: revision.lateReason,
      planHash: revision.planHash,
    })
    .from(revision)
    .leftJoin(user, eq(user.id, revision.by))
    .where(eq(revision.roster, rosterId))
    .orderBy(desc(revision.n))
    .all()

/** What a step is called that goes back from a new draft to what is published. */
export const discarded = 'discarded' satisfies DraftStepName

/** Where a month stands. */
export const stateOf = (database: Database, rosterId: number | undefined): RosterState => {
  const latest = rosterId === undefined ? undefined : draftOf(database, rosterId)
  if (rosterId === undefined || !latest) return 'empty'
  const revision = revisionOf(database, rosterId)
  if (revision && (revision.draft === latest.version || latest.what === discarded)) return 'published'
  const review = reviewOf(database, rosterId)
  if (review?.draft !== latest.version) return 'draft'
  return review.is === 'submitted' || review.is === 'approved' ? review.is : 'draft'
}

/** A revision to be published. */
export interface Publishing {
  readonly roster: number
  readonly draft: number
  /** Canonical JSON and its SHA-256. */
  readonly plan: string
  readonly planHash: string
  readonly answer: string
  readonly answerHash: string
  readonly brokenReason?: string | undefined
  readonly lateReason?: string | undefined
  readonly approvedBy: number | null
  readonly duties: readonly (Assignment & { readonly unit: string })[]
}

/** Publishes: appends the next revision with its duties. Returns its number. */
export const addRevision = (database: Database, actor: Owner, month: MonthName, published: Publishing): number => {
  const { duties, brokenReason = null, lateReason = null, ...rest } = published
  const n = (revisionOf(database, published.roster)?.n ?? 0) + 1
  const { query } = database
  query
    .insert(revision)
    .values({ ...rest, n, brokenReason, lateReason, by: actor.user, at: actor.at })
    .run()
  for (const one of duties)
    query
      .insert(duty)
      .values({ ...one, roster: published.roster, n })
      .run()
  const { planHash, answerHash } = published
  record(database, actor, 'roster.published', month, { n, planHash, answerHash, duties: duties.length })
  keepHead(database, actor)
  return n
}

/** The months an office has published, in the order in which they were published first, and at what instant. */
export const firstPublishedOf = ({ query }: Database, office: string): { month: MonthName; at: string }[] =>
  query
    .select({ month: roster.month, at: revision.at })
    .from(revision)
    .innerJoin(roster, eq(roster.id, revision.roster))
    .where(and(eq(roster.office, office), eq(revision.n, 1)))
    .orderBy(revision.at, roster.id)
    .all()

/** The months of an office that have a roster, the latest first. */
export const monthsOf = ({ query }: Database, office: string): { id: number; month: MonthName }[] =>
  query
    .select({ id: roster.id, month: roster.month })
    .from(roster)
    .where(eq(roster.office, office))
    .orderBy(desc(roster.month))
    .all()
