import { findNodeAtLocation, parseTree } from 'jsonc-parser'
import { z } from 'zod'
import type { Text } from '../domain/text.ts'

export type Path = readonly (string | number)[]

/** Something wrong in a file a person wrote: where, and what to do about it. */
export interface Mistake {
  readonly path: Path
  readonly says: Text
}

/** A mistake with its place in the text. */
export interface PlacedMistake extends Mistake {
  readonly line: number
  readonly column: number
}

export type Read<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly mistakes: readonly PlacedMistake[] }

/** A mistake at a path. */
export const mistake = (path: Path, says: Text): Mistake => ({ path, says })

/** leaders[3].posts[0].from */
export const pathInWords = (path: Path): string =>
  path.map((part, n) => (typeof part === 'number' ? `[${part}]` : n === 0 ? part : `.${part}`)).join('')

/** Line and column of an offset, both from 1. */
export const placeOf = (text: string, offset: number): { line: number; column: number } => {
  const before = text.slice(0, offset).split('\n')
  return { line: before.length, column: before.at(-1)!.length + 1 }
}

/** Offsets of paths in a JSON text; that of the nearest thing above where the path leads nowhere. */
export const offsetsIn = (text: string): ((path: Path) => number) => {
  const tree = parseTree(text)
  return (path) => {
    for (let length = path.length; length > 0 && tree; length--) {
      const node = findNodeAtLocation(tree, path.slice(0, length) as (string | number)[])
      if (node) return node.offset
    }
    return tree?.offset ?? 0
  }
}

/** What our own schemas mean by an error key. */
const words: Record<string, Text> = {
  id: {
    'zh-CN': '编号只能用文字、数字和 . _ -,以文字或数字开头,最多64个字符',
    en: 'an id takes 1–64 letters, digits, ".", "_" or "-", and begins with a letter or digit',
  },
  token: {
    'zh-CN': '只能用英文字母、数字和 . _ -,最多64个字符',
    en: 'takes 1–64 letters a–z, digits, ".", "_" or "-"',
  },
  day: { 'zh-CN': '应为日历上有的日期,写成 2026-12-01', en: 'should be a day of the calendar, written 2026-12-01' },
  month: {
    'zh-CN': '应为月份,写成 2026-12(1990-01 至 2100-12)',
    en: 'should be a month, written 2026-12 (1990-01 to 2100-12)',
  },
  time: { 'zh-CN': '应为时间,写成 09:00', en: 'should be a time of day, written 09:00' },
  times: { 'zh-CN': '结束时间应晚于开始时间', en: 'should be later than start' },
  instant: {
    'zh-CN': '应为世界时时刻,写成 2026-11-20T02:00:00Z',
    en: 'should be an instant in UTC, written 2026-11-20T02:00:00Z',
  },
  timezone: { 'zh-CN': '不认识的时区,例如 Asia/Shanghai', en: 'is not a known time zone, such as Asia/Shanghai' },
  span: { 'zh-CN': '结束日期早于开始日期', en: 'lies before from' },
  ordinal: { 'zh-CN': '不能为0:1是第一个,-1是最后一个', en: 'cannot be 0: 1 is the first, -1 the last' },
  'min-or-max': { 'zh-CN': '至少要写 min 或 max 之一', en: 'needs min or max, or both' },
  'min-above-max': { 'zh-CN': 'min 大于 max', en: 'has min above max' },
}

/** What a value should have been, in words a clerk knows. */
const typeWords: Record<string, Text> = {
  string: { 'zh-CN': '文字(加引号)', en: 'text in quotes' },
  number: { 'zh-CN': '数字(不加引号)', en: 'a number without quotes' },
  int: { 'zh-CN': '整数(不加引号)', en: 'a whole number without quotes' },
  boolean: { 'zh-CN': 'true 或 false', en: 'true or false' },
  array: { 'zh-CN': '列表 [ … ]', en: 'a list [ … ]' },
  object: { 'zh-CN': '对象 { … }', en: 'an object { … }' },
}

const oneOf = (values: readonly string[]): Text => ({
  'zh-CN': `应为以下之一:${values.join('、')}`,
  en: `should be one of ${values.join(', ')}`,
})

