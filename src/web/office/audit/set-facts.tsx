import type { FC } from 'hono/jsx'
import { ruleSetVersions } from '../../../db/rule-set-store.ts'
import type { Text } from '../../../domain/text.ts'
import type { RuleSet } from '../../../rules/month.ts'
import type { OfficeCall } from '../../call.tsx'
import { setAddress } from '../rules/office-rules.ts'
import { spanOf } from '../rules/rule-lines.tsx'

const words = {
  source: { 'zh-CN': '出处', en: 'Source' },
  unconfirmed: { 'zh-CN': '未核实原文', en: 'text not checked' },
  shipped: { 'zh-CN': '随系统提供,内容不能改', en: 'comes with the program, cannot be changed' },
  versions: (n: number): Text => ({ 'zh-CN': `历次修改(共${n}版)`, en: `Versions (${n})` }),
}

/** What is to be known of a rule set: since when it holds, where it is from, and the way to its versions. */
export const AuditSetFacts: FC<{ readonly call: OfficeCall; readonly set: RuleSet; readonly at: string }> = ({
  call,
  set,
  at,
}) => {
  const { app, office, say } = call
  const versions = ruleSetVersions(app.readOnly, office.id, set.id).filter((one) => one.at <= at).length
  return (
    <p class="quiet">
      {say(spanOf(set))}
      {set.source ? ` · ${say(words.source)}: ${set.source}` : null}
      {' · '}
      {versions > 0 ? (
        <a href={setAddress(call, set.id, '/versions')}>{say(words.versions(versions))}</a>
      ) : (
        <a href={call.at('/rules')}>{say(words.shipped)}</a>
      )}{' '}
      {set.confirmed ? null : <span class="mark warn">{say(words.unconfirmed)}</span>}
    </p>
  )
}
