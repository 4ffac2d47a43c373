import PizZip from 'pizzip'
import type { Notice } from '../domain/notice.ts'
import type { Text } from '../domain/text.ts'
import { type FormValues, formLists, formValues } from './form-fields.ts'
import { filledForm, formOptions } from './notice-docx.ts'

const words = {
  unreadable: {
    'zh-CN': '这个文件不是能打开的Word文档(.docx)。请用Word或WPS打开,另存为.docx后再上传。',
    en: 'This is no Word document (.docx) that can be opened. Open it in Word or WPS, save it as .docx and upload it again.',
  },
  nothing: {
    'zh-CN': '文档里没有“{#安排}…{/安排}”,公示上就不会有接访安排。请在表格的一行里写上。',
    en: 'There is no {#安排}…{/安排} in it, so that no duties would appear. Write it into a row of a table.',
  },
  large: {
    'zh-CN': '模板太复杂:占位符太多,或者重复的部分太长。请简化后再上传。',
    en: 'The form is too large: it has too many placeholders, or what is repeated is too long.',
  },
} as const satisfies Record<string, Text>

/** Placeholders of a form, and bytes that one more duty, place or line may add to it. */
const most = { placeholders: 1000, bytesEach: 40_000 } as const

/** A notice with something in every part, for trying a form. */
const sample: Notice = {
  office: '示例县信访局',
  month: '2026-12',
  number: '示信公示〔2026〕1号',
  signedBy: '示例县信访局',
  published: {
    first: '2026-11-20',
    daysAhead: 11,
    current: '2026-11-20',
    revision: 1,
    evidence: { size: 1, root: '' },
  },
  provisional: [2026],
  notReceived: ['示例事项'],
  places: [{ name: '接访大厅', address: '示例路1号', phone: '0000-0000000', booking: '前一天17:00前' }],
  rows: [
    {
      date: '2026-12-01',
      session: 'morning',
      start: '09:00',
      end: '12:00',
      activity: 'reception',
      place: 0,
      leader: '示例',
      title: '副县长',
      portfolio: ['教育'],
      isProvisional: true,
      isCancelled: true,
      isNew: true,
      was: {},
    },
  ],
}

/** Names of all placeholders, and of those within what is repeated with the list they belong to. */
const top = new Set(Object.keys(formValues(sample)))
const listOf: ReadonlyMap<string, string> = new Map(
  Object.entries(formLists).flatMap(([list, names]) => names.map((name) => [name, list] as const)),
)
const isList = (name: string): boolean => Object.hasOwn(formLists, name)

/** A placeholder as the library tells of it. */
interface Part {
  readonly module?: string
  readonly inverted?: boolean
}

/** A fault as the library tells it. */
interface Fault {
  readonly properties?: { readonly id?: string; readonly xtag?: string; readonly errors?: readonly Fault[] }
}

const shown = (name: string): string => {
  const plain = name.replace(/\s+/g, ' ').trim()
  return plain.length > 40 ? `${plain.slice(0, 40)}…` : plain
}

const faultWords = ({ properties: { id, xtag = '' } = {} }: Fault): Text => {
  const name = shown(xtag.replace(/[{}]/g, ''))
  switch (id) {
    case 'unclosed_tag':
      return { 'zh-CN': `“{${name}”没有写完,后面缺少“}”。`, en: `{${name} is not finished: a } is missing.` }
    case 'unopened_tag':
      return { 'zh-CN': `“${name}”前后有多余的“}”,或者前面缺少“{”。`, en: `Near ${name} there is a } without a {.` }
    case 'duplicate_open_tag':
    case 'duplicate_close_tag':
      return {
        'zh-CN': `“${name}”用了两层花括号,只要一层:{${name}}。`,
        en: `${name} has braces twice; once will do: {${name}}.`,
      }
    case 'unclosed_loop':
      return {
        'zh-CN': `“{#${name}}”没有结束,后面缺少“{/${name}}”。`,
        en: `{#${name}} does not end: {/${name}} is missing.`,
      }
    case 'unopened_loop':
      return {
        'zh-CN': `“{/${name}}”没有开头,前面缺少“{#${name}}”。`,
        en: `{/${name}} does not begin: {#${name}} is missing.`,
      }
    case 'closing_tag_does_not_match_opening_tag':
    case 'unbalanced_loop_tags':
    case 'loop_position_invalid':
      return {
        'zh-CN': `“${name}”的开头和结尾没有配对,或者不在同一个表格行里。`,
        en: `The beginning and the end of ${name} do not go together, or are not in the same row of a table.`,
      }
    default:
      return words.unreadable
  }
}

