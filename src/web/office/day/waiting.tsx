import type { FC } from 'hono/jsx'
import { attendanceBetween } from '../../../db/attendance-store.ts'
import { dutiesBetween } from '../../../db/duty-store.ts'
import { servedIs } from '../../../domain/attendance.ts'
import { addDays, type Day } from '../../../domain/day.ts'
import { dayWords } from '../../../domain/day-words.ts'
import { groupBy } from '../../../domain/group-by.ts'
import type { Text } from '../../../domain/text.ts'
import type { OfficeCall } from '../../call.tsx'
import type { OfficeNames } from '../amendments/amendment-words.ts'
import { todayOf } from '../today.ts'

const words = {
  title: { 'zh-CN': '待登记', en: 'Not entered yet' },
  about: {
    'zh-CN': '最近两周已过去、还没有登记签到的接访:',
    en: 'Receptions of the last two weeks without an entry:',
  },
} as const satisfies Record<string, Text>

/** Days before today that are looked through. */
const daysBack = 14

/** Leaders of past duties nobody has noted anything of, by day, the latest day first. */
export const waitingOf = (call: OfficeCall): ReadonlyMap<Day, readonly string[]> => {
  const { database, office } = call
  const today = todayOf(call)
  const [from, to] = [addDays(today, -daysBack), addDays(today, -1)]
  const noted = new Map(attendanceBetween(database, office.id, from, to).map((entry) => [entry.reception, entry]))
  const waiting = dutiesBetween(database, office.id, from, to)
    .map(({ duty }) => duty)
    .filter((duty) => servedIs(duty, noted.get(duty.id), today) === 'waiting')
  return new Map(
    [...groupBy(waiting, ({ date }) => date)].reverse().map(([day, all]) => [day, all.map((one) => one.leader)]),
  )
}

/** Leaders named of a day; of more the number is given. */
const mostNamed = 4

/** What is still to be entered of the last two weeks. */
export const Waiting: FC<{ readonly call: OfficeCall; readonly names: OfficeNames }> = ({ call, names }) => {
  const waiting = waitingOf(call)
  if (waiting.size === 0) return null
  return (
    <section>
      <h2>{call.say(words.title)}</h2>
      <p class="quiet">{call.say(words.about)}</p>
      <ul class="waiting-days">
        {[...waiting].map(([day, leaders]) => (
          <li class="waiting-day">
            <a href={call.at(`/day/${day}`)}>{call.say(dayWords(day))}</a>{' '}
            {leaders
              .slice(0, mostNamed)
              .map((id) => names.leader(id))
              .join('、')}
            {leaders.length > mostNamed
              ? call.say({ 'zh-CN': `等${leaders.length}人`, en: ` and ${leaders.length - mostNamed} more` })
              : null}
          </li>
        ))}
      </ul>
    </section>
  )
}
