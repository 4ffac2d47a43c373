import type { FC } from 'hono/jsx'
import { momentWords } from '../../../calendar/instant.ts'
import { leadersOf } from '../../../db/leader-store.ts'
import { monthsOf } from '../../../db/roster-store.ts'
import { addDays, daysBetween, monthOf, monthSchema } from '../../../domain/day.ts'
import { monthWords } from '../../../domain/day-words.ts'
import { groupBy } from '../../../domain/group-by.ts'
import type { Text } from '../../../domain/text.ts'
import type { OfficeCall } from '../../call.tsx'
import { namesIn, type OfficeNames } from '../amendments/amendment-words.ts'
import { todayOf } from '../today.ts'
import { ChangeList } from './change-list.tsx'
import { Delivered } from './delivered.tsx'
import { type Entry, entriesOf, firstDayOf, isUntold, keyOf } from './entries.ts'

const words = {
  title: { 'zh-CN': '变动送达', en: 'Who has seen what changed' },
  about: {
    'zh-CN':
      '领导或联络员在“我的接访”里点“我知道了”,这里就显示已看。手机日历要过几个小时才更新,当天的变动请打电话。',
    en: 'A leader or his liaison officer says on his own page that he has seen it. Calendars on phones take hours to follow, so telephone about changes of today.',
  },
  back: { 'zh-CN': '调整', en: 'Changes' },
  urgent: { 'zh-CN': '要马上告知的', en: 'To be told at once' },
  changed: { 'zh-CN': '其余没有看到变动的', en: 'Others who have not seen what changed' },
  published: { 'zh-CN': '没有看到新发布的安排,但还不急', en: 'Have not seen what was published; there is time' },
  none: { 'zh-CN': '该看的都看到了。', en: 'Everybody concerned has seen what is to come.' },
  told: { 'zh-CN': '记下:勾选的已电话告知', en: 'Note: those ticked were told by telephone' },
  revisions: { 'zh-CN': '各版送达情况', en: 'Revision by revision' },
  months: { 'zh-CN': '月份', en: 'Month' },
  recent: { 'zh-CN': '近期', en: 'recent' },
  show: { 'zh-CN': '显示', en: 'Show' },
  nothing: { 'zh-CN': '还没有发布过。', en: 'Nothing is published yet.' },
} as const satisfies Record<string, Text>

/** Days before a duty in which phones may not have asked for the calendar yet, a weekend among them. */
const urgentDays = 3
/** Days back whose months are shown where no month is chosen. */
const recentDays = 60
/** The last month there is. */
const lastMonth = '2100-12'

/** Who has seen what each revision changed for him: those to be told first, the soonest first. */
export const showChanges = (call: OfficeCall): Promise<Response> => {
  const today = todayOf(call)
  const chosen = monthSchema.safeParse(call.http.req.query('month')).data
  const span = chosen ? { from: chosen, to: chosen } : { from: monthOf(addDays(today, -recentDays)), to: lastMonth }
  const entries = entriesOf(call, span)
  const names = namesIn(call)
  const untold = [
    ...groupBy(
      entries.filter((entry) => isUntold(entry, today)),
      ({ leader }) => leader,
    ),
  ]
    .map(([leader, own]) => ({ leader, own, in: daysBetween(today, soonest(own, today)) }))
    .sort(officialOrder(call))
    .sort((a, b) => a.in - b.in)
  const [urgent, others] = [
    untold.filter((one) => one.in <= urgentDays),
    untold.filter((one) => one.in > urgentDays),
  ]
  const isChanged = ({ own }: (typeof untold)[number]): boolean => own.some(({ n }) => n > 1)
  const changed = others.filter(isChanged)
  const published = others.filter((one) => !isChanged(one))
  const isClerk = call.roles.has('clerk')
  const list = (own: typeof untold) => (
    <ul class="choices">
      {own.map((one) => (
        <Untold {...{ call, names, isClerk }} {...one} />
      ))}
    </ul>
  )
  const group = (title: Text, own: typeof untold) =>
    own.length === 0 ? null : (
      <>
        <h2>
          {call.say(title)} ({own.length})
        </h2>
        {list(own)}
      </>
    )
  return call.page(
    { title: words.title, tab: 'amendments' },
    <section class="deliveries">
      <p>
        <a href={call.at('/amendments')}>← {call.say(words.back)}</a>
      </p>
      <h1>{call.say(words.title)}</h1>
      <p class="quiet">{call.say(words.about)}</p>
      <MonthChoice {...{ call, chosen }} />
      {entries.length === 0 ? <p>{call.say(words.nothing)}</p> : null}
      {entries.length > 0 && untold.length === 0 ? <p class="notice good">{call.say(words.none)}</p> : null}
      <form method="post" action={call.at('/changes/told')}>
        {group(words.urgent, urgent)}
        {group(words.changed, changed)}
        {published.length === 0 ? null : (
          <details>
            <summary>
              {call.say(words.published)} ({published.length})
            </summary>
            {list(published)}
          </details>
        )}
        {isClerk && untold.length > 0 ? <button type="submit">{call.say(words.told)}</button> : null}
      </form>
      {entries.length === 0 ? null : <h2>{call.say(words.revisions)}</h2>}
      {[...groupBy(entries, ({ month, n }) => `${month}/${n}`).values()].toReversed().map((own) => (
        <Delivered {...{ call, names, today }} entries={own} />
      ))}
    </section>,
  )
}