/** Whether the field is not there at all: zod reports the input it saw. */
const isAbsent = (issue: Issue): boolean =>
  issue.input === undefined && ['invalid_type', 'invalid_value', 'invalid_union'].includes(issue.code)

const locales = { 'zh-CN': z.locales.zhCN().localeError, en: z.locales.en().localeError } as const

const inLocale = (issue: z.core.$ZodIssue, language: keyof typeof locales): string => {
  const said = locales[language](issue as z.core.$ZodRawIssue)
  return typeof said === 'string' ? said : (said?.message ?? issue.message)
}

type Issue = z.core.$ZodIssue

/** Of the ways a value could have been meant, the one it comes nearest to. */
const nearest = (branches: readonly (readonly Issue[])[]): readonly Issue[] | undefined =>
  branches
    .filter((issues) => !issues.some((issue) => issue.code === 'unrecognized_keys'))
    .toSorted((a, b) => a.length - b.length)[0]

/** The issues zod found, each with its path and its words in both languages. */
export const mistakesOf = (issues: readonly Issue[], above: Path = []): Mistake[] =>
  issues.flatMap((issue): Mistake[] => {
    const path = [...above, ...(issue.path as (string | number)[])]
    if (isAbsent(issue)) return [{ path, says: { 'zh-CN': '缺少这个字段', en: 'is missing' } }]
    if (issue.code === 'unrecognized_keys')
      return issue.keys.map((key) => ({
        path: [...path, key],
        says: { 'zh-CN': '没有这个字段,请检查拼写', en: 'is not a field here; check the spelling' },
      }))
    if (issue.code === 'invalid_union') {
      const meant = nearest(issue.errors)
      if (meant) return mistakesOf(meant, path)
      const what = issue.discriminator
      return [
        {
          path,
          says: what
            ? {
                'zh-CN': `没有这种${what === 'kind' ? '规则' : what}`,
                en: `is not a ${what === 'kind' ? 'kind of rule' : what} there is`,
              }
            : { 'zh-CN': '不是任何一种可用的写法', en: 'is none of the forms it can take' },
        },
      ]
    }
    const type = issue.code === 'invalid_type' ? typeWords[issue.expected] : undefined
    if (type && !words[issue.message])
      return [{ path, says: { 'zh-CN': `应为${type['zh-CN']}`, en: `should be ${type.en}` } }]
    if (issue.code === 'invalid_value') return [{ path, says: oneOf(issue.values.map(String)) }]
    if (issue.code === 'too_small' && issue.origin === 'array')
      return [{ path, says: { 'zh-CN': '列表不能为空', en: 'should not be an empty list' } }]
    if (issue.code === 'too_small' || issue.code === 'too_big') {
      const limit = String(issue.code === 'too_small' ? issue.minimum : issue.maximum)
      const [zh, en] = issue.code === 'too_small' ? ['至少', 'at least'] : ['至多', 'at most']
      return issue.origin === 'string'
        ? [{ path, says: { 'zh-CN': `${zh}${limit}个字`, en: `should have ${en} ${limit} characters` } }]
        : [{ path, says: { 'zh-CN': `${zh}为${limit}`, en: `should be ${en} ${limit}` } }]
    }
    const own = words[issue.message]
    return [{ path, says: own ?? { 'zh-CN': inLocale(issue, 'zh-CN'), en: inLocale(issue, 'en') } }]
  })

/** Most mistakes said at once; the rest is only counted. */
const mostSaid = 200

/** Mistakes with their places in a text, in order, each once. */
export const placed = (text: string, mistakes: readonly Mistake[]): PlacedMistake[] => {
  const once = [
    ...new Map(mistakes.map((mistake) => [JSON.stringify([mistake.path, mistake.says]), mistake])).values(),
  ]
  const offsetOf = offsetsIn(text)
  const said = once
    .slice(0, mostSaid)
    .map((mistake) => ({ ...mistake, ...placeOf(text, offsetOf(mistake.path)) }))
    .sort((a, b) => a.line - b.line || a.column - b.column)
  const left = once.length - said.length
  const more: Text = { 'zh-CN': `……另有${left}处`, en: `… and ${left} more` }
  return left > 0 ? [...said, { path: [], says: more, line: said.at(-1)!.line, column: 1 }] : said
}
