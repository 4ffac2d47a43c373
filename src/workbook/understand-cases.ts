import { type CaseStateName, caseStateWords, nothingPersonal, type Personal } from '../domain/case.ts'
import {
  type CaseFacts,
  type Concerns,
  type Disposition,
  dispositionWords,
  mostRepresentatives,
  type NewCaseEvent,
  nationalNumberSchema,
  type Outcome,
  outcomeWords,
  routeWords,
  satisfactionWords,
} from '../domain/case-event.ts'
import type { Day } from '../domain/day.ts'
import { identityNumbersIn } from '../domain/identity-number.ts'
import { sessionWords } from '../domain/place.ts'
import type { Subject } from '../domain/subject.ts'
import type { Text } from '../domain/text.ts'
import { nameTyped } from '../domain/typed.ts'
import { levelWords, type UnitLevel } from '../domain/unit.ts'
import type { TableRow } from './find-tables.ts'
import { finderOf, type Named } from './named.ts'
import { unknownName } from './near.ts'
import { holdsIdentityNumber, privateWords } from './private-numbers.ts'
import { choices, RowReader, type RowUnderstood } from './row-reader.ts'
import { t } from './table.ts'
import { casesTable, groupWords, type LedgerKey, settledWords, visitWords } from './table-cases.ts'
import { keyOf, listIn, textOf } from './words-of-cells.ts'

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

