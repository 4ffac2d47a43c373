import { groupBy } from '../domain/group-by.ts'
import {
  activityWords,
  type HolidayPolicy,
  type Opening,
  type Place,
  type Recurrence,
  type Session,
  sessionWords,
} from '../domain/place.ts'
import { recurrenceTyped } from '../domain/read-recurrence.ts'
import { daysWords, holidayShortWords } from '../domain/recurrence-words.ts'
import type { Text } from '../domain/text.ts'
import type { Unit } from '../domain/unit.ts'
import type { TableRow } from './find-tables.ts'
import type { Known, NewId } from './known.ts'
import { matchOpenings, type OpeningWords, type PlaceRow, sameDays, sameWords } from './match-openings.ts'
import { choices, RowReader, type RowUnderstood } from './row-reader.ts'
import type { Cell } from './sheet.ts'
import { ownUnit, unitNames } from './understand-units.ts'
import { dayIn, keyOf, textOf, timeIn } from './words-of-cells.ts'

const activityChoices = choices(activityWords, {
  reception: ['接访', '接待', '坐班接访', '定点接访', '来访接待'],
  appointment: ['约访', '预约接访'],
  'down-visit': ['下访'],
  'return-visit': ['回访'],
  'grassroots-stay': ['驻点', '调研'],
  meeting: ['会议'],
  video: ['视频', '视频接待', '远程接访'],
})
const sessionChoices = choices(sessionWords, {
  morning: ['早上', 'am', '上午半天'],
  afternoon: ['pm', '下午半天'],
  day: ['全日', '整天', '一天', '上下午', '全天(上下午)', 'allday'],
})
const holidayChoices = choices(holidayShortWords, {
  skip: ['cancel', '不开放', '停止', '停办', '不接访', '暂停'],
  'next-workday': ['next workday', '后延', '延后', '推迟', '顺延至下一工作日', '顺延到下一个工作日'],
  'previous-workday': ['previous workday', '提前至上一工作日', '提前到上一个工作日'],
})

/** Hours of a session where a row names none; said in the workbook’s notes. */
const usualHours: Record<Session, readonly [string, string]> = {
  morning: ['09:00', '12:00'],
  afternoon: ['14:30', '17:30'],
  day: ['09:00', '17:30'],
}

const hours = (reader: RowReader, session: Session): [string, string] => {
  const [first, last] = usualHours[session]
  // 09:00-12:00 in one cell.
  const span = keyOf(textOf(reader.cell('start')))
    .split(/[-~—–至到]+/)
    .map((words) => timeIn(words))
  if (span.length === 2 && span[0] && span[1] && span[0] < span[1]) return [span[0], span[1]]
  const start = reader.time('start') ?? first
  const end = reader.time('end') ?? last
  if (end <= start && reader.mistakes.length === 0)
    reader.wrong('end', { 'zh-CN': `应晚于开始时间 ${start}`, en: `should be later than ${start}` })
  return [start, end]
}

/** 开放日 of a cell; a number is a date of Excel’s that lost its format. */
const daysIn = (cell: Cell, holiday: HolidayPolicy): Recurrence | undefined => {
  const day = typeof cell === 'number' ? dayIn(cell) : undefined
  return day === undefined ? recurrenceTyped(textOf(cell), holiday) : { dates: [day] }
}

