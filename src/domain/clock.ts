import { z } from 'zod'
import { caseEventKinds } from './case-event.ts'
import { idSchema } from './id.ts'

const textSchema = z.strictObject({ 'zh-CN': z.string().min(1).max(100), en: z.string().min(1).max(200) })
const eventSchema = z.enum(caseEventKinds)

/** One limit in time: 办理时限. */
export const clockSchema = z.strictObject({
  id: idSchema,
  name: textSchema,
  /** Which article says so. */
  source: z.string().max(200),
  /** Days after the day it starts, that day not counted. */
  limit: z.int().min(1).max(1000),
  /** Calendar days, or workdays of the office. */
  unit: z.enum(['days', 'workdays']),
  /** The event it starts with, each time anew. */
  from: eventSchema,
  /** The first of these after the start ends it; closing and all that ends a case does so anyway. */
  stops: z.array(eventSchema).min(1),
  /** duty: the office’s, overdue when missed; right: the petitioner’s or a unit’s, which lapses. */
  is: z.enum(['duty', 'right']).default('duty'),
  /** Most days it may be extended by, once, with approver, reason and notice; 0: never. */
  extension: z.int().min(0).max(1000).default(0),
  /** Days of a hearing are not counted (听证时间不计算在内). */
  isWithoutHearing: z.boolean().default(false),
  /** Ends on the next workday where the last day is none; no text in force says so. */
  isRolledOver: z.boolean().default(false),
})
export type Clock = z.infer<typeof clockSchema>

/** All limits an office goes by, one text’s or its own. */
export const clockSetSchema = z.strictObject({
  /** The preset it is, or was made from. */
  preset: idSchema,
  name: textSchema,
  clocks: z.array(clockSchema).min(1).max(40),
})
export type ClockSet = z.infer<typeof clockSetSchema>
