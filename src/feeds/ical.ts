import {
  ICalAlarmType,
  ICalCalendar,
  ICalEvent,
  type ICalEventData,
  ICalEventStatus,
  ICalEventTransparency,
} from 'ical-generator'
import { instantOf } from '../calendar/instant.ts'
import { addDays, type Day } from '../domain/day.ts'
import type { DutyView } from '../domain/duty-view.ts'
import { activityWords } from '../domain/place.ts'
import { type Language, oneLine, type Text } from '../domain/text.ts'
import { timezoneComponent } from './timezone.ts'

/** A duty as a calendar shows it: in force, or cancelled for who reads that calendar. */
export interface FeedDuty extends DutyView {
  readonly isCancelled?: boolean | undefined
}

/** What a calendar says of itself. */
export interface CalendarHead {
  /** Shown as the calendar’s name. */
  readonly name: string
  readonly timezone: string
  readonly language: Language
}

/** How a calendar shows its duties. */
export interface EventStyle extends Omit<CalendarHead, 'name'> {
  /** Whether each event names its leader: in an office’s calendar, not in his own, which reminds him instead. */
  readonly namesLeader: boolean
}

const words = {
  post: { 'zh-CN': '职务', en: 'Post' },
  portfolio: { 'zh-CN': '分管', en: 'In charge of' },
  form: { 'zh-CN': '形式', en: 'Form' },
  phone: { 'zh-CN': '电话', en: 'Phone' },
  moved: { 'zh-CN': '原定', en: 'Meant for' },
  provisional: {
    'zh-CN': '放假安排尚未公布,日期为暂定',
    en: 'Provisional: the holidays of that year are not announced yet',
  },
  booking: { 'zh-CN': '预约', en: 'Booking' },
  cancelled: { 'zh-CN': '【已取消】', en: '[Cancelled] ' },
  colon: { 'zh-CN': ':', en: ': ' },
} as const satisfies Record<string, Text>

/** 现场接访(接访大厅) · reception (hall) */
const at = (form: string, place: string): Text => ({ 'zh-CN': `${form}(${place})`, en: `${form} (${place})` })

/** Octets of a character in UTF-8; half a pair becomes the sign for what cannot be read, which has three. */
const octetsOf = (character: string): number => {
  const code = character.codePointAt(0)!
  return code < 0x80 ? 1 : code < 0x800 ? 2 : code < 0x10000 ? 3 : 4
}

/** Folds a content line at 75 octets, never inside a character (RFC 5545, 3.1). */
export const fold = (line: string): string => {
  // Short enough, whatever it is written in.
  if (line.length <= 25) return line
  const lines: string[] = []
  let current = ''
  let octets = 0
  for (const character of line) {
    const size = octetsOf(character)
    if (octets + size > 75) {
      lines.push(current)
      current = ' '
      octets = 1
    }
    current += character
    octets += size
  }
  return [...lines, current].join('\r\n')
}

/** A name for a whole calendar: some clients do not read escaped commas or semicolons there. */
const calendarName = (name: string): string => oneLine(name).replace(/[\\,;]+/g, ' ')

/** Seconds before a duty that a leader is reminded: a day. */
const reminder = 86_400

const statusOf = (duty: FeedDuty): ICalEventStatus => {
  if (duty.isCancelled) return ICalEventStatus.CANCELLED
  return duty.provisional ? ICalEventStatus.TENTATIVE : ICalEventStatus.CONFIRMED
}

/** The id of a duty in calendars: opaque, and the same whatever becomes of its time, place or leader. */
export const uidOf = ({ id }: Pick<DutyView, 'id'>): string => `${oneLine(id)}@reception-roster`

/** A duty as a calendar event (VEVENT): UTC times, CRLF, lines of at most 75 octets. */
export const eventText = (duty: FeedDuty, { timezone, language, namesLeader }: EventStyle): string => {
  const say = (text: Text): string => text[language]
  const line = (label: Text, value: string): string[] =>
    oneLine(value) === '' ? [] : [`${say(label)}${say(words.colon)}${oneLine(value)}`]
  const form = say(activityWords[duty.activity])
  const place = oneLine(duty.place.name)
  const changed = new Date(duty.changedAt)
  const title = [...(namesLeader ? [oneLine(duty.leader.name)] : []), say(at(form, place))].join(' ')
  return bodyOf({
    id: uidOf(duty),
    sequence: duty.sequence,
    stamp: changed,
    lastModified: changed,
    start: instantOf(duty.date, duty.start, timezone),
    end: instantOf(duty.date, duty.end, timezone),
    summary: duty.isCancelled ? `${say(words.cancelled)}${title}` : title,
    location: [place, oneLine(duty.place.address ?? '')].filter(Boolean).join(' '),
    description: [
      ...line(words.post, duty.title),
      ...line(words.portfolio, duty.portfolio.join('、')),
      ...line(words.form, form),
      ...line(words.phone, duty.place.phone ?? ''),
      ...line(words.booking, duty.place.booking ?? ''),
      ...line(words.moved, duty.movedFrom ?? ''),
      ...(duty.provisional ? [say(words.provisional)] : []),
    ].join('\n'),
    status: statusOf(duty),
    // Who reads of a cancelled duty is free then.
    transparency: duty.isCancelled ? ICalEventTransparency.TRANSPARENT : ICalEventTransparency.OPAQUE,
    alarms:
      namesLeader || duty.isCancelled
        ? []
        : [{ type: ICalAlarmType.display, trigger: reminder, description: title }],
  })
}

