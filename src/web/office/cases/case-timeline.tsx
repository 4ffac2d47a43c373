import type { FC } from 'hono/jsx'
import { dayIn, momentWords } from '../../../calendar/instant.ts'
import type { Personal } from '../../../domain/case.ts'
import { caseEventWords } from '../../../domain/case-event.ts'
import { daysBetween } from '../../../domain/day.ts'
import { dateInYearWords } from '../../../domain/day-words.ts'
import type { Text } from '../../../domain/text.ts'
import type { OfficeCall } from '../../call.tsx'
import { clockName } from '../../cases/clock-name.ts'
import { eventDetails } from '../../cases/event-details.ts'
import type { CaseView } from './case-view.ts'

const words = {
  title: { 'zh-CN': '办理经过', en: 'What happened' },
  hidden: {
    'zh-CN': '每一步写下的批示、意见和理由不显示,在上面按“查看”以后显示。',
    en: 'What was written in each step is hidden; press “Look” above to see it.',
  },
  program: { 'zh-CN': '系统', en: 'the program' },
  entered: { 'zh-CN': '登记', en: 'entered' },
  late: (days: number): Text => ({ 'zh-CN': `晚${days}天补记`, en: `entered ${days} days late` }),
  struck: { 'zh-CN': '已作废', en: 'struck out' },
  by: (n: number): Text => ({ 'zh-CN': `见第${n}条`, en: `by entry ${n}` }),
} as const

/** Days after which an entry is shown as late. */
const lateAfter = 1

/** Everything on record of a case, in the order it was entered; `notes` are there once somebody has looked. */
export const CaseTimeline: FC<{
  readonly call: OfficeCall
  readonly view: CaseView
  readonly notes: Personal['notes'] | undefined
}> = ({ call, view, notes }) => {
  const { events, names, clocks, seesNumbers, mayLook } = view
  const { say, office } = call
  const struckBy = new Map(events.flatMap((event) => (event.what === 'struck' ? [[event.data.event, event]] : [])))
  return (
    <>
      <h2>{say(words.title)}</h2>
      {notes === undefined && mayLook ? <p class="quiet">{say(words.hidden)}</p> : null}
      <ol class="case-timeline">
        {events.map((event) => {
          const details = say(eventDetails(event, names, (id) => clockName(clocks, id), seesNumbers))
          const strike = struckBy.get(event.n)
          const daysLate = daysBetween(event.day, dayIn(event.at, office.timezone))
          const happened = (
            <>
              <b>{say(caseEventWords[event.what])}</b> {details}
              {notes?.[event.n] ? <span class="as-typed">{notes[event.n]}</span> : null}
            </>
          )
          return (
            <li class="happened">
              <time class="when" datetime={event.day}>
                {say(dateInYearWords(event.day))}
              </time>
              <div>
                {strike ? <s>{happened}</s> : happened}
                {strike ? (
                  <small class="more">
                    <span class="mark bad">{say(words.struck)}</span> {strike.who ?? say(words.program)}{' '}
                    {say(momentWords(strike.at, office.timezone))} {say(words.by(strike.n))}
                    {notes?.[strike.n] ? `:${notes[strike.n]}` : ''}
                  </small>
                ) : null}
                <small class="more quiet">
                  {event.who ?? say(words.program)} {say(momentWords(event.at, office.timezone))}{' '}
                  {say(words.entered)}{' '}
                  {daysLate > lateAfter ? <span class="mark warn">{say(words.late(daysLate))}</span> : null}
                </small>
              </div>
            </li>
          )
        })}
      </ol>
    </>
  )
}
