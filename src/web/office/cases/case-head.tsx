import type { Child, FC } from 'hono/jsx'
import { caseById } from '../../../db/case-store.ts'
import { caseStateWords } from '../../../domain/case.ts'
import {
  careWords,
  dispositionWords,
  mediationWords,
  outcomeWords,
  routeWords,
  satisfactionWords,
} from '../../../domain/case-event.ts'
import { dateInYearWords } from '../../../domain/day-words.ts'
import { sessionWords } from '../../../domain/place.ts'
import { join, list, type Text } from '../../../domain/text.ts'
import { levelWords } from '../../../domain/unit.ts'
import type { OfficeCall } from '../../call.tsx'
import type { CaseView } from './case-view.ts'

const words = {
  number: { 'zh-CN': '编号', en: 'Number' },
  national: { 'zh-CN': '国家系统编号', en: 'National number' },
  received: { 'zh-CN': '接访日期', en: 'Received' },
  receiver: { 'zh-CN': '接待领导', en: 'Received by' },
  noReceiver: { 'zh-CN': '没有领导接待', en: 'no leader' },
  subject: { 'zh-CN': '事项分类', en: 'Subject' },
  place: { 'zh-CN': '接访地点', en: 'Place' },
  level: { 'zh-CN': '接访层级', en: 'Level' },
  visit: { 'zh-CN': '来访情况', en: 'Visit' },
  first: { 'zh-CN': '初信初访', en: 'first visit' },
  repeat: { 'zh-CN': '重信重访', en: 'repeat visit' },
  earlier: { 'zh-CN': '上一次的事项', en: 'the earlier case' },
  inCharge: { 'zh-CN': '包案领导', en: 'Leader in charge' },
  cares: { 'zh-CN': '四包', en: 'In the leader’s care' },
  firstHandler: { 'zh-CN': '首办责任', en: 'First handler' },
  fixed: { 'zh-CN': '确定后不再更改', en: 'fixed once set' },
  lead: { 'zh-CN': '责任单位', en: 'Unit in charge' },
  co: { 'zh-CN': '协办单位', en: 'Co-handling units' },
  disposition: { 'zh-CN': '处理方式', en: 'Dealt with' },
  mediation: { 'zh-CN': '阳光调处', en: 'Mediation' },
  outcome: { 'zh-CN': '办理结果', en: 'Outcome' },
  route: { 'zh-CN': '法定途径', en: 'Legal route' },
  satisfaction: { 'zh-CN': '群众评价', en: 'Judged by the petitioner' },
  visited: { 'zh-CN': '回访', en: 'Return visit' },
  isVisited: { 'zh-CN': '已回访', en: 'paid' },
  ended: { 'zh-CN': '结束', en: 'Ended' },
  settled: { 'zh-CN': '已化解', en: 'settled' },
  unsettled: { 'zh-CN': '未化解', en: 'not settled' },
  concerns: { 'zh-CN': '回避', en: 'Withdrawal' },
  concerning: { 'zh-CN': '涉及', en: 'concerns' },
} as const satisfies Record<string, Text>

/** What is registered of a case, and what has become of it. */
export const CaseHead: FC<{ readonly call: OfficeCall; readonly view: CaseView }> = ({ call, view }) => {
  const { kept, one, names, seesNumbers } = view
  const { say } = call
  const inList = (texts: readonly Text[]): string => say(list(texts))
  const facts: readonly (readonly [Text, Child])[] = [
    [words.number, seesNumbers ? names.number(kept) : ''],
    [words.national, seesNumbers ? (one.nationalNumber ?? '') : ''],
    [words.received, <Received {...{ call, view }} />],
    [words.receiver, names.leader(one.receiver) || say(words.noReceiver)],
    [words.subject, `${one.subject} ${names.subject(one.subject)}`],
    [words.place, names.place(one.place)],
    [words.level, say(levelWords[one.level])],
    [words.visit, <Visit {...{ call, view }} />],
    [words.disposition, one.disposition === null ? '' : say(dispositionWords[one.disposition])],
    [
      words.firstHandler,
      one.firstHandler === null ? (
        ''
      ) : (
        <>
          {names.unit(one.firstHandler.unit)} {names.leader(one.firstHandler.leader)}{' '}
          <small class="quiet">({say(words.fixed)})</small>
        </>
      ),
    ],
    [words.lead, names.unit(one.lead)],
    [words.co, one.co.map(names.unit).join('、')],
    [words.inCharge, names.leader(one.inCharge)],
    [words.cares, one.cares.length === 0 ? '' : inList(one.cares.map((care) => careWords[care]))],
    [words.mediation, inList(one.mediation.map((step) => mediationWords[step]))],
    [words.outcome, inList(one.outcomes.map((outcome) => outcomeWords[outcome]))],
    [words.route, one.route === null ? '' : say(routeWords[one.route])],
    [words.satisfaction, one.satisfaction === null ? '' : say(satisfactionWords[one.satisfaction])],
    [words.visited, one.isVisited ? say(words.isVisited) : ''],
    [words.ended, one.ended === null ? '' : <Ended {...{ call, view }} />],
    [
      words.concerns,
      one.concerns.leaders.length + one.concerns.units.length === 0
        ? ''
        : `${say(words.concerning)} ${[...one.concerns.units.map(names.unit), ...one.concerns.leaders.map(names.leader)].join('、')}`,
    ],
  ]
  return (
    <>
      <p>
        <span class={`mark ${one.isOpen ? 'warn' : 'good'}`}>{say(caseStateWords[one.state])}</span>
      </p>
      <dl class="facts">
        {facts.map(([name, value]) =>
          value === '' ? null : (
            <>
              <dt class="fact">{say(name)}</dt>
              <dd class="value">{value}</dd>
            </>
          ),
        )}
      </dl>
    </>
  )
}

type Part = FC<{ readonly call: OfficeCall; readonly view: CaseView }>

/** The day, which leads to the reception it was taken in. */
const Received: Part = ({ call, view: { one } }) => {
  const day = call.say(dateInYearWords(one.received))
  return (
    <>
      {one.reception === null ? day : <a href={call.at(`/day/${one.received}`)}>{day}</a>}
      {one.session === null ? '' : ` ${call.say(sessionWords[one.session])}`}
    </>
  )
}

const Visit: Part = ({ call, view: { one } }) => {
  // An earlier case may be one that does not exist for who asks.
  const earlier =
    one.earlier === null ? undefined : caseById(call.database, call.office.id, call.viewer, one.earlier)
  return (
    <>
      {call.say(one.isFirst ? words.first : words.repeat)}
      {call.say(size(one))}
      {earlier ? (
        <>
          {' '}
          <a href={call.at(`/cases/${encodeURIComponent(earlier.case)}`)}>{call.say(words.earlier)}</a>
        </>
      ) : null}
    </>
  )
}

const size = ({ isCollective, heads, representatives }: CaseView['one']): Text =>
  isCollective
    ? {
        'zh-CN': `,集体访${heads}人,代表${representatives}人`,
        en: `, a group of ${heads} with ${representatives} representatives`,
      }
    : { 'zh-CN': `,个体访${heads}人`, en: `, ${heads} by themselves` }

const Ended: Part = ({ call, view: { one } }) => {
  if (one.ended === null) return null
  const settled = one.isSettled === null ? [] : [one.isSettled ? words.settled : words.unsettled]
  return <>{call.say(join([dateInYearWords(one.ended), ...settled], { 'zh-CN': ',', en: ', ' }))}</>
}
