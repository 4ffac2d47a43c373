import type { FC } from 'hono/jsx'
import type { OfficeDay } from '../../../calendar/workdays.ts'
import type { ServedIs } from '../../../domain/attendance.ts'
import { speaksOf } from '../../../domain/availability.ts'
import { type Day, dayOfMonth, weekdayOf } from '../../../domain/day.ts'
import { weekdayWords } from '../../../domain/day-words.ts'
import { groupBy } from '../../../domain/group-by.ts'
import { postAt } from '../../../domain/leader.ts'
import type { Opening } from '../../../domain/place.ts'
import { type Slot, slotId } from '../../../domain/slot.ts'
import type { Text } from '../../../domain/text.ts'
import { isRequired } from '../../../rules/index.ts'
import type { Month } from '../../../rules/month.ts'
import type { OfficeCall } from '../../call.tsx'
import { ServedMark } from '../day/noted.tsx'
import { servedIn, servedKey } from './month-served.ts'
import type { MonthView } from './month-view.ts'

const words = {
  day: { 'zh-CN': '日期', en: 'Day' },
  away: { 'zh-CN': '请假', en: 'Away' },
  add: { 'zh-CN': '安排', en: 'Assign' },
  empty: { 'zh-CN': '无人', en: 'nobody' },
  pinned: { 'zh-CN': '锁定', en: 'pinned' },
  makeUp: { 'zh-CN': '调休上班', en: 'make-up workday' },
  provisional: { 'zh-CN': '暂定', en: 'provisional' },
  caption: { 'zh-CN': '每天每处由谁接访', en: 'Who receives where on each day' },
  movedFrom: { 'zh-CN': '原定', en: 'meant for' },
} as const satisfies Record<string, Text>

/** What a rule finds fault with: days, slots, leaders on days. */
const faultsOf = ({ judgement }: MonthView): { days: Set<string>; slots: Set<string>; duties: Set<string> } => {
  const faults = { days: new Set<string>(), slots: new Set<string>(), duties: new Set<string>() }
  const findings = [
    ...judgement.broken,
    ...judgement.verdicts.flatMap(({ rule, verdict }) => (isRequired(rule) ? verdict.findings : [])),
  ]
  for (const { subject } of findings) {
    const { date, opening, leader } = subject
    if (date === undefined) continue
    if (leader !== undefined) faults.duties.add(`${date} ${leader}`)
    else if (opening !== undefined) faults.slots.add(slotId(date, opening))
    else faults.days.add(date)
  }
  return faults
}

const DayHead: FC<{ call: OfficeCall; day: OfficeDay; isBad: boolean }> = ({ call, day, isBad }) => {
  const { date, is, name, local, provisional } = day
  const note = [
    local ? local.why : is === 'holiday' ? name : is === 'make-up' ? call.say(words.makeUp) : undefined,
    provisional && (is === 'holiday' || is === 'make-up') ? call.say(words.provisional) : undefined,
  ].filter(Boolean)
  return (
    <th scope="row" class={isBad ? 'day bad' : 'day'}>
      <b>{dayOfMonth(date)}</b> {call.say(weekdayWords[weekdayOf(date)])}
      {note.length > 0 ? <small>{note.join('·')}</small> : null}
    </th>
  )
}

interface CellProps {
  readonly call: OfficeCall
  readonly view: MonthView
  readonly slot: Slot
  readonly leaders: readonly string[]
  readonly faults: ReturnType<typeof faultsOf>
  readonly label: string
  readonly pinned: ReadonlySet<string>
  readonly served: ReadonlyMap<string, ServedIs>
  readonly canEdit: boolean
  /** With few columns there is room for the post. */
  readonly withTitle: boolean
}

const titleOf = ({ month }: MonthView, slot: Slot, leader: string): string =>
  postAt(month.leaders.get(leader)!, slot.unit, slot.date)?.title ?? ''

