import { dayWords } from '../domain/day-words.ts'
import type { Finding } from '../domain/finding.ts'
import { type Language, oneLine, type Text } from '../domain/text.ts'
import { sayBuiltIn } from '../rules/built-in/index.ts'
import { describeRule, sayFinding } from '../rules/index.ts'
import type { AnyRule, Month } from '../rules/month.ts'
import type { Names } from '../rules/rule.ts'
import { colon } from './signs.ts'

/** What is said of a rule, or found by it. */
export interface OfRule {
  /** Id of the rule, or the name of a built-in. */
  readonly rule: string
  readonly says: string
}

/** A finding in words, with whom and what it is about. */
export interface FindingWords extends OfRule {
  readonly subject: Finding['subject']
}

const slotWords: Record<string, (who: string, day: Text, opening: string) => Text> = {
  'slot/closed': (who, day, opening) => ({
    'zh-CN': `${day['zh-CN']}“${opening}”不开放,却排了${who}`,
    en: `"${opening}" is not open on ${day.en}, yet ${who} is there`,
  }),
  'slot/twice': (who, day, opening) => ({
    'zh-CN': `${who}在${day['zh-CN']}${opening}排了两次`,
    en: `${who} stands twice in ${opening} on ${day.en}`,
  }),
  'slot/differs': (who, day, opening) => ({
    'zh-CN': `${who}在${day['zh-CN']}的时间、地点或形式与开放安排“${opening}”不符`,
    en: `${who} on ${day.en}: time, place or form differ from the opening "${opening}"`,
  }),
}

/** A finding of a judgement in words. */
export const findingInWords = (month: Month, finding: Finding, names: Names, language: Language): string => {
  const { leader, date, opening } = finding.subject
  const words = slotWords[finding.message]
  if (words) return words(names.leader(leader!), dayWords(date!), names.opening(opening!))[language]
  const rule = month.rules.find(({ id }) => id === finding.rule)
  return (rule ? sayFinding(finding, rule, names) : sayBuiltIn(finding, names))[language]
}

/** Findings in words, each with its rule. */
export const findingsInWords = (
  month: Month,
  findings: readonly Finding[],
  names: Names,
  language: Language,
): FindingWords[] =>
  findings.map((finding) => ({
    rule: finding.rule,
    subject: finding.subject,
    says: findingInWords(month, finding, names, language),
  }))

/** A rule in one line of words. */
export const ruleInWords = (rule: AnyRule, names: Names, language: Language): string =>
  oneLine(describeRule(rule, names)[language])

/** Built-ins that a duty can only break beside pins. */
const pinWords: Record<string, Text> = {
  pinned: { 'zh-CN': '已锁定为不排这一次(pins)', en: 'pinned off this duty' },
  'one-place': { 'zh-CN': '那时已锁定在别处(pins)', en: 'pinned elsewhere at that time' },
  capacity: { 'zh-CN': '锁定的领导(pins)已占满', en: 'pinned leaders take all the room' },
}

/** Why a leader cannot be there: by built-ins alone, or beside what is pinned. */
export const barringInWords = (
  month: Month,
  leader: string,
  because: readonly Finding[],
  names: Names,
  language: Language,
): string[] =>
  because.map((finding) => {
    const pin = pinWords[finding.rule]
    return pin
      ? `${names.leader(leader)}${colon[language]}${pin[language]}`
      : findingInWords(month, finding, names, language)
  })
