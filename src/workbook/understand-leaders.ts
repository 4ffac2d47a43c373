import { groupBy } from '../domain/group-by.ts'
import { type Leader, type Post, roleWords, teamWords } from '../domain/leader.ts'
import type { Text } from '../domain/text.ts'
import { nameTyped } from '../domain/typed.ts'
import type { Unit } from '../domain/unit.ts'
import { roleOf, teamOf } from './derive-role.ts'
import type { TableRow } from './find-tables.ts'
import type { Known, NewId } from './known.ts'
import { matchPosts, type Person, type PostRow } from './match-posts.ts'
import { choices, RowReader, type RowUnderstood } from './row-reader.ts'
import { ownUnit, type UnitNames, unitNames } from './understand-units.ts'
import { apartAmong, apartKey, apartOf, leadersCalled, severalWords } from './which-leader.ts'
import { keyOf } from './words-of-cells.ts'

const roleChoices = choices(roleWords, {
  'county-secretary': ['区委书记', '市委书记', '旗委书记'],
  'county-head': ['区长', '市长', '旗长'],
  'county-leader': ['县领导', '县级领导', '其他区领导', '其他市领导', '区领导'],
  'township-secretary': ['镇党委书记', '乡党委书记', '乡镇党委书记', '街道党工委书记', '乡(镇)党委书记'],
  'township-head': ['镇长', '乡长', '乡镇长', '乡(镇)长', '街道办事处主任'],
  'township-leader': ['镇领导', '乡镇领导', '其他乡镇领导', '其他乡(镇)领导', '其他镇领导', '街道领导'],
  'department-head': ['部门负责人', '部门正职', '县直部门主要负责人', '主要负责人'],
  'department-leader': ['部门副职', '部门领导', '县直部门其他负责人', '其他负责人'],
  'village-leader': ['村干部', '社区干部', '村负责人'],
  deputy: ['人大代表', '政协委员', '两代表一委员'],
})

const teamChoices = choices(teamWords, {
  party: ['县委', '区委', '市委', '党工委', '党委班子', '县委班子'],
  congress: ['人大班子', '县人大', '人大常委会'],
  government: ['县政府', '区政府', '市政府', '政府班子', '人民政府'],
  consultative: ['政协班子', '县政协'],
})

const readRow = (
  row: TableRow,
  names: UnitNames,
  office: Unit | undefined,
  known: Known,
): { row: PostRow; name: string; apart: string } => {
  const reader = new RowReader(row)
  const name = nameTyped(reader.needed('name'))
  const title = reader.needed('title')
  const words = reader.text('unit')
  const unit = words === '' ? office : ownUnit(reader, names, known, words)
  const from = reader.day('from')
  const to = reader.day('to', true) ?? null
  return { row: { reader, unit, title, from, to }, name, apart: reader.text('apart', 60) }
}

const postOf = (row: PostRow, known: Known): Post | undefined => {
  const { reader, unit, title, known: before } = row
  const role = reader.choice('role', roleChoices)
  const team = reader.choice('team', teamChoices)
  const order = reader.number('order', 0, 999_999)
  const portfolio = reader.list('portfolio')
  const from = row.from ?? before?.from ?? `${known.today.slice(0, 4)}-01-01`
  const to = reader.has('to') ? row.to : (before?.to ?? null)
  if (to !== null && to < from)
    reader.wrong('to', {
      'zh-CN': `早于任职起(${from})`,
      en: `lies before the first day in post (${from})`,
    })
  if (!unit || reader.mistakes.length > 0) return undefined
  return {
    unit: unit.id,
    role: role ?? before?.role ?? roleOf(unit, title),
    title: before && keyOf(before.title) === keyOf(title) ? before.title : title,
    team: team ?? before?.team ?? teamOf(unit, title),
    portfolio: reader.has('portfolio') ? portfolio : (before?.portfolio ?? []),
    order: order ?? before?.order ?? 1000,
    from,
    to,
  }
}

const says = (person: Person, row: PostRow, stay: readonly Post[]): Text => {
  const { post, reader, known: before, repeats } = row
  const title = `${row.unit?.name ?? ''} ${row.title}`.trim()
  const who = `${person.name}${person.apart ? `(${person.apart})` : ''}`
  if (repeats !== undefined)
    return { 'zh-CN': `${who}:${title},与第${repeats}行重复`, en: `${who}: ${title}, as in row ${repeats}` }
  if (!post) return { 'zh-CN': `${who}:${title}`, en: `${who}: ${title}` }
  const derived = (key: string): Text =>
    reader.text(key) === '' && !before ? { 'zh-CN': '(推定)', en: ' (derived)' } : { 'zh-CN': '', en: '' }
  const role = roleWords[post.role]
  const team = teamWords[post.team]
  const begins =
    row.from === undefined && !before ? { 'zh-CN': '(未填,从年初算)', en: ' (not given)' } : { 'zh-CN': '', en: '' }
  const old = stay.map((one) => one.title)
  return {
    'zh-CN': `${who}:${title};类别 ${role['zh-CN']}${derived('role')['zh-CN']};班子 ${team['zh-CN']}${derived('team')['zh-CN']};${post.from}起${begins['zh-CN']}${post.to ? `,至${post.to}` : ''}${old.length > 0 ? `。原有职务保留:${old.join('、')};如已卸任,请加一行并填“任职止”` : ''}`,
    en: `${who}: ${title}; ${role.en}${derived('role').en}; ${team.en}${derived('team').en}; from ${post.from}${begins.en}${post.to ? ` to ${post.to}` : ''}${old.length > 0 ? `. Posts that stay: ${old.join(', ')}; if one has ended, add a row with its last day` : ''}`,
  }
}

