import type { Text } from '../domain/text.ts'
import type { RowReader, RowUnderstood } from './row-reader.ts'
import { t } from './table.ts'
import type { LedgerRead } from './understand-cases.ts'
import { textOf } from './words-of-cells.ts'

const masked = (name: string): string => (name === '' ? '' : `${[...name][0]}＊`)

/** What a row was understood to say, names masked. */
export const understoodRow = (
  { reader, case: one }: LedgerRead,
  is: 'new' | 'same',
  names: { leader(id: string | null): string; unit(id: string | null): string; subject(code: string): string },
  state: Text,
): RowUnderstood => {
  if (!one) return reader.understood(shortOf(reader), is)
  const { received, facts, receiver, personal, steps } = one
  const lead = steps.flatMap(({ step }) => (step.what === 'assigned' ? [step.data.lead] : []))[0]
  const people = personal.people.map(({ name }) => masked(name)).filter((name) => name !== '')
  const parts: Text[] = [
    t(received, received),
    t(names.subject(facts.subject), names.subject(facts.subject)),
    t(`${facts.heads}人`, `${facts.heads} heads`),
    ...(people.length > 0 ? [t(`来访人 ${people.join('、')}`, `by ${people.join(', ')}`)] : []),
    ...(receiver ? [t(`接待领导 ${names.leader(receiver)}`, `received by ${names.leader(receiver)}`)] : []),
    ...(personal.summary
      ? [t(`反映事项${[...personal.summary].length}字`, `summary of ${[...personal.summary].length} characters`)]
      : []),
    ...(lead ? [t(`责任单位 ${names.unit(lead)}`, `unit ${names.unit(lead)}`)] : []),
    state,
  ]
  const number = one.number || one.national
  return reader.understood(
    t(
      `${number}:${parts.map((part) => part['zh-CN']).join(',')}`,
      `${number}: ${parts.map((part) => part.en).join(', ')}`,
    ),
    is,
  )
}

/** Of a row that is wrong, what tells it from others: no words about people. */
const shortOf = (reader: RowReader): Text => {
  const words = [reader.cell('number'), reader.cell('national'), reader.cell('received')]
    .map(textOf)
    .filter(Boolean)
  return t(words.join(' '), words.join(' '))
}
