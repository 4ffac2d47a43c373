import { z } from 'zod'
import { idSchema } from '../../../../domain/id.ts'
import { type Path, pathInWords } from '../../../../roster/mistake.ts'

type Value = string | number

/** One thing a form asks for, made from one place of a schema. */
export type Field = {
  /** The last name of its path. */
  readonly key: string
  /** Where it stands in the document; list positions are those of the document. */
  readonly path: Path
  /** The name of its control. */
  readonly name: string
  readonly isOptional: boolean
  /** What the document has there when it is left out. */
  readonly given?: unknown
} & Shape

type Shape =
  | { readonly is: 'number' }
  | { readonly is: 'text' | 'day' | 'days' | 'tick' }
  /** Always the same, and never asked for. */
  | { readonly is: 'constant'; readonly value: unknown }
  | { readonly is: 'choice'; readonly values: readonly Value[] }
  /** Any of these. */
  | { readonly is: 'many'; readonly values: readonly Value[] }
  /** Any of what the office has of a noun; one of it. */
  | { readonly is: 'ids' | 'id' }
  /** A sequence: `at` makes the field of the row `row` of the form, item `n` of the document. */
  | { readonly is: 'list'; at(row: number, n: number): Field }
  | { readonly is: 'group'; readonly fields: readonly Field[] }
  /** One of some values, or one of some groups. */
  | { readonly is: 'either'; readonly values: readonly Value[]; readonly branches: readonly Branch[] }

/** A group as one way of meaning something; its key is made of the names of its fields. */
export interface Branch {
  readonly key: string
  readonly field: Field & { readonly is: 'group' }
}

export type GroupField = Field & { readonly is: 'group' }

interface At {
  readonly path: Path
  readonly name: string
  readonly isOptional?: boolean
  readonly given?: unknown
}

/** The form of a rule kind’s params, or of any object schema; its own id is made, not asked for. */
export const formFieldsOf = (schema: z.ZodObject): GroupField => {
  const { id, ...asked } = schema.shape
  const fields = fieldsOf(z.object(id === idSchema ? asked : schema.shape), [], '')
  return { key: '', path: [], name: '', isOptional: false, is: 'group', fields }
}

const fieldOf = (schema: z.core.$ZodType, at: At): Field => {
  const { isOptional = false, given, path, name } = at
  const base = {
    key: String(path.findLast((part) => typeof part === 'string') ?? ''),
    path,
    name,
    isOptional,
    given,
  }
  if (schema instanceof z.ZodOptional) return fieldOf(schema.unwrap(), { ...at, isOptional: true })
  if (schema instanceof z.ZodDefault || schema instanceof z.ZodPrefault)
    return fieldOf(schema.unwrap(), { ...at, isOptional: true, given: schema.def.defaultValue })
  if (schema instanceof z.ZodNumber) return { ...base, is: 'number' }
  if (schema instanceof z.ZodBoolean) return { ...base, is: 'tick' }
  if (schema instanceof z.ZodISODate) return { ...base, is: 'day' }
  if (schema === idSchema) return { ...base, is: 'id' }
  if (schema instanceof z.ZodString) return { ...base, is: 'text' }
  const values = valuesOf(schema)
  if (values)
    return values.length === 1 && !isOptional
      ? { ...base, is: 'constant', value: values[0] }
      : { ...base, is: 'choice', values }
  if (schema instanceof z.ZodArray) return arrayOf(schema, at, base)
  if (schema instanceof z.ZodObject) return { ...base, is: 'group', fields: fieldsOf(schema, path, name) }
  if (schema instanceof z.ZodUnion) {
    const options = schema.options as readonly z.core.$ZodType[]
    const branches = options.flatMap((option): Branch[] => {
      if (!(option instanceof z.ZodObject)) return []
      const key = Object.keys(option.shape).join('+')
      const scope = `${name}.${key}`
      return [{ key, field: { ...base, name: scope, is: 'group', fields: fieldsOf(option, path, scope) } }]
    })
    const plain = options.filter((option) => !(option instanceof z.ZodObject)).map(valuesOf)
    if (plain.every((one) => one !== undefined)) return { ...base, is: 'either', values: plain.flat(), branches }
  }
  throw new Error(`no form field for ${schema._zod.def.type} at ${pathInWords(path)}`)
}

const fieldsOf = (schema: z.ZodObject, path: Path, name: string): Field[] =>
  Object.entries(schema.shape).map(([key, one]) =>
    fieldOf(one, { path: [...path, key], name: name === '' ? key : `${name}.${key}` }),
  )

/** Ids that may be left out choose any of what there is; ids that must be there are a sequence. */
const arrayOf = (schema: z.ZodArray, { path, name, isOptional = false }: At, base: Omit<Field, 'is'>): Field => {
  const { element } = schema
  const values = valuesOf(element)
  if (values) return { ...base, is: 'many', values } as Field
  if (element instanceof z.ZodISODate) return { ...base, is: 'days' } as Field
  if (element === idSchema && isOptional) return { ...base, is: 'ids' } as Field
  return {
    ...base,
    is: 'list',
    at: (row: number, n: number) => fieldOf(element, { path: [...path, n], name: `${name}[${row}]` }),
  } as Field
}

/** The few values a schema allows; undefined where they are not few. */
const valuesOf = (schema: z.core.$ZodType): Value[] | undefined => {
  if (schema instanceof z.ZodEnum) return [...schema.options]
  if (schema instanceof z.ZodLiteral) return [...schema.values] as Value[]
  if (!(schema instanceof z.ZodUnion)) return undefined
  const all = (schema.options as readonly z.core.$ZodType[]).map(valuesOf)
  return all.every((one) => one !== undefined) ? all.flat() : undefined
}

/** Every field below one, each list with its first item: for whoever must know them all. */
export const allFields = (field: Field): Field[] => [
  field,
  ...(field.is === 'group' ? field.fields.flatMap(allFields) : []),
  ...(field.is === 'either' ? field.branches.flatMap((branch) => branch.field.fields.flatMap(allFields)) : []),
  ...(field.is === 'list' ? allFields(field.at(0, 0)) : []),
]
