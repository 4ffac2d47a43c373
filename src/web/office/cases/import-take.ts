import { setImmediate as breathe } from 'node:timers/promises'
import { addWholeCase, knownCases, type Outcome } from '../../../db/case-store.ts'
import { clocksOf } from '../../../db/clock-store.ts'
import { dropImport, importById } from '../../../db/import-store.ts'
import { noteLedgerImported } from '../../../db/ledger-log.ts'
import { savePersonal } from '../../../db/personal-store.ts'
import { caseOf } from '../../../reception/case-of.ts'
import { deadlinesOf } from '../../../reception/deadlines.ts'
import type { OfficeCall } from '../../call.tsx'
import { limitCalendar } from '../../cases/case-work.ts'
import type { LedgerEntry } from '../../cases/ledger-judge.ts'
import { asEvents, knownDocument, type LedgerUnderstood } from './import-understand.ts'

/** Cases prepared at once; other requests are answered in between. */
const perPart = 50

/**
 * Takes a ledger over, in one transaction. What can be done before is done before, other requests in between, so that the
 * transaction is short; where the office has changed meanwhile, nothing is saved.
 */
export const takeLedger = async (
  call: OfficeCall,
  id: string,
  { entries, known }: LedgerUnderstood,
): Promise<'taken' | 'changed' | 'gone'> => {
  const { app, actor, office } = call
  const { database, keys } = app
  const { set } = clocksOf(database, office.id)
  const calendar = limitCalendar(database, office)
  const ready: { entry: LedgerEntry; outcome: Outcome }[] = []
  for (let at = 0; at < entries.length; at += perPart) {
    const part = entries.slice(at, at + perPart)
    keys.makeAll(part.map((entry) => entry.id))
    for (const entry of part) {
      const events = asEvents(entry)
      ready.push({ entry, outcome: { now: caseOf(events), deadlines: deadlinesOf(events, set, calendar) } })
    }
    await breathe()
  }
  const is = database.write((): 'taken' | 'changed' | 'gone' => {
    if (!importById(database, actor, id)) return 'gone'
    const doubles = knownCases(
      database,
      entries.map((entry) => entry.id),
    )
    if (doubles.size > 0 || knownDocument(call) !== known) return 'changed'
    for (const { entry, outcome } of ready) {
      const year = Number(entry.events[0].day.slice(0, 4))
      savePersonal(database, keys, office.id, { id: entry.id, kind: 'case' }, entry.personal, 0)
      addWholeCase(database, actor, { id: entry.id, year, events: entry.events, outcome })
    }
    noteLedgerImported(database, actor)
    dropImport(database, actor, id)
    return 'taken'
  })
  if (is === 'taken') keys.destroy([id])
  return is
}
