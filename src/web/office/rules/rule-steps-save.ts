import { saveRuleSet } from '../../../db/rule-set-store.ts'
import { stale } from '../../../db/stale.ts'
import type { Text } from '../../../domain/text.ts'
import type { AnyRule } from '../../../rules/month.ts'
import type { OfficeCall } from '../../call.tsx'
import { type Form, noWrongs, readForm } from '../../form.tsx'
import { plainPage } from '../../plain-page.tsx'
import { officeRules, ownSet, setAddress } from './office-rules.ts'
import { setPage } from './rule-set.tsx'
import { brokenElsewhere } from './rule-trial.ts'

const words = {
  removed: { 'zh-CN': '已删除。', en: 'Removed.' },
  withdrawn: { 'zh-CN': '已撤销这一套规则。', en: 'The rule set is withdrawn.' },
  stale: {
    'zh-CN': '您打开之后,别人刚刚改过这一套规则,所以没有执行。请看清现在的内容,需要的话再点一次。',
    en: 'Somebody else has changed this rule set since you opened it, so nothing was done. Look at it as it is now, and try again if you still want to.',
  },
} as const satisfies Record<string, Text>

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
