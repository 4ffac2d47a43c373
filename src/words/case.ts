import type { Duty } from '../domain/slot.ts'
import type { Language, Text } from '../domain/text.ts'
import type { Against } from '../roster/against.ts'
import type { Month } from '../rules/month.ts'
import type { Names } from '../rules/rule.ts'
import { type AgainstWords, againstInWords } from './against.ts'

/** What the columns of cases are called, and what is said in them of nothing. */
export const caseHeads = {
  instead: { 'zh-CN': '换成', en: 'instead' },
  leader: { 'zh-CN': '领导', en: 'leader' },
  costs: { 'zh-CN': '代价', en: 'costs' },
  breaks: { 'zh-CN': '会破坏', en: 'breaks' },
  moves: { 'zh-CN': '其他变动', en: 'what else changes' },
  nothing: { 'zh-CN': '无', en: 'nothing' },
} as const satisfies Record<string, Text>

/** What would be if somebody else had a duty; `moves` are those beside the duty itself. */
export interface CaseWords extends AgainstWords {
  /** Id of whoever has it instead. */
  readonly leader: string
  readonly name: string
}

interface Case {
  readonly duty: Duty
  /** Who has it instead. */
  readonly instead: string
  readonly against: Against
}

/** What a case costs, breaks and changes. */
export const caseInWords = (
  month: Month,
  { duty, instead, against }: Case,
  names: Names,
  language: Language,
): CaseWords => {
  const isElse = (who: string) => (one: Duty) => one.leader !== who || one.slot.id !== duty.slot.id
  const others = {
    ...against,
    dropped: against.dropped.filter(isElse(duty.leader)),
    added: against.added.filter(isElse(instead)),
  }
  return { leader: instead, name: names.leader(instead), ...againstInWords(month, others, names, language) }
}
