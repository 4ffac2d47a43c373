import type { FC } from 'hono/jsx'
import type { KeptBooking } from '../../../db/booking-store.ts'
import { casesOfReception } from '../../../db/case-list.ts'
import type { BookingIs } from '../../../domain/booking.ts'
import type { Text } from '../../../domain/text.ts'
import { bookingStepsOpen } from '../../../reception/booking-sessions.ts'
import type { OfficeCall } from '../../call.tsx'
import type { CaseNames } from '../../cases/case-names.ts'
import { optionsOf, SessionChoice } from './session-list.tsx'
import { booksOf, dayOf, sessionsFor } from './sessions.ts'

const words = {
  title: { 'zh-CN': '接下来', en: 'What next' },
  register: { 'zh-CN': '已接待,登记为信访事项', en: 'Received: register the case' },
  seen: { 'zh-CN': '已接待', en: 'Received' },
  which: { 'zh-CN': '成为哪件信访事项', en: 'Which case it became' },
  none: { 'zh-CN': '没有登记信访事项', en: 'no case was registered' },
  missed: { 'zh-CN': '本人未到', en: 'Did not come' },
  queued: { 'zh-CN': '放入接访库等候', en: 'Let it wait in the queue' },
  cancelled: { 'zh-CN': '取消预约', en: 'Cancel the booking' },
  put: { 'zh-CN': '排入这一场', en: 'Put into this session' },
  into: { 'zh-CN': '排入哪一场', en: 'Into which session' },
} as const satisfies Record<string, Text>

/** What can become of a booking now, each a button. */
export const BookingSteps: FC<{
  readonly call: OfficeCall
  readonly booking: KeptBooking
  readonly names: CaseNames
}> = ({ call, booking, names }) => {
  const open = bookingStepsOpen(booking, dayOf(booksOf(call)))
  if (open.length === 0) return null
  const sessions = open.includes('booked')
    ? sessionsFor(booksOf(call), booking, false).filter(
        ({ id }) => booking.is !== 'booked' || id !== booking.reception,
      )
    : []
  const cases = booking.reception === null ? [] : casesOfReception(call.database, call.viewer, booking.reception)
  const action = call.at(`/bookings/${booking.id}/step`)
  const After = () => <input type="hidden" name="after" value={String(booking.step)} />
  const button = (is: Exclude<BookingIs, 'booked' | 'seen'>, look: string) =>
    open.includes(is) ? (
      <button type="submit" name="is" value={is} class={look}>
        {call.say(words[is])}
      </button>
    ) : null
  return (
    <section>
      <h2>{call.say(words.title)}</h2>
      {open.includes('seen') ? (
        <>
          <p>
            <a class="button" href={call.at(`/cases/new?booking=${booking.id}`)}>
              {call.say(words.register)}
            </a>
          </p>
          {booking.is === 'seen' && cases.length === 0 ? null : (
            <form method="post" {...{ action }} class="put-in">
              <After />
              <input type="hidden" name="is" value="seen" />
              <select name="case" class="session-choice" aria-label={call.say(words.which)}>
                <option value="">{call.say(words.none)}</option>
                {cases.map((one) => (
                  <option value={one.case}>
                    {names.number(one)} {names.subject(one.subject)}
                  </option>
                ))}
              </select>
              <button type="submit" class="small secondary put">
                {call.say(words.seen)}
              </button>
            </form>
          )}
        </>
      ) : null}
      {sessions.length > 0 ? (
        <form method="post" {...{ action }} class="put-in">
          <After />
          <input type="hidden" name="is" value="booked" />
          <SessionChoice options={optionsOf(call, names, sessions)} label={call.say(words.into)} />
          <button type="submit" class="small secondary put">
            {call.say(words.put)}
          </button>
        </form>
      ) : null}
      <form method="post" {...{ action }} class="actions">
        <After />
        {button('missed', 'small secondary')}
        {button('queued', 'small secondary')}
        {button('cancelled', 'small secondary outline')}
      </form>
    </section>
  )
}