const Cell: FC<CellProps> = ({ call, view, slot, leaders, faults, label, pinned, served, canEdit, withTitle }) => {
  const { date, opening, capacity, movedFrom } = slot
  const link = (leader: string): string =>
    call.at(`/m/${view.name}/duty?${new URLSearchParams({ date, opening, leader })}`)
  const isBad = faults.slots.has(slot.id) || (leaders.length === 0 && faults.days.has(date))
  const hasRoom = capacity === undefined || leaders.length < capacity
  return (
    <td class={isBad ? 'slot bad' : 'slot'} data-slot={slot.id} data-label={label}>
      {leaders.map((leader) => {
        const is = served.get(servedKey({ date, opening, leader }))
        const isPinned = pinned.has(`${slot.id} ${leader}`)
        return (
          <a
            class={faults.duties.has(`${date} ${leader}`) ? 'duty bad' : 'duty'}
            href={link(leader)}
            data-leader={leader}
            draggable={canEdit ? 'true' : 'false'}
          >
            {view.names.leader(leader)}
            {withTitle ? <small class="title">{titleOf(view, slot, leader)}</small> : null}
            {is ? (
              <small class="served">
                <ServedMark {...{ call, is }} />
              </small>
            ) : null}
            {isPinned ? <small class="pin">{call.say(words.pinned)}</small> : null}
          </a>
        )
      })}
      {leaders.length === 0 && !canEdit ? <span class="quiet">{call.say(words.empty)}</span> : null}
      {canEdit && hasRoom ? (
        <a
          class={leaders.length === 0 ? 'add' : 'add more'}
          href={link('')}
          aria-label={`${call.say(words.add)} ${date} ${label}`}
        >
          {leaders.length === 0 ? `+ ${call.say(words.add)}` : '+'}
        </a>
      ) : null}
      {movedFrom ? (
        <small class="quiet">
          {call.say(words.movedFrom)} {movedFrom}
        </small>
      ) : null}
    </td>
  )
}

/** The month: days × openings, leaders in the cells, with holidays, make-up workdays and who is away. */
export const MonthGrid: FC<{
  readonly call: OfficeCall
  readonly view: MonthView
  readonly openings: readonly Opening[]
  /** Whose absences are shown. */
  readonly leaders: ReadonlySet<string>
  readonly canEdit: boolean
}> = ({ call, view, openings, leaders, canEdit }) => {
  const served = servedIn(call, view)
  const { month, names, duties } = view
  const faults = faultsOf(view)
  const there = groupBy(duties, ({ slot }) => slot.id)
  const pinned = new Set(
    (view.draft?.pins ?? [])
      .filter(({ is }) => is === 'on')
      .map(({ date, opening, leader }) => `${slotId(date, opening)} ${leader}`),
  )
  const label = (id: string): string => names.opening(id)
  return (
    <section class="scroll" tabindex={0} aria-label={call.say(words.caption)}>
      <table class="month" data-openings={openings.map(({ id }) => id).join(',')}>
        <thead>
          <tr>
            <th scope="col">{call.say(words.day)}</th>
            {openings.map(({ id }) => (
              <th scope="col">{label(id)}</th>
            ))}
            <th scope="col">{call.say(words.away)}</th>
          </tr>
        </thead>
        <tbody>
          {daysShown(month).map((date) => {
            const day = month.calendar.at(date)
            const slots = openings.map(({ id }) => month.slots.get(slotId(date, id)))
            const away = awayOn(month, date, leaders).map((id) => names.leader(id))
            return (
              <tr class={slots.some(Boolean) ? 'open' : 'shut'}>
                <DayHead call={call} day={day} isBad={faults.days.has(date)} />
                {openings.map(({ id }, n) => {
                  const slot = slots[n]
                  if (!slot) return <td class="none" data-label={label(id)} />
                  const here = (there.get(slot.id) ?? []).map(({ leader }) => leader)
                  return (
                    <Cell
                      {...{ call, view, slot, faults, pinned, served, canEdit }}
                      leaders={here}
                      label={label(id)}
                      withTitle={openings.length <= 2}
                    />
                  )
                })}
                <td class="away" data-label={call.say(words.away)}>
                  {away.length > 6 ? `${away.slice(0, 6).join('、')}…(${away.length})` : away.join('、')}
                </td>
              </tr>
            )
          })}
        </tbody>
      </table>
    </section>
  )
}

/** All days of the month, and those outside it onto which a duty of the month has moved. */
const daysShown = (month: Month): Day[] =>
  [...new Set([...month.days, ...[...month.slots.values()].map(({ date }) => date)])].sort()

/** Who is away on a day, of those who may serve at a place shown. */
const awayOn = (month: Month, date: Day, shown: ReadonlySet<string>): string[] => [
  ...new Set(
    month.plan.availability
      .filter((entry) => shown.has(entry.leader) && entry.is === 'unavailable' && speaksOf(entry, date, 'day'))
      .map(({ leader }) => leader),
  ),
]
