import type { FC } from 'hono/jsx'
import { leadersOf } from '../../../db/leader-store.ts'
import { addDays, type Day, monthOf } from '../../../domain/day.ts'
import { dayWords } from '../../../domain/day-words.ts'
import { postsOn } from '../../../domain/leader.ts'
import type { Text } from '../../../domain/text.ts'
import { dayTyped } from '../../../domain/typed.ts'
import type { OfficeCall } from '../../call.tsx'
import { caseNames } from '../../cases/case-names.ts'
import { type Form, FormWrong, formOf, noWrongs, type Wrongs } from '../../form.tsx'
import { plainPage } from '../../plain-page.tsx'
import { namesIn } from '../amendments/amendment-words.ts'
import { todayOf } from '../today.ts'
import { asFields } from './entry-form.ts'
import { type DayNames, ReceptionCard } from './reception-card.tsx'
import { dayOf, type Reception, receptionsOf } from './receptions.ts'
import { UnplannedForm } from './unplanned.tsx'
import { Waiting } from './waiting.tsx'

const words = {
  title: { 'zh-CN': '接访签到', en: 'Attendance' },
  before: { 'zh-CN': '前一天', en: 'Day before' },
  after: { 'zh-CN': '后一天', en: 'Day after' },
  today: { 'zh-CN': '今天', en: 'Today' },
  day: { 'zh-CN': '日期', en: 'Day' },
  go: { 'zh-CN': '看这一天', en: 'Show' },
  none: { 'zh-CN': '这一天没有安排接访。', en: 'No receptions are planned for this day.' },
  ahead: {
    'zh-CN': '这一天还没到,到了当天再登记。',
    en: 'This day is still to come; enter what happened when it is here.',
  },
  save: { 'zh-CN': '保存', en: 'Save' },
  saveAbout: { 'zh-CN': '只记改动过的;没填的以后再填。', en: 'Only what you changed is entered.' },
  bookings: { 'zh-CN': '预约接访', en: 'Bookings' },
  month: { 'zh-CN': '本月排班', en: 'The month' },
} as const satisfies Record<string, Text>

/** What was typed and what is wrong with it; of a reception not named here its form shows what holds. */
export interface TypedDay {
  readonly form: Form
  readonly typed: ReadonlySet<string>
  readonly wrongs: Wrongs
  readonly unplannedForm: Form
  readonly unplannedWrongs: Wrongs
}

/** Nothing was typed yet. */
export const nothingTyped: TypedDay = {
  form: formOf([]),
  typed: new Set(),
  wrongs: noWrongs,
  unplannedForm: formOf([]),
  unplannedWrongs: noWrongs,
}

const namesOf = (call: OfficeCall, date: Day): DayNames => {
  const { database, office } = call
  const leaders = leadersOf(database, office.id)
  return {
    names: namesIn(call),
    cases: caseNames(database, office),
    leaders: new Map(leaders.map((leader) => [leader.id, leader])),
    candidates: leaders.flatMap((leader) => {
      const [post] = postsOn(leader, date)
      return post ? [{ value: leader.id, words: `${leader.name} ${post.title}` }] : []
    }),
  }
}

/** The page of a day: every reception with what was noted of it, in one form. */
export const dayPage = (
  call: OfficeCall,
  date: Day,
  typedDay: TypedDay = nothingTyped,
  status?: 409 | 422,
): Promise<Response> => {
  const { language } = call
  const today = todayOf(call)
  const receptions = receptionsOf(call, date)
  const known = namesOf(call, date)
  const canEnter = call.roles.has('clerk') && date <= today
  const title: Text = {
    'zh-CN': `${Number(date.slice(0, 4))}年${dayWords(date)['zh-CN']} ${words.title['zh-CN']}`,
    en: `${words.title.en}: ${dayWords(date).en} ${date.slice(0, 4)}`,
  }
  const { form, typed, wrongs, unplannedForm, unplannedWrongs } = typedDay
  const card = (reception: Reception) => {
    const isTyped = typed.has(reception.reception)
    return (
      <ReceptionCard
        {...{ call, today, reception, isTyped, canEnter, wrongs, ...known }}
        form={isTyped ? form : asFields(reception)}
      />
    )
  }
  return call.page(
    { title, tab: 'day' },
    <div class="day-page">
      <h1>{call.say(title)}</h1>
      <DayLinks {...{ call, date, today }} />
      {date > today ? <p class="notice">{call.say(words.ahead)}</p> : null}
      {receptions.length === 0 ? <p class="quiet">{call.say(words.none)}</p> : null}
      <FormWrong {...{ wrongs, language }} />
      {canEnter && receptions.length > 0 ? (
        <form method="post" action={call.at(`/day/${date}`)} class="day-form">
          {receptions.map(card)}
          <div class="save-bar">
            <button type="submit" class="save">
              {call.say(words.save)}
            </button>
            <small class="quiet">{call.say(words.saveAbout)}</small>
          </div>
        </form>
      ) : (
        receptions.map(card)
      )}
      {canEnter ? (
        <UnplannedForm
          {...{ call, date }}
          form={unplannedForm}
          wrongs={unplannedWrongs}
          candidates={known.candidates}
        />
      ) : null}
      <Waiting {...{ call }} names={known.names} />
    </div>,
    status,
  )
}

const DayLinks: FC<{ readonly call: OfficeCall; readonly date: Day; readonly today: Day }> = ({
  call,
  date,
  today,
}) => (
  <form method="get" action={call.at('/day')} class="filter day-links">
    <a href={call.at(`/day/${addDays(date, -1)}`)}>← {call.say(words.before)}</a>
    {date === today ? null : <a href={call.at('/day')}>{call.say(words.today)}</a>}
    <a href={call.at(`/day/${addDays(date, 1)}`)}>{call.say(words.after)} →</a>
    <a href={call.at(`/m/${monthOf(date)}`)}>{call.say(words.month)}</a>
    {call.office.settings.booking.isOn ? <a href={call.at('/bookings')}>{call.say(words.bookings)}</a> : null}
    <label for="date" class="unseen">
      {call.say(words.day)}
    </label>
    <input id="date" name="date" type="date" value={date} />
    <button type="submit" class="secondary small day-go">
      {call.say(words.go)}
    </button>
  </form>
)

/** Leads on to the day asked for; today where none is named. */
export const showToday = (call: OfficeCall): Response => {
  const asked = dayTyped(call.http.req.query('date') ?? '')
  return call.redirect(call.at(`/day/${/^\d{4}-\d\d-\d\d$/.test(asked) ? asked : todayOf(call)}`))
}

/** The receptions of a day. */
export const showDay = (call: OfficeCall): Response | Promise<Response> => {
  const date = dayOf(call)
  return date === undefined ? plainPage(call, 'notFound') : dayPage(call, date)
}
