import { isDeepStrictEqual } from 'node:util'
import { ruleSetVersions, saveRuleSet } from '../../../db/rule-set-store.ts'
import { stale } from '../../../db/stale.ts'
import type { Text } from '../../../domain/text.ts'
import { type Mistake, mistake, mistakesOf } from '../../../roster/mistake.ts'
import { kindOf, ruleKinds } from '../../../rules/index.ts'
import type { AnyRule } from '../../../rules/month.ts'
import type { OfficeCall } from '../../call.tsx'
import { type Form, FormWrong, formOf, noWrongs, readForm, staleWrongs, type Wrongs } from '../../form.tsx'
import { plainPage } from '../../plain-page.tsx'
import { atControls, documentOf, entriesOf } from './form/document.ts'
import { formFieldsOf } from './form/field.ts'
import { RuleFields } from './form/rule-fields.tsx'
import { type OfficeRules, type OwnSet, officeRules, ownSet, readSet, setAddress } from './office-rules.ts'
import { freshRuleId } from './rule-ids.ts'
import { Meaning, savedWords, withRule } from './rule-meaning.tsx'
import { wrongWithRule } from './rule-trial.ts'

const words = {
  new: { 'zh-CN': '加一条规则', en: 'New rule' },
  edit: { 'zh-CN': '修改规则', en: 'Edit a rule' },
  kinds: { 'zh-CN': '要定什么样的规则?', en: 'What kind of rule?' },
  otherKind: { 'zh-CN': '换一种规则', en: 'Another kind of rule' },
  preview: { 'zh-CN': '预览', en: 'Preview' },
  more: { 'zh-CN': '再加几行', en: 'More rows' },
  save: { 'zh-CN': '保存', en: 'Save' },
  id: { 'zh-CN': '编号', en: 'Id' },
  same: { 'zh-CN': '没有改动。', en: 'Nothing was changed.' },
  oneOf: { 'zh-CN': '“至少”和“至多”要填一个', en: 'Fill in one of "at least" and "at most"' },
  aboveMax: { 'zh-CN': '“至少”比“至多”大了', en: '"At least" is above "at most"' },
} as const satisfies Record<string, Text>

/** Mistakes of a rule as a whole, said at the field where they are mended. */
const wholeWords: Readonly<Record<string, { at: string; says: Text }>> = {
  'min-or-max': { at: 'min', says: words.oneOf },
  'min-above-max': { at: 'max', says: words.aboveMax },
}

/** Where a rule is being written: its set, what it was before, and how it is kept. */
interface Place {
  readonly rules: OfficeRules
  readonly own: OwnSet
  readonly id: string
  readonly kind: string
  /** The rule as it stands; undefined for a new one. */
  readonly before: AnyRule | undefined
  readonly action: string
}

const isKind = (kind: string): boolean => ruleKinds.some((one) => one.kind === kind)

const placeOfNew = (call: OfficeCall): Place | undefined => {
  const rules = officeRules(call)
  const own = ownSet(rules, call.http.req.param('set') ?? '')
  const kind = call.http.req.query('kind') ?? ''
  if (!own || (kind !== '' && !isKind(kind))) return undefined
  return {
    rules,
    own,
    kind,
    before: undefined,
    id: freshRuleId(own.set, kind, takenRuleIds(call, rules, own.set.id)),
    action: setAddress(call, own.set.id, `/rule?kind=${kind}`),
  }
}

/** Ids of rules here and now, and of rules that once stood in the set: overrides and findings speak of those. */
const takenRuleIds = (call: OfficeCall, rules: OfficeRules, set: string): string[] => [
  ...[...rules.shipped, ...rules.own].flatMap((one) => one.set.rules.map(({ id }) => id)),
  ...everIn(call, set).map(({ id }) => id),
]
const everIn = (call: OfficeCall, set: string): AnyRule[] =>
  ruleSetVersions(call.database, call.office.id, set).flatMap(({ body }) => (body ? readSet(body).rules : []))

const placeOfKnown = (call: OfficeCall): Place | undefined => {
  const rules = officeRules(call)
  const own = ownSet(rules, call.http.req.param('set') ?? '')
  const id = call.http.req.param('rule') ?? ''
  if (!own) return undefined
  // Removed meanwhile by somebody else: who still saves it puts it back.
  const before =
    own.set.rules.find((rule) => rule.id === id) ?? everIn(call, own.set.id).find((rule) => rule.id === id)
  if (!before) return undefined
  const action = setAddress(call, own.set.id, `/rules/${encodeURIComponent(id)}`)
  return { rules, own, id, kind: before.kind, before, action }
}

/** The form of a new rule; without a kind, the choice of one. */
export const showNewRule = (call: OfficeCall): Response | Promise<Response> => {
  const place = placeOfNew(call)
  if (!place) return plainPage(call, 'notFound')
  return place.kind === '' ? kindsPage(call, place.own) : rulePage(call, place, { form: formOf(startOf(place)) })
}

/** The form of a rule. */
export const showRule = (call: OfficeCall): Response | Promise<Response> => {
  const place = placeOfKnown(call)
  if (!place?.own.set.rules.includes(place.before!)) return plainPage(call, 'notFound')
  return rulePage(call, place, { form: formOf(startOf(place)), shown: place.before })
}

const startOf = ({ kind, before }: Place) => entriesOf(formFieldsOf(kindOf({ kind }).params), before)

