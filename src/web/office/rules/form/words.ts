import { weekdayWords } from '../../../../domain/day-words.ts'
import { roleWords, teamWords } from '../../../../domain/leader.ts'
import { activityWords, sessionWords } from '../../../../domain/place.ts'
import { same, type Text } from '../../../../domain/text.ts'
import { levelWords } from '../../../../domain/unit.ts'
import type { Field } from './field.ts'

interface FieldWords {
  readonly label: Text
  readonly hint?: Text
  /** Words of its values, or of the groups it can be, by their keys. */
  readonly values?: Readonly<Record<string, Text>>
}

/**
 * The words of every field, by its path in a rule; more exact paths first: `quota.who`, then `who.leaders`, then
 * `leaders`. A new rule needs words here and nothing else of the form.
 */
const table: Readonly<Record<string, FieldWords>> = {
  who: {
    label: { 'zh-CN': '哪些领导', en: 'Which leaders' },
    hint: {
      'zh-CN': '一项都不选,就是全体领导。选了几项的,同一职务要各项都符合。',
      en: 'Choose nothing for all leaders. Where several are chosen, one post must fit them all.',
    },
  },
  'who.except': { label: { 'zh-CN': '其中不包括', en: 'Except' } },
  'with.except': { label: { 'zh-CN': '其中不包括', en: 'Except' } },
  'eligible.who': {
    label: { 'zh-CN': '只由哪些领导承担', en: 'For which leaders only' },
    hint: {
      'zh-CN': '一项都不选,就是全体领导。选了几项的,同一职务要各项都符合。',
      en: 'Choose nothing for all leaders. Where several are chosen, one post must fit them all.',
    },
  },
  with: {
    label: { 'zh-CN': '由哪些人陪同', en: 'Who accompanies' },
    hint: { 'zh-CN': '一项都不选,就是任何一位领导都可以陪同。', en: 'Choose nothing for any leader.' },
  },
  what: {
    label: { 'zh-CN': '哪些接访', en: 'Which receptions' },
    hint: {
      'zh-CN': '一项都不选,就是所有的接访。选了几项的,要各项都符合。',
      en: 'Choose nothing for all of them. Where several are chosen, all must fit.',
    },
  },
  roles: { label: { 'zh-CN': '职务类别', en: 'Kinds of post' }, values: roleWords },
  teams: { label: { 'zh-CN': '班子', en: 'Teams' }, values: teamWords },
  levels: { label: { 'zh-CN': '单位层级', en: 'Levels of units' }, values: levelWords },
  'what.levels': {
    label: { 'zh-CN': '地点所在单位的层级', en: 'Levels of the places’ units' },
    values: levelWords,
  },
  units: { label: { 'zh-CN': '单位(只算本单位,不算下级)', en: 'Units, not those below them' } },
  leaders: { label: { 'zh-CN': '指定的领导', en: 'These leaders' } },
  activities: { label: { 'zh-CN': '形式', en: 'Forms' }, values: activityWords },
  places: { label: { 'zh-CN': '接访地点', en: 'Places' } },
  openings: { label: { 'zh-CN': '开放安排', en: 'Openings' } },
  sessions: { label: { 'zh-CN': '时段', en: 'Sessions' }, values: sessionWords },
  weekdays: { label: { 'zh-CN': '星期几', en: 'Weekdays' }, values: weekdayWords },
  dates: {
    label: { 'zh-CN': '指定的日期', en: 'These days' },
    hint: {
      'zh-CN': '一行一个,例如 2026-12-01。不填就是每一天。',
      en: 'One a line, such as 2026-12-01; none for all.',
    },
  },
  beside: {
    label: { 'zh-CN': '节假日前后', en: 'Beside holidays' },
    values: { holiday: { 'zh-CN': '只算节假日前后的工作日', en: 'Only workdays beside a holiday' } },
  },
  order: {
    label: { 'zh-CN': '轮流的次序', en: 'Order of turns' },
    hint: {
      'zh-CN': '从上到下轮流;同一位领导可以排几次。空行不算。',
      en: 'From the top down; a leader may stand there more than once. Empty rows do not count.',
    },
  },
  per: { label: { 'zh-CN': '按什么计', en: 'Counted by' } },
  'coverage.per': {
    label: { 'zh-CN': '按什么计人数', en: 'Leaders are counted by' },
    values: {
      slot: { 'zh-CN': '每个时段', en: 'each slot' },
      day: { 'zh-CN': '每天(同一天上下午都在的只算一人)', en: 'each day; who has both halves counts once' },
    },
  },
  'apart.per': {
    label: { 'zh-CN': '不在同一', en: 'Not on the same' },
    values: { slot: { 'zh-CN': '时段', en: 'slot' }, day: { 'zh-CN': '天', en: 'day' } },
  },
  'quota.per': {
    label: { 'zh-CN': '多长时间之内', en: 'Within' },
    values: {
      week: { 'zh-CN': '每周', en: 'each week' },
      month: { 'zh-CN': '每月', en: 'each month' },
      quarter: { 'zh-CN': '每季度', en: 'each quarter' },
      'half-year': { 'zh-CN': '每半年', en: 'each half-year' },
      year: { 'zh-CN': '每年', en: 'each year' },
      'from+to': { 'zh-CN': '专项活动期间(填下面的起止日期)', en: 'a campaign, from and to the days below' },
    },
  },
  from: { label: { 'zh-CN': '开始日期', en: 'From' } },
  to: { label: { 'zh-CN': '结束日期', en: 'To' } },
  min: { label: { 'zh-CN': '至少', en: 'At least' }, hint: { 'zh-CN': '不限就空着', en: 'Empty: no limit' } },
  max: { label: { 'zh-CN': '至多', en: 'At most' }, hint: { 'zh-CN': '不限就空着', en: 'Empty: no limit' } },
  'coverage.min': {
    label: { 'zh-CN': '至少几名领导', en: 'Leaders, at least' },
    hint: { 'zh-CN': '不限就空着', en: 'Empty: no limit' },
  },
  'coverage.max': {
    label: { 'zh-CN': '至多几名领导', en: 'Leaders, at most' },
    hint: { 'zh-CN': '不限就空着', en: 'Empty: no limit' },
  },
  n: { label: { 'zh-CN': '多少', en: 'How many' } },
  'rest.n': {
    label: { 'zh-CN': '两次接访相隔要超过几天', en: 'Two duties lie more than this many days apart' },
  },
  'together.n': { label: { 'zh-CN': '至少几人陪同', en: 'At least how many accompany' } },
  'turns.n': { label: { 'zh-CN': '每个时段轮到几人', en: 'How many have their turn in each slot' } },
  match: {
    label: { 'zh-CN': '陪同人怎样对应', en: 'How they are matched' },
    values: { portfolio: { 'zh-CN': '分管工作相同', en: 'sharing a portfolio' } },
  },
  of: {
    label: { 'zh-CN': '对谁计', en: 'Counted for' },
    values: {
      each: { 'zh-CN': '每人', en: 'each leader' },
      'each-area': { 'zh-CN': '每人到自己的每个联系点', en: 'each leader at each of his liaison areas' },
      together: { 'zh-CN': '合计', en: 'a group together' },
    },
  },
  'quota.by': {
    label: { 'zh-CN': '合计的范围(选“合计”时才用)', en: 'The groups, where counted together' },
    values: {
      all: { 'zh-CN': '全部这些领导', en: 'all of them' },
      unit: { 'zh-CN': '每个单位', en: 'each unit' },
      team: { 'zh-CN': '每个单位的每个班子', en: 'each team of each unit' },
    },
  },
  'balance.by': {
    label: { 'zh-CN': '什么要平均', en: 'What is to be even' },
    values: {
      all: { 'zh-CN': '全部接访合在一起', en: 'all duties together' },
      weekday: { 'zh-CN': '按星期几分别平均', en: 'those of each weekday apart' },
      activity: { 'zh-CN': '按形式分别平均', en: 'those of each form apart' },
    },
  },
  months: {
    label: { 'zh-CN': '几个月之内', en: 'Over how many months' },
    hint: { 'zh-CN': '包括本月和以前的月份', en: 'This month and those before it' },
  },
  notDuring: {
    label: { 'zh-CN': '这些期间的不计', en: 'Not counted during' },
    hint: {
      'zh-CN': '例如另有次数要求的专项活动期间。没有就空着。',
      en: 'Such as a campaign with a number of its own. Leave empty for none.',
    },
  },
  substitutes: { label: { 'zh-CN': '替别人接访的也计入', en: 'Days served in another’s place count' } },
  empty: { label: { 'zh-CN': '无人来访的也计入', en: 'Sessions nobody came to count' } },
  counts: {
    label: { 'zh-CN': '计什么', en: 'What is counted' },
    values: {
      days: { 'zh-CN': '天(同一天只算一次)', en: 'days; the same day once' },
      sessions: { 'zh-CN': '次(每个时段各算一次)', en: 'sessions, each of them' },
    },
  },
  halfDay: {
    label: { 'zh-CN': '半天(上午或下午)算', en: 'A morning or afternoon counts' },
    values: { '1': { 'zh-CN': '1天', en: '1 day' }, '0.5': { 'zh-CN': '0.5天', en: '½ day' } },
  },
  strength: {
    label: { 'zh-CN': '要不要必须做到', en: 'Must it be kept?' },
    values: {
      required: { 'zh-CN': '必须:做不到就排不成', en: 'required: without it there is no roster' },
      preferred: { 'zh-CN': '尽量:做不到也可以排', en: 'preferred: kept where possible' },
    },
  },
  giveWay: {
    label: { 'zh-CN': '让步次序', en: 'Gives way at' },
    hint: {
      'zh-CN': '排不成时,数字大的先让(0至10000,一般填100)。只对“必须”的规则有用。',
      en: 'When a month cannot be done, the higher number gives way first (0 to 10000, usually 100). For required rules only.',
    },
  },
  cites: {
    label: { 'zh-CN': '依据的原文', en: 'Words of the text it comes from' },
    hint: { 'zh-CN': '可以空着', en: 'May be left empty' },
  },
}

