import type { FC } from 'hono/jsx'
import { dayIn, momentWords } from '../../../calendar/instant.ts'
import { type Day, daysBetween } from '../../../domain/day.ts'
import { monthWords } from '../../../domain/day-words.ts'
import { daysOf } from '../../../domain/leader-changes.ts'
import { join, same, type Text } from '../../../domain/text.ts'
import type { OfficeCall } from '../../call.tsx'
import type { OfficeNames } from '../amendments/amendment-words.ts'
import { ChangeList } from './change-list.tsx'
import { type Entry, firstDayOf } from './entries.ts'

const words = {
  leader: { 'zh-CN': '领导', en: 'Leader' },
  changes: { 'zh-CN': '变动', en: 'What changed' },
  receipt: { 'zh-CN': '送达', en: 'Seen' },
  notYet: { 'zh-CN': '还没看到', en: 'not yet' },
  never: { 'zh-CN': '没有记录', en: 'not recorded' },
} as const satisfies Record<string, Text>

/** Of one revision: the leaders it concerns, what it changes for each, and when he has seen it and how he was told. */
export const Delivered: FC<{
  readonly call: OfficeCall
  readonly names: OfficeNames
  readonly today: Day
  /** All of one revision, one at least. */
  readonly entries: readonly Entry[]
}> = ({ call, names, today, entries }) => {
  const { month, n, at } = entries[0]!
  const seen = entries.filter(({ receipt }) => receipt).length
  return (
    <details>
      <summary>{call.say(summaryOf(call, { month, n, at }, entries.length, seen))}</summary>
      <table class="cards">
        <thead>
          <tr>
            <th>{call.say(words.leader)}</th>
            <th>{call.say(words.changes)}</th>
            <th>{call.say(words.receipt)}</th>
          </tr>
        </thead>
        <tbody>
          {entries.map((entry) => (
            <tr>
              <td data-label={call.say(words.leader)}>{names.leader(entry.leader)}</td>
              <td data-label={call.say(words.changes)}>
                <ChangeList {...{ call, entry, names }} isOwn={false} />
              </td>
              <td data-label={call.say(words.receipt)}>
                <Receipt {...{ call, entry, today }} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </details>
  )
}

const Receipt: FC<{ readonly call: OfficeCall; readonly entry: Entry; readonly today: Day }> = ({
  call,
  entry,
  today,
}) => {
  const { receipt } = entry
  if (!receipt)
    return firstDayOf(entry, today) === undefined ? (
      <span class="quiet">{call.say(words.never)}</span>
    ) : (
      <span class="mark bad">{call.say(words.notYet)}</span>
    )
  return (
    <>
      <span class="mark good">{call.say(howWords(receipt))}</span>{' '}
      <small class="quiet">
        {call.say(momentWords(receipt.at, call.office.timezone))} ·{' '}
        {call.say(aheadWords(entry, dayIn(receipt.at, call.office.timezone)))}
      </small>
    </>
  )
}

const howWords = ({ is, who }: NonNullable<Entry['receipt']>): Text =>
  is === 'told'
    ? { 'zh-CN': `${who ?? ''}电话告知`, en: `told by telephone by ${who ?? ''}` }
    : { 'zh-CN': `${who ?? ''}已看`, en: `seen by ${who ?? ''}` }

/** How long before the first duty that was still to come he knew. */
const aheadWords = (entry: Entry, knew: Day): Text => {
  const first = entry.changes
    .flatMap(daysOf)
    .filter((day) => day >= knew)
    .sort()[0]
  if (first === undefined) return { 'zh-CN': '接访之后', en: 'after the duty' }
  const days = daysBetween(knew, first)
  return days === 0
    ? { 'zh-CN': '接访当天', en: 'on the day' }
    : { 'zh-CN': `提前${days}天`, en: `${days} ${days === 1 ? 'day' : 'days'} ahead` }
}

const summaryOf = (
  { office }: OfficeCall,
  { month, n, at }: Pick<Entry, 'month' | 'n' | 'at'>,
  all: number,
  seen: number,
): Text => {
  const moment = momentWords(at, office.timezone)
  const name = monthWords(month)
  const which: Text = { 'zh-CN': `${name['zh-CN']}第${n}版`, en: `${name.en}, revision ${n}` }
  return join(
    [which, same('('), moment, { 'zh-CN': `发布):涉及${all}位,已送达${seen}位`, en: `): ${seen} of ${all}` }],
    { 'zh-CN': '', en: ' ' },
  )
}
