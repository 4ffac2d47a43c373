import type { NewCaseEvent } from '../domain/case-event.ts'
import { mostRepresentatives } from '../domain/case-event.ts'
import type { StepFacts, StepRefusal } from './case-steps.ts'

/** Heads from which a visit is collective (集体访). */
export const collectiveFrom = 5

/** Why a case cannot be registered; undefined where it can. */
export const registrationRefusal = (
  { day, data }: Extract<NewCaseEvent, { what: 'registered' }>,
  { today, hasToWithdraw }: Pick<StepFacts, 'today' | 'hasToWithdraw'>,
): StepRefusal | undefined => {
  const { receiver, concerns, isCollective, heads, representatives } = data
  if (day > today)
    return { field: 'day', says: { 'zh-CN': '接访日期不能在今天之后', en: 'The day lies after today' } }
  if (receiver !== null && hasToWithdraw(receiver, concerns))
    return {
      field: 'receiver',
      says: {
        'zh-CN': '这件事项涉及接待领导或他任职的单位,应当回避,请改由别人接待',
        en: 'The case concerns its receiver or a unit of his: he has to withdraw; choose somebody else',
      },
    }
  if (isCollective && heads < collectiveFrom)
    return {
      field: 'heads',
      says: { 'zh-CN': `集体访为${collectiveFrom}人以上`, en: `A group is ${collectiveFrom} people or more` },
    }
  if (representatives > Math.min(heads, mostRepresentatives))
    return {
      field: 'representatives',
      says: {
        'zh-CN': `代表不能超过来访人数,最多${mostRepresentatives}人(《信访工作条例》第二十条)`,
        en: `No more than came, and at most ${mostRepresentatives} (Regulations, Art. 20)`,
      },
    }
  return undefined
}
