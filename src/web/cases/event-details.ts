import {
  type CaseEvent,
  careWords,
  dispositionWords,
  mediationWords,
  outcomeWords,
  routeWords,
  satisfactionWords,
} from '../../domain/case-event.ts'
import { dateInYearWords } from '../../domain/day-words.ts'
import { sessionWords } from '../../domain/place.ts'
import { join, list, same, type Text } from '../../domain/text.ts'
import { levelWords } from '../../domain/unit.ts'
import type { CaseNames } from './case-names.ts'

const words = {
  unit: { 'zh-CN': '责任单位', en: 'unit in charge' },
  co: { 'zh-CN': '协办单位', en: 'co-handling units' },
  by: { 'zh-CN': '限期', en: 'by' },
  upheld: { 'zh-CN': '异议成立,重新交办', en: 'upheld: it is to be assigned anew' },
  kept: { 'zh-CN': '异议不成立,继续办理', en: 'not upheld: the unit goes on' },
  more: { 'zh-CN': '延长', en: 'longer by' },
  days: (n: number): Text => ({ 'zh-CN': `${n}天`, en: n === 1 ? '1 day' : `${n} days` }),
  approver: { 'zh-CN': '批准人', en: 'approved by' },
  told: { 'zh-CN': '告知信访人', en: 'petitioner told' },
  settled: { 'zh-CN': '已化解', en: 'settled' },
  unsettled: { 'zh-CN': '未化解', en: 'not settled' },
  receiver: { 'zh-CN': '接待领导', en: 'receiver' },
  newReceiver: { 'zh-CN': '接待领导改为', en: 'receiver from now on' },
  newInCharge: { 'zh-CN': '包案领导改为', en: 'leader in charge from now on' },
  concerns: { 'zh-CN': '涉及', en: 'concerns' },
  nobody: { 'zh-CN': '不涉及任何领导和单位', en: 'concerns nobody' },
  session: { 'zh-CN': '时段', en: 'session' },
  place: { 'zh-CN': '地点', en: 'place' },
  level: { 'zh-CN': '层级', en: 'level' },
  none: { 'zh-CN': '无', en: 'none' },
  subject: { 'zh-CN': '分类', en: 'subject' },
  first: { 'zh-CN': '初信初访', en: 'first visit' },
  repeat: { 'zh-CN': '重信重访', en: 'repeat visit' },
  collective: { 'zh-CN': '集体访', en: 'a group' },
  individual: { 'zh-CN': '个体访', en: 'by themselves' },
  heads: { 'zh-CN': '来访人数', en: 'heads' },
  representatives: { 'zh-CN': '代表人数', en: 'representatives' },
  entry: (n: number): Text => ({ 'zh-CN': `第${n}条`, en: `entry ${n}` }),
} as const

const between: Text = { 'zh-CN': ';', en: '; ' }
const labelled = (label: Text, value: Text): Text => ({
  'zh-CN': `${label['zh-CN']}:${value['zh-CN']}`,
  en: `${label.en}: ${value.en}`,
})

/** What an event says beside its kind, in words of matters, units and leaders; `seesNumbers`: numbers too. */
export const eventDetails = (
  event: CaseEvent,
  names: CaseNames,
  clockName: (id: string) => Text,
  seesNumbers: boolean,
): Text => join(detailsOf(event, names, clockName, seesNumbers), between)

const detailsOf = (
  event: CaseEvent,
  names: CaseNames,
  clockName: (id: string) => Text,
  seesNumbers: boolean,
): readonly Text[] => {
  const leader = (id: string | null): Text[] => (id === null ? [] : [same(names.leader(id))])
  const as = (label: Text, id: string | null): Text[] => leader(id).map((name) => labelled(label, name))
  const until = (day: string | null): Text[] => (day === null ? [] : [labelled(words.by, dateInYearWords(day))])
  const all = (units: readonly string[], leaders: readonly string[]): Text =>
    list([...units.map(names.unit), ...leaders.map(names.leader)].map(same))
  const concerned = (units: readonly string[], leaders: readonly string[]): Text[] =>
    units.length + leaders.length === 0 ? [] : [labelled(words.concerns, all(units, leaders))]
  switch (event.what) {
    case 'registered':
      return [
        ...as(words.receiver, event.data.receiver),
        ...concerned(event.data.concerns.units, event.data.concerns.leaders),
      ]
    case 'corrected':
      return corrections(event.data, names)
    case 'numbered':
      return seesNumbers ? [same(event.data.nationalNumber)] : []
    case 'concerned': {
      const { concerns, receiver, inCharge } = event.data
      const found = concerned(concerns.units, concerns.leaders)
      return [
        ...(found.length > 0 ? found : [words.nobody]),
        ...as(words.newReceiver, receiver),
        ...as(words.newInCharge, inCharge),
      ]
    }
    case 'disposed':
      return [dispositionWords[event.data.as], ...until(event.data.by)]
    case 'first-handled':
      return [same(names.unit(event.data.unit)), ...leader(event.data.leader)]
    case 'put-in-charge':
    case 'instructed':
    case 'supervised':
    case 'visited':
      return leader(event.data.leader)
    case 'assigned': {
      const { lead, co, by } = event.data
      return [
        labelled(words.unit, same(names.unit(lead))),
        ...(co.length > 0 ? [labelled(words.co, all(co, []))] : []),
        ...until(by),
      ]
    }
    case 'objection-settled':
      return [event.data.isUpheld ? words.upheld : words.kept]
    case 'extended': {
      const { clock, days, approver, told } = event.data
      return [
        join([clockName(clock), words.more, words.days(days)], { 'zh-CN': '', en: ' ' }),
        ...as(words.approver, approver),
        labelled(words.told, dateInYearWords(told)),
      ]
    }
    case 'joint':
      return [all(event.data.units, event.data.leaders)]
    case 'cared':
      return [careWords[event.data.care]]
    case 'mediated':
      return [mediationWords[event.data.step]]
    case 'concluded':
      return event.data.outcomes.map((outcome) => outcomeWords[outcome])
    case 'satisfied':
      return [satisfactionWords[event.data.is]]
    case 'transferred':
      return [routeWords[event.data.route]]
    case 'closed':
      return [event.data.isSettled ? words.settled : words.unsettled]
    case 'struck':
      return [words.entry(event.data.event)]
    default:
      return []
  }
}

/** What was put right of what is registered. */
const corrections = (
  data: Extract<CaseEvent, { what: 'corrected' }>['data'],
  names: CaseNames,
): readonly Text[] => {
  const { session, place, level, isFirst, isCollective, heads, representatives, subject } = data
  const value = <T>(one: T | undefined, said: (one: T) => Text): Text[] => (one === undefined ? [] : [said(one)])
  return [
    ...value(session, (one) => labelled(words.session, one === null ? words.none : sessionWords[one])),
    ...value(place, (one) => labelled(words.place, one === null ? words.none : same(names.place(one)))),
    ...value(level, (one) => labelled(words.level, levelWords[one])),
    ...value(isFirst, (one) => (one ? words.first : words.repeat)),
    ...value(isCollective, (one) => (one ? words.collective : words.individual)),
    ...value(heads, (one) => labelled(words.heads, same(String(one)))),
    ...value(representatives, (one) => labelled(words.representatives, same(String(one)))),
    ...value(subject, (one) => labelled(words.subject, same(names.subject(one)))),
  ]
}
