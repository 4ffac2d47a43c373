import type { Child, FC } from 'hono/jsx'
import { type Language, list, same, type Text } from '../../../../domain/text.ts'
import type { Choice, Form, Wrongs } from '../../../form.tsx'
import type { Field } from './field.ts'
import { labelOf, type Noun, nounOf, valueOrItself } from './words.ts'

/** What an office has that a rule can name. */
export type OfficeChoices = Readonly<Record<Noun, readonly Choice[]>>

/** What every part of a rule’s form is shown with. */
export interface Shown {
  readonly kind: string
  readonly form: Form
  readonly wrongs: Wrongs
  readonly language: Language
  readonly choices: OfficeChoices
  /** Empty rows at the end of each list. */
  readonly spare: number
}

/** Words of the form that are no field’s own. */
export const formWords = {
  all: { 'zh-CN': '不限', en: 'all' },
  any: { 'zh-CN': '(不作要求)', en: '(no matter)' },
  choose: { 'zh-CN': '(请选择)', en: '(choose)' },
  none: { 'zh-CN': '(空)', en: '(empty)' },
  gone: { 'zh-CN': '(已不在)', en: ' (no longer there)' },
  except: { 'zh-CN': '没有', en: 'nobody' },
  chosen: { 'zh-CN': '已填', en: 'filled in' },
  nothingThere: { 'zh-CN': '还没有可选的', en: 'There are none yet' },
} as const satisfies Record<string, Text>

/** The words of nothing chosen, where a field does not begin with something. */
export const emptyOf = (field: Field, language: Language): { empty?: string } =>
  field.given !== undefined ? {} : { empty: formWords[field.isOptional ? 'any' : 'choose'][language] }

/** What can be chosen, and what was chosen and is no longer there. */
export const choicesFor = (field: Field, { kind, form, language, choices }: Shown): Choice[] => {
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
    .map((value) => ({ value, words: `${value}${formWords.gone[language]}` }))
  return [...there, ...(field.is === 'either' ? [] : gone)]
}

/** One box to tick. */
export const Tick: FC<Shown & { readonly field: Field }> = ({ field, kind, form, language }) => (
  <label class="tick">
    <input type="checkbox" name={field.name} value="yes" checked={form.has(field.name)} />
    {labelOf(kind, field)[language]}
  </label>
)

/** What is wrong at a name. */
export const Wrong: FC<{ readonly name: string } & Shown> = ({ name, wrongs, language }) =>
  wrongs.has(name) ? <small class="wrong">{wrongs.get(name)![language]}</small> : null

/** Whether something is wrong at a name or below it. */
export const isWrong = (name: string, { wrongs }: Shown): boolean =>
  [...wrongs.keys()].some((one) => one === name || one.startsWith(`${name}.`) || one.startsWith(`${name}[`))

/** What may be left out is folded away, what is in it said in one line. */
export const Folded: FC<Shown & { readonly field: Field; readonly said: string; readonly children?: Child }> = ({
  field,
  said,
  children,
  ...shown
}) => (
  <details class="picks" open={isWrong(field.name, shown)}>
    <summary>
      {labelOf(shown.kind, field)[shown.language]}{' '}
      <small class="quiet">{said || formWords.all[shown.language]}</small>
    </summary>
    {children}
  </details>
)

/** Ticks of what there is to choose. */
export const Picks: FC<Shown & { readonly field: Field }> = ({ field, ...shown }) => {
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
        {choices.length === 0 ? <p class="quiet">{formWords.nothingThere[language]}</p> : null}
        {choices.map((choice) => (
          <label class="pick">
            <input type="checkbox" name={field.name} value={choice.value} checked={picked.includes(choice.value)} />
            {choice.words}
          </label>
        ))}
      </div>
    </Folded>
  )
}
