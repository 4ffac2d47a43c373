import type { FC } from 'hono/jsx'
import { casesOfReception } from '../../../db/case-list.ts'
import type { KeptLeader } from '../../../db/leader-store.ts'
import { servedIs } from '../../../domain/attendance.ts'
import { activityWords, sessionWords } from '../../../domain/place.ts'
import type { Text } from '../../../domain/text.ts'
import type { OfficeCall } from '../../call.tsx'
import type { CaseNames } from '../../cases/case-names.ts'
import type { Form, Wrongs } from '../../form.tsx'
import type { OfficeNames } from '../amendments/amendment-words.ts'
import { EntryFields } from './entry-fields.tsx'
import { fieldOf } from './entry-form.ts'
import { Noted, ServedMark, seesCounts } from './noted.tsx'
import { mayNotBeCovered, type Reception } from './receptions.ts'

const words = {
  unplanned: { 'zh-CN': '无计划接访', en: 'not planned' },
  void: { 'zh-CN': '已作废', en: 'void' },
  correct: { 'zh-CN': '更正', en: 'Correct' },
  notCovered: { 'zh-CN': '按设置不能由他人顶替', en: 'by the settings nobody stands in here' },
  wasCovered: {
    'zh-CN': '按设置,这个职务不能由他人顶替;已照实登记。',
    en: 'By the settings nobody stands in for this post; it is entered as it was.',
  },
  cases: { 'zh-CN': '本次信访事项', en: 'Cases taken' },
  register: { 'zh-CN': '登记信访事项', en: 'Register a case' },
} as const satisfies Record<string, Text>

/** What all cards of a day need. */
export interface DayNames {
  readonly names: OfficeNames
  readonly cases: CaseNames
  readonly leaders: ReadonlyMap<string, KeptLeader>
  /** Who may have come instead. */
  readonly candidates: readonly { readonly value: string; readonly words: string }[]
}

interface CardProps extends DayNames {
  readonly call: OfficeCall
  readonly today: string
  readonly reception: Reception
  /** The fields as typed, or as they stand. */
  readonly form: Form
  readonly wrongs: Wrongs
  readonly isTyped: boolean
  readonly canEnter: boolean
}

/** A reception of the day: whose it is, what was noted of it, the fields to note it. */
export const ReceptionCard: FC<CardProps> = (props) => {
  const { call, reception, names, leaders, today, canEnter } = props
  const { isPlanned, holds, date, session, start, end, place, unit, activity, leader } = reception
  const isVoid = !isPlanned && holds?.is === 'void'
  const is = isPlanned ? servedIs(reception, holds, today) : undefined
  const known = leaders.get(leader)
  const isNotCovered = isPlanned && known !== undefined && mayNotBeCovered(call, known, reception)
  const title = `card-${reception.reception}`
  return (
    <section class={isVoid ? 'reception is-void' : 'reception'} aria-labelledby={title}>
      <h2 id={title} class="reception-leader">
        {names.leader(leader)} <small class="reception-post">{names.title(leader, unit, date)}</small>
      </h2>
      <p class="reception-facts">
        {call.say(sessionWords[session])} {start === null ? '' : `${start}–${end} `}· {names.place(place)} ·{' '}
        {call.say(activityWords[activity])}{' '}
        {isPlanned ? null : <span class="mark">{call.say(isVoid ? words.void : words.unplanned)}</span>}
        {is ? <ServedMark {...{ call, is }} /> : null}{' '}
        {isNotCovered && holds?.is !== 'covered' ? (
          <span class="mark warn">{call.say(words.notCovered)}</span>
        ) : null}
      </p>
      {isNotCovered && holds?.is === 'covered' ? <p class="notice warn">{call.say(words.wasCovered)}</p> : null}
      <Noted {...{ call, reception, names }} />
      {canEnter && !isVoid ? <Fields {...props} /> : null}
      {date <= today && !isVoid ? <Cases {...props} /> : null}
    </section>
  )
}

const Fields: FC<CardProps> = ({ call, reception, form, wrongs, isTyped, candidates }) => {
  const { isPlanned, holds, entries, after } = reception
  const id = reception.reception
  const fields = (
    <EntryFields
      {...{ call, isPlanned, form, wrongs }}
      reception={id}
      isCorrection={holds !== undefined}
      needsReason={entries.length > 0}
      withCounts={seesCounts(call) || holds === undefined}
      candidates={candidates.filter(({ value }) => value !== reception.leader)}
    />
  )
  return (
    <>
      <input type="hidden" name="reception" value={id} />
      <input type="hidden" name={fieldOf('after', id)} value={String(after)} />
      {holds ? (
        <details class="correct" open={isTyped}>
          <summary>{call.say(words.correct)}</summary>
          {fields}
        </details>
      ) : (
        fields
      )}
    </>
  )
}

/** The cases taken in it, and the way to one more. */
const Cases: FC<CardProps> = ({ call, reception, cases }) => {
  const { reception: id } = reception
  const taken = casesOfReception(call.database, call.viewer, id).filter(({ office }) => office === call.office.id)
  const isClerk = call.roles.has('clerk')
  if (taken.length === 0 && !isClerk) return null
  return (
    <p class="reception-cases">
      {taken.length > 0 ? `${call.say(words.cases)} (${taken.length}): ` : null}
      {taken.map((kept) => (
        <>
          <a href={call.at(`/cases/${kept.case}`)}>
            {/* No leader sees a number: a gap would tell of a case. */}
            {seesCounts(call) ? cases.number(kept) : cases.subject(kept.subject)}
          </a>{' '}
        </>
      ))}
      {isClerk ? (
        <a class="register" href={call.at(`/cases/new?reception=${encodeURIComponent(id)}`)}>
          {call.say(words.register)}
        </a>
      ) : null}
    </p>
  )
}
