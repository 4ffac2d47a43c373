import type { FC } from 'hono/jsx'
import { leadersOf } from '../../../db/leader-store.ts'
import { unitsBelow } from '../../../db/unit-store.ts'
import { mostRepresentatives } from '../../../domain/case-event.ts'
import type { Text } from '../../../domain/text.ts'
import { countTyped } from '../../../domain/typed.ts'
import type { OfficeCall } from '../../call.tsx'
import { identityWrongs } from '../../cases/identity-wrongs.ts'
import { AreaField, ChoiceField, type Form, fillIn, TextField, TickField, type Wrongs } from '../../form.tsx'
import type { NewBooking } from './booking-work.ts'

const words = {
  not: { 'zh-CN': '以下情形不预约(先核对,有的就勾选)', en: 'Not received; tick what applies' },
  subject: { 'zh-CN': '反映什么方面的事', en: 'Subject' },
  choose: { 'zh-CN': '请选择', en: 'Choose' },
  heads: { 'zh-CN': '几个人来', en: 'How many come' },
  told: {
    'zh-CN': `已告知推选代表,至多${mostRepresentatives}人`,
    en: `Told to send ${mostRepresentatives} representatives at most`,
  },
  name: { 'zh-CN': '姓名(可不填)', en: 'Name, if you like' },
  contact: { 'zh-CN': '联系电话(可不填)', en: 'Telephone, if you like' },
  contactHint: { 'zh-CN': '场次有变动时好通知', en: 'To be told when the session changes' },
  summary: { 'zh-CN': '反映事项(可不填)', en: 'What it is about, if you like' },
  sealed: {
    'zh-CN': '姓名、电话和反映事项加密保存,平时不显示,每次查看都有记录。不要写身份证号码。',
    en: 'Name, telephone and these words are encrypted and hidden; each look is logged. No identity-card numbers.',
  },
  concerns: { 'zh-CN': '涉及本单位的领导或单位(回避)', en: 'Leaders or units it concerns (withdrawal)' },
  concernsHint: {
    'zh-CN': '勾选的领导,和在勾选的单位任职的领导,看不到这个预约,也不能接待。',
    en: 'These leaders, and those with a post in these units, do not see this booking and cannot receive.',
  },
  leaders: { 'zh-CN': '领导', en: 'Leaders' },
  units: { 'zh-CN': '单位', en: 'Units' },
  noSubject: { 'zh-CN': '请选择一类', en: 'Please choose one' },
  headsWrong: { 'zh-CN': '填1到9999的整数', en: 'A whole number from 1 to 9999' },
  many: {
    'zh-CN': `超过${mostRepresentatives}人的,应当推选代表,代表不超过${mostRepresentatives}人(《信访工作条例》第二十条)。告知以后,勾选下面一项再保存。`,
    en: `Above ${mostRepresentatives} they send representatives, ${mostRepresentatives} at most (Regulations, Art. 20). Tell them, tick below and save again.`,
  },
} as const satisfies Record<string, Text>

const atMost = (most: number): Text => ({ 'zh-CN': `至多${most}个字`, en: `At most ${most} characters` })

/** The words about somebody who booked, and how long each may be. */
const personalFields = { name: 100, contact: 100, summary: 4000 } as const

/** Lines of what an office does not receive, as it typed them. */
export const notReceivedOf = ({ office }: OfficeCall): string[] =>
  office.settings.notice.notReceived
    .split(/\r?\n/)
    .map((line) => line.trim())
    .filter((line) => line !== '')

/** Fields of the words about people: kept encrypted. */
export const PersonalFields: FC<{ readonly call: OfficeCall; readonly form: Form; readonly wrongs: Wrongs }> = ({
  call,
  form,
  wrongs,
}) => {
  const field = (name: keyof typeof personalFields) => ({
    name,
    value: form.get(name),
    wrongs,
    language: call.language,
  })
  return (
    <>
      <div class="row wide">
        <TextField {...field('name')} label={call.say(words.name)} autocomplete="off" />
        <TextField
          {...field('contact')}
          label={call.say(words.contact)}
          hint={call.say(words.contactHint)}
          autocomplete="off"
        />
      </div>
      <AreaField {...field('summary')} label={call.say(words.summary)} hint={call.say(words.sealed)} />
    </>
  )
}

