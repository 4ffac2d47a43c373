import type { FC } from 'hono/jsx'
import { clockIn } from '../../calendar/instant.ts'
import { numberOfCase } from '../../db/case-list.ts'
import { everyLeaderName, leadersOf } from '../../db/leader-store.ts'
import { type LogEntry, type LogFilter, logOf, logUsersOf } from '../../db/log-store.ts'
import { placesOf } from '../../db/place-store.ts'
import { ruleSetVersions } from '../../db/rule-set-store.ts'
import { unitsBelow } from '../../db/unit-store.ts'
import { caseNumber, seesNumbers } from '../../domain/case.ts'
import type { FeedKey } from '../../domain/feed.ts'
import type { Text } from '../../domain/text.ts'
import { csvOf } from '../../workbook/write-csv.ts'
import type { Call, OfficeCall } from '../call.tsx'
import { namedFeed } from '../feeds/feed-names.ts'
import { ChoiceField, noWrongs } from '../form.tsx'
import { logGroups, logSentence } from './log-words.ts'

const words = {
  title: { 'zh-CN': '操作记录', en: 'Log' },
  about: {
    'zh-CN': '谁在什么时候做了什么。记录只能增加,不能修改或删除。',
    en: 'Who did what, and when. Entries are only ever added, never changed or removed.',
  },
  group: { 'zh-CN': '内容', en: 'About' },
  user: { 'zh-CN': '谁', en: 'Who' },
  all: { 'zh-CN': '全部', en: 'all' },
  everybody: { 'zh-CN': '所有人', en: 'everybody' },
  filter: { 'zh-CN': '筛选', en: 'Filter' },
  download: { 'zh-CN': '下载(CSV,Excel可打开)', en: 'Download (CSV)' },
  none: { 'zh-CN': '没有记录。', en: 'Nothing.' },
  older: { 'zh-CN': '更早的', en: 'Older' },
  newest: { 'zh-CN': '回到最新', en: 'Back to the newest' },
  program: { 'zh-CN': '系统', en: 'the program' },
  number: { 'zh-CN': '序号', en: 'No.' },
  when: { 'zh-CN': '时间', en: 'When' },
  what: { 'zh-CN': '做了什么', en: 'What' },
  key: { 'zh-CN': '类型', en: 'Key' },
} as const satisfies Record<string, Text>

const perPage = 50
/** Entries of a download, all there can reasonably be. */
const mostDownloaded = 100_000

/** What a rule set was last called; its id where it never had a name. */
export const ruleSetName = (
  { database, office, language }: Pick<OfficeCall, 'database' | 'office' | 'language'>,
  id: string,
): string => {
  const name = ruleSetVersions(database, office.id, id).find(({ body }) => body !== null)?.body?.name
  return (name as Text | undefined)?.[language] ?? id
}

/** Names for the subjects of an office’s entries; those it does not know keep their ids. */
export const subjectsOf = ({
  database,
  office,
  viewer,
  language,
}: Pick<OfficeCall, 'database' | 'office' | 'viewer' | 'language'>): ((entry: LogEntry) => string) => {
  const leaders = new Map([
    ...everyLeaderName(database, office.id),
    ...leadersOf(database, office.id).map(({ id, name }) => [id, name] as const),
  ])
  const places = new Map(
    placesOf(database, office.id, { retired: true }).map(({ place }) => [place.id, place.name]),
  )
  const units = new Map(unitsBelow(database, office.id).map(({ id, name }) => [id, name]))
  const calendarName = (feed: string): string => namedFeed(database, feed as FeedKey, [office])?.name ?? feed
  // Whoever sees no numbers reads of some case.
  const caseName = (id: string): string => {
    const number = seesNumbers(viewer) ? numberOfCase(database, office.id, id) : undefined
    return number ? caseNumber(office.settings.cases.number, number) : ''
  }
  const sets = new Map<string, string>()
  const cases = new Map<string, string>()
  return ({ what, subject }) => {
    const kind = what.slice(0, what.indexOf('.'))
    if (kind === 'leader' || kind === 'availability' || kind === 'receipt' || kind === 'attendance')
      return leaders.get(subject) ?? subject
    if (kind === 'place') return places.get(subject) ?? subject
    if (kind === 'unit') return units.get(subject) ?? subject
    if (kind === 'subscription') return calendarName(subject)
    if (kind === 'case') return cases.get(subject) ?? cases.set(subject, caseName(subject)).get(subject)!
    if (kind !== 'rule-set') return subject
    return (
      sets.get(subject) ?? sets.set(subject, ruleSetName({ database, office, language }, subject)).get(subject)!
    )
  }
}

