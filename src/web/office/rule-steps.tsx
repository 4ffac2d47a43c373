import type { FC } from 'hono/jsx'
import { saveRuleSet } from '../../db/rule-set-store.ts'
import { stale } from '../../db/stale.ts'
import type { Text } from '../../domain/text.ts'
import type { AnyRule } from '../../rules/month.ts'
import type { OfficeCall } from '../call.tsx'
import { type Form, noWrongs, readForm } from '../form.tsx'
import { plainPage } from '../plain-page.tsx'
import { type OwnSet, officeRules, ownSet } from './office-rules.ts'
import { setAddress, setPage } from './rule-set.tsx'
import { brokenElsewhere } from './rule-trial.ts'

const words = {
  edit: { 'zh-CN': '修改', en: 'Edit' },
  up: { 'zh-CN': '上移', en: 'Up' },
  down: { 'zh-CN': '下移', en: 'Down' },
  remove: { 'zh-CN': '删除', en: 'Remove' },
  removeNow: { 'zh-CN': '确定删除这条规则', en: 'Yes, remove this rule' },
  removed: { 'zh-CN': '已删除。', en: 'Removed.' },
  withdraw: { 'zh-CN': '撤销这一套规则', en: 'Withdraw this rule set' },
  withdrawAbout: {
    'zh-CN': '撤销后不再按它排班。已经公示的月份不受影响,历次修改还查得到。',
    en: 'It no longer binds. Months already published stay as they are, and its versions stay on record.',
  },
  withdrawNow: { 'zh-CN': '确定撤销', en: 'Yes, withdraw it' },
  withdrawn: { 'zh-CN': '已撤销这一套规则。', en: 'The rule set is withdrawn.' },
  stale: {
    'zh-CN': '您打开之后,别人刚刚改过这一套规则,所以没有执行。请看清现在的内容,需要的话再点一次。',
    en: 'Somebody else has changed this rule set since you opened it, so nothing was done. Look at it as it is now, and try again if you still want to.',
  },
} as const satisfies Record<string, Text>

const ruleAddress = (call: OfficeCall, own: OwnSet, rule: AnyRule, more = ''): string =>
  setAddress(call, own.set.id, `/rules/${encodeURIComponent(rule.id)}${more}`)

const Version: FC<{ own: OwnSet }> = ({ own }) => <input type="hidden" name="version" value={String(own.version)} />

/** What can be done with a rule of a set. */
export const RuleSteps: FC<{ call: OfficeCall; own: OwnSet; rule: AnyRule; n: number }> = ({
  call,
  own,
  rule,
  n,
}) => (
  <div class="actions rule-steps">
    <a href={ruleAddress(call, own, rule)}>{call.say(words.edit)}</a>
    <form method="post" action={ruleAddress(call, own, rule, '/move')} class="inline">
      <Version {...{ own }} />
      {n === 0 ? null : (
        <button type="submit" name="to" value="up" class="link">
          {call.say(words.up)}
        </button>
      )}{' '}
      {n === own.set.rules.length - 1 ? null : (
        <button type="submit" name="to" value="down" class="link">
          {call.say(words.down)}
        </button>
      )}
    </form>
    <details class="ask">
      <summary>{call.say(words.remove)}</summary>
      <form method="post" action={ruleAddress(call, own, rule, '/remove')}>
        <Version {...{ own }} />
        <button type="submit" class="small secondary">
          {call.say(words.removeNow)}
        </button>
      </form>
    </details>
  </div>
)

/** Withdraws a set, asked twice. */
export const WithdrawSet: FC<{ call: OfficeCall; own: OwnSet }> = ({ call, own }) => (
  <details class="ask">
    <summary>{call.say(words.withdraw)}</summary>
    <p>{call.say(words.withdrawAbout)}</p>
    <form method="post" action={setAddress(call, own.set.id, '/withdraw')}>
      <Version {...{ own }} />
      <button type="submit" class="secondary">
        {call.say(words.withdrawNow)}
      </button>
    </form>
  </details>
)

/** Saves a set with other rules, or none of it, unless that breaks something or somebody else was quicker. */
const step = async (
  call: OfficeCall,
  rulesAfter: (rules: readonly AnyRule[], form: Form) => readonly AnyRule[] | 'withdrawn' | undefined,
  { to, said }: { to?: string; said?: Text } = {},
): Promise<Response> => {
  const { app, actor } = call
  const rules = officeRules(call)
  const own = ownSet(rules, call.http.req.param('set') ?? '')
  if (!own) return plainPage(call, 'notFound')
  const { set } = own
  const form = await readForm(call)
  if (Number(form.get('version')) !== own.version)
    return setPage(call, rules, own, { wrongs: noWrongs, refused: words.stale }, 409)
  const after = rulesAfter(set.rules, form)
  if (!after) return plainPage(call, 'notFound')
  if (after === set.rules) return call.redirect(setAddress(call, set.id))
  const changed = after === 'withdrawn' ? undefined : { ...set, rules: [...after] }
  const [broken] = brokenElsewhere(rules, set.id, changed)
  if (broken) return setPage(call, rules, own, { wrongs: noWrongs, refused: broken.says }, 422)
  const saved = app.database.write(() =>
    saveRuleSet(app.database, actor, { id: set.id, version: own.version, body: changed ?? null }),
  )
  if (saved === stale) return setPage(call, rules, own, { wrongs: noWrongs, refused: words.stale }, 409)
  return call.redirect(to ?? setAddress(call, set.id), said)
}

/** Moves a rule one up or down in its set. */
export const moveRule = (call: OfficeCall): Promise<Response> =>
  step(call, (rules, form) => {
    const at = rules.findIndex(({ id }) => id === call.http.req.param('rule'))
    const other = at + (form.get('to') === 'up' ? -1 : 1)
    const [rule, neighbour] = [rules[at], rules[other]]
    if (!rule) return undefined
    return neighbour ? rules.with(at, neighbour).with(other, rule) : rules
  })

/** Takes a rule out of its set. */
export const removeRule = (call: OfficeCall): Promise<Response> =>
  step(
    call,
    (rules) => {
      const left = rules.filter(({ id }) => id !== call.http.req.param('rule'))
      return left.length < rules.length ? left : undefined
    },
    { said: words.removed },
  )

/** Withdraws a set. */
export const withdrawRuleSet = (call: OfficeCall): Promise<Response> =>
  step(call, () => 'withdrawn', { to: call.at('/rules'), said: words.withdrawn })
