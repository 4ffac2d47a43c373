import type { Child, FC } from 'hono/jsx'
import type { z } from 'zod'
import type { Language, Text } from '../domain/text.ts'
import { type Mistake, mistakesOf, pathInWords } from '../roster/mistake.ts'
import type { Call } from './call.tsx'

/** What a form sent, all values of a name in order. */
export interface Form {
  /** The first value of a name, trimmed; empty where there is none. */
  get(name: string): string
  all(name: string): string[]
  has(name: string): boolean
}

/** Values of a form as typed, to show it again. */
export const formOf = (entries: Iterable<readonly [string, unknown]>): Form => {
  const values = new Map<string, string[]>()
  for (const [name, value] of entries) {
    if (typeof value !== 'string') continue
    const others = values.get(name)
    // Tens of thousands of values of one name must not be copied each time.
    if (others) others.push(value)
    else values.set(name, [value])
  }
  return {
    get: (name) => values.get(name)?.[0]?.trim() ?? '',
    all: (name) => (values.get(name) ?? []).map((value) => value.trim()),
    has: (name) => values.has(name),
  }
}

/** What was sent is no form, or broke off. */
export class UnreadableForm extends Error {}

/** What a form sent, files too. */
export const sentIn = ({ http }: Call): Promise<FormData> =>
  http.req.formData().catch(() => {
    throw new UnreadableForm('what was sent is no form')
  })

/** A form with another value for one name. */
export const withValue = (form: Form, name: string, value: string): Form => ({
  get: (one) => (one === name ? value : form.get(one)),
  all: (one) => (one === name ? [value] : form.all(one)),
  has: (one) => one === name || form.has(one),
})

/** Reads the form of a request. */
export const readForm = async (call: Call): Promise<Form> => formOf((await sentIn(call)).entries())

/** What is wrong with a form: words by the name of a field; '' is for the form as a whole. */
export type Wrongs = ReadonlyMap<string, Text>
/** Nothing is wrong. */
export const noWrongs: Wrongs = new Map()

/** What is wrong with a document by a schema, by path in words, such as `posts[0].from`. */
export const wrongsOf = (issues: readonly z.core.$ZodIssue[]): Wrongs => wrongsOfMistakes(mistakesOf(issues))

/** Mistakes as what is wrong with a form, by path in words. */
export const wrongsOfMistakes = (mistakes: readonly Mistake[]): Wrongs =>
  new Map(mistakes.map(({ path, says }) => [pathInWords(path), says]))

/** Said where somebody else has saved the same thing meanwhile: the form keeps what was typed. */
export const staleWords: Text = {
  'zh-CN': '您打开之后,别人刚刚改过这一项,所以没有保存。您填的内容还在下面;核对后再保存一次,就以您的为准。',
  en: 'Somebody else has changed this since you opened it, so nothing was saved. What you typed is still below; check it and save again to have it your way.',
}

/** What is wrong with such a form. */
export const staleWrongs: Wrongs = new Map([['', staleWords]])

/** Said of a field that must not be empty and is. */
export const fillIn = { 'zh-CN': '请填写', en: 'Please fill this in' } as const satisfies Text

/** Fields that must not be empty and are. */
export const missing = (form: Form, names: readonly string[]): Map<string, Text> =>
  new Map(names.filter((name) => form.get(name) === '').map((name) => [name, fillIn]))

interface FieldProps {
  readonly name: string
  readonly label: string
  readonly wrongs: Wrongs
  readonly language: Language
  readonly hint?: string | undefined
  /** Sets it apart from the field of the same name in another form of the page. */
  readonly apart?: string | undefined
  /** Whether typing begins here. */
  readonly autofocus?: boolean | undefined
  readonly children?: Child
}

const idOf = (name: string, apart?: string): string =>
  `f-${(apart === undefined ? name : `${apart}-${name}`).replace(/[^\p{L}\p{N}]+/gu, '-')}`

