import type { FC } from 'hono/jsx'
import type { Text } from '../../../domain/text.ts'
import { sayChange, sayDuty } from '../../../words/leader-changes.ts'
import type { OfficeCall } from '../../call.tsx'
import type { OfficeNames } from '../amendments/amendment-words.ts'
import { dutiesOf, type Entry } from './entries.ts'

const words = {
  overtaken: { 'zh-CN': '后来又变了', en: 'changed again later' },
} as const satisfies Record<string, Text>

/** What an entry changes, one change a line: the day first, then what is. */
export const ChangeList: FC<{
  readonly call: OfficeCall
  readonly entry: Entry
  readonly names: OfficeNames
  /** Spoken to the leader himself. */
  readonly isOwn: boolean
}> = ({ call, entry, names, isOwn }) => (
  <ul class="changes">
    {entry.changes.map((change) => {
      const { when, what } =
        entry.n === 1 && change.now ? sayDuty(change.now, names) : sayChange(change, names, isOwn)
      return (
        <li class="change">
          <b>{call.say(when)}</b> {call.say(what)}
          {dutiesOf(change).some((id) => entry.overtaken.has(id)) ? (
            <>
              {' '}
              <span class="mark warn">{call.say(words.overtaken)}</span>
            </>
          ) : null}
        </li>
      )
    })}
  </ul>
)
