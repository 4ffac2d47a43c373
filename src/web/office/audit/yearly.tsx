import type { Text } from '../../../domain/text.ts'
import { reportSheet } from '../../../notices/report-sheet.ts'
import { reportWorkbook } from '../../../workbook/report-workbook.ts'
import { attachment } from '../../attachment.ts'
import type { Audit } from '../../audit/audits.ts'
import type { OfficeCall } from '../../call.tsx'
import { ChoiceField, noWrongs } from '../../form.tsx'
import { plainPage } from '../../plain-page.tsx'
import { auditNames } from './audit-names.ts'
import { auditPage } from './frame.tsx'
import { type Asked, auditOf, queryOf, questionIn } from './question.ts'
import { ReportView } from './report-view.tsx'
import { unknownThen } from './unknown-then.tsx'
import { leaderReport, leadersOrder, leadersReport, summariesOf } from './yearly-report.ts'
import type { YearlyFacts } from './yearly-tables.ts'

const words = {
  title: { 'zh-CN': '领导年度情况', en: 'Leaders by year' },
  file: { 'zh-CN': '领导接访年度情况', en: 'Receptions by leaders' },
  download: { 'zh-CN': '下载全部领导(Excel)', en: 'Download all leaders (Excel)' },
  sheet: { 'zh-CN': '打印本人情况表(A4)', en: 'Print the sheet (A4)' },
  all: { 'zh-CN': '← 全部领导', en: '← All leaders' },
  back: { 'zh-CN': '← 返回', en: '← Back' },
  leader: { 'zh-CN': '看哪位领导', en: 'Leader' },
  everybody: { 'zh-CN': '全部', en: 'all' },
  show: { 'zh-CN': '查看', en: 'Show' },
} as const satisfies Record<string, Text>

const factsOf = (call: OfficeCall, question: Asked, audit: Audit): YearlyFacts => ({
  ...{ call, question, audit },
  names: auditNames(call, audit),
})

/** The leader of the address; null where it names nobody of the office. */
const leaderIn = ({ http }: OfficeCall, order: readonly string[]): string | null | undefined => {
  const typed = http.req.query('leader') || undefined
  return typed === undefined || order.includes(typed) ? typed : null
}

/** All leaders over some months in the official order, or one of them. */
export const showYearly = (call: OfficeCall): Response | Promise<Response> => {
  const question = questionIn(call)
  const audit = auditOf(call, question)
  if (!audit) return unknownThen(call, 'yearly', question)
  const order = leadersOrder(call, audit)
  const leader = leaderIn(call, order)
  if (leader === null) return plainPage(call, 'notFound')
  const facts = factsOf(call, question, audit)
  const summaries = summariesOf(call, audit, leader === undefined ? order : [leader])
  const report = leader === undefined ? leadersReport(facts, summaries) : leaderReport(facts, summaries[0]!)
  const { say } = call
  return auditPage(
    call,
    {
      ...{ page: 'yearly', question, wide: true },
      title: leader === undefined ? words.title : report.title,
      kept: leader === undefined ? {} : { leader },
    },
    <>
      <LeaderChoice {...{ facts, order, leader }} />
      <p class="actions">
        {leader === undefined ? null : (
          <>
            <a href={call.at(`/audit/yearly${queryOf(question)}`)}>{say(words.all)}</a>
            <a href={call.at(`/audit/yearly/sheet${queryOf(question, { leader })}`)}>{say(words.sheet)}</a>
          </>
        )}
        <a href={call.at(`/audit/yearly.xlsx${queryOf(question)}`)}>{say(words.download)}</a>
      </p>
      <ReportView {...{ call, report }} />
    </>,
  )
}

const LeaderChoice = ({
  facts,
  order,
  leader,
}: {
  readonly facts: YearlyFacts
  readonly order: readonly string[]
  readonly leader: string | undefined
}) => {
  const { call, question, names } = facts
  return (
    <form method="get" action={call.at('/audit/yearly')} class="put-in audit-unit">
      {[...new URLSearchParams(queryOf(question))].map(([name, value]) => (
        <input type="hidden" name={name} value={value} />
      ))}
      <ChoiceField
        name="leader"
        label={call.say(words.leader)}
        value={leader ?? ''}
        empty={call.say(words.everybody)}
        choices={order.map((id) => ({ value: id, words: names.leader(id) }))}
        language={call.language}
        wrongs={noWrongs}
      />
      <button type="submit" class="secondary put">
        {call.say(words.show)}
      </button>
    </form>
  )
}

/** All leaders with their months, rules and absences, as .xlsx. */
export const downloadYearly = async (call: OfficeCall): Promise<Response> => {
  const question = questionIn(call)
  const audit = auditOf(call, question)
  if (!audit) return unknownThen(call, 'yearly', question)
  const summaries = summariesOf(call, audit, leadersOrder(call, audit))
  const report = leadersReport(factsOf(call, question, audit), summaries, true)
  const span = `${question.from}-${question.to}`
  return attachment(
    call,
    {
      ...{ name: `${audit.office.name}-${call.say(words.file)}-${span}.xlsx`, type: 'xlsx' },
      plain: `leaders-${span}.xlsx`,
    },
    await reportWorkbook(report, call.language),
  )
}

/** A leader’s sheet on A4; without one, that of all in a row each. */
export const showYearlySheet = (call: OfficeCall): Response | Promise<Response> => {
  const question = questionIn(call)
  const audit = auditOf(call, question)
  if (!audit) return unknownThen(call, 'yearly', question)
  const order = leadersOrder(call, audit)
  const leader = leaderIn(call, order)
  if (leader === null) return plainPage(call, 'notFound')
  const facts = factsOf(call, question, audit)
  const summaries = summariesOf(call, audit, leader === undefined ? order : [leader])
  const report = leader === undefined ? leadersReport(facts, summaries) : leaderReport(facts, summaries[0]!)
  const back = call.at(`/audit/yearly${queryOf(question, leader === undefined ? {} : { leader })}`)
  return call.standalone(
    reportSheet(report, call.language, { above: [{ href: back, words: call.say(words.back) }] }),
  )
}
