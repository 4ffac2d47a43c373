import { z } from 'zod'
import { type Day, daySchema, weekdaySchema } from './day.ts'
import { idSchema } from './id.ts'
import type { Text } from './text.ts'

export const placeSchema = z
  .strictObject({
    id: idSchema,
    unit: idSchema,
    name: z.string().min(1).max(300),
    address: z.string().max(300).optional(),
    phone: z.string().max(60).optional().meta({ description: 'The place’s public number; never a leader’s own' }),
    booking: z
      .string()
      .max(200)
      .optional()
      .meta({ description: 'By when the public books, such as 前一天17:00前' }),
  })
  .meta({ id: 'Place', description: 'A place of reception (接访地点)' })
export type Place = z.infer<typeof placeSchema>

/** 形式: what is done in a session. */
export const activityWords = {
  reception: { 'zh-CN': '现场接访', en: 'reception' },
  appointment: { 'zh-CN': '主动约访', en: 'appointment' },
  'down-visit': { 'zh-CN': '带案下访', en: 'down-visit' },
  'return-visit': { 'zh-CN': '上门回访', en: 'return visit' },
  'grassroots-stay': { 'zh-CN': '驻点调研', en: 'grassroots stay' },
  meeting: { 'zh-CN': '例会', en: 'meeting' },
  video: { 'zh-CN': '视频接访', en: 'video reception' },
} as const satisfies Record<string, Text>
export type Activity = keyof typeof activityWords
export const activitySchema = z
  .enum(Object.keys(activityWords) as [Activity, ...Activity[]])
  .meta({ description: 'Form (形式)' })

/** 时段: half-day mornings dominate in practice. */
export const sessionWords = {
  morning: { 'zh-CN': '上午', en: 'morning' },
  afternoon: { 'zh-CN': '下午', en: 'afternoon' },
  day: { 'zh-CN': '全天', en: 'all day' },
} as const satisfies Record<string, Text>
export type Session = keyof typeof sessionWords
export const sessionSchema = z
  .enum(Object.keys(sessionWords) as [Session, ...Session[]])
  .meta({ description: 'Session (时段)' })

/** Whether two sessions of one day share time: a day session meets both halves. */
export const sessionsMeet = (a: Session, b: Session): boolean => a === b || a === 'day' || b === 'day'

const holidaySchema = z
  .enum(['skip', 'next-workday', 'previous-workday'])
  .default('skip')
  .meta({ description: 'When the day turns out closed: cancel 取消, next workday 顺延, previous workday 提前' })
export type HolidayPolicy = z.infer<typeof holidaySchema>

const ordinal = (most: number) =>
  z
    .int()
    .min(-most)
    .max(most)
    .refine((n) => n !== 0, { error: 'ordinal' })

/** The days an opening is meant for. */
export const recurrenceSchema = z
  .union([
    z
      .strictObject({ every: z.literal('workday') })
      .meta({ description: 'Every workday, make-up workdays included' }),
    z
      .strictObject({ weekdays: z.array(weekdaySchema).min(1), holiday: holidaySchema })
      .meta({ description: 'Every such weekday; closed only on public holidays and local closures' }),
    z
      .strictObject({ monthDays: z.array(z.int().min(1).max(31)).min(1), holiday: holidaySchema })
      .meta({ description: 'These days of the month; closed on weekends too' }),
    z
      .strictObject({ nthWorkdays: z.array(ordinal(23)).min(1), holiday: holidaySchema })
      .meta({ description: 'The nth workday of the month; -1 is the last' }),
    z
      .strictObject({
        nthWeekdays: z.array(z.strictObject({ weekday: weekdaySchema, n: ordinal(5) })).min(1),
        holiday: holidaySchema,
      })
      .meta({ description: 'The nth such weekday of the month; -1 is the last; closed as weekdays are' }),
    z
      .strictObject({ lunarDays: z.array(z.int().min(1).max(30)).min(1), holiday: holidaySchema })
      .meta({ description: 'Days of the lunar month (初一、十五 …), leap months too; closed on weekends too' }),
    z.strictObject({ dates: z.array(daySchema).min(1) }).meta({ description: 'Just these days, always open' }),
  ])
  .meta({ id: 'Recurrence' })
export type Recurrence = z.infer<typeof recurrenceSchema>

/** A time of day, HH:MM. */
export const timeSchema = z
  .string()
  .regex(/^([01]\d|2[0-3]):[0-5]\d$/, { error: 'time' })
  .meta({ description: 'A time of day, HH:MM, in the office’s time zone' })

export const openingSchema = z
  .strictObject({
    id: idSchema,
    place: idSchema,
    activity: activitySchema,
    session: sessionSchema,
    start: timeSchema,
    end: timeSchema,
    capacity: z
      .int()
      .min(1)
      .max(1000)
      .optional()
      .meta({ description: 'Leaders at once, a hard maximum; absent: no limit' }),
    on: recurrenceSchema,
  })
  .refine((opening) => opening.start < opening.end, { error: 'times', path: ['end'] })
  .meta({
    id: 'Opening',
    description: 'When a place is open for what. An opening demands nobody; only a coverage rule does',
  })
export type Opening = z.infer<typeof openingSchema>

/** An opening with the first day on which it is there, and the first one on which it is no more, where it has them. */
export type OpeningUntil = Opening & { readonly since?: Day; readonly until?: Day }
