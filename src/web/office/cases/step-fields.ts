import type { Case } from '../../../domain/case.ts'
import {
  type CaseEventKind,
  careWords,
  dispositionWords,
  mediationWords,
  outcomeWords,
  routeWords,
  satisfactionWords,
} from '../../../domain/case-event.ts'
import { sessionWords } from '../../../domain/place.ts'
import type { Text } from '../../../domain/text.ts'
import { levelWords } from '../../../domain/unit.ts'
import type { StepChoices } from './step-choices.ts'

/** Where the choices of a field come from: lists of the office, or words of the event itself. */
type From = keyof StepChoices | Readonly<Record<string, Text>>

/** One field of a step’s form, by the name it has in the event. */
export interface StepField {
  readonly name: string
  readonly label: Text
  readonly hint?: Text
  readonly is: 'one' | 'many' | 'day' | 'count' | 'line'
  readonly from?: From
  /** Words for choosing none, or leaving it empty; absent: it has to be filled in. */
  readonly none?: Text
  /** What it holds before anybody types. */
  readonly holds?: (one: Case) => string | readonly string[]
}

const words = {
  later: { 'zh-CN': '可不填', en: 'may stay empty' },
  nobody: { 'zh-CN': '不指定', en: 'nobody' },
  unchanged: { 'zh-CN': '不变', en: 'no change' },
  by: { 'zh-CN': '限期', en: 'By which day' },
  leader: { 'zh-CN': '领导', en: 'Leader' },
} as const satisfies Record<string, Text>

const yesNo = (yes: Text, no: Text): From => ({ yes, no })
const leader: StepField = { name: 'leader', label: words.leader, is: 'one', from: 'leaders' }
const maybeLeader: StepField = { ...leader, none: words.nobody }

