import {
  type AbsenceWhy,
  type Attendance,
  type AttendanceIs,
  type Attestation,
  absenceWords,
  attestationWords,
  entryOf,
} from '../../../domain/attendance.ts'
import type { Day } from '../../../domain/day.ts'
import type { Text } from '../../../domain/text.ts'
import { countTyped, isTime, timeTyped } from '../../../domain/typed.ts'
import { identityWrongs } from '../../cases/identity-wrongs.ts'
import { type Form, formOf } from '../../form.tsx'
import type { Reception } from './receptions.ts'

const words = {
  is: { 'zh-CN': '请选到岗、未到或他人顶替', en: 'Please choose what became of it' },
  by: { 'zh-CN': '请选谁顶替', en: 'Please choose who came instead' },
  notByHimself: { 'zh-CN': '顶替的人不能是本人', en: 'Nobody stands in for himself' },
  why: { 'zh-CN': '请选未到的原因', en: 'Please choose a reason' },
  time: { 'zh-CN': '请填时间,例如 9:00', en: 'Please give a time, such as 9:00' },
  order: { 'zh-CN': '离开不能早于到达', en: 'He cannot leave before he arrives' },
  count: { 'zh-CN': '请填0到9999的整数', en: 'Please give a whole number from 0 to 9999' },
  heads: { 'zh-CN': '人次不能少于批次', en: 'There are at least as many visitors as groups' },
  nobody: { 'zh-CN': '勾了“无人来访”,批次和人次应为空或0', en: 'Nobody came: leave the numbers empty or 0' },
  reason: { 'zh-CN': '请写更正的理由', en: 'Please say why it is corrected' },
  same: { 'zh-CN': '别的内容没有改动,不用写更正理由', en: 'Nothing else has changed; no reason is needed' },
  long: { 'zh-CN': '最多300字', en: 'At most 300 characters' },
} as const satisfies Record<string, Text>

const mostCounted = 9999
const longestNote = 300

/** Stands for the reception to be in the names of the fields for one that was not planned. */
export const unplanned = 'new'

/** The fields of an entry, each called `field.reception` in the form of a day. */
const fields = ['is', 'by', 'why', 'note', 'arrived', 'left', 'batches', 'visitors', 'nobody', 'attested'] as const
type EntryField = (typeof fields)[number]

/** The name of a field of a reception’s entry. */
export const fieldOf = (
  field: EntryField | 'after' | 'leader' | 'place' | 'session' | 'activity',
  reception: string,
): string => `${field}.${reception}`

/** An entry’s fields as its form first shows them: what holds, else the session’s own times. */
export const asFields = ({ reception, start, end, holds }: Reception): Form => {
  const given = (field: EntryField, value: string | number | null | undefined): [string, string][] =>
    value === null || value === undefined ? [] : [[fieldOf(field, reception), String(value)]]
  const hasTimes = holds && holds.is !== 'absent'
  return formOf([
    ...given('is', holds?.is),
    ...given('by', holds?.coveredBy),
    ...given('why', holds?.why),
    ...given('arrived', hasTimes ? holds.arrived : start),
    ...given('left', hasTimes ? holds.left : end),
    ...given('batches', holds?.batches),
    ...given('visitors', holds?.visitors),
    ...given('nobody', holds?.batches === 0 ? 'yes' : null),
    ...(holds?.attested ?? []).flatMap((one) => given('attested', one)),
  ])
}

/** Whether anything was typed that the form did not show. Numbers are not sent by those who are not shown them. */
export const isTyped = (form: Form, shown: Reception): boolean => {
  const before = asFields(shown)
  const hasCounts = form.has(fieldOf('batches', shown.reception))
  return fields
    .filter((field) => hasCounts || !['batches', 'visitors', 'nobody'].includes(field))
    .some((field) => {
      const name = fieldOf(field, shown.reception)
      const plain = (one: Form): string =>
        JSON.stringify(
          one
            .all(name)
            .filter((value) => value !== '')
            .sort(),
        )
      return plain(form) !== plain(before)
    })
}

/** What an entry says, without how and why it came to be. */
const contentOf = ({ is, coveredBy, why, arrived, left, batches, visitors, attested }: Attendance): string =>
  JSON.stringify([is, coveredBy, why, arrived, left, batches, visitors, attested])

export type ReadEntry = { readonly entry: Attendance } | { readonly wrongs: ReadonlyMap<string, Text> }

/** Reads an entry about a reception; `candidates` may have come instead. */
export const readEntry = (form: Form, about: Reception, today: Day, candidates: ReadonlySet<string>): ReadEntry => {
  const { reception, isPlanned, date, session, place, unit, activity, leader, holds, entries } = about
  const name = (field: EntryField): string => fieldOf(field, reception)
  const typed = (field: EntryField): string => form.get(name(field))
  const wrongs = new Map<string, Text>(identityWrongs(form, [name('note')]))
  const wrong = (field: EntryField, says: Text): void => {
    if (!wrongs.has(name(field))) wrongs.set(name(field), says)
  }

  const choices: readonly string[] = [
    'present',
    ...(isPlanned ? ['absent', 'covered'] : []),
    ...(holds ? ['void'] : []),
  ]
  const is = typed('is') as AttendanceIs
  if (!choices.includes(is)) wrong('is', words.is)
  const hasReceived = is === 'present' || is === 'covered'

  const by = is === 'covered' ? typed('by') : null
  if (by === leader) wrong('by', words.notByHimself)
  else if (by !== null && !candidates.has(by)) wrong('by', words.by)
  const why = is === 'absent' ? typed('why') : null
  if (why !== null && !Object.hasOwn(absenceWords, why)) wrong('why', words.why)

  const time = (field: 'arrived' | 'left'): string | null => {
    const value = timeTyped(typed(field))
    if (!hasReceived || value === '') return null
    if (!isTime(value)) wrong(field, words.time)
    return value
  }
  const [arrived, left] = [time('arrived'), time('left')]
  if (arrived !== null && left !== null && isTime(arrived) && isTime(left) && left < arrived)
    wrong('left', words.order)

  const count = (field: 'batches' | 'visitors'): number | null => {
    const value = countTyped(typed(field))
    if (value === undefined) return null
    if (!(value <= mostCounted)) wrong(field, words.count)
    return value
  }
  // Whoever is not shown the numbers leaves them as they are.
  const isShown = form.has(name('batches'))
  let [batches, visitors] = isShown
    ? [count('batches'), count('visitors')]
    : [holds?.batches ?? null, holds?.visitors ?? null]
  if (isShown && form.has(name('nobody'))) {
    if ((batches ?? 0) > 0 || (visitors ?? 0) > 0) wrong('nobody', words.nobody)
    ;[batches, visitors] = [0, 0]
  } else if (batches !== null && visitors !== null && visitors < batches) wrong('visitors', words.heads)

  const attested = (Object.keys(attestationWords) as Attestation[]).filter(
    (one) => hasReceived && form.all(name('attested')).includes(one),
  )
  const note = typed('note')
  if (note.length > longestNote) wrong('note', words.long)

  const entry: Attendance = {
    ...{ reception, isPlanned, date, session, place, unit, activity, leader, is, coveredBy: by },
    ...{ why: why as AbsenceWhy | null, note, arrived, left, batches, visitors, attested },
    entered: entryOf(date, today, entries.length > 0),
  }
  if (holds && contentOf(holds) === contentOf(entry)) wrong('note', words.same)
  else if (entry.entered === 'correction' && note === '') wrong('note', words.reason)
  return wrongs.size > 0 ? { wrongs } : { entry }
}
