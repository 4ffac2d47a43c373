import { daySchema } from '../../../../domain/day.ts'
import type { Text } from '../../../../domain/text.ts'
import { daysTyped, dayTyped, decimalTyped } from '../../../../domain/typed.ts'
import { type Mistake, pathInWords } from '../../../../roster/mistake.ts'
import { type Form, fillIn, type Wrongs } from '../../../form.tsx'
import type { Field, GroupField } from './field.ts'

const words = {
  choose: { 'zh-CN': '请选择', en: 'Please choose' },
  number: { 'zh-CN': '应为数字,例如 2', en: 'Should be a number, such as 2' },
  day: { 'zh-CN': '应为日历上有的日期,例如 2026-12-01', en: 'Should be a day of the calendar, such as 2026-12-01' },
} as const satisfies Record<string, Text>

type Entry = readonly [name: string, value: string]
type Item = Record<string, unknown>

/** The field that says how many rows of a list a form has. */
export const rowsName = (field: Field): string => `${field.name}#rows`
/** Never more rows than this, whatever a form says. */
const mostRows = 200
/** How many rows of a list a form has, as it says. */
export const rowsIn = (field: Field, form: Form): number =>
  Math.min(mostRows, Math.max(0, Math.trunc(Number(form.get(rowsName(field))) || 0)))

/** A document as the form that shows it. */
export const entriesOf = (field: Field, document: unknown): Entry[] => {
  const value = document ?? field.given
  if (field.is === 'group')
    return field.fields.flatMap((one) => entriesOf(one, (value as Item | undefined)?.[one.key]))
  if (value === undefined || field.is === 'constant') return []
  if (field.is === 'tick') return value === true ? [[field.name, 'yes']] : []
  if (field.is === 'many' || field.is === 'ids')
    return (value as readonly unknown[]).map((one) => [field.name, String(one)])
  if (field.is === 'days') return [[field.name, (value as readonly string[]).join('\n')]]
  if (field.is === 'list') {
    const items = value as readonly unknown[]
    return [[rowsName(field), String(items.length)], ...items.flatMap((one, n) => entriesOf(field.at(n, n), one))]
  }
  if (field.is === 'either' && typeof value === 'object') {
    const branch = field.branches.find(({ field: { fields } }) => isShapedAs(fields, value as Item))
    return branch ? [[field.name, branch.key], ...entriesOf(branch.field, value)] : []
  }
  return [[field.name, String(value)]]
}

const isShapedAs = (fields: readonly Field[], value: Item): boolean =>
  Object.keys(value).every((key) => fields.some((field) => field.key === key)) &&
  fields.every(
    (field) =>
      field.isOptional || (field.is === 'constant' ? value[field.key] === field.value : field.key in value),
  )

/** The document a form means, with what is wrong with it as it was typed. `before`: the document it was made from. */
export const documentOf = (
  field: GroupField,
  form: Form,
  before?: unknown,
): { document: Item; wrongs: ReadonlyMap<string, Text> } => {
  const wrongs = new Map<string, Text>()
  return { document: (read(field, form, before, wrongs) ?? {}) as Item, wrongs }
}

const read = (field: Field, form: Form, before: unknown, wrongs: Map<string, Text>): unknown => {
  if (field.is === 'group') return readGroup(field, form, before, wrongs)
  if (field.is === 'constant') return field.value
  if (field.is === 'tick') return form.has(field.name)
  if (field.is === 'list') {
    const items = filledRows(field, form).map((row, n) =>
      read(field.at(row, n), form, (before as readonly unknown[] | undefined)?.[n], wrongs),
    )
    return someOf(field, items, wrongs)
  }
  if (field.is === 'days')
    return someOf(field, daysTyped(form.get(field.name)).map(dayOrWord(field, wrongs)), wrongs)
  if (field.is === 'many' || field.is === 'ids') {
    const values = [...new Set(form.all(field.name).filter((one) => one !== ''))]
    const typed =
      field.is === 'many' ? values.map((one) => field.values.find((v) => String(v) === one) ?? one) : values
    return someOf(field, inOrderOf(typed, before), wrongs)
  }
  const raw = form.get(field.name)
  if (raw === '') {
    if (!field.isOptional) wrongs.set(field.name, 'values' in field || field.is === 'id' ? words.choose : fillIn)
    return undefined
  }
  if (field.is === 'number') {
    const number = decimalTyped(raw)
    if (number === undefined) wrongs.set(field.name, words.number)
    return number ?? raw
  }
  if (field.is === 'day') return dayOrWord(field, wrongs)(raw)
  if (field.is === 'either') {
    const branch = field.branches.find(({ key }) => key === raw)
    if (branch) return readGroup(branch.field, form, before, wrongs) ?? {}
  }
  return 'values' in field ? (field.values.find((one) => String(one) === raw) ?? raw) : raw
}

