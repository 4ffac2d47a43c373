import type { FC } from 'hono/jsx'
import { groupBy } from '../../../domain/group-by.ts'
import {
  type ExcludedWhy,
  excludedWords,
  type Indicator,
  indicatorWords,
  isReached,
  percentOf,
  type Target,
} from '../../../domain/indicator.ts'
import { list, type Text } from '../../../domain/text.ts'
import type { OfficeCall } from '../../call.tsx'

const words = {
  none: { 'zh-CN': '无', en: 'none' },
  noneMore: { 'zh-CN': '期间没有这样的事项', en: 'nothing of the kind in the period' },
  noneDue: { 'zh-CN': '期间没有期满的要求', en: 'nothing is due in the period' },
  reached: (percent: number): Text => ({ 'zh-CN': `✓ 达到目标${percent}%`, en: `✓ reaches ${percent} %` }),
  missed: (percent: number): Text => ({ 'zh-CN': `✗ 没达到目标${percent}%`, en: `✗ below ${percent} %` }),
  target: (percent: number): Text => ({ 'zh-CN': `目标${percent}%`, en: `Target ${percent} %` }),
  noTarget: { 'zh-CN': '没有定目标', en: 'no target is set' },
  out: (n: number, of: Indicator['of']): Text => ({
    'zh-CN': `另有${n}${of === 'cases' ? '件' : '天(次)'}不计入:`,
    en: `${n} left out: `,
  }),
  how: { 'zh-CN': '怎么算的', en: 'How it is counted' },
  behind: { 'zh-CN': '看是哪些事项', en: 'The records behind it' },
  rules: { 'zh-CN': '看规则要求了谁、实际多少', en: 'What rules asked, and what there was' },
}

/** A share in words: 82.5%, or that there is none. */
export const percentWords = (indicator: Indicator): Text => {
  const percent = percentOf(indicator)
  return percent === undefined ? words.none : { 'zh-CN': `${percent}%`, en: `${percent} %` }
}

/** What was left out, and how many for each reason. */
const leftOut = ({ excluded }: Indicator): Text =>
  list(
    [...groupBy(excluded, ({ why }) => why)].map(([why, those]) => ({
      'zh-CN': `${excludedWords[why as ExcludedWhy]['zh-CN']}${those.length}`,
      en: `${excludedWords[why as ExcludedWhy].en} ${those.length}`,
    })),
  )

/** One share with what it rests on; `href` leads to the records behind it. */
export const IndicatorCard: FC<{
  readonly call: OfficeCall
  readonly indicator: Indicator
  readonly target: Target | undefined
  readonly href?: string
}> = ({ call: { say }, indicator, target, href }) => {
  const { id, numerator, denominator, excluded, definition } = indicator
  return (
    <article class="indicator">
      <h2 class="indicator-name">{say(indicatorWords[id])}</h2>
      <p class="indicator-share">
        <b class="indicator-percent">{say(percentWords(indicator))}</b>{' '}
        {denominator === 0 ? (
          <span class="quiet">{say(indicator.of === 'cases' ? words.noneMore : words.noneDue)}</span>
        ) : (
          <span>
            {numerator} / {denominator}
          </span>
        )}
      </p>
      <p class="indicator-target">
        <TargetMark {...{ say, indicator, target }} />
      </p>
      {excluded.length === 0 ? null : (
        <p class="indicator-out quiet">
          {say(words.out(excluded.length, indicator.of))}
          {say(leftOut(indicator))}
        </p>
      )}
      <details class="indicator-how">
        <summary>{say(words.how)}</summary>
        <p class="indicator-definition">{say(definition)}</p>
      </details>
      {href === undefined ? null : (
        <p class="indicator-behind">
          <a href={href}>
            {say(indicator.of === 'cases' ? words.behind : words.rules)}
            <span class="unseen"> {say(indicatorWords[id])}</span>
          </a>
        </p>
      )}
    </article>
  )
}

/** Whether the target is reached, in a word and a sign. */
const TargetMark: FC<{
  readonly say: OfficeCall['say']
  readonly indicator: Indicator
  readonly target: Target | undefined
}> = ({ say, indicator, target }) => {
  if (!target) return <span class="quiet">{say(words.noTarget)}</span>
  const is = isReached(indicator, target)
  if (is === undefined) return <span class="mark">{say(words.target(target.percent))}</span>
  return (
    <span class={`mark ${is ? 'good' : 'bad'}`}>{say((is ? words.reached : words.missed)(target.percent))}</span>
  )
}
