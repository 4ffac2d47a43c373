import type { FC } from 'hono/jsx'
import type { RuleStanding } from '../../../audit/compliance.ts'
import type { Text } from '../../../domain/text.ts'
import { describeRule } from '../../../rules/index.ts'
import type { Names } from '../../../rules/rule.ts'
import type { Audit } from '../../audit/audits.ts'
import type { OfficeCall } from '../../call.tsx'
import { strengthWords } from '../rules/rule-lines.tsx'
import type { Asked } from './question.ts'
import { ruleAddress, ruleKey } from './rule-of.ts'
import { AuditSetFacts } from './set-facts.tsx'
import { KeptBar, StandingMark } from './standing-mark.tsx'

const words = {
  title: { 'zh-CN': '各套规则', en: 'Rule sets' },
  about: {
    'zh-CN':
      '每套规则单独判断,用的就是排班时的那套规则。待定:时间未到,或者还有待登记的接访。点开规则,看要求了谁、要求多少、实际多少。',
    en: 'Each set is judged by itself, by the rules that made the rosters. Open: its time is not over, or receptions are not entered yet. Open a rule to see what it asked of whom, and what there was.',
  },
  none: {
    'zh-CN': '所选月份没有发布过排班,没有可以判断的规则。',
    en: 'No roster was published for these months: no rule can be judged.',
  },
  cites: { 'zh-CN': '依据', en: 'From' },
  now: { 'zh-CN': '按现在所知', en: 'As known now' },
  notNow: { 'zh-CN': '按现在所知,没有这条规则', en: 'As known now, there is no such rule' },
  onlyNow: { 'zh-CN': '当时还不知道这条规则', en: 'Not known then' },
  changed: { 'zh-CN': '期间改过', en: 'changed meanwhile' },
} as const satisfies Record<string, Text>

/** Whether a rule stands the same: nothing more is to be said of it. */
const isAlike = (a: RuleStanding, b: RuleStanding): boolean =>
  a.standing === b.standing && a.kept === b.kept && a.open === b.open && a.broken === b.broken

/** A bar for each rule, set by set; `now` is the answer on what is known now, where another day was asked about. */
export const RuleBars: FC<{
  readonly call: OfficeCall
  readonly question: Asked
  readonly audit: Audit
  readonly now: Audit | undefined
  readonly names: Names
}> = ({ call, question, audit, now, names }) => {
  const { say } = call
  const { rules } = audit.compliance
  const known = new Set(rules.map(ruleKey))
  const fresh = (now?.compliance.rules ?? []).filter((one) => !known.has(ruleKey(one)))
  const all = [...rules, ...fresh]
  const sets = new Map(all.map(({ set }) => [set.id, set]))
  const nowBy = new Map(now?.compliance.rules.map((one) => [ruleKey(one), one]))
  return (
    <section>
      <h2>{say(words.title)}</h2>
      {all.length === 0 ? <p class="notice">{say(words.none)}</p> : <p class="quiet">{say(words.about)}</p>}
      {[...sets.values()].map((set) => (
        <section class="rule-set-bars">
          <h3>{say(set.name)}</h3>
          <AuditSetFacts {...{ call, set }} at={question.at} />
          <ul class="rules">
            {all
              .filter((one) => one.set.id === set.id)
              .map((one) => {
                const later = now && (nowBy.get(ruleKey(one)) ?? null)
                const isFresh = fresh.includes(one)
                return (
                  <li class="rule-bar">
                    <p class="rule-line">
                      <StandingMark call={call} standing={one.standing} />{' '}
                      <span class="mark">{say(strengthWords(one.rule))}</span>{' '}
                      <a href={ruleAddress(call, question, one)}>{say(describeRule(one.rule, names))}</a>{' '}
                      {isChanged(one) ? <span class="mark">{say(words.changed)}</span> : null}{' '}
                      {isFresh ? <span class="mark warn">{say(words.onlyNow)}</span> : null}
                    </p>
                    <KeptBar call={call} standing={one} />
                    {later === null ? <p class="now">{say(words.notNow)}</p> : null}
                    {later && !isFresh && !isAlike(one, later) ? (
                      <p class="now">
                        {say(words.now)}: <StandingMark call={call} standing={later.standing} />{' '}
                        <KeptBar call={call} standing={later} />
                      </p>
                    ) : null}
                    {one.rule.cites ? (
                      <small class="quiet">
                        {say(words.cites)}: {one.rule.cites}
                      </small>
                    ) : null}
                  </li>
                )
              })}
          </ul>
        </section>
      ))}
    </section>
  )
}

/** Whether a rule was not the same in all months. */
export const isChanged = ({ months }: RuleStanding): boolean =>
  new Set(months.map(({ rule }) => JSON.stringify(rule))).size > 1
