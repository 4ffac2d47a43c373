import { clockIn } from '../../../calendar/instant.ts'
import { lastHead, tipOf } from '../../../db/head-store.ts'
import { entryAt } from '../../../db/log-store.ts'
import type { Database } from '../../../db/open.ts'
import { seesNumbers } from '../../../domain/case.ts'
import { headIn, shortRoot } from '../../../domain/checkpoint.ts'
import type { Office } from '../../../domain/office.ts'
import type { ReportHead } from '../../../domain/report.ts'
import type { Text } from '../../../domain/text.ts'
import { reportSheet } from '../../../notices/report-sheet.ts'
import { reportWorkbook } from '../../../workbook/report-workbook.ts'
import { attachment } from '../../attachment.ts'
import { knownFigures } from '../../audit/case-figures.ts'
import type { OfficeCall } from '../../call.tsx'
import { auditNames } from './audit-names.ts'
import { auditPage } from './frame.tsx'
import { monthlyReport } from './monthly-report.ts'
import { auditOf, monthQuestionIn, queryOf } from './question.ts'
import { ReportView } from './report-view.tsx'
import { unknownThen } from './unknown-then.tsx'

const words = {
  file: { 'zh-CN': '接访月度报告', en: 'Report of the month' },
  download: { 'zh-CN': '下载(Excel)', en: 'Download (Excel)' },
  sheet: { 'zh-CN': '打印(A4,带存证)', en: 'Print (A4, with evidence)' },
  openCsv: { 'zh-CN': '全年开放数据(CSV)', en: 'Open data of the year (CSV)' },
  openJson: { 'zh-CN': '全年开放数据(JSON)', en: 'Open data of the year (JSON)' },
  back: { 'zh-CN': '← 返回', en: '← Back' },
} as const satisfies Record<string, Text>

const reportIn = (call: OfficeCall) => {
  const { app, viewer } = call
  const question = monthQuestionIn(call)
  const audit = auditOf(call, question)
  const cases = knownFigures(app.readOnly, viewer, question)
  if (!audit || !cases) return { question, report: undefined }
  const names = auditNames(call, audit)
  return { question, report: monthlyReport({ call, question, audit, names }, cases) }
}

/** An office’s month on one page. */
export const showMonthly = (call: OfficeCall): Promise<Response> => {
  const { question, report } = reportIn(call)
  if (!report) return unknownThen(call, 'monthly', question)
  const { say } = call
  const month = { ...(question.asOf === undefined ? {} : { asof: question.asOf }), month: question.to }
  const query = `?${new URLSearchParams(month)}`
  const year = `?year=${question.to.slice(0, 4)}`
  return auditPage(
    call,
    { page: 'monthly', title: report.title, question, isOfMonth: true, wide: true },
    <>
      <p class="actions">
        <a href={call.at(`/audit/monthly/sheet${query}`)}>{say(words.sheet)}</a>
        <a href={call.at(`/audit/monthly.xlsx${query}`)}>{say(words.download)}</a>
        <a href={call.at(`/audit/open.csv${year}`)}>{say(words.openCsv)}</a>
        <a href={call.at(`/audit/open.json${year}`)}>{say(words.openJson)}</a>
      </p>
      <ReportView {...{ call, report }} />
    </>,
  )
}

/** The same as .xlsx. */
export const downloadMonthly = async (call: OfficeCall): Promise<Response> => {
  const { question, report } = reportIn(call)
  if (!report) return unknownThen(call, 'monthly', question)
  return attachment(
    call,
    {
      name: `${report.office}-${call.say(words.file)}-${question.to}.xlsx`,
      plain: `report-${question.to}.xlsx`,
      type: 'xlsx',
    },
    await reportWorkbook(report, call.language),
  )
}

/** The same on A4, with the signed head of the log below. */
export const showMonthlySheet = (call: OfficeCall): Response | Promise<Response> => {
  const { question, report } = reportIn(call)
  if (!report) return unknownThen(call, 'monthly', question)
  const { app, office, viewer, language, say } = call
  const above = [{ href: call.at(`/audit/monthly${queryOf(question)}`), words: say(words.back) }]
  return call.standalone(
    reportSheet(report, language, { above, head: headNow(app.readOnly, office, seesNumbers(viewer)) }),
  )
}

/**
 * The last head kept, or that of the last change where more was written since than that it was kept; null: none. Leaders
 * are shown no numbers that grow with each case.
 */
const headNow = (
  database: Database,
  { timezone }: Pick<Office, 'timezone'>,
  isTipShown: boolean,
): ReportHead | null => {
  const [kept, tip] = [lastHead(database), headIn(tipOf(database) ?? '')]
  const isNewer = isTipShown && tip !== undefined && (!kept || tip.size > kept.size + 1)
  const head = isNewer ? tip : headIn(kept?.note ?? '')
  const at = isNewer ? entryAt(database, tip.size)?.at : kept?.at
  if (!head || at === undefined) return null
  return { origin: head.origin, size: head.size, root: shortRoot(head.root), at: clockIn(at, timezone) }
}
