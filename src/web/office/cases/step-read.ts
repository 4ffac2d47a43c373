import {
  type CaseEventKind,
  caseEventKinds,
  caseEventSchemas,
  type NewCaseEvent,
} from '../../../domain/case-event.ts'
import { daySchema } from '../../../domain/day.ts'
import { isSame } from '../../../domain/is-same.ts'
import type { Text } from '../../../domain/text.ts'
import { countTyped, dayTyped } from '../../../domain/typed.ts'
import { identityWrongs, nationalNumberWrong } from '../../cases/identity-wrongs.ts'
import { type Form, fillIn, type Wrongs, wrongsOf } from '../../form.tsx'
import type { CaseView } from './case-view.ts'
import type { StepChoices } from './step-choices.ts'
import { noteOf, type StepField, stepFields } from './step-fields.ts'

const words = {
  choose: { 'zh-CN': '请选择', en: 'Please choose' },
  day: { 'zh-CN': '请填写日期,例如 2026-12-03', en: 'Please give a day, such as 2026-12-03' },
  count: { 'zh-CN': '请填写整数', en: 'A whole number, please' },
  long: { 'zh-CN': '最多4000个字', en: 'at most 4000 characters' },
  same: { 'zh-CN': '没有改动', en: 'Nothing is different' },
  somebody: { 'zh-CN': '至少选一位领导或一个单位', en: 'Choose a leader or a unit at least' },
  national: {
    'zh-CN': '国家系统编号为4到40个字母、数字,请核对',
    en: 'A number of the national system has 4 to 40 letters and digits; check it',
  },
} as const satisfies Record<string, Text>

/** Most characters of a note. */
const mostNote = 4000

/** A step as it was typed, ready to be taken. */
export interface ReadStep {
  readonly step: NewCaseEvent
  readonly note: string
}

/** The kind of step a form names; undefined where it is none that people take. */
export const stepKind = (typed: string): CaseEventKind | undefined => caseEventKinds.find((kind) => kind === typed)

/** What a form says of a step, or what is wrong with it. */
export const readStep = (
  kind: CaseEventKind,
  form: Form,
  { one }: CaseView,
  choices: StepChoices,
): ReadStep | { readonly wrongs: Wrongs } => {
  const wrongs = new Map<string, Text>()
  const fields = stepFields[kind] ?? []
  const typed = Object.fromEntries(
    fields.map((field) => {
      const read = typedValue(field, form, choices)
      if (read.wrong) wrongs.set(field.name, read.wrong)
      return [field.name, read.value]
    }),
  )
  const day = dayTyped(form.get('day'))
  if (!daySchema.safeParse(day).success) wrongs.set('day', words.day)
  const note = form.get('note')
  if (note === '' && noteOf(kind).isNeeded) wrongs.set('note', fillIn)
  if ([...note].length > mostNote) wrongs.set('note', words.long)
  const known = one.nationalNumber === null ? [] : [one.nationalNumber]
  for (const [name, says] of identityWrongs(form, ['note'], known)) wrongs.set(name, says)
  const numberWrong = kind === 'numbered' ? nationalNumberWrong(form.get('nationalNumber')) : undefined
  if (numberWrong) wrongs.set('nationalNumber', numberWrong)
  if (wrongs.size > 0) return { wrongs }
  const data = dataOf(kind, typed, one)
  const nothing = nothingIn(kind, data, one)
  if (nothing) return { wrongs: new Map([['', nothing]]) }
  const read = caseEventSchemas[kind].safeParse(data)
  if (!read.success)
    return {
      wrongs: kind === 'numbered' ? new Map([['nationalNumber', words.national]]) : wrongsOf(read.error.issues),
    }
  return { step: { what: kind, day, data: read.data } as NewCaseEvent, note }
}

const typedValue = (
  { name, is, from, none }: StepField,
  form: Form,
  choices: StepChoices,
): { readonly value: unknown; readonly wrong?: Text } => {
  const typed = form.get(name)
  const isEmpty = typed === ''
  const mayChoose = (value: string): boolean =>
    typeof from === 'string'
      ? choices[from].some((choice) => choice.value === value)
      : Object.hasOwn(from ?? {}, value)
  if (is === 'many') {
    const all = [...new Set(form.all(name).filter((value) => value !== ''))]
    return all.every(mayChoose) ? { value: all } : { value: [], wrong: words.choose }
  }
  if (isEmpty) return none ? { value: null } : { value: null, wrong: is === 'one' ? words.choose : fillIn }
  if (is === 'one') return mayChoose(typed) ? { value: typed } : { value: null, wrong: words.choose }
  if (is === 'day') {
    const day = dayTyped(typed)
    return daySchema.safeParse(day).success ? { value: day } : { value: null, wrong: words.day }
  }
  if (is === 'count') {
    const count = countTyped(typed)
    return Number.isInteger(count) ? { value: count } : { value: null, wrong: words.count }
  }
  return { value: typed }
}

/** What was typed as the event has it. */
const dataOf = (kind: CaseEventKind, typed: Record<string, unknown>, one: CaseView['one']): unknown => {
  const isYes = (name: string): boolean => typed[name] === 'yes'
  switch (kind) {
    case 'concerned': {
      const { leaders, units, receiver, inCharge } = typed
      return { concerns: { leaders, units }, receiver, inCharge }
    }
    case 'corrected': {
      const all = { ...typed, isFirst: isYes('isFirst'), isCollective: isYes('isCollective') }
      return Object.fromEntries(
        Object.entries(all).filter(([name, value]) => value !== one[name as keyof typeof one]),
      )
    }
    case 'objection-settled':
      return { isUpheld: isYes('isUpheld') }
    case 'closed':
      return { isSettled: isYes('isSettled') }
    case 'struck':
      return { event: Number(typed.event) }
    default:
      return typed
  }
}

/** Why a step says nothing at all. */
const nothingIn = (kind: CaseEventKind, data: unknown, one: CaseView['one']): Text | undefined => {
  if (kind === 'corrected') return isSame(data, {}) ? words.same : undefined
  if (kind === 'concerned')
    return isSame(data, { concerns: one.concerns, receiver: null, inCharge: null }) ? words.same : undefined
  if (kind === 'joint') return isSame(data, { leaders: [], units: [] }) ? words.somebody : undefined
  return undefined
}
