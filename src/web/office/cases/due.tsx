import type { FC } from 'hono/jsx'
import { clocksAt } from '../../../db/clock-store.ts'
import {
  countDue,
  type DueFilter,
  type DueGrouping,
  type DueLimit,
  dueGroupings,
  dueOf,
} from '../../../db/due-list.ts'
import { seesNumbers } from '../../../domain/case.ts'
import { caseEventWords } from '../../../domain/case-event.ts'
import type { ClockSet } from '../../../domain/clock.ts'
import { addDays, type Day, weekdayOf, weekdays } from '../../../domain/day.ts'
import { namedClocks } from '../../../domain/deadline.ts'
import { groupBy } from '../../../domain/group-by.ts'
import type { Text } from '../../../domain/text.ts'
import { numberTyped } from '../../../domain/typed.ts'
import type { OfficeCall } from '../../call.tsx'
import { type CaseNames, caseNames } from '../../cases/case-names.ts'
import { dueLook, dueWords } from '../../cases/due-words.ts'
import { todayOf } from '../today.ts'

const words = {
  title: { 'zh-CN': '到期和超期', en: 'Due and overdue' },
  all: { 'zh-CN': '全部信访事项', en: 'All cases' },
  about: {
    'zh-CN': '正在走的办理时限;群众的权利期限(如申请复查)不在内。',
    en: 'Limits that run; what petitioners may do until a day, such as asking for review, is left out.',
  },
  by: { 'zh-CN': '分组', en: 'Grouped' },
  leader: { 'zh-CN': '按领导', en: 'by leader' },
  unit: { 'zh-CN': '按单位', en: 'by unit' },
  office: { 'zh-CN': '不分组', en: 'as one list' },
  span: { 'zh-CN': '范围', en: 'Until' },
  overdue: (n: number): Text => ({ 'zh-CN': `已超期${n}项`, en: `${n} overdue` }),
  week: (n: number, last: Day): Text => ({ 'zh-CN': `截至${last}到期${n}项`, en: `${n} due until ${last}` }),
  weeks: {
    0: { 'zh-CN': '只看超期', en: 'overdue only' },
    1: { 'zh-CN': '到本周日', en: 'this week' },
    2: { 'zh-CN': '到下周日', en: 'next week too' },
  },
  none: { 'zh-CN': '没有到期和超期的事项。', en: 'Nothing is due or overdue.' },
  nobody: { 'zh-CN': '没有领导负责', en: 'No leader answers for it' },
  noUnit: { 'zh-CN': '还没有责任单位', en: 'No unit is in charge yet' },
  everyone: { 'zh-CN': '看全部', en: 'Show all' },
  case: { 'zh-CN': '事项', en: 'Case' },
  show: { 'zh-CN': '查看', en: 'Show' },
  limit: { 'zh-CN': '时限', en: 'Limit' },
  due: { 'zh-CN': '到期日', en: 'Last day' },
  why: { 'zh-CN': '怎么算的', en: 'Why' },
  who: {
    leader: { 'zh-CN': '责任单位', en: 'Unit in charge' },
    unit: { 'zh-CN': '领导', en: 'Leader' },
    office: { 'zh-CN': '领导 / 责任单位', en: 'Leader / unit in charge' },
  },
  extended: (n: number): Text => ({ 'zh-CN': `已延期${n}日`, en: `extended by ${n} days` }),
  provisional: {
    'zh-CN': '那一年的放假安排还没有公布,暂定',
    en: 'rests on a year whose holidays are not announced yet',
  },
  named: { 'zh-CN': '当时写明的限期', en: 'the day named then' },
  earlier: { 'zh-CN': '上一页', en: 'Page before' },
  later: { 'zh-CN': '下一页', en: 'Next page' },
  pages: { 'zh-CN': '翻页', en: 'Pages' },
}

const perPage = 100
/** Stands for those nobody answers for in an address. */
const none = '-'
type Weeks = keyof typeof words.weeks

interface Asked {
  readonly by: DueGrouping
  readonly weeks: Weeks
  /** One leader or unit alone; `none`: those without. */
  readonly of: string | undefined
}

