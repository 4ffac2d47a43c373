import { z } from 'zod'
import { daySchema } from './day.ts'
import { idSchema } from './id.ts'

/** A day the State Council’s notice moves: closed though a weekday, or a make-up workday though a weekend. */
const movedDaySchema = z.strictObject({
  date: daySchema,
  name: z.string().min(1).max(60).meta({ description: 'The holiday it belongs to' }),
  is: z
    .enum(['closed', 'workday'])
    .meta({ description: 'closed: public holiday; workday: make-up workday (调休上班)' }),
})

export type MovedDay = z.infer<typeof movedDaySchema>

/** One year of the State Council’s calendar. */
export const yearNoticeSchema = z
  .strictObject({
    year: z.int().min(1990).max(2100),
    source: z
      .string()
      .min(1)
      .max(300)
      .meta({ description: 'The paper that announced it, such as 国办发明电〔2025〕7号' }),
    days: z
      .array(movedDaySchema)
      .min(1)
      .meta({ description: 'Every day the paper names; other weekends are not listed' }),
  })
  .meta({ id: 'YearNotice', description: 'An announced year; it replaces the project’s own table for that year' })
export type YearNotice = z.infer<typeof yearNoticeSchema>

/** A day an office or a place is closed, or open, against the State Council’s calendar. */
export const localDaySchema = z
  .strictObject({
    date: daySchema,
    why: z.string().min(1).max(300),
    places: z.array(idSchema).min(1).optional().meta({
      description:
        'Only these places; absent: the whole office, whose workdays then change too; what is said of a place goes first',
    }),
  })
  .meta({ id: 'LocalDay' })
export type LocalDay = z.infer<typeof localDaySchema>

export const calendarSchema = z
  .strictObject({
    years: z.array(yearNoticeSchema).default([]),
    closed: z.array(localDaySchema).default([]),
    open: z.array(localDaySchema).default([]),
  })
  .meta({ id: 'Calendar' })
export type CalendarNotices = z.infer<typeof calendarSchema>
