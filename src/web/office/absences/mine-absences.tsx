import type { FC } from 'hono/jsx'
import { answersOf, type KeptAvailability } from '../../../db/availability-store.ts'
import { membersOf } from '../../../db/user-store.ts'
import { answersUntil } from '../../../domain/availability.ts'
import { addMonths, firstDay, lastDay, type MonthName, monthOf } from '../../../domain/day.ts'
import { dayWords, monthWords } from '../../../domain/day-words.ts'
import type { Leader } from '../../../domain/leader.ts'
import type { Text } from '../../../domain/text.ts'
import type { OfficeCall } from '../../call.tsx'
import { type Form, FormWrong, type Wrongs } from '../../form.tsx'
import { nextMonthOf, todayOf } from '../today.ts'
import { AbsenceFields, absenceWords } from './absence-form.tsx'

const words = {
  title: { 'zh-CN': '请假和意愿', en: 'Absences and wishes' },
  none: { 'zh-CN': '还没有填。', en: 'Nothing entered yet.' },
  elsewhere: { 'zh-CN': '其他单位', en: 'another office' },
  takeBack: { 'zh-CN': '撤回', en: 'Take back' },
  closed: { 'zh-CN': '已截止', en: 'closed' },
  add: { 'zh-CN': '填请假或意愿', en: 'Enter an absence or wish' },
  enter: { 'zh-CN': '提交', en: 'Send' },
} as const satisfies Record<string, Text>

/** Whether leaders and liaison officers may still enter and take back what begins in a month. */
export const isOpenFor = (call: OfficeCall, month: MonthName): boolean =>
  todayOf(call) <= answersUntil(month, call.office.settings.answersBy)

/** The first month that can still be answered for. */
const firstOpenMonth = (call: OfficeCall): MonthName => {
  const next = nextMonthOf(call)
  return isOpenFor(call, next) ? next : addMonths(next, 1)
}

/** Said when it is too late: whom to ask. */
export const closedWords = (call: OfficeCall, month: MonthName): Text => {
  const clerks = new Set(
    membersOf(call.database, call.office.id).flatMap(({ role, name }) => (role === 'clerk' ? [name] : [])),
  )
  const until = answersUntil(month, call.office.settings.answersBy)
  const who = [...clerks].join('、')
  return {
    'zh-CN': `${monthWords(month)['zh-CN']}的请假和意愿已于${dayWords(until)['zh-CN']}截止;要增加或改动,请找经办人${who ? `:${who}` : ''}。`,
    en: `${monthWords(month).en} was due by ${dayWords(until).en}; for changes ask the clerk${who ? `: ${who}` : ''}.`,
  }
}

const openWords = (month: MonthName, until: string): Text => ({
  'zh-CN': `${monthWords(month)['zh-CN']}的请假和意愿,请在${dayWords(until)['zh-CN']}当天或以前填好。`,
  en: `For ${monthWords(month).en}, please answer by the end of ${dayWords(until).en}.`,
})

const answeredWords = (month: MonthName): Text => ({
  'zh-CN': `${monthWords(month)['zh-CN']}已报`,
  en: `${monthWords(month).en}: answered`,
})

const answerWords = (month: MonthName, count: number): Text =>
  count === 0
    ? {
        'zh-CN': `${monthWords(month)['zh-CN']}无请假,就这样`,
        en: `Nothing for ${monthWords(month).en}, that is all`,
      }
    : {
        'zh-CN': `${monthWords(month)['zh-CN']}就这${count}条,报完了`,
        en: `${monthWords(month).en}: these ${count}, that is all`,
      }

/** A leader’s absences and wishes from today on, and until when they can be entered here. */
export const MineAbsences: FC<{
  readonly call: OfficeCall
  readonly leader: Leader
  readonly entries: readonly KeptAvailability[]
  readonly form: Form
  readonly wrongs: Wrongs
}> = ({ call, leader, entries, form, wrongs }) => {
  const { database, office, language } = call
  const next = nextMonthOf(call)
  const month = firstOpenMonth(call)
  const isAnswered = answersOf(database, office.id, month).has(leader.id)
  const inMonth = entries.filter(
    (entry) => entry.office === office.id && entry.from <= lastDay(month) && entry.to >= firstDay(month),
  )
  return (
    <>
      <h3>{call.say(words.title)}</h3>
      {month === next ? null : <p>{call.say(closedWords(call, next))}</p>}
      <p>
        {call.say(openWords(month, answersUntil(month, office.settings.answersBy)))}{' '}
        {isAnswered ? <span class="mark good">{call.say(answeredWords(month))}</span> : null}
      </p>
      {entries.length === 0 ? <p class="quiet">{call.say(words.none)}</p> : null}
      <ul class="own-absences">
        {entries.map((entry) => (
          <li>
            <span>
              {call.say(absenceWords(entry))}
              {entry.why ? <small class="quiet"> {entry.why}</small> : null}
            </span>
            <OwnAction {...{ call, entry }} />
          </li>
        ))}
      </ul>
      <details open={wrongs.size > 0}>
        <summary>{call.say(words.add)}</summary>
        <FormWrong {...{ wrongs, language }} />
        <form method="post" action={call.at('/mine/absences')}>
          <input type="hidden" name="leader" value={leader.id} />
          <AbsenceFields {...{ call, form, wrongs }} apart={leader.id} />
          <button type="submit">{call.say(words.enter)}</button>
        </form>
      </details>
      {isAnswered ? null : (
        <form method="post" action={call.at('/mine/answers')}>
          <input type="hidden" name="leader" value={leader.id} />
          <input type="hidden" name="month" value={month} />
          <button type="submit">{call.say(answerWords(month, inMonth.length))}</button>
        </form>
      )}
    </>
  )
}

/** Take back, while it is time; else why not. */
const OwnAction: FC<{ readonly call: OfficeCall; readonly entry: KeptAvailability }> = ({ call, entry }) => {
  if (entry.office !== call.office.id) return <small class="quiet">{call.say(words.elsewhere)}</small>
  if (!isOpenFor(call, monthOf(entry.from))) return <small class="quiet">{call.say(words.closed)}</small>
  return (
    <form method="post" action={call.at('/mine/absences/remove')} class="inline">
      <input type="hidden" name="id" value={String(entry.id)} />
      <button
        type="submit"
        class="small secondary outline"
        aria-label={`${call.say(words.takeBack)} ${call.say(absenceWords(entry))}`}
      >
        {call.say(words.takeBack)}
      </button>
    </form>
  )
}
