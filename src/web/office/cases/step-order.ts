import type { Case, CaseStateName } from '../../../domain/case.ts'
import type { CaseEventKind } from '../../../domain/case-event.ts'

/** What mostly comes next, by where a case stands. */
const next: Readonly<Record<CaseStateName, readonly CaseEventKind[]>> = {
  registered: ['disposed', 'promise-kept', 'accepted', 'assigned', 'refused'],
  accepted: ['informed', 'disposed', 'promise-kept', 'assigned', 'answered', 'extended'],
  assigned: ['unit-received', 'accepted', 'informed', 'objected', 'promise-kept', 'answered', 'extended'],
  objected: ['objection-settled'],
  answered: ['opinion-received', 'review-asked', 'concluded', 'closed'],
  review: ['review-accepted', 'review-answered'],
  reviewed: ['review-received', 'rereview-asked', 'closed'],
  rereview: ['hearing-began', 'hearing-ended', 'rereview-answered'],
  rereviewed: ['concluded', 'closed'],
  refused: ['reopened'],
  transferred: ['visited', 'reopened'],
  dropped: ['reopened'],
  closed: ['satisfied', 'visited', 'opinion-received', 'review-asked', 'review-received', 'rereview-asked'],
}

/** Steps done in a session itself may end the case at once. */
const ending: readonly CaseEventKind[] = ['concluded', 'closed']

/** Steps once each of which is on record are not offered first again. */
const isDone = (one: Case, kind: CaseEventKind): boolean =>
  (kind === 'concluded' && one.outcomes.length > 0) ||
  (kind === 'satisfied' && one.satisfaction !== null) ||
  (kind === 'visited' && one.isVisited)

/** Open steps, those that mostly come next apart from the others, and whom it concerns left out: it has a place of its own. */
export const inOrder = (
  one: Case,
  open: readonly CaseEventKind[],
): { readonly first: readonly CaseEventKind[]; readonly others: readonly CaseEventKind[] } => {
  const mayClose = open.includes('closed') && ['registered', 'accepted', 'assigned'].includes(one.state)
  const likely = [...(mayClose ? ending : []), ...next[one.state]]
  const first = [...new Set(likely)].filter((kind) => open.includes(kind) && !isDone(one, kind))
  return { first, others: open.filter((kind) => !first.includes(kind) && kind !== 'concerned') }
}
