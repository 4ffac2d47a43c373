import { type Day, daysBetween } from './day.ts'
import type { Activity, Session } from './place.ts'
import type { Served } from './served.ts'
import type { Text } from './text.ts'

/** 签到: what became of a duty. void: entered by mistake, nothing is known again. */
export const attendanceWords = {
  present: { 'zh-CN': '到岗', en: 'present' },
  absent: { 'zh-CN': '未到', en: 'absent' },
  covered: { 'zh-CN': '他人顶替', en: 'covered' },
  void: { 'zh-CN': '作废', en: 'void' },
} as const satisfies Record<string, Text>
export type AttendanceIs = keyof typeof attendanceWords

/** Why a leader did not come. */
export const absenceWords = {
  trip: { 'zh-CN': '公务出差', en: 'away on duty' },
  meeting: { 'zh-CN': '参加会议', en: 'at a meeting' },
  emergency: { 'zh-CN': '处置突发事件', en: 'an emergency' },
  study: { 'zh-CN': '学习培训', en: 'training' },
  leave: { 'zh-CN': '休假', en: 'on leave' },
  sick: { 'zh-CN': '病假', en: 'ill' },
  unexcused: { 'zh-CN': '无故未到', en: 'no reason given' },
  other: { 'zh-CN': '其他', en: 'other' },
} as const satisfies Record<string, Text>
export type AbsenceWhy = keyof typeof absenceWords

/** 三亲: what the leader did himself. */
export const attestationWords = {
  received: { 'zh-CN': '亲自接访', en: 'received personally' },
  heard: { 'zh-CN': '亲自听取', en: 'heard personally' },
  coordinated: { 'zh-CN': '亲自协调', en: 'coordinated personally' },
} as const satisfies Record<string, Text>
export type Attestation = keyof typeof attestationWords

/** How an entry came to be: on its day, afterwards (补录), or instead of an earlier one (更正). */
export const entryWords = {
  first: { 'zh-CN': '当时登记', en: 'entered in time' },
  late: { 'zh-CN': '补录', en: 'entered late' },
  correction: { 'zh-CN': '更正', en: 'correction' },
} as const satisfies Record<string, Text>
export type EntryIs = keyof typeof entryWords

/** What somebody noted of one reception: of a duty, or one that was not planned. */
export interface Attendance {
  /** The duty’s id, or one of its own. */
  readonly reception: string
  readonly isPlanned: boolean
  readonly date: Day
  readonly session: Session
  readonly place: string
  /** The unit whose place it is. */
  readonly unit: string
  readonly activity: Activity
  /** Who was to receive; who did, where it was not planned. */
  readonly leader: string
  readonly is: AttendanceIs
  readonly coveredBy: string | null
  readonly why: AbsenceWhy | null
  readonly note: string
  /** HH:MM by the office’s clock. */
  readonly arrived: string | null
  readonly left: string | null
  /** 批次; 0: nobody came. Null: not noted. */
  readonly batches: number | null
  /** 人次. */
  readonly visitors: number | null
  readonly attested: readonly Attestation[]
  readonly entered: EntryIs
}

/** Days after a reception within which it is entered in time. */
const daysInTime = 1

/** How an entry made today has to be called. */
export const entryOf = (date: Day, today: Day, hasEarlier: boolean): EntryIs =>
  hasEarlier ? 'correction' : daysBetween(date, today) > daysInTime ? 'late' : 'first'

type Occasion = Pick<Attendance, 'date' | 'leader' | 'session' | 'place' | 'activity'>

/** Whether an entry is about a duty as it stands now: not once it was given another day, leader, time, place or purpose. */
export const isAbout = (entry: Occasion, duty: Occasion): boolean =>
  entry.date === duty.date &&
  entry.leader === duty.leader &&
  entry.session === duty.session &&
  entry.place === duty.place &&
  entry.activity === duty.activity

/** What the month shows of a duty: what became of it, or that nobody has said so yet. */
export const servedWords = {
  present: attendanceWords.present,
  absent: attendanceWords.absent,
  covered: { 'zh-CN': '顶替', en: 'covered' },
  waiting: { 'zh-CN': '待登记', en: 'not entered' },
} as const satisfies Record<string, Text>
export type ServedIs = keyof typeof servedWords

/** What became of a duty by what holds of it; undefined before it is due to be entered. */
export const servedIs = (duty: Occasion, entry: Attendance | undefined, today: Day): ServedIs | undefined => {
  if (entry && entry.is !== 'void' && isAbout(entry, duty)) return entry.is
  return duty.date < today ? 'waiting' : undefined
}

/** Who received; null where nobody did. */
export const whoReceived = ({
  is,
  leader,
  coveredBy,
}: Pick<Attendance, 'is' | 'leader' | 'coveredBy'>): string | null =>
  is === 'present' ? leader : is === 'covered' ? coveredBy : null

/**
 * What a reception counts as: a day of whoever received, never the absent leader’s. Whether a substitute’s day, a half-day
 * or an empty session fill a quota is each rule’s own setting. Undefined where nobody received.
 */
export const creditOf = (planned: Served | undefined, attendance: Attendance | undefined): Served | undefined => {
  // Nobody has said otherwise yet.
  if (!attendance || attendance.is === 'void') return planned
  const leader = whoReceived(attendance)
  if (leader === null) return undefined
  const { date, session, activity, place, unit, batches } = attendance
  const { insteadOf: owner = attendance.leader, ...duty } = planned ?? { date, session, activity, place, unit }
  return {
    ...duty,
    leader,
    // Whose duty was covered ahead may come all the same.
    ...(leader === owner ? {} : { insteadOf: owner }),
    ...(batches === 0 ? { nobodyCame: true } : {}),
  }
}
