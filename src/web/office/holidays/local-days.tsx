import type { FC } from 'hono/jsx'
import type { KeptLocalDay } from '../../../db/calendar-store.ts'
import type { KeptPlace } from '../../../db/place-store.ts'
import { dayWords } from '../../../domain/day-words.ts'
import type { Text } from '../../../domain/text.ts'
import type { OfficeCall } from '../../call.tsx'
import { ChoiceField, type Form, FormWrong, ManyField, TextField, type Wrongs } from '../../form.tsx'

const words = {
  title: { 'zh-CN': '本地放假和上班', en: 'Local days' },
  about: {
    'zh-CN': '和全国安排不一样的日子,例如壮族三月三放假;也可以只写某个地点,例如装修停用一天。',
    en: 'Days that differ from the national calendar, such as 三月三; or of one place only, such as a repair.',
  },
  none: { 'zh-CN': '这一年没有。', en: 'None this year.' },
  date: { 'zh-CN': '日期', en: 'Date' },
  is: { 'zh-CN': '这一天', en: 'That day is' },
  closed: { 'zh-CN': '不上班', en: 'closed' },
  open: { 'zh-CN': '上班', en: 'open' },
  why: { 'zh-CN': '原因', en: 'Reason' },
  whySuch: { 'zh-CN': '例如 壮族三月三', en: 'Such as 壮族三月三' },
  whyHint: {
    'zh-CN': '会显示在公开的工作日历里,谁都能看到',
    en: 'The open calendar of workdays shows it to everybody',
  },
  places: { 'zh-CN': '只是这些地点(都不选:全单位)', en: 'Only these places (none: the whole office)' },
  whole: { 'zh-CN': '全单位', en: 'the whole office' },
  add: { 'zh-CN': '添加', en: 'Add' },
  remove: { 'zh-CN': '删除', en: 'Remove' },
} as const satisfies Record<string, Text>

/** The local days of a year, and the form for one more. */
export const LocalDays: FC<{
  readonly call: OfficeCall
  readonly year: number
  readonly days: readonly KeptLocalDay[]
  readonly places: readonly KeptPlace[]
  readonly form: Form
  readonly wrongs: Wrongs
  readonly isClerk: boolean
}> = ({ call, year, days, places, form, wrongs, isClerk }) => {
  const { language } = call
  const names = new Map(places.map(({ place }) => [place.id, place.name]))
  const field = { wrongs: form.has('date') ? wrongs : (new Map() as Wrongs), language }
  return (
    <section id="local">
      <h2>{call.say(words.title)}</h2>
      <p class="quiet">{call.say(words.about)}</p>
      {days.length === 0 ? <p>{call.say(words.none)}</p> : null}
      <ul class="choices">
        {days.map((day) => (
          <li>
            <b>{call.say(dayWords(day.date))}</b>{' '}
            <span class={`mark ${day.isOpen ? 'good' : 'bad'}`}>
              {call.say(day.isOpen ? words.open : words.closed)}
            </span>{' '}
            {day.why}{' '}
            <small class="quiet">
              {day.places?.map((id) => names.get(id) ?? id).join('、') ?? call.say(words.whole)}
            </small>{' '}
            {isClerk ? (
              <form method="post" action={call.at(`/holidays/local/${day.id}/remove`)} class="inline">
                <input type="hidden" name="year" value={String(year)} />
                <button type="submit" class="link" aria-label={`${call.say(words.remove)} ${day.date}`}>
                  {call.say(words.remove)}
                </button>
              </form>
            ) : null}
          </li>
        ))}
      </ul>
      {isClerk ? (
        <form method="post" action={call.at('/holidays/local#local')}>
          <FormWrong {...field} />
          <input type="hidden" name="year" value={String(year)} />
          <div class="row">
            <TextField name="date" type="date" label={call.say(words.date)} value={form.get('date')} {...field} />
            <ChoiceField
              name="is"
              label={call.say(words.is)}
              value={form.get('is') || 'closed'}
              choices={(['closed', 'open'] as const).map((value) => ({ value, words: call.say(words[value]) }))}
              {...field}
            />
            <TextField
              name="why"
              label={call.say(words.why)}
              placeholder={call.say(words.whySuch)}
              hint={call.say(words.whyHint)}
              value={form.get('why')}
              {...field}
            />
          </div>
          {places.some(({ isRetired }) => !isRetired) ? (
            <ManyField
              name="places"
              label={call.say(words.places)}
              values={form.all('places')}
              choices={places
                .filter(({ isRetired }) => !isRetired)
                .map(({ place }) => ({ value: place.id, words: place.name }))}
              {...field}
            />
          ) : null}
          <button type="submit">{call.say(words.add)}</button>
        </form>
      ) : null}
    </section>
  )
}
