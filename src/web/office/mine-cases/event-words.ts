import {
  type CaseEvent,
  type CaseEventKind,
  careWords,
  dispositionWords,
  mediationWords,
  outcomeWords,
  routeWords,
  satisfactionWords,
} from '../../../domain/case-event.ts'
import type { Day } from '../../../domain/day.ts'
import { join, list, same, type Text } from '../../../domain/text.ts'
import type { CaseNames } from '../../cases/case-names.ts'
import { dayShown } from './day-shown.ts'

/** What a leader is not shown of what happened: numbers, and whom else a case concerns. */
export const hiddenEvents: readonly CaseEventKind[] = ['numbered', 'concerned', 'corrected']

const words = {
  unit: { 'zh-CN': '责任单位', en: 'unit in charge' },
  co: { 'zh-CN': '协办单位', en: 'with' },
  by: { 'zh-CN': '限期', en: 'by' },
  upheld: { 'zh-CN': '异议成立,重新交办', en: 'upheld: it is to be assigned anew' },
  kept: { 'zh-CN': '异议不成立', en: 'not upheld' },
  days: { 'zh-CN': '天', en: ' days' },
  approver: { 'zh-CN': '批准人', en: 'approved by' },
  settled: { 'zh-CN': '已化解', en: 'settled' },
  unsettled: { 'zh-CN': '未化解', en: 'not settled' },
} as const satisfies Record<string, Text>

const between: Text = { 'zh-CN': ';', en: '; ' }
const labelled = (label: Text, value: Text): Text => ({
  'zh-CN': `${label['zh-CN']}:${value['zh-CN']}`,
  en: `${label.en}: ${value.en}`,
})

/** What an event says beside its kind, in words; of matters, units and leaders alone. */
export const eventWords = (
  event: CaseEvent,
  names: CaseNames,
  clockName: (id: string) => Text,
  today: Day,
): Text => {
  const leader = (id: string | null): Text[] => (id === null ? [] : [same(names.leader(id))])
  const until = (day: string | null): Text[] => (day === null ? [] : [labelled(words.by, dayShown(day, today))])
  const said = (): readonly Text[] => {
    switch (event.what) {
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
        const others = list(co.map((unit) => same(names.unit(unit))))
        return [
          labelled(words.unit, same(names.unit(lead))),
          ...(co.length > 0 ? [labelled(words.co, others)] : []),
          ...until(by),
        ]
      }
      case 'objection-settled':
        return [event.data.isUpheld ? words.upheld : words.kept]
      case 'extended': {
        const { clock, days, approver } = event.data
        const by = join([same(String(days)), words.days], same(''))
        return [labelled(clockName(clock), by), labelled(words.approver, same(names.leader(approver)))]
      }
      case 'joint':
        return [list([...event.data.units.map(names.unit), ...event.data.leaders.map(names.leader)].map(same))]
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
      default:
        return []
    }
  }
  return join(said(), between)
}
