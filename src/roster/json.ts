import { type ParseError, parse, printParseErrorCode, visit } from 'jsonc-parser'
import type { Text } from '../domain/text.ts'
import { offsetsIn, type Path, placeOf, type Read } from './mistake.ts'

/** A JSON text as a value; what is wrong with it is said with its place. A key that stands twice is refused. */
export const readJson = (text: string): Read<unknown> => {
  const fail = (offset: number, path: Path, says: Text): Read<unknown> => ({
    ok: false,
    mistakes: [{ path, says, ...placeOf(text, offset) }],
  })
  let value: unknown
  try {
    value = JSON.parse(text)
  } catch {
    const first = firstJsonError(text)
    const why = errorWords[first.code] ?? { 'zh-CN': first.code, en: first.code }
    return fail(first.offset, [], { 'zh-CN': `不是合法的 JSON:${why['zh-CN']}`, en: `is not JSON: ${why.en}` })
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
  // Only an escape can bring half a character into well-formed text.
  const broken = /\\u[dD][89a-fA-F]/.test(text) ? brokenText(value, []) : undefined
  if (broken)
    return {
      ok: false,
      mistakes: [
        {
          path: broken,
          says: { 'zh-CN': '含有残缺的字符(半个汉字)', en: 'holds half a character' },
          ...placeOf(text, offsetsIn(text)(broken)),
        },
      ],
    }
  return { ok: true, value }
}

/** The path of the first text with half a surrogate pair, which no canonical JSON can hold. */
const brokenText = (value: unknown, path: Path): Path | undefined => {
  if (typeof value === 'string') return value.isWellFormed() ? undefined : path
  if (typeof value !== 'object' || value === null) return undefined
  for (const [key, item] of Object.entries(value)) {
    const found = key.isWellFormed() ? brokenText(item, [...path, Array.isArray(value) ? Number(key) : key]) : path
    if (found) return found
  }
  return undefined
}

/** What the parser stumbled over, by its own codes. */
const errorWords: Record<string, Text> = {
  InvalidSymbol: { 'zh-CN': '这里的符号不认识', en: 'a sign that does not belong here' },
  PropertyNameExpected: {
    'zh-CN': '这里应是带引号的字段名(是否多了逗号)',
    en: 'a field name in quotes should stand here (a comma too many?)',
  },
  ValueExpected: { 'zh-CN': '这里应有内容(是否多了逗号)', en: 'a value should stand here (a comma too many?)' },
  CommaExpected: { 'zh-CN': '这里缺少逗号', en: 'a comma is missing here' },
  ColonExpected: { 'zh-CN': '这里缺少冒号', en: 'a colon is missing here' },
  CloseBraceExpected: { 'zh-CN': '缺少右花括号 }', en: 'a } is missing' },
  CloseBracketExpected: { 'zh-CN': '缺少右方括号 ]', en: 'a ] is missing' },
  EndOfFileExpected: { 'zh-CN': '后面还有多余的内容', en: 'something follows the end' },
  UnexpectedEndOfString: { 'zh-CN': '引号没有写完', en: 'a quotation mark is missing' },
  InvalidCommentToken: { 'zh-CN': 'JSON 里不能写注释', en: 'JSON has no comments' },
  TooDeep: { 'zh-CN': '嵌套层数太多', en: 'it is nested too deeply' },
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