const Wrapped: FC<FieldProps & { readonly control: (props: Record<string, unknown>) => Child }> = (props) => {
  const { name, label, wrongs, language, hint, apart, autofocus, control } = props
  const wrong = wrongs.get(name)
  const id = idOf(name, apart)
  const described = [...(wrong ? [`${id}-wrong`] : []), ...(hint ? [`${id}-hint`] : [])].join(' ')
  return (
    <div class="field">
      <label for={id}>{label}</label>
      {control({
        id,
        name,
        ...(autofocus ? { autofocus: true } : {}),
        ...(wrong ? { 'aria-invalid': 'true' } : {}),
        ...(described ? { 'aria-describedby': described } : {}),
      })}
      {hint ? (
        <small id={`${id}-hint`} class="hint">
          {hint}
        </small>
      ) : null}
      {wrong ? (
        <small id={`${id}-wrong`} class="wrong">
          {wrong[language]}
        </small>
      ) : null}
    </div>
  )
}

/** A one-line field with its label, hint and what is wrong with it. */
export const TextField: FC<
  FieldProps & {
    readonly value?: string
    readonly type?: 'text' | 'password' | 'date' | 'month' | 'time' | 'number' | 'file'
    readonly [more: string]: unknown
  }
> = ({ name, label, wrongs, language, hint, apart, autofocus, children, value, type = 'text', ...more }) => (
  <Wrapped
    {...{ name, label, wrongs, language, hint, apart, autofocus }}
    control={(props) => <input {...props} type={type} {...(value === undefined ? {} : { value })} {...more} />}
  />
)

/** A field of several lines. */
export const AreaField: FC<FieldProps & { readonly value?: string; readonly rows?: number }> = ({
  value = '',
  rows = 3,
  ...field
}) => (
  <Wrapped
    {...field}
    control={(props) => (
      <textarea {...props} rows={rows}>
        {value}
      </textarea>
    )}
  />
)

/** One of the values to choose from. */
export interface Choice {
  readonly value: string
  readonly words: string
}

/** A choice of one. */
export const ChoiceField: FC<
  FieldProps & { readonly value?: string; readonly choices: readonly Choice[]; readonly empty?: string }
> = ({ value = '', choices, empty, ...field }) => (
  <Wrapped
    {...field}
    control={(props) => (
      <select {...props}>
        {empty === undefined ? null : <option value="">{empty}</option>}
        {choices.map((choice) => (
          <option value={choice.value} selected={choice.value === value}>
            {choice.words}
          </option>
        ))}
      </select>
    )}
  />
)

/** Boxes to tick, any number of them. */
export const ManyField: FC<
  Omit<FieldProps, 'children'> & { readonly values: readonly string[]; readonly choices: readonly Choice[] }
> = ({ name, label, wrongs, language, hint, values, choices }) => (
  <fieldset class="many">
    <legend>{label}</legend>
    {choices.map((choice) => (
      <label>
        <input type="checkbox" name={name} value={choice.value} checked={values.includes(choice.value)} />
        {choice.words}
      </label>
    ))}
    {hint ? <small class="hint">{hint}</small> : null}
    {wrongs.has(name) ? <small class="wrong">{wrongs.get(name)![language]}</small> : null}
  </fieldset>
)

/** One box to tick. */
export const TickField: FC<{ readonly name: string; readonly label: string; readonly isTicked: boolean }> = ({
  name,
  label,
  isTicked,
}) => (
  <label class="tick">
    <input type="checkbox" name={name} value="yes" checked={isTicked} />
    {label}
  </label>
)

/** What is wrong with a form as a whole, above it. */
export const FormWrong: FC<{ readonly wrongs: Wrongs; readonly language: Language }> = ({ wrongs, language }) => {
  const whole = wrongs.get('')
  if (wrongs.size === 0) return null
  return (
    <p class="wrong" role="alert">
      {whole
        ? whole[language]
        : { 'zh-CN': '有几处需要改正,见下面的红字。', en: 'Some fields need mending; see below.' }[language]}
    </p>
  )
}
