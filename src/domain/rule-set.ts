import { z } from 'zod'
import { daySchema, endsAfterItBegins } from './day.ts'
import { idSchema } from './id.ts'

/** The objective levels, minimised in turn: a later one never costs an earlier one anything. */
export const objectiveLevels = {
  required: 0,
  changes: 1,
  preferred: 2,
  total: 3,
  fairness: 4,
  wishes: 5,
  spread: 6,
  tieBreak: 7,
} as const
export type ObjectiveLevel = (typeof objectiveLevels)[keyof typeof objectiveLevels]

/** What every rule carries, whatever its kind. */
export const ruleFields = {
  id: idSchema,
  cites: z.string().max(600).optional().meta({ description: 'The words of the text it comes from' }),
}

/** Rules that bind, required or preferred, carry these two. */
export const strengthFields = {
  strength: z.enum(['required', 'preferred']).default('required'),
  giveWay: z
    .int()
    .min(0)
    .max(10_000)
    .default(100)
    .meta({ description: 'When not all required rules can be kept, those with the higher number give way first' }),
}
export type Strength = { readonly strength: 'required' | 'preferred'; readonly giveWay: number }

const textSchema = z.strictObject({ 'zh-CN': z.string().min(1), en: z.string().min(1) }).meta({ id: 'Text' })

/** A rule set, given the schema of one rule. */
export const ruleSetSchema = <Rule extends z.ZodType>(rule: Rule) =>
  z
    .strictObject({
      id: idSchema,
      name: textSchema,
      source: z.string().max(600).optional().meta({ description: 'The text it comes from' }),
      confirmed: z
        .boolean()
        .default(true)
        .meta({ description: 'false: reported, not read in the text itself; shown as such' }),
      from: daySchema,
      to: daySchema.nullable().default(null),
      rules: z.array(rule).min(1),
    })
    .refine(endsAfterItBegins, { error: 'span', path: ['to'] })
    .meta({ id: 'RuleSet', description: 'Rules in force from a day to a day. Sets stack: all of them bind' })

/** A number raised for a time, with its reason (where petitions are heavy: national opinion 2009). */
export const overrideSchema = z
  .strictObject({
    rule: idSchema,
    min: z.int().min(0).max(1000).optional(),
    max: z.int().min(0).max(1000).optional(),
    reason: z.string().min(1).max(300),
    from: daySchema,
    to: daySchema,
  })
  .refine(endsAfterItBegins, { error: 'span', path: ['to'] })
  .refine((one) => one.min !== undefined || one.max !== undefined, { error: 'min-or-max' })
  .meta({
    id: 'Override',
    description: 'Another min or max for a rule while it lasts; it holds for a month that it has a day in',
  })
export type Override = z.infer<typeof overrideSchema>