/** A step of a case that a row tells of, and the words that go with it. */
export interface LedgerStep {
  readonly step: NewCaseEvent
  readonly note?: string
  /** The column it stands in. */
  readonly column: LedgerKey
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

/** Cells of the whole row that hold an identity-card number are named; the national system’s own number is none. */
const refuseIdentity = (reader: RowReader): void => {
  const { row } = reader
  const [nationalCell] = [row.cells.get('national')]
  const national = textOf(nationalCell)
  const own = [...row.cells]
  const isOne = (cell: unknown): boolean =>
    typeof cell === 'number'
      ? holdsIdentityNumber(cell)
      : identityNumbersIn(textOf(cell as never), [national]).length > 0
  const read = own.filter(([key, cell]) => key !== 'national' && isOne(cell))
  for (const [key] of read) reader.wrong(key, privateWords.identity)
  // The national system’s number may hold the day it was given; nobody born before it was has such a number.
  const isBirth = identityNumbersIn(national).some((one) => Number(one.slice(6, 10)) < firstNationalYear)
  if (isBirth || (typeof nationalCell === 'number' && nationalCell >= 1e15))
    reader.wrong('national', isBirth ? privateWords.identity : asText)
  const cells = new Set(own.map(([, cell]) => cell))
  row.whole.forEach((cell, at) => {
    if (!cells.has(cell) && isOne(cell)) reader.mistakes.push({ column: columnAt(at), says: privateWords.identity })
  })
}
/** The first year from which the national system can have numbered anything. */
const firstNationalYear = 2005

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

const sessions = choices(sessionWords)
const levels = choices(levelWords)
const visits = choices(visitWords, {
  first: ['初', '初次', '初信初访', '初信', '首次', '1'],
  repeat: ['重', '重复', '重信重访', '重信', '多次'],
})
const groups = choices(groupWords, { single: ['个体', '个访', '个人'], group: ['集体', '群访', '群体'] })
const dispositions = choices(dispositionWords, {
  solved: ['当场化解'],
  explained: ['解释', '当场答复'],
  promised: ['承诺'],
  assigned: ['转办', '交办办理'],
})
const outcomes = choices(outcomeWords, {
  solved: ['解决问题到位', '解决到位', '诉求合理', '问题解决到位'],
  educated: ['思想教育到位', '教育到位', '诉求无理'],
  helped: ['帮扶救助到位', '帮扶到位', '救助到位', '生活困难'],
  law: ['依法处理', '行为违法'],
})
const satisfactions = choices(satisfactionWords, { fair: ['较满意', '比较满意'] })
const routes = choices(routeWords, { mediation: ['调解'], reconsideration: ['复议'], arbitration: ['劳动仲裁'] })
const settledOnes = choices(settledWords, { yes: ['已化解', '已息访', '化解'], no: ['未化解', '未息访'] })
const states = choices(caseStateWords, {
  closed: ['办结', '结案', '已结案'],
  assigned: ['交办', '已交办', '办理', '在办'],
  transferred: ['法定途径'],
  dropped: ['撤回', '撤诉'],
})

/** In which order steps of one day come. */
const order: readonly NewCaseEvent['what'][] = [
  'disposed',
  'first-handled',
  'put-in-charge',
  'instructed',
  'accepted',
  'informed',
  'assigned',
  'unit-received',
  'objected',
  'answered',
  'opinion-received',
  'review-asked',
  'review-answered',
  'review-received',
  'rereview-asked',
  'rereview-answered',
  'promise-kept',
  'concluded',
  'refused',
  'transferred',
  'dropped',
  'closed',
  'satisfied',
  'visited',
]

const dayColumns = {
  accepted: 'accepted',
  informed: 'informed',
  taken: 'unit-received',
  objected: 'objected',
  answered: 'answered',
  delivered: 'opinion-received',
  review: 'review-asked',
  reviewed: 'review-answered',
  reviewTold: 'review-received',
  rereview: 'rereview-asked',
  rereviewed: 'rereview-answered',
} as const

/** Reads rows of a ledger against what an office has. Whether their steps follow on each other is judged elsewhere. */
export const caseReader = (known: LedgerKnown): ((row: TableRow) => LedgerRead) => {
  const nameIn = namesBy(known)
  const subjectIn = subjectBy(known.subjects)
  const levelOf = new Map(known.places.map(({ id, level }) => [id, level]))
  return (row) => {
    const reader = new RowReader(row, casesTable)
    refuseIdentity(reader)
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

const stepsIn = (
  reader: RowReader,
  {
    received,
    receiver,
    state,
    one,
    many,
  }: {
    received: Day
    receiver: string | null
    state: CaseStateName | undefined
    one(key: LedgerKey, kind: 'leaders' | 'units'): string | null
    many(key: LedgerKey, kind: 'leaders' | 'units'): string[]
  },
): LedgerStep[] => {
  const steps: LedgerStep[] = []
  const add = (column: LedgerKey, step: NewCaseEvent, note?: string): void => {
    steps.push({ column, step, ...(note ? { note } : {}) })
  }
  const lead = one('lead', 'units')
  const co = many('co', 'units').filter((unit) => unit !== lead)
  const as = reader.choice('disposition', dispositions)
  const promised = reader.day('promised')
  if (as === 'promised' && promised === undefined)
    reader.wrong('promised', t('承诺办理的要填承诺限期', 'is needed for a promise'))
  // Assigning says it by itself.
  if (as !== undefined && !(as === 'assigned' && lead !== null))
    add('disposition', {
      what: 'disposed',
      day: received,
      data: { as: as as Disposition, by: as === 'promised' ? (promised ?? null) : null },
    })
  const assigned = reader.day('assigned')
  const due = reader.day('due') ?? null
  if (lead !== null) add('lead', { what: 'assigned', day: assigned ?? received, data: { lead, co, by: due } })
  else if (assigned !== undefined || co.length > 0 || due !== null)
    reader.wrong('lead', t('填了交办日期、协办单位或办理限期,还要填责任单位', 'is missing, though it was assigned'))
  const firstUnit = one('firstUnit', 'units')
  const firstLeader = one('firstLeader', 'leaders')
  if (firstUnit !== null)
    add('firstUnit', { what: 'first-handled', day: received, data: { unit: firstUnit, leader: firstLeader } })
  else if (firstLeader !== null) reader.wrong('firstUnit', t('填了首办领导,还要填首办单位', 'is missing'))
  const inCharge = one('inCharge', 'leaders')
  if (inCharge !== null) add('inCharge', { what: 'put-in-charge', day: received, data: { leader: inCharge } })
  const note = reader.text('instruction', 4000)
  const instructed = reader.day('instructed')
  const instructor = one('instructor', 'leaders') ?? (note === '' ? null : receiver)
  if (instructor !== null)
    add('instructor', { what: 'instructed', day: instructed ?? received, data: { leader: instructor } }, note)
  else if (note !== '' || instructed !== undefined)
    reader.wrong('instructor', t('请填写是哪位领导的批示', 'is missing: whose instruction is it?'))
  for (const [column, what] of Object.entries(dayColumns) as [
    LedgerKey,
    (typeof dayColumns)[keyof typeof dayColumns],
  ][]) {
    const day = reader.day(column)
    if (day !== undefined) add(column, { what, day, data: {} })
  }
  const lastDay = (): Day => steps.map(({ step }) => step.day).reduce((a, b) => (a > b ? a : b), received)
  const ended = reader.day('ended')
  endIn(reader, {
    ended,
    state,
    add,
    isPromise: as === 'promised' && !steps.some(({ step }) => step.what === 'answered'),
  })
  const results = reader
    .list('outcomes')
    .map((words) => outcomes.find(([, ways]) => ways.includes(keyOf(words)))?.[0])
  if (results.includes(undefined)) reader.choice('outcomes', outcomes)
  const concluded = [...new Set(results.filter((result) => result !== undefined))] as [Outcome, ...Outcome[]]
  if (concluded.length > 0)
    add('outcomes', { what: 'concluded', day: ended ?? lastDay(), data: { outcomes: concluded } })
  const satisfaction = reader.choice('satisfaction', satisfactions)
  if (satisfaction) add('satisfaction', { what: 'satisfied', day: ended ?? lastDay(), data: { is: satisfaction } })
  const visited = reader.day('visited')
  if (visited !== undefined) add('visited', { what: 'visited', day: visited, data: { leader: null } })
  const rank = ({ step }: LedgerStep): string => `${step.day} ${String(order.indexOf(step.what)).padStart(2, '0')}`
  return steps.sort((a, b) => (rank(a) < rank(b) ? -1 : rank(a) > rank(b) ? 1 : 0))
}

const ends = ['closed', 'refused', 'dropped', 'transferred'] as const

/** How a case ended, by the state the row names, or by the rest of it. */
const endIn = (
  reader: RowReader,
  {
    ended,
    state,
    isPromise,
    add,
  }: {
    ended: Day | undefined
    state: CaseStateName | undefined
    isPromise: boolean
    add(column: LedgerKey, step: NewCaseEvent): void
  },
): void => {
  const route = reader.choice('route', routes)
  const settled = reader.choice('settled', settledOnes)
  const end = ends.find((one) => one === state)
  if (ended === undefined) {
    if (end || route) reader.wrong('ended', t('已经了结的要填办结日期', 'is missing, though the case has ended'))
    return
  }
  if (state !== undefined && !end)
    return reader.wrong(
      'state',
      t(
        `填了办结日期,状态却是“${caseStateWords[state]['zh-CN']}”,请核对`,
        `says “${caseStateWords[state].en}”, though the case has ended`,
      ),
    )
  const is = end ?? (route ? 'transferred' : 'closed')
  if (is === 'transferred') {
    if (!route) return reader.wrong('route', t('请填写导入哪一种法定途径', 'is missing'))
    return add('route', { what: 'transferred', day: ended, data: { route } })
  }
  if (is !== 'closed') return add('ended', { what: is, day: ended, data: {} })
  if (settled === undefined) return reader.wrong('settled', t('办结的请填“是”或“否”', 'is needed: yes or no'))
  if (isPromise) add('ended', { what: 'promise-kept', day: ended, data: {} })
  add('ended', { what: 'closed', day: ended, data: { isSettled: settled === 'yes' } })
}

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
