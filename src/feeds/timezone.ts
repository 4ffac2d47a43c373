import { DateTime } from 'luxon'

/** A VTIMEZONE with the standard offset of a zone, which China has kept since 1991. */
export const timezoneComponent = (timezone: string): string[] => {
  // January: winter on the northern half, so standard time there.
  const offset = DateTime.fromISO('2000-01-15T00:00', { zone: timezone }).toFormat('ZZZ')
  return [
    'BEGIN:VTIMEZONE',
    `TZID:${timezone}`,
    'BEGIN:STANDARD',
    'DTSTART:19700101T000000',
    `TZOFFSETFROM:${offset}`,
    `TZOFFSETTO:${offset}`,
    'END:STANDARD',
    'END:VTIMEZONE',
  ]
}
