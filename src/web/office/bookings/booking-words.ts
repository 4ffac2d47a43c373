import type { BookingIs } from '../../../domain/booking.ts'
import { dayWords } from '../../../domain/day-words.ts'
import { sessionWords } from '../../../domain/place.ts'
import { join, same, type Text } from '../../../domain/text.ts'
import type { SessionRefusal } from '../../../reception/booking-sessions.ts'
import type { CaseNames } from '../../cases/case-names.ts'
import type { Carried } from './booking-work.ts'
import type { BookedSession } from './sessions.ts'

/** Why somebody cannot be put into a session. */
export const refusalWords: Record<SessionRefusal, Text> = {
  over: { 'zh-CN': '这一场已经结束或取消', en: 'This session is over or cancelled' },
  closed: { 'zh-CN': '这一场的预约已经截止', en: 'Booking for this session has closed' },
  full: { 'zh-CN': '这一场已经约满', en: 'This session is full' },
  withdrawn: {
    'zh-CN': '这件事涉及这一场的接访领导或他任职的单位,应当回避,请改约别的场次',
    en: 'It concerns the leader of this session or a unit of his, who has to withdraw: choose another session',
  },
}

/** Said where somebody else has changed the booking meanwhile. */
export const staleBooking: Text = {
  'zh-CN': '您打开之后,别人刚刚处理过这个预约,所以没有执行。请看清现在的状态。',
  en: 'Somebody else has dealt with this booking since you opened it, so nothing was done. Look at how it is now.',
}

/** How a state is marked. */
export const bookingMarks: Record<BookingIs, 'good' | 'warn' | 'bad' | 'plain'> = {
  queued: 'warn',
  booked: 'good',
  seen: 'plain',
  missed: 'bad',
  cancelled: 'plain',
}

/** 12月3日(周四)上午 */
export const whenWords = ({ date, session }: Pick<BookedSession, 'date' | 'session'>): Text =>
  join([dayWords(date), sessionWords[session]], { 'zh-CN': '', en: ', ' })

/** 12月3日(周四)上午9:00 · 接访大厅 · 莫德辉 */
export const sessionLine = (session: BookedSession, names: CaseNames): Text =>
  join(
    [whenWords(session), same(session.start), same(names.place(session.place)), same(names.leader(session.leader))],
    { 'zh-CN': ' ', en: ' ' },
  )

/** What was done with several bookings at once. */
export const carriedWords = ({ to, moved, queued }: Carried): Text => {
  const when = to && whenWords(to)
  const [zh, en] = [[] as string[], [] as string[]]
  if (when && moved > 0) {
    zh.push(`${moved}批转入${when['zh-CN']}`)
    en.push(`${moved} put into ${when.en}`)
  }
  if (queued > 0) {
    zh.push(`${queued}批在接访库等候`)
    en.push(`${queued} waiting in the queue`)
  }
  return { 'zh-CN': `${zh.join(',')}。`, en: `${en.join(', ')}.` }
}

/** How many came, in words. */
export const headsWords = (heads: number): Text => ({
  'zh-CN': `${heads}人`,
  en: heads === 1 ? '1 person' : `${heads} people`,
})
