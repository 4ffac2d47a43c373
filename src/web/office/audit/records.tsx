import type { FC } from 'hono/jsx'
import { postFor } from '../../../audit/compliance.ts'
import { roleWords, teamWords } from '../../../domain/leader.ts'
import { outcomeWords } from '../../../domain/outcome.ts'
import type { Text } from '../../../domain/text.ts'
import type { Names } from '../../../rules/rule.ts'
import { csvOf } from '../../../workbook/write-csv.ts'
import { attachment } from '../../attachment.ts'
import type { Audit } from '../../audit/audits.ts'
import type { OfficeCall } from '../../call.tsx'
import { ChoiceField, noWrongs } from '../../form.tsx'
import { auditNames } from './audit-names.ts'
import { auditPage } from './frame.tsx'
import { PageLinks, pagedOf } from './pages-links.tsx'
import { type Asked, auditOf, queryOf, questionIn } from './question.ts'
import { factsOf } from './record-facts.ts'
import { RecordList } from './record-list.tsx'
import {
  asQuery,
  noUnit,
  type RecordsAsked,
  recordsAskedIn,
  type recordsNames,
  recordsOf,
} from './records-query.ts'
import { unknownThen } from './unknown-then.tsx'

const words = {
  title: { 'zh-CN': '接访记录', en: 'Receptions' },
  found: (n: number): Text => ({ 'zh-CN': `共${n}次。`, en: `${n} found.` }),
  none: { 'zh-CN': '没有符合条件的记录。', en: 'No records like this.' },
  download: { 'zh-CN': '下载(CSV,Excel可打开)', en: 'Download (CSV)' },
  planned: { 'zh-CN': '计划内', en: 'planned' },
  outcome: { 'zh-CN': '结果', en: 'Outcome' },
  leader: { 'zh-CN': '领导', en: 'Leader' },
  unit: { 'zh-CN': '领导所在单位', en: 'Unit of the leader' },
  role: { 'zh-CN': '职务类别', en: 'Kind of post' },
  team: { 'zh-CN': '班子', en: 'Team' },
  month: { 'zh-CN': '月份', en: 'Month' },
  all: { 'zh-CN': '全部', en: 'all' },
  noPost: { 'zh-CN': '当天没有职务', en: 'in no post that day' },
  filter: { 'zh-CN': '筛选', en: 'Filter' },
  own: { 'zh-CN': '只看本人应接访的。', en: 'His own duties only.' },
  others: { 'zh-CN': '只看替别人接访的和计划外的。', en: 'Only those served for others or outside the roster.' },
  date: { 'zh-CN': '日期', en: 'Date' },
  session: { 'zh-CN': '时段', en: 'Session' },
  activity: { 'zh-CN': '形式', en: 'Form' },
  place: { 'zh-CN': '地点', en: 'Place' },
  title2: { 'zh-CN': '职务', en: 'Post' },
  received: { 'zh-CN': '实际接访', en: 'Received by' },
  why: { 'zh-CN': '原因', en: 'Reason' },
  who: { 'zh-CN': '登记人', en: 'Entered by' },
  at: { 'zh-CN': '登记时间', en: 'Entered at' },
  how: { 'zh-CN': '登记方式', en: 'How entered' },
  seq: { 'zh-CN': '存证序号', en: 'Log entry' },
  change: { 'zh-CN': '调整', en: 'Change' },
}

const perPage = 50

/** The receptions behind a count, one by one. */
export const showRecords = (call: OfficeCall): Promise<Response> => {
  const question = questionIn(call)
  const audit = auditOf(call, question)
  if (!audit) return unknownThen(call, 'compliance', question)
  const { say } = call
  const asked = recordsAskedIn(call)
  const records = recordsOf(audit, asked)
  const paged = pagedOf(call, records, perPage)
  const names = auditNames(call, audit)
  return auditPage(
    call,
    { page: 'compliance', title: words.title, question, kept: asQuery(asked), wide: true },
    <>
      <RecordsFilter {...{ call, question, audit, asked, names }} />
      {asked.leader !== undefined && asked.whose ? <p class="notice">{say(words[asked.whose])}</p> : null}
      <p class="actions">
        <b>{say(words.found(records.length))}</b>
        <a href={call.at(`/audit/receptions.csv${queryOf(question, asQuery(asked))}`)}>{say(words.download)}</a>
      </p>
      {records.length === 0 ? (
        <p class="quiet">{say(words.none)}</p>
      ) : (
        <RecordList call={call} records={factsOf(call, names, paged.shown)} />
      )}
      <PageLinks
        call={call}
        of={paged}
        address={(page) => call.at(`/audit/receptions${queryOf(question, { ...asQuery(asked), page })}`)}
      />
    </>,
  )
}

