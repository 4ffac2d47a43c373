import type { FC } from 'hono/jsx'
import { type Flow, flowParts } from '../../../audit/backlog.ts'
import { caseStateWords, seesNumbers } from '../../../domain/case.ts'
import type { Day } from '../../../domain/day.ts'
import { groupBy } from '../../../domain/group-by.ts'
import {
  type Counted,
  type Excluded,
  excludedWords,
  type Indicator,
  indicatorWords,
  targetIn,
} from '../../../domain/indicator.ts'
import type { Text } from '../../../domain/text.ts'
import { numberTyped } from '../../../domain/typed.ts'
import { type KnownFigures, knownFigures } from '../../audit/case-figures.ts'
import type { OfficeCall } from '../../call.tsx'
import { caseNames } from '../../cases/case-names.ts'
import { plainPage } from '../../plain-page.tsx'
import { type BalanceOf, balanceWords } from './balance-table.tsx'
import { auditPage } from './frame.tsx'
import { IndicatorCard } from './indicator-card.tsx'
import { type Asked, queryOf, questionIn } from './question.ts'

const words = {
  all: { 'zh-CN': '← 全部指标', en: '← All indicators' },
  kinds: { 'zh-CN': '看哪些', en: 'Which' },
  both: { 'zh-CN': '全部分母', en: 'below the line' },
  met: { 'zh-CN': '✓ 算在分子', en: '✓ above the line' },
  unmet: { 'zh-CN': '✗ 只算分母', en: '✗ not above it' },
  out: { 'zh-CN': '– 不计入', en: '– left out' },
  none: { 'zh-CN': '没有这样的事项。', en: 'No such cases.' },
  number: { 'zh-CN': '编号', en: 'Number' },
  national: { 'zh-CN': '国家系统编号', en: 'National number' },
  show: { 'zh-CN': '查看', en: 'Show' },
  received: { 'zh-CN': '收到日期', en: 'Received' },
  subject: { 'zh-CN': '事项分类', en: 'Subject' },
  lead: { 'zh-CN': '责任单位', en: 'Unit in charge' },
  state: { 'zh-CN': '状态', en: 'State' },
  result: { 'zh-CN': '算在哪里', en: 'Counted as' },
  day: { 'zh-CN': '按哪天算', en: 'By the day' },
  pages: { 'zh-CN': '翻页', en: 'Pages' },
  before: { 'zh-CN': '上一页', en: 'Page before' },
  next: { 'zh-CN': '下一页', en: 'Next page' },
  page: (n: number, of: number): Text => ({ 'zh-CN': `第${n}页,共${of}页`, en: `Page ${n} of ${of}` }),
}

/** A case as it is listed, and what became of it in the figure. */
interface Line {
  readonly id: string
  readonly day?: Day
  readonly result?: Text
  readonly look?: string
}

const perPage = 50

/** The cases behind one figure: an indicator, or a number of a month’s balance. */
export const showIndicator = (call: OfficeCall): Promise<Response> => {
  const { app, viewer, http } = call
  const question = questionIn(call)
  const id = http.req.param('indicator') ?? ''
  const figures = knownFigures(app.readOnly, viewer, question)
  if (!figures) return plainPage(call, 'notFound')
  if (id === 'balance') return balancePage(call, question, figures)
  const indicator = figures.indicators.find((one) => one.id === id)
  return indicator ? indicatorPage(call, question, figures, indicator) : plainPage(call, 'notFound')
}

const lineOf = (one: Counted | Excluded): Line =>
  'why' in one
    ? { id: one.id, day: one.day, result: withSign('–', excludedWords[one.why]), look: '' }
    : { id: one.id, day: one.day, result: one.isMet ? words.met : words.unmet, look: one.isMet ? 'good' : 'bad' }

const withSign = (sign: string, text: Text): Text => ({
  'zh-CN': `${sign} ${text['zh-CN']}`,
  en: `${sign} ${text.en}`,
})

const indicatorPage = (
  call: OfficeCall,
  question: Asked,
  figures: KnownFigures,
  indicator: Indicator,
): Promise<Response> => {
  const { say, http } = call
  const { counted, excluded } = indicator
  const groups = new Map<string, { text: Text; those: readonly (Counted | Excluded)[] }>([
    ['all', { text: words.both, those: counted }],
    ['met', { text: words.met, those: counted.filter(({ isMet }) => isMet) }],
    ['unmet', { text: words.unmet, those: counted.filter(({ isMet }) => !isMet) }],
    ...[...groupBy(excluded, ({ why }) => why)].map(
      ([why, those]) => [why, { text: withSign('–', excludedWords[those[0]!.why]), those }] as const,
    ),
  ])
  const asked = http.req.query('show') ?? ''
  const shown = groups.has(asked) ? asked : 'all'
  const address = (show: string): string =>
    call.at(`/audit/indicators/${indicator.id}${queryOf(question, { show })}`)
  return auditPage(
    call,
    { page: 'indicators', title: indicatorWords[indicator.id], question, wide: true },
    <div class="indicators">
      <Back {...{ call, question }} />
      <IndicatorCard
        {...{ call, indicator }}
        target={targetIn(figures.office.settings.audit.targets, indicator.id, question.to)}
      />
      <nav class="years" aria-label={say(words.kinds)}>
        {[...groups].map(([show, { text, those }]) => (
          <a
            href={address(show)}
            aria-current={show === shown ? 'page' : undefined}
            class={show === shown ? 'is-here' : ''}
          >
            {say(text)} {those.length}
          </a>
        ))}
      </nav>
      <CaseLines {...{ call, figures }} lines={groups.get(shown)!.those.map(lineOf)} address={address(shown)} />
    </div>,
  )
}

