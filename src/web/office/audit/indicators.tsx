import { comparedBy } from '../../../audit/indicators.ts'
import { leadersOf } from '../../../db/leader-store.ts'
import { unitsBelow } from '../../../db/unit-store.ts'
import { targetIn } from '../../../domain/indicator.ts'
import type { Text } from '../../../domain/text.ts'
import { knownFigures } from '../../audit/case-figures.ts'
import type { OfficeCall } from '../../call.tsx'
import { caseNames } from '../../cases/case-names.ts'
import { BalanceTable } from './balance-table.tsx'
import { ComparedTable } from './compared.tsx'
import { auditPage } from './frame.tsx'
import { IndicatorCard } from './indicator-card.tsx'
import { auditOf, queryOf, questionIn } from './question.ts'
import { ratesOf } from './report-parts.ts'

/** The title of the page of indicators, and of those that hang on it. */
export const indicatorsTitle: Text = { 'zh-CN': '办理指标', en: 'Indicators' }

const words = {
  unknown: { 'zh-CN': '那时还没有这个单位的记录。', en: 'Nothing was known of this office then.' },
  settings: { 'zh-CN': '目标和对比设置', en: 'Targets and comparison' },
  target: (month: string): Text => ({
    'zh-CN': `是否达标,看${month}的目标。`,
    en: `Targets are those of ${month}.`,
  }),
  units: { 'zh-CN': '责任单位对比', en: 'Units compared' },
  unitsHint: {
    'zh-CN': '按事项现在的责任单位归,顺序是单位顺序,不按高低排。',
    en: 'By the unit in charge of a case; in the order of units, not of scores.',
  },
  unit: { 'zh-CN': '责任单位', en: 'Unit in charge' },
  unassigned: { 'zh-CN': '(还没有责任单位)', en: '(no unit yet)' },
  leaders: { 'zh-CN': '领导对比', en: 'Leaders compared' },
  leadersHint: {
    'zh-CN': '归包案领导,没有包案领导的归接待领导;按领导排序,不按高低排。',
    en: 'By the leader in charge, else the receiver; in the official order, not of scores.',
  },
  leader: { 'zh-CN': '领导', en: 'Leader' },
  nobody: { 'zh-CN': '(没有领导)', en: '(nobody)' },
  balance: { 'zh-CN': '每月结存', en: 'Balance by month' },
  balanceHint: {
    'zh-CN': '月初在办+新增-结束=月末在办。办结后又重新办理的,再算一次新增。条形深色的部分是积案。',
    en: 'Open at first + opened - ended = left open. A case reopened is opened again. The dark part of a bar is backlog.',
  },
} as const

/** The indicators of an office over some months: shares, units side by side, and what was left each month. */
export const showIndicators = (call: OfficeCall): Promise<Response> => {
  const { app, say, viewer } = call
  const question = questionIn(call)
  const figures = knownFigures(app.readOnly, viewer, question)
  const frame = { page: 'indicators', title: indicatorsTitle, question, wide: true } as const
  if (!figures) return auditPage(call, frame, <p class="notice">{say(words.unknown)}</p>)
  const { indicators, balance, office } = figures
  const { targets } = office.settings.audit
  const names = caseNames(app.readOnly, call.office)
  const units = unitsBelow(app.readOnly, office.id).map(({ id }) => id)
  const query = queryOf(question)
  const audit = auditOf(call, question)
  return auditPage(
    call,
    frame,
    <div class="indicators">
      <p>
        {say(words.target(question.to))} <a href={call.at('/audit/settings')}>{say(words.settings)}</a>
      </p>
      <div class="indicator-cards">
        {(audit ? ratesOf(audit) : []).map((indicator) => (
          <IndicatorCard
            {...{ call, indicator }}
            target={targetIn(targets, indicator.id, question.to)}
            href={call.at(`/audit${query}`)}
          />
        ))}
        {indicators.map((indicator) => (
          <IndicatorCard
            {...{ call, indicator }}
            target={targetIn(targets, indicator.id, question.to)}
            href={call.at(`/audit/indicators/${indicator.id}${query}`)}
          />
        ))}
      </div>
      <h2>{say(words.balance)}</h2>
      <p class="quiet">{say(words.balanceHint)}</p>
      <BalanceTable {...{ call, question, balance }} />
      <h2>{say(words.units)}</h2>
      <p class="quiet">{say(words.unitsHint)}</p>
      <ComparedTable
        {...{ call, who: words.unit }}
        compared={comparedBy('unit', indicators, units)}
        nameOf={(unit) => (unit === null ? say(words.unassigned) : names.unit(unit))}
      />
      {/* Whether people are named is decided by what the office says now. */}
      {call.office.settings.audit.namesPeople ? (
        <>
          <h2>{say(words.leaders)}</h2>
          <p class="quiet">{say(words.leadersHint)}</p>
          <ComparedTable
            {...{ call, who: words.leader }}
            compared={comparedBy(
              'leader',
              indicators,
              leadersOf(app.readOnly, office.id).map(({ id }) => id),
            )}
            nameOf={(leader) => (leader === null ? say(words.nobody) : names.leader(leader))}
          />
        </>
      ) : null}
    </div>,
  )
}
