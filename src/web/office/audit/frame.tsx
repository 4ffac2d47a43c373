import type { Child, FC } from 'hono/jsx'
import type { Text } from '../../../domain/text.ts'
import type { OfficeCall } from '../../call.tsx'
import { noWrongs, TextField } from '../../form.tsx'
import type { Asked } from './question.ts'
import { queryOf } from './question.ts'

/** The pages of the audit. */
const pages = {
  compliance: { 'zh-CN': '规则执行', en: 'Compliance' },
  findings: { 'zh-CN': '问题清单', en: 'Findings' },
  indicators: { 'zh-CN': '办理指标', en: 'Indicators' },
  yearly: { 'zh-CN': '领导年度情况', en: 'Leaders by year' },
  monthly: { 'zh-CN': '月度报告', en: 'Monthly report' },
  log: { 'zh-CN': '存证', en: 'Evidence' },
} as const satisfies Record<string, Text>
export type AuditPage = keyof typeof pages

const words = {
  title: { 'zh-CN': '审计', en: 'Audit' },
  from: { 'zh-CN': '从', en: 'From' },
  to: { 'zh-CN': '到', en: 'To' },
  month: { 'zh-CN': '月份', en: 'Month' },
  asOf: { 'zh-CN': '按哪天所知', en: 'As known on' },
  asOfHint: { 'zh-CN': '空着:按现在所知', en: 'Empty: as known now' },
  ask: { 'zh-CN': '查看', en: 'Show' },
  knownThen: (day: string): Text => ({
    'zh-CN': `以下是截至${day}当天结束时所知的情况。`,
    en: `What was known at the end of ${day}.`,
  }),
} as const

/** What a page of the audit is. */
interface AuditFrame {
  readonly page: AuditPage
  readonly title: Text
  /** Undefined: a page without months. */
  readonly question: Asked | undefined
  /** What else the address asks for, kept when another question is asked. */
  readonly kept?: Readonly<Record<string, string>>
  /** It is about one month. */
  readonly isOfMonth?: boolean
  readonly wide?: boolean
}

/** A page of the audit: its tabs, the question, the answer. */
export const auditPage = (
  call: OfficeCall,
  { page, title, question, kept = {}, isOfMonth = false, wide }: AuditFrame,
  content: Child,
  status?: 200 | 404 | 422,
): Promise<Response> =>
  call.page(
    { title, tab: 'audit', ...(wide ? { wide } : {}) },
    <section>
      <nav class="tabs" aria-label={call.say(words.title)}>
        {Object.entries(pages).map(([name, text]) => (
          <a
            class="audit-tab"
            href={`${call.at(`/audit${name === 'compliance' ? '' : `/${name}`}`)}${question ? queryOf(question) : ''}`}
            aria-current={name === page ? 'page' : undefined}
          >
            {call.say(text)}
          </a>
        ))}
      </nav>
      <h1>{call.say(title)}</h1>
      {question ? <QuestionForm {...{ call, question, kept, isOfMonth }} /> : null}
      {content}
    </section>,
    status,
  )

const QuestionForm: FC<{
  readonly call: OfficeCall
  readonly question: Asked
  readonly kept: Readonly<Record<string, string>>
  readonly isOfMonth: boolean
}> = ({ call, question, kept, isOfMonth }) => {
  const field = { language: call.language, wrongs: noWrongs }
  return (
    <>
      <form method="get" class="put-in audit-question">
        {Object.entries(kept).map(([name, value]) => (
          <input type="hidden" name={name} value={value} />
        ))}
        {isOfMonth ? (
          <TextField {...field} name="month" type="month" label={call.say(words.month)} value={question.to} />
        ) : (
          <>
            <TextField {...field} name="from" type="month" label={call.say(words.from)} value={question.from} />
            <TextField {...field} name="to" type="month" label={call.say(words.to)} value={question.to} />
          </>
        )}
        <TextField
          {...field}
          name="asof"
          type="date"
          label={call.say(words.asOf)}
          hint={call.say(words.asOfHint)}
          value={question.asOf ?? ''}
        />
        <button type="submit" class="secondary put">
          {call.say(words.ask)}
        </button>
      </form>
      {question.asOf === undefined ? null : <p class="notice warn">{call.say(words.knownThen(question.asOf))}</p>}
    </>
  )
}
