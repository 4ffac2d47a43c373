import { availabilityOf, type KeptAvailability, removeAvailability } from '../../../db/availability-store.ts'
import { type KeptLeader, leaderOf, leadersOf } from '../../../db/leader-store.ts'
import type { Availability } from '../../../domain/availability.ts'
import { addMonths, firstDay, lastDay, type MonthName, monthOf } from '../../../domain/day.ts'
import { monthWords } from '../../../domain/day-words.ts'
import type { Text } from '../../../domain/text.ts'
import type { OfficeCall } from '../../call.tsx'
import { ChoiceField, type Form, FormWrong, formOf, noWrongs, readForm, type Wrongs } from '../../form.tsx'
import { plainPage } from '../../plain-page.tsx'
import { monthAsked } from '../today.ts'
import { AbsenceDays } from './absence-days.tsx'
import { AbsenceFields, enterAbsence, Restore, readAbsence } from './absence-form.tsx'
import { Entries } from './absence-list.tsx'
import { Answers, leadersIn } from './answers.tsx'
import { Clashes, clashesOf } from './clashes.tsx'
import { keepForUndo, takenBack } from './undo.ts'

const words = {
  title: { 'zh-CN': '请假', en: 'Absences' },
  before: { 'zh-CN': '上月', en: 'Month before' },
  after: { 'zh-CN': '下月', en: 'Month after' },
  add: { 'zh-CN': '登记请假或意愿', en: 'Enter an absence or wish' },
  leader: { 'zh-CN': '领导', en: 'Leader' },
  choose: { 'zh-CN': '请选择', en: 'Choose' },
  enter: { 'zh-CN': '登记', en: 'Enter' },
  entries: { 'zh-CN': '已登记', en: 'Entered' },
  none: { 'zh-CN': '这个月还没有请假或意愿。', en: 'No absences or wishes for this month yet.' },
  added: { 'zh-CN': '已登记。', en: 'Entered.' },
  addedClash: {
    'zh-CN': '已登记。这些天有已发布的接访,见下面的提醒。',
    en: 'Entered. There are published duties on these days; see below.',
  },
  removed: { 'zh-CN': '已撤销。', en: 'Taken back.' },
  gone: { 'zh-CN': '这一条已经不在了。', en: 'It is not there any more.' },
} as const satisfies Record<string, Text>

/** Entries of an office that touch a month, in order of day. */
const entriesIn = (call: OfficeCall, leaders: readonly KeptLeader[], month: MonthName): KeptAvailability[] =>
  availabilityOf(call.database, {
    office: call.office.id,
    leaders: leaders.map(({ id }) => id),
    from: firstDay(month),
  }).filter(({ from }) => from <= lastDay(month))

const page = (
  call: OfficeCall,
  month: MonthName,
  form: Form,
  wrongs: Wrongs = noWrongs,
  status?: 422,
): Promise<Response> => {
  const { language } = call
  const everybody = leadersOf(call.database, call.office.id)
  const leaders = leadersIn(everybody, month)
  const entries = entriesIn(call, everybody, month)
  const names = new Map(everybody.map(({ id, name }) => [id, name]))
  const nameOf = (id: string): string | undefined => names.get(id)
  const isClerk = call.roles.has('clerk')
  const undone = isClerk ? takenBack(call) : undefined
  return call.page(
    { title: words.title, tab: 'absences', wide: true },
    <>
      <h1>
        {call.say(monthWords(month))} {call.say(words.title)}
      </h1>
      <p class="actions">
        <a href={call.at(`/absences?month=${addMonths(month, -1)}`)}>← {call.say(words.before)}</a>
        <a href={call.at(`/absences?month=${addMonths(month, 1)}`)}>{call.say(words.after)} →</a>
      </p>
      {undone && names.has(undone.leader) ? (
        <Restore {...{ call }} entry={undone} name={names.get(undone.leader)!} action={call.at('/absences')} />
      ) : null}
      <Clashes {...{ call, nameOf }} duties={clashesOf(call, entries)} mayAsk={isClerk} />
      <Answers {...{ call, month, leaders, entries }} />
      {isClerk ? (
        <section class="add">
          <h2>{call.say(words.add)}</h2>
          <FormWrong {...{ wrongs, language }} />
          <form method="post" action={call.at('/absences')}>
            <input type="hidden" name="month" value={month} />
            <ChoiceField
              name="leader"
              label={call.say(words.leader)}
              value={form.get('leader')}
              choices={leaders.map(({ id, name, posts }) => ({
                value: id,
                words: `${name} ${posts[0]?.title ?? ''}`,
              }))}
              empty={call.say(words.choose)}
              {...{ wrongs, language }}
            />
            <AbsenceFields {...{ call, form, wrongs }} />
            <button type="submit">{call.say(words.enter)}</button>
          </form>
        </section>
      ) : null}
      <h2>
        {call.say(words.entries)} ({entries.length})
      </h2>
      {entries.length === 0 ? <p class="quiet">{call.say(words.none)}</p> : null}
      {entries.length > 0 ? <Entries {...{ call, month, entries, nameOf }} /> : null}
      <AbsenceDays {...{ call, month, entries }} leaders={everybody} />
    </>,
    status,
  )
}

/** Absences and wishes of a month, and who has answered for it. */
export const showAbsences = (call: OfficeCall): Promise<Response> =>
  page(call, monthAsked(call, call.http.req.query('month')), formOf([]))

/** Enters an absence or wish of any leader of the office. */
export const addAbsence = async (call: OfficeCall): Promise<Response> => {
  const { app, office } = call
  const form = await readForm(call)
  const month = monthAsked(call, form.get('month'))
  const leader = form.get('leader')
  if (leader !== '' && !leaderOf(app.database, office.id, leader)) return plainPage(call, 'notFound')
  const read = readAbsence(form, leader)
  if ('wrongs' in read) {
    if (leader === '') read.wrongs.set('leader', words.choose)
    return page(call, month, form, read.wrongs, 422)
  }
  const { entry } = read
  enterAbsence(call, entry)
  const touches = entry.from <= lastDay(month) && entry.to >= firstDay(month)
  const kept = { ...entry, id: 0, office: office.id, enteredBy: null, at: '' }
  return call.redirect(
    call.at(`/absences?month=${touches ? month : monthOf(entry.from)}`),
    clashesOf(call, [kept]).length > 0 ? words.addedClash : words.added,
  )
}

/** Takes an entry of this office back; the next page offers to put it back. */
export const removeAbsence = async (call: OfficeCall): Promise<Response> => {
  const { app, actor } = call
  const form = await readForm(call)
  const next = call.at(`/absences?month=${monthAsked(call, form.get('month'))}`)
  const gone = app.database.write(() => removeAvailability(app.database, actor, Number(form.get('id')) || 0))
  if (!gone) return call.redirect(next, words.gone)
  keepForUndo(call, entryOf(gone))
  return call.redirect(next, words.removed)
}

/** What was kept, as it is entered. */
export const entryOf = ({
  leader,
  from,
  to,
  sessions,
  is,
  why,
}: NonNullable<ReturnType<typeof removeAvailability>>): Availability => ({
  leader,
  from,
  to,
  ...(sessions ? { sessions } : {}),
  is,
  ...(why === null ? {} : { why }),
})
