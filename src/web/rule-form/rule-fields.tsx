import type { Child, FC } from 'hono/jsx'
import { type Language, list, same, type Text } from '../../domain/text.ts'
import { AreaField, type Choice, ChoiceField, type Form, TextField, type Wrongs } from '../form.tsx'
import { isBlank, rowsIn, rowsName } from './document.ts'
import type { Field, GroupField } from './field.ts'
import { daysTyped } from './typed.ts'
import { hintOf, labelOf, type Noun, nounOf, valueOrItself } from './words.ts'

/** What an office has that a rule can name. */
export type OfficeChoices = Readonly<Record<Noun, readonly Choice[]>>

interface Shown {
  readonly kind: string
  readonly form: Form
  readonly wrongs: Wrongs
  readonly language: Language
  readonly choices: OfficeChoices
  /** Empty rows at the end of each list. */
  readonly spare: number
}

const words = {
  all: { 'zh-CN': '不限', en: 'all' },
  any: { 'zh-CN': '(不作要求)', en: '(no matter)' },
  choose: { 'zh-CN': '(请选择)', en: '(choose)' },
  gone: { 'zh-CN': '(已不在)', en: ' (no longer there)' },
  except: { 'zh-CN': '没有', en: 'nobody' },
  chosen: { 'zh-CN': '已填', en: 'filled in' },
  nothingThere: { 'zh-CN': '还没有可选的', en: 'There are none yet' },
} as const satisfies Record<string, Text>

/** Every field of a rule, drawn from the schema of its kind; the words of its source last. */
export const RuleFields: FC<Shown & { readonly field: GroupField }> = ({ field, ...shown }) => {
  const asked = field.fields.filter(isAsked)
  const last = asked.filter(({ is, path }) => is === 'text' && path.length === 1)
  return (
    <>
      <Fields fields={asked.filter((one) => !last.includes(one))} {...shown} />
      <Fields fields={last} {...shown} />
    </>
  )
}

const isAsked = ({ is }: Field): boolean => is !== 'constant'

/** Small fields beside each other, the others below. */
const Fields: FC<Shown & { readonly fields: readonly Field[] }> = ({ fields, ...shown }) => {
  const runs: Field[][] = []
  for (const field of fields) {
    const run = runs.at(-1)
    if (run && isSmall(field) && isSmall(run[0]!) && (field.is === 'tick') === (run[0]!.is === 'tick'))
      run.push(field)
    else runs.push([field])
  }
  return (
    <>
      {runs.map((run) =>
        isSmall(run[0]!) ? (
          <div class="rule-row">
            {run.map((field) => (
              <Control field={field} {...shown} />
            ))}
          </div>
        ) : (
          <Control field={run[0]!} {...shown} />
        ),
      )}
    </>
  )
}
const isSmall = ({ is }: Field): boolean => ['number', 'day', 'choice', 'tick', 'id'].includes(is)

const Control: FC<Shown & { readonly field: Field; readonly label?: string }> = ({ field, label, ...shown }) => {
  const { kind, form, wrongs, language } = shown
  const hint = hintOf(kind, field)?.[language]
  const base = { name: field.name, label: label ?? labelOf(kind, field)[language], wrongs, language, hint }
  const value = form.get(field.name)
  if (field.is === 'group') return <Group field={field} {...shown} />
  if (field.is === 'list') return <List field={field} {...shown} />
  if (field.is === 'either') return <Either field={field} {...shown} />
  if (field.is === 'many' || field.is === 'ids') return <Picks field={field} {...shown} />
  if (field.is === 'tick') return <Tick field={field} {...shown} />
  if (field.is === 'number') return <TextField {...base} value={value} inputmode="numeric" autocomplete="off" />
  if (field.is === 'day') return <TextField {...base} value={value} type="date" />
  if (field.is === 'days' && field.isOptional)
    return (
      <Folded field={field} {...shown} said={daysTyped(value).join('、')}>
        <AreaField {...base} value={value} rows={2} />
      </Folded>
    )
  if (field.is === 'days') return <AreaField {...base} value={value} rows={2} />
  if (field.is === 'text') return <AreaField {...base} value={value} rows={2} />
  return <ChoiceField {...base} value={value} choices={choicesFor(field, shown)} {...emptyOf(field, language)} />
}

const emptyOf = (field: Field, language: Language): { empty?: string } =>
  field.given !== undefined ? {} : { empty: words[field.isOptional ? 'any' : 'choose'][language] }

/** What can be chosen, and what was chosen and is no longer there. */
const choicesFor = (field: Field, { kind, form, language, choices }: Shown): Choice[] => {
  const noun = nounOf(field)
  const there: Choice[] =
    'values' in field
      ? field.values.map((one) => ({ value: String(one), words: valueOrItself(kind, field, one)[language] }))
      : noun
        ? [...choices[noun]]
        : []
  const gone = form
    .all(field.name)
    .filter((value) => value !== '' && !there.some((one) => one.value === value))
    .map((value) => ({ value, words: `${value}${words.gone[language]}` }))
  return [...there, ...(field.is === 'either' ? [] : gone)]
}

const Tick: FC<Shown & { readonly field: Field }> = ({ field, kind, form, language }) => (
  <label class="tick">
    <input type="checkbox" name={field.name} value="yes" checked={form.has(field.name)} />
    {labelOf(kind, field)[language]}
  </label>
)

