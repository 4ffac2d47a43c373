import { z } from 'zod'
import type { Concerns } from './case-event.ts'
import type { Day } from './day.ts'
import { type Session, timeSchema } from './place.ts'
import type { Text } from './text.ts'

/** 预约 and 接访库: what becomes of somebody who wants to be received. */
export const bookingWords = {
  queued: { 'zh-CN': '在接访库等候', en: 'waiting for a session' },
  booked: { 'zh-CN': '已预约', en: 'booked' },
  seen: { 'zh-CN': '已接待', en: 'received' },
  missed: { 'zh-CN': '本人未到', en: 'did not come' },
  cancelled: { 'zh-CN': '已取消', en: 'cancelled' },
} as const satisfies Record<string, Text>
export type BookingIs = keyof typeof bookingWords

/** How an office takes bookings. */
export const bookingSettingsSchema = z.strictObject({
  isOn: z.boolean().default(false),
  /** Batches a session takes (每场批次). */
  perSession: z.int().min(1).max(60).default(8),
  minutesEach: z.int().min(5).max(240).default(20),
  /** Booking ends so many days before, at the time `until`. */
  daysBefore: z.int().min(0).max(30).default(1),
  until: timeSchema.default('17:00'),
  /** Days after a booking was made for which what is known of people is kept. */
  keepDays: z.int().min(30).max(3650).default(180),
})
export type BookingSettings = z.infer<typeof bookingSettingsSchema>

/** A booking without the words about people. */
export interface Booking {
  readonly id: string
  readonly subject: string
  readonly heads: number
  readonly concerns: Concerns
  readonly is: BookingIs
  /** The session it is for; null while it waits. */
  readonly date: Day | null
  readonly session: Session | null
  readonly place: string | null
  /** The duty it is for. */
  readonly reception: string | null
  /** The case it became. */
  readonly case: string | null
  readonly at: string
}
