import { caseById } from '../../../db/case-store.ts'
import { stale } from '../../../db/stale.ts'
import { type BookingIs, bookingWords } from '../../../domain/booking.ts'
import { join, type Text } from '../../../domain/text.ts'
import type { OfficeCall } from '../../call.tsx'
import { readForm } from '../../form.tsx'
import { plainPage } from '../../plain-page.tsx'
import { bookingIn } from './booking.tsx'
import { carriedWords, refusalWords, staleBooking } from './booking-words.ts'
import { type Carried, carryOver, type Desk, fillFromQueue, followMoved, tellBooking } from './booking-work.ts'
import { booksOf } from './sessions.ts'

const words = {
  step: { 'zh-CN': '现在不能这样处理这个预约', en: 'That cannot be said of this booking now' },
  done: { 'zh-CN': '已记录', en: 'Noted' },
  nobody: {
    'zh-CN': '没有可以转的:可能刚刚有人处理过了。',
    en: 'There is nobody to move: somebody may just have done it.',
  },
  full: {
    'zh-CN': '这一场没有空位,或者排队的都要回避。',
    en: 'The session has no room, or its leader has to withdraw from all.',
  },
} as const satisfies Record<string, Text>

const deskOf = (call: OfficeCall): Desk => ({
  ...booksOf(call),
  database: call.app.database,
  keys: call.app.keys,
  actor: call.actor,
})

/** Says what became of a booking. */
export const saveBookingStep = async (call: OfficeCall): Promise<Response> => {
  const { app, office } = call
  const booking = bookingIn(call)
  if (!booking) return plainPage(call, 'notFound')
  const form = await readForm(call)
  const own = call.at(`/bookings/${booking.id}`)
  const next = form.get('back') === 'list' ? call.at('/bookings') : own
  const is = form.get('is')
  if (!Object.hasOwn(bookingWords, is)) return call.refuse(own, words.step)
  const became = is === 'seen' ? form.get('case') || null : null
  if (became !== null && !caseById(app.database, office.id, call.viewer, became)) return plainPage(call, 'notFound')
  const told = {
    id: booking.id,
    after: Number(form.get('after')),
    is: is as BookingIs,
    reception: form.get('reception'),
    case: became,
  }
  const refused = app.database.write(() => tellBooking(deskOf(call), told))
  if (refused === stale) return call.refuse(own, staleBooking)
  if (refused !== undefined) return call.refuse(next, refused === 'step' ? words.step : refusalWords[refused])
  return call.redirect(next, join([words.done, bookingWords[told.is]], { 'zh-CN': ':', en: ': ' }))
}

const answer = (call: OfficeCall, carried: Carried | undefined): Response => {
  const list = call.at('/bookings')
  if (!carried) return call.refuse(list, words.nobody)
  return call.redirect(list, carriedWords(carried))
}

/** 未接待的转入下一场, or fills a session from the queue (接访库). */
export const carryBookings = async (call: OfficeCall): Promise<Response> => {
  const form = await readForm(call)
  const desk = deskOf(call)
  if (form.get('from') !== 'queue')
    return answer(
      call,
      call.app.database.write(() => carryOver(desk, form.get('from'))),
    )
  const filled = call.app.database.write(() => fillFromQueue(desk, form.get('reception')))
  return filled?.moved === 0 ? call.refuse(call.at('/bookings'), words.full) : answer(call, filled)
}

/** Lets the bookings of a session that was moved follow it, or puts them into the queue. */
export const moveBookings = async (call: OfficeCall): Promise<Response> => {
  const form = await readForm(call)
  const way = form.get('way') === 'follow' ? 'follow' : 'queue'
  return answer(
    call,
    call.app.database.write(() => followMoved(deskOf(call), form.get('reception'), way)),
  )
}
