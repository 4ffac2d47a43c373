import type { FC } from 'hono/jsx'
import type { Finding } from '../../domain/finding.ts'
import type { Text } from '../../domain/text.ts'
import { type Outcome, requiredAmong } from '../../roster/amend-effect.ts'
import { namesOf } from '../../roster/names.ts'
import { findingInWords } from '../../words/finding.ts'
import type { OfficeCall } from '../call.tsx'
import { monthWords } from './month-words.ts'

const words = {
  nothing: { 'zh-CN': '不影响任何规则', en: 'No rule is touched' },
  forbidden: { 'zh-CN': '不允许', en: 'not allowed' },
  required: { 'zh-CN': '违反必须遵守的规则', en: 'breaks a required rule' },
  preferred: { 'zh-CN': '不如原来', en: 'worse than before' },
  mended: { 'zh-CN': '改正', en: 'mends' },
} as const satisfies Record<string, Text>

type Kind = keyof typeof words
const marks = { nothing: 'good', forbidden: 'bad', required: 'bad', preferred: 'warn', mended: 'good' } as const

interface Line {
  readonly kind: Kind
  readonly says: string
}

/** What a change does to one month’s rules, the gravest first. */
const linesOf = ({ now, effect }: Outcome, call: OfficeCall): Line[] => {
  const names = namesOf(now.plan, call.language)
  const required = new Set(requiredAmong(now, effect.broken))
  const line = (kind: Kind) => (finding: Finding) => ({
    kind,
    says: findingInWords(now, finding, names, call.language),
  })
  return [
    ...effect.forbidden.map(line('forbidden')),
    ...effect.broken.filter((finding) => required.has(finding)).map(line('required')),
    ...effect.broken.filter((finding) => !required.has(finding)).map(line('preferred')),
    ...effect.mended.map(line('mended')),
  ]
}

/** What a change does to the rules, month by month where there is more than one; in words. */
export const EffectList: FC<{ readonly call: OfficeCall; readonly outcomes: readonly Outcome[] }> = ({
  call,
  outcomes,
}) => {
  const months = outcomes
    .map((outcome) => ({ month: outcome.month, lines: linesOf(outcome, call) }))
    .filter(({ lines }) => lines.length > 0)
  const isOne = new Set(outcomes.map(({ month }) => month)).size === 1
  if (months.length === 0)
    return (
      <span class="rule-effect">
        <span class="mark good">{call.say(words.nothing)}</span>
      </span>
    )
  return (
    <ul class="rule-effect">
      {months.flatMap(({ month, lines }) =>
        lines.map(({ kind, says }) => (
          <li class="touched">
            <span class={`mark ${marks[kind]}`}>{call.say(words[kind])}</span>{' '}
            {isOne ? '' : `${call.say(monthWords(month))}:`}
            {says}
          </li>
        )),
      )}
    </ul>
  )
}