const openingWords = (reader: RowReader): OpeningWords | undefined => {
  const session = reader.choice('session', sessionChoices)
  const activity = reader.choice('activity', activityChoices) ?? 'reception'
  const capacity = reader.number('capacity', 1, 1000)
  const holiday: HolidayPolicy = reader.choice('holiday', holidayChoices) ?? 'skip'
  const days = textOf(reader.cell('on'))
  if (days === '' && textOf(reader.cell('session')) === '') return undefined
  const on = daysIn(reader.cell('on'), holiday)
  if (days === '')
    reader.wrong('on', { 'zh-CN': '没有填写,如:每个工作日', en: 'is missing, such as: every workday' })
  else if (!on)
    reader.wrong('on', {
      'zh-CN':
        '看不懂。可写:每个工作日;每周二、周四;每月8日、25日;每月第2个工作日;每月最后一个周二;农历初一、十五;或日期 2026-12-03。不同的写法请分成几行',
      en: 'cannot be read. Write: every workday; every Tue, Thu; day 8, 25 of the month; second workday; last Tue; lunar 1, 15; or dates. Use a row for each',
    })
  if (!session && textOf(reader.cell('session')) === '')
    reader.wrong('session', {
      'zh-CN': '没有填写:上午、下午或全天',
      en: 'is missing: morning, afternoon or all day',
    })
  if (!session || !on) return undefined
  const [start, end] = hours(reader, session)
  return { activity, session, start, end, ...(capacity === undefined ? {} : { capacity }), on }
}

const placeRows = (rows: readonly TableRow[], units: readonly Unit[], known: Known): PlaceRow[] => {
  const names = unitNames(units)
  const byId = new Map(units.map((unit) => [unit.id, unit]))
  const knownBy = groupBy(known.places, ({ name }) => keyOf(name))
  const read = new Map<string, PlaceRow[]>()
  return rows.map((row): PlaceRow => {
    const reader = new RowReader(row)
    const name = reader.needed('name')
    const said = reader.text('unit')
    const above = read.get(keyOf(name)) ?? []
    const sharing = knownBy.get(keyOf(name)) ?? []
    // A row without a unit goes with the row above, else with the one place known by this name, else with the office.
    const usual = above[0]?.unit ?? byId.get(sharing.length === 1 ? sharing[0]!.unit : known.officeUnit)
    const unit = said === '' ? usual : ownUnit(reader, names, known, said)
    const words = openingWords(reader)
    const same = above.find((one) => one.unit === unit && words && sameWords(one.words, words))
    const placeRow = { reader, name, unit, words, ...(same ? { repeats: same.reader.row.row } : {}) }
    if (name !== '') read.set(keyOf(name), [...above, placeRow])
    return placeRow
  })
}

/** Gives every row its place; the first row of a place that has an address, a phone number or a booking time decides about them. */
const settlePlaces = (rows: readonly PlaceRow[], known: Known, newId: NewId): Map<string, Place> => {
  const places = new Map(known.places.map((place) => [place.id, place]))
  const keyAt = (unit: string, name: string): string => `${unit}/${keyOf(name)}`
  const knownAt = groupBy(known.places, ({ unit, name }) => keyAt(unit, name))
  const rowsAt = groupBy(rows, ({ unit, name }) => keyAt(unit?.id ?? '', name))
  const met = new Map<string, { place: Place; isNew: boolean; isChanged: boolean }>()
  for (const row of rows) {
    const { reader, unit, name } = row
    const address = reader.text('address')
    const phone = reader.text('phone', 60)
    const booking = reader.text('booking', 200)
    if (!unit || name === '') continue
    const key = keyAt(unit.id, name)
    const before = knownAt.get(key)?.[0]
    const first = met.get(key)
    const base = first?.place ?? before ?? { id: newId('p'), unit: unit.id, name }
    const told = rowsAt.get(key)!
    const value = (column: 'address' | 'phone' | 'booking', words: string): string | undefined => {
      if (first?.place[column] !== undefined) {
        if (words !== '' && words !== first.place[column])
          reader.wrong(column, {
            'zh-CN': '与同一地点前面一行的写法不同',
            en: 'differs from a row above about the same place',
          })
        return first.place[column]
      }
      if (words !== '') return words
      const isSilent = !reader.has(column) || told.some((one) => one.reader.text(column) !== '')
      return isSilent ? before?.[column] : undefined
    }
    const { address: _a, phone: _p, booking: _b, ...rest } = base
    const newAddress = value('address', address)
    const newPhone = value('phone', phone)
    const newBooking = value('booking', booking)
    const place: Place = {
      ...rest,
      ...(newAddress === undefined ? {} : { address: newAddress }),
      ...(newPhone === undefined ? {} : { phone: newPhone }),
      ...(newBooking === undefined ? {} : { booking: newBooking }),
    }
    const isChanged =
      !!before && (['address', 'phone', 'booking'] as const).some((column) => before[column] !== place[column])
    met.set(key, { place, isNew: !before, isChanged })
    places.set(place.id, place)
    row.place = place
    row.isNewPlace = !before && !first
    row.isChangedPlace = isChanged && !first?.isChanged
  }
  return places
}

