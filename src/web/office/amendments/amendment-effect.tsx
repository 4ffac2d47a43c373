import type { FC } from 'hono/jsx'
import { monthWords } from '../../../domain/day-words.ts'
import type { Finding } from '../../../domain/finding.ts'
import type { Text } from '../../../domain/text.ts'
import { type Outcome, requiredAmong } from '../../../roster/amend-effect.ts'
import { namesOf } from '../../../roster/names.ts'
import { findingInWords } from '../../../words/finding.ts'
import type { OfficeCall } from '../../call.tsx'

const words = {
  nothing: { 'zh-CN': '不影响任何规则', en: 'No rule is touched' },
  nothingElse: { 'zh-CN': '没有其他影响', en: 'Nothing else is touched' },
  forbidden: { 'zh-CN': '不允许', en: 'not allowed' },
  required: { 'zh-CN': '违反必须遵守的规则', en: 'breaks a required rule' },
  preferred: { 'zh-CN': '不如原来', en: 'worse than before' },
  mended: { 'zh-CN': '改正', en: 'mends' },
} as const satisfies Record<string, Text>

type Kind = 'forbidden' | 'required' | 'preferred' | 'mended'
const marks = { forbidden: 'bad', required: 'bad', preferred: 'warn', mended: 'good' } as const

interface Line {
  readonly month: string
  readonly kind: Kind
  readonly says: string
}
const keyOf = ({ month, kind, says }: Line): string => JSON.stringify([month, kind, says])

/** What a change does to one month’s rules, the gravest first. */
const linesOf = ({ month, now, effect }: Outcome, call: OfficeCall): Line[] => {
  const names = namesOf(now.plan, call.language)
  const required = new Set(requiredAmong(now, effect.broken))
  const line = (kind: Kind) => (finding: Finding) => ({
    month,
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

/** What several ways to change a duty all do, to be said once. */
export const commonEffect = (call: OfficeCall, ways: readonly (readonly Outcome[])[]): ReadonlySet<string> => {
  const [first = [], ...others] = ways.map((outcomes) =>
    outcomes.flatMap((outcome) => linesOf(outcome, call)).map(keyOf),
  )
  return new Set(others.length === 0 ? [] : first.filter((key) => others.every((keys) => keys.includes(key))))
}

interface Props {
  readonly call: OfficeCall
  readonly outcomes: readonly Outcome[]
  /** Said once for all ways already: left out here. */
  readonly common?: ReadonlySet<string>
  /** Only what is common. */
  readonly isCommon?: boolean
  /** Of what is not allowed, only why not. */
  readonly isBrief?: boolean
}

/** What a change does to the rules, with the month where it is not the first; in words. */
export const EffectList: FC<Props> = ({
  call,
  outcomes,
  common = new Set(),
  isCommon = false,
  isBrief = false,
}) => {
  const all = outcomes.flatMap((outcome) => linesOf(outcome, call))
  const forbidden = all.filter(({ kind }) => kind === 'forbidden')
  const lines =
    isBrief && forbidden.length > 0 ? forbidden : all.filter((line) => common.has(keyOf(line)) === isCommon)
  if (lines.length === 0)
    return (
      <span class="rule-effect">
        <span class="mark good">{call.say(common.size > 0 ? words.nothingElse : words.nothing)}</span>
      </span>
    )
  return (
    <ul class="rule-effect">
      {lines.map(({ month, kind, says }) => (
        <li class="touched">
          <span class={`mark ${marks[kind]}`}>{call.say(words[kind])}</span>{' '}
          {month === outcomes[0]!.month ? '' : `${call.say(monthWords(month))}:`}
          {says}
        </li>
      ))}
    </ul>
  )
}
