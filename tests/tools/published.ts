import { dutiesOfRevision, dutyIdsOf } from '../../src/db/duty-store.ts'
import { officeById } from '../../src/db/office-store.ts'
import { addRevision, draftOf, revisionOf, rosterIdOf, saveDraft } from '../../src/db/roster-store.ts'
import { stale } from '../../src/db/stale.ts'
import type { DraftDuty, DraftPin } from '../../src/domain/draft.ts'
import { madeByHand } from '../../src/roster/by-hand.ts'
import { dutiesIn } from '../../src/roster/edit.ts'
import { make } from '../../src/roster/make.ts'
import { canonical, sha256 } from '../../src/roster/planning-file.ts'
import type { startService } from './service.ts'

type Service = ReturnType<typeof startService>
type Made = Awaited<ReturnType<typeof make>>

/** What was made of the same month at the same moment comes out the same, so it is made once for all tests of a file. */
const madeBefore = new Map<string, Made>()

/** Saves a draft and publishes it straight through the stores: made by the solver, or of the duties given. */
export const publishMonth = async (
  { context, database, clock }: Service,
  officeId: string,
  month: string,
  { duties: given, pins = [] }: { duties?: readonly DraftDuty[]; pins?: readonly DraftPin[] } = {},
): Promise<void> => {
  const office = officeById(database, officeId)!
  const read = context.months.of(database, office, month, pins)
  if (!read.ok) throw new Error(JSON.stringify(read.mistakes[0]))
  const { month: planned, canonical: plan } = read.value
  const at = clock.now.replace(/\.\d+Z$/, 'Z')
  const input = sha256(plan)
  const known = rosterIdOf(database, officeId, month)
  const used = known === undefined ? new Set<string>() : dutyIdsOf(database, known)
  const made = given
    ? madeByHand({ month: planned, input }, dutiesIn(planned, given).duties, at, used)
    : (madeBefore.get(input + at) ??
      (await context.makings.ask((solver, options) => make({ month: planned, input }, solver, { ...options, at }))))
  if (!given) madeBefore.set(input + at, made as Made)
  const { assignments } = made.roster
  const answer = canonical(made.roster)
  const actor = { user: null, office: officeId, at: clock.now }
  database.write(() => {
    const rosterId = rosterIdOf(database, officeId, month)
    const saved = saveDraft(database, actor, month, rosterId ? (draftOf(database, rosterId)?.version ?? 0) : 0, {
      what: 'made',
      duties: assignments.map(({ date, opening, leader }) => ({ date, opening, leader })),
      pins,
    })
    if (saved === stale) throw new Error('stale')
    addRevision(database, actor, month, {
      roster: rosterIdOf(database, officeId, month)!,
      draft: saved.version,
      plan,
      planHash: input,
      answer,
      answerHash: sha256(answer),
      approvedBy: null,
      duties: assignments.map((one) => ({
        ...one,
        unit: planned.plan.places.find(({ id }) => id === one.place)!.unit,
      })),
    })
  })
}

/** The number of the revision in force, and its duties. */
export const inForceIn = ({ database }: Service, office: string, month: string) => {
  const rosterId = rosterIdOf(database, office, month)!
  const revision = revisionOf(database, rosterId)!
  return { rosterId, n: revision.n, revision, duties: dutiesOfRevision(database, rosterId, revision.n) }
}

/** Publishes a month with these duties as they are, without anybody asking whether rules allow them. */
export const publishDuties = (
  service: Service,
  office: string,
  month: string,
  duties: readonly { id: string; date: string; leader: string }[],
  at = { place: 'hall', opening: 'hall-daily', unit: 'xz' },
): void => {
  const { database } = service
  const actor = { user: null, office, at: service.clock.now }
  database.write(() => {
    saveDraft(database, actor, month, 0, { what: 'made', duties: [], pins: [] })
    addRevision(database, actor, month, {
      roster: rosterIdOf(database, office, month)!,
      draft: 1,
      plan: '{}',
      planHash: 'plan',
      answer: '{}',
      answerHash: 'answer',
      approvedBy: null,
      duties: duties.map((duty) => ({
        ...duty,
        ...at,
        session: 'morning',
        start: '09:00',
        end: '12:00',
        activity: 'reception',
        changedAt: actor.at,
        sequence: 0,
      })),
    })
  })
}
