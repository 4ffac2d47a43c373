import { daysBetween } from '../domain/day.ts'
import { dayWords } from '../domain/day-words.ts'
import { groupBy } from '../domain/group-by.ts'
import { teamWords } from '../domain/leader.ts'
import { type Language, list, oneLine, same, type Text } from '../domain/text.ts'
import { sayJudged } from '../roster/check.ts'
import type { Concession } from '../roster/concede.ts'
import { countingCause } from '../roster/contradiction-cause.ts'
import { type Claim, type Contradiction, type Explanation, thingOf, type Way } from '../roster/explain.ts'
import { sayCauses } from '../roster/say-cause.ts'
import { describeRule, isRequired } from '../rules/index.ts'
import type { Month } from '../rules/month.ts'
import type { Names } from '../rules/rule.ts'
import { firstOf, movesInWords } from './against-words.ts'
import { monthTables } from './month-table.ts'

const words = {
  kept: {
    'zh-CN': '所有必须遵守的规则都能满足,没有冲突。',
    en: 'Every required rule can be kept; nothing contradicts.',
  },
  why: { 'zh-CN': '为什么排不成', en: 'Why it cannot be done' },
  minimal: {
    'zh-CN': '下列各项缺一不可:放弃其中任何一项,这几项就不再矛盾。',
    en: 'All of these are needed for it: give up any one, and the others no longer contradict each other.',
  },
  contradict: { 'zh-CN': '以下各项不能同时满足:', en: 'These cannot all hold:' },
  ways: {
    'zh-CN': '出路(代价小的在前;代价见规划文件的 concessions)',
    en: 'Ways out (the cheapest first; costs are those under concessions in the planning file)',
  },
  noWay: { 'zh-CN': '在允许放弃的范围内没有出路。', en: 'Nothing that may be given up leads out.' },
  noReason: {
    'zh-CN': '时间用完,没有找到原因;可加大 --time-limit。',
    en: 'The time ran out before the reason was found; try a larger --time-limit.',
  },
  cost: { 'zh-CN': '代价', en: 'cost' },
  moves: {
    'zh-CN': '与各规则依次让步的安排相比:',
    en: 'Against the roster in which rules give way in their turn:',
  },
  noMoves: {
    'zh-CN': '安排与各规则依次让步时相同。',
    en: 'The roster is the one in which rules give way in their turn.',
  },
  allKept: { 'zh-CN': '必须遵守的规则都满足。', en: 'Every required rule is kept.' },
  notKept: { 'zh-CN': '时间不够,以下规则仍未满足:', en: 'The time did not suffice; still not kept:' },
  otherwiseKept: { 'zh-CN': '其余必须遵守的规则都满足。', en: 'Every other required rule is kept.' },
} as const satisfies Record<string, Text>

/** A few of many, and how many there are. */
const few = (items: readonly Text[], unit: string): Text => {
  const shown = list(items.slice(0, 6))
  return items.length <= 7
    ? list(items)
    : { 'zh-CN': `${shown['zh-CN']}等${items.length}${unit}`, en: `${shown.en} … (${items.length})` }
}

const days = (dates: readonly string[]): Text => few([...new Set(dates)].sort().map(dayWords), '天')

/** Claims of one kind in one line: a rule with its leaders and days; absences of a leader; the room of an opening. */
const claimLines = (month: Month, { claims }: Contradiction, names: Names): Text[] => {
  return [...groupBy(claims, ({ claim }) => thingOf(claim)).values()].map((same) => {
    const [{ claim }] = same as [(typeof claims)[number]]
    if (claim.is === 'rule')
      return ruleLine(
        month,
        claim.rule,
        same.map((one) => one.claim),
        names,
      )
    if (claim.is === 'room') {
      const when = days(same.flatMap((one) => (one.claim.is === 'room' ? [one.claim.date] : [])))
      const opening = names.opening(claim.opening)
      return {
        'zh-CN': `${opening}只容${claim.room}名领导:${when['zh-CN']}`,
        en: `${opening} has room for ${claim.room}: ${when.en}`,
      }
    }
    if (claim.is === 'pin') return pinWords(month.plan.pins[claim.pin]!, names)
    const { leader, from, to, why } = month.plan.availability[claim.entry]!
    const [first, last] = [dayWords(from), dayWords(to)]
    const span =
      from === to ? first : { 'zh-CN': `${first['zh-CN']}至${last['zh-CN']}`, en: `${first.en} to ${last.en}` }
    return {
      'zh-CN': `${names.leader(leader)}${span['zh-CN']}不能接访${why ? `(${oneLine(why)})` : ''}`,
      en: `${names.leader(leader)} is away ${span.en}${why ? ` (${oneLine(why)})` : ''}`,
    }
  })
}

