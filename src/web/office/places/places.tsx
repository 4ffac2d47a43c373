import type { FC } from 'hono/jsx'
import { dayIn } from '../../../calendar/instant.ts'
import { workCalendar } from '../../../calendar/workdays.ts'
import { calendarOf } from '../../../db/calendar-store.ts'
import { type KeptPlace, placesOf } from '../../../db/place-store.ts'
import { unitsBelow } from '../../../db/unit-store.ts'
import { addMonths, monthOf } from '../../../domain/day.ts'
import { activityWords, type Opening, sessionWords } from '../../../domain/place.ts'
import { recurrenceWords } from '../../../domain/recurrence-words.ts'
import type { Language, Text } from '../../../domain/text.ts'
import type { OfficeCall } from '../../call.tsx'
import { openingDaysWords } from './opening-days.ts'

const words = {
  title: { 'zh-CN': '接访地点', en: 'Places' },
  add: { 'zh-CN': '新增地点', en: 'Add a place' },
  change: { 'zh-CN': '修改', en: 'Change' },
  restore: { 'zh-CN': '恢复使用', en: 'Put back' },
  none: {
    'zh-CN': '还没有接访地点。先新增一个,写上什么时候开放,才能排班。',
    en: 'No place yet. Add one and say when it is open; only then can a roster be made.',
  },
  noOpening: { 'zh-CN': '没有开放安排:排班时不会用到', en: 'Never open: no roster will use it' },
  retired: { 'zh-CN': '已停用的地点', en: 'Retired places' },
  noLimit: { 'zh-CN': '人数不限', en: 'no limit of leaders' },
} as const satisfies Record<string, Text>

const room = ({ capacity }: Opening): Text =>
  capacity === undefined
    ? words.noLimit
    : {
        'zh-CN': `同时${capacity}位领导`,
        en: capacity === 1 ? 'one leader at once' : `${capacity} leaders at once`,
      }

/** An opening in one line: 现场接访 上午 09:00–12:00,每个工作日,同时1位领导. */
export const openingWords = (opening: Opening): Text => {
  const { activity, session, start, end, on } = opening
  const say = (language: Language): string => {
    const [what, days] = [`${activityWords[activity][language]}`, recurrenceWords(on)[language]]
    const time = `${sessionWords[session][language]} ${start}–${end}`
    return language === 'en'
      ? `${what}, ${time}, ${days}, ${room(opening).en}`
      : `${what},${days},${time},${room(opening)['zh-CN']}`
  }
  return { 'zh-CN': say('zh-CN'), en: say('en') }
}

/** The month to come in the office’s time zone: what openings mean is shown for it. */
export const monthToCome = (call: OfficeCall): string =>
  addMonths(monthOf(dayIn(call.app.now(), call.office.timezone)), 1)

/** The places of the office with their openings, those in use first. */
export const showPlaces = (call: OfficeCall): Promise<Response> => {
  const { database, office } = call
  const all = placesOf(database, office.id, { retired: true })
  const inUse = placesOf(database, office.id)
  const retired = all.filter(({ isRetired }) => isRetired)
  const isClerk = call.roles.has('clerk')
  const unitNames = new Map(unitsBelow(database, office.id).map(({ id, name }) => [id, name]))
  const unitOf = ({ place }: KeptPlace): string => unitNames.get(place.unit) ?? place.unit
  const [calendar, month] = [workCalendar(calendarOf(database, office.id)), monthToCome(call)]
  return call.page(
    { title: words.title, tab: 'places' },
    <>
      <h1>{call.say(words.title)}</h1>
      {isClerk ? (
        <p>
          <a class="button" href={call.at('/places/new')}>
            {call.say(words.add)}
          </a>
        </p>
      ) : null}
      {inUse.length === 0 ? <p>{call.say(words.none)}</p> : null}
      {inUse.map((kept) => (
        <article class="place">
          <h2>
            {kept.place.name} <small class="quiet">{unitOf(kept)}</small>
          </h2>
          <Where {...kept} />
          {kept.openings.length === 0 ? <p class="mark warn">{call.say(words.noOpening)}</p> : null}
          <ul>
            {kept.openings.map((opening) => (
              <li>
                {call.say(openingWords(opening))}
                <br />
                <small class="quiet">{call.say(openingDaysWords(opening, month, calendar, { brief: true }))}</small>
              </li>
            ))}
          </ul>
          {isClerk ? <Change {...{ call, kept }} /> : null}
        </article>
      ))}
      {retired.length > 0 ? (
        <details>
          <summary>
            {call.say(words.retired)} ({retired.length})
          </summary>
          <ul class="choices">
            {retired.map((kept) => (
              <li>
                {kept.place.name} <small class="quiet">{unitOf(kept)}</small>{' '}
                {isClerk ? <Change {...{ call, kept }} /> : null}
              </li>
            ))}
          </ul>
        </details>
      ) : null}
    </>,
  )
}

const Where: FC<KeptPlace> = ({ place: { address, phone, booking } }) =>
  address || phone || booking ? (
    <p class="quiet place-where">{[address, phone, booking].filter(Boolean).join(' · ')}</p>
  ) : null

const Change: FC<{ call: OfficeCall; kept: KeptPlace }> = ({ call, kept: { place, isRetired } }) => (
  <a
    href={call.at(`/places/${encodeURIComponent(place.id)}`)}
    aria-label={`${call.say(isRetired ? words.restore : words.change)} ${place.name}`}
  >
    {call.say(isRetired ? words.restore : words.change)}
  </a>
)