interface Asked {
  readonly group: (typeof logGroups)[number] | undefined
  readonly user: number | undefined
  readonly before: number | undefined
}

const askedIn = ({ http }: OfficeCall): Asked => {
  const count = (name: string): number | undefined => {
    const n = Number(http.req.query(name) || Number.NaN)
    return Number.isSafeInteger(n) && n > 0 ? n : undefined
  }
  const group = logGroups.find(({ id }) => id === http.req.query('group'))
  return { group, user: count('user'), before: count('before') }
}

const filterOf = ({ viewer }: OfficeCall, { group, user, before }: Asked, limit: number): LogFilter => ({
  viewer,
  limit,
  before,
  user,
  kinds: group?.kinds,
})

const queryOf = ({ group, user }: Asked, before?: number): string => {
  const query = new URLSearchParams()
  if (group) query.set('group', group.id)
  if (user !== undefined) query.set('user', String(user))
  if (before !== undefined) query.set('before', String(before))
  const text = query.toString()
  return text ? `?${text}` : ''
}

/** Entries in words, one a line. */
export const LogList: FC<{
  readonly call: Call
  readonly entries: readonly LogEntry[]
  readonly subjectOf: (entry: LogEntry) => string
  readonly timezone: string
}> = ({ call, entries, subjectOf, timezone }) => (
  <ol class="log">
    {entries.map((entry) => (
      <li>
        <time datetime={entry.at}>{clockIn(entry.at, timezone)}</time>
        <span>
          <b>{entry.who ?? call.say(words.program)}</b>{' '}
          {call.say(logSentence(entry.what, { subject: subjectOf(entry), data: entry.data }))}
        </span>
      </li>
    ))}
  </ol>
)

/** The log of an office, the newest first, page by page. */
export const showLog = (call: OfficeCall): Promise<Response> => {
  const { database, office, language } = call
  const asked = askedIn(call)
  const found = logOf(database, office.id, filterOf(call, asked, perPage + 1))
  const entries = found.slice(0, perPage)
  const subjectOf = subjectsOf(call)
  const older = found.length > perPage ? entries.at(-1)!.seq : undefined
  return call.page(
    { title: words.title, tab: 'log' },
    <>
      <h1>{call.say(words.title)}</h1>
      <p class="quiet">{call.say(words.about)}</p>
      <form method="get" action={call.at('/log')} class="row">
        <ChoiceField
          name="group"
          label={call.say(words.group)}
          value={asked.group?.id ?? ''}
          empty={call.say(words.all)}
          choices={logGroups.map(({ id, words: name }) => ({ value: id, words: call.say(name) }))}
          {...{ language }}
          wrongs={noWrongs}
        />
        <ChoiceField
          name="user"
          label={call.say(words.user)}
          value={String(asked.user ?? '')}
          empty={call.say(words.everybody)}
          choices={logUsersOf(database, office.id).map(({ id, shownName }) => ({
            value: String(id),
            words: shownName,
          }))}
          {...{ language }}
          wrongs={noWrongs}
        />
        <button type="submit" class="secondary">
          {call.say(words.filter)}
        </button>
      </form>
      {entries.length === 0 ? <p>{call.say(words.none)}</p> : null}
      <LogList {...{ call, entries, subjectOf }} timezone={office.timezone} />
      <p class="actions">
        {older === undefined ? null : <a href={call.at(`/log${queryOf(asked, older)}`)}>{call.say(words.older)}</a>}
        {asked.before === undefined ? null : (
          <a href={call.at(`/log${queryOf(asked)}`)}>{call.say(words.newest)}</a>
        )}
        <a href={call.at(`/log.csv${queryOf(asked)}`)}>{call.say(words.download)}</a>
      </p>
    </>,
  )
}

/** The log as a file for a spreadsheet, filtered as the page was. */
export const downloadLog = (call: OfficeCall): Response => {
  const { database, office, http } = call
  const subjectOf = subjectsOf(call)
  const entries = logOf(
    database,
    office.id,
    filterOf(call, { ...askedIn(call), before: undefined }, mostDownloaded),
  )
  const rows = entries.map((entry) => [
    String(entry.seq),
    clockIn(entry.at, office.timezone),
    entry.who ?? call.say(words.program),
    call.say(logSentence(entry.what, { subject: subjectOf(entry), data: entry.data })),
    entry.what,
  ])
  const head = [words.number, words.when, words.user, words.what, words.key].map((text) => call.say(text))
  return http.body(csvOf([head, ...rows]), 200, {
    'content-type': 'text/csv; charset=utf-8',
    'content-disposition': `attachment; filename="log-${encodeURIComponent(office.id)}.csv"`,
  })
}