/** Adds a rule to its set, or shows what it means. */
export const addRule = (call: OfficeCall): Promise<Response> => takeRule(call, placeOfNew)

/** Saves a rule of a set, or shows what it means. */
export const saveRule = (call: OfficeCall): Promise<Response> => takeRule(call, placeOfKnown)

const kindsPage = (call: OfficeCall, { set }: OwnSet): Promise<Response> =>
  call.page(
    { title: words.new, tab: 'rules' },
    <section class="small">
      <p class="back">
        <a href={setAddress(call, set.id)}>← {call.say(set.name)}</a>
      </p>
      <h1>{call.say(words.kinds)}</h1>
      <ul class="choices">
        {ruleKinds.map(({ kind, about }) => (
          <li>
            <a href={setAddress(call, set.id, `/rule?kind=${kind}`)}>{call.say(about)}</a>
          </li>
        ))}
      </ul>
    </section>,
  )

interface Written {
  readonly form: Form
  readonly wrongs?: Wrongs
  /** The rule to say in words below the form. */
  readonly shown?: AnyRule | undefined
  readonly isMore?: boolean
}

const rulePage = (
  call: OfficeCall,
  place: Place,
  { form, wrongs = noWrongs, shown, isMore = false }: Written,
  status?: 409 | 422,
): Promise<Response> => {
  const { own, kind, id, before, action, rules } = place
  const { language } = call
  const title = before ? words.edit : words.new
  const isFresh = !form.has('version')
  return call.page(
    { title, tab: 'rules' },
    <>
      <p class="back">
        <a href={setAddress(call, own.set.id)}>← {call.say(own.set.name)}</a>
      </p>
      <h1>{call.say(title)}</h1>
      <p>
        {call.say(kindOf({ kind }).about)}{' '}
        {before ? null : <a href={setAddress(call, own.set.id, '/rule')}>{call.say(words.otherKind)}</a>}
      </p>
      <FormWrong {...{ wrongs, language }} />
      {shown ? <Meaning {...{ call, rules, set: own.set, rule: shown }} /> : null}
      <form method="post" action={action} class="rule-form">
        <input type="hidden" name="version" value={isFresh || status === 409 ? own.version : form.get('version')} />
        <RuleFields
          {...{ form, wrongs, language, kind, choices: rules.choices }}
          field={formFieldsOf(kindOf({ kind }).params)}
          spare={isFresh ? 3 : isMore ? 6 : 0}
        />
        <p class="quiet">
          {call.say(words.id)}: <code>{id}</code>
        </p>
        <p class="actions">
          <button type="submit">{call.say(words.save)}</button>
          <button type="submit" name="action" value="preview" class="secondary">
            {call.say(words.preview)}
          </button>
          {hasList(kind) ? (
            <button type="submit" name="action" value="more" class="secondary">
              {call.say(words.more)}
            </button>
          ) : null}
        </p>
      </form>
    </>,
    status,
  )
}

const hasList = (kind: string): boolean =>
  formFieldsOf(kindOf({ kind }).params).fields.some(({ is }) => is === 'list')

/** The rule a form means, or what is wrong with it. */
const ruleOf = ({ rules, own, id, kind, before }: Place, form: Form): { rule?: AnyRule; wrongs: Wrongs } => {
  const field = formFieldsOf(kindOf({ kind }).params)
  const { document, wrongs: typed } = documentOf(field, form, before)
  const parsed = kindOf({ kind }).params.safeParse({ ...document, id }, { reportInput: true })
  const rule = parsed.success ? (parsed.data as AnyRule) : undefined
  const mistakes: Mistake[] = parsed.success
    ? wrongWithRule(rules, withRule(own.set, parsed.data as AnyRule), id)
    : parsed.error.issues.flatMap((issue) => {
        const whole = wholeWords[issue.message]
        return whole ? [mistake([whole.at], whole.says)] : mistakesOf([issue])
      })
  const wrongs = new Map([...atControls(field, form, mistakes), ...typed])
  return { ...(rule ? { rule } : {}), wrongs }
}

const takeRule = async (call: OfficeCall, placeOf: (call: OfficeCall) => Place | undefined): Promise<Response> => {
  const { app, actor } = call
  const form = await readForm(call)
  const place = placeOf(call)
  if (!place || place.kind === '') return plainPage(call, 'notFound')
  const action = form.get('action')
  if (action === 'more') return rulePage(call, place, { form, isMore: true })
  const { rule, wrongs } = ruleOf(place, form)
  if (!rule || wrongs.size > 0) return rulePage(call, place, { form, wrongs, shown: rule }, 422)
  if (action === 'preview') return rulePage(call, place, { form, shown: rule })
  const { own } = place
  const version = Number(form.get('version'))
  if (version === own.version && own.set.rules.some((one) => isDeepStrictEqual(one, rule)))
    return call.redirect(setAddress(call, own.set.id), words.same)
  const saved =
    version === own.version
      ? app.database.write(() =>
          saveRuleSet(app.database, actor, { id: own.set.id, version, body: { ...withRule(own.set, rule) } }),
        )
      : stale
  const fresh = saved === stale ? placeOf(call) : undefined
  if (saved === stale)
    return fresh ? rulePage(call, fresh, { form, wrongs: staleWrongs }, 409) : plainPage(call, 'notFound')
  return call.redirect(setAddress(call, own.set.id), savedWords(place.rules, withRule(own.set, rule), rule))
}
