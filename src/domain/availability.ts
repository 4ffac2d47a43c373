import { z } from 'zod'
import { type Day, daySchema, endsAfterItBegins, within } from './day.ts'
import { idSchema } from './id.ts'
import { type Session, sessionSchema, sessionsMeet } from './place.ts'

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