const unique = (texts: readonly Text[]): Text[] => [...new Map(texts.map((text) => [text['zh-CN'], text])).values()]

/** Called with every placeholder that is met. */
type Meet = (name: string, part: Part, path: readonly string[]) => void

/** Fills a form in with everything shown that is shown at times only. Bytes of what comes of it. */
const tryWith = (form: Uint8Array, values: FormValues, meet: Meet): number =>
  bytesOf(
    filledForm(form, values, {
      ...formOptions,
      parser: (typed) => ({
        get: (scope, context) => {
          const { part } = context.meta
          const name = typed.trim()
          meet(name, part, context.scopePath)
          if (part.module === 'loop') return part.inverted ? false : isList(name) ? values[name] : true
          return formOptions.parser!(typed).get(scope, context)
        },
      }),
    }),
  )

/** What is wrong with a form, in words that name the placeholder; empty where it can be used. It is tried with a sample. */
export const formFaults = (form: Uint8Array): Text[] => {
  if (placeholdersIn(form) > most.placeholders) return [words.large]
  const values = formValues(sample)
  const found: Text[] = []
  let hasRows = false
  let bytes = 0
  try {
    bytes = tryWith(form, values, (name, part, path) => {
      if (name === '安排' && part.module === 'loop' && !part.inverted) hasRows = true
      found.push(...misuse(name, part, path))
    })
  } catch (fault) {
    const { properties } = fault as Fault
    found.push(...(properties?.errors ?? [fault as Fault]).map(faultWords))
  }
  if (found.length > 0) return unique(found)
  if (!hasRows) return [words.nothing]
  return tryWith(form, twice(values), () => {}) - bytes > most.bytesEach ? [words.large] : []
}

/** Each list with one more of its kind: what a month of many duties adds to a document. */
const twice = (values: FormValues): FormValues =>
  Object.fromEntries(
    Object.entries(values).map(([name, value]) => [name, Array.isArray(value) ? [...value, ...value] : value]),
  )

const textsOf = (docx: Uint8Array): string[] =>
  Object.values(new PizZip(docx).files).flatMap((file) =>
    /^word\/(document|header\d*|footer\d*)\.xml$/.test(file.name) ? [file.asText()] : [],
  )

const bytesOf = (docx: Uint8Array): number => textsOf(docx).reduce((sum, text) => sum + text.length, 0)

/** Braces that may begin a placeholder; a file that is no zip has none. */
const placeholdersIn = (form: Uint8Array): number => {
  try {
    return textsOf(form).reduce((sum, text) => sum + text.split('{').length - 1, 0)
  } catch {
    return 0
  }
}

/** What is wrong with a placeholder where it stands. */
const misuse = (name: string, part: Part, path: readonly string[]): Text[] => {
  const list = listOf.get(name)
  if (!top.has(name) && list === undefined)
    return [
      { 'zh-CN': `“{${shown(name)}}”不是可用的占位符。`, en: `{${shown(name)}} is no placeholder of a notice.` },
    ]
  if (part.module !== undefined && part.module !== '' && part.module !== 'loop')
    return [
      {
        'zh-CN': `“${name}”前面的符号不能用,只写{${name}}。`,
        en: `The sign before ${name} cannot be used; write {${name}}.`,
      },
    ]
  if (list !== undefined && !path.some((one) => one.trim() === list))
    return [
      {
        'zh-CN': `“{${name}}”要写在“{#${list}}”和“{/${list}}”之间。`,
        en: `{${name}} belongs between {#${list}} and {/${list}}.`,
      },
    ]
  if (isList(name) && (part.module !== 'loop' || path.some((one) => isList(one.trim()))))
    return [
      {
        'zh-CN': `“{#${name}}…{/${name}}”要成对地写,也不能写在别的重复部分里面。`,
        en: `{#${name}} goes with {/${name}}, and not within another part that is repeated.`,
      },
    ]
  return []
}
