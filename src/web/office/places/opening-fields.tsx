import type { FC } from 'hono/jsx'
import type { WorkCalendar } from '../../../calendar/workdays.ts'
import type { MonthName } from '../../../domain/day.ts'
import {
  activityWords,
  type HolidayPolicy,
  type Opening,
  openingSchema,
  sessionWords,
} from '../../../domain/place.ts'
import { readRecurrence } from '../../../domain/read-recurrence.ts'
import {
  holidayWords,
  kindOfRecurrence,
  type RecurrenceKind,
  recurrenceDays,
  recurrenceKinds,
} from '../../../domain/recurrence-words.ts'
import type { Text } from '../../../domain/text.ts'
import { countTyped, isTime, timeTyped } from '../../../domain/typed.ts'
import type { OfficeCall } from '../../call.tsx'
import { type Choice, ChoiceField, type Form, TextField, TickField, type Wrongs, wrongsOf } from '../../form.tsx'
import { openingDaysWords } from './opening-days.ts'

const words = {
  activity: { 'zh-CN': '形式', en: 'Activity' },
  session: { 'zh-CN': '时段', en: 'Session' },
  start: { 'zh-CN': '开始', en: 'From' },
  end: { 'zh-CN': '结束', en: 'To' },
  capacity: { 'zh-CN': '同时几位领导', en: 'Leaders at once' },
  capacityHint: { 'zh-CN': '不填:不限', en: 'Empty: no limit' },
  kind: { 'zh-CN': '哪些天开放', en: 'Which days' },
  days: { 'zh-CN': '具体是哪几天', en: 'The days' },
  holiday: { 'zh-CN': '那天不上班时', en: 'If closed that day' },
  remove: { 'zh-CN': '去掉这一项', en: 'Remove this one' },
  days422: { 'zh-CN': '没有看懂。照这样写:', en: 'Not understood. Write it like ' },
  times: { 'zh-CN': '结束应晚于开始', en: 'The end must be later than the start' },
  time: { 'zh-CN': '写成 09:00', en: 'Write it like 09:00' },
  capacity422: { 'zh-CN': '填1到1000的整数,或不填', en: 'A whole number from 1 to 1000, or nothing' },
} as const satisfies Record<string, Text>

/** The fields of one opening. */
export const openingNames = [
  'id',
  'activity',
  'session',
  'start',
  'end',
  'capacity',
  'kind',
  'days',
  'holiday',
  'remove',
] as const

/** The fields of an opening as a form carries them. */
export const openingEntries = (opening: Opening, n: number): [string, string][] => {
  const { id, activity, session, start, end, capacity, on } = opening
  const at = (name: string): string => `openings[${n}].${name}`
  return [
    [at('id'), id],
    [at('activity'), activity],
    [at('session'), session],
    [at('start'), start],
    [at('end'), end],
    [at('capacity'), capacity === undefined ? '' : String(capacity)],
    [at('kind'), kindOfRecurrence(on)],
    // Both languages read back the same; zh-CN is what most staff type.
    [at('days'), recurrenceDays(on)['zh-CN']],
    [at('holiday'), 'holiday' in on ? on.holiday : 'skip'],
  ]
}

/** A fresh opening as most offices have it. */
export const newOpeningEntries = (n: number): [string, string][] =>
  openingEntries(
    {
      id: '',
      place: '',
      activity: 'reception',
      session: 'morning',
      start: '09:00',
      end: '12:00',
      on: { every: 'workday' },
    },
    n,
  )

/** How many openings a form carries, those ticked for removal included. */
export const openingsIn = (form: Form): number => {
  let n = 0
  while (form.has(`openings[${n}].kind`)) n++
  return n
}

const keyIn = <Key extends string>(record: Readonly<Record<Key, unknown>>, word: string): Key | undefined =>
  (Object.keys(record) as Key[]).find((key) => key === word)