const soonest = (entries: readonly Entry[], today: string): string =>
  entries.map((entry) => firstDayOf(entry, today)!).sort()[0]!

const officialOrder = ({ database, office }: OfficeCall) => {
  const places = new Map(leadersOf(database, office.id).map(({ id }, at) => [id, at]))
  const at = (leader: string): number => places.get(leader) ?? places.size
  return (a: { leader: string }, b: { leader: string }): number => at(a.leader) - at(b.leader)
}

/** One leader who has not seen something, to be ticked once he was told. */
const Untold: FC<{
  readonly call: OfficeCall
  readonly names: OfficeNames
  readonly isClerk: boolean
  readonly leader: string
  readonly own: readonly Entry[]
  readonly in: number
}> = ({ call, names, isClerk, leader, own, in: days }) => {
  const head = (
    <>
      <b>{names.leader(leader)}</b>{' '}
      <span class={days <= urgentDays ? 'mark bad' : 'mark'}>{call.say(inWords(days))}</span>
    </>
  )
  return (
    <li>
      {isClerk ? (
        <label>
          <input type="checkbox" name="told" value={own.map(keyOf).join(' ')} /> {head}
        </label>
      ) : (
        head
      )}
      {own.map((entry) => (
        <>
          <small class="published-at quiet">
            {call.say(monthWords(entry.month))} {call.say(revisionWords(entry.n))} ·{' '}
            {call.say(momentWords(entry.at, call.office.timezone))}
          </small>
          <ChangeList {...{ call, entry, names }} isOwn={false} />
        </>
      ))}
    </li>
  )
}

const MonthChoice: FC<{ readonly call: OfficeCall; readonly chosen: string | undefined }> = ({ call, chosen }) => (
  <form method="get" class="filter">
    <label for="month">{call.say(words.months)}</label>
    <select id="month" name="month">
      <option value="">{call.say(words.recent)}</option>
      {monthsOf(call.database, call.office.id).map(({ month }) => (
        <option value={month} selected={month === chosen}>
          {call.say(monthWords(month))}
        </option>
      ))}
    </select>
    <button type="submit" class="secondary small">
      {call.say(words.show)}
    </button>
  </form>
)

const revisionWords = (n: number): Text => ({ 'zh-CN': `第${n}版`, en: `revision ${n}` })

/** 今天、明天、后天, then in how many days. */
const inWords = (days: number): Text => {
  const near = ['今天', '明天', '后天'][days]
  return {
    'zh-CN': near ?? `${days}天后`,
    en: ['today', 'tomorrow'][days] ?? `in ${days} days`,
  }
}
