import { officeById, saveOffice } from '../../../db/office-store.ts'
import { stale } from '../../../db/stale.ts'
import { type BookingSettings, bookingSettingsSchema } from '../../../domain/booking.ts'
import type { Text } from '../../../domain/text.ts'
import { countTyped, timeTyped } from '../../../domain/typed.ts'
import type { OfficeCall } from '../../call.tsx'
import {
  ChoiceField,
  type Form,
  FormWrong,
  formOf,
  noWrongs,
  readForm,
  staleWrongs,
  TextField,
  type Wrongs,
} from '../../form.tsx'

const words = {
  title: { 'zh-CN': '预约设置', en: 'How bookings are taken' },
  back: { 'zh-CN': '预约和接访库', en: 'Bookings' },
  about: {
    'zh-CN': '群众打电话或到窗口预约,由经办人登记;没有网上预约的页面。',
    en: 'People book by telephone or at the counter, and clerks enter it; there is no public form.',
  },
  isOn: { 'zh-CN': '预约', en: 'Bookings' },
  on: { 'zh-CN': '启用', en: 'Taken' },
  off: { 'zh-CN': '不启用:群众直接来,不登记预约', en: 'Not taken: people just come' },
  perSession: { 'zh-CN': '每位领导每场接待几批', en: 'Batches a session of one leader' },
  perSessionHint: {
    'zh-CN': '1到60;时间排不下的,以排得下的为准',
    en: '1 to 60; no more than there is time for',
  },
  minutesEach: { 'zh-CN': '每批几分钟', en: 'Minutes each' },
  minutesHint: { 'zh-CN': '5到240', en: '5 to 240' },
  daysBefore: { 'zh-CN': '提前几天截止', en: 'Closes so many days before' },
  daysHint: {
    'zh-CN': '0到30,按日历天算;0是当天。开场以后一律不再预约',
    en: '0 to 30 calendar days; 0 is the day itself. Nobody is booked once the session has begun',
  },
  until: { 'zh-CN': '那天几点截止', en: 'At' },
  untilHint: { 'zh-CN': '例如 17:00', en: 'Such as 17:00' },
  keepDays: { 'zh-CN': '个人信息保留几天', en: 'Days personal data is kept' },
  keepHint: {
    'zh-CN': '30到3650;预约以后满这些天,姓名和事由自动清除,转成信访事项的以信访事项为准',
    en: '30 to 3650, from when the booking was made; of one that became a case, the case has its own',
  },
  timeWrong: { 'zh-CN': '填几点几分,例如 17:00', en: 'A time of day, such as 17:00' },
  notReceived: {
    'zh-CN': '登记预约时要核对“不接访的事项”,在这里修改:',
    en: 'What is not received is checked with every booking; it is changed in:',
  },
  settings: { 'zh-CN': '设置', en: 'Settings' },
  readOnly: { 'zh-CN': '只有经办人可以修改。', en: 'Only clerks can change these.' },
  save: { 'zh-CN': '保存', en: 'Save' },
  saved: { 'zh-CN': '预约设置已保存。', en: 'Saved.' },
} as const satisfies Record<string, Text>

const between = (least: number, most: number): Text => ({
  'zh-CN': `填${least}到${most}的整数`,
  en: `A whole number from ${least} to ${most}`,
})

/** Least and most of each number; the schema has the same. */
const numbers = {
  perSession: [1, 60],
  minutesEach: [5, 240],
  daysBefore: [0, 30],
  keepDays: [30, 3650],
} as const

const formOfSettings = ({ isOn, until, ...rest }: BookingSettings): Form =>
  formOf([
    ['isOn', isOn ? 'on' : 'off'],
    ['until', until],
    ...Object.keys(numbers).map((name) => [name, String(rest[name as keyof typeof numbers])] as const),
  ])

const page = (
  call: OfficeCall,
  form: Form,
  wrongs: Wrongs,
  version: number,
  status?: 409 | 422,
): Promise<Response> => {
  const { language } = call
  const isClerk = call.roles.has('clerk')
  const field = (name: string) => ({ name, value: form.get(name), wrongs, language })
  return call.page(
    { title: words.title, tab: 'day' },
    <>
      <p class="back">
        <a href={call.at('/bookings')}>← {call.say(words.back)}</a>
      </p>
      <h1>{call.say(words.title)}</h1>
      <p>{call.say(words.about)}</p>
      {isClerk ? null : <p class="notice">{call.say(words.readOnly)}</p>}
      <FormWrong {...{ wrongs, language }} />
      <form method="post" action={call.at('/bookings/settings')}>
        <fieldset class="plain" disabled={!isClerk}>
          <input type="hidden" name="version" value={String(version)} />
          <ChoiceField
            {...field('isOn')}
            label={call.say(words.isOn)}
            choices={(['on', 'off'] as const).map((value) => ({ value, words: call.say(words[value]) }))}
          />
          <div class="row wide">
            <TextField
              {...field('perSession')}
              label={call.say(words.perSession)}
              hint={call.say(words.perSessionHint)}
              inputmode="numeric"
            />
            <TextField
              {...field('minutesEach')}
              label={call.say(words.minutesEach)}
              hint={call.say(words.minutesHint)}
              inputmode="numeric"
            />
          </div>
          <div class="row wide">
            <TextField
              {...field('daysBefore')}
              label={call.say(words.daysBefore)}
              hint={call.say(words.daysHint)}
              inputmode="numeric"
            />
            <TextField {...field('until')} label={call.say(words.until)} hint={call.say(words.untilHint)} />
          </div>
          <TextField
            {...field('keepDays')}
            label={call.say(words.keepDays)}
            hint={call.say(words.keepHint)}
            inputmode="numeric"
          />
          {isClerk ? <button type="submit">{call.say(words.save)}</button> : null}
        </fieldset>
      </form>
      <p class="quiet">
        {call.say(words.notReceived)} <a href={call.at('/settings')}>{call.say(words.settings)}</a>
      </p>
    </>,
    status,
  )
}

/** How an office takes bookings. */
export const showBookingSettings = (call: OfficeCall): Promise<Response> =>
  page(call, formOfSettings(call.office.settings.booking), noWrongs, call.office.version)

/** Saves how an office takes bookings; its other settings stay as they are. */
export const saveBookingSettings = async (call: OfficeCall): Promise<Response> => {
  const { app, actor } = call
  const form = await readForm(call)
  const office = officeById(app.database, call.office.id)!
  const wrongs = new Map<string, Text>()
  const whole = (name: keyof typeof numbers): number => {
    const [least, most] = numbers[name]
    const n = countTyped(form.get(name)) ?? Number.NaN
    if (!(n >= least && n <= most)) wrongs.set(name, between(least, most))
    return n
  }
  const read = bookingSettingsSchema.safeParse({
    isOn: form.get('isOn') === 'on',
    perSession: whole('perSession'),
    minutesEach: whole('minutesEach'),
    daysBefore: whole('daysBefore'),
    keepDays: whole('keepDays'),
    until: timeTyped(form.get('until')),
  })
  if (read.error?.issues.some(({ path }) => path[0] === 'until')) wrongs.set('until', words.timeWrong)
  const version = Number(form.get('version'))
  if (!read.success) return page(call, form, wrongs, version, 422)
  const { id, name, timezone, settings } = office
  const saved = app.database.write(() =>
    saveOffice(app.database, actor, {
      ...{ id, name, timezone, version },
      settings: { ...settings, booking: read.data },
    }),
  )
  if (saved === stale) return page(call, form, staleWrongs, office.version, 409)
  return call.redirect(call.at('/bookings/settings'), words.saved)
}
