import type { FC } from 'hono/jsx'
import { dayIn } from '../../../calendar/instant.ts'
import { addDays, addMonths, monthOf } from '../../../domain/day.ts'
import { dateWords, monthWords } from '../../../domain/day-words.ts'
import type { Text } from '../../../domain/text.ts'
import type { OfficeCall } from '../../call.tsx'
import type { OfficeNames } from '../amendments/amendment-words.ts'
import { todayOf } from '../today.ts'
import { ChangeList } from './change-list.tsx'
import { type Entry, entriesOf, lastDayOf } from './entries.ts'

const words = {
  title: { 'zh-CN': '变动', en: 'What has changed' },
  unseen: { 'zh-CN': '还没看', en: 'not seen yet' },
  seen: { 'zh-CN': '我知道了', en: 'I have seen this' },
} as const satisfies Record<string, Text>

/** Months back that a leader can still look up. */
const monthsBack = 12
/** Days after which what is past is folded away. */
const daysShown = 60
/** The last month there is. */
const lastMonth = '2100-12'

/** What published revisions have changed for a leader, in the order they were published, for a year back. */
export const ownEntriesOf = (call: OfficeCall, leader: string): Entry[] =>
  entriesOf(call, { from: addMonths(monthOf(todayOf(call)), -monthsBack), to: lastMonth }, leader)

/** A leader’s changes: what he has not seen, with one button for all of it; then what he has, then what is long past. */
export const OwnChanges: FC<{
  readonly call: OfficeCall
  readonly leader: string
  readonly names: OfficeNames
}> = ({ call, leader, names }) => {
  const entries = ownEntriesOf(call, leader)
  if (entries.length === 0) return null
  const oldest = addDays(todayOf(call), -daysShown)
  const isOld = (entry: Entry): boolean =>
    lastDayOf(entry) < oldest && dayIn(entry.at, call.office.timezone) < oldest
  const unseen = entries.filter((entry) => !entry.receipt && !isOld(entry))
  const seen = entries.filter((entry) => entry.receipt && !isOld(entry)).reverse()
  const old = entries.filter(isOld).reverse()
  return (
    <div class="own-changes">
      <h3>{call.say(words.title)}</h3>
      {unseen.length === 0 ? null : (
        <form method="post" action={call.at('/mine/seen')} class="notice warn">
          <input type="hidden" name="leader" value={leader} />
          {unseen.map((entry) => (
            <>
              <input type="hidden" name="seen" value={`${entry.month}/${entry.n}`} />
              <p class="published-at">
                <span class="mark bad">{call.say(words.unseen)}</span> {call.say(aboutWords(call, entry))}
              </p>
              <ChangeList {...{ call, entry, names }} isOwn={true} />
            </>
          ))}
          <button type="submit">{call.say(words.seen)}</button>
        </form>
      )}
      {seen.map((entry) => (
        <Folded {...{ call, entry, names }} />
      ))}
      {old.length === 0 ? null : (
        <details>
          <summary>{call.say(oldWords(old.length))}</summary>
          {old.map((entry) => (
            <>
              <p class="published-at quiet">{call.say(aboutWords(call, entry))}</p>
              <ChangeList {...{ call, entry, names }} isOwn={true} />
            </>
          ))}
        </details>
      )}
    </div>
  )
}

const Folded: FC<{ readonly call: OfficeCall; readonly entry: Entry; readonly names: OfficeNames }> = ({
  call,
  entry,
  names,
}) => (
  <details>
    <summary>
      {call.say(aboutWords(call, entry))} <small class="quiet">{call.say(receiptWords(entry.receipt!))}</small>
    </summary>
    <ChangeList {...{ call, entry, names }} isOwn={true} />
  </details>
)

/** 2026年12月的安排,您有2次(11月10日发布); of a later revision 2026年12月的安排有变动(11月28日发布) */
const aboutWords = ({ office }: OfficeCall, { month, n, at, changes }: Entry): Text => {
  const [name, day] = [monthWords(month), dateWords(dayIn(at, office.timezone))]
  const times = changes.length
  return n === 1
    ? {
        'zh-CN': `${name['zh-CN']}的安排,您有${times}次(${day['zh-CN']}发布)`,
        en: `${name.en}: ${times} ${times === 1 ? 'duty' : 'duties'}, published ${day.en}`,
      }
    : {
        'zh-CN': `${name['zh-CN']}的安排有变动(${day['zh-CN']}发布)`,
        en: `${name.en} has changed, published ${day.en}`,
      }
}

/** Who has seen it, or who told him. */
const receiptWords = ({ is, who }: NonNullable<Entry['receipt']>): Text =>
  is === 'told'
    ? { 'zh-CN': `${who ?? ''}已电话告知`, en: `told by telephone by ${who ?? ''}` }
    : { 'zh-CN': `${who ?? ''}已看`, en: `seen by ${who ?? ''}` }

const oldWords = (n: number): Text => ({
  'zh-CN': `${daysShown}天以前的变动(${n}项)`,
  en: `More than ${daysShown} days ago (${n})`,
})
