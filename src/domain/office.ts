import { z } from 'zod'
import { bookingSettingsSchema } from './booking.ts'
import { concessionsSchema } from './concession.ts'
import { daySchema } from './day.ts'
import { idSchema } from './id.ts'
import { targetSchema } from './indicator.ts'
import { roleSchema } from './leader.ts'
import { guizhouSubjects, subjectSchema } from './subject.ts'

/** What the notice (公示) says beside the roster. */
const noticeSettingsSchema = z.strictObject({
  /** Whether whoever has the address may see the notice without signing in. */
  isPublic: z.boolean().default(true),
  /** 文号: `{year}` and `{n}` (the how many-th month of that year) are filled in; empty: none. */
  number: z.string().max(100).default(''),
  /** 落款; empty: the office’s name. */
  signedBy: z.string().max(300).default(''),
  /** What is not received there, line by line. */
  notReceived: z.string().max(2000).default(''),
})

/** How cases are kept (信访事项台账). */
const caseSettingsSchema = z.strictObject({
  /** 编号: `{year}` and `{n}` are filled in. */
  number: z
    .string()
    .max(60)
    .refine((format) => format.includes('{n}') && format.includes('{year}'), { error: 'case-number' })
    .default('{year}-{n}'),
  subjects: z
    .array(subjectSchema)
    .min(1)
    .max(99)
    .default([...guizhouSubjects]),
  /** Years after its end for which what is known of people is kept. */
  retentionYears: z.int().min(1).max(30).default(5),
  /** Years after which an open case is 积案. */
  backlogYears: z.int().min(1).max(30).default(1),
  /** Whether the steps of 阳光调处 are offered. */
  mediates: z.boolean().default(false),
})

/** What auditors are shown beside figures. */
const auditSettingsSchema = z.strictObject({
  /** At least so much is to be reached; one at a time for each indicator. */
  targets: z
    .array(targetSchema)
    .max(99)
    // Asked for is that 95 % of backlog be resolved; from the month in which 《信访工作条例》 came into force.
    .default([{ indicator: 'backlog', percent: 95, from: '2022-05', to: null }]),
  /** Whether leaders are compared by name, in the official order; else units alone are. */
  namesPeople: z.boolean().default(false),
  /** Whether whoever has the address may fetch the counts of months as open data. */
  openData: z.boolean().default(false),
})

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
  /** Whether subscribed calendars are filled; closed, every one stays empty until they are open again. */
  feedsOpen: z.boolean().default(true),
  notice: noticeSettingsSchema.prefault({}),
  cases: caseSettingsSchema.prefault({}),
  booking: bookingSettingsSchema.prefault({}),
  audit: auditSettingsSchema.prefault({}),
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
