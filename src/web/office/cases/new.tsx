import { randomUUID } from 'node:crypto'
import { addBookingStep } from '../../../db/booking-store.ts'
import { caseById } from '../../../db/case-store.ts'
import { lookAtPersonal } from '../../../db/personal-store.ts'
import { stale } from '../../../db/stale.ts'
import { caseNumber, everybody, seesNumbers } from '../../../domain/case.ts'
import type { Text } from '../../../domain/text.ts'
import type { OfficeCall } from '../../call.tsx'
import { type RefusedStep, registerCase } from '../../cases/case-work.ts'
import { type Form, FormWrong, formOf, noWrongs, readForm, staleWrongs, type Wrongs } from '../../form.tsx'
import { plainPage } from '../../plain-page.tsx'
import { todayOf } from '../today.ts'
import { NewCaseFields } from './new-fields.tsx'
import { peopleNumbers, type ReadCase, readNewCase } from './new-read.ts'
import { type Source, sourceOf } from './new-source.ts'

const words = {
  title: { 'zh-CN': '登记信访事项', en: 'Register a case' },
  all: { 'zh-CN': '全部信访事项', en: 'All cases' },
  keys: {
    'zh-CN': '全程可用键盘:Tab 换格,选项直接按序号,在文字格里按回车就保存。',
    en: 'By keyboard alone: Tab to the next field, a number picks a choice, Enter in a line saves.',
  },
  save: { 'zh-CN': '保存', en: 'Save' },
  next: { 'zh-CN': '保存并继续登记下一件', en: 'Save and register the next' },
  booked: {
    'zh-CN': '这位来访人预约过,当时填写了姓名、联系方式和反映事项。查看会留下记录。',
    en: 'This visitor has booked, and said who he is and what it is about. Looking at it is logged.',
  },
  look: { 'zh-CN': '查看并填入', en: 'Look and fill in' },
  nothingKept: {
    'zh-CN': '预约时没有留下内容,或已到期清除。',
    en: 'The booking holds no such words, or they were purged.',
  },
  seen: { 'zh-CN': '这个预约已经有结果,不能再登记。', en: 'What became of this booking is on record already.' },
  known: {
    'zh-CN': '刚才已经登记过这一件,没有再登记一次。要登记另一件,请重新打开登记页。',
    en: 'This case was registered a moment ago and not again. Open the page anew for another one.',
  },
  withdrawn: {
    'zh-CN': '已登记。它涉及您本人或您联络的领导,按回避规定您看不到它。',
    en: 'Registered. It concerns you, or a leader you speak for, and does not exist for you (withdrawal).',
  },
} as const satisfies Record<string, Text>

const registered = (number: string): Text =>
  number === ''
    ? { 'zh-CN': '已登记。', en: 'Registered.' }
    : { 'zh-CN': `已登记,编号${number}。`, en: `Registered under ${number}.` }

/** Bookings a case can still be made of. */
const mayBecomeCase = ({ booking }: Source): boolean =>
  !booking || booking.is === 'queued' || booking.is === 'booked'

const page = (call: OfficeCall, source: Source, form: Form, wrongs: Wrongs, status?: 409 | 422, said?: Text) => {
  const { language, say } = call
  const { reception, booking } = source
  return call.page(
    { title: words.title, tab: 'cases' },
    <>
      <p class="back">
        <a href={call.at('/cases')}>← {say(words.all)}</a>
      </p>
      <h1>{say(words.title)}</h1>
      {said ? <p class="notice">{say(said)}</p> : null}
      {booking && !form.has('name1') ? (
        <form method="post" action={call.at('/cases/new')} class="notice restore">
          <span>{say(words.booked)}</span>
          <input type="hidden" name="reception" value={reception?.id ?? ''} />
          <input type="hidden" name="booking" value={booking.id} />
          <button type="submit" name="do" value="look" class="small secondary">
            {say(words.look)}
          </button>
        </form>
      ) : null}
      <form method="post" action={call.at('/cases/new')} class="case-form">
        <FormWrong {...{ wrongs, language }} />
        <input type="hidden" name="id" value={form.get('id')} />
        <input type="hidden" name="reception" value={reception?.id ?? ''} />
        <input type="hidden" name="booking" value={booking?.id ?? ''} />
        <input type="hidden" name="bookingStep" value={String(booking?.step ?? '')} />
        <NewCaseFields {...{ call, source, form, wrongs }} today={todayOf(call)}>
          <button type="submit">{say(words.save)}</button>
          <button type="submit" name="do" value="next" class="secondary">
            {say(words.next)}
          </button>
          <small class="quiet">{say(words.keys)}</small>
        </NewCaseFields>
        <button type="submit">{say(words.save)}</button>
      </form>
    </>,
    status,
  )
}

