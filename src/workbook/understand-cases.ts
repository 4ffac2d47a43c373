import { type CaseStateName, nothingPersonal, type Personal } from '../domain/case.ts'
import { type CaseFacts, type Concerns, mostRepresentatives, nationalNumberSchema } from '../domain/case-event.ts'
import type { Day } from '../domain/day.ts'
import type { Subject } from '../domain/subject.ts'
import type { Text } from '../domain/text.ts'
import { nameTyped } from '../domain/typed.ts'
import type { UnitLevel } from '../domain/unit.ts'
import { groups, levels, sessions, states, visits } from './case-choices.ts'
import type { TableRow } from './find-tables.ts'
import { identityMark } from './identity-cells.ts'
import { finderOf, type Named } from './named.ts'
import { unknownName } from './near.ts'
import { privateWords } from './private-numbers.ts'
import { RowReader } from './row-reader.ts'
import { t } from './table.ts'
import { casesTable, type LedgerKey } from './table-cases.ts'
import { type LedgerStep, stepsIn } from './understand-case-steps.ts'
import { keyOf, listIn } from './words-of-cells.ts'

/** What an office has that a ledger names. */
export interface LedgerKnown {
  readonly leaders: readonly Named[]
  readonly units: readonly Named[]
  /** With the level of the unit each belongs to. */
  readonly places: readonly (Named & { readonly level: UnitLevel })[]
  readonly subjects: readonly Subject[]
  /** Of the office’s own unit. */
  readonly level: UnitLevel
  /** Heads from which a visit is collective. */
  readonly collectiveFrom: number
}

/** A case as a row of a ledger tells it. */
export interface LedgerCase {
  readonly number: string
  readonly national: string
  readonly received: Day
  readonly facts: CaseFacts
  readonly receiver: string | null
  readonly concerns: Concerns
  readonly steps: readonly LedgerStep[]
  /** As the row says; undefined where it does not. */
  readonly state: CaseStateName | undefined
  readonly personal: Omit<Personal, 'notes'>
}

/** A row that was read: a case, unless something in it is wrong. */
export interface LedgerRead {
  readonly reader: RowReader
  readonly case?: LedgerCase
}

/** What holds nothing: a dash that keeps the place of somebody in a list. */
const nobody = /^[-—–/／]+$|^(无|不详|匿名)$/

/** Cells of the whole row that held an identity-card number are named; a long number may be none any more. */
const refuseNumbers = (reader: RowReader): void => {
  const { cells, whole } = reader.row
  const marked = [...cells].filter(([, cell]) => cell === identityMark)
  for (const [key] of marked) reader.wrong(key, privateWords.identity)
  const inAll = whole.flatMap((cell, at) => (cell === identityMark ? [at] : []))
  // All that are not read, where none of those that are read is one.
  if (marked.length === 0)
    for (const at of inAll) reader.mistakes.push({ column: columnAt(at), says: privateWords.identity })
  const national = cells.get('national')
  if (typeof national === 'number' && national >= 1e15) reader.wrong('national', asText)
}

const columnAt = (at: number): Text => {
  const letter =
    at < 26
      ? String.fromCharCode(65 + at)
      : `${String.fromCharCode(64 + Math.floor(at / 26))}${String.fromCharCode(65 + (at % 26))}`
  return t(`${letter}列`, `column ${letter}`)
}

const asText = t(
  '编号太长,Excel已把它变成数字,后几位可能已丢失。请把这一列设为文本,重新填写',
  'was turned into a number by Excel and may have lost its last digits: format the column as text and type it again',
)
const inList = t('请先在本系统里加上,或改成本系统里的名称。', 'Add it here first, or write its name as it is here.')
const kinds = { leaders: t('这位领导', 'leader'), units: t('这个单位', 'unit'), places: t('这个地点', 'place') }

/** Reads names by what the office has. */
const namesBy = (known: LedgerKnown) => {
  const finders = {
    leaders: finderOf(known.leaders),
    units: finderOf(known.units),
    places: finderOf(known.places),
  }
  return (reader: RowReader, key: LedgerKey, kind: keyof typeof finders, words: string): string | undefined => {
    const { ids, labels } = finders[kind](words)
    if (ids.length === 1) return ids[0]
    if (ids.length > 1)
      return reader.wrong(
        key,
        t(
          `有${ids.length}个同名,请写成:${labels.join(' 或 ')}`,
          `is shared by ${ids.length}; write ${labels.join(' or ')}`,
        ),
      )
    return reader.wrong(key, unknownName(kinds[kind], words, labels, inList))
  }
}

