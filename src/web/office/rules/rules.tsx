import type { FC } from 'hono/jsx'
import type { Text } from '../../../domain/text.ts'
import type { OfficeCall } from '../../call.tsx'
import { type Form, FormWrong, formOf, noWrongs, type Wrongs } from '../../form.tsx'
import { type OfficeRules, officeRules, type ShippedSet } from './office-rules.ts'
import { RuleLine, SetFacts } from './rule-lines.tsx'
import { Overrides } from './rule-overrides.tsx'
import { wrongRules } from './rule-trial.ts'

const words = {
  title: { 'zh-CN': '规则', en: 'Rules' },
  about: {
    'zh-CN': '排班按下面各套规定,每一套都要同时满足。',
    en: 'Rosters keep all of these rule sets at once.',
  },
  try: { 'zh-CN': '改好后到排班里试排', en: 'Try them out on the month' },
  own: { 'zh-CN': '本单位的规则', en: 'Rules of this office' },
  noneOwn: {
    'zh-CN': '还没有本单位自己的规则。',
    en: 'There are no rules of this office’s own yet.',
  },
  noRules: { 'zh-CN': '还没有规则,暂不起作用。', en: 'No rules yet: it binds nobody.' },
  add: { 'zh-CN': '新建一套规则', en: 'New rule set' },
  open: { 'zh-CN': '打开', en: 'Open' },
  history: { 'zh-CN': '历次修改', en: 'Versions' },
  shipped: { 'zh-CN': '选用的规定', en: 'Regulations chosen' },
  noneShipped: { 'zh-CN': '没有选用任何一套。', en: 'None is chosen.' },
  choose: { 'zh-CN': '按哪些规定排', en: 'Which regulations bind here' },
  chooseHint: {
    'zh-CN': '勾选的都要满足;没有人担任的职务,相应的规则自动不算。',
    en: 'All that are ticked bind; rules for posts nobody holds are left out by themselves.',
  },
  save: { 'zh-CN': '保存选择', en: 'Save the choice' },
  look: { 'zh-CN': '看内容', en: 'What it says' },
  nothing: {
    'zh-CN': '还没有任何有效的规则:请选用一套规定,或新建本单位的规则。',
    en: 'No rule is in force: choose a regulation, or make rules of this office’s own.',
  },
} as const satisfies Record<string, Text>

/** Which of the page’s forms is shown again, with what was typed and what is wrong with it. */
export interface RulesAgain {
  readonly which: 'presets' | 'overrides'
  readonly form: Form
  readonly wrongs: Wrongs
  /** Of the presets’ form: the version it was shown at. */
  readonly version?: number
}

/** Every rule that binds in an office, in words. */
export const showRules = (call: OfficeCall): Promise<Response> => rulesPage(call)

/** The page of rules; a form that was refused stands in it as it was typed. */
export const rulesPage = (call: OfficeCall, again?: RulesAgain, status?: 409 | 422): Promise<Response> => {
  const rules = officeRules(call)
  const named = rules.shipped.filter(({ isNamed }) => isNamed)
  const isNothing = named.length === 0 && rules.own.every(({ set }) => set.rules.length === 0)
  const mayChange = call.roles.has('clerk')
  return call.page(
    { title: words.title, tab: 'rules' },
    <>
      <h1>{call.say(words.title)}</h1>
      <p>
        {call.say(words.about)} <a href={call.at(`/m/${rules.month}`)}>{call.say(words.try)}</a>
      </p>
      {isNothing ? <p class="notice warn">{call.say(words.nothing)}</p> : null}
      <OwnSets {...{ call, rules, mayChange }} />
      <h2>{call.say(words.shipped)}</h2>
      {named.length === 0 ? <p class="quiet">{call.say(words.noneShipped)}</p> : null}
      {named.map(({ set, applies }) => (
        <article class="rule-set">
          <h3>{call.say(set.name)}</h3>
          <SetFacts {...{ call, set, today: rules.today }} />
          <ul class="rules">
            {set.rules.map((rule) => (
              <RuleLine {...{ call, rule, rules, applies: applies.has(rule.id) }} />
            ))}
          </ul>
        </article>
      ))}
      {mayChange ? <Presets {...{ call, rules, again: again?.which === 'presets' ? again : undefined }} /> : null}
      <Overrides {...{ call, rules, mayChange, again: again?.which === 'overrides' ? again : undefined }} />
    </>,
    status,
  )
}

