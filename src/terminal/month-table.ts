import { addDays, type Day, daysFrom, weekdayOf, weekdays } from '../domain/day.ts'
import { weekdayWords } from '../domain/day-words.ts'
import { groupBy } from '../domain/group-by.ts'
import { sessionWords } from '../domain/place.ts'
import type { Duty } from '../domain/slot.ts'
import type { Language } from '../domain/text.ts'
import type { Month } from '../rules/month.ts'
import type { Names } from '../rules/rule.ts'
import { shortDay } from '../words/leader-row.ts'
import { dayLabel } from '../words/office-day.ts'
import { grid } from './table.ts'

/** The places whose month is shown as a calendar: those that a coverage rule asks for; all where none does. */
const shownPlaces = (month: Month): string[] => {
  const slots = [...month.slots.values()]
  const covered = slots.filter((slot) =>
    month.rules.some((rule) => rule.kind === 'coverage' && month.isWhat(rule, slot)),
  )
  return [...new Set((covered.length > 0 ? covered : slots).map((slot) => slot.place))]
}

/** Whole weeks, Monday first, from the first to the last day with something to show. */
const weeksOf = (first: Day, last: Day): Day[][] => {
  const monday = addDays(first, -weekdays.indexOf(weekdayOf(first)))
  return daysFrom(monday, last)
    .filter((day) => weekdayOf(day) === 'mon')
    .map((start) => daysFrom(start, addDays(start, 6)))
}

/** The month of each shown place as a calendar, leaders in the cells. */
export const monthTables = (month: Month, duties: readonly Duty[], names: Names, language: Language): string =>
  shownPlaces(month)
    .map((place) => `${names.place(place)}\n${monthTable(month, place, duties, names, language)}`)
    .join('\n\n')

const monthTable = (
  month: Month,
  place: string,
  duties: readonly Duty[],
  names: Names,
  language: Language,
): string => {
  const slots = groupBy(
    [...month.slots.values()].filter((slot) => slot.place === place),
    (slot) => slot.date,
  )
  const sessions = new Set([...slots.values()].flat().map((slot) => slot.session))
  const last = [...slots.keys(), month.last].sort().at(-1)!
  const weeks = weeksOf([...slots.keys(), month.first].sort()[0]!, last)
  const shown = weekdays.filter(
    (weekday) => !['sat', 'sun'].includes(weekday) || [...slots.keys()].some((day) => weekdayOf(day) === weekday),
  )
  const cell = (day: Day): string => {
    const open = slots.get(day) ?? []
    if (open.length === 0 && (day < month.first || day > month.last)) return ''
    const lines = open.flatMap((slot) => {
      const leaders = duties.filter((duty) => duty.slot.id === slot.id).map((duty) => names.leader(duty.leader))
      const session = sessions.size > 1 ? [sessionWords[slot.session][language]] : []
      return [...session, ...(leaders.length > 0 ? leaders : ['--'])]
    })
    const date = shortDay(month, day)
    return [`${date} ${dayLabel(month.calendar.at(day, place), language)}`.trim(), ...lines].join('\n')
  }
  return grid(
    shown.map((weekday) => weekdayWords[weekday][language]),
    weeks
      .map((week) => week.filter((day) => shown.includes(weekdayOf(day))).map(cell))
      .filter((week) => week.some((day) => day !== '')),
  )
}
