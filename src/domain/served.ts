import { z } from 'zod'
import { type Day, daySchema } from './day.ts'
import { idSchema } from './id.ts'
import { activitySchema, sessionSchema } from './place.ts'

const servedSchema = z
  .strictObject({
    date: daySchema,
    session: sessionSchema,
    activity: activitySchema,
    place: idSchema,
    unit: idSchema,
    leader: idSchema,
    opening: idSchema.optional().meta({ description: 'The opening it was, for rules that select by opening' }),
    movedFrom: daySchema
      .optional()
      .meta({ description: 'The day it was meant for; it counts for that day’s month' }),
    insteadOf: idSchema
      .optional()
      .meta({ description: 'The leader he stood in for (顶替); it is never that leader’s day' }),
    nobodyCame: z.boolean().optional().meta({ description: 'true: nobody came to it' }),
  })
  .meta({ id: 'Served', description: 'A duty served before this month' })
export type Served = z.infer<typeof servedSchema>

export const historySchema = z
  .strictObject({
    knownFrom: daySchema.meta({ description: 'First day from which `served` is complete' }),
    served: z.array(servedSchema),
  })
  .meta({ id: 'History' })
export type History = z.infer<typeof historySchema>

/** A duty as what was served, at a place of a unit. */
export const asServed = (
  {
    date,
    session,
    activity,
    place,
    leader,
    opening,
    movedFrom,
  }: Omit<Served, 'unit' | 'movedFrom'> & {
    readonly movedFrom?: Day | null | undefined
  },
  unit: string,
): Served => ({
  date,
  session,
  activity,
  place,
  unit,
  leader,
  opening,
  ...(movedFrom ? { movedFrom } : {}),
})
