import type { FC } from 'hono/jsx'
import { addAvailability, availabilityOf } from '../../../db/availability-store.ts'
import { type Availability, availabilitySchema, availabilityWords } from '../../../domain/availability.ts'
import { spanWords } from '../../../domain/day-words.ts'
import { sessionWords } from '../../../domain/place.ts'
import { list, type Text } from '../../../domain/text.ts'
import { dayTyped } from '../../../domain/typed.ts'
import type { OfficeCall } from '../../call.tsx'
import { ChoiceField, type Form, TextField, type Wrongs, wrongsOf } from '../../form.tsx'

const words = {
  from: { 'zh-CN': '从', en: 'From' },
  to: { 'zh-CN': '到', en: 'To' },
  toHint: { 'zh-CN': '只一天可不填', en: 'Empty for one day' },
  when: { 'zh-CN': '时段', en: 'Time of day' },
  wholeDay: { 'zh-CN': '整天', en: 'All day' },
  is: { 'zh-CN': '性质', en: 'Which' },
  why: { 'zh-CN': '事由(可不填)', en: 'Reason, if you like' },
  restore: { 'zh-CN': '恢复', en: 'Put it back' },
  needed: { 'zh-CN': '请填写日期,例如 2026-12-03', en: 'Please give a day, such as 2026-12-03' },
} as const satisfies Record<string, Text>

const kindWords: Record<Availability['is'], Text> = {
  unavailable: { 'zh-CN': '不能接访(请假、出差、开会)', en: 'cannot receive' },
  undesired: { 'zh-CN': '不便,尽量不排', en: 'would rather not' },
  desired: { 'zh-CN': '希望排在这天', en: 'would gladly' },
}

/** The fields of an absence or wish; `apart` sets them apart from those of another leader on the page. */
export const AbsenceFields: FC<{
  readonly call: OfficeCall
  readonly form: Form
  readonly wrongs: Wrongs
  readonly apart?: string
}> = ({ call, form, wrongs, apart }) => {
  const field = (name: string) => ({ name, value: form.get(name), wrongs, language: call.language, apart })
  return (
    <>
      <div class="row top">
        <TextField {...field('from')} type="date" label={call.say(words.from)} />
        <TextField {...field('to')} type="date" label={call.say(words.to)} hint={call.say(words.toHint)} />
      </div>
      <div class="row top">
        <ChoiceField
          {...field('is')}
          value={form.get('is') || 'unavailable'}
          label={call.say(words.is)}
          choices={Object.entries(kindWords).map(([value, text]) => ({ value, words: call.say(text) }))}
        />
        <ChoiceField
          {...field('sessions')}
          label={call.say(words.when)}
          choices={(['morning', 'afternoon'] as const).map((one) => ({
            value: one,
            words: call.say(sessionWords[one]),
          }))}
          empty={call.say(words.wholeDay)}
        />
        <TextField {...field('why')} label={call.say(words.why)} maxlength={300} />
      </div>
    </>
  )
}

/** Reads an absence or wish of a leader. */
export const readAbsence = (
  form: Form,
  leader: string,
): { readonly entry: Availability } | { readonly wrongs: Map<string, Text> } => {
  const from = dayTyped(form.get('from'))
  const sessions = form.all('sessions').filter((one) => one !== '')
  const why = form.get('why')
  const read = availabilitySchema.safeParse({
    leader,
    from,
    to: dayTyped(form.get('to')) || from,
    ...(sessions.length > 0 ? { sessions } : {}),
    is: form.get('is'),
    ...(why === '' ? {} : { why }),
  })
  if (read.success) return { entry: read.data }
  const wrongs = new Map(wrongsOf(read.error.issues))
  if (from === '') wrongs.set('from', words.needed)
  // What is wrong with the first day alone is said once.
  if (wrongs.has('from') && form.get('to') === '') wrongs.delete('to')
  return { wrongs }
}

/** Enters an absence or wish; sent twice by a double click, it stands once. */
export const enterAbsence = (call: OfficeCall, entry: Availability): void => {
  const { app, office, actor } = call
  app.database.write(() => {
    const known = availabilityOf(app.database, { office: office.id, leaders: [entry.leader], from: entry.from })
    const isThere = known.some((one) => one.office === office.id && keyOf(one) === keyOf(entry))
    if (!isThere) addAvailability(app.database, actor, entry)
  })
}

const keyOf = ({ leader, from, to, sessions, is, why }: Availability): string =>
  JSON.stringify([leader, from, to, sessions ?? null, is, why ?? null])

/** 12月3日(周四)上午 不能 */
export const absenceWords = ({ from, to, sessions, is }: Availability): Text => {
  const when = list((sessions ?? []).map((one) => sessionWords[one]))
  return {
    'zh-CN': `${spanWords(from, to)['zh-CN']}${when['zh-CN']} ${availabilityWords[is]['zh-CN']}`,
    en: `${spanWords(from, to).en}${when.en && `, ${when.en}`}: ${availabilityWords[is].en}`,
  }
}

/** What was just taken back, with a button that enters it again. */
export const Restore: FC<{
  readonly call: OfficeCall
  readonly entry: Availability
  readonly name: string
  readonly action: string
}> = ({ call, entry, name, action }) => (
  <form method="post" action={action} class="notice restore">
    <span>
      {call.say({ 'zh-CN': '已撤销:', en: 'Taken back: ' })}
      {name} {call.say(absenceWords(entry))}
    </span>
    <input type="hidden" name="leader" value={entry.leader} />
    <input type="hidden" name="from" value={entry.from} />
    <input type="hidden" name="to" value={entry.to} />
    <input type="hidden" name="is" value={entry.is} />
    {entry.sessions?.map((one) => (
      <input type="hidden" name="sessions" value={one} />
    ))}
    <input type="hidden" name="why" value={entry.why ?? ''} />
    <button type="submit" class="small secondary">
      {call.say(words.restore)}
    </button>
  </form>
)
