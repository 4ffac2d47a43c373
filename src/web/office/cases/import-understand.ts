import { createHash } from 'node:crypto'
import { setImmediate as breathe } from 'node:timers/promises'
import { calendarOf } from '../../../db/calendar-store.ts'
import { knownCases, numbersInUse } from '../../../db/case-store.ts'
import { clocksOf } from '../../../db/clock-store.ts'
import { leadersOf } from '../../../db/leader-store.ts'
import { placesOf } from '../../../db/place-store.ts'
import { unitById, unitsBelow } from '../../../db/unit-store.ts'
import { withdrawnLeaders } from '../../../db/withdrawal.ts'
import { caseNumberTyped, caseStateWords } from '../../../domain/case.ts'
import type { Concerns } from '../../../domain/case-event.ts'
import { same, type Text } from '../../../domain/text.ts'
import { caseOf } from '../../../reception/case-of.ts'
import { collectiveFrom } from '../../../reception/registration.ts'
import { findTables } from '../../../workbook/find-tables.ts'
import type { RowUnderstood } from '../../../workbook/row-reader.ts'
import type { Sheet } from '../../../workbook/sheet.ts'
import { casesTable } from '../../../workbook/table-cases.ts'
import { caseReader, type LedgerCase, type LedgerKnown } from '../../../workbook/understand-cases.ts'
import { understoodRow } from '../../../workbook/understood-case.ts'
import type { OfficeCall } from '../../call.tsx'
import { caseNames } from '../../cases/case-names.ts'
import { type JudgeFacts, judgeRow, type LedgerEntry, ledgerCaseId } from '../../cases/ledger-judge.ts'
import { todayOf } from '../today.ts'

/**
 * Most rows of one file: they are saved all at once or not at all, for which other requests wait some seconds, and nobody
 * looks through more.
 */
export const mostImported = 1_000

/** What was made of a ledger, to be shown before anything is saved. */
export interface LedgerUnderstood {
  readonly rows: readonly RowUnderstood[]
  readonly counts: Readonly<Record<RowUnderstood['is'], number>>
  readonly notes: readonly Text[]
  readonly entries: readonly LedgerEntry[]
  /** SHA-256 of all that would be saved and of what was shown. */
  readonly digest: string
  /** Of what the office had then. */
  readonly known: string
}

const words = {
  nothing: {
    'zh-CN': '没有找到台账。请下载模板填写;自己的台账至少要有“接访日期”“事项分类”和“编号”三列。',
    en: 'No ledger was found. Fill in the template; a ledger of your own needs at least the columns 接访日期, 事项分类 and 编号.',
  },
  tooMany: {
    'zh-CN': `超过${mostImported}行,请分几个文件导入。`,
    en: `There are more than ${mostImported} rows; import them in several files.`,
  },
  known: { 'zh-CN': '已有,跳过', en: 'known already, skipped' },
} as const satisfies Record<string, Text>

/** What of the office a ledger is read against; where it is another one, the file is to be read again. */
export const knownDocument = ({ app, office }: OfficeCall): string =>
  createHash('sha256')
    .update(
      JSON.stringify([
        ...[leadersOf(app.database, office.id), unitsBelow(app.database, office.id)],
        ...[placesOf(app.database, office.id), calendarOf(app.database, office.id)],
        ...[clocksOf(app.database, office.id).version, office.settings.cases],
      ]),
    )
    .digest('hex')

const knownOf = ({ app: { database }, office }: OfficeCall): LedgerKnown => {
  const levels = new Map(unitsBelow(database, office.id).map(({ id, level }) => [id, level]))
  const { level } = unitById(database, office.unit)!
  return {
    leaders: leadersOf(database, office.id),
    units: unitsBelow(database, office.id),
    places: placesOf(database, office.id, { retired: true }).map(({ place: { id, name, unit } }) => ({
      ...{ id, name },
      level: levels.get(unit) ?? level,
    })),
    subjects: office.settings.cases.subjects,
    level,
    collectiveFrom,
  }
}

const factsOf = (call: OfficeCall): JudgeFacts => {
  const { database } = call.app
  const withdrawn = new Map<string, Set<string>>()
  const whoWithdraws = (concerns: Concerns, received: string): Set<string> => {
    const key = JSON.stringify([concerns, received])
    const known = withdrawn.get(key) ?? withdrawnLeaders(database, concerns, received)
    withdrawn.set(key, known)
    return known
  }
  return {
    office: call.office.id,
    today: todayOf(call),
    clocks: clocksOf(database, call.office.id),
    hasToWithdraw: (received) => (leader, concerns) => whoWithdraws(concerns, received).has(leader),
  }
}

