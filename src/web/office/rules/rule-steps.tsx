import type { FC } from 'hono/jsx'
import type { Text } from '../../../domain/text.ts'
import type { AnyRule } from '../../../rules/month.ts'
import type { OfficeCall } from '../../call.tsx'
import { type OwnSet, setAddress } from './office-rules.ts'

const words = {
  edit: { 'zh-CN': '修改', en: 'Edit' },
  up: { 'zh-CN': '上移', en: 'Up' },
  down: { 'zh-CN': '下移', en: 'Down' },
  remove: { 'zh-CN': '删除', en: 'Remove' },
  removeNow: { 'zh-CN': '确定删除这条规则', en: 'Yes, remove this rule' },
  withdraw: { 'zh-CN': '撤销这一套规则', en: 'Withdraw this rule set' },
  withdrawAbout: {
    'zh-CN': '撤销后不再按它排班。已经公示的月份不受影响,历次修改还查得到。',
    en: 'It no longer binds. Months already published stay as they are, and its versions stay on record.',
  },
  withdrawNow: { 'zh-CN': '确定撤销', en: 'Yes, withdraw it' },
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