const OwnSets: FC<{ call: OfficeCall; rules: OfficeRules; mayChange: boolean }> = ({ call, rules, mayChange }) => {
  const wrong = wrongRules(rules)
  return (
    <>
      <h2>{call.say(words.own)}</h2>
      {rules.own.length === 0 ? <p class="quiet">{call.say(words.noneOwn)}</p> : null}
      {rules.own.map(({ set, ...kept }) => (
        <article class="rule-set">
          <h3>
            <a href={call.at(`/rules/sets/${encodeURIComponent(set.id)}`)}>{call.say(set.name)}</a>
          </h3>
          <SetFacts {...{ call, set, today: rules.today, kept }} />
          {set.rules.length === 0 ? <p class="quiet">{call.say(words.noRules)}</p> : null}
          <ul class="rules">
            {set.rules.map((rule) => (
              <RuleLine {...{ call, rule, rules, wrong: wrong.get(rule.id) }} />
            ))}
          </ul>
          <p class="actions">
            <a href={call.at(`/rules/sets/${encodeURIComponent(set.id)}`)}>{call.say(words.open)}</a>
            <a href={call.at(`/rules/sets/${encodeURIComponent(set.id)}/versions`)}>{call.say(words.history)}</a>
          </p>
        </article>
      ))}
      {mayChange ? (
        <p>
          <a class="button" href={call.at('/rules/sets/new')}>
            {call.say(words.add)}
          </a>
        </p>
      ) : null}
    </>
  )
}

/** The shipped sets to tick, each with what it says. */
const Presets: FC<{ call: OfficeCall; rules: OfficeRules; again: RulesAgain | undefined }> = ({
  call,
  rules,
  again,
}) => {
  const form =
    again?.form ?? formOf(rules.shipped.filter((one) => one.isNamed).map(({ set }) => ['presets', set.id]))
  const wrongs = again?.wrongs ?? noWrongs
  return (
    <form method="post" action={call.at('/rules/presets')}>
      <h2 id="presets">{call.say(words.choose)}</h2>
      <FormWrong {...{ wrongs, language: call.language }} />
      <p class="hint">{call.say(words.chooseHint)}</p>
      <input type="hidden" name="version" value={String(again?.version ?? call.office.version)} />
      <ul class="choices" aria-labelledby="presets">
        {rules.shipped.map((one) => (
          <PresetChoice {...{ call, rules, one, isTicked: form.all('presets').includes(one.set.id) }} />
        ))}
      </ul>
      <button type="submit">{call.say(words.save)}</button>
    </form>
  )
}

const PresetChoice: FC<{ call: OfficeCall; rules: OfficeRules; one: ShippedSet; isTicked: boolean }> = ({
  call,
  rules,
  one: { set, applies },
  isTicked,
}) => (
  <li>
    <label>
      <input type="checkbox" name="presets" value={set.id} checked={isTicked} />
      {call.say(set.name)}
    </label>
    <SetFacts {...{ call, set, today: rules.today }} />
    <details class="picks">
      <summary>
        {call.say(words.look)}{' '}
        <small class="quiet">
          {call.say({
            'zh-CN': `${set.rules.length}条,其中${applies.size}条在本单位适用`,
            en: `${set.rules.length} rules, ${applies.size} of them apply here`,
          })}
        </small>
      </summary>
      <ul class="rules">
        {set.rules.map((rule) => (
          <RuleLine {...{ call, rule, rules, applies: applies.has(rule.id) }} />
        ))}
      </ul>
    </details>
  </li>
)
