import type { FC } from 'hono/jsx'
import type { Counts } from '../../../audit/compliance.ts'
import { outcomeWords, plannedOutcomes } from '../../../domain/outcome.ts'
import type { Text } from '../../../domain/text.ts'
import type { OfficeCall } from '../../call.tsx'
import { type Asked, queryOf } from './question.ts'

const words = {
  planned: { 'zh-CN': '计划', en: 'planned' },
  beside: {
    'zh-CN': '计划外的另计,不在合计之内。',
    en: 'Receptions outside the roster are counted beside it, not in it.',
  },
} as const satisfies Record<string, Text>

/** 计划12 = 已接访9 + 他人顶替1 + …, and what is outside the roster beside it; each number opens its records. */
export const CountLine: FC<{
  readonly call: OfficeCall
  readonly question: Asked
  readonly counts: Counts
  readonly title?: Text
}> = ({ call, question, counts, title }) => {
  const { say } = call
  const count = (outcome: keyof Counts, name: Text) => (
    <a class="audit-count" href={call.at(`/audit/receptions${queryOf(question, { outcome })}`)}>
      <b class="audit-number">{counts[outcome]}</b> {say(name)}
    </a>
  )
  return (
    <div class="count-line">
      {title ? <p class="quiet">{say(title)}</p> : null}
      <p class="sum">
        {count('planned', words.planned)}
        {plannedOutcomes.map((outcome, n) => (
          <>
            <span class="sign">{n === 0 ? '=' : '+'}</span>
            {count(outcome, outcomeWords[outcome])}
          </>
        ))}
      </p>
      <p class="sum">
        {count('unscheduled', outcomeWords.unscheduled)} <span class="quiet">{say(words.beside)}</span>
      </p>
    </div>
  )
}
