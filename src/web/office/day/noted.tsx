import type { FC } from 'hono/jsx'
import { momentWords } from '../../../calendar/instant.ts'
import type { KeptAttendance } from '../../../db/attendance-store.ts'
import {
  absenceWords,
  attendanceWords,
  attestationWords,
  entryWords,
  type ServedIs,
  servedWords,
} from '../../../domain/attendance.ts'
import { list, type Text } from '../../../domain/text.ts'
import type { OfficeCall } from '../../call.tsx'
import type { OfficeNames } from '../amendments/amendment-words.ts'
import type { Reception } from './receptions.ts'

const words = {
  before: { 'zh-CN': '之前的登记', en: 'Earlier entries' },
  nobody: { 'zh-CN': '无人来访', en: 'nobody came' },
  reason: { 'zh-CN': '理由', en: 'Reason' },
  note: { 'zh-CN': '备注', en: 'Note' },
} as const satisfies Record<string, Text>

const looks: Record<ServedIs, string> = { present: 'good', absent: 'bad', covered: 'warn', waiting: '' }

/** What became of a duty, in a word. */
export const ServedMark: FC<{ readonly call: OfficeCall; readonly is: ServedIs }> = ({ call, is }) => (
  <span class={`mark ${looks[is]}`.trim()}>{call.say(servedWords[is])}</span>
)

/** Leaders and who speaks for them are shown no numbers: of a case that does not exist for them they would tell. */
export const seesCounts = ({ viewer }: OfficeCall): boolean => viewer.leaders.length === 0

const countsOf = ({ batches, visitors }: KeptAttendance): Text[] => {
  if (batches === 0) return [words.nobody]
  return [
    ...(batches === null ? [] : [{ 'zh-CN': `${batches}批`, en: `${batches} groups` }]),
    ...(visitors === null ? [] : [{ 'zh-CN': `${visitors}人次`, en: `${visitors} visitors` }]),
  ]
}

/** 到岗 09:00–12:00 3批5人次 亲自接访、亲自听取 */
const contentWords = (call: OfficeCall, entry: KeptAttendance, names: OfficeNames): string => {
  const { is, coveredBy, why, arrived, left, attested } = entry
  const parts = [
    call.say(attendanceWords[is]),
    coveredBy === null ? '' : names.leader(coveredBy),
    why === null ? '' : call.say(absenceWords[why]),
    arrived === null && left === null ? '' : `${arrived ?? ''}–${left ?? ''}`,
    seesCounts(call) && is !== 'void' ? call.say(list(countsOf(entry))) : '',
    call.say(list(attested.map((one) => attestationWords[one]))),
  ]
  return parts.filter((part) => part !== '').join(' · ')
}

const Line: FC<{ readonly call: OfficeCall; readonly entry: KeptAttendance; readonly names: OfficeNames }> = ({
  call,
  entry,
  names,
}) => (
  <>
    <span class={entry.is === 'void' ? 'entry-content is-void' : 'entry-content'}>
      {contentWords(call, entry, names)}
    </span>
    {entry.note === '' ? null : (
      <span class="entry-note">
        {call.say(entry.entered === 'correction' ? words.reason : words.note)}: {entry.note}
      </span>
    )}
    <small class="quiet">
      <span class={entry.entered === 'first' ? undefined : 'mark warn'}>{call.say(entryWords[entry.entered])}</span>{' '}
      {entry.who} {call.say(momentWords(entry.at, call.office.timezone))}
    </small>
  </>
)

/** What holds of a reception, and every entry before it, who made it and when. */
export const Noted: FC<{
  readonly call: OfficeCall
  readonly reception: Reception
  readonly names: OfficeNames
}> = ({ call, reception: { holds, entries }, names }) => {
  const before = entries.filter((entry) => entry !== holds)
  return (
    <>
      {holds ? (
        <p class="noted">
          <Line {...{ call, names }} entry={holds} />
        </p>
      ) : null}
      {before.length > 0 ? (
        <details class="entry-history">
          <summary>
            {call.say(words.before)} ({before.length})
          </summary>
          <ol reversed class="entries-before">
            {before.map((entry) => (
              <li class="noted">
                <Line {...{ call, names, entry }} />
              </li>
            ))}
          </ol>
        </details>
      ) : null}
    </>
  )
}