const balancePage = (call: OfficeCall, question: Asked, figures: KnownFigures): Promise<Response> => {
  const { say, http } = call
  const [month = '', of = '', part = ''] = ['month', 'of', 'part'].map((name) => http.req.query(name))
  const row = figures.balance.find((one) => one.month === month) ?? figures.balance.at(-1)
  const which: BalanceOf = of === 'backlog' ? 'backlog' : 'all'
  const shown: keyof Flow = flowParts.find((one) => one === part) ?? 'left'
  if (!row) return plainPage(call, 'notFound')
  const name = balanceWords[which][shown]
  const title: Text = { 'zh-CN': `${row.month}${name['zh-CN']}`, en: `${row.month}: ${name.en}` }
  const more = { month: row.month, of: which, part: shown }
  return auditPage(
    call,
    { page: 'indicators', title, question, wide: true },
    <div class="indicators">
      <Back {...{ call, question }} />
      <p>
        <b>
          {say(name)}: {row[which][shown].length}
        </b>
      </p>
      <CaseLines
        {...{ call, figures }}
        lines={row[which][shown].map((id) => ({ id }))}
        address={call.at(`/audit/indicators/balance${queryOf(question, more)}`)}
      />
    </div>,
  )
}

const Back: FC<{ readonly call: OfficeCall; readonly question: Asked }> = ({ call, question }) => (
  <p class="back">
    <a href={call.at(`/audit/indicators${queryOf(question)}`)}>{call.say(words.all)}</a>
  </p>
)

/** Cases as they were known, page by page; their numbers only for who may see them. */
const CaseLines: FC<{
  readonly call: OfficeCall
  readonly figures: KnownFigures
  readonly lines: readonly Line[]
  /** The page without the number of a page. */
  readonly address: string
}> = ({ call, figures, lines, address }) => {
  const { say, http } = call
  if (lines.length === 0) return <p class="quiet">{say(words.none)}</p>
  const pages = Math.ceil(lines.length / perPage)
  const page = Math.min(pages, Math.max(1, numberTyped(http.req.query('page') ?? '') ?? 1))
  const names = caseNames(call.app.readOnly, call.office)
  const isNumbered = seesNumbers(call.viewer)
  const number = isNumbered ? words.number : words.national
  const isJudged = lines[0]!.result !== undefined
  const columns = [
    ...[number, words.received, words.subject, words.lead, words.state],
    ...(isJudged ? [words.result, words.day] : []),
  ]
  return (
    <>
      <table class="cards cases">
        <thead>
          <tr>
            {columns.map((text) => (
              <th scope="col">{say(text)}</th>
            ))}
          </tr>
        </thead>
        <tbody>
          {lines.slice((page - 1) * perPage, page * perPage).map(({ id, day, result, look }) => {
            const { now } = figures.cases.get(id)!
            return (
              <tr>
                <td data-label={say(number)}>
                  <a href={call.at(`/cases/${encodeURIComponent(id)}`)}>
                    {isNumbered ? names.number(figures.numbers.get(id)!) : (now.nationalNumber ?? say(words.show))}
                  </a>
                </td>
                <td data-label={say(words.received)}>{now.received}</td>
                <td data-label={say(words.subject)}>{names.subject(now.subject)}</td>
                <td data-label={say(words.lead)}>{names.unit(now.lead)}</td>
                <td data-label={say(words.state)}>
                  <span class={`mark ${now.isOpen ? '' : 'good'}`}>{say(caseStateWords[now.state])}</span>
                </td>
                {result === undefined ? null : (
                  <td data-label={say(words.result)}>
                    <span class={`mark ${look}`}>{say(result)}</span>
                  </td>
                )}
                {day === undefined ? null : <td data-label={say(words.day)}>{day}</td>}
              </tr>
            )
          })}
        </tbody>
      </table>
      {pages > 1 ? (
        <nav class="years" aria-label={say(words.pages)}>
          {page > 1 ? <a href={`${address}&page=${page - 1}`}>← {say(words.before)}</a> : null}
          <span>{say(words.page(page, pages))}</span>
          {page < pages ? <a href={`${address}&page=${page + 1}`}>{say(words.next)} →</a> : null}
        </nav>
      ) : null}
    </>
  )
}