const readGroup = (field: GroupField, form: Form, before: unknown, wrongs: Map<string, Text>): unknown => {
  // What of an optional group is not filled in is not missing.
  if (field.isOptional && isBlank(field, form)) return field.given === undefined ? undefined : {}
  const entries = field.fields.flatMap((one) => {
    const value = read(one, form, (before as Item | undefined)?.[one.key], wrongs)
    return value === undefined ? [] : [[one.key, value]]
  })
  return Object.fromEntries(entries)
}

const dayOrWord =
  (field: Field, wrongs: Map<string, Text>) =>
  (word: string): string => {
    const day = dayTyped(word)
    if (!daySchema.safeParse(day).success) wrongs.set(field.name, words.day)
    return day
  }

const someOf = <T>(field: Field, items: T[], wrongs: Map<string, Text>): T[] | undefined => {
  if (items.length > 0) return items
  if (!field.isOptional) wrongs.set(field.name, words.choose)
  return undefined
}

/** Ticks come in the order of the page: what stood in the document keeps its place, the rest follows. */
const inOrderOf = <T>(values: readonly T[], before: unknown): T[] => {
  const old: readonly unknown[] = Array.isArray(before) ? before : []
  const place = (value: T): number => (old.includes(value) ? old.indexOf(value) : old.length)
  return values.toSorted((a, b) => place(a) - place(b))
}

/** The rows of a list that say something. */
const filledRows = (field: Field & { readonly is: 'list' }, form: Form): number[] =>
  Array.from({ length: rowsIn(field, form) }, (_, row) => row).filter((row) => !isBlank(field.at(row, 0), form))

/** Whether nothing is filled in: what is chosen by itself does not count. */
export const isBlank = (field: Field, form: Form): boolean => {
  if (field.is === 'group') return field.fields.every((one) => isBlank(one, form))
  if (field.is === 'constant') return true
  if (field.is === 'list') return filledRows(field, form).length === 0
  if (field.is === 'tick') return !form.has(field.name) || field.given === true
  const values = form.all(field.name).filter((one) => one !== '')
  return values.length === 0 || (values.length === 1 && values[0] === String(field.given))
}

/** What is wrong with a document, at the controls of its form; what has no control is said of the whole, under ''. */
export const atControls = (field: GroupField, form: Form, mistakes: readonly Mistake[]): Wrongs => {
  const names = new Map(controlsOf(field, form).map(({ path, name }) => [pathInWords(path), name]))
  const wrongs = new Map<string, Text>()
  for (const { path, says } of mistakes) {
    let length = path.length
    while (length > 0 && !names.has(pathInWords(path.slice(0, length)))) length--
    const name = names.get(pathInWords(path.slice(0, length))) ?? ''
    const known = wrongs.get(name)
    if (known?.['zh-CN'].includes(says['zh-CN'])) continue
    wrongs.set(
      name,
      known ? { 'zh-CN': `${known['zh-CN']};${says['zh-CN']}`, en: `${known.en}; ${says.en}` } : says,
    )
  }
  return wrongs
}

const controlsOf = (field: Field, form: Form): Field[] => {
  if (field.is === 'group') return [field, ...field.fields.flatMap((one) => controlsOf(one, form))]
  if (field.is === 'list')
    return [field, ...filledRows(field, form).flatMap((row, n) => controlsOf(field.at(row, n), form))]
  if (field.is === 'either')
    return [
      ...field.branches
        .filter(({ key }) => key === form.get(field.name))
        .flatMap((branch) => branch.field.fields.flatMap((one) => controlsOf(one, form))),
      field,
    ]
  return [field]
}
