import { randomUUID } from 'node:crypto'
import { z } from 'zod'
import { bookingById, stepsAround } from '../../../db/booking-store.ts'
import { everybody } from '../../../domain/case.ts'
import type { Concerns } from '../../../domain/case-event.ts'
import { join, same, type Text } from '../../../domain/text.ts'
import { numbersOf, timeOfNumber } from '../../../reception/booking-sessions.ts'
import type { OfficeCall } from '../../call.tsx'
import { caseNames } from '../../cases/case-names.ts'
import {
  ChoiceField,
  type Form,
  FormWrong,
  formOf,
  noWrongs,
  readForm,
  type Wrongs,
  withValue,
} from '../../form.tsx'
import { plainPage } from '../../plain-page.tsx'
import { BookingFields, notReceivedOf, readBooking } from './booking-fields.tsx'
import { refusalWords, sessionLine, whenWords } from './booking-words.ts'
import { type Desk, takeBooking } from './booking-work.ts'
import { booksOf, refusalFor, type StandingSession, sessionById, sessionsFor } from './sessions.ts'

const words = {
  title: { 'zh-CN': '登记预约', en: 'Take a booking' },
  back: { 'zh-CN': '预约和接访库', en: 'Bookings' },
  session: { 'zh-CN': '场次', en: 'Session' },
  queue: { 'zh-CN': '先进接访库等候', en: 'Wait in the queue' },
  save: { 'zh-CN': '保存', en: 'Save' },
  off: {
    'zh-CN': '本单位没有启用预约,可在预约设置里启用。',
    en: 'This office takes no bookings; see the settings.',
  },
  queued: { 'zh-CN': '已登记,在接访库等候。', en: 'Entered; it waits in the queue.' },
  taken: { 'zh-CN': '已登记。', en: 'Entered.' },
} as const satisfies Record<string, Text>

const nobody: Concerns = { leaders: [], units: [] }

/** Why not there, and where instead: it is chosen in the form already. */
const insteadWords = (why: Text, next: StandingSession | undefined): Text => {
  const other: Text = next
    ? {
        'zh-CN': `最近还能约的是${whenWords(next)['zh-CN']},已在下面选好;也可以改选“${words.queue['zh-CN']}”。核对后请再保存。`,
        en: `The next with room is ${whenWords(next).en}, chosen below; or choose “${words.queue.en}”. Check and save again.`,
      }
    : {
        'zh-CN': `近期没有别的场次可约,已在下面改为“${words.queue['zh-CN']}”。核对后请再保存。`,
        en: `There is no other one, so “${words.queue.en}” is chosen below. Check and save again.`,
      }
  return join([why, other], { 'zh-CN': '。', en: '. ' })
}

const page = (
  call: OfficeCall,
  form: Form,
  { concerns = nobody, wrongs = noWrongs, says }: { concerns?: Concerns; wrongs?: Wrongs; says?: Text | undefined },
  status?: 422,
): Promise<Response> => {
  const { language } = call
  const names = caseNames(call.database, call.office)
  const sessions = sessionsFor(booksOf(call), { concerns }, true)
  return call.page(
    { title: words.title, tab: 'day' },
    <>
      <p class="back">
        <a href={call.at('/bookings')}>← {call.say(words.back)}</a>
      </p>
      <h1>{call.say(words.title)}</h1>
      <FormWrong {...{ wrongs, language }} />
      {says ? (
        <p class="notice warn" role="alert">
          {call.say(says)}
        </p>
      ) : null}
      <form method="post" action={call.at('/bookings/new')} autocomplete="off">
        <input type="hidden" name="id" value={form.get('id') || randomUUID()} />
        <ChoiceField
          name="reception"
          label={call.say(words.session)}
          value={form.get('reception')}
          empty={call.say(words.queue)}
          choices={sessions.map((one) => ({
            value: one.id,
            words: call.say(join([sessionLine(one, names), leftWords(one)], { 'zh-CN': ' ', en: ' ' })),
          }))}
          {...{ wrongs, language }}
        />
        <BookingFields {...{ call, form, wrongs }} />
        <button type="submit">{call.say(words.save)}</button>
      </form>
    </>,
    status,
  )
}

