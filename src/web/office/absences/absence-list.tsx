import type { FC } from 'hono/jsx'
import { momentWords } from '../../../calendar/instant.ts'
import type { KeptAvailability } from '../../../db/availability-store.ts'
import { availabilityWords } from '../../../domain/availability.ts'
import type { MonthName } from '../../../domain/day.ts'
import { spanWords } from '../../../domain/day-words.ts'
import { sessionWords } from '../../../domain/place.ts'
import type { Text } from '../../../domain/text.ts'
import type { OfficeCall } from '../../call.tsx'
import { absenceLooks } from './absence-days.tsx'

const words = {
  leader: { 'zh-CN': '领导', en: 'Leader' },
  when: { 'zh-CN': '日期', en: 'Days' },
  is: { 'zh-CN': '性质', en: 'Which' },
  why: { 'zh-CN': '事由', en: 'Reason' },
  by: { 'zh-CN': '登记', en: 'Entered' },
  elsewhere: { 'zh-CN': '其他单位', en: 'another office' },
  imported: { 'zh-CN': '导入', en: 'brought in' },
  remove: { 'zh-CN': '撤销', en: 'Take back' },
} as const satisfies Record<string, Text>

/** What is entered for a month, with who entered it and when. */
export const Entries: FC<{
  readonly call: OfficeCall
  readonly month: MonthName
  readonly entries: readonly KeptAvailability[]
  readonly nameOf: (leader: string) => string | undefined
}> = ({ call, month, entries, nameOf }) => {
  return (
    <table class="entries">
      <thead>
        <tr>
          <th scope="col">{call.say(words.leader)}</th>
          <th scope="col">{call.say(words.when)}</th>
          <th scope="col">{call.say(words.is)}</th>
          <th scope="col">{call.say(words.why)}</th>
          <th scope="col">{call.say(words.by)}</th>
          {call.roles.has('clerk') ? (
            <th scope="col">
              <span class="unseen">{call.say(words.remove)}</span>
            </th>
          ) : null}
        </tr>
      </thead>
      <tbody>
        {entries.map(({ id, office, leader, from, to, sessions, is, why, enteredBy, at }) => {
          const isOwn = office === call.office.id
          return (
            <tr>
              <th scope="row">{nameOf(leader)}</th>
              <td>
                {call.say(spanWords(from, to))} {sessions?.map((one) => call.say(sessionWords[one])).join('、')}
              </td>
              <td>
                <span class={`mark ${absenceLooks[is]}`}>{call.say(availabilityWords[is])}</span>
              </td>
              <td>{why}</td>
              <td>
                <small class="quiet">
                  {isOwn
                    ? `${enteredBy ?? call.say(words.imported)} ${call.say(momentWords(at, call.office.timezone))}`
                    : call.say(words.elsewhere)}
                </small>
              </td>
              {call.roles.has('clerk') ? (
                <td>
                  {isOwn ? (
                    <form method="post" action={call.at('/absences/remove')} class="inline">
                      <input type="hidden" name="id" value={String(id)} />
                      <input type="hidden" name="month" value={month} />
                      <button
                        type="submit"
                        class="link"
                        aria-label={`${call.say(words.remove)} ${nameOf(leader)} ${call.say(spanWords(from, to))}`}
                      >
                        {call.say(words.remove)}
                      </button>
                    </form>
                  ) : null}
                </td>
              ) : null}
            </tr>
          )
        })}
      </tbody>
    </table>
  )
}
