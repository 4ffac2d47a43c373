import { dayWords } from '../domain/day-words.ts'
import type { Finding } from '../domain/finding.ts'
import { postAt } from '../domain/leader.ts'
import { objectiveLevels } from '../domain/rule-set.ts'
import type { Duty, Slot } from '../domain/slot.ts'
import { type Language, list, oneLine, type Text } from '../domain/text.ts'
import type { Against } from '../roster/against.ts'
import { sayJudged } from '../roster/check.ts'
import type { StandIns } from '../roster/stand-in.ts'
import type { Why } from '../roster/why.ts'
import { describeRule } from '../rules/index.ts'
import type { Month } from '../rules/month.ts'
import type { Names } from '../rules/rule.ts'
import { colon, differenceList, differencesInWords, firstOf, movesInWords, semicolon } from './against-words.ts'
import { stepInWords } from './step-words.ts'
import { columns } from './table.ts'

const words = {
  forced: {
    'zh-CN': '非排不可:去掉这一次,必须遵守的规则就不能满足:',
    en: 'Forced: without this duty a required rule would be broken:',
  },
  stands: {
    'zh-CN': '已发布的安排尽量不动:去掉这一次,最好的安排也要差',
    en: 'It is published, and published duties stay: the best roster without it is worse by',
  },
  best: {
    'zh-CN': '最优,但不是非排不可:去掉这一次,最好的安排也要差',
    en: 'Best, not forced: the best roster without it is worse by',
  },
  asGood: {
    'zh-CN': '去掉这一次也能排得同样好;并列时按固定次序选定。',
    en: 'Without it a roster just as good can be made; of equals a fixed order chose this one.',
  },
  pinned: {
    'zh-CN': '这是人工锁定的安排(pins)。',
    en: 'It was decided by hand: a pin.',
  },
  instead: {
    'zh-CN': '换成别人,各自的最好安排(代价小的在前):',
    en: 'With somebody else instead, the best roster of each (the cheapest first):',
  },
  nobody: { 'zh-CN': '那时那里没有别人可以换。', en: 'There is nobody else who may serve there then.' },
  notBest: {
    'zh-CN': '没有排:排在这里,最好的安排也要差',
    en: 'Not there: the best roster with this duty is worse by',
  },
  wouldBreak: { 'zh-CN': '会破坏:', en: 'It would break:' },
  noLonger: { 'zh-CN': '不再破坏', en: 'no longer broken' },
  wouldChange: { 'zh-CN': '与现在的安排相比:', en: 'Against the roster as it is:' },
  couldBe: {
    'zh-CN': '没有排:排在这里也能排得同样好;并列时按固定次序没有选。',
    en: 'Not there: a roster with this duty would be just as good; of equals a fixed order chose another.',
  },
  cannot: { 'zh-CN': '不能排在这里:', en: 'Cannot serve there then:' },
  nothing: { 'zh-CN': '无', en: 'nothing' },
  ranked: {
    'zh-CN': '可以顶替的领导(破坏和变动最少的在前):',
    en: 'Who could stand in (who would break and change least comes first):',
  },
  couldCome: {
    'zh-CN': '可以排在这里的领导(破坏和变动最少的在前):',
    en: 'Who could come (who would break and change least comes first):',
  },
  empty: { 'zh-CN': '无人', en: 'nobody' },
  barred: { 'zh-CN': '本单位不能来的领导:', en: 'Who of the unit cannot:' },
  noStandIn: { 'zh-CN': '没有人可以来。', en: 'Nobody can.' },
  isPinned: {
    'zh-CN': '这一次是人工锁定的安排;要换人,请先从规划文件的 pins 里去掉。',
    en: 'This duty is pinned; to let somebody stand in, take it out of the planning file’s pins first.',
  },
  fromPublished: {
    'zh-CN': '代价是与已发布的安排相比;取消一次、新增一次,各算一处变动。',
    en: 'Costs are those against what is published; a duty dropped and a duty added count one change each.',
  },
  unproven: {
    'zh-CN': '注意:时间用完,有的代价未证明最小;可加大 --time-limit。',
    en: 'Note: the time ran out; not every cost is proven least. Try a larger --time-limit.',
  },
} as const satisfies Record<string, Text>

const heads = {
  why: { 'zh-CN': ['换成', '代价', '会破坏', '其他变动'], en: ['instead', 'costs', 'breaks', 'what else changes'] },
  standIn: {
    'zh-CN': ['', '领导', '代价', '会破坏', '其他变动'],
    en: ['', 'leader', 'costs', 'breaks', 'what else changes'],
  },
} as const

/** How costs are read: which step comes first, and what the sign means. */
const legend = (language: Language): string => {
  const levels = Object.values(objectiveLevels).filter((level) => level !== objectiveLevels.tieBreak)
  const order = list(levels.map((level) => stepInWords({ level })))
  return {
    'zh-CN': `代价按次序比:${order['zh-CN']};前面的相同,才比后面的。“+”是更差,“-”是更好。`,
    en: `Costs are compared in this order: ${order.en}; a later one only where the earlier are equal. “+” is worse, “-” better.`,
  }[language]
}

/** 12月3日(周四) 大厅 · Thu 3 Dec hall */
const slotTitle = (slot: Slot, names: Names, language: Language): string =>
  `${dayWords(slot.date)[language]} ${names.opening(slot.opening)}`