const noWords = new Error('a field without words')

const wordsOf = (kind: string, field: Field): FieldWords | undefined => {
  const named = field.path.filter((part) => typeof part === 'string').join('.')
  return table[`${kind}.${named}`] ?? table[named] ?? table[field.key]
}

/** What a field of a rule kind is called. */
export const labelOf = (kind: string, field: Field): Text => {
  const words = wordsOf(kind, field)
  if (!words) throw noWords
  return words.label
}

/** What is to be known about a field. */
export const hintOf = (kind: string, field: Field): Text | undefined => wordsOf(kind, field)?.hint

/** A value of a field, or a group it can be, in words. */
export const valueWords = (kind: string, field: Field, value: string | number): Text | undefined =>
  wordsOf(kind, field)?.values?.[String(value)]

/** The words of a value, or the value itself where a document has one that is none of its field’s. */
export const valueOrItself = (kind: string, field: Field, value: string | number): Text =>
  valueWords(kind, field, value) ?? same(String(value))

/** Of which noun of the office a field’s ids are. */
const nouns: Readonly<Record<string, Noun>> = {
  leaders: 'leader',
  order: 'leader',
  units: 'unit',
  places: 'place',
  openings: 'opening',
}
export type Noun = 'leader' | 'unit' | 'place' | 'opening'

/** The noun of a field of ids; undefined where it has none. */
export const nounOf = (field: Field): Noun | undefined => nouns[field.key]