const leftWords = ({ room, taken }: StandingSession): Text => ({
  'zh-CN': `(还可约${room - taken}批)`,
  en: `(${room - taken} left)`,
})

/** The form of a booking, for the session of the address as far as it takes somebody. */
export const showNewBooking = (call: OfficeCall): Response | Promise<Response> => {
  if (!call.office.settings.booking.isOn) return call.refuse(call.at('/bookings'), words.off)
  const asked = call.http.req.query('reception') ?? ''
  const form = formOf([
    ['reception', asked],
    ['heads', '1'],
  ])
  if (asked === '') return page(call, form, {})
  const books = booksOf(call)
  const session = sessionById(books, asked)
  const refused = session ? refusalFor(books, session, { concerns: nobody }, true) : 'over'
  return refused ? offer(call, form, nobody, refusalWords[refused]) : page(call, form, {})
}

/** The form again with another session chosen. */
const offer = (call: OfficeCall, form: Form, concerns: Concerns, why: Text, status?: 422): Promise<Response> => {
  const [next] = sessionsFor(booksOf(call), { concerns }, true)
  return page(
    call,
    withValue(form, 'reception', next?.id ?? ''),
    { concerns, says: insteadWords(why, next) },
    status,
  )
}

/** Takes a booking; sent twice by a double click, it stands once. */
export const saveNewBooking = async (call: OfficeCall): Promise<Response> => {
  const { app, office, actor } = call
  if (!office.settings.booking.isOn) return call.refuse(call.at('/bookings'), words.off)
  const form = await readForm(call)
  const wrongs = new Map<string, Text>()
  const { isForeign, ...read } = readBooking(call, form, wrongs)
  if (isForeign) return plainPage(call, 'notFound')
  const not = notReceivedOf(call).filter((_, n) => form.all('not').includes(String(n)))
  const { concerns } = read
  if (not.length > 0) return page(call, form, { concerns, wrongs, says: notReceivedWords(not) }, 422)
  if (wrongs.size > 0) return page(call, form, { concerns, wrongs }, 422)
  const id = z.uuid().safeParse(form.get('id')).data ?? randomUUID()
  const reception = form.get('reception') || null
  const refused = app.database.write(() => {
    if (bookingById(app.database, office.id, everybody, id)) return undefined
    const desk: Desk = { ...booksOf(call), database: app.database, keys: app.keys, actor }
    return takeBooking(desk, { ...read, id }, reception)
  })
  if (refused) return offer(call, form, concerns, refusalWords[refused], 422)
  const kept = bookingById(app.database, office.id, call.viewer, id)
  // It does not exist for whoever entered it for a leader it concerns.
  if (!kept) return call.redirect(call.at('/bookings'), words.taken)
  return call.redirect(
    call.at(`/bookings/${id}`),
    kept.reception ? placedWords(call, id, kept.reception) : words.queued,
  )
}

const notReceivedWords = (lines: readonly string[]): Text => ({
  'zh-CN': `按公示,这种情形不接访,没有登记:${lines.join(';')}。请按上面所写告知来访人去哪里反映;勾错了的,去掉勾选再保存。`,
  en: `Not received here, so nothing was entered: ${lines.join('; ')}. Tell them the way to go as written there; if the tick is wrong, take it out and save again.`,
})

/** What is told by telephone: day, number, time. */
const placedWords = (call: OfficeCall, id: string, reception: string): Text => {
  const books = booksOf(call)
  const session = sessionById(books, reception)
  if (!session) return words.taken
  const number = numbersOf(stepsAround(call.app.database, call.office.id, call.viewer, reception), reception).get(
    id,
  )!
  const time = timeOfNumber(session, call.office.settings.booking, number)
  return join(
    [
      { 'zh-CN': '已预约:', en: 'Booked:' },
      whenWords(session),
      { 'zh-CN': `${number}号`, en: `no. ${number}` },
      ...(time ? [same(time)] : []),
    ],
    { 'zh-CN': ' ', en: ' ' },
  )
}
