import type { FC } from 'hono/jsx'
import { type KeptBooking, stepsAround } from '../../../db/booking-store.ts'
import { bookingWords } from '../../../domain/booking.ts'
import { dayWords } from '../../../domain/day-words.ts'
import type { Text } from '../../../domain/text.ts'
import { bookingStepsOpen, numbersOf, timeOfNumber } from '../../../reception/booking-sessions.ts'
import type { OfficeCall } from '../../call.tsx'
import type { CaseNames } from '../../cases/case-names.ts'
import { bookingMarks, headsWords, whenWords } from './booking-words.ts'
import { type BookedSession, booksOf, dayOf, type StandingSession } from './sessions.ts'

const words = {
  when: { 'zh-CN': '场次', en: 'Session' },
  where: { 'zh-CN': '地点和领导', en: 'Place and leader' },
  taken: { 'zh-CN': '已约', en: 'Booked' },
  cutOff: { 'zh-CN': '截止', en: 'Closes' },
  open: { 'zh-CN': '可约', en: 'open' },
  full: { 'zh-CN': '约满', en: 'full' },
  closed: { 'zh-CN': '已截止', en: 'closed' },
  over: { 'zh-CN': '已结束', en: 'over' },
  book: { 'zh-CN': '预约', en: 'Book' },
  sheet: { 'zh-CN': '号单', en: 'Day sheet' },
  todo: { 'zh-CN': '操作', en: 'Actions' },
} as const satisfies Record<string, Text>

const takenWords = ({ taken, room }: StandingSession): Text => ({
  'zh-CN': `${taken}批(共可约${room}批)`,
  en: `${taken} of ${room}`,
})

type Standing = 'open' | 'full' | 'closed' | 'over'
const marks = { open: 'good', full: 'warn', closed: 'plain', over: 'plain' } as const

const standingOf = ({ taken, room, cutOff, isOver }: StandingSession, now: string): Standing => {
  if (isOver) return 'over'
  if (now >= cutOff) return 'closed'
  return taken >= room ? 'full' : 'open'
}

/** 12月2日(周三)17:00 */
const momentWords = (moment: string): Text => {
  const day = dayWords(moment.slice(0, 10))
  return { 'zh-CN': `${day['zh-CN']}${moment.slice(11)}`, en: `${day.en} ${moment.slice(11)}` }
}

/** The bookings of a session by number, with the time of each. */
export const numbered = (
  call: OfficeCall,
  session: BookedSession,
  bookings: readonly KeptBooking[],
): { readonly booking: KeptBooking; readonly number: number | undefined; readonly time: string | undefined }[] => {
  const steps = stepsAround(call.database, call.office.id, call.viewer, session.id)
  const numbers = numbersOf(steps, session.id)
  return bookings
    .map((booking) => {
      const number = numbers.get(booking.id)
      const time = number === undefined ? undefined : timeOfNumber(session, call.office.settings.booking, number)
      return { booking, number, time }
    })
    .sort((a, b) => (a.number ?? 0) - (b.number ?? 0))
}

/** Bookings as links, with what is known of them without words about people. */
export const BookingLinks: FC<{
  readonly call: OfficeCall
  readonly names: CaseNames
  readonly session: BookedSession
  readonly bookings: readonly KeptBooking[]
}> = ({ call, names, session, bookings }) => (
  <ul class="booking-links">
    {numbered(call, session, bookings).map(({ booking, number, time }) => (
      <li class="booked">
        <a href={call.at(`/bookings/${booking.id}`)}>
          {number === undefined ? '' : call.say({ 'zh-CN': `${number}号`, en: `No. ${number}` })} {time}{' '}
          {names.subject(booking.subject)}
        </a>{' '}
        {call.say(headsWords(booking.heads))}{' '}
        <span class={`mark ${bookingMarks[booking.is]}`}>{call.say(bookingWords[booking.is])}</span>
        {call.roles.has('clerk') && booking.is === 'booked' ? (
          <Tell {...{ call, booking }} name={`${number ?? ''} ${names.subject(booking.subject)}`} />
        ) : null}
      </li>
    ))}
  </ul>
)

