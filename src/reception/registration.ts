import type { NewCaseEvent } from '../domain/case-event.ts'
import type { StepFacts, StepRefusal } from './case-steps.ts'
import { visitRefusal } from './visit-size.ts'

export { collectiveFrom } from './visit-size.ts'

/** Why a case cannot be registered; undefined where it can. */
export const registrationRefusal = (
  { day, data }: Extract<NewCaseEvent, { what: 'registered' }>,
  { today, hasToWithdraw }: Pick<StepFacts, 'today' | 'hasToWithdraw'>,
): StepRefusal | undefined => {
  const { receiver, concerns } = data
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
  return visitRefusal(data)
}
