import type { FC } from 'hono/jsx'
import { clockIn } from '../../../calendar/instant.ts'
import type { Text } from '../../../domain/text.ts'
import { describeRule } from '../../../rules/index.ts'
import type { AnyRule, RuleSet } from '../../../rules/month.ts'
import type { Names } from '../../../rules/rule.ts'
import type { OfficeCall } from '../../call.tsx'
import type { Asked } from './question.ts'
import { versionsOf } from './rule-in-force.ts'

const words = {
  versions: { 'zh-CN': '这条规则的历次修改', en: 'Versions of this rule' },
  shipped: {
    'zh-CN': '随系统提供的规则,内容不能改。',
    en: 'The rule comes with the program and cannot be changed.',
  },
  version: (n: number): Text => ({ 'zh-CN': `第${n}版`, en: `Version ${n}` }),
  gone: { 'zh-CN': '不再有这条规则', en: 'without this rule' },
  program: { 'zh-CN': '系统', en: 'the program' },
  allVersions: { 'zh-CN': '整套规则的历次修改', en: 'Versions of the whole set' },
}

/** The versions of a rule up to the moment asked about, the latest first. */
export const RuleVersions: FC<{
  readonly call: OfficeCall
  readonly question: Asked
  readonly set: RuleSet
  readonly rule: AnyRule
  readonly names: Names
}> = ({ call, question, set, rule, names }) => {
  const { say, office } = call
  const versions = versionsOf(call, set.id, rule.id, question.at)
  return (
    <section>
      <h2>{say(words.versions)}</h2>
      {versions.length === 0 ? <p class="quiet">{say(words.shipped)}</p> : null}
      <ul class="rules">
        {versions.map((one) => (
          <li class="rule">
            <p>
              <strong>{say(words.version(one.version))}</strong>{' '}
              <span class="quiet">
                {clockIn(one.at, office.timezone)} · {one.who ?? say(words.program)}
              </span>
            </p>
            <p>{say(one.rule ? describeRule(one.rule, names) : words.gone)}</p>
          </li>
        ))}
      </ul>
      {versions.length > 0 ? (
        <p>
          <a href={call.at(`/rules/sets/${encodeURIComponent(set.id)}/versions`)}>{say(words.allVersions)}</a>
        </p>
      ) : null}
    </section>
  )
}