/** On its day and after: whether he was received, in one touch. */
const Tell: FC<{ readonly call: OfficeCall; readonly booking: KeptBooking; readonly name: string }> = ({
  call,
  booking,
  name,
}) => {
  const open = bookingStepsOpen(booking, dayOf(booksOf(call)))
  const told = (['seen', 'missed'] as const).filter((is) => open.includes(is))
  return told.length === 0 ? null : (
    <form method="post" action={call.at(`/bookings/${booking.id}/step`)} class="tell">
      <input type="hidden" name="after" value={String(booking.step)} />
      <input type="hidden" name="back" value="list" />
      {told.map((is) => (
        <button
          type="submit"
          name="is"
          value={is}
          class="link"
          aria-label={`${call.say(bookingWords[is])} ${name}`}
        >
          {call.say(bookingWords[is])}
        </button>
      ))}
    </form>
  )
}

/** Sessions with what is booked in them, and what can be done. */
export const SessionList: FC<{
  readonly call: OfficeCall
  readonly names: CaseNames
  readonly sessions: readonly StandingSession[]
}> = ({ call, names, sessions }) => {
  const { now, office } = booksOf(call)
  const mayBook = call.roles.has('clerk') && office.settings.booking.isOn
  return (
    <table class="cards">
      <thead>
        <tr>
          <th scope="col">{call.say(words.when)}</th>
          <th scope="col">{call.say(words.where)}</th>
          <th scope="col">{call.say(words.taken)}</th>
          <th scope="col">{call.say(words.cutOff)}</th>
          <th scope="col">{call.say(words.todo)}</th>
        </tr>
      </thead>
      <tbody>
        {sessions.map((session) => {
          const is = standingOf(session, now)
          const name = call.say(whenWords(session))
          return (
            <tr>
              <td>
                <b>{name}</b>{' '}
                <span class="quiet">
                  {session.start}—{session.end}
                </span>
              </td>
              <td data-label={call.say(words.where)}>
                {names.place(session.place)} {names.leader(session.leader)}
              </td>
              <td data-label={call.say(words.taken)}>
                {call.say(takenWords(session))} <span class={`mark ${marks[is]}`}>{call.say(words[is])}</span>
                {session.bookings.length > 0 ? (
                  <BookingLinks {...{ call, names, session }} bookings={session.bookings} />
                ) : null}
              </td>
              <td data-label={call.say(words.cutOff)}>{call.say(momentWords(session.cutOff))}</td>
              <td>
                <span class="session-actions">
                  {mayBook && is === 'open' ? (
                    <a
                      href={call.at(`/bookings/new?reception=${encodeURIComponent(session.id)}`)}
                      aria-label={`${call.say(words.book)} ${name} ${names.leader(session.leader)}`}
                    >
                      {call.say(words.book)}
                    </a>
                  ) : null}
                  <a
                    href={call.at(`/bookings/sheet?reception=${encodeURIComponent(session.id)}`)}
                    aria-label={`${call.say(words.sheet)} ${name} ${names.leader(session.leader)}`}
                  >
                    {call.say(words.sheet)}
                  </a>
                </span>
              </td>
            </tr>
          )
        })}
      </tbody>
    </table>
  )
}

/** A session as a choice says it. */
export interface SessionOption {
  readonly session: StandingSession
  readonly words: string
}

/** Sessions as choices say them. */
export const optionsOf = (
  call: OfficeCall,
  names: CaseNames,
  sessions: readonly StandingSession[],
): SessionOption[] =>
  sessions.map((session) => ({
    session,
    words: `${call.say(whenWords(session))} ${names.place(session.place)} ${names.leader(session.leader)} (${session.taken}/${session.room})`,
  }))

/** A choice among sessions, for a form on one line. */
export const SessionChoice: FC<{ readonly options: readonly SessionOption[]; readonly label: string }> = ({
  options,
  label,
}) => (
  <select name="reception" class="session-choice" aria-label={label}>
    {options.map(({ session, words: said }) => (
      <option value={session.id}>{said}</option>
    ))}
  </select>
)
