import type { FC } from 'hono/jsx'
import { join, type Text } from '../../../domain/text.ts'
import type { AnyRule } from '../../../rules/month.ts'
import type { OfficeCall } from '../../call.tsx'

const words = {
  title: { 'zh-CN': '怎么算', en: 'How it is counted' },
  numerator: { 'zh-CN': '分子(已确认)', en: 'Numerator (confirmed)' },
  denominator: { 'zh-CN': '分母(要求)', en: 'Denominator (required)' },
  leaders: {
    'zh-CN': '已登记到岗的领导人数,同一人只算一次。',
    en: 'Leaders noted as having received, each once.',
  },
  leadersAsked: { 'zh-CN': '规则要求的领导人数。', en: 'The leaders the rule asks for.' },
  days: {
    'zh-CN': '已登记的接访天数,同一天不论几次都算一天。',
    en: 'Days noted as received, a day once however many sessions it had.',
  },
  halfDays: {
    'zh-CN': '已登记的接访天数,上午、下午各算半天,同一天最多算一天。',
    en: 'Days noted as received: a morning or an afternoon is half a day, and a day is never more than one.',
  },
  sessions: { 'zh-CN': '已登记的接访次数,每次都算。', en: 'Receptions noted, each counted.' },
  asked: {
    'zh-CN': '规则要求的数;任职或规则有效不满整个期间的,按天数折算;期间没有结束的,按已经过去的月份折算。',
    en: 'What the rule asks; pro rata by days where the post or the rule did not last the whole period, by months gone by where the period is not over.',
  },
  whose: {
    'zh-CN': '谁接访算谁的:顶替的算顶替人的,不算缺席人的。',
    en: 'It counts for whoever received: for the substitute, never for the absent leader.',
  },
  noSubstitutes: { 'zh-CN': '替别人接访的不算。', en: 'What was served in another’s place does not count.' },
  noEmpty: { 'zh-CN': '无人来访的不算。', en: 'Sessions nobody came to do not count.' },
  pending: {
    'zh-CN': '待登记的先不算;结果为“待定”的,登记以后还可能满足。',
    en: 'What nobody has entered does not count yet; what is open may still be kept.',
  },
  forbids: {
    'zh-CN': '这条规则不要求数量,只看有没有违反。每个月判断一次:没有发现违反的为满足。',
    en: 'The rule asks for no number: each month is looked at for what goes against it, and is kept where there is nothing.',
  },
} as const satisfies Record<string, Text>

/** Numerator and denominator of a rule in plain words. */
export const Definition: FC<{ readonly call: OfficeCall; readonly rule: AnyRule }> = ({ call, rule }) => {
  const { say } = call
  const { counts, halfDay, substitutes, empty } = rule as AnyRule & Counting
  const isCoverage = rule.kind === 'coverage'
  const counted = isCoverage
    ? words.leaders
    : counts === 'sessions'
      ? words.sessions
      : halfDay === 0.5
        ? words.halfDays
        : words.days
  const numerator = [
    counted,
    words.whose,
    ...(substitutes === false ? [words.noSubstitutes] : []),
    ...(empty === false ? [words.noEmpty] : []),
    words.pending,
  ]
  return (
    <details open>
      <summary>{say(words.title)}</summary>
      {rule.kind === 'quota' || isCoverage ? (
        <dl class="definition">
          <dt class="fact-name">{say(words.numerator)}</dt>
          <dd class="fact-value">{say(join(numerator, { 'zh-CN': '', en: ' ' }))}</dd>
          <dt class="fact-name">{say(words.denominator)}</dt>
          <dd class="fact-value">{say(isCoverage ? words.leadersAsked : words.asked)}</dd>
        </dl>
      ) : (
        <p>{say(words.forbids)}</p>
      )}
    </details>
  )
}

interface Counting {
  readonly counts?: 'days' | 'sessions'
  readonly halfDay?: number
  readonly substitutes?: boolean
  readonly empty?: boolean
}