/** The fields of each kind of step beside day and note. */
export const stepFields: Readonly<Partial<Record<CaseEventKind, readonly StepField[]>>> = {
  numbered: [
    {
      name: 'nationalNumber',
      label: { 'zh-CN': '国家系统编号', en: 'National number' },
      hint: { 'zh-CN': '照国家信访信息系统里的填', en: 'As the national system has it' },
      is: 'line',
      holds: ({ nationalNumber }) => nationalNumber ?? '',
    },
  ],
  corrected: [
    {
      name: 'subject',
      label: { 'zh-CN': '事项分类', en: 'Subject' },
      is: 'one',
      from: 'subjects',
      holds: ({ subject }) => subject,
    },
    {
      name: 'place',
      label: { 'zh-CN': '接访地点', en: 'Place' },
      is: 'one',
      from: 'places',
      none: { 'zh-CN': '不在接访地点(来信、来电等)', en: 'none (by letter, telephone …)' },
      holds: ({ place }) => place ?? '',
    },
    {
      name: 'session',
      label: { 'zh-CN': '时段', en: 'Session' },
      is: 'one',
      from: sessionWords,
      none: { 'zh-CN': '不分时段', en: 'none' },
      holds: ({ session }) => session ?? '',
    },
    {
      name: 'level',
      label: { 'zh-CN': '接访层级', en: 'Level' },
      is: 'one',
      from: levelWords,
      holds: ({ level }) => level,
    },
    {
      name: 'isFirst',
      label: { 'zh-CN': '初次或重复', en: 'First or repeat' },
      is: 'one',
      from: yesNo({ 'zh-CN': '初信初访', en: 'first visit' }, { 'zh-CN': '重信重访', en: 'repeat visit' }),
      holds: ({ isFirst }) => (isFirst ? 'yes' : 'no'),
    },
    {
      name: 'isCollective',
      label: { 'zh-CN': '个体访或集体访', en: 'Individual or collective' },
      is: 'one',
      from: yesNo({ 'zh-CN': '集体访', en: 'collective' }, { 'zh-CN': '个体访', en: 'individual' }),
      holds: ({ isCollective }) => (isCollective ? 'yes' : 'no'),
    },
    {
      name: 'heads',
      label: { 'zh-CN': '来访人数', en: 'How many came' },
      is: 'count',
      holds: ({ heads }) => String(heads),
    },
    {
      name: 'representatives',
      label: { 'zh-CN': '代表人数', en: 'Representatives' },
      is: 'count',
      holds: ({ representatives }) => String(representatives),
    },
  ],
  concerned: [
    {
      name: 'leaders',
      label: { 'zh-CN': '涉及的领导', en: 'Leaders it concerns' },
      is: 'many',
      from: 'leaders',
      holds: ({ concerns }) => concerns.leaders,
    },
    {
      name: 'units',
      label: { 'zh-CN': '涉及的单位(在这些单位任职的领导一并回避)', en: 'Units it concerns, with their leaders' },
      is: 'many',
      from: 'units',
      holds: ({ concerns }) => concerns.units,
    },
    {
      name: 'receiver',
      label: { 'zh-CN': '接待领导应当回避的,改为', en: 'Who takes over as receiver' },
      is: 'one',
      from: 'leaders',
      none: words.unchanged,
    },
    {
      name: 'inCharge',
      label: { 'zh-CN': '包案领导应当回避的,改为', en: 'Who takes over in charge' },
      is: 'one',
      from: 'leaders',
      none: words.unchanged,
    },
  ],
  disposed: [
    { name: 'as', label: { 'zh-CN': '处理方式', en: 'Dealt with' }, is: 'one', from: dispositionWords },
    {
      name: 'by',
      label: { 'zh-CN': '承诺办结的日期', en: 'Promised by' },
      hint: { 'zh-CN': '承诺办理才填', en: 'For a promise only' },
      is: 'day',
      none: words.later,
    },
  ],
  'first-handled': [
    {
      name: 'unit',
      label: { 'zh-CN': '首办责任单位', en: 'Unit' },
      hint: { 'zh-CN': '确定后不能更改,也不能作废', en: 'Fixed once set; it cannot be struck out' },
      is: 'one',
      from: 'units',
    },
    { ...maybeLeader, label: { 'zh-CN': '首办领导', en: 'Leader' } },
  ],
  'put-in-charge': [{ ...leader, label: { 'zh-CN': '包案领导', en: 'Leader in charge' } }],
  instructed: [{ ...leader, label: { 'zh-CN': '批示领导', en: 'Whose instruction' } }],
  assigned: [
    { name: 'lead', label: { 'zh-CN': '责任单位', en: 'Unit in charge' }, is: 'one', from: 'units' },
    {
      name: 'by',
      label: words.by,
      hint: { 'zh-CN': '可不填;法定时限另外计算', en: 'May stay empty; limits of the law run anyway' },
      is: 'day',
      none: words.later,
    },
    { name: 'co', label: { 'zh-CN': '协办单位', en: 'Co-handling units' }, is: 'many', from: 'units' },
  ],
  'objection-settled': [
    {
      name: 'isUpheld',
      label: { 'zh-CN': '结论', en: 'Result' },
      is: 'one',
      from: yesNo(
        { 'zh-CN': '异议成立,退回重新交办', en: 'upheld: it is assigned anew' },
        { 'zh-CN': '异议不成立,由该单位继续办理', en: 'not upheld: the unit goes on' },
      ),
    },
  ],
  extended: [
    { name: 'clock', label: { 'zh-CN': '时限', en: 'Limit' }, is: 'one', from: 'clocks' },
    { name: 'days', label: { 'zh-CN': '延长多少天', en: 'By how many days' }, is: 'count' },
    { name: 'approver', label: { 'zh-CN': '批准领导', en: 'Approved by' }, is: 'one', from: 'leaders' },
    { name: 'told', label: { 'zh-CN': '哪天告知信访人', en: 'Petitioner told on' }, is: 'day' },
  ],
  joint: [
    { name: 'leaders', label: { 'zh-CN': '参加领导', en: 'Leaders' }, is: 'many', from: 'leaders' },
    { name: 'units', label: { 'zh-CN': '参加单位', en: 'Units' }, is: 'many', from: 'units' },
  ],
  supervised: [{ ...maybeLeader, label: { 'zh-CN': '督办领导', en: 'Leader' } }],
  cared: [{ name: 'care', label: { 'zh-CN': '完成了哪一包', en: 'What was seen to' }, is: 'one', from: careWords }],
  mediated: [{ name: 'step', label: { 'zh-CN': '哪一步', en: 'Which step' }, is: 'one', from: mediationWords }],
  concluded: [
    {
      name: 'outcomes',
      label: { 'zh-CN': '办理结果', en: 'Outcome' },
      is: 'many',
      from: outcomeWords,
      holds: ({ outcomes }) => outcomes,
    },
  ],
  satisfied: [
    {
      name: 'is',
      label: { 'zh-CN': '群众评价', en: 'Judged by the petitioner' },
      is: 'one',
      from: satisfactionWords,
    },
  ],
  visited: [{ ...maybeLeader, label: { 'zh-CN': '回访领导', en: 'Leader' } }],
  transferred: [{ name: 'route', label: { 'zh-CN': '途径', en: 'Route' }, is: 'one', from: routeWords }],
  closed: [
    {
      name: 'isSettled',
      label: { 'zh-CN': '是否化解', en: 'Settled or not' },
      is: 'one',
      from: yesNo({ 'zh-CN': '已化解', en: 'settled' }, { 'zh-CN': '未化解', en: 'not settled' }),
    },
  ],
  struck: [{ name: 'event', label: { 'zh-CN': '作废哪一条', en: 'Which entry' }, is: 'one', from: 'entries' }],
}

/** Steps whose note has a name of its own, and those that need one. */
export const noteOf = (kind: CaseEventKind): { readonly label: Text; readonly isNeeded: boolean } => {
  const label = noteLabels[kind]
  return label
    ? { label, isNeeded: needed.includes(kind) }
    : { label: { 'zh-CN': '说明(可不填)', en: 'Note, if you like' }, isNeeded: false }
}

const needed: readonly CaseEventKind[] = ['instructed', 'extended', 'struck', 'refused']
const noteLabels: Partial<Record<CaseEventKind, Text>> = {
  disposed: { 'zh-CN': '处理情况(可不填)', en: 'What was done, if you like' },
  instructed: { 'zh-CN': '批示内容', en: 'The instruction' },
  extended: { 'zh-CN': '延期理由', en: 'Reason' },
  struck: { 'zh-CN': '作废理由', en: 'Reason' },
  refused: { 'zh-CN': '不予受理的理由', en: 'Reason' },
  objected: { 'zh-CN': '异议理由(可不填)', en: 'Reason, if you like' },
  answered: { 'zh-CN': '处理意见(可不填)', en: 'The answer, if you like' },
  'review-answered': { 'zh-CN': '复查意见(可不填)', en: 'The answer, if you like' },
  'rereview-answered': { 'zh-CN': '复核意见(可不填)', en: 'The answer, if you like' },
  reopened: { 'zh-CN': '为什么重新办理(可不填)', en: 'Reason, if you like' },
  visited: { 'zh-CN': '回访情况(可不填)', en: 'What was said, if you like' },
}

/** Whether there is nothing to note of a step: all of it stands in its fields. */
export const isWithoutNote = (kind: CaseEventKind): boolean => kind === 'numbered'
