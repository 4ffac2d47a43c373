import { createHash } from 'node:crypto'
import { feedKey } from '../domain/feed.ts'
import type { LeaderLimit, LimitIs } from '../domain/leader-limit.ts'
import { type Language, oneLine, type Text } from '../domain/text.ts'
import type { FeedEvent } from './feed-events.ts'
import { limitText } from './ical.ts'

const words = {
  unit: { 'zh-CN': '责任单位', en: 'unit in charge' },
  before: {
    running: { 'zh-CN': '【期限】', en: '[Due] ' },
    met: { 'zh-CN': '【已办结】', en: '[Done] ' },
    over: { 'zh-CN': '【已取消】', en: '[Cancelled] ' },
    held: { 'zh-CN': '【暂停计时】', en: '[Held up] ' },
  },
} as const satisfies Record<string, Text | Record<LimitIs, Text>>

/** What is called how in a leader’s calendar: matters, clocks and units, never people. */
export interface LimitNames {
  readonly subject: string
  readonly clock: Text
  /** The unit in charge; empty while there is none. */
  readonly unit: string
}

/** 【期限】征地拆迁:办结(责任单位:国土局) */
const titleOf = (is: LimitIs, { subject, clock, unit }: LimitNames): Text => {
  const [before, about] = [words.before[is], oneLine(subject)]
  const by = oneLine(unit)
  return {
    'zh-CN': `${before['zh-CN']}${about}:${oneLine(clock['zh-CN'])}${by ? `(${words.unit['zh-CN']}:${by})` : ''}`,
    en: `${before.en}${about}: ${oneLine(clock.en)}${by ? ` (${words.unit.en}: ${by})` : ''}`,
  }
}

/** Opaque and the same for good: it tells neither the number of a case nor which case it is. */
const uidOf = (of: string, { clock, event }: LeaderLimit): string =>
  `${createHash('sha256')
    .update(JSON.stringify(['limit', of, clock, event]))
    .digest('hex')
    .slice(0, 16)}@reception-roster`

/** A limit of the case `of` in the calendar of the leader who answers for it: a whole day that keeps nobody busy. */
export const deadlineEvent = (
  of: string,
  limit: LeaderLimit,
  names: LimitNames,
  { language }: { readonly language: Language },
): FeedEvent => {
  const uid = uidOf(of, limit)
  const { day, until, is, isProvisional, sequence, changedAt } = limit
  const title = titleOf(is, names)[language]
  return {
    feed: feedKey('leader', limit.leader),
    uid,
    date: day,
    start: '',
    until,
    text: limitText(
      { uid, day, title, changedAt, sequence, isProvisional, isRunning: is === 'running' },
      { language },
    ),
  }
}