const ruleLine = (month: Month, id: string, claims: readonly Claim[], names: Names): Text => {
  const rule = describeRule(month.rules.find((one) => one.id === id)!, names)
  const subjects = claims.flatMap((claim) => (claim.is === 'rule' ? [claim.subject] : []))
  const named = <K extends 'leader' | 'date'>(field: K) => [
    ...new Set(subjects.flatMap((subject) => (subject[field] === undefined ? [] : [subject[field]!]))),
  ]
  const who = few(
    named('leader').map((leader) => same(names.leader(leader))),
    '人',
  )
  const groups = subjects.flatMap(({ unit, team, leader }) => {
    if (unit === undefined || leader !== undefined) return []
    const words = team === undefined ? same('') : teamWords[team as keyof typeof teamWords]
    return [{ 'zh-CN': `${names.unit(unit)}${words['zh-CN']}`, en: `${names.unit(unit)} ${words.en}`.trim() }]
  })
  const units = few(groups, '个')
  const when = days(named('date'))
  const before = servedBefore(month, id, named('leader'))
  const parts = (language: Language) =>
    [who[language], units[language], when[language], before[language]]
      .filter((part) => part !== '')
      .join(language === 'en' ? '; ' : ';')
  return {
    'zh-CN': `${id}  ${oneLine(rule['zh-CN'])}${parts('zh-CN') && `:${parts('zh-CN')}`}`,
    en: `${id}  ${oneLine(rule.en)}${parts('en') && `: ${parts('en')}`}`,
  }
}

/** Duties before the month that a rule of rest reckons with: without them it would be a puzzle. */
const servedBefore = (month: Month, id: string, leaders: readonly string[]): Text => {
  const rule = month.rules.find((one) => one.id === id)!
  if (rule.kind !== 'rest') return same('')
  const { n } = rule as typeof rule & { n: number }
  const dates = month
    .servedUnder(rule)
    .filter(({ leader, date }) => leaders.includes(leader) && daysBetween(date, month.first) <= n)
    .map(({ date }) => date)
  const when = days(dates)
  return dates.length === 0 ? same('') : { 'zh-CN': `此前${when['zh-CN']}已接访`, en: `after ${when.en}` }
}

const pinWords = ({ date, opening, leader, is }: Month['plan']['pins'][number], names: Names): Text => {
  const day = dayWords(date)
  const [who, where] = [names.leader(leader), names.opening(opening)]
  return is === 'on'
    ? { 'zh-CN': `${who}锁定在${day['zh-CN']}${where}`, en: `${who} is pinned to ${where} on ${day.en}` }
    : { 'zh-CN': `${who}锁定为不排${day['zh-CN']}${where}`, en: `${who} is pinned off ${where} on ${day.en}` }
}

/** The sentence a clerk reads: the count where counting is enough, else that these do not go together. */
const contradictionLines = (month: Month, one: Contradiction, names: Names, language: Language): string[] => {
  const cause = countingCause(month, one)
  const lines = claimLines(month, one, names).map((line) => `    ${line[language]}`)
  const stop = language === 'en' ? '.' : '。'
  return cause
    ? [`  ${capital(sayCauses([cause], names)[language])}${stop}`, `  ${words.minimal[language]}`, ...lines]
    : [`  ${words.contradict[language]}`, ...lines, `  ${words.minimal[language]}`]
}

const capital = (said: string): string => said.charAt(0).toUpperCase() + said.slice(1)