const equal = (a: Post, b: Post): boolean =>
  (['unit', 'role', 'title', 'team', 'order', 'from', 'to'] as const).every((key) => a[key] === b[key]) &&
  a.portfolio.join('\n') === b.portfolio.join('\n')

/** Groups rows by person, and finds who each is among those known. */
const peopleIn = (rows: readonly TableRow[], units: readonly Unit[], known: Known): Person[] => {
  const names = unitNames(units)
  const office = units.find(({ id }) => id === known.officeUnit)
  const people = new Map<string, Person>()
  for (const tableRow of rows) {
    const { row, name, apart } = readRow(tableRow, names, office, known)
    // Rows without a name are wrong, each by itself.
    const key = name === '' ? `row ${tableRow.sheet} ${tableRow.row}` : `${keyOf(name)}/${apartKey(apart)}`
    const person: Person = people.get(key) ?? { name, apart, rows: [] }
    people.set(key, person)
    const before = person.rows.find(
      (one) =>
        one.unit === row.unit &&
        keyOf(one.title) === keyOf(row.title) &&
        one.from === row.from &&
        one.to === row.to,
    )
    if (before) row.repeats = before.reader.row.row
    person.rows.push(row)
  }
  whoIsKnown([...people.values()], known)
  return [...people.values()]
}

/** Finds the leader known that each person is; a mistake is noted where several may be meant. */
const whoIsKnown = (people: readonly Person[], known: Known): void => {
  const knownBy = groupBy(known.leaders, (leader) => keyOf(leader.name))
  const namesakes = groupBy(people, (person) => keyOf(person.name))
  const taken = new Set<Leader>()
  const holds = (leader: Leader, person: Person): boolean =>
    leader.posts.some((post) =>
      person.rows.some((row) => row.unit?.id === post.unit && keyOf(row.title) === keyOf(post.title)),
    )
  for (const person of people) {
    const sharing = knownBy.get(keyOf(person.name)) ?? []
    const every = leadersCalled(person.name, person.apart, sharing)
    // Beside a namesake with 区分, the one without it is the one known without it.
    const hasNamesake = namesakes.get(keyOf(person.name))!.length > 1
    const without = every.filter((leader) => apartOf(leader) === '')
    const called = person.apart === '' && hasNamesake && without.length === 1 ? without : every
    // Someone known before a namesake came has no 区分 yet: his post tells him.
    const named = called.length > 0 ? called : sharing
    const byPost = named.filter((leader) => holds(leader, person))
    const found = called.length === 1 ? called : byPost
    if (found.length === 1 && !taken.has(found[0]!)) {
      person.known = found[0]
      taken.add(found[0]!)
    } else if (called.length > 1)
      for (const { reader } of person.rows)
        reader.wrong('apart', severalWords(called.map((leader) => apartAmong(leader, sharing))))
  }
}

/** The sheet of leaders against those known, matched by name and 区分; posts by unit, title and beginning. */
export const understandLeaders = (
  rows: readonly TableRow[],
  units: readonly Unit[],
  known: Known,
  newId: NewId,
): { rows: RowUnderstood[]; leaders: Leader[]; stay: number } => {
  const people = peopleIn(rows, units, known)
  const leaders = new Map(known.leaders.map((leader) => [leader.id, leader]))
  const understood: RowUnderstood[] = []
  for (const person of people) {
    matchPosts(person)
    for (const row of person.rows) if (row.repeats === undefined) row.post = postOf(row, known)
    const replaced = new Map(person.rows.flatMap((row) => (row.known && row.post ? [[row.known, row.post]] : [])))
    const before = person.known?.posts ?? []
    const stay = before.filter((post) => post.to === null && !person.rows.some((row) => row.known === post))
    const added = person.rows.flatMap((row) => (row.post && !row.known ? [row.post] : []))
    const posts = [...before.map((post) => replaced.get(post) ?? post), ...added]
    const id = person.known?.id ?? newId('l', apartKey(person.apart))
    // A leader whose rows are wrong is still somebody, so that his absences are not wrong for it.
    const isUnheardOf = (): boolean => !known.leaders.some(({ name }) => keyOf(name) === keyOf(person.name))
    if (posts.length > 0 || (person.name !== '' && isUnheardOf()))
      leaders.set(id, { id, name: person.known?.name ?? person.name, posts })
    for (const [at, row] of person.rows.entries()) {
      const isSame = row.repeats !== undefined || (row.known && row.post && equal(row.known, row.post))
      understood.push(
        row.reader.understood(
          says(person, row, at === 0 ? stay : []),
          isSame ? 'same' : row.known ? 'changed' : 'new',
        ),
      )
    }
  }
  const met = new Set(people.map(({ known: leader }) => leader?.id))
  return {
    rows: understood,
    leaders: [...leaders.values()],
    stay: known.leaders.filter(({ id }) => !met.has(id)).length,
  }
}
