import { ruleSetIdsOf, saveRuleSet } from '../../../db/rule-set-store.ts'
import { stale } from '../../../db/stale.ts'
import type { Text } from '../../../domain/text.ts'
import { presetIds } from '../../../rules/presets.ts'
import type { OfficeCall } from '../../call.tsx'
import { type Form, formOf, noWrongs, readForm, staleWrongs, type Wrongs } from '../../form.tsx'
import { plainPage } from '../../plain-page.tsx'
import { type OfficeRules, type OwnSet, officeRules, ownSet, setAddress } from './office-rules.ts'
import { freshSetId } from './rule-ids.ts'
import { RuleLine, SetFacts } from './rule-lines.tsx'
import { formOfSet, HeadForm, headOf } from './rule-set-head.tsx'
import { RuleSteps, WithdrawSet } from './rule-steps.tsx'
import { wrongRules } from './rule-trial.ts'

const words = {
  new: { 'zh-CN': '新建一套规则', en: 'New rule set' },
  newAbout: {
    'zh-CN': '先写名称和起止日期,保存后再一条一条加规则。',
    en: 'Name and dates first; the rules are added one by one afterwards.',
  },
  saved: { 'zh-CN': '已保存。', en: 'Saved.' },
  made: { 'zh-CN': '已新建。现在加第一条规则。', en: 'Made. Now add its first rule.' },
  rules: { 'zh-CN': '规则', en: 'Rules' },
  none: { 'zh-CN': '还没有规则,暂不起作用。', en: 'No rules yet: it binds nobody.' },
  add: { 'zh-CN': '加一条规则', en: 'Add a rule' },
  head: { 'zh-CN': '名称、出处和起止日期', en: 'Name, source and dates' },
  history: { 'zh-CN': '历次修改', en: 'Versions' },
  back: { 'zh-CN': '全部规则', en: 'All rules' },
} as const satisfies Record<string, Text>

const newSetPage = (call: OfficeCall, form: Form, wrongs: Wrongs, status?: 409 | 422): Promise<Response> =>
  call.page(
    { title: words.new, tab: 'rules' },
    <section class="small">
      <h1>{call.say(words.new)}</h1>
      <p>{call.say(words.newAbout)}</p>
      <HeadForm {...{ call, form, wrongs, action: call.at('/rules/sets'), version: 0 }} />
    </section>,
    status,
  )

/** The form of a new rule set. */
export const showNewRuleSet = (call: OfficeCall): Promise<Response> =>
  newSetPage(call, formOf([['from', officeRules(call).today]]), noWrongs)

/** Makes a rule set, without rules so far. */
export const addRuleSet = async (call: OfficeCall): Promise<Response> => {
  const { app, actor, office } = call
  const form = await readForm(call)
  const { head, wrongs } = headOf(form, 'new')
  if (!head) return newSetPage(call, form, wrongs, 422)
  const id = app.database.write(() => {
    const fresh = freshSetId([...ruleSetIdsOf(app.database, office.id), ...presetIds])
    saveRuleSet(app.database, actor, { id: fresh, version: 0, body: { ...head, id: fresh, rules: [] } })
    return fresh
  })
  return call.redirect(setAddress(call, id, '/rule'), words.made)
}

/** One rule set of the office’s own. */
export const showRuleSet = (call: OfficeCall): Response | Promise<Response> => {
  const rules = officeRules(call)
  const own = ownSet(rules, call.http.req.param('set') ?? '')
  return own ? setPage(call, rules, own) : plainPage(call, 'notFound')
}

/** The page of a set; what was refused is said in it. */
export const setPage = (
  call: OfficeCall,
  rules: OfficeRules,
  own: OwnSet,
  again: { form?: Form; wrongs: Wrongs; refused?: Text } = { wrongs: noWrongs },
  status?: 409 | 422,
): Promise<Response> => {
  const { set, ...kept } = own
  const wrong = wrongRules(rules)
  const mayChange = call.roles.has('clerk')
  return call.page(
    { title: set.name, tab: 'rules' },
    <>
      <p class="back">
        <a href={call.at('/rules')}>← {call.say(words.back)}</a>
      </p>
      <h1>{call.say(set.name)}</h1>
      {again.refused ? (
        <p class="wrong" role="alert">
          {call.say(again.refused)}
        </p>
      ) : null}
      <SetFacts {...{ call, set, today: rules.today, kept }} />
      <p>
        <a href={setAddress(call, set.id, '/versions')}>{call.say(words.history)}</a>
      </p>
      <h2>{call.say(words.rules)}</h2>
      {set.rules.length === 0 ? <p class="quiet">{call.say(words.none)}</p> : null}
      <ol class="rules">
        {set.rules.map((rule, n) => (
          <RuleLine {...{ call, rule, rules, wrong: wrong.get(rule.id) }}>
            {mayChange ? <RuleSteps {...{ call, own, rule, n }} /> : null}
          </RuleLine>
        ))}
      </ol>
      {mayChange ? (
        <>
          <p>
            <a class="button" href={setAddress(call, set.id, '/rule')}>
              {call.say(words.add)}
            </a>
          </p>
          <h2>{call.say(words.head)}</h2>
          <HeadForm
            {...{
              call,
              wrongs: again.wrongs,
              form: again.form ?? formOfSet(set),
              action: setAddress(call, set.id),
            }}
            version={again.form && status !== 409 ? Number(again.form.get('version')) : own.version}
          />
          <WithdrawSet {...{ call, own }} />
        </>
      ) : null}
    </>,
    status,
  )
}

/** Saves name, source and dates of a set as its next version. */
export const saveRuleSetHead = async (call: OfficeCall): Promise<Response> => {
  const { app, actor } = call
  const rules = officeRules(call)
  const own = ownSet(rules, call.http.req.param('set') ?? '')
  if (!own) return plainPage(call, 'notFound')
  const form = await readForm(call)
  const { head, wrongs } = headOf(form, own.set.id)
  if (!head) return setPage(call, rules, own, { form, wrongs }, 422)
  const saved = app.database.write(() =>
    saveRuleSet(app.database, actor, {
      id: own.set.id,
      version: Number(form.get('version')),
      body: { ...head, rules: own.set.rules },
    }),
  )
  if (saved === stale) {
    const fresh = officeRules(call)
    const now = ownSet(fresh, own.set.id)
    if (!now) return plainPage(call, 'notFound')
    return setPage(call, fresh, now, { form, wrongs: staleWrongs }, 409)
  }
  return call.redirect(setAddress(call, own.set.id), words.saved)
}
