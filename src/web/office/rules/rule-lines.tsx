import type { Child, FC } from 'hono/jsx'
import { clockIn } from '../../../calendar/instant.ts'
import { type Day, within } from '../../../domain/day.ts'
import type { Override } from '../../../domain/rule-set.ts'
import type { Text } from '../../../domain/text.ts'
import { describeRule, isRequired, kindOf } from '../../../rules/index.ts'
import type { AnyRule, RuleSet } from '../../../rules/month.ts'
import { boundsInWords } from '../../../rules/words.ts'
import type { OfficeCall } from '../../call.tsx'
import type { OfficeRules } from './office-rules.ts'

const words = {
  required: { 'zh-CN': '必须', en: 'required' },
  preferred: { 'zh-CN': '尽量', en: 'preferred' },
  aim: { 'zh-CN': '目标', en: 'aim' },
  giveWay: { 'zh-CN': '让步次序', en: 'gives way at' },
  cites: { 'zh-CN': '依据', en: 'from' },
  nobody: { 'zh-CN': '本单位无人担任,不适用', en: 'nobody here holds the post: does not apply' },
  unconfirmed: { 'zh-CN': '未核实', en: 'unconfirmed' },
  unconfirmedMore: {
    'zh-CN': '只是转述,没有核对过原文;使用前请核对。',
    en: 'Reported, not read in the text itself: check the text before relying on it.',
  },
  inForce: { 'zh-CN': '有效', en: 'in force' },
  toCome: { 'zh-CN': '尚未生效', en: 'yet to come' },
  over: { 'zh-CN': '已过期', en: 'over' },
  source: { 'zh-CN': '出处', en: 'Source' },
  from: { 'zh-CN': '起', en: 'on' },
  changedTo: { 'zh-CN': '临时调整', en: 'for a time' },
} as const satisfies Record<string, Text>

/** Whether a rule must be kept, is kept where possible, or is aimed at. */
const strengthOf = (rule: AnyRule): 'required' | 'preferred' | 'aim' =>
  kindOf(rule).level !== 'binding' ? 'aim' : isRequired(rule) ? 'required' : 'preferred'

/** The same in one word. */
export const strengthWords = (rule: AnyRule): Text => words[strengthOf(rule)]

/** How far a set lies from a day, in one word. */
const standing = (set: RuleSet, today: Day): 'inForce' | 'toCome' | 'over' =>
  within(set, today) ? 'inForce' : today < set.from ? 'toCome' : 'over'

/** 2010-01-01起 · 2026-01-01至2026-12-31 */
export const spanOf = ({ from, to }: { from: Day; to: Day | null }): Text =>
  to === null
    ? { 'zh-CN': `${from}起`, en: `from ${from} on` }
    : { 'zh-CN': `${from}至${to}`, en: `${from} to ${to}` }

/** The numbers of an override in words. */
export const overrideWords = ({ min, max, from, to, reason }: Override): Text => {
  const bounds = boundsInWords(min, max)
  const span = spanOf({ from, to })
  return {
    'zh-CN': `${span['zh-CN']}改为${bounds['zh-CN']}(${reason})`,
    en: `${span.en}: ${bounds.en} (${reason})`,
  }
}

/** What is to be known of a set above its rules. */
export const SetFacts: FC<{
  readonly call: OfficeCall
  readonly set: RuleSet
  readonly today: Day
  readonly kept?: { readonly version: number; readonly at: string }
}> = ({ call, set, today, kept }) => {
  const stands = standing(set, today)
  return (
    <>
      <p class="marks">
        <span class={stands === 'inForce' ? 'mark good' : 'mark'}>{call.say(words[stands])}</span>{' '}
        {set.confirmed ? null : <span class="mark warn">{call.say(words.unconfirmed)}</span>}{' '}
        <span class="quiet">{call.say(spanOf(set))}</span>
        {kept ? (
          <span class="quiet">
            {' · '}
            {call.say({
              'zh-CN': `第${kept.version}版,${clockIn(kept.at, call.office.timezone)}改`,
              en: `version ${kept.version}, changed ${clockIn(kept.at, call.office.timezone)}`,
            })}
          </span>
        ) : null}
      </p>
      {set.source ? (
        <p class="quiet">
          {call.say(words.source)}: {set.source}
        </p>
      ) : null}
      {set.confirmed ? null : <p class="quiet">{call.say(words.unconfirmedMore)}</p>}
    </>
  )
}

/** One rule in words, with how it binds and where it comes from. */
export const RuleLine: FC<{
  readonly call: OfficeCall
  readonly rule: AnyRule
  readonly rules: OfficeRules
  readonly applies?: boolean
  readonly wrong?: Text | undefined
  readonly children?: Child
}> = ({ call, rule, rules, applies = true, wrong, children }) => {
  const strength = strengthOf(rule)
  const changed = rules.overrides.filter((one) => one.rule === rule.id)
  const facts = [
    ...(strength === 'required' ? [`${call.say(words.giveWay)} ${rule.giveWay}`] : []),
    ...(rule.cites ? [`${call.say(words.cites)}: ${rule.cites}`] : []),
    rule.id,
  ]
  return (
    <li class={applies ? 'rule' : 'rule quiet'}>
      <p>
        <span class={`mark ${strength}`}>{call.say(words[strength])}</span>{' '}
        {call.say(describeRule(rule, rules.names))}{' '}
        {applies ? null : <span class="mark">{call.say(words.nobody)}</span>}
      </p>
      {changed.map((one) => (
        <p>
          <span class="mark warn">{call.say(words.changedTo)}</span> {call.say(overrideWords(one))}
        </p>
      ))}
      {wrong ? <p class="wrong">{call.say(wrong)}</p> : null}
      <small class="quiet">{facts.join(' · ')}</small>
      {children}
    </li>
  )
}
