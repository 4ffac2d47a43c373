import type { FC } from 'hono/jsx'
import { type KeptLeader, leadersOf, liaisonsOf } from '../../../db/leader-store.ts'
import { territoryOf, unitsBelow } from '../../../db/unit-store.ts'
import { type Day, within } from '../../../domain/day.ts'
import { groupBy } from '../../../domain/group-by.ts'
import { type Liaison, type Post, postsOn, teamWords } from '../../../domain/leader.ts'
import type { Text } from '../../../domain/text.ts'
import { nameTyped } from '../../../domain/typed.ts'
import type { Unit } from '../../../domain/unit.ts'
import type { OfficeCall } from '../../call.tsx'
import { ChoiceField, noWrongs, TextField } from '../../form.tsx'
import { todayOf } from '../today.ts'

const words = {
  title: { 'zh-CN': '领导', en: 'People' },
  add: { 'zh-CN': '新增领导', en: 'Add a leader' },
  search: { 'zh-CN': '姓名、职务或分管工作', en: 'Name, post or portfolio' },
  unit: { 'zh-CN': '单位', en: 'Unit' },
  team: { 'zh-CN': '班子', en: 'Team' },
  all: { 'zh-CN': '全部', en: 'All' },
  find: { 'zh-CN': '查找', en: 'Find' },
  clear: { 'zh-CN': '清除', en: 'Clear' },
  name: { 'zh-CN': '姓名', en: 'Name' },
  post: { 'zh-CN': '职务', en: 'Post' },
  portfolio: { 'zh-CN': '分管工作', en: 'In charge of' },
  areas: { 'zh-CN': '联系点', en: 'Liaison areas' },
  none: { 'zh-CN': '没有符合条件的领导。', en: 'Nobody fits.' },
  empty: {
    'zh-CN': '名单还是空的。可以一位一位地加,也可以到“导入导出”从表格带入。',
    en: 'The list is empty. Add people one by one, or bring them in from a workbook under Files.',
  },
  later: { 'zh-CN': '未到任', en: 'not yet in post' },
} as const satisfies Record<string, Text>

/** Where somebody stands: by the posts of today, or those to come, or those he had. */
interface Listed {
  readonly leader: KeptLeader
  readonly is: 'present' | 'later' | 'past'
  readonly posts: readonly Post[]
  readonly areas: readonly Liaison[]
}

const listed = (leader: KeptLeader, areas: readonly Liaison[], today: Day): Listed => {
  const present = postsOn(leader, today)
  const later = leader.posts.filter(({ from }) => from > today)
  const is = present.length > 0 ? 'present' : later.length > 0 ? 'later' : 'past'
  const posts = is === 'present' ? present : is === 'later' ? later : leader.posts
  return { leader, is, posts, areas: areas.filter((area) => within(area, today)) }
}

/** Unit by unit, the office’s own first, then in the official order. */
const rankIn = (units: readonly Unit[]) => {
  const at = new Map(units.map(({ id }, n) => [id, n]))
  const firsts = new Map<Listed, readonly [unit: number, order: number]>()
  const firstOf = (one: Listed): readonly [number, number] => {
    const known = firsts.get(one)
    if (known) return known
    const [first] = one.posts
      .map(({ unit, order }) => [at.get(unit) ?? units.length, order] as const)
      .sort(([a, x], [b, y]) => a - b || x - y)
    firsts.set(one, first!)
    return first!
  }
  return (a: Listed, b: Listed): number => firstOf(a)[0] - firstOf(b)[0] || firstOf(a)[1] - firstOf(b)[1]
}

