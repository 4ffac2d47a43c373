import { createHash } from 'node:crypto'
import type { Database } from '../../src/db/open.ts'
import { addRevision, rosterIdOf } from '../../src/db/roster-store.ts'
import type { DraftDuty } from '../../src/domain/draft.ts'

const month = '2026-12'
const hash = (text: string): string => createHash('sha256').update(text).digest('hex')

/** Duties of the small county’s December, leaders in turn; `turn` begins with another one. */
export const turned = (turn = 0): DraftDuty[] =>
  Array.from({ length: 23 }, (_, n) => ({
    date: `${month}-${String(n + 1).padStart(2, '0')}`,
    opening: 'hall-daily',
    leader: `l${String(((n + turn) % 18) + 1).padStart(2, '0')}`,
  }))

/** Publishes a version of the draft as it stands, as the pages do, with no rules looked at. */
export const publish = (database: Database, actor: Parameters<typeof addRevision>[1], version: number): number => {
  const roster = rosterIdOf(database, actor.office, month)!
  const kept = database.sqlite
    .prepare('SELECT duties FROM draft WHERE roster = ? AND version = ?')
    .pluck()
    .get(roster, version) as string
  const answer = kept
  return addRevision(database, actor, month, {
    roster,
    draft: version,
    plan: '{}',
    planHash: hash('{}'),
    answer,
    answerHash: hash(answer),
    approvedBy: null,
    duties: (JSON.parse(kept) as DraftDuty[]).map((duty, n) => ({
      ...duty,
      id: `d${n}`,
      session: 'morning',
      start: '09:00',
      end: '12:00',
      place: 'hall',
      unit: 'xz',
      activity: 'reception',
      changedAt: actor.at,
      sequence: 0,
    })),
  })
}
