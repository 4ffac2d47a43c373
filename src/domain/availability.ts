import { z } from 'zod'
import { addMonths, type Day, daySchema, endsAfterItBegins, type MonthName, within } from './day.ts'
import { idSchema } from './id.ts'
import { type Session, sessionSchema, sessionsMeet } from './place.ts'
import type { Text } from './text.ts'

export const availabilitySchema = z
  .strictObject({
    leader: idSchema,
    from: daySchema,
    to: daySchema,
    sessions: z
      .array(sessionSchema)
      .min(1)
      .optional()
      .meta({ description: 'Only these sessions; absent: the whole day' }),
    is: z
      .enum(['unavailable', 'undesired', 'desired'])
      .meta({ description: 'unavailable: never on duty then; undesired, desired: a wish' }),
    why: z.string().max(300).optional(),
  })
  .refine(endsAfterItBegins, { error: 'span', path: ['to'] })
  .meta({ id: 'Availability', description: 'When a leader cannot, would rather not, or would gladly receive' })
export type Availability = z.infer<typeof availabilitySchema>

/** Whether an entry speaks of this session of this day. */
export const speaksOf = (entry: Availability, day: Day, session: Session): boolean =>
  within(entry, day) &&
  (entry.sessions === undefined || entry.sessions.some((named) => sessionsMeet(named, session)))

/** 不能、不便、希望: what an entry says. */
export const availabilityWords: Record<Availability['is'], Text> = {
  unavailable: { 'zh-CN': '不能', en: 'cannot' },
  undesired: { 'zh-CN': '不便', en: 'would rather not' },
  desired: { 'zh-CN': '希望', en: 'would gladly' },
}

/** The last day on which absences and wishes for a month can be entered by leaders and liaison officers themselves. */
export const answersUntil = (month: MonthName, answersBy: number): Day =>
  `${addMonths(month, -1)}-${String(answersBy).padStart(2, '0')}`