/** Subjects by code, name, or both. */
const subjectBy = (subjects: readonly Subject[]) => {
  const found = new Map<string, string>()
  for (const { code, name } of [...subjects].reverse())
    for (const words of [name, code, code.replace(/^0+(?=.)/, ''), `${code}${name}`]) found.set(keyOf(words), code)
  return (reader: RowReader): string => {
    const words = reader.needed('subject')
    if (words === '') return ''
    const code = found.get(keyOf(words))
    if (code === undefined)
      reader.wrong(
        'subject',
        unknownName(
          t('这个分类', 'subject'),
          words,
          subjects.map(({ name }) => name),
          t(
            `可填:${subjects.map((one) => `${one.code} ${one.name}`).join('、')}`,
            `Subjects: ${subjects.map((one) => `${one.code} ${one.name}`).join(', ')}`,
          ),
        ),
      )
    return code ?? ''
  }
}

/** Reads rows of a ledger against what an office has. Whether their steps follow on each other is judged elsewhere. */
export const caseReader = (known: LedgerKnown): ((row: TableRow) => LedgerRead) => {
  const nameIn = namesBy(known)
  const subjectIn = subjectBy(known.subjects)
  const levelOf = new Map(known.places.map(({ id, level }) => [id, level]))
  return (row) => {
    const reader = new RowReader(row, casesTable)
    refuseNumbers(reader)
    const one = (key: LedgerKey, kind: 'leaders' | 'units' | 'places'): string | null => {
      const words = reader.text(key)
      return words === '' || nobody.test(words) ? null : (nameIn(reader, key, kind, words) ?? null)
    }
    const many = (key: LedgerKey, kind: 'leaders' | 'units'): string[] => [
      ...new Set(
        reader.list(key).flatMap((words) => (nobody.test(words) ? [] : (nameIn(reader, key, kind, words) ?? []))),
      ),
    ]
    const [number, national] = [reader.text('number', 100), reader.text('national', 40)]
    if (number === '' && national === '')
      reader.wrong(
        'number',
        t(
          '编号和国家系统编号至少填一项,否则再次导入时认不出是同一件;没有编号的,请从1起编上',
          'is missing, and so is the national number: without either the row would be doubled when it is imported again',
        ),
      )
    if (national !== '' && !nationalNumberSchema.safeParse(national).success)
      reader.wrong('national', t('应为4到40个字母、数字', 'should have 4 to 40 letters and digits'))
    const received = reader.needed('received') === '' ? undefined : reader.day('received')
    const place = one('place', 'places')
    const heads = reader.number('heads', 1, 9999) ?? 1
    const group = reader.choice('group', groups)
    const facts: CaseFacts = {
      session: reader.choice('session', sessions) ?? null,
      place,
      level: reader.choice('level', levels) ?? levelOf.get(place ?? '') ?? known.level,
      isFirst: reader.choice('visit', visits) !== 'repeat',
      isCollective: group === undefined ? heads >= known.collectiveFrom : group === 'group',
      heads,
      representatives: reader.number('representatives', 0, mostRepresentatives) ?? 0,
      subject: subjectIn(reader),
    }
    const receiver = one('receiver', 'leaders')
    const concerns = { leaders: many('concernLeaders', 'leaders'), units: many('concernUnits', 'units') }
    const personal = personalIn(reader)
    const state = reader.choice('state', states)
    if (received === undefined) return { reader }
    const steps = stepsIn(reader, { received, receiver, state, one, many })
    return reader.mistakes.length > 0
      ? { reader }
      : { reader, case: { number, national, received, facts, receiver, concerns, steps, state, personal } }
  }
}

const personalIn = (reader: RowReader): Omit<Personal, 'notes'> => {
  const clean = (words: string): string => (nobody.test(words) ? '' : words)
  const names = listIn(reader.cell('people')).map((name) => clean(nameTyped(name)))
  const contacts = listIn(reader.cell('contacts')).map(clean)
  const most = 5
  if (Math.max(names.length, contacts.length) > most)
    reader.wrong(
      names.length > most ? 'people' : 'contacts',
      t(`最多${most}人,请只留代表`, `at most ${most}: keep those who represent the others`),
    )
  for (const [key, list] of [
    ['people', names],
    ['contacts', contacts],
  ] as const)
    if (list.some((words) => words.length > 100))
      reader.wrong(key, t('有一项超过100个字', 'has more than 100 characters in one'))
  return {
    ...nothingPersonal,
    people: Array.from({ length: Math.max(names.length, contacts.length) }, (_, at) => ({
      name: names[at] ?? '',
      contact: contacts[at] ?? '',
    })),
    summary: reader.text('summary', 4000),
    handlers: reader.text('handlers', 400),
  }
}
