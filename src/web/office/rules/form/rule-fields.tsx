import type { Child, FC } from 'hono/jsx'
import { daysTyped } from '../../../../domain/typed.ts'
import { AreaField, ChoiceField, TextField } from '../../../form.tsx'
import { isBlank, rowsIn, rowsName } from './document.ts'
import type { Field, GroupField } from './field.ts'
import { choicesFor, emptyOf, Folded, formWords, isWrong, Picks, type Shown, Tick, Wrong } from './field-parts.tsx'
import { hintOf, labelOf, valueOrItself } from './words.ts'

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
          <div class={run[0]!.is === 'tick' ? 'rule-row rule-ticks' : 'rule-row'}>
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
  const hint = label === undefined ? hintOf(kind, field)?.[language] : undefined
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
  const empty = label === undefined ? emptyOf(field, language) : { empty: formWords.none[language] }
  return <ChoiceField {...base} value={value} choices={choicesFor(field, shown)} {...empty} />
}

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
          {label} <small class="quiet">{blank ? formWords.except[language] : formWords.chosen[language]}</small>
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
        {label} <small class="quiet">{formWords[blank ? 'except' : 'chosen'][language]}</small>
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
