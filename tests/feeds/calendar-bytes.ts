import fc from 'fast-check'
import { type CalendarHead, calendarText, type EventStyle, eventText, type FeedDuty } from '../../src/feeds/ical.ts'

/** A calendar of duties, in the order given. */
export const renderCalendar = (feed: CalendarHead & EventStyle & { duties: readonly FeedDuty[] }): string =>
  calendarText(
    feed,
    feed.duties.map((duty) => eventText(duty, feed)),
  )

/** What is wrong with a calendar as bytes, by the rules no parser enforces. */
export const byteFaults = (text: string): string[] => {
  const faults: string[] = []
  if (!text.endsWith('END:VCALENDAR\r\n')) faults.push('does not end in END:VCALENDAR CRLF')
  if (/(?<!\r)\n|\r(?!\n)/.test(text)) faults.push('a line end is not CRLF')
  if (text.split('\r\n').some((line) => Buffer.byteLength(line) > 75)) faults.push('a line over 75 octets')
  // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what it looks for
  if (/[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f]/.test(text)) faults.push('a control character')
  if (Buffer.from(text).toString() !== text) faults.push('not well-formed UTF-8')
  const unfolded = text.replaceAll('\r\n ', '')
  for (const [, value] of unfolded.matchAll(/^(?:DTSTAMP|CREATED|LAST-MODIFIED)[^:\r\n]*:(.*?)\r?$/gm))
    if (!/^\d{8}T\d{6}Z$/.test(value!)) faults.push(`not UTC: ${value}`)
  const uids = [...unfolded.matchAll(/^UID:(.*?)\r?$/gm)].map(([, uid]) => uid)
  if (new Set(uids).size !== uids.length) faults.push('a UID stands twice')
  return faults
}

const piece = fc.oneof(
  {
    arbitrary: fc.constantFrom(
      ',',
      ';',
      '\\',
      '\r\n',
      '\n',
      '\r',
      '\u0000',
      '\u0007',
      '\u2028',
      '\t',
      '"',
      ':',
      '\\n',
      'END:VEVENT',
      'BEGIN:VALARM',
      '👨‍👩‍👧',
      '𠮷',
      '\ud842',
      'é',
      '\u200f',
    ),
    weight: 2,
  },
  fc.string({ unit: 'grapheme', maxLength: 12 }),
  fc.constantFrom('张三', '欧阳', '县委副书记、县长'),
)

/** Names as bad as they come, up to 300 characters, with something visible in them. */
export const nastyNames = fc.array(piece, { maxLength: 40 }).map((pieces) => `甲${pieces.join('')}`.slice(0, 300))