/** The leaders of an office in the official order, found by word, unit and team. */
export const showPeople = (call: OfficeCall): Promise<Response> => {
  const { database, office, language, http } = call
  const today = todayOf(call)
  const asked = {
    q: http.req.query('q') ?? '',
    unit: http.req.query('unit') ?? '',
    team: http.req.query('team') ?? '',
  }
  const units = territoryOf(database, office.id)
  const leaders = leadersOf(database, office.id)
  const areas = groupBy(liaisonsOf(database, office.id, leaders), ({ leader }) => leader)
  const found = leaders
    .map((leader) => listed(leader, areas.get(leader.id) ?? [], today))
    .filter((one) => fits(one, asked))
    .sort(rankIn(units))
  const [past, current] = [found.filter(({ is }) => is === 'past'), found.filter(({ is }) => is !== 'past')]
  const field = { wrongs: noWrongs, language }
  return call.page(
    { title: words.title, tab: 'people', wide: true },
    <>
      <h1>{call.say(words.title)}</h1>
      {call.roles.has('clerk') ? (
        <form method="get" action={call.at('/people/new')}>
          <button type="submit">{call.say(words.add)}</button>
        </form>
      ) : null}
      <form method="get" action={call.at('/people')} class="row">
        <TextField name="q" label={call.say(words.search)} value={asked.q} {...field} />
        {units.length > 1 ? (
          <ChoiceField
            name="unit"
            label={call.say(words.unit)}
            value={asked.unit}
            choices={units.map(({ id, name }) => ({ value: id, words: name }))}
            empty={call.say(words.all)}
            {...field}
          />
        ) : null}
        <ChoiceField
          name="team"
          label={call.say(words.team)}
          value={asked.team}
          choices={Object.entries(teamWords).map(([value, text]) => ({ value, words: call.say(text) }))}
          empty={call.say(words.all)}
          {...field}
        />
        <button type="submit" class="secondary">
          {call.say(words.find)}
        </button>
      </form>
      <p class="quiet">
        {call.say(countWords(current.length))}{' '}
        {asked.q || asked.unit || asked.team ? <a href={call.at('/people')}>{call.say(words.clear)}</a> : null}
      </p>
      {leaders.length === 0 ? <p class="notice">{call.say(words.empty)}</p> : null}
      {leaders.length > 0 && found.length === 0 ? <p>{call.say(words.none)}</p> : null}
      {current.length > 0 ? <PeopleTable {...{ call }} people={current} /> : null}
      {past.length > 0 ? (
        <details open={current.length === 0}>
          <summary>{call.say(pastWords(past.length))}</summary>
          <PeopleTable {...{ call }} people={past} />
        </details>
      ) : null}
    </>,
  )
}

const countWords = (n: number): Text => ({ 'zh-CN': `共${n}位`, en: `${n} in all` })
const pastWords = (n: number): Text => ({ 'zh-CN': `已离任的${n}位`, en: `${n} who have left` })

const fits = ({ leader, posts }: Listed, { q, unit, team }: { q: string; unit: string; team: string }): boolean => {
  const word = nameTyped(q.normalize('NFKC')).toLowerCase()
  const said = [leader.name, leader.id, ...posts.flatMap(({ title, portfolio }) => [title, ...portfolio])]
  return (
    (word === '' || said.some((words) => words.toLowerCase().includes(word))) &&
    posts.some((post) => (unit === '' || post.unit === unit) && (team === '' || post.team === team))
  )
}

const PeopleTable: FC<{ readonly call: OfficeCall; readonly people: readonly Listed[] }> = ({ call, people }) => {
  const unitName = new Map(unitsBelow(call.database, call.office.id).map(({ id, name }) => [id, name]))
  return (
    <table class="people">
      <thead>
        <tr>
          <th scope="col">{call.say(words.name)}</th>
          <th scope="col">{call.say(words.post)}</th>
          <th scope="col">{call.say(words.team)}</th>
          <th scope="col">{call.say(words.portfolio)}</th>
          <th scope="col">{call.say(words.areas)}</th>
        </tr>
      </thead>
      <tbody>
        {people.map(({ leader, is, posts, areas }) => (
          <tr>
            <th scope="row">
              <a href={call.at(`/people/${encodeURIComponent(leader.id)}`)}>{leader.name}</a>{' '}
              {is === 'later' ? <span class="mark warn">{call.say(words.later)}</span> : null}
            </th>
            <td>
              {posts.map(({ unit, title, from, to }) => (
                <div>
                  {unit === call.office.unit ? null : `${unitName.get(unit)} `}
                  {title} <PostSpan {...{ is, from, to }} />
                </div>
              ))}
            </td>
            <td data-label={call.say(words.team)}>
              {[...new Set(posts.map(({ team }) => call.say(teamWords[team])))].join('、')}
            </td>
            <td data-label={call.say(words.portfolio)}>
              {[...new Set(posts.flatMap(({ portfolio }) => portfolio))].join('、')}
            </td>
            <td data-label={call.say(words.areas)}>{areas.map(({ unit }) => unitName.get(unit)).join('、')}</td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}

/** Days of a post only where they matter: it has an end, or lies ahead. */
const PostSpan: FC<Pick<Post, 'from' | 'to'> & { readonly is: Listed['is'] }> = ({ from, to, is }) =>
  is === 'present' && to === null ? null : (
    <small class="quiet">
      {from} – {to}
    </small>
  )
