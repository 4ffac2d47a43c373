import { dayWords } from '../domain/day-words.ts'
import type { Finding } from '../domain/finding.ts'
import { postAt } from '../domain/leader.ts'
import { objectiveLevels } from '../domain/rule-set.ts'
import type { Duty, Slot } from '../domain/slot.ts'
import { type Language, list, oneLine, type Text } from '../domain/text.ts'
import type { Against } from '../roster/against.ts'
import { sayJudged } from '../roster/check.ts'
import { describeRule } from '../rules/index.ts'
import type { Month } from '../rules/month.ts'
import type { Names } from '../rules/rule.ts'
import { colon, differenceList, firstOf, movesInWords, semicolon } from './against-words.ts'
import { stepInWords } from './step-words.ts'

/** What would be if somebody else had a duty, in words: for why, and for stand-ins. */

const words = {
  noLonger: { 'zh-CN': '不再破坏', en: 'no longer broken' },
  nothing: { 'zh-CN': '无', en: 'nothing' },
} as const satisfies Record<string, Text>

/** Said where the time ran out. */
export const costsUnproven: Text = {
  'zh-CN': '注意:时间用完,有的代价未证明最小;可加大 --time-limit。',
  en: 'Note: the time ran out; not every cost is proven least. Try a larger --time-limit.',
}

/** How costs are read: which step comes first, and what the sign means. */
export const legend = (language: Language): string => {
  const levels = Object.values(objectiveLevels).filter((level) => level !== objectiveLevels.tieBreak)
  const order = list(levels.map((level) => stepInWords({ level })))
  return {
    'zh-CN': `代价按次序比:${order['zh-CN']};前面的相同,才比后面的。“+”是更差,“-”是更好。`,
    en: `Costs are compared in this order: ${order.en}; a later one only where the earlier are equal. “+” is worse, “-” better.`,
  }[language]
}

/** 12月3日(周四) 大厅 · Thu 3 Dec hall */
export const slotTitle = (slot: Slot, names: Names, language: Language): string =>
  `${dayWords(slot.date)[language]} ${names.opening(slot.opening)}`

/** Date, opening, leader and post of a duty. */
export const dutyTitle = (month: Month, { leader, slot }: Duty, names: Names, language: Language): string => {
  const post = postAt(month.leaders.get(leader)!, slot.unit, slot.date)
  const title = post ? ` ${oneLine(post.title)}` : ''
  return `${slotTitle(slot, names, language)}${colon[language]}${names.leader(leader)}${title}`
}

/** What would be broken. */
export const breakLines = (month: Month, { breaks }: Against, names: Names, language: Language): string[] =>
  breaks.map((finding) => `${finding.rule}  ${sayJudged(month, finding, names)[language]}`)

/** What would not be broken any more; of built-ins the reader knows: he asks because of them. */
export const mendLines = (month: Month, { mends }: Against, names: Names, language: Language): string[] =>
  mends
    .filter((finding) => month.rules.some(({ id }) => id === finding.rule))
    .map(
      (finding) =>
        `${words.noLonger[language]}${colon[language]}${finding.rule}  ${sayJudged(month, finding, names)[language]}`,
    )

/** The rules that what would be broken belongs to, in words. */
export const ruleLines = (month: Month, { breaks }: Against, names: Names, language: Language): string[] =>
  [...new Set(breaks.map(({ rule }) => rule))].flatMap((id) => {
    const rule = month.rules.find((one) => one.id === id)
    return rule ? [`${id}  ${oneLine(describeRule(rule, names)[language])}`] : []
  })

/** What changes beside a duty and whoever has it instead. */
const otherMoves = (
  duty: Duty,
  instead: string | undefined,
  { dropped, added }: Against,
  names: Names,
  language: Language,
): string[] => {
  const isElse = (who: string | undefined) => (one: Duty) => one.leader !== who || one.slot.id !== duty.slot.id
  return movesInWords(
    { dropped: dropped.filter(isElse(duty.leader)), added: added.filter(isElse(instead)) },
    names,
    language,
  )
}

interface Case {
  readonly duty: Duty
  /** Who has it instead. */
  readonly instead: string
  readonly against: Against
}

/** What a case costs, breaks and changes, for a row of a table. */
export const consequences = (
  month: Month,
  { duty, instead, against }: Case,
  names: Names,
  language: Language,
): string[] => [
  differenceList(against.differences, language).join('\n'),
  [...breakLines(month, against, names, language), ...mendLines(month, against, names, language)].join('\n') ||
    words.nothing[language],
  firstOf(otherMoves(duty, instead, against, names, language), 2, language).join('\n') || words.nothing[language],
]

/** Why a leader cannot be there: by a built-in alone, or beside what is pinned. */
export const barredInWords = (
  month: Month,
  leader: string,
  because: readonly Finding[],
  names: Names,
  language: Language,
): string =>
  because
    .map((finding) => {
      const pin = pinWords[finding.rule]
      return pin
        ? `${names.leader(leader)}${colon[language]}${pin[language]}`
        : sayJudged(month, finding, names)[language]
    })
    .join(semicolon[language])

/** Built-ins that a duty can only break beside pins. */
const pinWords: Record<string, Text> = {
  pinned: { 'zh-CN': '已锁定为不排这一次(pins)', en: 'pinned off this duty' },
  'one-place': { 'zh-CN': '那时已锁定在别处(pins)', en: 'pinned elsewhere at that time' },
  capacity: { 'zh-CN': '锁定的领导(pins)已占满', en: 'pinned leaders take all the room' },
}
