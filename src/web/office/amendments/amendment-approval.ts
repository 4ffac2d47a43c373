import { dayIn } from '../../../calendar/instant.ts'
import { addAmendmentStep, amendedDraft, type KeptAmendment, madeByAmendment } from '../../../db/amendment-store.ts'
import { addMessage } from '../../../db/robot-store.ts'
import { addRevision, draftOf, revisionOf, rosterIdOf, saveDraft } from '../../../db/roster-store.ts'
import { stale } from '../../../db/stale.ts'
import type { Finding } from '../../../domain/finding.ts'
import { type Outcome, requiredAmong, rosterAfter } from '../../../roster/amend-effect.ts'
import { sha256 } from '../../../roster/planning-file.ts'
import { obstaclesTo } from '../../../roster/publishing.ts'
import { amendedMessage } from '../../../words/robot-messages.ts'
import type { OfficeCall } from '../../call.tsx'
import { type Proposal, proposerOf, type Refusal, withPin } from './amending.ts'
import { refusals } from './amendment-refusals.ts'
import { namesIn, sentenceOf, spokenOf } from './amendment-words.ts'

/** What became of an approval: done, refused, or still in want of a reason for the required rules it breaks. */
export type Approval =
  | { readonly is: 'done' }
  | { readonly is: 'refused'; readonly refusal: Refusal }
  | { readonly is: 'wants-reason' }

/** Findings of required rules that a change would newly break, in any month. */
export const requiredBroken = (outcomes: readonly Outcome[]): Finding[] =>
  outcomes.flatMap(({ now, effect }) => requiredAmong(now, effect.broken))

/** What keeps a proposal from being approved, whatever reason is given. */
export const againstApproval = ({ outcomes, blocked }: Proposal): Refusal | undefined =>
  blocked ?? (outcomes.some(({ effect }) => effect.forbidden.length > 0) ? { says: refusals.forbidden } : undefined)

/**
 * Approves an amendment and makes it so: the step, the next revision of each roster it changes, a draft that equals it,
 * and the pin where a deferred duty goes to a month that is not published. Runs inside one transaction, with everything
 * read in it; nothing is written unless all of it is.
 */
export const approve = (call: OfficeCall, amendment: KeptAmendment, note: string): Approval => {
  const proposed = proposerOf(call).propose(spokenOf(call, amendment))
  if (!proposed.ok) return { is: 'refused', refusal: proposed.refusal }
  const { value } = proposed
  const against = againstApproval(value)
  if (against) return { is: 'refused', refusal: against }
  const broken = requiredBroken(value.outcomes).length > 0
  if (broken && note === '') return { is: 'wants-reason' }
  addAmendmentStep(call.app.database, call.actor, {
    amendment: amendment.id,
    is: 'approved',
    note: note === '' ? null : note,
  })
  for (const outcome of value.outcomes) if (outcome.isAmended) publish(call, amendment, value, outcome, note)
  if (value.pin) pinDeferred(call, value.pin)
  const sentence = sentenceOf(spokenOf(call, amendment), namesIn(call))
  addMessage(call.app.database, call.actor, amendedMessage(sentence))
  return { is: 'done' }
}

const publish = (
  call: OfficeCall,
  amendment: KeptAmendment,
  { planned, outcomes }: Proposal,
  outcome: Outcome,
  note: string,
): void => {
  const { app, actor, office } = call
  const { database } = app
  const { month, now, before } = outcome
  const rosterId = rosterIdOf(database, office.id, month)!
  const previous = revisionOf(database, rosterId)!
  const { plan, planHash, made, answer } = rosterAfter(planned.get(month)!, outcome, outcomes)
  const { assignments } = made.roster
  const saved = saveDraft(database, actor, month, draftOf(database, rosterId)!.version, {
    what: amendedDraft,
    duties: assignments.map(({ date, opening, leader }) => ({ date, opening, leader })),
    pins: now.plan.pins,
    made: madeByAmendment(amendment.id),
    // Undoing an edit must not undo what an approver decided.
    parent: null,
  })
  if (saved === stale) throw new Error('a draft went on inside the transaction')
  const { noticeDays } = office.settings
  const obstacles = obstaclesTo(made.judgement, before, assignments, {
    today: dayIn(actor.at, office.timezone),
    noticeDays,
  })
  const isNew = requiredAmong(now, outcome.effect.broken).length > 0
  // What was broken before has its reason already; it stays with what is still broken.
  const reason = isNew ? note : obstacles.broken.length > 0 ? previous.brokenReason : null
  addRevision(database, actor, month, {
    roster: rosterId,
    draft: saved.version,
    plan,
    planHash,
    answer,
    answerHash: sha256(answer),
    ...(reason === null ? {} : { brokenReason: reason }),
    ...(obstacles.late ? { lateReason: amendment.reason } : {}),
    approvedBy: actor.user,
    duties: assignments.map((one) => ({ ...one, unit: unitOf(now, one.place) })),
  })
}

const unitOf = ({ plan }: Outcome['now'], place: string): string => {
  const found = plan.places.find(({ id }) => id === place)
  if (!found) throw new Error(`a published duty at a place without a plan: ${place}`)
  return found.unit
}

/** The deferred duty in the other month’s draft: there, and pinned, so that making the month keeps it. */
const pinDeferred = ({ app, actor, office }: OfficeCall, { month, duty }: NonNullable<Proposal['pin']>): void => {
  const { database } = app
  const rosterId = rosterIdOf(database, office.id, month)
  const draft = rosterId === undefined ? undefined : draftOf(database, rosterId)
  const duties = draft?.duties ?? []
  const isThere = duties.some(
    (one) => one.date === duty.date && one.opening === duty.opening && one.leader === duty.leader,
  )
  const saved = saveDraft(database, actor, month, draft?.version ?? 0, {
    what: 'deferred',
    duties: isThere ? duties : [...duties, duty],
    pins: withPin(draft?.pins ?? [], duty),
  })
  if (saved === stale) throw new Error('a draft went on inside the transaction')
}
