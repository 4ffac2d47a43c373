import type { FC } from 'hono/jsx'
import { type CaseEventKind, caseEventWords } from '../../../domain/case-event.ts'
import type { Text } from '../../../domain/text.ts'
import type { OfficeCall } from '../../call.tsx'
import {
  AreaField,
  type Choice,
  ChoiceField,
  type Form,
  FormWrong,
  ManyField,
  noWrongs,
  TextField,
  type Wrongs,
} from '../../form.tsx'
import type { CaseView } from './case-view.ts'
import { type StepChoices, stepChoices } from './step-choices.ts'
import { isWithoutNote, noteOf, type StepField, stepFields } from './step-fields.ts'
import { inOrder } from './step-order.ts'

const words = {
  title: { 'zh-CN': '登记下一步', en: 'What happened next' },
  approver: {
    'zh-CN': '审签人可以登记延期;其他步骤由经办人登记。',
    en: 'An approver enters extensions; the clerk the rest.',
  },
  others: { 'zh-CN': '其他', en: 'Others' },
  withdrawal: { 'zh-CN': '回避', en: 'Withdrawal' },
  withdrawalAbout: {
    'zh-CN':
      '这件事项反映的就是某位领导或某个单位的,在这里登记:他们从此看不到它,不能接待、包案、承办;已经交给该单位的,要重新交办。',
    en: 'Say here which leaders or units the case is about: it does not exist for them, they can neither receive nor handle it; a unit that has it loses it.',
  },
  concern: { 'zh-CN': '登记或更改涉及的领导、单位', en: 'Say whom it concerns' },
  day: { 'zh-CN': '日期', en: 'Day' },
  choose: { 'zh-CN': '请选择', en: 'Choose' },
  hidden: {
    'zh-CN': '加密保存,平时不显示;不填身份证号码',
    en: 'Kept encrypted and hidden; no identity-card numbers',
  },
  save: { 'zh-CN': '登记', en: 'Enter' },
} as const satisfies Record<string, Text>

/** A step’s form as it was typed, and what is wrong with it. */
export interface TypedStep {
  readonly kind: CaseEventKind
  readonly form: Form
  readonly wrongs: Wrongs
}

interface StepsProps {
  readonly call: OfficeCall
  readonly view: CaseView
  readonly typed: TypedStep | undefined
}

/** Forms of all that can happen now: what mostly comes next first. */
export const CaseSteps: FC<StepsProps> = ({ call, view, typed }) => {
  const { say } = call
  const { steps, one } = view
  if (steps.length === 0 && !typed) return null
  const choices = stepChoices(call, view)
  const { first, others } = inOrder(one, steps)
  // What was typed is kept, even where it does not fit any more.
  const lost = typed && !steps.includes(typed.kind) ? [typed.kind] : []
  const step = (kind: CaseEventKind) => <Step {...{ call, view, choices, kind }} typed={typed} />
  return (
    <section class="case-steps">
      <h2>{say(words.title)}</h2>
      {call.roles.has('clerk') ? null : <p class="quiet">{say(words.approver)}</p>}
      <div class="step-buttons">{[...lost, ...first].map(step)}</div>
      {others.length > 0 ? (
        <details class="picks" open={typed !== undefined && others.includes(typed.kind)}>
          <summary>{say(words.others)}</summary>
          <div class="step-buttons">{others.map(step)}</div>
        </details>
      ) : null}
      {steps.includes('concerned') ? (
        <>
          <h2>{say(words.withdrawal)}</h2>
          <p class="quiet">{say(words.withdrawalAbout)}</p>
          <div class="step-buttons">{step('concerned')}</div>
        </>
      ) : null}
    </section>
  )
}

const Step: FC<StepsProps & { readonly choices: StepChoices; readonly kind: CaseEventKind }> = ({
  call,
  view,
  choices,
  kind,
  typed,
}) => {
  const { say, language } = call
  const own = typed?.kind === kind ? typed : undefined
  const wrongs = own?.wrongs ?? noWrongs
  const value = (name: string, otherwise: string): string => own?.form.get(name) ?? otherwise
  const note = noteOf(kind)
  return (
    <details class="step" open={own !== undefined}>
      <summary class="step-name">{say(kind === 'concerned' ? words.concern : caseEventWords[kind])}</summary>
      <form method="post" action={call.at(`/cases/${view.kept.case}/step`)}>
        <FormWrong {...{ wrongs, language }} />
        <input type="hidden" name="what" value={kind} />
        <input type="hidden" name="after" value={String(view.events.length)} />
        <TextField
          {...{
            name: 'day',
            label: say(words.day),
            value: value('day', view.today),
            wrongs,
            language,
            apart: kind,
          }}
          type="date"
          max={view.today}
        />
        {(stepFields[kind] ?? []).map((field) => (
          <OneField {...{ call, view, choices, kind, field, own, wrongs }} />
        ))}
        {isWithoutNote(kind) ? null : (
          <AreaField
            {...{ name: 'note', label: say(note.label), value: value('note', ''), wrongs, language, apart: kind }}
            rows={2}
            hint={say(words.hidden)}
          />
        )}
        <button type="submit">{say(words.save)}</button>
      </form>
    </details>
  )
}

const OneField: FC<{
  readonly call: OfficeCall
  readonly view: CaseView
  readonly choices: StepChoices
  readonly kind: CaseEventKind
  readonly field: StepField
  readonly own: TypedStep | undefined
  readonly wrongs: Wrongs
}> = ({ call, view, choices, kind, field, own, wrongs }) => {
  const { say, language } = call
  const { name, label, hint, is, none } = field
  const [only, ...others] = field.from === 'clocks' ? choices.clocks : []
  const held = only && others.length === 0 ? [only.value] : [field.holds?.(view.one) ?? []].flat()
  const typed = own ? own.form.all(name) : held
  const shown = {
    ...{ name, label: say(label), wrongs, language, apart: kind },
    ...(hint ? { hint: say(hint) } : {}),
  }
  const value = typed[0] ?? ''
  if (is === 'many') return <ManyField {...shown} values={typed} choices={choicesOf(call, field, choices)} />
  if (is === 'one')
    return (
      <ChoiceField
        {...shown}
        value={value}
        choices={choicesOf(call, field, choices)}
        empty={say(none ?? words.choose)}
      />
    )
  if (is === 'day') return <TextField {...shown} value={value} type="date" />
  return <TextField {...shown} value={value} {...(is === 'count' ? { inputmode: 'numeric' } : {})} />
}

const choicesOf = ({ say }: OfficeCall, { from }: StepField, choices: StepChoices): readonly Choice[] =>
  typeof from === 'string'
    ? choices[from]
    : Object.entries(from ?? {}).map(([value, text]) => ({ value, words: say(text) }))