const concessionInWords = (month: Month, one: Concession, names: Names): Text => {
  switch (one.is) {
    case 'rule': {
      const rule = describeRule(month.rules.find(({ id }) => id === one.rule)!, names)
      return {
        'zh-CN': `规则 ${one.rule} 让步${one.amount}(${oneLine(rule['zh-CN'])})`,
        en: `rule ${one.rule} gives way by ${one.amount} (${oneLine(rule.en)})`,
      }
    }
    case 'absence': {
      const when = days(one.days)
      const why = one.why ? oneLine(one.why) : ''
      return {
        'zh-CN': `${names.leader(one.leader)}在${when['zh-CN']}回来接访${why && `(请假:${why})`}`,
        en: `${names.leader(one.leader)} receives on ${when.en} though away${why && ` (${why})`}`,
      }
    }
    case 'room': {
      const when = few(
        one.days.map(({ date, to }) => {
          const day = dayWords(date)
          return { 'zh-CN': `${day['zh-CN']}${to}名`, en: `${to} on ${day.en}` }
        }),
        '天',
      )
      return {
        'zh-CN': `${names.opening(one.opening)}多容几名领导(现为${one.from}名):${when['zh-CN']}`,
        en: `${names.opening(one.opening)} takes more than ${one.from}: ${when.en}`,
      }
    }
    case 'pin': {
      const pin = pinWords(one.pin, names)
      return { 'zh-CN': `取消锁定:${pin['zh-CN']}`, en: `give up the pin: ${pin.en}` }
    }
  }
}

/** Whom or what a rule that gives way misses. */
const missedLines = (month: Month, { made }: Way, rule: string, names: Names, language: Language): string[] => {
  const verdict = made.judgement.verdicts.find((one) => one.rule.id === rule)?.verdict
  const missed = (verdict?.findings ?? []).map((finding) => sayJudged(month, finding, names)[language])
  return firstOf(missed, 4, language).map((line) => `       ${line}`)
}

/** Whether all that is not given up is kept in the finished roster. */
const keptInWords = ({ made, concessions }: Way, language: Language): string => {
  if (made.roster.kept) return words.allKept[language]
  const given = new Set(concessions.flatMap((one) => (one.is === 'rule' ? [one.rule] : [])))
  const others = made.judgement.verdicts.filter(
    ({ rule, verdict }) => isRequired(rule) && verdict.amount > 0 && !given.has(rule.id),
  )
  return others.length === 0
    ? words.otherwiseKept[language]
    : `${words.notKept[language]} ${others.map(({ rule }) => rule.id).join(', ')}`
}

const wayLines = (month: Month, way: Way, n: number, names: Names, language: Language): string[] => {
  const say = (text: Text): string => text[language]
  const given = way.concessions.flatMap((one) => [
    `     ${say(concessionInWords(month, one, names))}`,
    ...(one.is === 'rule' ? missedLines(month, way, one.rule, names, language) : []),
  ])
  const moves = movesInWords({ dropped: way.dropped, added: way.added }, names, language)
  return [
    `  ${n}. ${words.cost[language]} ${way.cost}`,
    ...given,
    `     ${keptInWords(way, language)}`,
    ...(moves.length > 0
      ? [`     ${say(words.moves)}`, ...firstOf(moves, 8, language).map((move) => `       ${move}`)]
      : [`     ${say(words.noMoves)}`]),
    monthTables(month, way.made.duties, names, language).replace(/^/gm, '     '),
  ]
}

/** Why a month cannot be done, and the ways out, each with its finished roster. */
export const explainReport = (
  month: Month,
  { made, contradictions, ways }: Explanation,
  names: Names,
  language: Language,
): string => {
  const say = (text: Text): string => text[language]
  if (made.roster.kept) return say(words.kept)
  if (contradictions.length === 0) return say(words.noReason)
  return [
    say(words.why),
    ...contradictions.flatMap((one, n) => [
      ...(n > 0 ? [''] : []),
      ...contradictionLines(month, one, names, language),
    ]),
    '',
    say(words.ways),
    ...(ways.length > 0
      ? ways.flatMap((way, n) => [...(n > 0 ? [''] : []), ...wayLines(month, way, n + 1, names, language)])
      : [`  ${say(words.noWay)}`]),
  ].join('\n')
}
