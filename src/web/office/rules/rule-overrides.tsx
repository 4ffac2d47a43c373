import type { FC } from 'hono/jsx'
import { oneLine, type Text } from '../../../domain/text.ts'
import { describeRule, kindOf } from '../../../rules/index.ts'
import type { OfficeCall } from '../../call.tsx'
import { ChoiceField, FormWrong, formOf, noWrongs, TextField } from '../../form.tsx'
import { bindingSets, type OfficeRules } from './office-rules.ts'
import { overrideWords } from './rule-lines.tsx'
import type { RulesAgain } from './rules.tsx'

const words = {
  title: { 'zh-CN': '临时调整次数', en: 'Numbers changed for a time' },
  about: {
    'zh-CN': '信访量大的时候,可以在一段时间内提高(或降低)某条规则的次数,写明原因。到期自动恢复。',
    en: 'Where petitions are heavy a number can be raised, or lowered, for a time and with a reason. It ends by itself.',
  },
  none: { 'zh-CN': '现在没有调整。', en: 'None at present.' },
  noneToChange: { 'zh-CN': '现在没有可以调整次数的规则。', en: 'No rule here has numbers to change.' },
  rule: { 'zh-CN': '哪条规则', en: 'Rule' },
  choose: { 'zh-CN': '(请选择)', en: '(choose)' },
  min: { 'zh-CN': '改为至少', en: 'At least' },
  max: { 'zh-CN': '改为至多', en: 'At most' },
  empty: { 'zh-CN': '不改就空着', en: 'Empty: as it is' },
  reason: { 'zh-CN': '原因', en: 'Reason' },
  reasonHint: { 'zh-CN': '会写进名单的规则说明里', en: 'It stands with the rule wherever that is shown' },
  from: { 'zh-CN': '从', en: 'From' },
  to: { 'zh-CN': '到', en: 'To' },
  days: {
    'zh-CN': '有一天落在里面的月份,整月都按调整后的次数。',
    en: 'It holds for every month that has a day in it.',
  },
  add: { 'zh-CN': '增加调整', en: 'Add' },
  remove: { 'zh-CN': '取消这条调整', en: 'Take back' },
  gone: { 'zh-CN': '(规则已不在)', en: '(the rule is gone)' },
} as const satisfies Record<string, Text>

/** The overrides of an office, and the form of a new one. */
export const Overrides: FC<{
  call: OfficeCall
  rules: OfficeRules
  mayChange: boolean
  again: RulesAgain | undefined
}> = ({ call, rules, mayChange, again }) => {
  const all = new Map(
    bindingSets(rules).flatMap((set) => set.rules.map((rule) => [rule.id, { set, rule }] as const)),
  )
  return (
    <>
      <h2>{call.say(words.title)}</h2>
      <p class="hint">{call.say(words.about)}</p>
      {rules.overrides.length === 0 ? <p class="quiet">{call.say(words.none)}</p> : null}
      <ul class="rules">
        {rules.overrides.map((one) => {
          const of = all.get(one.rule)
          return (
            <li class="rule">
              <p>{call.say(overrideWords(one))}</p>
              <small class="quiet">
                {of ? call.say(describeRule(of.rule, rules.names)) : call.say(words.gone)} · {one.rule}
              </small>
              {mayChange ? (
                <form method="post" action={call.at(`/rules/overrides/${one.id}/remove`)}>
                  <button type="submit" class="small secondary">
                    {call.say(words.remove)}
                  </button>
                </form>
              ) : null}
            </li>
          )
        })}
      </ul>
      {mayChange ? <OverrideForm {...{ call, rules, again }} /> : null}
    </>
  )
}

const OverrideForm: FC<{ call: OfficeCall; rules: OfficeRules; again: RulesAgain | undefined }> = ({
  call,
  rules,
  again,
}) => {
  const { language } = call
  const form = again?.form ?? formOf([])
  const wrongs = again?.wrongs ?? noWrongs
  const field = { wrongs, language }
  const choices = bindingSets(rules).flatMap((set) =>
    set.rules
      .filter((rule) => 'min' in kindOf(rule).params.shape)
      .map((rule) => ({
        value: rule.id,
        words: oneLine(`${call.say(describeRule(rule, rules.names))} — ${call.say(set.name)}`),
      })),
  )
  if (choices.length === 0) return <p class="quiet">{call.say(words.noneToChange)}</p>
  return (
    <form method="post" action={call.at('/rules/overrides')} class="rule-override">
      <FormWrong {...field} />
      <ChoiceField
        name="rule"
        label={call.say(words.rule)}
        value={form.get('rule')}
        choices={choices}
        empty={call.say(words.choose)}
        {...field}
      />
      <div class="rule-row">
        {(['min', 'max'] as const).map((name) => (
          <TextField
            name={name}
            label={call.say(words[name])}
            hint={call.say(words.empty)}
            value={form.get(name)}
            inputmode="numeric"
            autocomplete="off"
            {...field}
          />
        ))}
        {(['from', 'to'] as const).map((name) => (
          <TextField name={name} type="date" label={call.say(words[name])} value={form.get(name)} {...field} />
        ))}
      </div>
      <p class="hint">{call.say(words.days)}</p>
      <TextField
        name="reason"
        label={call.say(words.reason)}
        hint={call.say(words.reasonHint)}
        value={form.get('reason')}
        maxlength={300}
        {...field}
      />
      <button type="submit">{call.say(words.add)}</button>
    </form>
  )
}
