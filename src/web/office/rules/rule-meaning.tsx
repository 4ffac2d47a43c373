import type { FC } from 'hono/jsx'
import { oneLine, type Text } from '../../../domain/text.ts'
import { describeRule } from '../../../rules/index.ts'
import type { AnyRule, RuleSet } from '../../../rules/month.ts'
import type { OfficeCall } from '../../call.tsx'
import type { OfficeRules } from './office-rules.ts'
import { touchedBy } from './rule-trial.ts'

const words = {
  means: { 'zh-CN': '这条规则的意思是:', en: 'This rule means: ' },
  notThere: {
    'zh-CN': '下个月这套规则不在有效期内,或者单位的资料还不全,所以数不出涉及多少人、多少场。',
    en: 'The set is not in force next month, or the office’s data is not complete yet: what it touches cannot be counted.',
  },
} as const satisfies Record<string, Text>

/** A rule in one sentence, and how much of next month it speaks of. */
export const Meaning: FC<{ call: OfficeCall; rules: OfficeRules; set: RuleSet; rule: AnyRule }> = ({
  call,
  rules,
  set,
  rule,
}) => {
  const touched = touchedBy(rules, withRule(set, rule), rule.id)
  return (
    <div class="notice good" id="meaning" role="status">
      <p>
        <strong>{call.say(words.means)}</strong>
        {call.say(describeRule(rule, rules.names))}
      </p>
      <p class="quiet">{call.say(touched ? touchedWords(rules.month, touched) : words.notThere)}</p>
    </div>
  )
}

const touchedWords = (month: string, { leaders, slots }: { leaders: number; slots: number }): Text => ({
  'zh-CN': `下个月(${month})涉及${leaders}名领导、${slots}场接访。`,
  en: `Next month (${month}) it speaks of ${leaders} leaders and ${slots} slots.`,
})

/** A set with a rule in its place, or at its end. */
export const withRule = (set: RuleSet, rule: AnyRule): RuleSet => {
  const at = set.rules.findIndex(({ id }) => id === rule.id)
  return { ...set, rules: at < 0 ? [...set.rules, rule] : set.rules.with(at, rule) }
}

/** What is told once a rule is saved: short, because it travels in a cookie. */
export const savedWords = (rules: OfficeRules, set: RuleSet, rule: AnyRule): Text => {
  const means = describeRule(rule, rules.names)
  const touched = touchedBy(rules, set, rule.id)
  const counted = touched ? touchedWords(rules.month, touched) : { 'zh-CN': '', en: '' }
  return {
    'zh-CN': `已保存。这条规则的意思是:${shortened(means['zh-CN'], 100)}。${counted['zh-CN']}`,
    en: `Saved. This rule means: ${shortened(means.en, 300)}. ${counted.en}`,
  }
}
const shortened = (text: string, most: number): string => {
  const line = oneLine(text)
  return line.length <= most ? line : `${line.slice(0, most)}…`
}
