import type { FC } from 'hono/jsx'
import type { RuleStanding } from '../../../audit/compliance.ts'
import type { Standing } from '../../../audit/judge.ts'
import type { Text } from '../../../domain/text.ts'
import type { OfficeCall } from '../../call.tsx'

/** How a rule stands, in one word. */
export const standingWords = {
  kept: { 'zh-CN': '满足', en: 'kept' },
  open: { 'zh-CN': '待定', en: 'open' },
  broken: { 'zh-CN': '未满足', en: 'broken' },
} as const satisfies Record<Standing, Text>

/** The sign beside the word: colour alone says nothing. */
export const standingSigns = { kept: '✓', open: '…', broken: '✗' } as const satisfies Record<Standing, string>

/** How it is coloured. */
export const standingLooks = { kept: 'good', open: 'warn', broken: 'bad' } as const satisfies Record<
  Standing,
  string
>

/** Whether a rule was kept: sign and word. */
export const StandingMark: FC<{ readonly call: OfficeCall; readonly standing: Standing }> = ({
  call,
  standing,
}) => (
  <span class={`mark ${standingLooks[standing]}`}>
    <span aria-hidden="true">{standingSigns[standing]}</span> {call.say(standingWords[standing])}
  </span>
)

const words = {
  asks: (n: number): Text => ({ 'zh-CN': `共${n}项`, en: `of ${n}` }),
  months: (n: number): Text => ({ 'zh-CN': `共${n}个月`, en: `of ${n} months` }),
}

/** 满足12 · 待定1 · 未满足2 / 共15项: how much of what a rule asked was kept, in words and as a bar. */
export const KeptBar: FC<{
  readonly call: OfficeCall
  readonly standing: Pick<RuleStanding, 'kept' | 'open' | 'broken' | 'asks'>
}> = ({ call, standing }) => {
  const { kept, open, broken, asks } = standing
  const all = kept + open + broken
  const says = (['kept', 'open', 'broken'] as const)
    .filter((one) => standing[one] > 0 || one === 'kept')
    .map((one) => `${call.say(standingWords[one])} ${standing[one]}`)
    .join(' · ')
  const [a, b] = all === 0 ? [0, 0] : [(100 * kept) / all, (100 * open) / all]
  return (
    <span class="kept-bar">
      <svg viewBox="0 0 100 10" preserveAspectRatio="none" aria-hidden="true" focusable="false">
        <rect class="part-kept" x="0" y="0" width={a} height="10" />
        <rect class="part-open" x={a} y="0" width={b} height="10" />
        <rect class="part-broken" x={a + b} y="0" width={all === 0 ? 0 : 100 - a - b} height="10" />
      </svg>
      <span class="kept-words">
        {says} / {call.say(words[asks.length > 0 ? 'asks' : 'months'](all))}
      </span>
    </span>
  )
}
