import { dayWords } from '../domain/day-words.ts'
import { postsOn } from '../domain/leader.ts'
import { objectiveLevels } from '../domain/rule-set.ts'
import { type Duty, slotId } from '../domain/slot.ts'
import { type Language, oneLine, type Text } from '../domain/text.ts'
import type { Against } from '../roster/against.ts'
import { sayJudged } from '../roster/check.ts'
import type { StandIns } from '../roster/stand-in.ts'
import type { Why } from '../roster/why.ts'
import { describeRule } from '../rules/index.ts'
import type { Month } from '../rules/month.ts'
import type { Names } from '../rules/rule.ts'
import { differencesInWords, firstOf, movesInWords } from './against-words.ts'
import { columns } from './table.ts'

const words = {
  forced: {
    'zh-CN': '非排不可:没有这一次,就有必须遵守的规则不能满足:',
    en: 'Forced: without this duty a required rule would be broken:',
  },
  stands: {
    'zh-CN': '保持已发布的安排:没有这一次,变动更多',
    en: 'It is published already: without it more would change',
  },
  best: {
    'zh-CN': '最优,但不是非排不可:没有这一次的最好安排要差',
    en: 'Best, not forced: the best roster without it is worse by',
  },
  asGood: {
    'zh-CN': '没有这一次也能排得同样好;并列时按固定次序选定。',
    en: 'Without it a roster just as good can be made; of equals a fixed order chose this one.',
  },
  instead: {
    'zh-CN': '换成别人,各自的最好安排(代价小的在前):',
    en: 'With somebody else instead, the best roster of each (the cheapest first):',
  },
  nobody: { 'zh-CN': '没有别人可以换。', en: 'There is nobody else who may serve there then.' },
  notBest: { 'zh-CN': '排上他的最好安排要差', en: 'The best roster with him there is worse by' },
  wouldBreak: { 'zh-CN': '会使以下规则不能满足:', en: 'It would break:' },
  couldBe: {
    'zh-CN': '排上他也能排得同样好;并列时按固定次序没有选他。',
    en: 'A roster with him there would be just as good; of equals a fixed order chose others.',
  },
  cannot: { 'zh-CN': '他不能在那里接访:', en: 'He cannot serve there then:' },
  noRoom: { 'zh-CN': '与不可更改的规定或人工锁定的安排冲突。', en: 'Built-in rules or pins leave no room for it.' },
  breaksNothing: { 'zh-CN': '无', en: 'nothing' },
  barred: { 'zh-CN': '本单位不能顶替的领导', en: 'Who of the unit cannot stand in' },
  noStandIn: { 'zh-CN': '没有人可以顶替。', en: 'Nobody can stand in.' },
  unproven: {
    'zh-CN': '注意:时间用完,有的代价未证明最小;可加大 --time-limit。',
    en: 'Note: the time ran out; not every cost is proven least. Try a larger --time-limit.',
  },
} as const satisfies Record<string, Text>

const heads = {
  why: { 'zh-CN': ['换成', '代价', '会破坏', '其他变动'], en: ['instead', 'costs', 'breaks', 'what else changes'] },
  standIn: {
    'zh-CN': ['', '顶替人', '代价', '会破坏', '其他变动'],
    en: ['', 'stand-in', 'costs', 'breaks', 'what else changes'],
  },
} as const

/** Date, opening, leader and post of a duty. */
const dutyTitle = (month: Month, { leader, slot }: Duty, names: Names, language: Language): string => {
  const posts = postsOn(month.leaders.get(leader)!, slot.date)
  const post = posts.find(({ unit }) => unit === slot.unit) ?? posts[0]
  const colon = language === 'en' ? ': ' : ':'
  const title = post ? ` ${oneLine(post.title)}` : ''
  return `${dayWords(slot.date)[language]} ${names.opening(slot.opening)}${colon}${names.leader(leader)}${title}`
}

const breakLines = (month: Month, { breaks }: Against, names: Names, language: Language): string[] =>
  breaks.map((finding) => `${finding.rule}  ${sayJudged(month, finding, names)[language]}`)

/** The rules that what would be broken belongs to, in words. */
const ruleLines = (month: Month, { breaks }: Against, names: Names, language: Language): string[] =>
  [...new Set(breaks.map(({ rule }) => rule))].flatMap((id) => {
    const rule = month.rules.find((one) => one.id === id)
    return rule ? [`  ${id}: ${oneLine(describeRule(rule, names)[language])}`] : []
  })