/** What the form holds before anybody types. */
const prefilled = (call: OfficeCall, { reception, booking }: Source): [string, string][] => [
  ['id', randomUUID()],
  ['day', todayOf(call)],
  ['session', booking?.session ?? ''],
  ['place', booking?.place ?? ''],
  ['receiver', reception?.receiver ?? ''],
  ['subject', booking?.subject ?? ''],
  ['heads', String(booking?.heads ?? 1)],
  ...(booking?.concerns.leaders ?? []).map((id): [string, string] => ['concernLeaders', id]),
  ...(booking?.concerns.units ?? []).map((id): [string, string] => ['concernUnits', id]),
]

/** The form of a case taken in a reception, of a booking, or by letter or telephone. */
export const showNewCase = async (call: OfficeCall): Promise<Response> => {
  const { http } = call
  const source = sourceOf(call, http.req.query('reception') ?? '', http.req.query('booking') ?? '')
  if (!source) return plainPage(call, 'notFound')
  if (!mayBecomeCase(source)) return call.refuse(call.at('/cases'), words.seen)
  return page(call, source, formOf(prefilled(call, source)), noWrongs)
}

/** Registers a case with what followed in the same session, all of it or nothing. */
export const saveNewCase = async (call: OfficeCall): Promise<Response> => {
  const form = await readForm(call)
  const source = sourceOf(call, form.get('reception'), form.get('booking'))
  if (!source) return plainPage(call, 'notFound')
  if (!mayBecomeCase(source)) {
    const isKnown = caseById(call.database, call.office.id, call.viewer, form.get('id'))
    return call.refuse(call.at('/cases'), isKnown ? words.known : words.seen)
  }
  if (form.get('do') === 'look' && source.booking) return lookAtBooking(call, source, source.booking.id)
  const read = readNewCase(call, source, form)
  if (read === 'not-there') return plainPage(call, 'notFound')
  if ('wrongs' in read) return page(call, source, form, read.wrongs, 422)
  const saved = register(call, source, form, read)
  if (saved === 'known') return call.refuse(call.at('/cases'), words.known)
  if (saved === stale) return page(call, source, form, staleWrongs, 409)
  if ('refused' in saved)
    return page(call, source, form, new Map([[read.fieldOf(saved.refused), saved.refused.says]]), 422)
  const said = registered(seesNumbers(call.viewer) ? caseNumber(call.office.settings.cases.number, saved) : '')
  if (form.get('do') === 'next')
    return call.redirect(
      call.at(source.reception ? `/cases/new?reception=${encodeURIComponent(source.reception.id)}` : '/cases/new'),
      said,
    )
  return caseById(call.database, call.office.id, call.viewer, saved.id)
    ? call.redirect(call.at(`/cases/${saved.id}`), said)
    : call.redirect(call.at('/cases'), words.withdrawn)
}

/** Shows what somebody said when he booked, for the form; the log says who looked. */
const lookAtBooking = (call: OfficeCall, source: Source, id: string): Promise<Response> => {
  const { app, actor } = call
  const found = app.database.write(() =>
    lookAtPersonal(app.database, app.keys, actor, { id, kind: 'booking' }, 'new'),
  )
  const people = peopleNumbers.flatMap((n): [string, string][] => {
    const one = found?.people[n - 1]
    // The first is there even when empty: what was booked has been looked at.
    return one || n === 1
      ? [
          [`name${n}`, one?.name ?? ''],
          [`contact${n}`, one?.contact ?? ''],
        ]
      : []
  })
  const form = formOf([...prefilled(call, source), ...people, ['summary', found?.summary ?? '']])
  return page(call, source, form, noWrongs, undefined, found ? undefined : words.nothingKept)
}

/** Thrown to take a registration back. */
class NotRegistered extends Error {
  constructor(readonly why: { readonly refused: RefusedStep } | typeof stale) {
    super('a case was not registered')
  }
}

/** Saves a case, and that its booking was seen. What is refused leaves nothing behind, no number and no key either. */
const register = (
  { app, office, actor }: OfficeCall,
  { booking }: Source,
  form: Form,
  { event, then, personal }: ReadCase,
) => {
  const { database, keys } = app
  const typed = form.get('id')
  if (caseById(database, office.id, everybody, typed)) return 'known'
  // An id of something else, or none of ours, is not taken.
  const isOurs = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(typed) && !keys.keyOf(typed)
  const id = isOurs ? typed : randomUUID()
  try {
    return database.write(() => {
      const done = registerCase({ database, keys }, office, actor, { id, event, then, personal })
      if ('refused' in done) throw new NotRegistered(done)
      if (booking) {
        const { date, session, place, reception } = booking
        const step = { is: 'seen', date, session, place, reception, case: id } as const
        if (addBookingStep(database, actor, booking.id, Number(form.get('bookingStep')), step) === stale)
          throw new NotRegistered(stale)
      }
      return { id, ...done }
    })
  } catch (fault) {
    keys.destroy([id])
    if (fault instanceof NotRegistered) return fault.why
    throw fault
  }
}
