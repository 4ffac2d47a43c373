import { clockIn } from '../../../calendar/instant.ts'
import { ruleSetVersions } from '../../../db/rule-set-store.ts'
import { join, same, type Text } from '../../../domain/text.ts'
import { describeRule, kindOf } from '../../../rules/index.ts'
import type { AnyRule, RuleSet } from '../../../rules/month.ts'
import type { Names } from '../../../rules/rule.ts'
import type { OfficeCall } from '../../call.tsx'
import { plainPage } from '../../plain-page.tsx'
import { formFieldsOf } from './form/field.ts'
import { labelOf } from './form/words.ts'
import { officeRules, readSet } from './office-rules.ts'
import { spanOf, strengthWords } from './rule-lines.tsx'

const words = {
  title: { 'zh-CN': '历次修改', en: 'Versions' },
  begun: { 'zh-CN': '新建', en: 'Made' },
  again: { 'zh-CN': '恢复使用', en: 'Taken up again' },
  withdrawn: { 'zh-CN': '撤销', en: 'Withdrawn' },
  added: { 'zh-CN': '增加', en: 'added' },
  removed: { 'zh-CN': '删除', en: 'removed' },
  changed: { 'zh-CN': '修改', en: 'changed' },
  now: { 'zh-CN': '改为', en: 'now' },
  order: { 'zh-CN': '规则的次序变了', en: 'The rules stand in another order' },
  nothing: { 'zh-CN': '内容没有变化', en: 'Nothing changed in it' },
  name: { 'zh-CN': '名称', en: 'Name' },
  source: { 'zh-CN': '出处', en: 'Source' },
  span: { 'zh-CN': '起止日期', en: 'Dates' },
  confirmed: { 'zh-CN': '是否核实', en: 'Confirmed' },
  yes: { 'zh-CN': '已核实', en: 'confirmed' },
  no: { 'zh-CN': '未核实', en: 'unconfirmed' },
  none: { 'zh-CN': '(空)', en: '(empty)' },
  program: { 'zh-CN': '系统', en: 'the program' },
  back: { 'zh-CN': '全部规则', en: 'All rules' },
  set: { 'zh-CN': '这一套规则', en: 'The rule set' },
} as const satisfies Record<string, Text>

interface Change {
  readonly what: 'added' | 'removed' | 'changed' | 'said'
  readonly says: Text
  readonly now?: Text
}

/** Every version of a set: who saved it, when, and what was changed by it. */
export const showRuleSetVersions = (call: OfficeCall): Response | Promise<Response> => {
  const id = call.http.req.param('set') ?? ''
  const versions = ruleSetVersions(call.database, call.office.id, id)
  const last = versions.find(({ body }) => body)?.body
  if (!last) return plainPage(call, 'notFound')
  const { names } = officeRules(call)
  const sets = versions.map(({ body, ...rest }) => ({ ...rest, set: body ? readSet(body) : undefined }))
  const isThere = versions[0]!.body !== null
  return call.page(
    { title: words.title, tab: 'rules' },
    <>
      <p class="back">
        {isThere ? (
          <a href={call.at(`/rules/sets/${encodeURIComponent(id)}`)}>← {call.say(words.set)}</a>
        ) : (
          <a href={call.at('/rules')}>← {call.say(words.back)}</a>
        )}
      </p>
      <h1>
        {call.say(readSet(last).name)}: {call.say(words.title)}
      </h1>
      <ol class="rules" reversed>
        {sets.map(({ version, at, who, set }, n) => (
          <li class="rule" value={version}>
            <p>
              <strong>{call.say({ 'zh-CN': `第${version}版`, en: `Version ${version}` })}</strong>{' '}
              <span class="quiet">
                {clockIn(at, call.office.timezone)} · {who ?? call.say(words.program)}
              </span>
            </p>
            <ul>
              {changesOf(sets[n + 1]?.set, set, sets[n + 1] !== undefined, names).map(({ what, says, now }) => (
                <li>
                  {what === 'said' ? null : <span class={`mark ${marks[what]}`}>{call.say(words[what])}</span>}{' '}
                  {call.say(says)}
                  {now ? (
                    <>
                      <br />
                      {call.say(words.now)}: {call.say(now)}
                    </>
                  ) : null}
                </li>
              ))}
            </ul>
          </li>
        ))}
      </ol>
    </>,
  )
}
const marks = { added: 'good', removed: 'bad', changed: 'warn' } as const

