import type { FC } from 'hono/jsx'
import type { KeptAvailability } from '../../../db/availability-store.ts'
import { availabilityWords } from '../../../domain/availability.ts'
import { type Day, dayOfMonth, daysOf, type MonthName, weekdayOf, within } from '../../../domain/day.ts'
import { dayWords } from '../../../domain/day-words.ts'
import type { Leader } from '../../../domain/leader.ts'
import type { Text } from '../../../domain/text.ts'
import type { OfficeCall } from '../../call.tsx'

const words = {
  title: { 'zh-CN': '一月一览', en: 'The month at a glance' },
  leader: { 'zh-CN': '领导', en: 'Leader' },
  legend: {
    'zh-CN': '假:不能;难:不便;愿:希望。后面有“上”“下”的,只是上午或下午。',
    en: '✕ cannot, ? would rather not, ✓ would gladly; am, pm: that half of the day only.',
  },
} as const satisfies Record<string, Text>

const marks: Record<KeptAvailability['is'], Text> = {
  unavailable: { 'zh-CN': '假', en: '✕' },
  undesired: { 'zh-CN': '难', en: '?' },
  desired: { 'zh-CN': '愿', en: '✓' },
}
const halves: Record<'morning' | 'afternoon', Text> = {
  morning: { 'zh-CN': '上', en: 'am' },
  afternoon: { 'zh-CN': '下', en: 'pm' },
}
const weight: Record<KeptAvailability['is'], number> = { unavailable: 0, undesired: 1, desired: 2 }
/** How each kind of entry looks. */
export const absenceLooks: Record<KeptAvailability['is'], string> = {
  unavailable: 'bad',
  undesired: 'warn',
  desired: 'good',
}

/** The days of a month by the leaders who have said something about them. */
export const AbsenceDays: FC<{
  readonly call: OfficeCall
  readonly month: MonthName
  readonly leaders: readonly Leader[]
  readonly entries: readonly KeptAvailability[]
}> = ({ call, month, leaders, entries }) => {
  const days = daysOf(month)
  const isWeekend = (day: Day): boolean => ['sat', 'sun'].includes(weekdayOf(day))
  const shown = leaders.filter(({ id }) => entries.some((entry) => entry.leader === id))
  if (shown.length === 0) return null
  return (
    <>
      <h2>{call.say(words.title)}</h2>
      <section class="scroll" tabindex={0} aria-label={call.say(words.title)}>
        <table class="absence-days">
          <thead>
            <tr>
              <th scope="col">{call.say(words.leader)}</th>
              {days.map((day) => (
                <th scope="col" class={isWeekend(day) ? 'weekend' : undefined} title={call.say(dayWords(day))}>
                  {dayOfMonth(day)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {shown.map(({ id, name }) => (
              <tr>
                <th scope="row">{name}</th>
                {days.map((day) => {
                  const said = bindingOn(entries, id, day)
                  const [first] = said
                  return first ? (
                    <td class={absenceLooks[first.is]} title={call.say(availabilityWords[first.is])}>
                      {call.say(markOf(said))}
                    </td>
                  ) : (
                    <td class={isWeekend(day) ? 'weekend' : undefined} />
                  )
                })}
              </tr>
            ))}
          </tbody>
        </table>
      </section>
      <p class="quiet">
        <small>{call.say(words.legend)}</small>
      </p>
    </>
  )
}

/** What is said of a leader’s day, only what binds most. */
const bindingOn = (entries: readonly KeptAvailability[], leader: string, day: Day): KeptAvailability[] => {
  const said = entries.filter((entry) => entry.leader === leader && within(entry, day))
  const most = Math.min(...said.map(({ is }) => weight[is]))
  return said.filter(({ is }) => weight[is] === most)
}

const markOf = (said: readonly KeptAvailability[]): Text => {
  const mark = marks[said[0]!.is]
  const sessions = new Set(said.flatMap((entry) => entry.sessions ?? ['day' as const]))
  const [half] = sessions
  if (half === undefined || half === 'day' || sessions.size > 1) return mark
  return { 'zh-CN': `${mark['zh-CN']}${halves[half]['zh-CN']}`, en: `${mark.en} ${halves[half].en}` }
}
