import { type Availability, availabilityWords } from '../domain/availability.ts'
import { groupBy } from '../domain/group-by.ts'
import type { Leader } from '../domain/leader.ts'
import { type Session, sessionWords } from '../domain/place.ts'
import type { Text } from '../domain/text.ts'
import type { TableRow } from './find-tables.ts'
import type { Known } from './known.ts'
import { choices, RowReader, type RowUnderstood } from './row-reader.ts'
import { leaderFor } from './which-leader.ts'
import { keyOf, textOf } from './words-of-cells.ts'

const kindChoices = choices(availabilityWords, {
  unavailable: ['请假', '休假', '出差', '外出', '不在', '不可', '不排', '不能接访', '公差', '培训', '会议', '学习'],
  undesired: ['rather not', '不希望', '尽量不', '尽量不排', '不想', '不方便', '避开'],
  desired: ['gladly', '愿意', '想', '希望安排', '优先', '方便'],
})

const ways: Readonly<Record<Session, readonly string[]>> = {
  morning: ['上午', '早上', 'morning', 'am'],
  afternoon: ['下午', 'afternoon', 'pm'],
  day: ['全天', '全日', '整天', '一天', '上下午', 'allday', 'day'],
}

/** The sessions a cell names; undefined for the whole day. A mistake is noted for words that name none. */
const sessionsIn = (reader: RowReader): Session[] | undefined => {
  const parts = keyOf(textOf(reader.cell('sessions')))
    .split(/[、,;和及]/)
    .filter(Boolean)
  const sessions = parts.map((part) => (Object.keys(ways) as Session[]).find((one) => ways[one].includes(part)))
  if (sessions.includes(undefined))
    return reader.wrong('sessions', {
      'zh-CN': `看不懂,可填:${Object.values(sessionWords)
        .map((words) => words['zh-CN'])
        .join('、')}`,
      en: 'should be morning, afternoon or all day',
    })
  return sessions.length === 0 || sessions.includes('day') ? undefined : (sessions as Session[])
}

/** All that tells absences apart; a day session is the whole day. */
const absenceKey = (entry: Availability): string =>
  JSON.stringify([
    entry.leader,
    entry.from,
    entry.to,
    entry.sessions?.includes('day') ? [] : [...new Set(entry.sessions ?? [])].sort(),
    entry.is,
    entry.why ?? '',
  ])

/** Leaders, and by name. */
interface Leaders {
  readonly all: readonly Leader[]
  readonly by: ReadonlyMap<string, readonly Leader[]>
}

const read = (reader: RowReader, leaders: Leaders): { entry?: Availability; says: Text } => {
  const leader = leaderFor(reader, leaders.all, leaders.by.get(keyOf(reader.text('name'))) ?? [])
  const from = reader.day('from')
  if (textOf(reader.cell('from')) === '') reader.wrong('from', { 'zh-CN': '没有填写', en: 'is missing' })
  const to = reader.day('to', true) ?? from
  const is = reader.choice('is', kindChoices) ?? 'unavailable'
  const sessions = sessionsIn(reader)
  const why = reader.text('why')
  if (from && to && to < from)
    reader.wrong('to', { 'zh-CN': `早于开始日期 ${from}`, en: `lies before the first day ${from}` })
  const name = reader.text('name')
  if (!leader || !from || !to || reader.mistakes.length > 0) return { says: { 'zh-CN': name, en: name } }
  const entry: Availability = {
    leader: leader.id,
    from,
    to,
    ...(sessions ? { sessions } : {}),
    is,
    ...(why === '' ? {} : { why }),
  }
  const at = sessions ?? ['day']
  const half = (language: 'zh-CN' | 'en'): string =>
    at.map((session) => sessionWords[session][language]).join(language === 'en' ? ', ' : '、')
  const derived = textOf(reader.cell('is')) === ''
  const kind = availabilityWords[is]
  return {
    entry,
    says: {
      'zh-CN': `${leader.name}:${from}${to === from ? '' : `至${to}`} ${half('zh-CN')},${kind['zh-CN']}接访${derived ? '(类型未填)' : ''}${why ? `,${why}` : ''}`,
      en: `${leader.name}: ${from}${to === from ? '' : ` to ${to}`}, ${half('en')}, ${kind.en}${derived ? ' (no kind given)' : ''}${why ? `, ${why}` : ''}`,
    },
  }
}

/** The sheet of absences and wishes against those known, matched by all they say; others stay. */
export const understandAvailability = (
  rows: readonly TableRow[],
  leaders: readonly Leader[],
  known: Known,
): { rows: RowUnderstood[]; availability: Availability[]; stay: number } => {
  const people: Leaders = { all: leaders, by: groupBy(leaders, ({ name }) => keyOf(name)) }
  const entries = new Map(known.availability.map((entry) => [absenceKey(entry), entry]))
  const before = new Set(entries.keys())
  const met = new Set<string>()
  const understood = rows.map((row): RowUnderstood => {
    const reader = new RowReader(row)
    const { entry, says } = read(reader, people)
    if (!entry) return reader.understood(says, 'same')
    const key = absenceKey(entry)
    const isNew = !entries.has(key)
    if (isNew) entries.set(key, entry)
    met.add(key)
    return reader.understood(says, isNew ? 'new' : 'same')
  })
  return {
    rows: understood,
    // The list known is kept as it is, repeated entries included.
    availability: [
      ...known.availability,
      ...[...entries].filter(([key]) => !before.has(key)).map(([, one]) => one),
    ],
    stay: [...before].filter((key) => !met.has(key)).length,
  }
}
