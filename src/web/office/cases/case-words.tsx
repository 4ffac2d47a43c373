import type { Child, FC } from 'hono/jsx'
import type { Personal } from '../../../domain/case.ts'
import { dateInYearWords } from '../../../domain/day-words.ts'
import type { Text } from '../../../domain/text.ts'
import type { OfficeCall } from '../../call.tsx'
import { AreaField, type Form, FormWrong, formOf, noWrongs, TextField, type Wrongs } from '../../form.tsx'
import type { CaseView } from './case-view.ts'

const words = {
  title: { 'zh-CN': '来访人和反映事项', en: 'Who came, and what it is about' },
  hidden: (heads: number): Text => ({ 'zh-CN': `${heads}人 · 已隐藏`, en: `${heads} · hidden` }),
  what: {
    'zh-CN': '姓名、联系方式、反映事项、责任人和经过里的批示、意见平时不显示。',
    en: 'Names, contacts, summary, handlers and what was said in each step are not shown.',
  },
  look: { 'zh-CN': '查看', en: 'Look' },
  logged: { 'zh-CN': '查看会记入日志', en: 'Looking is logged' },
  looked: { 'zh-CN': '这次查看已记入日志。', en: 'This look is in the log.' },
  gone: { 'zh-CN': '没有留存来访人信息。', en: 'Nothing is kept of who came.' },
  purged: (day: Text): Text => ({
    'zh-CN': `保存期已满,个人信息已于${day['zh-CN']}清除,不能恢复。`,
    en: `The time for keeping them is over: they were purged on ${day.en} for good.`,
  }),
  people: { 'zh-CN': '来访人', en: 'Who came' },
  nobody: { 'zh-CN': '没有登记姓名', en: 'no names' },
  name: (n: number): Text => ({ 'zh-CN': `来访人${n}姓名`, en: `Name ${n}` }),
  contact: (n: number): Text => ({ 'zh-CN': `来访人${n}联系方式`, en: `Contact ${n}` }),
  summary: { 'zh-CN': '反映事项', en: 'What it is about' },
  handlers: { 'zh-CN': '责任人', en: 'Who handles it' },
  handlersHint: { 'zh-CN': '责任单位里具体办的人,可以多位', en: 'In the unit in charge; several may be named' },
  change: { 'zh-CN': '修改', en: 'Change them' },
  noNumbers: { 'zh-CN': '不填身份证号码', en: 'No identity-card numbers' },
  save: { 'zh-CN': '保存', en: 'Save' },
} as const

/** People whose names a case takes. */
const mostPeople = 5

/** What is shown of people: the words as kept, or a form as it was typed. */
export interface Looked {
  /** Absent where the form is shown again: what was typed is all there is to see then. */
  readonly personal?: Personal | undefined
  readonly version: string
  readonly form: Form
  readonly wrongs: Wrongs
}

/** A form that holds words about people as they are kept. */
export const formOfWords = ({ people, summary, handlers }: Personal): Form =>
  formOf([
    ...people.flatMap(({ name, contact }, at): [string, string][] => [
      [`name${at + 1}`, name],
      [`contact${at + 1}`, contact],
    ]),
    ['summary', summary],
    ['handlers', handlers],
  ])

/** Words about people: hidden until somebody looks, and the look is logged. */
export const CaseWords: FC<{
  readonly call: OfficeCall
  readonly view: CaseView
  readonly looked: Looked | 'nothing' | undefined
}> = ({ call, view, looked }) => {
  const { say } = call
  return (
    <section class="case-words">
      <h2>{say(words.title)}</h2>
      {looked === undefined ? (
        <Hidden {...{ call, view }} />
      ) : looked === 'nothing' ? (
        <p class="notice">{say(words.gone)}</p>
      ) : (
        <Shown {...{ call, view, looked }} />
      )}
    </section>
  )
}

