import type { FC } from 'hono/jsx'
import { type Flow, flowParts } from '../../../audit/backlog.ts'
import { groupBy } from '../../../domain/group-by.ts'
import { type Counted, type Excluded, type Indicator, indicatorWords, targetIn } from '../../../domain/indicator.ts'
import type { Text } from '../../../domain/text.ts'
import { type KnownFigures, knownFigures } from '../../audit/case-figures.ts'
import type { OfficeCall } from '../../call.tsx'
import { plainPage } from '../../plain-page.tsx'
import { type BalanceOf, balanceWords } from './balance-table.tsx'
import { CaseLines, countedWords, excludedText } from './case-lines.tsx'
import { auditPage } from './frame.tsx'
import { IndicatorCard } from './indicator-card.tsx'
import { type Asked, queryOf, questionIn } from './question.ts'

const words = {
  all: { 'zh-CN': '← 全部指标', en: '← All indicators' },
  kinds: { 'zh-CN': '看哪些', en: 'Which' },
  below: { 'zh-CN': '全部分母', en: 'All below the line' },
} as const satisfies Record<string, Text>

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

interface Group {
  readonly text: Text
  readonly those: readonly (Counted | Excluded)[]
}

const groupsOf = ({ counted, excluded }: Indicator): Map<string, Group> =>
  new Map<string, Group>([
    ['all', { text: words.below, those: counted }],
    ['met', { text: countedWords.met, those: counted.filter(({ isMet }) => isMet) }],
    ['unmet', { text: countedWords.unmet, those: counted.filter(({ isMet }) => !isMet) }],
    ...[...groupBy(excluded, ({ why }) => why)].map(
      ([why, those]) => [why, { text: excludedText(those[0]!), those }] as const,
    ),
  ])

const indicatorPage = (
  call: OfficeCall,
  question: Asked,
  figures: KnownFigures,
  indicator: Indicator,
): Promise<Response> => {
  const { say, http } = call
  const groups = groupsOf(indicator)
  const asked = http.req.query('show') ?? ''
  const shown = groups.has(asked) ? asked : 'all'
  const address = (show: string, page?: string): string =>
    call.at(
      `/audit/indicators/${indicator.id}${queryOf(question, { show, ...(page === undefined ? {} : { page }) })}`,
    )
  const lines = { lines: groups.get(shown)!.those, address: (page: string) => address(shown, page) }
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
      <CaseLines {...{ call, figures }} {...lines} />
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
        address={(page) => call.at(`/audit/indicators/balance${queryOf(question, { ...more, page })}`)}
      />
    </div>,
  )
}

const Back: FC<{ readonly call: OfficeCall; readonly question: Asked }> = ({ call, question }) => (
  <p class="back">
    <a href={call.at(`/audit/indicators${queryOf(question)}`)}>{call.say(words.all)}</a>
  </p>
)
