import { announcedYears } from '../../../calendar/holidays.ts'
import { dayIn } from '../../../calendar/instant.ts'
import { workCalendar } from '../../../calendar/workdays.ts'
import { calendarOf, localDaysOf, yearNoticesOf, yearNoticeVersion } from '../../../db/calendar-store.ts'
import { placesOf } from '../../../db/place-store.ts'
import { addMonths } from '../../../domain/day.ts'
import type { Text } from '../../../domain/text.ts'
import type { OfficeCall } from '../../call.tsx'
import { type Form, formOf, noWrongs, type Wrongs } from '../../form.tsx'
import { LocalDays } from './local-days.tsx'
import { MonthCalendar } from './year-calendar.tsx'
import { type NoticePreview, YearNoticePart } from './year-notice.tsx'

const words = {
  title: { 'zh-CN': '节假日', en: 'Holidays' },
  years: { 'zh-CN': '年份', en: 'Years' },
  provisional: {
    'zh-CN':
      '暂定:国务院办公厅还没有公布(或本系统还没有录入)这一年的放假安排。只按法定节日推算,没有调休;公布后请在下面录入。',
    en: 'Provisional: this year’s arrangements have not been announced, or not entered here. Only statutory days are assumed, no make-up workdays; enter the notice below once it is out.',
  },
  announced: { 'zh-CN': '已公布。依据:', en: 'Announced. Source: ' },
  entered: { 'zh-CN': '本单位录入。依据:', en: 'Entered by this office. Source: ' },
  toLocal: { 'zh-CN': '↓ 本地放假和上班', en: '↓ Local days' },
  toNotice: { 'zh-CN': '↓ 录入放假安排', en: '↓ Enter the notice' },
} as const satisfies Record<string, Text>

/** What a refused or half-done form of this page shows again. */
export interface HolidaysShown {
  readonly local?: Form
  readonly notice?: Form
  readonly preview?: NoticePreview
  readonly wrongs?: Wrongs
  /** Of the year entered, as the form has seen it; the present one where left out. */
  readonly version?: number
  readonly status?: 409 | 422
}

/** The year a request is about: as asked for, else the present one at the office. */
export const yearIn = (call: OfficeCall, asked: string | undefined): number => {
  const year = Number(asked)
  if (Number.isInteger(year) && year >= 1990 && year <= 2100) return year
  return Number(dayIn(call.app.now(), call.office.timezone).slice(0, 4))
}

const isAddress = (source: string): boolean => /^https?:\/\/\S+$/.test(source)

/** The year as calendars, with what makes it so and the forms that change it. */
export const holidaysPage = (call: OfficeCall, year: number, shown: HolidaysShown = {}): Promise<Response> => {
  const { database, office, language } = call
  const { local = formOf([]), notice = formOf([]), wrongs = noWrongs, preview } = shown
  const calendar = workCalendar(calendarOf(database, office.id))
  const entered = yearNoticesOf(database, office.id).find((one) => one.year === year)
  const known = announcedYears.find((one) => one.year === year)
  const source = (entered ?? known)?.source
  const isClerk = call.roles.has('clerk')
  const places = placesOf(database, office.id, { retired: true })
  return call.page(
    { title: words.title, tab: 'holidays' },
    <>
      <h1>
        {call.say(words.title)} {year}
      </h1>
      <nav class="years" aria-label={call.say(words.years)}>
        {[year - 1, year, year + 1]
          .filter((one) => one >= 1990 && one <= 2100)
          .map((one) => (
            <a
              href={call.at(`/holidays?year=${one}`)}
              aria-current={one === year ? 'page' : undefined}
              class={one === year ? 'is-here' : undefined}
            >
              {one}
            </a>
          ))}
      </nav>
      {source ? (
        <p>
          <span class="mark good">{call.say(entered ? words.entered : words.announced)}</span>{' '}
          {source.split(' ').map((one) =>
            isAddress(one) ? (
              <a href={one} rel="noreferrer" class="source">
                {one}
              </a>
            ) : (
              `${one} `
            ),
          )}
        </p>
      ) : (
        <p class="notice warn">{call.say(words.provisional)}</p>
      )}
      <p class="actions">
        <a href="#local">{call.say(words.toLocal)}</a>
        {isClerk ? <a href="#notice">{call.say(words.toNotice)}</a> : null}
      </p>
      <div class="year-months">
        {Array.from({ length: 12 }, (_, n) => (
          <MonthCalendar month={addMonths(`${year}-01`, n)} {...{ calendar, language }} />
        ))}
      </div>
      <LocalDays
        {...{ call, year, wrongs, isClerk }}
        form={local}
        days={localDaysOf(database, office.id).filter(({ date }) => date.startsWith(String(year)))}
        places={places}
      />
      {isClerk ? (
        <YearNoticePart
          {...{ call, year, wrongs, preview, entered }}
          form={notice}
          version={shown.version ?? yearNoticeVersion(database, office.id, year)}
          isKnown={known !== undefined}
        />
      ) : null}
    </>,
    shown.status,
  )
}

/** The holidays of a year. */
export const showHolidays = (call: OfficeCall): Promise<Response> =>
  holidaysPage(call, yearIn(call, call.http.req.query('year')))