const says = (row: PlaceRow): Text => {
  const { name, words, repeats, known, isNewPlace, isChangedPlace } = row
  const unit = row.unit ? { 'zh-CN': `(${row.unit.name})`, en: ` (${row.unit.name})` } : { 'zh-CN': '', en: '' }
  if (repeats !== undefined)
    return {
      'zh-CN': `${name}${unit['zh-CN']},与第${repeats}行重复`,
      en: `${name}${unit.en}, as in row ${repeats}`,
    }
  if (!words) return { 'zh-CN': `${name}${unit['zh-CN']},没有开放时段`, en: `${name}${unit.en}, no opening` }
  const days = daysWords(words.on)
  const policy =
    'holiday' in words.on && words.on.holiday !== 'skip' ? holidayShortWords[words.on.holiday] : undefined
  const places: Text = isNewPlace
    ? { 'zh-CN': '新地点 ', en: 'new place ' }
    : isChangedPlace
      ? { 'zh-CN': '地点信息有改动 ', en: 'changed place ' }
      : { 'zh-CN': '', en: '' }
  const old = known && !sameDays(known.on, words.on) ? daysWords(known.on) : undefined
  return {
    'zh-CN': `${places['zh-CN']}${name}${unit['zh-CN']}:${days['zh-CN']}${old ? `(原为${old['zh-CN']})` : ''}${sessionWords[words.session]['zh-CN']} ${words.start}–${words.end},${activityWords[words.activity]['zh-CN']}${words.capacity ? `,最多${words.capacity}名领导` : ''}${policy ? `,遇节假日${policy['zh-CN']}` : ''}`,
    en: `${places.en}${name}${unit.en}: ${days.en}${old ? ` (was ${old.en})` : ''}, ${sessionWords[words.session].en} ${words.start}–${words.end}, ${activityWords[words.activity].en}${words.capacity ? `, at most ${words.capacity} leaders` : ''}${policy ? `, on holidays: ${policy.en}` : ''}`,
  }
}

/** The sheet of places against those known: places by name and unit, openings by place, session, form and days. */
export const understandPlaces = (
  tableRows: readonly TableRow[],
  units: readonly Unit[],
  known: Known,
  newId: NewId,
): { rows: RowUnderstood[]; places: Place[]; openings: Opening[]; stay: { places: number; openings: number } } => {
  const rows = placeRows(tableRows, units, known)
  const places = settlePlaces(rows, known, newId)
  matchOpenings(rows, known.openings)
  const openings = new Map(known.openings.map((opening) => [opening.id, opening]))
  const understood = rows.map((row): RowUnderstood => {
    const { reader, words, place, known: before } = row
    const isNewOpening = !!words && !before && row.repeats === undefined
    if (words && place && row.repeats === undefined) {
      // Days said in another order are the same days.
      const on = before && sameDays(before.on, words.on) ? before.on : words.on
      const opening: Opening = { id: before?.id ?? newId('o'), place: place.id, ...words, on }
      openings.set(opening.id, opening)
    }
    const isChanged = !!before && !!words && !sameWords(before, words)
    const is = row.isNewPlace || isNewOpening ? 'new' : row.isChangedPlace || isChanged ? 'changed' : 'same'
    return reader.understood(says(row), is)
  })
  const met = new Set(rows.map(({ place }) => place?.id))
  const spoken = new Set(rows.map(({ known: opening }) => opening?.id))
  return {
    rows: understood,
    places: [...places.values()],
    openings: [...openings.values()],
    stay: {
      places: known.places.filter(({ id }) => !met.has(id)).length,
      openings: known.openings.filter(({ id }) => !spoken.has(id)).length,
    },
  }
}
