import type { FC } from 'hono/jsx'
import { daySchema } from '../../../domain/day.ts'
import type { Text } from '../../../domain/text.ts'
import { dayTyped } from '../../../domain/typed.ts'
import type { OfficeCall } from '../../call.tsx'
import { type CaseNames, caseNames } from '../../cases/case-names.ts'
import { noWrongs, TextField } from '../../form.tsx'
import { whenWords } from './booking-words.ts'
import { type MovedSession, unsettled } from './moved-sessions.ts'
import { QueueList } from './queue-list.tsx'
import { BookingLinks, SessionList } from './session-list.tsx'
import { booksOf, comingSessions, type StandingSession, sessionsBetween } from './sessions.ts'

const words = {
  title: { 'zh-CN': '预约和接访库', en: 'Bookings' },
  off: {
    'zh-CN': '本单位没有启用预约,不登记新的。',
    en: 'This office takes no bookings; no new ones are entered.',
  },
  take: { 'zh-CN': '登记预约', en: 'Take a booking' },
  settings: { 'zh-CN': '预约设置', en: 'How bookings are taken' },
  moved: { 'zh-CN': '这些预约的场次已变动', en: 'The sessions of these have changed' },
  movedAbout: {
    'zh-CN': '请通知来访人,并转到新的场次,或放入接访库等候。',
    en: 'Tell those who booked, and let them follow to the new session or wait in the queue.',
  },
  isOff: { 'zh-CN': '已取消', en: 'cancelled' },
  withdrawn: { 'zh-CN': '改由应当回避的领导接访', en: 'now given to a leader who has to withdraw' },
  movedTo: { 'zh-CN': '改到', en: 'moved to' },
  follow: { 'zh-CN': '转到新的场次', en: 'Follow to the new session' },
  toQueue: { 'zh-CN': '放入接访库', en: 'Put into the queue' },
  ends: { 'zh-CN': '已结束,还没有处理完的场次', en: 'Sessions that are over and not dealt with' },
  endsAbout: {
    'zh-CN':
      '先说明谁已接待、谁没来(要登记为信访事项的,点开再登记);没轮到的,一起转入同一地点的下一场,排不下的留在接访库。',
    en: 'Say who was received and who did not come; open a booking to register its case. Those not reached go to the next session of the place together, the rest into the queue.',
  },
  carry: { 'zh-CN': '未接待的转入下一场', en: 'Carry those not received to the next session' },
  coming: { 'zh-CN': '以后31天的场次', en: 'Sessions of the next 31 days' },
  none: { 'zh-CN': '没有已发布的现场接访或约访。', en: 'No published receptions or appointments.' },
  day: { 'zh-CN': '查某一天', en: 'Look up a day' },
  date: { 'zh-CN': '日期', en: 'Day' },
  look: { 'zh-CN': '查看', en: 'Show' },
  nothing: { 'zh-CN': '那天没有场次。', en: 'No sessions on that day.' },
} as const satisfies Record<string, Text>

