import { type Day, monthOf, weekdayOf } from '../domain/day.ts'
import { dateWords, monthWords, weekdayWords } from '../domain/day-words.ts'
import type { DutyView, Publication } from '../domain/duty-view.ts'
import { activityWords, sessionWords } from '../domain/place.ts'
import type { Language, Text } from '../domain/text.ts'
import { t } from './table.ts'

/** How many days of a leader one rule asks, and has. */
export interface LeaderCount {
  readonly rule: Text
  readonly actual: number
  readonly min?: number
  readonly max?: number
}

/** A leader’s month. */
export interface LeaderTotal {
  readonly leader: string
  readonly title: string
  readonly days: readonly Day[]
  readonly counts: readonly LeaderCount[]
}

/** A month as an office prints it. */
export interface MonthView extends Publication {
  readonly totals: readonly LeaderTotal[]
  /** Lines below the title, such as 草稿. */
  readonly notes?: readonly Text[]
  /** Whose month the title names, such as 象州县; the office’s name where it is absent. */
  readonly of?: string
}

/** The words of a month’s sheets. */
export const sheetWords = {
  schedule: t('接访安排', 'Reception'),
  totals: t('各领导接访统计', 'Leaders’ totals'),
  date: t('日期', 'Date'),
  weekday: t('星期', 'Weekday'),
  time: t('时段', 'Time'),
  place: t('地点', 'Place'),
  leader: t('接访领导', 'Leader'),
  title: t('职务', 'Post'),
  portfolio: t('分管工作', 'In charge of'),
  form: t('形式', 'Form'),
  remark: t('备注', 'Remarks'),
  days: t('接访天数', 'Days'),
  dates: t('接访日期', 'Dates'),
  rule: t('规则', 'Rule'),
  actual: t('已排', 'Given'),
  asked: t('应排', 'Asked'),
  kept: t('是否达标', 'Kept'),
  yes: t('达标', 'kept'),
  no: t('未达标', 'not kept'),
  nobody: t('本月没有安排。', 'Nobody receives this month.'),
} as const satisfies Record<string, Text>

/** 象州县2026年12月领导干部接访安排表 */
export const monthTitle = (view: MonthView): Text => {
  const name = view.of ?? view.office.name
  const month = monthWords(view.month)
  return t(`${name}${month['zh-CN']}领导干部接访安排表`, `Reception of the public by leaders, ${name}, ${month.en}`)
}

/** 12月3日; with the year where it is not the month’s. */
export const dateIn = (day: Day, month: string, language: Language): string => {
  const short = dateWords(day)[language]
  if (monthOf(day).slice(0, 4) === month.slice(0, 4)) return short
  return language === 'en' ? `${short} ${day.slice(0, 4)}` : `${day.slice(0, 4)}年${short}`
}

/** 星期四 · Thu */
const weekdayName = (day: Day, language: Language): string =>
  language === 'en' ? weekdayWords[weekdayOf(day)].en : weekdayWords[weekdayOf(day)]['zh-CN'].replace('周', '星期')

/** 上午 09:00–12:00 */
const timeWords = (duty: DutyView, language: Language): string =>
  `${sessionWords[duty.session][language]} ${duty.start}–${duty.end}`

/** 由12月1日调整;放假安排未公布,暂定 */
const remarkOf = (duty: DutyView, month: string, language: Language): string =>
  [
    ...(duty.movedFrom
      ? [t(`原定${dateIn(duty.movedFrom, month, 'zh-CN')}`, `meant for ${dateIn(duty.movedFrom, month, 'en')}`)]
      : []),
    ...(duty.provisional ? [t('暂定(放假安排未公布)', 'provisional (holidays not announced)')] : []),
  ]
    .map((text) => text[language])
    .join(language === 'en' ? '; ' : ';')

/** The columns of a month, and a duty’s words for each. */
export const monthColumns = [
  'date',
  'weekday',
  'time',
  'place',
  'leader',
  'title',
  'portfolio',
  'form',
  'remark',
] as const
export type MonthColumn = (typeof monthColumns)[number]

/** A duty’s words, column by column. */
export const dutyWords = (duty: DutyView, month: string, language: Language): Record<MonthColumn, string> => ({
  date: dateIn(duty.date, month, language),
  weekday: weekdayName(duty.date, language),
  time: timeWords(duty, language),
  place: duty.place.name,
  leader: duty.leader.name,
  title: duty.title,
  portfolio: duty.portfolio.join(language === 'en' ? ', ' : '、'),
  form: activityWords[duty.activity][language],
  remark: remarkOf(duty, month, language),
})

/** Duties by day and time; within one time in the order given, places kept together. */
export const inOrder = (duties: readonly DutyView[]): DutyView[] => {
  const places = new Map<string, number>()
  for (const { place } of duties) if (!places.has(place.id)) places.set(place.id, places.size)
  const key = (duty: DutyView) =>
    `${duty.date} ${duty.start} ${duty.end} ${String(places.get(duty.place.id)).padStart(6, '0')} ${duty.activity}`
  return duties.toSorted((a, b) => (key(a) < key(b) ? -1 : key(a) > key(b) ? 1 : 0))
}