const askedIn = ({ http }: OfficeCall): Asked => ({
  by: dueGroupings.find((one) => one === http.req.query('by')) ?? 'leader',
  weeks: ([0, 1, 2] as const).find((one) => String(one) === http.req.query('weeks')) ?? 1,
  of: http.req.query('of') || undefined,
})

const addressOf = (call: OfficeCall, { by, weeks, of }: Asked, page = 1): string => {
  const query = new URLSearchParams({ by, weeks: String(weeks) })
  if (of !== undefined) query.set('of', of)
  if (page > 1) query.set('page', String(page))
  return call.at(`/cases/due?${query}`)
}

/** The Sunday that ends this week, or the next; for overdue ones alone yesterday. */
const lastDayOf = (today: Day, weeks: Weeks): Day =>
  weeks === 0 ? addDays(today, -1) : addDays(today, 6 - weekdays.indexOf(weekdayOf(today)) + 7 * (weeks - 1))

/** What is due and what is past, and why: by leader, by unit, or as one list. */
export const showDue = (call: OfficeCall): Promise<Response> => {
  const { database, office, viewer, say } = call
  const asked = askedIn(call)
  const today = todayOf(call)
  const until = lastDayOf(today, asked.weeks)
  const of = asked.of === undefined || asked.by === 'office' ? {} : { of: asked.of === none ? null : asked.of }
  const filter: DueFilter = { by: asked.by, until, ...of }
  const groups = countDue(database, office.id, viewer, filter, today)
  const found = groups.reduce((sum, { all }) => sum + all, 0)
  const overdue = groups.reduce((sum, group) => sum + group.overdue, 0)
  const pages = Math.max(1, Math.ceil(found / perPage))
  const page = Math.min(pages, Math.max(1, numberTyped(call.http.req.query('page') ?? '') ?? 1))
  const limits = dueOf(database, office.id, viewer, filter, { limit: perPage, offset: (page - 1) * perPage })
  const names = caseNames(database, office)
  const counts = new Map(groups.map((group) => [group.of ?? none, group]))
  const nameOf = (id: string): string => {
    if (id === none) return say(asked.by === 'unit' ? words.noUnit : words.nobody)
    return asked.by === 'unit' ? names.unit(id) : names.leader(id)
  }
  return call.page(
    { title: words.title, tab: 'cases', wide: true },
    <>
      <p class="back">
        <a href={call.at('/cases')}>← {say(words.all)}</a>
      </p>
      <h1>{say(words.title)}</h1>
      <p class="counts">
        <span class={`mark ${overdue > 0 ? 'bad' : ''}`}>{say(words.overdue(overdue))}</span>
        {asked.weeks === 0 ? null : (
          <span class={`mark ${found > overdue ? 'warn' : ''}`}>{say(words.week(found - overdue, until))}</span>
        )}
      </p>
      <p class="quiet">{say(words.about)}</p>
      <nav class="years" aria-label={say(words.by)}>
        {dueGroupings.map((by) => (
          <Tab href={addressOf(call, { ...asked, by, of: undefined })} isHere={by === asked.by}>
            {say(words[by])}
          </Tab>
        ))}
      </nav>
      <nav class="years" aria-label={say(words.span)}>
        {([0, 1, 2] as const).map((weeks) => (
          <Tab href={addressOf(call, { ...asked, weeks })} isHere={weeks === asked.weeks}>
            {say(words.weeks[weeks])}
          </Tab>
        ))}
      </nav>
      {asked.of === undefined ? null : (
        <p>
          <a href={addressOf(call, { ...asked, of: undefined })}>{say(words.everyone)}</a>
        </p>
      )}
      {found === 0 ? <p class="notice good">{say(words.none)}</p> : null}
      {[...groupBy(limits, ({ group }) => group ?? none)].map(([id, inGroup]) => (
        <section>
          {asked.by === 'office' ? null : (
            <h2>
              <a href={addressOf(call, { ...asked, of: id })}>{nameOf(id)}</a>{' '}
              <GroupCounts call={call} of={counts.get(id)!} />
            </h2>
          )}
          <DueTable {...{ call, names, today, by: asked.by }} limits={inGroup} />
        </section>
      ))}
      {pages > 1 ? (
        <nav class="years" aria-label={say(words.pages)}>
          {page > 1 ? <a href={addressOf(call, asked, page - 1)}>← {say(words.earlier)}</a> : null}
          <span>
            {page}/{pages}
          </span>
          {page < pages ? <a href={addressOf(call, asked, page + 1)}>{say(words.later)} →</a> : null}
        </nav>
      ) : null}
    </>,
  )
}

