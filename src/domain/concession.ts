import { z } from 'zod'
import { idSchema } from './id.ts'

const costSchema = z.int().min(1).max(100_000).nullable()

/** What an office would give up first when a month cannot be done: a cost for each way, null for never. */
export const concessionsSchema = z
  .strictObject({
    room: costSchema.default(20).meta({ description: 'Each leader above what an opening has room for' }),
    absence: costSchema.default(30).meta({ description: 'Each day on which a leader receives though he is away' }),
    pin: costSchema.default(10).meta({ description: 'Each pin given up' }),
    rules: z
      .array(z.strictObject({ rule: idSchema, cost: costSchema }))
      .default([])
      .meta({
        description:
          'Each day, session or leader by which a required rule is missed; a rule not named costs 10000 divided by its giveWay, rounded (100 for the default of 100; never at 0)',
      }),
  })
  .meta({
    id: 'Concessions',
    description: 'What giving way costs, for the ways out of a month that cannot be done',
  })
export type Concessions = z.infer<typeof concessionsSchema>
