import { and, asc, desc, eq, sql } from 'drizzle-orm'
import type { Day } from '../domain/day.ts'
import type { AmendmentState } from '../domain/draft.ts'
import { type Actor, record } from './log-store.ts'
import type { Database } from './open.ts'
import { amendment, amendmentStep, draft, duty, revision, roster, user } from './schema.ts'

type Owner = Actor & { readonly office: string; readonly user: number }
type Row = typeof amendment.$inferSelect

/** A change asked for, with what has been said of it since. */
export interface KeptAmendment extends Row {
  readonly askedBy: string | null
  readonly state: AmendmentState
  readonly steps: readonly {
    readonly is: Exclude<AmendmentState, 'asked'>
    readonly note: string | null
    readonly at: string
    readonly who: string | null
  }[]
}

const withSteps = ({ query }: Database, row: Row & { askedBy: string | null }): KeptAmendment => {
  const steps = query
    .select({ is: amendmentStep.is, note: amendmentStep.note, at: amendmentStep.at, who: user.shownName })
    .from(amendmentStep)
    .leftJoin(user, eq(user.id, amendmentStep.by))
    .where(eq(amendmentStep.amendment, row.id))
    .orderBy(amendmentStep.id)
    .all()
  // Where no second leader is involved, nobody’s consent is waited for.
  const first: AmendmentState = row.otherLeader === null ? 'consented' : 'asked'
  return { ...row, steps, state: steps.at(-1)?.is ?? first }
}

/** The amendments of an office, the latest first. */
export const amendmentsOf = (database: Database, office: string): KeptAmendment[] =>
  database.query
    .select({ amendment, askedBy: user.shownName })
    .from(amendment)
    .leftJoin(user, eq(user.id, amendment.by))
    .where(eq(amendment.office, office))
    .orderBy(desc(amendment.id))
    .all()
    .map((row) => withSteps(database, { ...row.amendment, askedBy: row.askedBy }))

/** One amendment of an office. */
export const amendmentById = (database: Database, office: string, id: number): KeptAmendment | undefined => {
  const row = database.query
    .select({ amendment, askedBy: user.shownName })
    .from(amendment)
    .leftJoin(user, eq(user.id, amendment.by))
    .where(and(eq(amendment.office, office), eq(amendment.id, id)))
    .get()
  return row && withSteps(database, { ...row.amendment, askedBy: row.askedBy })
}

/** A duty that was put off to a later day. */
export interface Deferral {
  readonly roster: number
  readonly duty: string
  readonly leader: string
  /** The day it was on at last in its own month, and the one it went to. */
  readonly from: Day
  readonly to: Day
}

/** Deferrals of an office that were approved, the earliest first. */
export const deferralsOf = ({ query }: Database, office: string): Deferral[] =>
  query
    .select({
      roster: amendment.roster,
      duty: amendment.duty,
      leader: amendment.leader,
      from: duty.date,
      to: sql<Day>`${amendment.toDay}`,
    })
    .from(amendment)
    .innerJoin(amendmentStep, and(eq(amendmentStep.amendment, amendment.id), eq(amendmentStep.is, 'approved')))
    .innerJoin(
      duty,
      and(
        eq(duty.roster, amendment.roster),
        eq(duty.id, amendment.duty),
        sql`${duty.n} = (SELECT max(n) FROM duty AS other WHERE other.roster = ${amendment.roster} AND other.id = ${amendment.duty})`,
      ),
    )
    .where(and(eq(amendment.office, office), eq(amendment.kind, 'defer')))
    .orderBy(amendment.id)
    .all()

/** Asks for a change; its reason is kept with it, not in the log. Returns its number. */
export const addAmendment = (
  database: Database,
  actor: Owner,
  asked: Omit<Row, 'id' | 'office' | 'by' | 'at'>,
): number => {
  const { id } = database.query
    .insert(amendment)
    .values({ ...asked, office: actor.office, by: actor.user, at: actor.at })
    .returning({ id: amendment.id })
    .get()
  const { reason, ...rest } = asked
  record(database, actor, `amendment.${asked.kind}`, String(id), rest)
  return id
}

/** Appends what somebody says of an amendment. */
export const addAmendmentStep = (
  database: Database,
  actor: Owner,
  {
    amendment: id,
    is,
    note = null,
  }: { amendment: number; is: Exclude<AmendmentState, 'asked'>; note?: string | null },
): void => {
  if (!amendmentById(database, actor.office, id)) throw new Error('no amendment of this office')
  database.query.insert(amendmentStep).values({ amendment: id, is, note, by: actor.user, at: actor.at }).run()
  record(database, actor, `amendment.${is}`, String(id))
}

/** What a draft says was done to it where an approved amendment made it. */
export const amendedDraft = 'amended'

/** What an approved amendment leaves in the drafts it makes: revisions made of them are found by it. */
export const madeByAmendment = (id: number) => ({ amendment: id })

/** The revisions an amendment made, the earlier month first. */
export const revisionsByAmendment = ({ query }: Database, office: string, id: number) =>
  query
    .select({ month: roster.month, n: revision.n, at: revision.at, brokenReason: revision.brokenReason })
    .from(revision)
    .innerJoin(roster, eq(roster.id, revision.roster))
    .innerJoin(draft, and(eq(draft.roster, revision.roster), eq(draft.version, revision.draft)))
    .where(
      and(
        eq(roster.office, office),
        eq(draft.what, amendedDraft),
        sql`json_extract(${draft.made}, '$.amendment') = ${id}`,
      ),
    )
    .orderBy(asc(roster.month), revision.n)
    .all()
