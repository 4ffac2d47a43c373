/** Days as `YYYY-MM-DD`, months as `YYYY-MM`, reckoned by JavaScript’s own dates in UTC. */
const dateOf = (day: string): Date => new Date(`${day}T00:00:00Z`)
const dayOf = (date: Date): string => date.toISOString().slice(0, 10)

const moved = new Map<string, string>()
export const plus = (day: string, n: number): string => {
  const key = `${day}${n}`
  const known = moved.get(key)
  if (known !== undefined) return known
  const date = dateOf(day)
  date.setUTCDate(date.getUTCDate() + n)
  moved.set(key, dayOf(date))
  return moved.get(key)!
}

export const plusMonths = (month: string, n: number): string => {
  const date = dateOf(`${month}-01`)
  date.setUTCMonth(date.getUTCMonth() + n)
  return dayOf(date).slice(0, 7)
}

export const endOf = (month: string): string => plus(`${plusMonths(month, 1)}-01`, -1)

export const span = (from: string, to: string): string[] => {
  const days: string[] = []
  for (let day = from; day <= to; day = plus(day, 1)) days.push(day)
  return days
}

/** 0 on Sundays, 6 on Saturdays. */
export const weekday = (day: string): number => dateOf(day).getUTCDay()

export const weekdayNames = ['sun', 'mon', 'tue', 'wed', 'thu', 'fri', 'sat']

/** The day it is in China at an instant. */
export const dayInChina = (instant: string): string => dayOf(new Date(Date.parse(instant) + 8 * 3_600_000))

/** The instant at which a month begins in China. */
export const beginsInChina = (month: string): string =>
  new Date(Date.parse(`${month}-01T00:00:00Z`) - 8 * 3_600_000).toISOString()

export const includes = ({ from, to }: { from: string; to: string | null }, day: string): boolean =>
  from <= day && (to === null || day <= to)
