import { casesOf } from '../../../db/case-list.ts'
import { clocksOf } from '../../../db/clock-store.ts'
import { leadersOf } from '../../../db/leader-store.ts'
import { placesOf } from '../../../db/place-store.ts'
import { unitById, unitsBelow } from '../../../db/unit-store.ts'
import { caseNumberTyped, type Personal, seesNumbers } from '../../../domain/case.ts'
import {
  caseEventSchemas,
  type Disposition,
  dispositionWords,
  type NewCaseEvent,
  nationalNumberSchema,
} from '../../../domain/case-event.ts'
import { daySchema } from '../../../domain/day.ts'
import { sessionSchema } from '../../../domain/place.ts'
import type { Text } from '../../../domain/text.ts'
import { countTyped, dayTyped, nameTyped } from '../../../domain/typed.ts'
import { levels, type UnitLevel } from '../../../domain/unit.ts'
import { collectiveFrom } from '../../../reception/registration.ts'
import type { OfficeCall } from '../../call.tsx'
import type { NewCase, RefusedStep } from '../../cases/case-work.ts'
import { identityWrongs, nationalNumberWrong } from '../../cases/identity-wrongs.ts'
import { type Form, fillIn, missing, type Wrongs, wrongsOf } from '../../form.tsx'
import type { Source } from './new-source.ts'

const words = {
  national: {
    'zh-CN': '国家系统编号为4到40个字母、数字,请核对',
    en: 'A number of the national system has 4 to 40 letters and digits; check it',
  },
  earlier: { 'zh-CN': '没有这个编号的信访事项', en: 'There is no case with this number' },
  instructor: { 'zh-CN': '请选择是哪位领导的批示', en: 'Say whose instruction it is' },
  instruction: { 'zh-CN': '请填写批示内容', en: 'Say what was instructed' },
  choose: { 'zh-CN': '请选择一项', en: 'Please choose one' },
  long: (most: number): Text => ({ 'zh-CN': `至多${most}个字`, en: `At most ${most} characters` }),
  whole: (least: number, most: number): Text => ({
    'zh-CN': `填${least}到${most}的整数`,
    en: `A whole number from ${least} to ${most}`,
  }),
}

/** People whose names a case takes, and the numbers of their fields. */
export const peopleNumbers = [1, 2, 3, 4, 5] as const

/** Fields that hold words, and how many characters they may have. */
const wordFields: readonly (readonly [name: string, most: number])[] = [
  ['summary', 4000],
  ['instruction', 4000],
  ...peopleNumbers.flatMap((n) => [[`name${n}`, 100] as const, [`contact${n}`, 100] as const]),
]

/** A case as it was typed, ready to be registered. */
export interface ReadCase extends Omit<NewCase, 'id'> {
  /** The field that belongs to what is refused of it. */
  fieldOf(refused: RefusedStep): string
}

/** What a form of registration says; what names something of another office is not there at all. */
export const readNewCase = (
  call: OfficeCall,
  { reception }: Source,
  form: Form,
): ReadCase | { readonly wrongs: Wrongs } | 'not-there' => {
  if (namesStrangers(call, reception?.place, form)) return 'not-there'
  const wrongs = missing(form, ['subject', ...(reception ? [] : ['day'])])
  const day = reception?.date ?? dayTyped(form.get('day'))
  if (!daySchema.safeParse(day).success && !wrongs.has('day')) wrongs.set('day', fillIn)
  const count = (name: string, least: number, most: number, otherwise: number): number => {
    const n = countTyped(form.get(name)) ?? otherwise
    if (!(n >= least && n <= most)) wrongs.set(name, words.whole(least, most))
    return n
  }
  const national = form.get('national')
  if (national !== '' && !nationalNumberSchema.safeParse(national).success) wrongs.set('national', words.national)
  const notNational = nationalNumberWrong(national)
  if (notNational) wrongs.set('national', notNational)
  for (const [name, most] of wordFields) if ([...form.get(name)].length > most) wrongs.set(name, words.long(most))
  const names = wordFields.map(([name]) => name)
  for (const [name, says] of identityWrongs(form, names, [national])) wrongs.set(name, says)
  const earlier = earlierCase(call, form.get('earlier'))
  if (earlier === undefined) wrongs.set('earlier', words.earlier)
  const heads = count('heads', 1, 9999, 1)
  const collective = form.get('collective')
  const data = {
    session: reception?.session ?? (form.get('session') || null),
    place: reception?.place ?? (form.get('place') || null),
    level: form.get('level') || usualLevel(call, reception?.unit, form.get('place')),
    // Whoever names an earlier case means a repeat.
    isFirst: form.get('isFirst') !== 'repeat' && !earlier,
    isCollective: collective === '' ? heads >= collectiveFrom : collective === 'yes',
    heads,
    representatives: count('representatives', 0, 9999, 0),
    subject: form.get('subject'),
    reception: reception?.id ?? null,
    receiver: form.get('receiver') || null,
    concerns: { leaders: form.all('concernLeaders'), units: form.all('concernUnits') },
    nationalNumber: national || null,
    earlier: earlier ?? null,
    clocks: clocksOf(call.database, call.office.id).version,
  }
  const following = readFollowing(form, day, wrongs)
  // How many represent a group is judged with the rest of the registration.
  const read = caseEventSchemas.registered.safeParse({ ...data, representatives: 0 }, { reportInput: true })
  if (!read.success)
    for (const [name, says] of wrongsOf(read.error.issues))
      if (!wrongs.has(name) && name !== 'nationalNumber') wrongs.set(name, says)
  if (!read.success || wrongs.size > 0) return { wrongs }
  const then = following.map(({ step }) => step)
  return {
    event: { what: 'registered', day, data: { ...read.data, representatives: data.representatives } },
    then,
    personal: personalIn(form, following),
    fieldOf: ({ step, field }) => following[step]?.fields[field] ?? field,
  }
}

