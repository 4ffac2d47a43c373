import { clockIn, dayEnd, instantOf } from '../../../calendar/instant.ts'
import { type LogEntry, logOf, logUsersOf } from '../../../db/log-store.ts'
import { daySchema } from '../../../domain/day.ts'
import type { Text } from '../../../domain/text.ts'
import { dayTyped } from '../../../domain/typed.ts'
import type { OfficeCall } from '../../call.tsx'
import { ChoiceField, noWrongs, TextField } from '../../form.tsx'
import { subjectsOf } from '../log.tsx'
import { logGroups, logSentence } from '../log-words.ts'
import { countIn, mayHaveAll, onlyWithout, readsWholeLog } from './evidence.ts'
import { auditPage } from './frame.tsx'

const words = {
  title: { 'zh-CN': '存证', en: 'Evidence' },
  about: {
    'zh-CN':
      '每一步操作记一条,一条接一条,由程序签名。事后改动、删除或插入任何一条都会被查出来。点序号看这一条的证明。',
    en: 'Every step is an entry, one after the other, signed by the program: whoever alters, deletes or inserts one later is found out. A number leads to the proof of its entry.',
  },
  heads: { 'zh-CN': '树头、公钥和核对方法', en: 'Heads, the public key and how to verify' },
  group: { 'zh-CN': '内容', en: 'About' },
  user: { 'zh-CN': '谁', en: 'Who' },
  from: { 'zh-CN': '从', en: 'From' },
  to: { 'zh-CN': '到', en: 'To' },
  text: { 'zh-CN': '含有文字', en: 'Words' },
  number: { 'zh-CN': '序号', en: 'No.' },
  scope: { 'zh-CN': '范围', en: 'Of' },
  installation: { 'zh-CN': '系统(登录、用户、单位)', en: 'the installation' },
  all: { 'zh-CN': '全部', en: 'all' },
  everybody: { 'zh-CN': '所有人', en: 'everybody' },
  filter: { 'zh-CN': '筛选', en: 'Filter' },
  none: { 'zh-CN': '没有记录。', en: 'Nothing.' },
  more: { 'zh-CN': '继续往前找', en: 'Look further back' },
  older: { 'zh-CN': '更早的', en: 'Older' },
  newest: { 'zh-CN': '回到最新', en: 'Back to the newest' },
  program: { 'zh-CN': '系统', en: 'the program' },
  when: { 'zh-CN': '时间', en: 'When' },
  what: { 'zh-CN': '做了什么', en: 'What' },
  download: { 'zh-CN': '下载全部记录(.jsonl)', en: 'Download the whole log (.jsonl)' },
  downloadIs: {
    'zh-CN': '每行一条,就是签名时的原文;包括整个系统所有单位的记录,没有个人信息。',
    en: 'A line for each entry, to the letter as it was signed, of all offices of the installation; no personal data.',
  },
  downloadOwn: {
    'zh-CN': '每行一条;本单位的记录是签名时的原文,其他单位的只有序号和摘要,仍可核对整棵树。',
    en: 'A line for each entry: those of this office to the letter as they were signed, of others the number and hash alone, by which the whole tree can still be verified.',
  },
} as const satisfies Record<string, Text>

const perPage = 50
/** Entries read at once, and at most for one page, where words are looked for. */
const [atOnce, mostRead] = [500, 20_000]

interface Asked {
  readonly group: (typeof logGroups)[number] | undefined
  readonly user: number | undefined
  readonly from: string
  readonly to: string
  readonly text: string
  readonly seq: number | undefined
  readonly before: number | undefined
  readonly isInstallation: boolean
}

const askedIn = ({ http, person }: OfficeCall): Asked => {
  const query = (name: string): string => (http.req.query(name) ?? '').trim()
  const day = (name: string): string => daySchema.safeParse(dayTyped(query(name))).data ?? ''
  return {
    group: logGroups.find(({ id }) => id === query('group')),
    user: countIn(query('user')),
    from: day('from'),
    to: day('to'),
    text: query('text').slice(0, 100),
    seq: countIn(query('number')),
    before: countIn(query('before')),
    isInstallation: person.isAdmin && query('scope') === 'installation',
  }
}

const queryOf = ({ group, user, from, to, text, seq, isInstallation }: Asked, before?: number): string => {
  const given = Object.entries({
    ...{ group: group?.id, user, from, to, text, number: seq, before },
    scope: isInstallation ? 'installation' : undefined,
  }).filter(([, value]) => value !== undefined && value !== '')
  return given.length === 0
    ? ''
    : `?${new URLSearchParams(Object.fromEntries(given.map(([name, value]) => [name, String(value)])))}`
}

interface Found {
  readonly entries: readonly { readonly entry: LogEntry; readonly sentence: string }[]
  /** The number of the last entry read, where there may be older ones. */
  readonly older: number | undefined
}

