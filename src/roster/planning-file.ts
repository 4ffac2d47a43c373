import { createHash } from 'node:crypto'
import canonicalize from 'canonicalize'
import { z } from 'zod'
import { monthSchema } from '../domain/day.ts'
import { planningFileSchema } from '../domain/planning-file.ts'
import { rosterSchema } from '../domain/roster.ts'
import type { Text } from '../domain/text.ts'
import { monthOf } from '../rules/built-in/index.ts'
import { ruleSchema } from '../rules/index.ts'
import type { Month, Plan } from '../rules/month.ts'
import { readJson } from './json.ts'
import { type Mistake, mistake, mistakesOf, placed, type Read } from './mistake.ts'
import { checkReferences } from './references.ts'
import { checkSense } from './sense.ts'

/** The planning file’s one schema. */
export const planSchema = planningFileSchema(ruleSchema)

/** The published JSON Schemas, made from the schemas that parse. `default`s may be left out of a file. */
export const jsonSchemas = () => ({
  planningFile: z.toJSONSchema(planSchema, { io: 'input', target: 'draft-2020-12', unrepresentable: 'any' }),
  roster: z.toJSONSchema(rosterSchema, { target: 'draft-2020-12' }),
})

/** A planning file read: its month, and the SHA-256 of its RFC 8785 canonical JSON. */
export interface ReadPlan {
  readonly month: Month
  readonly input: string
  /** What of the file was left out because the month is not its own: said with every answer. */
  readonly leftOut: readonly Text[]
  /** The month the file itself is for. */
  readonly ownMonth: string
}

/** Reads a planning file. `month` replaces the file’s own month. All mistakes come at once, each with path and place. */
export const readPlan = (text: string, { month }: { month?: string | undefined } = {}): Read<ReadPlan> => {
  const json = readJson(text)
  if (!json.ok) return json
  if (isOf(json.value, 'assignments', 'leaders')) return wrongKind(text, otherKind.roster)
  const { document, leftOut } =
    month === undefined ? { document: json.value, leftOut: [] } : forMonth(json.value, month)
  const read = readDocument(document)
  if (!read.ok) return { ok: false, mistakes: placed(text, read.mistakes) }
  const { month: made, canonical } = read.value
  return {
    ok: true,
    value: { month: made, input: sha256(canonical), leftOut, ownMonth: String((json.value as Plan).month) },
  }
}

/** A planning file as a document in memory, read: its month, and its RFC 8785 canonical JSON. */
export type ReadDocument =
  | { readonly ok: true; readonly value: { readonly month: Month; readonly canonical: string } }
  | { readonly ok: false; readonly mistakes: readonly Mistake[] }

/** Reads a planning file that is a document already, such as one gathered from a database. All mistakes at once. */
export const readDocument = (document: unknown): ReadDocument => {
  const parsed = planSchema.safeParse(document, { reportInput: true })
  const shape = parsed.success ? [] : mistakesOf(parsed.error.issues)
  const mistakes = [...shape, ...checkReferences(document)]
  if (!parsed.success || mistakes.length > 0) return { ok: false, mistakes }
  const month = monthOf(parsed.data)
  const senseless = checkSense(month)
  if (senseless.length > 0) return { ok: false, mistakes: senseless }
  return { ok: true, value: { month, canonical: canonical(document) } }
}

/**
 * The document for another month than its own. Published duties and pins of other months are left out; so is history
 * from that month on, and all of it for a later month, because the file knows nothing of the months between.
 */
const forMonth = (document: unknown, month: string): { document: unknown; leftOut: Text[] } => {
  if (typeof document !== 'object' || document === null || !('month' in document) || document.month === month)
    return { document, leftOut: [] }
  const { history, published, pins, ...rest } = document as Record<string, unknown>
  const dayOf = (item: unknown): string => {
    const { movedFrom, date } = (item ?? {}) as Record<string, unknown>
    return String(movedFrom ?? date)
  }
  const those = (items: unknown, wanted: (day: string) => boolean) =>
    Array.isArray(items) ? items.filter((item) => wanted(dayOf(item))) : items
  const { knownFrom, served } = (history ?? {}) as Record<string, unknown>
  const isKnown = typeof knownFrom === 'string' && knownFrom < month && month < String(document.month)
  return {
    document: {
      ...rest,
      month,
      ...(isKnown ? { history: { knownFrom, served: those(served, (day) => day < month) } } : {}),
      ...(published === undefined ? {} : { published: those(published, (day) => day.startsWith(month)) }),
      ...(pins === undefined ? {} : { pins: those(pins, (day) => day.startsWith(month)) }),
    },
    leftOut:
      history === undefined || isKnown
        ? []
        : [
            {
              'zh-CN': `注意:文件里的历史接不上${month},没有使用;此前的接访、间隔与均衡都按没有计算。`,
              en: `Note: the file’s history does not reach up to ${month} and was left out; earlier duties, rest and load count as none.`,
            },
          ],
  }
}

/** Reads a roster.json. */
export const readRoster = (text: string): Read<z.infer<typeof rosterSchema>> => {
  const json = readJson(text)
  if (!json.ok) return json
  if (isOf(json.value, 'leaders', 'assignments')) return wrongKind(text, otherKind.plan)
  const parsed = rosterSchema.safeParse(json.value, { reportInput: true })
  return parsed.success
    ? { ok: true, value: parsed.data }
    : { ok: false, mistakes: placed(text, mistakesOf(parsed.error.issues)) }
}

/** Whether a document has one field and not another. */
const isOf = (document: unknown, has: string, lacks: string): boolean =>
  typeof document === 'object' && document !== null && has in document && !(lacks in document)

const wrongKind = (text: string, says: Text): Read<never> => ({
  ok: false,
  mistakes: placed(text, [mistake([], says)]),
})

const otherKind = {
  roster: { 'zh-CN': '这是安排表(roster.json),不是规划文件', en: 'is a roster, not a planning file' },
  plan: { 'zh-CN': '这是规划文件,不是安排表(roster.json)', en: 'is a planning file, not a roster' },
} as const satisfies Record<string, Text>

/** Whether a text looks like a roster.json rather than a planning file: it has assignments. */
export const isRosterFile = (text: string): boolean => {
  const json = readJson(text)
  return json.ok && typeof json.value === 'object' && json.value !== null && 'assignments' in json.value
}

/** Whether a word can stand for a month: for `--month`. */
export const isMonth = (word: string): boolean => monthSchema.safeParse(word).success

/** A document as RFC 8785 canonical JSON: the form in which it is hashed and kept. */
export const canonical = (document: unknown): string => canonicalize(document)!

/** The SHA-256 of a document’s RFC 8785 canonical JSON: what a roster was made from. */
export const inputOf = (document: unknown): string => sha256(canonical(document))

/** The SHA-256 of a text, in hexadecimal. */
export const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex')