/** A whole day marked in a calendar. */
export interface DayMark {
  readonly uid: string
  readonly day: Day
  readonly title: string
  /** An instant in UTC, of the last change. */
  readonly changedAt: string
  readonly sequence: number
}

/** A marked day as a calendar event; it keeps nobody busy. */
export const dayText = ({ uid, day, title, changedAt, sequence }: DayMark): string =>
  bodyOf({
    id: uid,
    sequence,
    stamp: new Date(changedAt),
    lastModified: new Date(changedAt),
    start: day,
    end: addDays(day, 1),
    allDay: true,
    summary: oneLine(title),
    transparency: ICalEventTransparency.TRANSPARENT,
  })

/** The last day of a limit, marked in the calendar of who answers for it. */
export interface LimitMark extends DayMark {
  /** Cancelled where it does not. */
  readonly isRunning: boolean
  /** Rests on holidays not announced yet. */
  readonly isProvisional: boolean
}

/** Seconds before the day of a limit begins at which its leader is reminded: 09:00 the day before. */
const limitReminder = 15 * 3600

/** A limit as a calendar event: the whole of its last day, keeping nobody busy. */
export const limitText = (
  { uid, day, title, changedAt, sequence, isRunning, isProvisional }: LimitMark,
  { language }: Pick<CalendarHead, 'language'>,
): string =>
  bodyOf({
    id: uid,
    sequence,
    stamp: new Date(changedAt),
    lastModified: new Date(changedAt),
    start: day,
    end: addDays(day, 1),
    allDay: true,
    summary: oneLine(title),
    ...(isProvisional ? { description: words.provisional[language] } : {}),
    status: !isRunning
      ? ICalEventStatus.CANCELLED
      : isProvisional
        ? ICalEventStatus.TENTATIVE
        : ICalEventStatus.CONFIRMED,
    transparency: ICalEventTransparency.TRANSPARENT,
    alarms: isRunning ? [{ type: ICalAlarmType.display, trigger: limitReminder, description: oneLine(title) }] : [],
  })

const library = new ICalCalendar()

const bodyOf = (event: ICalEventData): string => {
  const text = new ICalEvent(event, library).toString().trimEnd()
  // Properties stand before alarms (RFC 5545, 3.6.1); the library writes some after. A name may hold the same words,
  // but never at the beginning of a line.
  const alarms = /^BEGIN:VALARM\r\n[\s\S]*^END:VALARM\r\n/m.exec(text)?.[0] ?? ''
  const body = text.replace(alarms, () => '').replace(/END:VEVENT$/, () => `${alarms}END:VEVENT`)
  return body.split('\r\n').map(fold).join('\r\n')
}

/**
 * A calendar of events, as bytes-to-be: the same text for the same events always. The library writes the events; header
 * and folding are ours, because its own carry local stamps and unescaped names.
 */
export const calendarText = (
  { name: called, timezone, language }: CalendarHead,
  events: readonly string[],
): string => {
  const name = calendarName(called)
  const head = [
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    `PRODID:-//reception-roster//1.0//${language === 'en' ? 'EN' : 'ZH'}`,
    'CALSCALE:GREGORIAN',
    `NAME:${name}`,
    `X-WR-CALNAME:${name}`,
    `X-WR-TIMEZONE:${timezone}`,
    'REFRESH-INTERVAL;VALUE=DURATION:PT1H',
    'X-PUBLISHED-TTL:PT1H',
    // A calendar holds at least one component; without events it is the time zone.
    ...(events.length === 0 ? timezoneComponent(timezone) : []),
  ]
  return [...head.map(fold), ...events, 'END:VCALENDAR', ''].join('\r\n')
}
