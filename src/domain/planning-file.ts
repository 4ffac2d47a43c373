import { z } from 'zod'
import { availabilitySchema } from './availability.ts'
import { calendarSchema } from './calendar-notice.ts'
import { concessionsSchema } from './concession.ts'
import { daySchema, monthSchema } from './day.ts'
import { idSchema } from './id.ts'
import { leaderSchema, liaisonSchema } from './leader.ts'
import { openingSchema, placeSchema } from './place.ts'
import { publishedSchema } from './roster.ts'
import { overrideSchema, ruleSetSchema } from './rule-set.ts'
import { historySchema } from './served.ts'
import { unitSchema } from './unit.ts'

const timezones = new Set(Intl.supportedValuesOf('timeZone'))

const pinSchema = z
  .strictObject({
    date: daySchema,
    opening: idSchema,
    leader: idSchema,
    is: z.enum(['on', 'off']).meta({ description: 'on: he serves there then; off: he does not' }),
  })
  .meta({ id: 'Pin', description: 'A decision taken by hand. One against a built-in rule is bad input' })
export type Pin = z.infer<typeof pinSchema>

/**
 * The planning file: all that a month’s roster needs, in one document.
 * The schema of one rule is given by the rules themselves.
 */
export const planningFileSchema = <Rule extends z.ZodType>(rule: Rule) =>
  z.strictObject({
    about: z.string().max(2000).optional().meta({ description: 'A note for people; nothing reads it' }),
    office: z
      .strictObject({
        id: idSchema,
        name: z.string().min(1).max(300),
        timezone: z
          .string()
          .refine((zone) => timezones.has(zone), { error: 'timezone' })
          .default('Asia/Shanghai'),
      })
      .meta({ id: 'Office', description: 'Who makes the roster (信访局、群众工作部 …)' }),
    month: monthSchema,
    units: z.array(unitSchema).min(1),
    leaders: z.array(leaderSchema).min(1),
    liaisons: z.array(liaisonSchema).default([]),
    places: z.array(placeSchema).min(1),
    openings: z.array(openingSchema).min(1),
    calendar: calendarSchema.prefault({}),
    presets: z.array(idSchema).default([]).meta({
      description:
        'Shipped rule sets that bind too, by id (`roster rules` lists them); rules for roles nobody here holds are left out',
    }),
    ruleSets: z.array(ruleSetSchema(rule)).default([]),
    overrides: z.array(overrideSchema).default([]),
    availability: z.array(availabilitySchema).default([]),
    history: historySchema.optional(),
    published: z.array(publishedSchema).default([]),
    pins: z.array(pinSchema).default([]),
    concessions: concessionsSchema.prefault({}),
  })
