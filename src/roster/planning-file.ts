import { createHash } from 'node:crypto'
import canonicalize from 'canonicalize'
import { type ParseError, parse, printParseErrorCode, visit } from 'jsonc-parser'
import { z } from 'zod'
import { monthSchema } from '../domain/day.ts'
import { planningFileSchema } from '../domain/planning-file.ts'
import { rosterSchema } from '../domain/roster.ts'
import type { Text } from '../domain/text.ts'
import { monthOf } from '../rules/built-in/index.ts'
import { ruleSchema } from '../rules/index.ts'
import type { Month } from '../rules/month.ts'
import { type Mistake, mistakesOf, offsetsIn, type Path, placeOf } from './mistake.ts'
import { checkReferences } from './references.ts'
import { checkSense } from './sense.ts'

/** The planning file’s one schema. */
export const planSchema = planningFileSchema(ruleSchema)

/** The published JSON Schemas, made from the schemas that parse. `default`s may be left out of a file. */
export const jsonSchemas = () => ({
  planningFile: z.toJSONSchema(planSchema, { io: 'input', target: 'draft-2020-12', unrepresentable: 'any' }),
  roster: z.toJSONSchema(rosterSchema, { target: 'draft-2020-12' }),
})

/** A mistake with its place in the text. */
export interface PlacedMistake extends Mistake {
  readonly line: number
  readonly column: number
}

export type Read<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly mistakes: readonly PlacedMistake[] }

/** A planning file read: its month, and the SHA-256 of its RFC 8785 canonical JSON. */
export interface ReadPlan {
  readonly month: Month
  readonly input: string
}

/** Reads a planning file. `month` replaces the file’s own month. All mistakes come at once, each with path and place. */
export const readPlan = (text: string, { month }: { month?: string | undefined } = {}): Read<ReadPlan> => {
  const json = readJson(text)
  if (!json.ok) return json
  const document = month === undefined ? json.value : { ...(json.value as object), month }
  const parsed = planSchema.safeParse(document, { reportInput: true })
  const shape = parsed.success ? [] : mistakesOf(parsed.error.issues)
  const mistakes = [...shape, ...checkReferences(document)]
  if (!parsed.success || mistakes.length > 0) return { ok: false, mistakes: placed(text, mistakes) }
  const made = monthOf(parsed.data)
  const senseless = checkSense(made)
  if (senseless.length > 0) return { ok: false, mistakes: placed(text, senseless) }
  return { ok: true, value: { month: made, input: sha256(canonicalize(document)!) } }
}

/** Reads a roster.json. */
export const readRoster = (text: string): Read<z.infer<typeof rosterSchema>> => {
  const json = readJson(text)
  if (!json.ok) return json
  const parsed = rosterSchema.safeParse(json.value, { reportInput: true })
  return parsed.success
    ? { ok: true, value: parsed.data }
    : { ok: false, mistakes: placed(text, mistakesOf(parsed.error.issues)) }
}

/** Whether a word can stand for a month: for `--month`. */
export const isMonth = (word: string): boolean => monthSchema.safeParse(word).success

const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex')

const placed = (text: string, mistakes: readonly Mistake[]): PlacedMistake[] => {
  const offsetOf = offsetsIn(text)
  const once = new Map(mistakes.map((mistake) => [JSON.stringify([mistake.path, mistake.says]), mistake]))
  return [...once.values()].map((mistake) => ({ ...mistake, ...placeOf(text, offsetOf(mistake.path)) }))
}

const readJson = (text: string): Read<unknown> => {
  const fail = (offset: number, path: Path, says: Text): Read<unknown> => ({
    ok: false,
    mistakes: [{ path, says, ...placeOf(text, offset) }],
  })
  let value: unknown
  try {
    value = JSON.parse(text)
  } catch {
    const first = firstJsonError(text)
    return fail(first.offset, [], { 'zh-CN': `不是合法的 JSON(${first.code})`, en: `is not JSON (${first.code})` })
  }
  let twice: ReturnType<typeof keyTwice>
  try {
    twice = keyTwice(text)
  } catch {
    return fail(0, [], { 'zh-CN': '嵌套层数太多', en: 'is nested too deeply' })
  }
  if (twice)
    return fail(twice.offset, twice.path, {
      'zh-CN': '同一个字段写了两次,只会有一次生效',
      en: 'stands twice in the same object; only one of them would count',
    })
  return { ok: true, value }
}

const firstJsonError = (text: string): { offset: number; code: string } => {
  const errors: ParseError[] = []
  try {
    parse(text, errors, { disallowComments: true, allowTrailingComma: false })
  } catch {
    return { offset: 0, code: 'TooDeep' }
  }
  const [first] = errors
  return first
    ? { offset: first.offset, code: printParseErrorCode(first.error) }
    : { offset: 0, code: 'InvalidSymbol' }
}

/** The first key that stands twice in one object: JSON.parse would drop one silently. */
const keyTwice = (text: string): { offset: number; path: Path } | undefined => {
  const open: Set<string>[] = []
  let twice: { offset: number; path: Path } | undefined
  visit(text, {
    onObjectBegin: () => {
      open.push(new Set())
    },
    onObjectEnd: () => {
      open.pop()
    },
    onObjectProperty: (key, offset, _length, _line, _column, pathSupplier) => {
      if (open.at(-1)!.has(key)) twice ??= { offset, path: [...pathSupplier(), key] }
      open.at(-1)!.add(key)
    },
  })
  return twice
}