const Hidden: FC<{ readonly call: OfficeCall; readonly view: CaseView }> = ({ call, view }) => {
  const { kept, one, events, mayLook } = view
  const { say } = call
  if (one.isPurged) {
    const { day } = events.findLast(({ what }) => what === 'purged')!
    return <p class="notice">{say(words.purged(dateInYearWords(day)))}</p>
  }
  return (
    <>
      <p>
        <b>{say(words.hidden(one.heads))}</b> <span class="quiet">{say(words.what)}</span>
      </p>
      {mayLook ? (
        <form method="post" action={call.at(`/cases/${kept.case}/look`)} class="actions">
          <button type="submit" class="secondary">
            {say(words.look)}
          </button>
          <small class="quiet">{say(words.logged)}</small>
        </form>
      ) : null}
    </>
  )
}

const Shown: FC<{ readonly call: OfficeCall; readonly view: CaseView; readonly looked: Looked }> = ({
  call,
  view,
  looked: { personal, version, form, wrongs },
}) => {
  const { say, language } = call
  const field = (name: string, label: Text) => ({
    ...{ name, label: say(label), value: form.get(name), wrongs, language, apart: 'words' },
  })
  return (
    <>
      {personal ? <Words {...{ call, personal }} /> : null}
      {view.mayWrite ? (
        <details class="picks" open={wrongs.size > 0}>
          <summary>{say(words.change)}</summary>
          <FormWrong {...{ wrongs, language }} />
          <form method="post" action={call.at(`/cases/${view.kept.case}/words`)}>
            <input type="hidden" name="version" value={version} />
            {Array.from({ length: mostPeople }, (_, at) => at + 1).map((n) => (
              <div class="row top">
                <TextField {...field(`name${n}`, words.name(n))} maxlength={100} autocomplete="off" />
                <TextField {...field(`contact${n}`, words.contact(n))} maxlength={100} autocomplete="off" />
              </div>
            ))}
            <AreaField {...field('summary', words.summary)} rows={4} hint={say(words.noNumbers)} />
            <TextField
              {...field('handlers', words.handlers)}
              maxlength={400}
              hint={say(words.handlersHint)}
              autocomplete="off"
            />
            <button type="submit">{say(words.save)}</button>
          </form>
        </details>
      ) : null}
    </>
  )
}

const Words: FC<{ readonly call: OfficeCall; readonly personal: Personal }> = ({ call, personal }) => {
  const { people, summary, handlers } = personal
  const { say } = call
  const rows: readonly (readonly [Text, Child])[] = [
    [
      words.people,
      people.length === 0
        ? say(words.nobody)
        : people.map(({ name, contact }) => (
            <p class="person">{[name, contact].filter((part) => part !== '').join(' ')}</p>
          )),
    ],
    [words.summary, summary === '' ? '' : <span class="as-typed">{summary}</span>],
    [words.handlers, handlers],
  ]
  return (
    <>
      <dl class="facts">
        {rows.map(([name, value]) =>
          value === '' ? null : (
            <>
              <dt class="fact">{say(name)}</dt>
              <dd class="value">{value}</dd>
            </>
          ),
        )}
      </dl>
      <p>
        <small class="quiet">{say(words.looked)}</small>
      </p>
    </>
  )
}

/** The words of a form, as typed; people of whom nothing is typed are left out. */
export const wordsIn = (form: Form): Pick<Personal, 'people' | 'summary' | 'handlers'> => ({
  people: Array.from({ length: mostPeople }, (_, at) => ({
    name: form.get(`name${at + 1}`),
    contact: form.get(`contact${at + 1}`),
  })).filter(({ name, contact }) => name !== '' || contact !== ''),
  summary: form.get('summary'),
  handlers: form.get('handlers'),
})

/** Fields of the form, and how many characters each may have. */
export const wordFields: readonly (readonly [name: string, most: number])[] = [
  ...Array.from({ length: mostPeople }, (_, at) => at + 1).flatMap((n) => [
    [`name${n}`, 100] as const,
    [`contact${n}`, 100] as const,
  ]),
  ['summary', 4000],
  ['handlers', 400],
]

/** Nothing is wrong with words as they are kept. */
export const lookedAt = (personal: Personal & { readonly version: number }): Looked => ({
  personal,
  version: String(personal.version),
  form: formOfWords(personal),
  wrongs: noWrongs,
})