/** One opening of a form: read, or what is wrong with it by field. Its id and place are the caller’s to give. */
export const readOpening = (
  form: Form,
  n: number,
  ids: { readonly id: string; readonly place: string },
): { readonly opening?: Opening; readonly wrongs: Wrongs } => {
  const at = (name: string): string => `openings[${n}].${name}`
  const typed = (name: string): string => form.get(at(name))
  const wrongs = new Map<string, Text>()
  const kind = keyIn<RecurrenceKind>(recurrenceKinds, typed('kind')) ?? 'workday'
  const holiday = keyIn<HolidayPolicy>(holidayWords, typed('holiday')) ?? 'skip'
  const on = readRecurrence(kind, typed('days'), holiday)
  if (!on) {
    const { days } = recurrenceKinds[kind]
    wrongs.set(at('days'), {
      'zh-CN': words.days422['zh-CN'] + days['zh-CN'],
      en: words.days422.en + days.en,
    })
  }
  const capacity = countTyped(typed('capacity'))
  const isRoom = capacity === undefined || (capacity >= 1 && capacity <= 1000)
  if (!isRoom) wrongs.set(at('capacity'), words.capacity422)
  const read = openingSchema.safeParse(
    {
      ...ids,
      activity: typed('activity'),
      session: typed('session'),
      start: timeTyped(typed('start')),
      end: timeTyped(typed('end')),
      ...(capacity === undefined || !isRoom ? {} : { capacity }),
      on: on ?? { every: 'workday' },
    },
    { reportInput: true },
  )
  if (!read.success) for (const [path, says] of wrongsOf(read.error.issues)) wrongs.set(at(path), says)
  // The schema compares even what is no time.
  const times = (['start', 'end'] as const).filter((name) => !isTime(timeTyped(typed(name))))
  if (times.length > 0) wrongs.delete(at('end'))
  else if (wrongs.has(at('end'))) wrongs.set(at('end'), words.times)
  for (const name of times) wrongs.set(at(name), words.time)
  return wrongs.size === 0 && read.success ? { opening: read.data, wrongs } : { wrongs }
}

/** The fields of one opening, and which days of the month to come it means as it stands. */
export const OpeningFields: FC<{
  readonly call: OfficeCall
  readonly form: Form
  readonly n: number
  readonly wrongs: Wrongs
  readonly place: string
  readonly month: MonthName
  readonly calendar: WorkCalendar
}> = ({ call, form, n, wrongs, place, month, calendar }) => {
  const { language } = call
  const at = (name: string): string => `openings[${n}].${name}`
  const field = (name: string) => ({ name: at(name), value: form.get(at(name)), wrongs, language })
  const choices = (record: Readonly<Record<string, Text>>): Choice[] =>
    Object.entries(record).map(([value, text]) => ({ value, words: call.say(text) }))
  const kinds = Object.entries(recurrenceKinds).map(([value, { name, days }]) => ({
    value,
    words: value === 'workday' ? call.say(name) : `${call.say(name)}(${call.say(days)})`,
  }))
  const { opening } = readOpening(form, n, { id: 'x', place: place || 'x' })
  const daysHint: Text = {
    'zh-CN': '照“哪些天开放”里的例子写;每个工作日不用写',
    en: 'Written like the example in “Which days”; nothing for every workday',
  }
  return (
    <fieldset class="opening">
      <legend>{{ 'zh-CN': `开放安排 ${n + 1}`, en: `Opening ${n + 1}` }[language]}</legend>
      <input type="hidden" name={at('id')} value={form.get(at('id'))} />
      <div class="row top">
        <ChoiceField {...field('activity')} label={call.say(words.activity)} choices={choices(activityWords)} />
        <ChoiceField {...field('session')} label={call.say(words.session)} choices={choices(sessionWords)} />
        <TextField {...field('start')} label={call.say(words.start)} inputmode="numeric" />
        <TextField {...field('end')} label={call.say(words.end)} inputmode="numeric" />
        <TextField
          {...field('capacity')}
          label={call.say(words.capacity)}
          inputmode="numeric"
          placeholder={call.say(words.capacityHint)}
        />
      </div>
      <div class="row wide">
        <ChoiceField {...field('kind')} label={call.say(words.kind)} choices={kinds} />
        <TextField {...field('days')} label={call.say(words.days)} hint={call.say(daysHint)} />
        <ChoiceField {...field('holiday')} label={call.say(words.holiday)} choices={choices(holidayWords)} />
      </div>
      {opening ? <p class="preview">{call.say(openingDaysWords(opening, month, calendar))}</p> : null}
      <TickField name={at('remove')} label={call.say(words.remove)} isTicked={form.get(at('remove')) === 'yes'} />
    </fieldset>
  )
}