/** What a version changed, in words. */
const changesOf = (
  before: RuleSet | undefined,
  after: RuleSet | undefined,
  had: boolean,
  names: Names,
): Change[] => {
  if (!after) return [{ what: 'said', says: words.withdrawn }]
  const inWords = (rule: AnyRule): Text => {
    const [strength, says] = [strengthWords(rule), describeRule(rule, names)]
    return { 'zh-CN': `${strength['zh-CN']} · ${says['zh-CN']}`, en: `${strength.en} · ${says.en}` }
  }
  const added = after.rules
    .filter((rule) => !before?.rules.some(({ id }) => id === rule.id))
    .map((rule): Change => ({ what: 'added', says: inWords(rule) }))
  if (!before) return [{ what: 'said', says: had ? words.again : words.begun }, ...headOf(after), ...added]
  const removed = before.rules
    .filter((rule) => !after.rules.some(({ id }) => id === rule.id))
    .map((rule): Change => ({ what: 'removed', says: inWords(rule) }))
  const changed = after.rules.flatMap((rule): Change[] => {
    const old = before.rules.find(({ id }) => id === rule.id)
    const keys = old ? keysChanged(old, rule) : []
    if (!old || keys.length === 0) return []
    const [was, now] = [inWords(old), inWords(rule)]
    // What the sentence does not tell is named by its fields.
    return was['zh-CN'] === now['zh-CN']
      ? [{ what: 'changed', says: join([now, fieldsInWords(rule, keys)], { 'zh-CN': ':', en: ': ' }) }]
      : [{ what: 'changed', says: was, now }]
  })
  const stay = (set: RuleSet, other: RuleSet) =>
    set.rules.map(({ id }) => id).filter((id) => other.rules.some((rule) => rule.id === id))
  const isTurned = stay(before, after).join() !== stay(after, before).join()
  const all = [
    ...headChanges(before, after),
    ...added,
    ...removed,
    ...changed,
    ...(isTurned ? [{ what: 'said', says: words.order } as const] : []),
  ]
  return all.length > 0 ? all : [{ what: 'said', says: words.nothing }]
}

const keysChanged = (old: AnyRule, rule: AnyRule): string[] => {
  const [was, now] = [old as Record<string, unknown>, rule as Record<string, unknown>]
  return [...new Set([...Object.keys(was), ...Object.keys(now)])].filter(
    (key) => JSON.stringify(was[key]) !== JSON.stringify(now[key]),
  )
}

/** Fields of a rule by their labels, with the plain values they have now. */
const fieldsInWords = (rule: AnyRule, keys: readonly string[]): Text => {
  const { fields } = formFieldsOf(kindOf(rule).params)
  const named = keys.flatMap((key) => {
    const field = fields.find((one) => one.key === key)
    if (!field || field.is === 'constant') return []
    const label = labelOf(rule.kind, field)
    const value = (rule as Record<string, unknown>)[key]
    const shown = typeof value === 'string' || typeof value === 'number' ? ` ${value}` : ''
    return [{ 'zh-CN': `${label['zh-CN']}${shown}`, en: `${label.en}${shown}` }]
  })
  return join(named, { 'zh-CN': '、', en: ', ' })
}

const facts: readonly { key: keyof typeof words; of: (set: RuleSet) => Text }[] = [
  { key: 'name', of: ({ name }) => name },
  { key: 'source', of: ({ source }) => (source === undefined ? words.none : same(source)) },
  { key: 'span', of: spanOf },
  { key: 'confirmed', of: ({ confirmed }) => (confirmed ? words.yes : words.no) },
]
const fact = (key: keyof typeof words, value: Text): Text => join([words[key], value], { 'zh-CN': ':', en: ': ' })

const headOf = (set: RuleSet): Change[] =>
  facts.slice(0, 3).map(({ key, of }) => ({ what: 'said', says: fact(key, of(set)) }))

const headChanges = (before: RuleSet, after: RuleSet): Change[] =>
  facts.flatMap(({ key, of }): Change[] =>
    JSON.stringify(of(before)) === JSON.stringify(of(after))
      ? []
      : [{ what: 'changed', says: fact(key, of(before)), now: of(after) }],
  )
