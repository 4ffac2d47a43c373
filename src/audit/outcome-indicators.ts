import type { Case } from '../domain/case.ts'
import type { Day } from '../domain/day.ts'
import type { ExcludedWhy } from '../domain/indicator.ts'
import { backlogSpans } from './backlog.ts'
import { type IndicatorQuestion, isOpenIn, isWithinLimits } from './followed-case.ts'
import { type CaseIndicator, defined } from './verdict.ts'

/** Closed, and settled: 化解. */
const isResolved = ({ state, isSettled }: Case): boolean => state === 'closed' && isSettled === true

/** Why nothing was left for the office to resolve. */
const endedOtherwise = ({ state }: Case): ExcludedWhy | undefined =>
  state === 'transferred' || state === 'dropped' || state === 'refused' ? state : undefined

const lastDayOf = ({ to, today }: IndicatorQuestion): Day => (to < today ? to : today)

/** 初信初访一次性化解率. */
export const firstVisit: CaseIndicator = {
  id: 'first-visit',
  definition: () =>
    defined({
      below: { 'zh-CN': '期间收到的初信初访件数。', en: 'first visits received in the period.' },
      above: {
        'zh-CN': '其中办结并且化解,没有重新办理、没有申请复查、没有再次来访来信的(到所问时点为止)。',
        en: 'those closed as settled, not reopened, not reviewed, and not repeated by a later case, up to the moment asked.',
      },
      out: {
        'zh-CN': '还有时限没到的在办件;不予受理、信访人撤回、导入法定途径的。',
        en: 'open ones with a limit that still runs; those not accepted, taken back or shown a legal route.',
      },
      period: { 'zh-CN': '按收到日期。', en: 'the day received.' },
    }),
  judge(one, { today }) {
    const { now, events, isRepeated } = one
    if (!now.isFirst) return undefined
    const day = now.received
    if (isRepeated || events.some(({ what }) => what === 'reopened' || what === 'review-asked'))
      return { is: 'unmet', day }
    if (isResolved(now)) return { is: 'met', day }
    const why = endedOtherwise(now) ?? (now.isOpen && isWithinLimits(one, today) ? 'pending' : undefined)
    return { is: why ?? 'unmet', day }
  },
}

/** 调结率 = settled / accepted. */
export const settlement: CaseIndicator = {
  id: 'settlement',
  definition: () =>
    defined({
      below: { 'zh-CN': '期间受理的件数。', en: 'cases accepted in the period.' },
      above: {
        'zh-CN': '其中办结并且化解的(到所问时点为止)。',
        en: 'those closed as settled, up to the moment asked.',
      },
      out: {
        'zh-CN': '还有时限没到的在办件。撤回和导入法定途径的留在分母里。',
        en: 'open ones with a limit that still runs. Those taken back or shown a legal route stay below the line.',
      },
      period: { 'zh-CN': '按受理日期。', en: 'the day accepted.' },
    }),
  judge(one, { today }) {
    const { now } = one
    if (now.accepted === null) return undefined
    const day = now.accepted
    if (isResolved(now)) return { is: 'met', day }
    return { is: now.isOpen && isWithinLimits(one, today) ? 'pending' : 'unmet', day }
  },
}

/** 积案化解率. */
export const backlog: CaseIndicator = {
  id: 'backlog',
  definition: ({ backlogYears }) =>
    defined({
      below: {
        'zh-CN': `积案件数:收到满${backlogYears}年还没有结束的,期初已有的加期间新满的。`,
        en: `cases open for more than ${backlogYears} year(s): those there at the beginning, and those that became so in the period.`,
      },
      above: { 'zh-CN': '其中到期末办结并且化解的。', en: 'those closed as settled by the end of the period.' },
      out: {
        'zh-CN': '到期末已撤回、不予受理、导入法定途径的。',
        en: 'those taken back, not accepted or shown a legal route by its end.',
      },
      period: {
        'zh-CN': '期间内任何时候是积案就算,一件一次;期末以所问时段最后一天、不晚于所问时点为准。',
        en: 'backlog at any time in it, once each; its end is the last day asked about, or the moment asked if that is earlier.',
      },
    }),
  judge(one, question) {
    const last = lastDayOf(question)
    if (last < question.from || !isOpenIn(backlogSpans(one, question.backlogYears), question.from, last))
      return undefined
    return stockVerdict(one.on(last)!, last)
  },
}

/** Of cases that were there in a period, how they stood at its end. */
const stockVerdict = (at: Case, last: Day) => ({
  is: isResolved(at) ? ('met' as const) : (endedOtherwise(at) ?? ('unmet' as const)),
  day: at.ended ?? last,
})

/** 包案化解率. */
export const inCharge: CaseIndicator = {
  id: 'in-charge',
  definition: () =>
    defined({
      below: {
        'zh-CN': '期间内在办、到期末有包案领导的件数。',
        en: 'cases open at some time in the period that had a leader in charge by its end.',
      },
      above: { 'zh-CN': '其中到期末办结并且化解的。', en: 'those closed as settled by the end of the period.' },
      out: {
        'zh-CN': '到期末还有时限没到的在办件;已撤回、不予受理、导入法定途径的。',
        en: 'open ones with a limit that still ran at its end; those taken back, not accepted or shown a legal route.',
      },
      period: {
        'zh-CN': '期间内在办过就算,一件一次;期末以所问时段最后一天、不晚于所问时点为准。',
        en: 'open at any time in it, once each; its end is the last day asked about, or the moment asked if that is earlier.',
      },
    }),
  judge(one, question) {
    const last = lastDayOf(question)
    if (last < question.from || !isOpenIn(one.spans, question.from, last)) return undefined
    const at = one.on(last)!
    if (at.inCharge === null) return undefined
    const verdict = stockVerdict(at, last)
    return at.isOpen && isWithinLimits(one, last) ? { ...verdict, is: 'pending' } : verdict
  },
}

/** 群众满意率. */
export const satisfaction: CaseIndicator = {
  id: 'satisfaction',
  definition: () =>
    defined({
      below: { 'zh-CN': '期间内群众评价过的件数。', en: 'cases that petitioners judged in the period.' },
      above: { 'zh-CN': '其中评价为满意或基本满意的。', en: 'those judged satisfied or fairly satisfied.' },
      out: {
        'zh-CN': '期间内办结、到期末群众没有评价的。',
        en: 'those closed in the period that nobody had judged by its end.',
      },
      period: {
        'zh-CN': '按评价日期;期间内评价过几次的,以最后一次为准。',
        en: 'the day of the judgement; of several in the period, the last holds.',
      },
    }),
  judge({ events, spans, on }, question) {
    const { from } = question
    const last = lastDayOf(question)
    const judged = events.findLast(({ what, day }) => what === 'satisfied' && from <= day && day <= last)
    if (judged?.what === 'satisfied')
      return { is: judged.data.is === 'dissatisfied' ? 'unmet' : 'met', day: judged.day }
    // Before anything else is looked at: few cases ended just then.
    if (!spans.some(({ to }) => to !== null && from <= to && to <= last)) return undefined
    const at = on(last)!
    if (at.state !== 'closed' || at.ended! < from || at.satisfaction !== null) return undefined
    return { is: 'unjudged', day: at.ended! }
  },
}
