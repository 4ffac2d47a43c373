import type { FC } from 'hono/jsx'
import type { dutiesOfRevision } from '../../../db/duty-store.ts'
import type { ServedIs } from '../../../domain/attendance.ts'
import type { Day } from '../../../domain/day.ts'
import { dayWords } from '../../../domain/day-words.ts'
import { postAt } from '../../../domain/leader.ts'
import { activityWords, sessionWords } from '../../../domain/place.ts'
import type { Text } from '../../../domain/text.ts'
import { namesOf } from '../../../roster/names.ts'
import type { Month } from '../../../rules/month.ts'
import type { OfficeCall } from '../../call.tsx'
import { ServedMark } from '../day/noted.tsx'
import { servedKey, servedOfDuties } from './month-served.ts'

const words = {
  day: { 'zh-CN': '日期', en: 'Day' },
  time: { 'zh-CN': '时间', en: 'Time' },
  place: { 'zh-CN': '地点', en: 'Place' },
  leader: { 'zh-CN': '接访领导', en: 'Leader' },
  post: { 'zh-CN': '职务', en: 'Post' },
  form: { 'zh-CN': '形式', en: 'Form' },
  amend: { 'zh-CN': '调整', en: 'Change' },
  served: { 'zh-CN': '签到', en: 'Attendance' },
  duties: { 'zh-CN': '全部安排', en: 'All duties' },
} as const satisfies Record<string, Text>

/**
 * Published duties line by line, each with a way to ask for a change while it lies ahead, and with what became of it once
 * it is past.
 */
export const DutyTable: FC<{
  readonly call: OfficeCall
  readonly month: Month
  readonly duties: ReturnType<typeof dutiesOfRevision>
  readonly today: Day
  readonly canAmend: boolean
}> = ({ call, month, duties, today, canAmend }) => {
  const names = namesOf(month.plan, call.language)
  const mayAsk = canAmend && call.roles.has('clerk')
  const served = canAmend ? servedOfDuties(call, duties) : new Map<string, ServedIs>()
  const cell = (label: Text, content: unknown) => <td data-label={call.say(label)}>{content as never}</td>
  return (
    <section class="scroll" tabindex={0} aria-label={call.say(words.duties)}>
      <table class="cards">
        <thead>
          <tr>
            {[words.day, words.time, words.place, words.leader, words.post, words.form].map((head) => (
              <th scope="col">{call.say(head)}</th>
            ))}
            {served.size > 0 ? <th scope="col">{call.say(words.served)}</th> : null}
            {mayAsk ? <td /> : null}
          </tr>
        </thead>
        <tbody>
          {duties.map((duty) => (
            <tr>
              {cell(words.day, call.say(dayWords(duty.date)))}
              {cell(words.time, `${call.say(sessionWords[duty.session])} ${duty.start}–${duty.end}`)}
              {cell(words.place, names.place(duty.place))}
              {cell(words.leader, <b>{names.leader(duty.leader)}</b>)}
              {cell(words.post, postAt(month.leaders.get(duty.leader)!, duty.unit, duty.date)?.title ?? '')}
              {cell(words.form, call.say(activityWords[duty.activity]))}
              {served.size > 0
                ? cell(words.served, <DutyServed {...{ call, duty }} is={served.get(servedKey(duty))} />)
                : null}
              {mayAsk ? (
                <td>
                  {duty.date >= today ? (
                    <a
                      href={call.at(`/amendments/new?duty=${duty.id}`)}
                      aria-label={`${call.say(words.amend)} ${call.say(dayWords(duty.date))} ${names.leader(duty.leader)}`}
                    >
                      {call.say(words.amend)}
                    </a>
                  ) : null}
                </td>
              ) : null}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  )
}

/** What became of a duty, with the way to its day. */
const DutyServed: FC<{
  readonly call: OfficeCall
  readonly duty: { readonly date: Day }
  readonly is: ServedIs | undefined
}> = ({ call, duty, is }) =>
  is ? (
    <a href={call.at(`/day/${duty.date}`)}>
      <ServedMark {...{ call, is }} />
    </a>
  ) : null