/** Which of some cases the office has already: by national number, by number and day, or taken over before. */
const knownBy = ({ app: { database }, office }: OfficeCall, cases: readonly LedgerCase[]) => {
  const ids = knownCases(
    database,
    cases.map((one) => ledgerCaseId(office.id, one)),
  )
  const nationals = cases.map(({ national }) => national).filter((number) => number !== '')
  const days = [...new Set(cases.map(({ received }) => received))]
  const inUse = numbersInUse(database, office.id, nationals, days)
  return (one: LedgerCase): boolean => {
    const own = one.number === '' ? undefined : caseNumberTyped(office.settings.cases.number, one.number)
    const isOwn =
      typeof own === 'object' && own.year !== undefined && inUse.own.has(`${own.year}-${own.n} ${one.received}`)
    return isOwn || inUse.national.has(one.national) || ids.has(ledgerCaseId(office.id, one))
  }
}

/** Rows judged at once; other requests are answered in between. */
const perPart = 50

/** Understands a ledger against what the office has now; nothing is saved. */
export const understandLedger = async (call: OfficeCall, sheets: readonly Sheet[]): Promise<LedgerUnderstood> => {
  const known = knownDocument(call)
  const { found } = findTables(sheets, [casesTable])
  const all = found.flatMap(({ rows }) => rows)
  const isTooMuch = all.length > mostImported
  const tableRows = isTooMuch ? [] : all
  const read = caseReader(knownOf(call))
  const names = caseNames(call.app.database, call.office)
  const facts = factsOf(call)
  const reads = []
  for (const [at, row] of tableRows.entries()) {
    reads.push(read(row))
    if (at % perPart === perPart - 1) await breathe()
  }
  const isKnown = knownBy(
    call,
    reads.flatMap((one) => one.case ?? []),
  )
  const rows: RowUnderstood[] = []
  const entries: LedgerEntry[] = []
  const seen = new Map<string, number>()
  for (const [at, one] of reads.entries()) {
    if (at % perPart === perPart - 1) await breathe()
    if (!one.case) {
      rows.push(understoodRow(one, 'new', names, same('')))
      continue
    }
    if (isKnown(one.case)) {
      rows.push(understoodRow(one, 'same', names, words.known))
      continue
    }
    const { row } = one.reader.row
    const keys = [one.case.national, `${one.case.number}\n${one.case.received}`].filter(
      (key, which) => (which === 0 ? key : one.case!.number) !== '',
    )
    const double = keys.map((key) => seen.get(key)).find((earlier) => earlier !== undefined)
    if (double !== undefined)
      one.reader.wrong('number', {
        'zh-CN': `与第${double}行是同一件(编号和日期,或国家系统编号相同)`,
        en: `is the same case as row ${double}`,
      })
    for (const key of keys) seen.set(key, row)
    const entry = judgeRow(one.reader, one.case, facts)
    if (entry) entries.push(entry)
    const state = entry ? caseStateWords[caseOf(asEvents(entry)).state] : same('')
    rows.push(understoodRow(one, 'new', names, state))
  }
  const counts = { new: 0, changed: 0, same: 0, wrong: 0 }
  for (const { is } of rows) counts[is]++
  const unread = found.flatMap((table) =>
    table.unread.length === 0
      ? []
      : [
          {
            'zh-CN': `工作表“${table.sheet}”有几列不会读入:${table.unread.map((name) => `“${name.slice(0, 30)}”`).join('、')}。`,
            en: `Columns of “${table.sheet}” that are not read: ${table.unread.map((name) => `“${name.slice(0, 30)}”`).join(', ')}.`,
          },
        ],
  )
  const notes = isTooMuch ? [words.tooMany] : rows.length === 0 ? [words.nothing] : unread
  const digest = createHash('sha256')
    .update(JSON.stringify([rows, entries]))
    .digest('hex')
  return { rows, counts, notes, entries, digest, known }
}

/** Events of an entry as they will stand. */
export const asEvents = ({ events }: LedgerEntry) =>
  events.map((event, at) => ({ ...event, n: at + 1, by: null, at: '' })) as Parameters<typeof caseOf>[0]
