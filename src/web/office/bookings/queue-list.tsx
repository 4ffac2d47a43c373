import type { FC } from 'hono/jsx'
import { dayIn } from '../../../calendar/instant.ts'
import { bookingsIn } from '../../../db/booking-store.ts'
import { dayWords } from '../../../domain/day-words.ts'
import type { Text } from '../../../domain/text.ts'
import type { OfficeCall } from '../../call.tsx'
import type { CaseNames } from '../../cases/case-names.ts'
import { headsWords } from './booking-words.ts'
import { optionsOf, SessionChoice } from './session-list.tsx'
import { booksOf, type StandingSession, withdrawn } from './sessions.ts'

const words = {
  title: { 'zh-CN': '接访库(等候)', en: 'The queue' },
  about: {
    'zh-CN': '按等候先后排列。预约截止以后空着的位置,也可以从这里补入。',
    en: 'In the order of waiting. Places still free after the cut-off can be given to these.',
  },
  none: { 'zh-CN': '没有人等候。', en: 'Nobody waits.' },
  noRoom: { 'zh-CN': '近期没有能排的场次。', en: 'No session ahead has room.' },
  fill: { 'zh-CN': '按等候先后排满这一场', en: 'Fill this session in the order of waiting' },
  put: { 'zh-CN': '排入', en: 'Put in' },
  into: { 'zh-CN': '排入哪一场', en: 'Into which session' },
  since: { 'zh-CN': '起等候', en: 'waiting since' },
  more: { 'zh-CN': '只列出最早的200个。', en: 'Only the first 200 are listed.' },
} as const satisfies Record<string, Text>

/** Rows of one page; the others come up as these are dealt with. */
const most = 200

/** 接访库: who waits for a session, in the order of waiting, each with a way into one. */
export const QueueList: FC<{
  readonly call: OfficeCall
  readonly names: CaseNames
  readonly coming: readonly StandingSession[]
}> = ({ call, names, coming }) => {
  const books = booksOf(call)
  const waiting = bookingsIn(call.database, call.office.id, call.viewer, 'queued')
  const withRoom = optionsOf(
    call,
    names,
    coming.filter(({ taken, room }) => taken < room),
  )
  const isClerk = call.roles.has('clerk')
  return (
    <section>
      <h2>
        {call.say(words.title)} ({waiting.length})
      </h2>
      {waiting.length === 0 ? (
        <p class="quiet">{call.say(words.none)}</p>
      ) : (
        <p class="quiet">{call.say(words.about)}</p>
      )}
      {isClerk && waiting.length > 1 && withRoom.length > 0 ? (
        <form method="post" action={call.at('/bookings/carry')} class="put-in">
          <input type="hidden" name="from" value="queue" />
          <SessionChoice options={withRoom} label={call.say(words.into)} />
          <button type="submit" class="small secondary put">
            {call.say(words.fill)}
          </button>
        </form>
      ) : null}
      {isClerk && waiting.length > 0 && withRoom.length === 0 ? <p>{call.say(words.noRoom)}</p> : null}
      <ol class="queue">
        {waiting.slice(0, most).map((booking) => {
          const barred = withdrawn(books, booking)
          const options = withRoom.filter(({ session }) => !barred.has(session.leader))
          return (
            <li class="waiting-one">
              <span class="waiting-facts">
                <a href={call.at(`/bookings/${booking.id}`)}>{names.subject(booking.subject)}</a>{' '}
                {call.say(headsWords(booking.heads))}{' '}
                <small class="quiet">{call.say(sinceWords(dayIn(booking.at, call.office.timezone)))}</small>
              </span>
              {isClerk && options.length > 0 ? (
                <form method="post" action={call.at(`/bookings/${booking.id}/step`)} class="put-in">
                  <input type="hidden" name="is" value="booked" />
                  <input type="hidden" name="after" value={String(booking.step)} />
                  <input type="hidden" name="back" value="list" />
                  <SessionChoice {...{ options }} label={call.say(words.into)} />
                  <button type="submit" class="small put">
                    {call.say(words.put)}
                  </button>
                </form>
              ) : null}
            </li>
          )
        })}
      </ol>
      {waiting.length > most ? <p class="quiet">{call.say(words.more)}</p> : null}
    </section>
  )
}

const sinceWords = (day: string): Text => {
  const when = dayWords(day)
  return { 'zh-CN': `${when['zh-CN']}${words.since['zh-CN']}`, en: `${words.since.en} ${when.en}` }
}
