import { z } from 'zod'
import { concessionsSchema } from './concession.ts'
import { daySchema } from './day.ts'
import { idSchema } from './id.ts'
import { roleSchema } from './leader.ts'

/** What an office decides for itself, each with a visible default. */
export const officeSettingsSchema = z.strictObject({
  /** Days between publishing and the first duty that is new (公示提前天数). */
  noticeDays: z.int().min(0).max(60).default(3),
  /** Whether who submitted a roster may also approve it. */
  mayApproveOwn: z.boolean().default(true),
  /** Day of the month before by which liaison officers answer. */
  answersBy: z.int().min(1).max(28).default(20),
  /** Roles in whose place nobody may serve. */
  noSubstitute: z.array(roleSchema).default([]),
  /** Shipped rule sets that bind here. */
  presets: z.array(idSchema).default([]),
  /** First day from which what is served is on record here; none: nothing yet. */
  knownFrom: daySchema.nullable().default(null),
  concessions: concessionsSchema.prefault({}),
})
export type OfficeSettings = z.infer<typeof officeSettingsSchema>
/** The settings of an office that has set nothing yet. */
export const defaultSettings = (): OfficeSettings => officeSettingsSchema.parse({})

/** An office that makes rosters (信访局、群众工作部 …) for its unit and what is below it, other offices’ units left out. */
export interface Office {
  readonly id: string
  readonly unit: string
  readonly name: string
  readonly timezone: string
  readonly settings: OfficeSettings
  readonly version: number
}
