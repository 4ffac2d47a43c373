import { addDays, type Day, daysBetween } from '../domain/day.ts'

/** Days from 31 December 1899 (serial 0 in Excel) to 1 January 1904. */
export const to1904 = 1462

/** The day of a serial number of Excel’s, 1 to 109,574 (1900 to 2199); undefined outside. */
export const dayOfSerial = (serial: number): Day | undefined => {
  const whole = Math.floor(serial)
  // Excel counts a 29 February 1900 that never was, as number 60.
  if (whole < 1 || whole === 60 || whole > 109_574) return undefined
  return addDays('1899-12-31', whole > 60 ? whole - 1 : whole)
}

/** The serial number of a day, undefined before March 1900, where programs disagree. */
export const serialOfDay = (day: Day): number | undefined => {
  const serial = daysBetween('1899-12-30', day)
  return serial > 60 ? serial : undefined
}

/** The time of day of a fraction of a day, to the minute. */
export const timeOfFraction = (fraction: number): string => {
  const minutes = Math.round(fraction * 1440) % 1440
  return `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`
}
