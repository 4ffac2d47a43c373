import type { FC } from 'hono/jsx'
import type { KeptCase } from '../../../db/case-store.ts'
import { lookAtPersonal } from '../../../db/personal-store.ts'
import { caseStateWords, type Personal } from '../../../domain/case.ts'
import { type CaseEventKind, caseEventWords } from '../../../domain/case-event.ts'
import { type Deadline, isMissed } from '../../../domain/deadline.ts'
import type { Text } from '../../../domain/text.ts'
import { countedEvents } from '../../../reception/case-of.ts'
import type { OfficeCall } from '../../call.tsx'
import { caseNames } from '../../cases/case-names.ts'
import { dueLook, dueWords } from '../../cases/due-words.ts'
import { eventDetails } from '../../cases/event-details.ts'
import { plainPage } from '../../plain-page.tsx'
import { todayOf } from '../today.ts'
import { dayShown } from './day-shown.ts'
import { caresWords } from './mine-cases.tsx'
import { isOf, ownCase, partWords, readCase } from './own-cases.ts'
import { OwnWords } from './own-words.tsx'

const words = {
  title: { 'zh-CN': '信访事项', en: 'Case' },
  back: { 'zh-CN': '回到我的接访', en: 'Back to my page' },
  state: { 'zh-CN': '进展', en: 'State' },
  part: { 'zh-CN': '我的职责', en: 'My part' },
  received: { 'zh-CN': '接访日期', en: 'Received' },
  place: { 'zh-CN': '接访地点', en: 'Place' },
  visit: { 'zh-CN': '来访情况', en: 'Visit' },
  first: { 'zh-CN': '初信初访', en: 'first visit' },
  repeat: { 'zh-CN': '重信重访', en: 'repeat visit' },
  receiver: { 'zh-CN': '接待领导', en: 'Received by' },
  inCharge: { 'zh-CN': '包案领导', en: 'Leader in charge' },
  lead: { 'zh-CN': '责任单位', en: 'Unit in charge' },
  co: { 'zh-CN': '协办单位', en: 'Units that help' },
  cares: { 'zh-CN': '四包', en: 'Four duties' },
  limits: { 'zh-CN': '期限', en: 'Limits' },
  noLimits: { 'zh-CN': '没有期限。', en: 'There are none.' },
  right: { 'zh-CN': '逾期视为放弃', en: 'a right: it lapses' },
  met: { 'zh-CN': '已按期完成', en: 'met in time' },
  late: { 'zh-CN': '完成时已超期', en: 'met late' },
  over: { 'zh-CN': '已终止', en: 'ended' },
  held: { 'zh-CN': '听证中,暂停计时', en: 'held up by a hearing' },
  timeline: { 'zh-CN': '经过', en: 'What happened' },
} as const satisfies Record<string, Text>

/** What a leader is not shown of what happened: numbers, and whom else a case concerns. */
const hiddenEvents: readonly CaseEventKind[] = ['numbered', 'concerned', 'corrected']

/** A case as one of its leaders sees it; an id that is not of one of his is unknown, whatever the reason. */
export const showOwnCase = (call: OfficeCall): Promise<Response> => {
  const kept = ownCase(call)
  return kept ? casePage(call, kept, undefined) : plainPage(call, 'notFound')
}

/** The leaders somebody is himself in this office. */
const isHimself = ({ person, office }: OfficeCall, kept: KeptCase): boolean =>
  person.memberships.some(
    ({ office: of, role, leader }) =>
      of === office.id && role === 'leader' && leader !== null && isOf(kept, leader),
  )

/** Shows a leader himself the words about people of a case of his; the log says that he looked. */
export const lookAtOwnCase = (call: OfficeCall): Promise<Response> => {
  const kept = ownCase(call)
  if (!kept || !isHimself(call, kept)) return plainPage(call, 'notFound')
  const { database, keys } = call.app
  const found = database.write(() =>
    lookAtPersonal(database, keys, call.actor, { id: kept.case, kind: 'case' }, 'mine'),
  )
  return casePage(call, kept, found ?? null)
}