/** Sessions one can be booked for, what is booked, and who waits (接访库). */
export const showBookings = (call: OfficeCall): Promise<Response> => {
  const books = booksOf(call)
  const names = caseNames(call.database, call.office)
  const isClerk = call.roles.has('clerk')
  const { isOn } = call.office.settings.booking
  const { moved, ended } = unsettled(books)
  const coming = comingSessions(books)
  return call.page(
    { title: words.title, tab: 'day', wide: true },
    <section class="bookings">
      <h1>{call.say(words.title)}</h1>
      {isOn ? null : <p class="notice">{call.say(words.off)}</p>}
      <div class="actions">
        {isClerk && isOn ? (
          <a class="button" href={call.at('/bookings/new')}>
            {call.say(words.take)}
          </a>
        ) : null}
        <a href={call.at('/bookings/settings')}>{call.say(words.settings)}</a>
      </div>
      {moved.length === 0 ? null : (
        <section class="notice warn">
          <h2 class="notice-title">{call.say(words.moved)}</h2>
          <p>{call.say(words.movedAbout)}</p>
          {moved.map((one) => (
            <Moved {...{ call, names, one }} />
          ))}
        </section>
      )}
      {ended.length === 0 ? null : (
        <section>
          <h2>{call.say(words.ends)}</h2>
          <p class="quiet">{call.say(words.endsAbout)}</p>
          {ended.map((session) => (
            <Ended {...{ call, names, session }} />
          ))}
        </section>
      )}
      <h2>{call.say(words.coming)}</h2>
      {coming.length === 0 ? <p class="quiet">{call.say(words.none)}</p> : null}
      {coming.length > 0 ? <SessionList {...{ call, names }} sessions={coming} /> : null}
      <QueueList {...{ call, names, coming }} />
      <OneDay {...{ call, names }} />
    </section>,
  )
}

const Moved: FC<{ readonly call: OfficeCall; readonly names: CaseNames; readonly one: MovedSession }> = ({
  call,
  names,
  one: { reception, was, to, isWithdrawn, bookings },
}) => {
  const session = { id: reception, start: '', end: '', leader: '', ...was }
  return (
    <div class="booked-session">
      <p class="session-name">
        <b>
          {call.say(whenWords(was))} {names.place(was.place)}
        </b>{' '}
        {isWithdrawn
          ? call.say(words.withdrawn)
          : to
            ? `${call.say(words.movedTo)} ${call.say(whenWords(to))} ${names.place(to.place)}`
            : call.say(words.isOff)}
      </p>
      <BookingLinks {...{ call, names, bookings }} session={session} />
      {call.roles.has('clerk') ? (
        <form method="post" action={call.at('/bookings/moved')} class="actions">
          <input type="hidden" name="reception" value={reception} />
          {to ? (
            <button type="submit" name="way" value="follow" class="small">
              {call.say(words.follow)}
            </button>
          ) : null}
          <button type="submit" name="way" value="queue" class="small secondary">
            {call.say(words.toQueue)}
          </button>
        </form>
      ) : null}
    </div>
  )
}

const Ended: FC<{ readonly call: OfficeCall; readonly names: CaseNames; readonly session: StandingSession }> = ({
  call,
  names,
  session,
}) => (
  <div class="booked-session">
    <p class="session-name">
      <b>{call.say(whenWords(session))}</b> {names.place(session.place)} {names.leader(session.leader)}
    </p>
    <BookingLinks {...{ call, names, session }} bookings={session.bookings} />
    {call.roles.has('clerk') ? (
      <form method="post" action={call.at('/bookings/carry')}>
        <input type="hidden" name="from" value={session.id} />
        <button type="submit" class="small">
          {call.say(words.carry)}
        </button>
      </form>
    ) : null}
  </div>
)

/** The sessions of any one day, those long over too. */
const OneDay: FC<{ readonly call: OfficeCall; readonly names: CaseNames }> = ({ call, names }) => {
  const typed = call.http.req.query('date') ?? ''
  const day = daySchema.safeParse(dayTyped(typed)).data
  const sessions = day === undefined ? [] : sessionsBetween(booksOf(call), day, day)
  return (
    <section class="apart">
      <h2 id="day">{call.say(words.day)}</h2>
      <form method="get" action={`${call.at('/bookings')}#day`} class="put-in">
        <TextField
          name="date"
          type="date"
          label={call.say(words.date)}
          value={typed}
          language={call.language}
          wrongs={noWrongs}
        />
        <button type="submit" class="secondary put">
          {call.say(words.look)}
        </button>
      </form>
      {day !== undefined && sessions.length === 0 ? <p>{call.say(words.nothing)}</p> : null}
      {sessions.length > 0 ? <SessionList {...{ call, names, sessions }} /> : null}
    </section>
  )
}