/** The words about people as they were typed; too long ones and identity-card numbers are wrong. */
export const readPersonal = (form: Form, wrongs: Map<string, Text>): NewBooking['personal'] => {
  for (const [name, most] of Object.entries(personalFields))
    if (form.get(name).length > most) wrongs.set(name, atMost(most))
  for (const [name, says] of identityWrongs(form, Object.keys(personalFields))) wrongs.set(name, says)
  const [name, contact] = [form.get('name'), form.get('contact')]
  const people = name === '' && contact === '' ? [] : [{ name, contact }]
  return { people, summary: form.get('summary'), handlers: '', notes: {} }
}

/** What somebody who wants to be received is asked. */
export const BookingFields: FC<{ readonly call: OfficeCall; readonly form: Form; readonly wrongs: Wrongs }> = ({
  call,
  form,
  wrongs,
}) => {
  const { language } = call
  const field = (name: string) => ({ name, value: form.get(name), wrongs, language })
  const lines = notReceivedOf(call)
  const isMany = (countTyped(form.get('heads')) ?? 0) > mostRepresentatives
  return (
    <>
      {lines.length === 0 ? null : (
        <fieldset class="many">
          <legend>{call.say(words.not)}</legend>
          {lines.map((line, n) => (
            <label>
              <input type="checkbox" name="not" value={String(n)} checked={form.all('not').includes(String(n))} />
              {line}
            </label>
          ))}
        </fieldset>
      )}
      <div class="row wide top">
        <ChoiceField
          {...field('subject')}
          label={call.say(words.subject)}
          empty={call.say(words.choose)}
          choices={call.office.settings.cases.subjects.map(({ code, name }) => ({ value: code, words: name }))}
        />
        <TextField {...field('heads')} label={call.say(words.heads)} inputmode="numeric" />
      </div>
      {isMany ? <TickField name="told" label={call.say(words.told)} isTicked={form.has('told')} /> : null}
      <PersonalFields {...{ call, form, wrongs }} />
      <Concerned {...{ call, form }} />
    </>
  )
}

const Concerned: FC<{ readonly call: OfficeCall; readonly form: Form }> = ({ call, form }) => {
  const chosen = { leaders: form.all('leaders'), units: form.all('units') }
  const ticks = (name: 'leaders' | 'units', all: readonly { id: string; name: string }[]) => (
    <>
      <h3>{call.say(words[name])}</h3>
      <div class="ticks">
        {all.map((one) => (
          <label class="pick">
            <input type="checkbox" name={name} value={one.id} checked={chosen[name].includes(one.id)} />
            {one.name}
          </label>
        ))}
      </div>
    </>
  )
  return (
    <details class="picks" open={chosen.leaders.length + chosen.units.length > 0}>
      <summary>{call.say(words.concerns)}</summary>
      <p class="quiet">{call.say(words.concernsHint)}</p>
      {ticks('leaders', leadersOf(call.database, call.office.id))}
      {ticks('units', unitsBelow(call.database, call.office.id))}
    </details>
  )
}

/** A booking as it was typed; `foreign` names an id that the office does not have. */
export const readBooking = (
  call: OfficeCall,
  form: Form,
  wrongs: Map<string, Text>,
): Omit<NewBooking, 'id'> & { readonly isForeign: boolean } => {
  const subject = form.get('subject')
  if (subject === '') wrongs.set('subject', fillIn)
  else if (!call.office.settings.cases.subjects.some(({ code }) => code === subject))
    wrongs.set('subject', words.noSubject)
  const heads = countTyped(form.get('heads')) ?? Number.NaN
  if (!(heads >= 1 && heads <= 9999)) wrongs.set('heads', words.headsWrong)
  else if (heads > mostRepresentatives && !form.has('told')) wrongs.set('heads', words.many)
  const personal = readPersonal(form, wrongs)
  const unique = (name: string): string[] => [...new Set(form.all(name))].filter((id) => id !== '')
  const concerns = { leaders: unique('leaders'), units: unique('units') }
  const leaders = new Set(leadersOf(call.database, call.office.id).map(({ id }) => id))
  const units = new Set(unitsBelow(call.database, call.office.id).map(({ id }) => id))
  const isForeign = concerns.leaders.some((id) => !leaders.has(id)) || concerns.units.some((id) => !units.has(id))
  return { subject, heads, concerns, personal, isForeign }
}
