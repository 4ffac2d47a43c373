import { availabilityWords } from '../domain/availability.ts'
import { type Leader, roleWords, teamWords } from '../domain/leader.ts'
import { activityWords, sessionWords } from '../domain/place.ts'
import { daysWords, holidayShortWords } from '../domain/recurrence-words.ts'
import { type Language, list } from '../domain/text.ts'
import { levelWords } from '../domain/unit.ts'
import type { OfficeState } from './known.ts'
import type { TableKey } from './table.ts'
import { noneWords, unitNames } from './understand-units.ts'
import { apartAmong } from './which-leader.ts'

/** A row to write: values by the key of their column. */
export type Values = Readonly<Record<string, string | number | null | undefined>>

/** What an office has, row by row as its workbook holds it. Names that do not tell apart are made to. */
export const rowsOfState = (
  state: OfficeState,
  language: Language,
): Record<Exclude<TableKey, 'cases'>, Values[]> => {
  const { units, leaders, places, openings, availability } = state
  const names = unitNames(units)
  const callOf = (id: string | undefined): string | undefined => {
    const unit = units.find((one) => one.id === id)
    return unit && names.callOf(unit)
  }
  const who = (leader: Leader) => ({ name: leader.name, apart: apartAmong(leader, leaders) })
  return {
    units: units.map(({ name, level, parent }) => ({
      name,
      level: levelWords[level][language],
      parent: callOf(parent) ?? noneWords[language],
    })),
    leaders: leaders.flatMap((leader) =>
      leader.posts.map((post) => ({
        ...who(leader),
        unit: callOf(post.unit),
        title: post.title,
        role: roleWords[post.role][language],
        team: teamWords[post.team][language],
        portfolio: post.portfolio.join('、'),
        order: post.order,
        from: post.from,
        to: post.to,
      })),
    ),
    places: places.flatMap((place) => {
      const { name, address, phone, booking } = place
      const base = { name, unit: callOf(place.unit), address, phone, booking }
      const mine = openings.filter((opening) => opening.place === place.id)
      if (mine.length === 0) return [base]
      return mine.map((opening) => ({
        ...base,
        activity: activityWords[opening.activity][language],
        session: sessionWords[opening.session][language],
        start: opening.start,
        end: opening.end,
        capacity: opening.capacity,
        on: daysWords(opening.on)[language],
        holiday: 'holiday' in opening.on ? holidayShortWords[opening.on.holiday][language] : '',
      }))
    }),
    availability: availability.flatMap((entry) => {
      const leader = leaders.find(({ id }) => id === entry.leader)
      if (!leader) return []
      return [
        {
          ...who(leader),
          from: entry.from,
          to: entry.to,
          sessions: list((entry.sessions ?? ['day']).map((session) => sessionWords[session]))[language],
          is: availabilityWords[entry.is][language],
          why: entry.why,
        },
      ]
    }),
  }
}
