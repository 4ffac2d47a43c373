import type { FC } from 'hono/jsx'
import { oneLine, type Text } from '../../../domain/text.ts'
import { dayTyped } from '../../../domain/typed.ts'
import { mistakesOf } from '../../../roster/mistake.ts'
import type { RuleSet } from '../../../rules/month.ts'
import type { OfficeCall } from '../../call.tsx'
import {
  type Form,
  FormWrong,
  formOf,
  missing,
  TextField,
  TickField,
  type Wrongs,
  wrongsOfMistakes,
} from '../../form.tsx'
import { headSchema } from './office-rules.ts'

const words = {
  name: { 'zh-CN': '名称', en: 'Name' },
  nameHint: { 'zh-CN': '例如 本县接访制度(2026年)', en: 'In Chinese, such as 本县接访制度(2026年)' },
  nameEn: { 'zh-CN': '英文名称', en: 'Name in English' },
  nameEnHint: { 'zh-CN': '可以空着,就用中文名称', en: 'Empty: the Chinese name' },
  source: { 'zh-CN': '出处', en: 'Source' },
  sourceHint: { 'zh-CN': '文件名称、文号。可以空着', en: 'The text it comes from. May be left empty' },
  from: { 'zh-CN': '开始日期', en: 'From' },
  to: { 'zh-CN': '结束日期', en: 'To' },
  toHint: { 'zh-CN': '一直有效就空着', en: 'Empty: while it lasts' },
  unconfirmed: {
    'zh-CN': '只是转述,还没有核对原文(显示为“未核实”)',
    en: 'Reported, not read in the text itself (shown as unconfirmed)',
  },
  save: { 'zh-CN': '保存', en: 'Save' },
} as const satisfies Record<string, Text>

/** Name, source and dates of a set as the form that shows them. */
export const formOfSet = ({ name, source, confirmed, from, to }: RuleSet): Form =>
  formOf([
    ['name', name['zh-CN']],
    ['nameEn', name.en === name['zh-CN'] ? '' : name.en],
    ['source', source ?? ''],
    ['from', from],
    ['to', to ?? ''],
    ...(confirmed ? [] : ([['unconfirmed', 'yes']] as const)),
  ])

/** What a form says of a set, its rules left out, and what is wrong with it. */
export const headOf = (form: Form, id: string) => {
  const day = (name: string) => dayTyped(form.get(name))
  const name = oneLine(form.get('name'))
  const source = oneLine(form.get('source'))
  const given = {
    id,
    name: { 'zh-CN': name, en: oneLine(form.get('nameEn')) || name },
    ...(source === '' ? {} : { source }),
    confirmed: !form.has('unconfirmed'),
    from: day('from'),
    to: form.get('to') === '' ? null : day('to'),
    rules: [null],
  }
  const parsed = headSchema.safeParse(given, { reportInput: true })
  const wrongs = new Map([
    ...(parsed.success ? [] : wrongsOfMistakes(mistakesOf(parsed.error.issues))),
    ...missing(form, ['name', 'from']),
  ])
  return { head: parsed.success && wrongs.size === 0 ? parsed.data : undefined, wrongs }
}

/** The form of a set’s name, source and dates. */
export const HeadForm: FC<{ call: OfficeCall; form: Form; wrongs: Wrongs; action: string; version: number }> = ({
  call,
  form,
  wrongs,
  action,
  version,
}) => {
  const field = { wrongs, language: call.language }
  const text = (name: 'name' | 'nameEn' | 'source', hint: Text) => (
    <TextField
      name={name}
      label={call.say(words[name])}
      hint={call.say(hint)}
      value={form.get(name)}
      autocomplete="off"
      {...field}
    />
  )
  return (
    <form method="post" action={action}>
      <FormWrong {...field} />
      <input type="hidden" name="version" value={String(version)} />
      {text('name', words.nameHint)}
      {text('nameEn', words.nameEnHint)}
      {text('source', words.sourceHint)}
      <div class="rule-row">
        <TextField name="from" type="date" label={call.say(words.from)} value={form.get('from')} {...field} />
        <TextField
          name="to"
          type="date"
          label={call.say(words.to)}
          hint={call.say(words.toHint)}
          value={form.get('to')}
          {...field}
        />
      </div>
      <TickField name="unconfirmed" label={call.say(words.unconfirmed)} isTicked={form.has('unconfirmed')} />
      <button type="submit">{call.say(words.save)}</button>
    </form>
  )
}
