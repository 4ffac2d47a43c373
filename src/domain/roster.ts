import { z } from 'zod'
import { daySchema, monthSchema, spanSchema } from './day.ts'
import { idSchema } from './id.ts'
import { activitySchema, sessionSchema } from './place.ts'

/** An instant in UTC, such as 2026-11-20T02:00:00Z. */
export const instantSchema = z.iso
  .datetime({ error: 'instant' })
  .meta({ id: 'Instant', description: 'An instant in UTC, YYYY-MM-DDTHH:MM:SSZ' })

const stampFields = {
  changedAt: instantSchema.meta({
    description: 'When the duty was last changed; from the input, never from the clock',
  }),
  sequence: z
    .int()
    .min(0)
    .default(0)
    .meta({ description: 'How often it has changed since it was first published' }),
}

/** A leader in a slot, with the identity it keeps whatever happens to its time, place or leader. */
const assignmentSchema = z
  .strictObject({
    id: z
      .string()
      .regex(/^[A-Za-z0-9._-]{1,64}$/, { error: 'token' })
      .meta({ description: 'Opaque and stable: 1–64 letters a–z, digits, ".", "_" or "-"' }),
    date: daySchema,
    session: sessionSchema,
    start: z.string(),
    end: z.string(),
    opening: idSchema,
    place: idSchema,
    activity: activitySchema,
    leader: idSchema,
    ...stampFields,
    movedFrom: daySchema.optional(),
  })
  .meta({ id: 'Assignment' })
export type Assignment = z.infer<typeof assignmentSchema>

/** A published duty, as a planning file carries it; an assignment of a roster.json fits as it is. */
export const publishedSchema = assignmentSchema
  .partial({ session: true, start: true, end: true, place: true, activity: true })
  .meta({ id: 'Published', description: 'A duty already published: it stays unless a required rule forbids it' })
export type Published = z.infer<typeof publishedSchema>

const causeSchema = z.strictObject({ id: z.string(), data: z.record(z.string(), z.unknown()) }).meta({
  description: 'A reason: message id and data; words are made where it is shown',
})
export type Cause = z.infer<typeof causeSchema>

export const shortfallSchema = z.strictObject({
  rule: idSchema,
  subject: z.record(z.string(), z.unknown()),
  period: spanSchema.optional().meta({ description: 'Of a quota that is not monthly: which of its periods' }),
  required: z.number(),
  got: z.number(),
  because: z.array(causeSchema),
})
export type Shortfall = z.infer<typeof shortfallSchema>

const objectiveSchema = z.strictObject({
  level: z.int().min(0).max(7),
  giveWay: z.int().optional().meta({ description: 'At level 0: the giveWay of the rules summed up here' }),
  value: z.number(),
  bound: z
    .number()
    .nullable()
    .meta({ description: 'No roster as good at the levels before does better; null: not known' }),
})
export type Objective = z.infer<typeof objectiveSchema>

/** `roster.json`: the answer. */
export const rosterSchema = z.strictObject({
  month: monthSchema,
  kept: z.boolean().meta({ description: 'Every required rule is kept' }),
  proven: z.boolean().meta({ description: 'Proven best at every level' }),
  provisional: z.array(z.int()).meta({ description: 'Years it rests on whose holidays are not announced yet' }),
  ruleSets: z
    .array(z.strictObject({ id: idSchema, kept: z.boolean() }))
    .default([])
    .meta({ description: 'Each rule set in force, judged by itself' }),
  assignments: z.array(assignmentSchema),
  shortfalls: z.array(shortfallSchema),
  objective: z.array(objectiveSchema),
  engine: z.strictObject({ name: z.string(), version: z.string() }),
  input: z
    .string()
    .regex(/^[0-9a-f]{64}$/)
    .meta({ description: 'SHA-256 of the planning file’s RFC 8785 canonical JSON' }),
})
export type Roster = z.infer<typeof rosterSchema>
