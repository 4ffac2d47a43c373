import type { FC } from 'hono/jsx'
import type { MonthName } from '../../../domain/day.ts'
import type { Text } from '../../../domain/text.ts'
import type { OfficeCall } from '../../call.tsx'
import { todayOf } from '../today.ts'
import { entriesOf, isUntold } from './entries.ts'

/** How many leaders have not seen what a month’s revisions change for them, or the month at all; nothing where all have. */
export const Undelivered: FC<{ readonly call: OfficeCall; readonly month: MonthName }> = ({ call, month }) => {
  const today = todayOf(call)
  const untold = entriesOf(call, { from: month, to: month }).filter((entry) => isUntold(entry, today))
  const leaders = (entries: typeof untold): number => new Set(entries.map(({ leader }) => leader)).size
  const [changed, all] = [leaders(untold.filter(({ n }) => n > 1)), leaders(untold)]
  if (all === 0) return null
  return (
    <p>
      <a href={call.at(`/changes?month=${month}`)}>
        {call.say(
          changed > 0 ? undelivered(changed, '变动', 'what changed') : undelivered(all, '安排', 'this month'),
        )}
      </a>
    </p>
  )
}

const undelivered = (n: number, zh: string, en: string): Text => ({
  'zh-CN': `还有${n}位领导没有看到${zh}`,
  en: `${n} ${n === 1 ? 'leader has' : 'leaders have'} not seen ${en}`,
})
