import { ICalCalendar, ICalEvent, ICalEventStatus, ICalEventTransparency } from 'ical-generator'
import { instantOf } from '../calendar/instant.ts'
import type { DutyView } from '../domain/duty-view.ts'
import { activityWords } from '../domain/place.ts'
import { type Language, oneLine, type Text } from '../domain/text.ts'
import { timezoneComponent } from './timezone.ts'

/** A calendar of duties. */
export interface Feed {
  /** Shown as the calendar’s name. */
  readonly name: string
  readonly timezone: string
  readonly language: Language
  readonly duties: readonly DutyView[]
  /** Whether each event names its leader: in an office’s calendar, not in his own. */
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
  colon: { 'zh-CN': ':', en: ': ' },
} as const satisfies Record<string, Text>

/** 现场接访(接访大厅) · reception (hall) */
const at = (form: string, place: string): Text => ({ 'zh-CN': `${form}(${place})`, en: `${form} (${place})` })

const encoder = new TextEncoder()

/** Folds a content line at 75 octets, never inside a character (RFC 5545, 3.1). */
export const fold = (line: string): string => {
  const lines: string[] = []
  let current = ''
  let octets = 0
  for (const character of line) {
    const size = encoder.encode(character).length
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

const event = (duty: DutyView, feed: Feed, calendar: ICalCalendar): string[] => {
  const say = (text: Text): string => text[feed.language]
  const line = (label: Text, value: string): string[] =>
    oneLine(value) === '' ? [] : [`${say(label)}${say(words.colon)}${oneLine(value)}`]
  const form = say(activityWords[duty.activity])
  const place = oneLine(duty.place.name)
  const changed = new Date(duty.changedAt)
  const body = new ICalEvent(
    {
      id: `${oneLine(duty.id)}@reception-roster`,
      sequence: duty.sequence,
      stamp: changed,
      lastModified: changed,
      start: instantOf(duty.date, duty.start, feed.timezone),
      end: instantOf(duty.date, duty.end, feed.timezone),
      summary: [...(feed.namesLeader ? [oneLine(duty.leader.name)] : []), say(at(form, place))].join(' '),
      location: [place, oneLine(duty.place.address ?? '')].filter(Boolean).join(' '),
      description: [
        ...line(words.post, duty.title),
        ...line(words.portfolio, duty.portfolio.join('、')),
        ...line(words.form, form),
        ...line(words.phone, duty.place.phone ?? ''),
        ...line(words.moved, duty.movedFrom ?? ''),
        ...(duty.provisional ? [say(words.provisional)] : []),
      ].join('\n'),
      status: duty.provisional ? ICalEventStatus.TENTATIVE : ICalEventStatus.CONFIRMED,
      transparency: ICalEventTransparency.OPAQUE,
    },
    calendar,
  )
  return body.toString().trimEnd().split('\r\n')
}

const byTime = (a: DutyView, b: DutyView): number => {
  const [one, other] = [a, b].map(({ date, start, id }) => `${date} ${start} ${id}`) as [string, string]
  return one < other ? -1 : 1
}

/**
 * A calendar as bytes-to-be: UTC times, CRLF, lines of at most 75 octets, the same text for the same duties always.
 * The library writes the events; header and folding are ours, because its own carry local stamps and unescaped names.
 */
export const renderCalendar = (feed: Feed): string => {
  const calendar = new ICalCalendar()
  const name = calendarName(feed.name)
  const lines = [
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    `PRODID:-//reception-roster//1.0//${feed.language === 'en' ? 'EN' : 'ZH'}`,
    'CALSCALE:GREGORIAN',
    `NAME:${name}`,
    `X-WR-CALNAME:${name}`,
    `X-WR-TIMEZONE:${feed.timezone}`,
    'REFRESH-INTERVAL;VALUE=DURATION:PT1H',
    'X-PUBLISHED-TTL:PT1H',
    // A calendar holds at least one component; without duties it is the time zone.
    ...(feed.duties.length === 0 ? timezoneComponent(feed.timezone) : []),
    ...feed.duties.toSorted(byTime).flatMap((duty) => event(duty, feed, calendar)),
    'END:VCALENDAR',
  ]
  return `${lines.map(fold).join('\r\n')}\r\n`
}
