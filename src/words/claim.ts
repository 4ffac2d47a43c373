import { daysBetween } from '../domain/day.ts'
import { dayWords } from '../domain/day-words.ts'
import { groupBy } from '../domain/group-by.ts'
import { teamWords } from '../domain/leader.ts'
import { type Language, oneLine, same, type Text } from '../domain/text.ts'
import { type Claim, type Contradiction, thingOf } from '../roster/explain.ts'
import type { Month } from '../rules/month.ts'
import type { Names } from '../rules/rule.ts'
import { few, fewDays } from './few.ts'
import { ruleInWords } from './finding.ts'
import { pinInWords } from './pin.ts'
import { colon, semicolon } from './signs.ts'

/** What is asked or given by one thing of a month: a rule with its leaders and days, an absence, the room of an opening. */
export interface ClaimWords {
  /** The first of the claims that are said together: its ids lead to the thing. */
  readonly claim: Claim
  readonly says: string
}

type Rule = Extract<Claim, { is: 'rule' }>
type Room = Extract<Claim, { is: 'room' }>

/** The claims of a contradiction, all that are about one thing in one line. */
export const claimsInWords = (
  month: Month,
  { claims }: Contradiction,
  names: Names,
  language: Language,
): ClaimWords[] =>
  [...groupBy(claims, ({ claim }) => thingOf(claim)).values()].map((together) => ({
    claim: together[0]!.claim,
    says: thingInWords(
      month,
      together.map(({ claim }) => claim),
      names,
      language,
    ),
  }))

const thingInWords = (month: Month, claims: readonly Claim[], names: Names, language: Language): string => {
  const claim = claims[0]!
  switch (claim.is) {
    case 'rule':
      return ruleClaimInWords(month, claims as readonly Rule[], names, language)
    case 'room':
      return roomInWords(claims as readonly Room[], names)[language]
    case 'pin':
      return pinInWords(month.plan.pins[claim.pin]!, names, language)
    case 'absence':
      return absenceInWords(month.plan.availability[claim.entry]!, names)[language]
  }
}

const roomInWords = (claims: readonly Room[], names: Names): Text => {
  const { opening: id, room } = claims[0]!
  const [opening, when] = [names.opening(id), fewDays(claims.map(({ date }) => date))]
  return {
    'zh-CN': `${opening}只容${room}名领导:${when['zh-CN']}`,
    en: `${opening} has room for ${room}: ${when.en}`,
  }
}

const absenceInWords = ({ leader, from, to, why }: Month['plan']['availability'][number], names: Names): Text => {
  const [first, last] = [dayWords(from), dayWords(to)]
  const span =
    from === to ? first : { 'zh-CN': `${first['zh-CN']}至${last['zh-CN']}`, en: `${first.en} to ${last.en}` }
  return {
    'zh-CN': `${names.leader(leader)}${span['zh-CN']}不能接访${why ? `(${oneLine(why)})` : ''}`,
    en: `${names.leader(leader)} is away ${span.en}${why ? ` (${oneLine(why)})` : ''}`,
  }
}

/** A rule with whom it asks, and when. */
const ruleClaimInWords = (month: Month, claims: readonly Rule[], names: Names, language: Language): string => {
  const rule = month.rules.find(({ id }) => id === claims[0]!.rule)!
  const subjects = claims.map(({ subject }) => subject)
  const named = (field: 'leader' | 'date'): string[] => [
    ...new Set(subjects.flatMap((subject) => subject[field] ?? [])),
  ]
  const who = named('leader').map((leader) => same(names.leader(leader)))
  const groups = subjects.flatMap(({ unit, team, leader }): Text[] => {
    if (unit === undefined || leader !== undefined) return []
    const ofTeam = team === undefined ? same('') : teamWords[team as keyof typeof teamWords]
    return [{ 'zh-CN': `${names.unit(unit)}${ofTeam['zh-CN']}`, en: `${names.unit(unit)} ${ofTeam.en}`.trim() }]
  })
  const about = [
    few(who, '人'),
    few(groups, '个'),
    fewDays(named('date')),
    servedBefore(month, rule.id, named('leader')),
  ]
    .map((part) => part[language])
    .filter((part) => part !== '')
    .join(semicolon[language])
  return `${ruleInWords(rule, names, language)}${about && `${colon[language]}${about}`}`
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
  const when = fewDays(dates)
  return dates.length === 0 ? same('') : { 'zh-CN': `此前${when['zh-CN']}已接访`, en: `after ${when.en}` }
}
