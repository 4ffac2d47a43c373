import { inOfficialOrder } from '../../audit/leader-summary.ts'
import { type OpenData, openDataOf, openDataRows } from '../../audit/open-data.ts'
import { dayIn } from '../../calendar/instant.ts'
import { firstMonthOf } from '../../db/audit-store.ts'
import { territoryOf } from '../../db/unit-store.ts'
import { monthSchema } from '../../domain/day.ts'
import type { Office } from '../../domain/office.ts'
import { csvOf } from '../../workbook/write-csv.ts'
import type { Call } from '../call.tsx'

/** The year of an address; this one where none is named. Undefined where nothing was published by its end, or it is to come. */
const yearIn = ({ app, http }: Call, { id, timezone }: Office): number | undefined => {
  const now = dayIn(app.now(), timezone).slice(0, 4)
  const typed = http.req.query('year') || now
  const first = firstMonthOf(app.readOnly, id)?.slice(0, 4)
  const isYear = monthSchema.safeParse(`${typed}-01`).success
  return !isYear || typed > now || (typed !== now && (first === undefined || typed < first))
    ? undefined
    : Number(typed)
}

/** An office’s open data of the year of an address, on what is known now; people are named only where it says so. */
export const openDataIn = (call: Call, office: Office): OpenData | undefined => {
  const { app } = call
  const year = yearIn(call, office)
  if (year === undefined) return undefined
  const [from, to] = [`${year}-01`, `${year}-12`]
  const audit = app.audits.of(app.readOnly, { office: office.id, from, to, at: app.now(), isNow: true })
  if (!audit) return undefined
  const { compliance, leaders, months, today } = audit
  const units = territoryOf(app.readOnly, office.id).map(({ id }) => id)
  return openDataOf({
    ...{ office: office.name, year, today, compliance, leaders },
    months: months.map(({ plan }) => plan.month),
    named: office.settings.audit.namesPeople
      ? inOfficialOrder(leaders, units, { from, to }, compliance.receptions)
      : undefined,
  })
}

/** Open data as the address ends: .csv for spreadsheets, else JSON. */
export const openDataFile = (data: OpenData, type: 'csv' | 'json'): string =>
  type === 'csv' ? csvOf(openDataRows(data).map((row) => row.map(String))) : `${JSON.stringify(data, null, 2)}\n`

/** The kind of file an address asks for, and how it is called. */
export const openDataName = ({ http }: Call, { office, year }: OpenData) => {
  const type = http.req.path.endsWith('.csv') ? 'csv' : 'json'
  return { type, name: `${office}-接访开放数据-${year}.${type}`, plain: `open-data-${year}.${type}` } as const
}
