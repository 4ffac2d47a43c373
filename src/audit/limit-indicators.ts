import type { Clock } from '../domain/clock.ts'
import type { Day } from '../domain/day.ts'
import type { Deadline } from '../domain/deadline.ts'
import type { Text } from '../domain/text.ts'
import type { FollowedCase } from './followed-case.ts'
import { type CaseIndicator, defined, type Verdict } from './verdict.ts'

/**
 * A limit belongs to one period only: it counts on the day it was met in time, else on its last day. One that was over
 * before the case ended some other way was missed for good, so that a withdrawal does not undo it.
 */
export const limitVerdict = ({ is, due, stopped }: Deadline, today: Day): Verdict => {
  const isInTime = stopped !== null && (due === null || stopped <= due)
  if (isInTime) return { is: is === 'met' ? 'met' : 'ended', day: stopped }
  if (due === null) return { is: 'pending', day: today }
  return { is: stopped === null && due >= today ? 'pending' : 'unmet', day: due }
}

/** The limit by a clock of the office; the last one begun, where the event that starts it was struck and came anew. */
const limitBy = ({ clocks, limits }: FollowedCase, isIt: (clock: Clock) => boolean): Deadline | undefined => {
  const id = clocks.clocks.find(isIt)?.id
  return limits.findLast(({ clock }) => clock === id)
}

const limitIndicator = (
  id: 'acceptance' | 'completion',
  isIt: (clock: Clock) => boolean,
  definition: Text,
): CaseIndicator => ({
  id,
  definition: () => definition,
  judge(one, { today }) {
    const limit = limitBy(one, isIt)
    return limit && limitVerdict(limit, today)
  },
})

const out: Text = {
  'zh-CN': '时限还没到的;时限没到就撤回、导入法定途径的。过了时限才撤回或导入的,仍算没有按时。',
  en: 'limits that still run; cases taken back or shown a legal route within the limit. Those taken back later stay late.',
}
const period: Text = {
  'zh-CN': '按时的算在办的那天,没按时的算在时限最后一天;一件只算一次。延期后的时限为准,作废的记录不算。',
  en: 'in time: the day it was done; else the last day of the limit. Extended limits hold, struck entries do not count.',
}

/** 及时受理率, by the limit to decide or inform of acceptance. */
export const acceptance = limitIndicator(
  'acceptance',
  ({ is, from, stops }) => is === 'duty' && from === 'registered' && stops.includes('informed'),
  defined({
    below: {
      'zh-CN': '应当告知信访人是否受理的件数(时限按登记时适用的规定)。',
      en: 'cases whose limit to inform of acceptance came up, as the limits were when they were registered.',
    },
    above: {
      'zh-CN': '其中在时限内告知受理、不予受理,或已经办结的。',
      en: 'those informed, refused or closed within the limit.',
    },
    ...{ out, period },
  }),
)

/** 按期办结率, by the limit to handle a case that was accepted. */
export const completion = limitIndicator(
  'completion',
  ({ is, from, stops }) => is === 'duty' && from === 'accepted' && stops.includes('answered'),
  defined({
    below: {
      'zh-CN': '受理后应当办结的件数(时限按登记时适用的规定)。',
      en: 'accepted cases whose limit to be handled came up, as the limits were when they were registered.',
    },
    above: {
      'zh-CN': '其中在时限内出具处理意见或办结的。',
      en: 'those answered or closed within the limit.',
    },
    ...{ out, period },
  }),
)
