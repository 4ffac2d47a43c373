import type { FC } from 'hono/jsx'
import { dutiesBetween } from '../../../db/duty-store.ts'
import { addMonths, firstDay, lastDay, monthOf } from '../../../domain/day.ts'
import type { Leader } from '../../../domain/leader.ts'
import type { Text } from '../../../domain/text.ts'
import type { OfficeCall } from '../../call.tsx'
import { DutyList } from '../absences/duty-list.tsx'
import { todayOf } from '../today.ts'

const words = {
  title: { 'zh-CN': '本月和下月的接访(已发布)', en: 'Duties of this and next month, as published' },
  none: { 'zh-CN': '没有', en: 'None' },
} as const satisfies Record<string, Text>

/** What a leader is published for in this month and the next. */
export const LeaderDuties: FC<{ readonly call: OfficeCall; readonly leader: Leader }> = ({ call, leader }) => {
  const month = monthOf(todayOf(call))
  const duties = dutiesBetween(call.database, call.office.id, firstDay(month), lastDay(addMonths(month, 1)))
    .map(({ duty }) => duty)
    .filter((duty) => duty.leader === leader.id)
  return (
    <>
      <h2>{call.say(words.title)}</h2>
      {duties.length === 0 ? <p class="quiet">{call.say(words.none)}</p> : <DutyList {...{ call, duties }} />}
    </>
  )
}
