import type { FC } from 'hono/jsx'
import { addOverride, removeOverride } from '../../db/rule-set-store.ts'
import { overrideSchema } from '../../domain/rule-set.ts'
import { oneLine, type Text } from '../../domain/text.ts'
import { mistake, mistakesOf } from '../../roster/mistake.ts'
import { describeRule, kindOf } from '../../rules/index.ts'
import type { OfficeCall } from '../call.tsx'
import { ChoiceField, FormWrong, formOf, noWrongs, readForm, TextField, wrongsOfMistakes } from '../form.tsx'
import { plainPage } from '../plain-page.tsx'
import { dayTyped, numberTyped } from '../typed.ts'
import { bindingSets, type OfficeRules, officeRules } from './office-rules.ts'
import { overrideWords } from './rule-lines.tsx'
import { wrongWithOverride } from './rule-trial.ts'
import { type RulesAgain, rulesPage } from './rules.tsx'

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
  added: { 'zh-CN': '已增加调整。', en: 'Added.' },
  removed: { 'zh-CN': '已取消调整。', en: 'Taken back.' },
  fill: { 'zh-CN': '请填写', en: 'Please fill this in' },
  number: { 'zh-CN': '应为整数,例如 2', en: 'Should be a whole number, such as 2' },
  oneOf: { 'zh-CN': '“至少”和“至多”要填一个', en: 'Fill in one of "at least" and "at most"' },
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

/** Adds an override. */
export const saveOverride = async (call: OfficeCall): Promise<Response> => {
  const { app, actor } = call
  const form = await readForm(call)
  const typed = new Map<string, Text>()
  for (const name of ['rule', 'from', 'to', 'reason']) if (form.get(name) === '') typed.set(name, words.fill)
  const number = (name: string) => {
    if (form.get(name) === '') return {}
    const value = numberTyped(form.get(name))
    if (value === undefined) typed.set(name, words.number)
    return { [name]: value ?? 0 }
  }
  const given = {
    rule: form.get('rule'),
    ...number('min'),
    ...number('max'),
    reason: oneLine(form.get('reason')),
    from: dayTyped(form.get('from')),
    to: dayTyped(form.get('to')),
  }
  const parsed = overrideSchema.safeParse(given, { reportInput: true })
  const mistakes = parsed.success
    ? wrongWithOverride(officeRules(call), parsed.data)
    : mistakesOf(parsed.error.issues).map((one, n) =>
        parsed.error.issues[n]?.message === 'min-or-max' ? mistake(['min'], words.oneOf) : one,
      )
  const wrongs = new Map([...wrongsOfMistakes(mistakes), ...typed])
  if (!parsed.success || wrongs.size > 0) return rulesPage(call, { which: 'overrides', form, wrongs }, 422)
  app.database.write(() => addOverride(app.database, actor, parsed.data))
  return call.redirect(call.at('/rules'), words.added)
}

/** Takes an override back. */
export const dropOverride = (call: OfficeCall): Response | Promise<Response> => {
  const id = Number(call.http.req.param('override'))
  const isGone = call.app.database.write(() => removeOverride(call.app.database, call.actor, id))
  return isGone ? call.redirect(call.at('/rules'), words.removed) : plainPage(call, 'notFound')
}
