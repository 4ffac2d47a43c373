import type { FC } from 'hono/jsx'
import type { MonthName } from '../../../domain/day.ts'
import type { Text } from '../../../domain/text.ts'
import type { OfficeCall } from '../../call.tsx'
import { todayOf } from '../today.ts'
import { entriesOf, isUntold } from './entries.ts'

/** How many leaders have not seen what a month’s revisions change for them; nothing where all have. */
export const Undelivered: FC<{ readonly call: OfficeCall; readonly month: MonthName }> = ({ call, month }) => {
  const today = todayOf(call)
  const untold = entriesOf(call, { from: month, to: month }).filter((entry) => isUntold(entry, today))
  const n = new Set(untold.map(({ leader }) => leader)).size
  if (n === 0) return null
  return (
    <p>
      <a href={call.at(`/changes?month=${month}`)}>{call.say(undelivered(n))}</a>
    </p>
  )
}

const undelivered = (n: number): Text => ({
  'zh-CN': `还有${n}位领导没有看到变动`,
  en: `${n} ${n === 1 ? 'leader has' : 'leaders have'} not seen what changed`,
})