/** Whether a form names a leader, unit, place or subject that the office has not. */
const namesStrangers = ({ database, office }: OfficeCall, place: string | undefined, form: Form): boolean => {
  const known = {
    leader: new Set(leadersOf(database, office.id).map(({ id }) => id)),
    unit: new Set(unitsBelow(database, office.id).map(({ id }) => id)),
    place: new Set([
      ...placesOf(database, office.id).map((kept) => kept.place.id),
      ...(place === undefined ? [] : [place]),
    ]),
    subject: new Set(office.settings.cases.subjects.map(({ code }) => code)),
    level: new Set<string>(levels),
    session: new Set<string>(sessionSchema.options),
  }
  const fields: readonly [string, keyof typeof known][] = [
    ['receiver', 'leader'],
    ['instructor', 'leader'],
    ['concernLeaders', 'leader'],
    ['lead', 'unit'],
    ['co', 'unit'],
    ['firstUnit', 'unit'],
    ['concernUnits', 'unit'],
    ['place', 'place'],
    ['subject', 'subject'],
    ['level', 'level'],
    ['session', 'session'],
  ]
  return fields.some(([name, kind]) => form.all(name).some((id) => id !== '' && !known[kind].has(id)))
}

/** The case a number belongs to; null: none is named; undefined: there is none for who asks. */
const earlierCase = ({ database, office, viewer }: OfficeCall, typed: string): string | null | undefined => {
  if (typed === '') return null
  const number = seesNumbers(viewer) ? caseNumberTyped(office.settings.cases.number, typed) : typed
  return casesOf(database, office.id, viewer, { number }, { limit: 1, offset: 0 })[0]?.case
}

/** The level of the unit whose place it is, or of the office’s own. */
const usualLevel = ({ database, office }: OfficeCall, unit: string | undefined, place: string): UnitLevel => {
  const own = unit ?? placesOf(database, office.id).find((kept) => kept.place.id === place)?.place.unit
  return unitById(database, own ?? office.unit)!.level
}

/** A first step, the note that goes with it, and which field of the form each of its own is. */
interface Following {
  readonly step: NewCaseEvent
  readonly note?: string
  readonly fields: Readonly<Record<string, string>>
}

/** What is said to have followed in the same session: how it was dealt with, and who has it in hand. */
const readFollowing = (form: Form, day: string, wrongs: Map<string, Text>): Following[] => {
  const as = form.get('as')
  if (as !== '' && !Object.hasOwn(dispositionWords, as)) wrongs.set('as', words.choose)
  const by = as === 'promised' || as === 'assigned' ? dayTyped(form.get('by')) || null : null
  if (by !== null && !daySchema.safeParse(by).success) wrongs.set('by', fillIn)
  if (as === 'promised' && by === null) wrongs.set('by', fillIn)
  const lead = as === 'assigned' ? form.get('lead') : ''
  if (as === 'assigned' && lead === '') wrongs.set('lead', fillIn)
  const [firstUnit, note] = [form.get('firstUnit'), form.get('instruction')]
  const instructor = form.get('instructor') || form.get('receiver')
  if (note !== '' && instructor === '') wrongs.set('instructor', words.instructor)
  if (note === '' && form.get('instructor') !== '') wrongs.set('instruction', words.instruction)
  const disposed = { as: as as Disposition, by: as === 'promised' ? by : null }
  const co = form.all('co').filter((unit) => unit !== lead)
  return [
    ...(as === '' ? [] : [{ step: { what: 'disposed', day, data: disposed } as const, fields: { '': 'as' } }]),
    ...(lead === ''
      ? []
      : [{ step: { what: 'assigned', day, data: { lead, co, by } } as const, fields: { '': 'lead' } }]),
    ...(firstUnit === ''
      ? []
      : [
          {
            step: { what: 'first-handled', day, data: { unit: firstUnit, leader: null } } as const,
            fields: { unit: 'firstUnit', '': 'firstUnit' },
          },
        ]),
    ...(note === '' || instructor === ''
      ? []
      : [
          {
            step: { what: 'instructed', day, data: { leader: instructor } } as const,
            note,
            fields: { leader: 'instructor', '': 'instruction' },
          },
        ]),
  ]
}

const personalIn = (form: Form, following: readonly Following[]): Personal => ({
  people: peopleNumbers
    .map((n) => ({ name: nameTyped(form.get(`name${n}`)), contact: form.get(`contact${n}`) }))
    .filter(({ name, contact }) => name !== '' || contact !== ''),
  summary: form.get('summary'),
  handlers: '',
  // Event 1 is the registration.
  notes: Object.fromEntries(following.flatMap(({ note }, at) => (note ? [[String(at + 2), note]] : []))),
})
