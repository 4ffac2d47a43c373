import { addRevision, rosterIdOf, saveDraft } from '../../src/db/roster-store.ts'
import type { startService } from './service.ts'

/** Publishes a month with these duties as they are, without anybody asking whether rules allow them. */
export const publishDuties = (
  service: ReturnType<typeof startService>,
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