const RecordsFilter: FC<{
  readonly call: OfficeCall
  readonly question: Asked
  readonly audit: Audit
  readonly asked: RecordsAsked
  readonly names: Names
}> = ({ call, question, audit, asked, names }) => {
  const { say, language } = call
  const field = (name: Exclude<(typeof recordsNames)[number], 'whose'>) => ({
    ...{ name, label: say(words[name]), value: asked[name] ?? '', empty: say(words.all) },
    ...{ language, wrongs: noWrongs, apart: 'records' },
  })
  const { receptions } = audit.compliance
  const leaders = [...new Set(receptions.flatMap(({ leader, servedBy }) => [leader, servedBy ?? leader]))]
  const posts = receptions.flatMap((one) => postFor(audit.leaders, one) ?? [])
  const those = <T extends string>(all: Readonly<Record<T, Text>>, used: ReadonlySet<T>) =>
    (Object.keys(all) as T[]).filter((value) => used.has(value)).map((value) => ({ value, words: say(all[value]) }))
  return (
    <form method="get" action={call.at('/audit/receptions')} class="row">
      {[...new URLSearchParams(queryOf(question))].map(([name, value]) => (
        <input type="hidden" name={name} value={value} />
      ))}
      <ChoiceField
        {...field('outcome')}
        choices={[
          { value: 'planned', words: say(words.planned) },
          ...Object.entries(outcomeWords).map(([value, text]) => ({ value, words: say(text) })),
        ]}
      />
      <ChoiceField
        {...field('leader')}
        choices={leaders
          .map((id) => ({ value: id, words: names.leader(id) }))
          .sort((a, b) => a.words.localeCompare(b.words, language))}
      />
      <ChoiceField
        {...field('unit')}
        choices={[
          ...[...new Set(posts.map(({ unit }) => unit))].map((id) => ({ value: id, words: names.unit(id) })),
          { value: noUnit, words: say(words.noPost) },
        ]}
      />
      <ChoiceField {...field('role')} choices={those(roleWords, new Set(posts.map(({ role }) => role)))} />
      <ChoiceField {...field('team')} choices={those(teamWords, new Set(posts.map(({ team }) => team)))} />
      <ChoiceField
        {...field('month')}
        choices={audit.months.map(({ plan: { month } }) => ({ value: month, words: month }))}
      />
      <button type="submit" class="secondary">
        {say(words.filter)}
      </button>
    </form>
  )
}

/** The same as a file for a spreadsheet, all of it. */
export const downloadRecords = (call: OfficeCall): Response | Promise<Response> => {
  const question = questionIn(call)
  const audit = auditOf(call, question)
  if (!audit) return unknownThen(call, 'compliance', question)
  const { say } = call
  const names = auditNames(call, audit)
  const head = [
    ...[words.date, words.session, words.activity, words.place, words.leader, words.title2, words.outcome],
    ...[words.received, words.why, words.who, words.at, words.how, words.seq, words.change],
  ]
  const rows = factsOf(call, names, recordsOf(audit, recordsAskedIn(call))).map((one) => [
    ...[one.date, one.session, one.activity, one.place, one.leader],
    postFor(audit.leaders, one.reception)?.title ?? '',
    ...[one.outcome, one.received, one.why, one.entry?.who ?? '', one.entry?.at ?? '', one.entry?.how ?? ''],
    String(one.seq ?? ''),
    one.amendment ? `${one.amendment.kind} ${one.amendment.id}` : '',
  ])
  const span = `${question.from}-${question.to}`
  return attachment(
    call,
    {
      name: `${call.office.name}-${say(words.title)}-${span}.csv`,
      plain: `receptions-${span}.csv`,
      type: 'csv',
    },
    csvOf([head.map(say), ...rows]),
  )
}