/** The page; `personal` is what is shown of people: undefined while nobody has looked, null where nothing is kept. */
const casePage = (call: OfficeCall, kept: KeptCase, personal: Personal | null | undefined): Promise<Response> => {
  const { events, one, limits, nameOf } = readCase(call, kept)
  const names = caseNames(call.database, call.office)
  const today = todayOf(call)
  const parts = [...call.ownLeaders].filter((leader) => isOf(kept, leader))
  const isMine = (leader: string | null): boolean => leader !== null && parts.includes(leader)
  const facts: readonly (readonly [Text, string])[] = [
    [words.state, call.say(caseStateWords[one.state])],
    [
      words.part,
      [
        ...(isMine(kept.receiver) ? [partWords.received] : []),
        ...(isMine(kept.inCharge) ? [partWords.inCharge] : []),
      ]
        .map((part) => call.say(part))
        .join('、'),
    ],
    [words.received, call.say(dayShown(one.received, today))],
    [words.place, names.place(one.place)],
    [words.visit, call.say(visitWords(one))],
    [words.receiver, names.leader(one.receiver)],
    [words.inCharge, names.leader(one.inCharge)],
    [words.lead, names.unit(one.lead)],
    [words.co, one.co.map(names.unit).join('、')],
    [words.cares, one.inCharge === null ? '' : call.say(caresWords(one.cares))],
  ]
  return call.page(
    { title: words.title, tab: 'mine' },
    <div class="own-case">
      <p>
        <a href={call.at('/mine')}>{call.say(words.back)}</a>
      </p>
      <h1>{names.subject(one.subject)}</h1>
      <dl class="case-facts">
        {facts.map(([name, value]) =>
          value === '' ? null : (
            <>
              <dt>{call.say(name)}</dt>
              <dd>{value}</dd>
            </>
          ),
        )}
      </dl>
      <OwnWords {...{ call, personal }} mayLook={isHimself(call, kept) && !one.isPurged} of={kept.case} />
      <h2>{call.say(words.limits)}</h2>
      <Limits {...{ call, limits, nameOf }} />
      <h2>{call.say(words.timeline)}</h2>
      <ol class="case-events">
        {countedEvents(events)
          .filter(({ what }) => !hiddenEvents.includes(what))
          .map((event) => (
            <li>
              <time datetime={event.day}>{call.say(dayShown(event.day, today))}</time>
              <span>
                <b>{call.say(caseEventWords[event.what])}</b>{' '}
                {event.what === 'registered' ? null : call.say(eventDetails(event, names, nameOf, false))}
                {personal?.notes[event.n] ? <span class="case-note">{personal.notes[event.n]}</span> : null}
              </span>
            </li>
          ))}
      </ol>
    </div>,
  )
}

const visitWords = ({
  isFirst,
  isCollective,
  heads,
  representatives,
}: {
  readonly isFirst: boolean
  readonly isCollective: boolean
  readonly heads: number
  readonly representatives: number
}): Text => {
  const visit = isFirst ? words.first : words.repeat
  return isCollective
    ? {
        'zh-CN': `${visit['zh-CN']},集体访${heads}人(代表${representatives}人)`,
        en: `${visit.en}, a group of ${heads} (${representatives} representatives)`,
      }
    : { 'zh-CN': `${visit['zh-CN']},个体访${heads}人`, en: `${visit.en}, ${heads} by themselves` }
}

const Limits: FC<{
  readonly call: OfficeCall
  readonly limits: readonly Deadline[]
  readonly nameOf: (clock: string) => Text
}> = ({ call, limits, nameOf }) => {
  if (limits.length === 0) return <p class="quiet">{call.say(words.noLimits)}</p>
  return (
    <ul class="due-list">
      {limits.map((limit) => (
        <li>
          <span>
            {call.say(nameOf(limit.clock))}
            {limit.isRight ? <small class="quiet"> {call.say(words.right)}</small> : null}
          </span>{' '}
          {limit.due === null ? null : <span>{call.say(dayShown(limit.due, todayOf(call)))}</span>}{' '}
          <LimitMark {...{ call, limit }} />
        </li>
      ))}
    </ul>
  )
}

const LimitMark: FC<{ readonly call: OfficeCall; readonly limit: Deadline }> = ({ call, limit }) => {
  const today = todayOf(call)
  const isLate = isMissed(limit, today)
  const [look, said]: [string, Text] =
    limit.is === 'ended'
      ? ['', words.over]
      : limit.is === 'met'
        ? [isLate ? 'bad' : 'good', isLate ? words.late : words.met]
        : limit.due === null
          ? ['', words.held]
          : [limit.isRight ? '' : dueLook(limit.due, today), dueWords(limit.due, today)]
  return <span class={`mark ${look}`}>{call.say(said)}</span>
}