/** Entries asked for, the newest first; words are looked for in the sentences people read. */
const find = (call: OfficeCall, asked: Asked): Found => {
  const { app, office, viewer } = call
  const subjectOf = subjectsOf({ ...call, database: app.readOnly })
  const sentenceOf = (entry: LogEntry): string =>
    call.say(logSentence(entry.what, { subject: subjectOf(entry), data: entry.data }))
  const limit = asked.text === '' ? perPage + 1 : atOnce
  const filter = {
    ...{ viewer, limit, user: asked.user, seq: asked.seq, kinds: asked.group?.kinds },
    from: asked.from === '' ? undefined : instantOf(asked.from, '00:00', office.timezone).toISOString(),
    until: asked.to === '' ? undefined : dayEnd(asked.to, office.timezone),
  }
  const entries: { entry: LogEntry; sentence: string }[] = []
  let before = asked.before
  for (let read = 0; read < mostRead; read += limit) {
    const some = logOf(app.readOnly, asked.isInstallation ? null : office.id, { ...filter, before })
    for (const entry of some) {
      if (entries.length === perPage) return { entries, older: entries.at(-1)!.entry.seq }
      const sentence = sentenceOf(entry)
      if (`${entry.who ?? ''} ${sentence} ${entry.subject}`.includes(asked.text)) entries.push({ entry, sentence })
    }
    if (some.length < limit) return { entries, older: undefined }
    before = some.at(-1)!.seq
  }
  return { entries, older: before }
}

/** The log of an office for auditors: filtered, each entry with the way to its proof. */
export const showEvidence = (call: OfficeCall): Promise<Response> => {
  const asked = askedIn(call)
  const { entries, older } = find(call, asked)
  const to = (before?: number): string => call.at(`/audit/log${queryOf(asked, before)}`)
  return auditPage(
    call,
    { page: 'log', title: words.title, question: undefined, wide: true },
    <>
      <p>{call.say(words.about)}</p>
      <p class="actions">
        <a href={call.at('/audit/heads')}>{call.say(words.heads)}</a>
      </p>
      <Filter {...{ call, asked }} />
      {entries.length === 0 ? (
        <p>{call.say(words.none)}</p>
      ) : (
        <table class="cards evidence-log">
          <thead>
            <tr>
              {[words.number, words.when, words.user, words.what].map((head) => (
                <th scope="col">{call.say(head)}</th>
              ))}
            </tr>
          </thead>
          <tbody>
            {entries.map(({ entry, sentence }) => (
              <tr>
                <td data-label={call.say(words.number)}>
                  <a href={call.at(`/audit/log/${entry.seq}`)}>{entry.seq}</a>
                </td>
                <td data-label={call.say(words.when)}>
                  <time datetime={entry.at}>{clockIn(entry.at, call.office.timezone)}</time>
                </td>
                <td data-label={call.say(words.user)}>{entry.who ?? call.say(words.program)}</td>
                <td data-label={call.say(words.what)}>{sentence}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      <p class="actions">
        {older === undefined ? null : (
          <a href={to(older)}>{call.say(entries.length < perPage ? words.more : words.older)}</a>
        )}
        {asked.before === undefined ? null : <a href={to()}>{call.say(words.newest)}</a>}
      </p>
      {mayHaveAll(call) ? (
        <p>
          <a href={call.at('/audit/log.jsonl')}>{call.say(words.download)}</a>{' '}
          <span class="quiet">{call.say(readsWholeLog(call) ? words.downloadIs : words.downloadOwn)}</span>
        </p>
      ) : (
        <p class="quiet">{call.say(onlyWithout)}</p>
      )}
    </>,
  )
}

const Filter = ({ call, asked }: { call: OfficeCall; asked: Asked }) => {
  const { language, person } = call
  const field = { language, wrongs: noWrongs }
  const users = logUsersOf(call.app.readOnly, call.office.id)
  return (
    <form method="get" action={call.at('/audit/log')} class="put-in audit-question">
      <ChoiceField
        {...field}
        name="group"
        label={call.say(words.group)}
        value={asked.group?.id ?? ''}
        empty={call.say(words.all)}
        choices={logGroups.map(({ id, words: name }) => ({ value: id, words: call.say(name) }))}
      />
      <ChoiceField
        {...field}
        name="user"
        label={call.say(words.user)}
        value={String(asked.user ?? '')}
        empty={call.say(words.everybody)}
        choices={users.map(({ id, shownName }) => ({ value: String(id), words: shownName }))}
      />
      <TextField {...field} name="from" type="date" label={call.say(words.from)} value={asked.from} />
      <TextField {...field} name="to" type="date" label={call.say(words.to)} value={asked.to} />
      <TextField {...field} name="text" label={call.say(words.text)} value={asked.text} />
      <TextField
        {...field}
        name="number"
        label={call.say(words.number)}
        inputmode="numeric"
        value={String(asked.seq ?? '')}
      />
      {person.isAdmin ? (
        <ChoiceField
          {...field}
          name="scope"
          label={call.say(words.scope)}
          value={asked.isInstallation ? 'installation' : ''}
          empty={call.office.name}
          choices={[{ value: 'installation', words: call.say(words.installation) }]}
        />
      ) : null}
      <button type="submit" class="secondary put">
        {call.say(words.filter)}
      </button>
    </form>
  )
}
