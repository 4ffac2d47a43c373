import type { FC } from 'hono/jsx'
import type { OfficeDay, WorkCalendar } from '../../../calendar/workdays.ts'
import { type Day, dayOfMonth, daysOf, type MonthName, weekdayOf, weekdays } from '../../../domain/day.ts'
import { weekdayWords } from '../../../domain/day-words.ts'
import type { Language, Text } from '../../../domain/text.ts'

const monthNames = 'January February March April May June July August September October November December'.split(
  ' ',
)

/** What marks a day: as the office lives it, so that a local day goes before the national calendar. */
const marks = {
  holiday: { class: 'is-holiday', sign: { 'zh-CN': '休', en: 'off' }, words: { 'zh-CN': '放假', en: 'holiday' } },
  'make-up': {
    class: 'is-make-up',
    sign: { 'zh-CN': '班', en: 'work' },
    words: { 'zh-CN': '调休上班', en: 'make-up workday' },
  },
  closed: {
    class: 'is-local-closed',
    sign: { 'zh-CN': '本休', en: 'loc.off' },
    words: { 'zh-CN': '本地不上班', en: 'closed locally' },
  },
  open: {
    class: 'is-local-open',
    sign: { 'zh-CN': '本班', en: 'loc.work' },
    words: { 'zh-CN': '本地上班', en: 'open locally' },
  },
} as const satisfies Record<string, { class: string; sign: Text; words: Text }>

const markOf = (day: OfficeDay): keyof typeof marks | undefined =>
  day.local ? day.local.is : day.is === 'holiday' || day.is === 'make-up' ? day.is : undefined

interface Run {
  from: Day
  to: Day
  readonly what: keyof typeof marks
  readonly name: string
}

/** Days that follow each other and are marked alike, as one run. */
const runsOf = (days: readonly OfficeDay[]): Run[] => {
  const runs: Run[] = []
  let before: Run | undefined
  for (const day of days) {
    const what = markOf(day)
    const name = day.local?.why ?? day.name ?? ''
    if (what && before?.what === what && before.name === name) before.to = day.date
    else if (what) {
      before = { from: day.date, to: day.date, what, name }
      runs.push(before)
    } else before = undefined
  }
  return runs
}

const runWords = ({ from, to, what, name }: Run, language: Language): string => {
  const [first, last] = [dayOfMonth(from), dayOfMonth(to)]
  if (language === 'en') return `${first === last ? first : `${first}–${last}`}: ${name}, ${marks[what].words.en}`
  return `${first === last ? `${first}日` : `${first}至${last}日`} ${name} ${marks[what].words['zh-CN']}`
}

/** One month: a week a row, with signs on days that are not as their weekday says, and those days in words below. */
export const MonthCalendar: FC<{
  readonly month: MonthName
  readonly calendar: WorkCalendar
  readonly language: Language
}> = ({ month, calendar, language }) => {
  const days = daysOf(month).map((date) => calendar.at(date))
  const blanks = weekdays.indexOf(weekdayOf(days[0]!.date))
  const cells: (OfficeDay | undefined)[] = [...Array.from({ length: blanks }, () => undefined), ...days]
  const weeks = Array.from({ length: Math.ceil(cells.length / 7) }, (_, n) => cells.slice(n * 7, n * 7 + 7))
  const number = Number(month.slice(5))
  const title = language === 'en' ? monthNames[number - 1]! : `${number}月`
  const works = days.filter((day) => day.works).length
  const runs = runsOf(days)
  return (
    <section class="year-month">
      <h2>
        {title} <small class="quiet">{language === 'en' ? `${works} workdays` : `${works}个工作日`}</small>
      </h2>
      <table class="year-table">
        <thead>
          <tr>
            {weekdays.map((day) => (
              <th scope="col" class="day-cell">
                {language === 'en' ? weekdayWords[day].en : weekdayWords[day]['zh-CN'].slice(1)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {weeks.map((week) => (
            <tr>
              {Array.from({ length: 7 }, (_, n) => {
                const day = week[n]
                if (!day) return <td class="day-cell" />
                const mark = markOf(day)
                return (
                  <td class={`day-cell ${mark ? marks[mark].class : day.works ? '' : 'is-weekend'}`}>
                    {dayOfMonth(day.date)}
                    {mark ? <small class="day-sign">{marks[mark].sign[language]}</small> : null}
                  </td>
                )
              })}
            </tr>
          ))}
        </tbody>
      </table>
      {runs.length > 0 ? (
        <ul class="year-runs">
          {runs.map((run) => (
            <li>{runWords(run, language)}</li>
          ))}
        </ul>
      ) : null}
    </section>
  )
}