/** What else changes: all but the duty itself. */
const otherMoves = (duty: Duty, against: Against, names: Names, language: Language): string[] => {
  const { slot } = duty
  const elsewhere = (duties: readonly Duty[]) =>
    duties.filter((one) => one.slot.id !== slotId(slot.date, slot.opening))
  return movesInWords({ dropped: elsewhere(against.dropped), added: elsewhere(against.added) }, names, language)
}

/** Why a leader has a duty, or has not. */
export const whyReport = (month: Month, whys: readonly Why[], names: Names, language: Language): string =>
  whys
    .map((why) =>
      [dutyTitle(month, why.duty, names, language), ...reasonLines(month, why, names, language)].join('\n'),
    )
    .join('\n\n')

/** Most alternatives shown; the dearest are of no use to anybody. */
const mostShown = 12
const moreInWords = (n: number): Text => ({
  'zh-CN': `……另有${n}人,代价不小于以上各人`,
  en: `… and ${n} more, at no less cost`,
})

const indent = (lines: readonly string[]): string[] => lines.map((line) => `  ${line}`)

const reasonLines = (month: Month, why: Why, names: Names, language: Language): string[] => {
  const say = (text: Text): string => text[language]
  const { otherwise, isThere, duty } = why
  const note = why.proven ? [] : [say(words.unproven)]
  if (why.barred.length > 0)
    return [say(words.cannot), ...indent(why.barred.map((finding) => sayJudged(month, finding, names)[language]))]
  if (!otherwise) return [say(words.noRoom)]
  const costs = differencesInWords(otherwise.differences, language)
  const breaks = breakLines(month, otherwise, names, language)
  if (!isThere)
    return [
      otherwise.differences.length === 0 ? say(words.couldBe) : `${say(words.notBest)} ${costs}`,
      ...(breaks.length > 0 ? [say(words.wouldBreak), ...indent(breaks)] : []),
      ...indent(firstOf(otherMoves(duty, otherwise, names, language), 4, language)),
      ...note,
    ]
  const [first] = otherwise.differences
  const verdict =
    first?.level === objectiveLevels.required
      ? [say(words.forced), ...indent(breaks), ...ruleLines(month, otherwise, names, language)]
      : first?.level === objectiveLevels.changes
        ? [`${say(words.stands)} (${costs})`]
        : [first ? `${say(words.best)} ${costs}` : say(words.asGood)]
  if (why.alternatives.length === 0) return [...verdict, say(words.nobody), ...note]
  const shown = why.alternatives.slice(0, mostShown)
  const left = why.alternatives.length - shown.length
  const table = columns(
    heads.why[language],
    shown.map(({ leader, against }) => [
      names.leader(leader),
      ...consequences(month, duty, against, names, language),
    ]),
  )
  return [...verdict, say(words.instead), table, ...(left > 0 ? [moreInWords(left)[language]] : []), ...note]
}

/** What a case costs, breaks and changes, for a row of a table. */
const consequences = (month: Month, duty: Duty, against: Against, names: Names, language: Language): string[] => [
  differencesInWords(against.differences, language).replaceAll(language === 'en' ? ', ' : '、', '\n'),
  breakLines(month, against, names, language).join('\n') || words.breaksNothing[language],
  firstOf(otherMoves(duty, against, names, language), 2, language).join('\n'),
]

/** Who could stand in for a leader, ranked. */
export const standInReport = (
  month: Month,
  hole: Duty,
  { ranked, barred, proven }: StandIns,
  names: Names,
  language: Language,
): string => {
  const say = (text: Text): string => text[language]
  const rows = ranked.map(({ leader, against }, n) => [
    `${n + 1}`,
    names.leader(leader),
    ...consequences(month, hole, against, names, language),
  ])
  const away = barred.map(
    ({ leader, because }) =>
      `  ${because.length > 0 ? because.map((finding) => sayJudged(month, finding, names)[language]).join('; ') : names.leader(leader)}`,
  )
  return [
    dutyTitle(month, hole, names, language),
    ...(rows.length > 0 ? [columns(heads.standIn[language], rows)] : [say(words.noStandIn)]),
    ...(away.length > 0 ? [say(words.barred), ...firstOf(away, 12, language)] : []),
    ...(proven ? [] : [say(words.unproven)]),
  ].join('\n')
}
