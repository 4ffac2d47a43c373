import { setImmediate as breathe } from 'node:timers/promises'
import { caseIdsOf } from '../../../db/case-list.ts'
import { caseById, eventsOfCase } from '../../../db/case-store.ts'
import { noteLedgerExported } from '../../../db/ledger-log.ts'
import { lookAtPersonal } from '../../../db/personal-store.ts'
import { nothingPersonal, type Personal, seesNumbers } from '../../../domain/case.ts'
import type { LedgerRow } from '../../../workbook/table-cases.ts'
import type { OfficeCall } from '../../call.tsx'
import { askedIn, filterOf } from '../../cases/case-query.ts'
import { ledgerNames, ledgerRowOf } from '../../cases/ledger-row.ts'
import { mostImported } from './import-understand.ts'

/**
 * Most cases of one ledger without words about people: a few years of a county, and as many as a program for spreadsheets
 * opens without trouble.
 */
export const mostRows = 20_000
/** Most with them: as many as one import takes in; whoever needs more says so file by file. */
export const mostWithNames = mostImported

/** Cases read at once; other requests are answered in between. */
const perPart = 50

/** Why somebody takes words about people out of the system. */
export type LookReason = 'archive' | 'report' | 'handover' | 'check'

/**
 * The cases that are asked for, as rows of the ledger, part by part. With `why`, words about people are in it: each case is
 * then noted in the log as looked at, before it is given away.
 */
export async function* ledgerParts(call: OfficeCall, why?: LookReason): AsyncGenerator<readonly LedgerRow[]> {
  const { app, database, office, viewer, actor, language } = call
  const filter = filterOf(call, askedIn(call))
  const ids = caseIdsOf(database, office.id, viewer, filter, why ? mostWithNames : mostRows)
  const names = ledgerNames(call)
  const isNumbered = seesNumbers(viewer)
  if (why) app.database.write(() => noteLedgerExported(app.database, actor, why))
  for (let at = 0; at < ids.length; at += perPart) {
    const part = ids.slice(at, at + perPart)
    const looks = why ? lookAtAll(call, part) : undefined
    yield part.flatMap((id) => {
      const kept = caseById(database, office.id, viewer, id)
      const personal = looks ? (looks.get(id) ?? nothingPersonal) : undefined
      return kept ? [ledgerRowOf(kept, eventsOfCase(database, id), personal, names, language, isNumbered)] : []
    })
    await breathe()
  }
}

const lookAtAll = ({ app, actor }: OfficeCall, ids: readonly string[]): Map<string, Personal> =>
  app.database.write(
    () =>
      new Map(
        ids.flatMap((id): [string, Personal][] => {
          const seen = lookAtPersonal(app.database, app.keys, actor, { id, kind: 'case' }, 'ledger')
          return seen ? [[id, seen]] : []
        }),
      ),
  )
