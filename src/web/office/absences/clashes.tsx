import type { FC } from 'hono/jsx'
import type { KeptAvailability } from '../../../db/availability-store.ts'
import { dutiesBetween } from '../../../db/duty-store.ts'
import { speaksOf } from '../../../domain/availability.ts'
import { dayWords } from '../../../domain/day-words.ts'
import { sessionWords } from '../../../domain/place.ts'
import type { Text } from '../../../domain/text.ts'
import type { OfficeCall } from '../../call.tsx'
import { todayOf } from '../today.ts'
import type { KeptDuty } from './duty-list.tsx'

const words = {
  title: {
    'zh-CN': '请假的日子里有已发布的接访,需要调整:',
    en: 'There are published duties on days of absence. They need a change:',
  },
  change: { 'zh-CN': '申请调整', en: 'Ask for a change' },
} as const satisfies Record<string, Text>

/** Published duties from today on that fall on days their leader cannot come. */
export const clashesOf = (call: OfficeCall, entries: readonly KeptAvailability[]): KeptDuty[] => {
  const absences = entries.filter(({ is }) => is === 'unavailable')
  const last = absences
    .map(({ to }) => to)
    .sort()
    .at(-1)
  if (last === undefined) return []
  return dutiesBetween(call.database, call.office.id, todayOf(call), last)
    .map(({ duty }) => duty)
    .filter(({ leader, date, session }) =>
      absences.some((entry) => entry.leader === leader && speaksOf(entry, date, session)),
    )
}

/** Such duties, each with the way to have it changed. */
export const Clashes: FC<{
  readonly call: OfficeCall
  readonly duties: readonly KeptDuty[]
  readonly nameOf: (leader: string) => string | undefined
  readonly mayAsk: boolean
}> = ({ call, duties, nameOf, mayAsk }) =>
  duties.length === 0 ? null : (
    <div class="notice warn">
      <p>{call.say(words.title)}</p>
      <ul>
        {duties.map(({ id, leader, date, session }) => (
          <li>
            {nameOf(leader)} {call.say(dayWords(date))} {call.say(sessionWords[session])}{' '}
            {mayAsk ? (
              <a
                href={call.at(`/amendments/new?duty=${id}`)}
                aria-label={`${call.say(words.change)} ${call.say(dayWords(date))}`}
              >
                {call.say(words.change)}
              </a>
            ) : null}
          </li>
        ))}
      </ul>
    </div>
  )
