import { dayIn } from '../../../calendar/instant.ts'
import type { Text } from '../../../domain/text.ts'
import { hasPlace, timeOfNumber } from '../../../reception/booking-sessions.ts'
import type { OfficeCall } from '../../call.tsx'
import { caseNames } from '../../cases/case-names.ts'
import { plainPage } from '../../plain-page.tsx'
import { headsWords, whenWords } from './booking-words.ts'
import { numbered } from './session-list.tsx'
import { booksOf, sessionById } from './sessions.ts'

const words = {
  title: { 'zh-CN': '预约号单', en: 'Booked for the session' },
  back: { 'zh-CN': '预约和接访库', en: 'Bookings' },
  print: { 'zh-CN': '打印', en: 'Print' },
  number: { 'zh-CN': '号', en: 'No.' },
  time: { 'zh-CN': '时间', en: 'Time' },
  subject: { 'zh-CN': '反映类别', en: 'Subject' },
  heads: { 'zh-CN': '人数', en: 'People' },
  note: { 'zh-CN': '备注', en: 'Note' },
  about: {
    'zh-CN': '请按号等候;时间是预计的,前面的谈完再叫下一号。空着的号可以现场补。',
    en: 'Please wait for your number; times are estimates. Empty numbers are given out in the hall.',
  },
  made: { 'zh-CN': '打印日期', en: 'Printed' },
} as const satisfies Record<string, Text>

/** 号单: the numbers of a session with their times, for the hall; nobody’s name stands there. */
export const showBookingSheet = (call: OfficeCall): Response | Promise<Response> => {
  const session = sessionById(booksOf(call), call.http.req.query('reception') ?? '')
  if (!session) return plainPage(call, 'notFound')
  const { office } = call
  const names = caseNames(call.database, office)
  const booked = numbered(call, session, session.bookings.filter(hasPlace))
  const last = Math.max(session.room, ...booked.map(({ number }) => number ?? 0))
  const rows = Array.from({ length: last }, (_, n) => ({
    number: n + 1,
    time: timeOfNumber(session, office.settings.booking, n + 1),
    booking: booked.find(({ number }) => number === n + 1)?.booking,
  }))
  return call.page(
    { title: words.title, tab: 'day', scripts: ['feeds.js'] },
    <>
      <div class="screen-only">
        <p class="back">
          <a href={call.at('/bookings')}>← {call.say(words.back)}</a>
        </p>
        <p>
          <button type="button" data-print hidden>
            {call.say(words.print)}
          </button>
        </p>
      </div>
      <section class="sheet">
        <p class="sheet-office">{office.name}</p>
        <h1 class="sheet-title">{call.say(words.title)}</h1>
        <p class="sheet-owner">
          {call.say(whenWords(session))} {session.start}—{session.end}{' '}
          <small class="sheet-posts">
            {names.place(session.place)} · {names.leader(session.leader)}
          </small>
        </p>
        <table class="day-sheet">
          <thead>
            <tr>
              <th scope="col" class="day-sheet-cell">
                {call.say(words.number)}
              </th>
              <th scope="col" class="day-sheet-cell">
                {call.say(words.time)}
              </th>
              <th scope="col" class="day-sheet-cell">
                {call.say(words.subject)}
              </th>
              <th scope="col" class="day-sheet-cell">
                {call.say(words.heads)}
              </th>
              <th scope="col" class="day-sheet-cell day-sheet-note">
                {call.say(words.note)}
              </th>
            </tr>
          </thead>
          <tbody>
            {rows.map(({ number, time, booking }) => (
              <tr>
                <th scope="row" class="day-sheet-cell">
                  {number}
                </th>
                <td class="day-sheet-cell">{time}</td>
                <td class="day-sheet-cell">{booking ? names.subject(booking.subject) : ''}</td>
                <td class="day-sheet-cell">{booking ? call.say(headsWords(booking.heads)) : ''}</td>
                <td class="day-sheet-cell" />
              </tr>
            ))}
          </tbody>
        </table>
        <p>{call.say(words.about)}</p>
        <p class="quiet">
          {call.say(words.made)}: {dayIn(call.app.now(), office.timezone)}
        </p>
      </section>
    </>,
  )
}
