import type { Child, FC } from 'hono/jsx'
import { momentWords } from '../../../calendar/instant.ts'
import { bookingById, type KeptBooking, stepsOfBooking } from '../../../db/booking-store.ts'
import { caseById } from '../../../db/case-store.ts'
import { personalOf } from '../../../db/personal-store.ts'
import { bookingWords } from '../../../domain/booking.ts'
import type { Text } from '../../../domain/text.ts'
import type { OfficeCall } from '../../call.tsx'
import { type CaseNames, caseNames } from '../../cases/case-names.ts'
import { plainPage } from '../../plain-page.tsx'
import { BookingSteps } from './booking-steps.tsx'
import { bookingMarks, headsWords, whenWords } from './booking-words.ts'
import { numbered } from './session-list.tsx'
import { booksOf, sessionById } from './sessions.ts'

const words = {
  title: { 'zh-CN': '预约', en: 'Booking' },
  back: { 'zh-CN': '预约和接访库', en: 'Bookings' },
  subject: { 'zh-CN': '反映类别', en: 'Subject' },
  heads: { 'zh-CN': '人数', en: 'How many' },
  session: { 'zh-CN': '场次', en: 'Session' },
  number: { 'zh-CN': '号和时间', en: 'Number and time' },
  concerns: { 'zh-CN': '涉及(回避)', en: 'Concerns (withdrawal)' },
  case: { 'zh-CN': '信访事项', en: 'Case' },
  personal: { 'zh-CN': '个人信息', en: 'Personal data' },
  hidden: { 'zh-CN': '已加密保存,平时不显示:', en: 'Encrypted and hidden: ' },
  name: { 'zh-CN': '姓名', en: 'name' },
  contact: { 'zh-CN': '联系电话', en: 'telephone' },
  summary: { 'zh-CN': '反映事项', en: 'what it is about' },
  nothing: { 'zh-CN': '没有填写,或者已经到期清除。', en: 'None was given, or it was purged.' },
  look: { 'zh-CN': '查看和修改(记录在案)', en: 'Look or change (logged)' },
  forClerks: { 'zh-CN': '只有经办人可以查看。', en: 'Only clerks can look.' },
  steps: { 'zh-CN': '经过', en: 'What happened' },
} as const satisfies Record<string, Text>

/** The booking of the address; undefined where there is none, or none for who asks. */
export const bookingIn = (call: OfficeCall): KeptBooking | undefined =>
  bookingById(call.database, call.office.id, call.viewer, call.http.req.param('booking') ?? '')

/** A booking’s page, with the words about people as `personal` shows them: masked, or in a form. */
export const bookingPage = (
  call: OfficeCall,
  booking: KeptBooking,
  personal: Child,
  status?: 409 | 422,
): Promise<Response> => {
  const names = caseNames(call.database, call.office)
  return call.page(
    { title: words.title, tab: 'day' },
    <section class="bookings">
      <p class="back">
        <a href={call.at('/bookings')}>← {call.say(words.back)}</a>
      </p>
      <h1>
        {call.say(words.title)}{' '}
        <span class={`mark ${bookingMarks[booking.is]}`}>{call.say(bookingWords[booking.is])}</span>
      </h1>
      <Facts {...{ call, booking, names }} />
      {call.roles.has('clerk') ? <BookingSteps {...{ call, booking, names }} /> : null}
      <h2>{call.say(words.personal)}</h2>
      {personal}
      <h2>{call.say(words.steps)}</h2>
      <ol class="booking-steps">
        {stepsOfBooking(call.database, booking.id).map(({ step, who }) => (
          <li>
            <span class={`mark ${bookingMarks[step.is]}`}>{call.say(bookingWords[step.is])}</span>{' '}
            {step.date && step.session
              ? `${call.say(whenWords({ date: step.date, session: step.session }))} ${names.place(step.place)}`
              : ''}{' '}
            <small class="quiet">
              {who} {call.say(momentWords(step.at, call.office.timezone))}
            </small>
          </li>
        ))}
      </ol>
    </section>,
    status,
  )
}

const Facts: FC<{ readonly call: OfficeCall; readonly booking: KeptBooking; readonly names: CaseNames }> = ({
  call,
  booking,
  names,
}) => {
  const { subject, heads, concerns, date, session, place, reception, case: became } = booking
  const kept = became === null ? undefined : caseById(call.database, call.office.id, call.viewer, became)
  const found = reception === null ? undefined : sessionById(booksOf(call), reception)
  const own = found && numbered(call, found, [booking])[0]
  const concerned = [...concerns.leaders.map(names.leader), ...concerns.units.map(names.unit)]
  const facts: [Text, Child][] = [
    [words.subject, names.subject(subject)],
    [words.heads, call.say(headsWords(heads))],
    ...(date && session
      ? [
          [
            words.session,
            `${call.say(whenWords({ date, session }))} ${names.place(place)} ${found?.date === date ? names.leader(found.leader) : ''}`,
          ] as [Text, Child],
        ]
      : []),
    ...(own?.number === undefined
      ? []
      : [
          [
            words.number,
            `${call.say({ 'zh-CN': `${own.number}号`, en: `no. ${own.number}` })} ${own.time ?? ''}`,
          ] as [Text, Child],
        ]),
    ...(concerned.length > 0 ? [[words.concerns, concerned.join('、')] as [Text, Child]] : []),
    ...(kept
      ? [[words.case, <a href={call.at(`/cases/${kept.case}`)}>{names.number(kept)}</a>] as [Text, Child]]
      : []),
  ]
  return (
    <dl class="booking-facts">
      {facts.map(([fact, value]) => (
        <>
          <dt class="booking-fact">{call.say(fact)}</dt>
          <dd class="booking-value">{value}</dd>
        </>
      ))}
    </dl>
  )
}

/** Which words about people there are, none of them shown. */
const Masked: FC<{ readonly call: OfficeCall; readonly booking: KeptBooking }> = ({ call, booking }) => {
  const known = personalOf(call.database, call.app.keys, booking.id)
  const there = [
    ...(known?.people[0]?.name ? [words.name] : []),
    ...(known?.people[0]?.contact ? [words.contact] : []),
    ...(known?.summary ? [words.summary] : []),
  ]
  const isClerk = call.roles.has('clerk')
  return (
    <>
      <p>
        {there.length === 0
          ? call.say(words.nothing)
          : `${call.say(words.hidden)}${there.map((one) => `${call.say(one)} ****`).join('、')}`}
      </p>
      {isClerk && known ? (
        <form method="post" action={call.at(`/bookings/${booking.id}/look`)}>
          <button type="submit" class="small secondary">
            {call.say(words.look)}
          </button>
        </form>
      ) : null}
      {isClerk ? null : <p class="quiet">{call.say(words.forClerks)}</p>}
    </>
  )
}

/** A booking: its session, what can be done, what happened; words about people masked. */
export const showBooking = (call: OfficeCall): Response | Promise<Response> => {
  const booking = bookingIn(call)
  return booking ? bookingPage(call, booking, <Masked {...{ call, booking }} />) : plainPage(call, 'notFound')
}