const Tab: FC<{ readonly href: string; readonly isHere: boolean; readonly children?: unknown }> = ({
  href,
  isHere,
  children,
}) => (
  <a href={href} {...(isHere ? { class: 'is-here', 'aria-current': 'page' } : {})}>
    {children}
  </a>
)

const GroupCounts: FC<{ readonly call: OfficeCall; readonly of: { overdue: number; all: number } }> = ({
  call,
  of: { overdue, all },
}) => (
  <small class="quiet">
    {overdue > 0 ? call.say(words.overdue(overdue)) : null}
    {overdue > 0 && all > overdue ? ', ' : null}
    {all > overdue ? call.say({ 'zh-CN': `快到期${all - overdue}项`, en: `${all - overdue} due soon` }) : null}
  </small>
)

/** 转送、交办 … and how its last day came about. */
const limitWords = ({ deadline, began }: DueLimit, set: ClockSet): { readonly name: Text; readonly why: Text } => {
  const clock = set.clocks.find(({ id }) => id === deadline.clock)
  const start = caseEventWords[began]
  if (!clock) {
    const name = namedClocks[deadline.clock as keyof typeof namedClocks]
    return {
      name,
      why: {
        'zh-CN': `${deadline.from}${start['zh-CN']},${words.named['zh-CN']}`,
        en: `${words.named.en}: ${start.en}, ${deadline.from}`,
      },
    }
  }
  const unit: Text = clock.unit === 'days' ? { 'zh-CN': '日', en: 'days' } : { 'zh-CN': '个工作日', en: 'workdays' }
  return {
    name: clock.name,
    why: {
      'zh-CN': `${deadline.from}${start['zh-CN']}起${clock.limit}${unit['zh-CN']} · ${clock.source}`,
      en: `${clock.limit} ${unit.en} from ${deadline.from} (${start.en}) · ${clock.source}`,
    },
  }
}

const DueTable: FC<{
  readonly call: OfficeCall
  readonly names: CaseNames
  readonly today: Day
  readonly by: DueGrouping
  readonly limits: readonly DueLimit[]
}> = ({ call, names, today, by, limits }) => {
  const { database, office, say } = call
  const sets = new Map<number, ClockSet>()
  const setOf = (version: number): ClockSet =>
    sets.get(version) ?? sets.set(version, clocksAt(database, office.id, version)).get(version)!
  const isNumbered = seesNumbers(call.viewer)
  const columns = [words.case, words.limit, words.due, words.who[by], words.why]
  return (
    <table class="cards cases">
      <thead>
        <tr>
          {columns.map((text) => (
            <th scope="col">{say(text)}</th>
          ))}
        </tr>
      </thead>
      <tbody>
        {limits.map((limit) => {
          const { deadline, of } = limit
          const { name, why } = limitWords(limit, setOf(limit.clocks))
          const due = deadline.due!
          const who = [
            by === 'leader' ? '' : names.leader(of.inCharge ?? of.receiver),
            by === 'unit' ? '' : names.unit(of.lead),
          ]
          return (
            <tr>
              <td data-label={say(words.case)}>
                <a href={call.at(`/cases/${encodeURIComponent(of.case)}`)}>
                  {isNumbered ? names.number(of) : (of.nationalNumber ?? say(words.show))}
                </a>{' '}
                {names.subject(of.subject)}
              </td>
              <td data-label={say(words.limit)}>{say(name)}</td>
              <td data-label={say(words.due)}>
                {due} <span class={`mark ${dueLook(due, today)}`}>{say(dueWords(due, today))}</span>
              </td>
              <td data-label={say(words.who[by])}>{who.filter((one) => one !== '').join(' / ')}</td>
              <td data-label={say(words.why)}>
                {say(why)}
                {deadline.extended > 0 ? <> · {say(words.extended(deadline.extended))}</> : null}
                {deadline.isProvisional ? (
                  <>
                    {' '}
                    · <span class="mark warn">{say(words.provisional)}</span>
                  </>
                ) : null}
              </td>
            </tr>
          )
        })}
      </tbody>
    </table>
  )
}
