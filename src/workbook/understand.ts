import type { Text } from '../domain/text.ts'
import { findTables } from './find-tables.ts'
import { type Known, newIds, type OfficeState } from './known.ts'
import type { RowUnderstood } from './row-reader.ts'
import type { Sheet } from './sheet.ts'
import type { TableKey } from './table.ts'
import { tables } from './tables.ts'
import { understandAvailability } from './understand-availability.ts'
import { understandLeaders } from './understand-leaders.ts'
import { understandPlaces } from './understand-places.ts'
import { understandUnits } from './understand-units.ts'

/** What was made of a workbook, to be shown before anything is saved. */
export interface Understood {
  /** Every row that says something, sheet by sheet in the order of the file. */
  readonly rows: readonly RowUnderstood[]
  /** Rows by what they are. */
  readonly counts: Readonly<Record<RowUnderstood['is'], number>>
  /** What the office has that the workbook does not speak of: it stays as it is. */
  readonly stay: Readonly<Record<keyof OfficeState, number>>
  /** What should be said of the whole: tables found, sheets and columns not read, what stays. */
  readonly notes: readonly Text[]
  /** The whole new state to save; only where no row is wrong and at least one table was found. */
  readonly result?: OfficeState
}

const sheetNames = (): Text => ({
  'zh-CN': Object.values(tables)
    .map(({ name }) => name['zh-CN'])
    .join('、'),
  en: Object.values(tables)
    .map(({ name }) => name.en)
    .join(', '),
})

const nothingFound = (): Text => ({
  'zh-CN': `没有找到可以导入的表格。请下载模板,填写其中的工作表(${sheetNames()['zh-CN']});只导入领导名单时,表头至少要有“姓名”和“职务”两列。`,
  en: `No table was found. Fill in the sheets of the template (${sheetNames().en}); a list of leaders needs at least the columns 姓名 and 职务.`,
})

const stayWords: readonly (readonly [keyof OfficeState, string, string, string])[] = [
  ['units', '个单位', 'unit', 'units'],
  ['leaders', '位领导', 'leader', 'leaders'],
  ['places', '个接访地点', 'place', 'places'],
  ['openings', '个开放时段', 'opening', 'openings'],
  ['availability', '条请假与意愿', 'absence or wish', 'absences and wishes'],
]

const stayNote = (stay: Understood['stay']): Text[] => {
  const some = stayWords.filter(([key]) => stay[key] > 0)
  if (some.length === 0) return []
  return [
    {
      'zh-CN': `表里没有的保持不变:${some.map(([key, words]) => `${stay[key]}${words}`).join('、')}。`,
      en: `What is not in the file stays as it is: ${some.map(([key, , one, many]) => `${stay[key]} ${stay[key] === 1 ? one : many}`).join(', ')}.`,
    },
  ]
}

const shown = (names: readonly string[]): string => names.map((name) => `“${name.slice(0, 30)}”`).join('、')

/** Most rows understood at once: far beyond an office, and each is shown on a page. */
const mostRows = 5_000

const tooMany: Text = {
  'zh-CN': `超过${mostRows}行,请分几次导入。`,
  en: `There are more than ${mostRows} rows; import them in several files.`,
}

/**
 * Understands the sheets of a workbook against what an office has: tables are found by their headings, whatever the
 * sheets are called. Nothing is saved and nothing is deleted: what the workbook does not speak of stays. Reading the
 * same workbook again, with `result` as what is known, finds every row the same.
 */
export const understand = (sheets: readonly Sheet[], known: Known): Understood => {
  const { found: all, others } = findTables(sheets)
  const isTooMuch = all.reduce((sum, { rows }) => sum + rows.length, 0) > mostRows
  const found = isTooMuch ? [] : all
  const rowsOf = (key: TableKey) => found.filter(({ table }) => table.key === key).flatMap(({ rows }) => rows)
  const newId = newIds(known)
  const units = understandUnits(rowsOf('units'), known, newId)
  const leaders = understandLeaders(rowsOf('leaders'), units.units, known, newId)
  const places = understandPlaces(rowsOf('places'), units.units, known, newId)
  const availability = understandAvailability(rowsOf('availability'), leaders.leaders, known)

  const order = new Map(sheets.map(({ name }, at) => [name, at]))
  const rows = [units, leaders, places, availability]
    .flatMap((part) => part.rows)
    .sort((a, b) => order.get(a.sheet)! - order.get(b.sheet)! || a.row - b.row)
  const counts = { new: 0, changed: 0, same: 0, wrong: 0 }
  for (const { is } of rows) counts[is]++
  const stay = {
    units: units.stay,
    leaders: leaders.stay,
    ...places.stay,
    availability: availability.stay,
  }
  const unread = found.filter((table) => table.unread.length > 0)
  const notes: Text[] = [
    ...(isTooMuch ? [tooMany] : rows.length === 0 ? [nothingFound()] : stayNote(stay)),
    ...unread.map(({ sheet, unread: headings }) => ({
      'zh-CN': `工作表“${sheet}”有几列不会读入:${shown(headings)}。`,
      en: `Columns of “${sheet}” that are not read: ${shown(headings)}.`,
    })),
    ...(others.length > 0 && rows.length > 0
      ? [{ 'zh-CN': `没有读入的工作表:${shown(others)}。`, en: `Sheets that are not read: ${shown(others)}.` }]
      : []),
  ]
  const isGood = rows.length > 0 && counts.wrong === 0
  return {
    rows,
    counts,
    stay,
    notes,
    ...(isGood
      ? {
          result: {
            units: units.units,
            leaders: leaders.leaders,
            places: places.places,
            openings: places.openings,
            availability: availability.availability,
          },
        }
      : {}),
  }
}