const Wrong: FC<{ readonly name: string } & Shown> = ({ name, wrongs, language }) =>
  wrongs.has(name) ? <small class="wrong">{wrongs.get(name)![language]}</small> : null

/** Whether something is wrong at a name or below it. */
const isWrong = (name: string, { wrongs }: Shown): boolean =>
  [...wrongs.keys()].some((one) => one === name || one.startsWith(`${name}.`) || one.startsWith(`${name}[`))

const Group: FC<Shown & { readonly field: GroupField }> = ({ field, ...shown }) => {
  const { kind, form, language } = shown
  const label = labelOf(kind, field)[language]
  const hint = hintOf(kind, field)?.[language]
  // A group that may be left out is folded away while it is.
  if (field.isOptional && field.given === undefined) {
    const blank = isBlank(field, form)
    return (
      <details class="picks" open={!blank || isWrong(field.name, shown)}>
        <summary>
          {label} <small>{blank ? words.except[language] : words.chosen[language]}</small>
        </summary>
        <Wrong name={field.name} {...shown} />
        <Fields fields={field.fields.filter(isAsked)} {...shown} />
      </details>
    )
  }
  return (
    <fieldset class="rule-group">
      <legend>{label}</legend>
      {hint ? <p class="hint">{hint}</p> : null}
      <Wrong name={field.name} {...shown} />
      <Fields fields={field.fields.filter(isAsked)} {...shown} />
    </fieldset>
  )
}

/** What may be left out is folded away, what is in it said in one line. */
const Folded: FC<Shown & { readonly field: Field; readonly said: string; readonly children?: Child }> = ({
  field,
  said,
  children,
  ...shown
}) => (
  <details class="picks" open={isWrong(field.name, shown)}>
    <summary>
      {labelOf(shown.kind, field)[shown.language]} <small>{said || words.all[shown.language]}</small>
    </summary>
    {children}
  </details>
)

/** Ticks of what there is to choose. */
const Picks: FC<Shown & { readonly field: Field }> = ({ field, ...shown }) => {
  const { kind, form, language } = shown
  const label = labelOf(kind, field)[language]
  const choices = choicesFor(field, shown)
  const picked = form.all(field.name)
  const said = choices.filter(({ value }) => picked.includes(value)).map((one) => same(one.words))
  return (
    <Folded field={field} said={list(said)[language]} {...shown}>
      <Wrong name={field.name} {...shown} />
      {/* biome-ignore lint/a11y/useSemanticElements: the summary is its legend */}
      <div class="ticks" role="group" aria-label={label}>
        {choices.length === 0 ? <p class="quiet">{words.nothingThere[language]}</p> : null}
        {choices.map((choice) => (
          <label>
            <input type="checkbox" name={field.name} value={choice.value} checked={picked.includes(choice.value)} />
            {choice.words}
          </label>
        ))}
      </div>
    </Folded>
  )
}

/** A sequence: what is there, and some empty rows; the page’s “more rows” button makes more. */
const List: FC<Shown & { readonly field: Field & { readonly is: 'list' } }> = ({ field, ...shown }) => {
  const { kind, form, language } = shown
  const label = labelOf(kind, field)[language]
  const hint = hintOf(kind, field)?.[language]
  const rows = rowsIn(field, form) + shown.spare
  const row = (at: number): Child => {
    const item = field.at(at, at)
    if (item.is === 'group')
      return <Fields fields={item.fields.filter(isAsked).map((one) => ({ ...one, isOptional: true }))} {...shown} />
    return <Control field={{ ...item, isOptional: true }} label={`${label} ${at + 1}`} {...shown} />
  }
  const content = (
    <>
      {hint ? <p class="hint">{hint}</p> : null}
      <Wrong name={field.name} {...shown} />
      <input type="hidden" name={rowsName(field)} value={String(rows)} />
      <ol class="rule-rows">
        {Array.from({ length: rows }, (_, at) => (
          <li>{row(at)}</li>
        ))}
      </ol>
    </>
  )
  if (!field.isOptional)
    return (
      <fieldset class="rule-group">
        <legend>{label}</legend>
        {content}
      </fieldset>
    )
  const blank = isBlank(field, form)
  return (
    <details class="picks" open={!blank || isWrong(field.name, shown)}>
      <summary>
        {label} <small>{words[blank ? 'except' : 'chosen'][language]}</small>
      </summary>
      {content}
    </details>
  )
}

/** A choice, and below it what each of its groups needs. */
const Either: FC<Shown & { readonly field: Field & { readonly is: 'either' } }> = ({ field, ...shown }) => {
  const { kind, form, wrongs, language } = shown
  const groups = field.branches.map(({ key }) => ({
    value: key,
    words: valueOrItself(kind, field, key)[language],
  }))
  return (
    <>
      <ChoiceField
        name={field.name}
        label={labelOf(kind, field)[language]}
        hint={hintOf(kind, field)?.[language]}
        value={form.get(field.name)}
        choices={[...choicesFor(field, shown), ...groups]}
        {...{ wrongs, language }}
        {...emptyOf(field, language)}
      />
      {field.branches.map((branch) => (
        <details class="picks" open={form.get(field.name) === branch.key || isWrong(branch.field.name, shown)}>
          <summary>{valueOrItself(kind, field, branch.key)[language]}</summary>
          <Fields fields={branch.field.fields.filter(isAsked)} {...shown} />
        </details>
      ))}
    </>
  )
}
