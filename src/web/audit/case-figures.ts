import { type CaseFigures, caseFigures } from '../../audit/indicators.ts'
import { dayIn } from '../../calendar/instant.ts'
import { clocksAt } from '../../db/clock-store.ts'
import { type IndicatorCase, indicatorCases } from '../../db/indicator-cases.ts'
import { officeById } from '../../db/office-store.ts'
import type { Database } from '../../db/open.ts'
import { openAsOf } from '../../db/past.ts'
import type { Viewer } from '../../domain/case.ts'
import type { ClockSet } from '../../domain/clock.ts'
import { type Day, firstDay, lastDay } from '../../domain/day.ts'
import type { Office } from '../../domain/office.ts'
import { limitCalendar } from '../cases/case-work.ts'
import type { AuditQuestion } from './audits.ts'

/** The figures of cases over some months, on what was known at an instant. */
export interface KnownFigures extends CaseFigures {
  /** The office as it was known then. */
  readonly office: Office
  /** The day it was there. */
  readonly today: Day
  readonly numbers: ReadonlyMap<string, Pick<IndicatorCase, 'year' | 'n'>>
}

/** Works the figures out, for whoever looks; undefined where the office was not known at the instant. */
export const knownFigures = (
  readOnly: Database,
  viewer: Viewer,
  question: AuditQuestion,
): KnownFigures | undefined => {
  const { office: id, at, isNow } = question
  const database = isNow ? readOnly : openAsOf(readOnly.file, at)
  try {
    const office = officeById(database, id)
    if (!office) return undefined
    const span = { from: firstDay(question.from), to: lastDay(question.to) }
    const today = dayIn(at, office.timezone)
    const sets = new Map<number, ClockSet>()
    const clocksOf = (version: number): ClockSet =>
      sets.get(version) ?? sets.set(version, clocksAt(database, id, version)).get(version)!
    const cases = indicatorCases(database, id, viewer, { ...span, at })
    const { backlogYears } = office.settings.cases
    const calendar = limitCalendar(database, office)
    return {
      ...caseFigures(cases, { ...span, today, backlogYears, calendar, clocksOf }),
      office,
      today,
      numbers: new Map(cases.map(({ id: one, year, n }) => [one, { year, n }])),
    }
  } finally {
    if (!isNow) database.close()
  }
}
