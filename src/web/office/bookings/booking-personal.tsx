import { changePersonal, lookAtPersonal, personalOf } from '../../../db/personal-store.ts'
import { stale } from '../../../db/stale.ts'
import type { Text } from '../../../domain/text.ts'
import type { OfficeCall } from '../../call.tsx'
import { type Form, FormWrong, formOf, noWrongs, readForm, staleWrongs, type Wrongs } from '../../form.tsx'
import { plainPage } from '../../plain-page.tsx'
import { bookingIn, bookingPage } from './booking.tsx'
import { PersonalFields, readPersonal } from './booking-fields.tsx'

const words = {
  save: { 'zh-CN': '保存修改', en: 'Save' },
  saved: { 'zh-CN': '已保存。', en: 'Saved.' },
  gone: {
    'zh-CN': '这个预约没有个人信息,或者已经清除。',
    en: 'This booking has no personal data, or it was purged.',
  },
} as const satisfies Record<string, Text>

type Found = NonNullable<ReturnType<typeof bookingIn>>

const shown = (
  call: OfficeCall,
  booking: Found,
  form: Form,
  { wrongs, version, status }: { wrongs: Wrongs; version: number; status?: 409 | 422 },
): Promise<Response> =>
  bookingPage(
    call,
    booking,
    <>
      <FormWrong {...{ wrongs }} language={call.language} />
      <form method="post" action={call.at(`/bookings/${booking.id}/words`)} autocomplete="off">
        <input type="hidden" name="version" value={String(version)} />
        <PersonalFields {...{ call, form, wrongs }} />
        <button type="submit" class="secondary">
          {call.say(words.save)}
        </button>
      </form>
    </>,
    status,
  )

/** Shows the words about people of a booking, which the log notes. The answer is the page itself: it has no address. */
export const lookAtBooking = async (call: OfficeCall): Promise<Response> => {
  const { app, actor } = call
  const booking = bookingIn(call)
  if (!booking) return plainPage(call, 'notFound')
  const found = app.database.write(() => {
    const seen = lookAtPersonal(app.database, app.keys, actor, { id: booking.id, kind: 'booking' }, 'page')
    return seen && { ...seen, version: personalOf(app.database, app.keys, booking.id)!.version }
  })
  if (!found) return call.refuse(call.at(`/bookings/${booking.id}`), words.gone)
  const [person] = found.people
  const form = formOf([
    ['name', person?.name],
    ['contact', person?.contact],
    ['summary', found.summary],
  ])
  return shown(call, booking, form, { wrongs: noWrongs, version: found.version })
}

/** Changes the words about people of a booking. */
export const saveBookingWords = async (call: OfficeCall): Promise<Response> => {
  const { app, actor } = call
  const booking = bookingIn(call)
  if (!booking) return plainPage(call, 'notFound')
  const form = await readForm(call)
  const wrongs = new Map<string, Text>()
  const read = readPersonal(form, wrongs)
  const version = Number(form.get('version'))
  const now = personalOf(app.database, app.keys, booking.id)
  if (!now) return call.refuse(call.at(`/bookings/${booking.id}`), words.gone)
  if (wrongs.size > 0) return shown(call, booking, form, { wrongs, version, status: 422 })
  const saved = app.database.write(() =>
    changePersonal(
      app.database,
      app.keys,
      actor,
      { id: booking.id, kind: 'booking' },
      { ...now, ...read, handlers: now.handlers, notes: now.notes },
      version,
    ),
  )
  if (saved === stale) return shown(call, booking, form, { wrongs: staleWrongs, version: now.version, status: 409 })
  return call.redirect(call.at(`/bookings/${booking.id}`), words.saved)
}
