import type { Child, FC } from 'hono/jsx'
import type { dutiesBetween } from '../../../db/duty-store.ts'
import { placesOf } from '../../../db/place-store.ts'
import { dayWords } from '../../../domain/day-words.ts'
import { activityWords, sessionWords } from '../../../domain/place.ts'
import type { OfficeCall } from '../../call.tsx'

/** A duty in force, as it is kept. */
export type KeptDuty = ReturnType<typeof dutiesBetween>[number]['duty']

/** Duties of one leader: day, time, place and form, large enough for a phone; `beside` says more of each. */
export const DutyList: FC<{
  readonly call: OfficeCall
  readonly duties: readonly KeptDuty[]
  readonly beside?: (duty: KeptDuty) => Child
}> = ({ call, duties, beside }) => {
  const places = new Map(
    placesOf(call.database, call.office.id, { retired: true }).map(({ place }) => [place.id, place]),
  )
  return (
    <ol class="duties">
      {duties.map((duty) => {
        const { date, session, start, end, place, activity } = duty
        const where = places.get(place)
        return (
          <li>
            <b>
              <time datetime={`${date}T${start}`}>{call.say(dayWords(date))}</time>
            </b>
            <span>
              {call.say(sessionWords[session])} {start}–{end}
            </span>
            <span>{where?.name ?? place}</span>
            <span class="quiet">{where?.address}</span>
            <span class="mark">{call.say(activityWords[activity])}</span>
            {beside?.(duty)}
          </li>
        )
      })}
    </ol>
  )
}