/** Date, opening, leader and post of a duty. */
const dutyTitle = (month: Month, { leader, slot }: Duty, names: Names, language: Language): string => {
  const post = postAt(month.leaders.get(leader)!, slot.unit, slot.date)
  const title = post ? ` ${oneLine(post.title)}` : ''
  return `${slotTitle(slot, names, language)}${colon[language]}${names.leader(leader)}${title}`
}

const breakLines = (month: Month, { breaks }: Against, names: Names, language: Language): string[] =>
  breaks.map((finding) => `${finding.rule}  ${sayJudged(month, finding, names)[language]}`)

/** What would not be broken any more; of built-ins the reader knows: he asks because of them. */
const mendLines = (month: Month, { mends }: Against, names: Names, language: Language): string[] =>
  mends
    .filter((finding) => month.rules.some(({ id }) => id === finding.rule))
    .map(
      (finding) =>
        `${words.noLonger[language]}${colon[language]}${finding.rule}  ${sayJudged(month, finding, names)[language]}`,
    )

/** The rules that what would be broken belongs to, in words. */
const ruleLines = (month: Month, { breaks }: Against, names: Names, language: Language): string[] =>
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

/** Why a leader has a duty, or has not. */
export const whyReport = (month: Month, whys: readonly Why[], names: Names, language: Language): string =>
  whys
    .map((why) =>
      [
        dutyTitle(month, why.duty, names, language),
        ...reasonLines(month, why, names, language),
        ...(why.proven ? [] : [words.unproven[language]]),
      ].join('\n'),
    )
    .join('\n\n')

const indent = (lines: readonly string[]): string[] => lines.map((line) => `  ${line}`)

const reasonLines = (month: Month, why: Why, names: Names, language: Language): string[] => {
  const say = (text: Text): string => text[language]
  const { otherwise, isThere, duty, barred, alternatives } = why
  if (!isThere)
    return otherwise
      ? notThereLines(month, otherwise, names, language)
      : [say(words.cannot), `  ${barredInWords(month, duty.leader, barred, names, language)}`]
  // Only a pin is without an alternative that could be tried.
  if (!otherwise) return [say(words.pinned)]
  const verdict = verdictLines(month, otherwise, names, language)
  if (alternatives.length === 0) return [...verdict, say(words.nobody)]
  const rows = alternatives.map(({ leader, against }) => [
    names.leader(leader),
    ...consequences(month, { duty, instead: leader, against }, names, language),
  ])
  const isAnyWorse = alternatives.some(({ against }) => against.differences.length > 0)
  return [
    ...verdict,
    say(words.instead),
    columns(heads.why[language], rows),
    ...(isAnyWorse ? [legend(language)] : []),
  ]
}

/** What would be if a duty were not: the rule that forces it, or what it is worth. */
const verdictLines = (month: Month, otherwise: Against, names: Names, language: Language): string[] => {
  const [first] = otherwise.differences
  if (!first) return [words.asGood[language]]
  if (first.level === objectiveLevels.required)
    return [
      words.forced[language],
      ...indent(breakLines(month, otherwise, names, language)),
      ...indent(ruleLines(month, otherwise, names, language)),
    ]
  const isPublished = first.level === objectiveLevels.changes
  return [worseBy(isPublished ? words.stands : words.best, otherwise, language)]
}

const worseBy = (says: Text, { differences }: Against, language: Language): string =>
  `${says[language]}${colon[language].trimEnd()} ${differencesInWords(differences, language)}`

/** What would be if a leader were there who is not. */
const notThereLines = (month: Month, otherwise: Against, names: Names, language: Language): string[] => {
  const breaks = [...breakLines(month, otherwise, names, language), ...mendLines(month, otherwise, names, language)]
  const isAsGood = otherwise.differences.length === 0
  return [
    isAsGood ? words.couldBe[language] : worseBy(words.notBest, otherwise, language),
    ...(breaks.length > 0 ? [words.wouldBreak[language], ...indent(breaks)] : []),
    words.wouldChange[language],
    ...indent(firstOf(movesInWords(otherwise, names, language), 6, language)),
    ...(isAsGood ? [] : [legend(language)]),
  ]
}

interface Case {
  readonly duty: Duty
  /** Who has it instead. */
  readonly instead: string
  readonly against: Against
}

/** What a case costs, breaks and changes, for a row of a table. */
const consequences = (
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
const barredInWords = (
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

/** Who could stand in for a leader, or come where nobody is, ranked. */
export const standInReport = (
  month: Month,
  { slot, leader }: { readonly slot: Slot; readonly leader: string | undefined },
  { ranked, barred, isPinned, proven }: StandIns,
  names: Names,
  language: Language,
): string => {
  const say = (text: Text): string => text[language]
  const title =
    leader === undefined
      ? `${slotTitle(slot, names, language)}${colon[language]}${say(words.empty)}`
      : dutyTitle(month, { leader, slot }, names, language)
  if (isPinned) return [title, say(words.isPinned)].join('\n')
  const duty = { leader: leader ?? '', slot }
  const rows = ranked.map(({ leader: instead, against }, n) => [
    `${n + 1}`,
    names.leader(instead),
    ...consequences(month, { duty, instead, against }, names, language),
  ])
  const away = barred.map((one) => `  ${barredInWords(month, one.leader, one.because, names, language)}`)
  return [
    title,
    ...(rows.length > 0
      ? [
          say(leader === undefined ? words.couldCome : words.ranked),
          columns(heads.standIn[language], rows),
          say(words.fromPublished),
          legend(language),
        ]
      : [say(words.noStandIn)]),
    ...(away.length > 0 ? [say(words.barred), ...away] : []),
    ...(proven ? [] : [say(words.unproven)]),
  ].join('\n')
}
