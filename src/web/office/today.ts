import { dayIn } from '../../calendar/instant.ts'
import { addMonths, type Day, type MonthName, monthOf, monthSchema } from '../../domain/day.ts'
import type { OfficeCall } from '../call.tsx'

/** The day it is where the office is. */
export const todayOf = ({ app, office }: OfficeCall): Day => dayIn(app.now(), office.timezone)

/** The month after this one, where the office is. */
export const nextMonthOf = (call: OfficeCall): MonthName => addMonths(monthOf(todayOf(call)), 1)

/** The month a page is asked for; the next one where none is named, or none there is. */
export const monthAsked = (call: OfficeCall, typed: string | undefined): MonthName =>
  monthSchema.safeParse(typed).data ?? nextMonthOf(call)
