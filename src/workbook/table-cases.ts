import { caseStateWords } from '../domain/case.ts'
import { dispositionWords, outcomeWords, routeWords, satisfactionWords } from '../domain/case-event.ts'
import { sessionWords } from '../domain/place.ts'
import type { Text } from '../domain/text.ts'
import { levelWords } from '../domain/unit.ts'
import { type Column, type Table, t } from './table.ts'

/** 初访/重访, as the ledger has it. */
export const visitWords = { first: t('初访', 'first'), repeat: t('重访', 'repeat') } as const
/** 个体访/集体访. */
export const groupWords = { single: t('个体访', 'individual'), group: t('集体访', 'collective') } as const
/** 是否化解. */
export const settledWords = { yes: t('是', 'yes'), no: t('否', 'no') } as const

/** A column of the ledger; `isPersonal`: its words are about people, or tell whom a case is about. */
export interface LedgerColumn extends Column {
  readonly key: LedgerKey
  readonly isPersonal?: boolean
}

type More = Partial<Omit<LedgerColumn, 'key' | 'name' | 'also' | 'width' | 'about'>>

const column = <K extends string>(
  key: K,
  name: Text,
  also: readonly string[],
  width: number,
  about: Text,
  more: More = {},
) => ({ key, name, also, width, about, ...more }) as const

const valuesOf = (words: Readonly<Record<string, Text>>): Text[] => Object.values(words)
const day = { holds: 'day' } as const
const number = { holds: 'number' } as const
const people = { isPersonal: true } as const
const optional = (zh: string, en: string): Text => t(`${zh}。没有的不填。`, `${en}. Empty where there is none.`)

const all = [
  column(
    'number',
    t('编号', 'Number'),
    ['原编号', '登记编号', '信访编号', '事项编号', '台账编号'],
    12,
    t(
      '原台账的编号。本系统会另编新号,原编号留在事项的文字里;编号和接访日期都相同的只导入一次。',
      'The number in the old ledger. A new one is given here; what has the same number and day is brought in once.',
    ),
  ),
  column(
    'national',
    t('国家系统编号', 'National number'),
    ['国家信访系统编号', '国家信访信息系统编号', '信访件编号', '国家编号'],
    16,
    t(
      '国家信访信息系统的编号。与“编号”至少填一项。',
      'The national system’s number. Either this or the number is needed.',
    ),
  ),
  column(
    'received',
    t('接访日期', 'Received'),
    ['收到日期', '登记日期', '来访日期', '来访时间', '接访时间', '接待日期', '日期'],
    11,
    t('接访或收到的日期,如 2026-03-02。', 'The day it was received, such as 2026-03-02.'),
    { ...day, needed: true },
  ),
  column('session', t('时段', 'Session'), [], 6, optional('上午、下午或全天', 'Morning, afternoon or all day'), {
    values: valuesOf(sessionWords),
  }),
  column(
    'place',
    t('接访地点', 'Place'),
    ['地点', '接待地点'],
    14,
    optional('本系统“地点”里的名称', 'A place’s name as it is here'),
  ),
  column(
    'level',
    t('接访层级', 'Level'),
    ['层级', '受访层级'],
    9,
    t('不填:按接访地点所属单位。', 'Empty: that of the place.'),
    {
      values: valuesOf(levelWords),
    },
  ),
  column(
    'receiver',
    t('接待领导', 'Receiver'),
    ['接访领导', '接待人', '接访人'],
    9,
    optional('本系统“领导”里的姓名', 'A leader’s name as it is here'),
  ),
  column(
    'visit',
    t('初访/重访', 'First or repeat'),
    ['初重访', '初次或重复', '初信初访', '信访次数'],
    7,
    t('不填:初访。', 'Empty: first.'),
    { values: valuesOf(visitWords) },
  ),
  column(
    'group',
    t('个体/集体', 'Individual or collective'),
    ['个体集体', '个体访或集体访', '访别', '来访形式'],
    8,
    t('不填:5人以上为集体访。', 'Empty: 5 or more are a group.'),
    { values: valuesOf(groupWords) },
  ),
  column('heads', t('来访人数', 'Heads'), ['人数', '人次', '来访人次'], 6, t('不填:1人。', 'Empty: 1.'), number),
  column(
    'representatives',
    t('代表人数', 'Representatives'),
    ['代表'],
    6,
    t('集体访的代表,最多5人。', 'Of a group, at most 5.'),
    number,
  ),
  column(
    'subject',
    t('事项分类', 'Subject'),
    ['分类', '问题类别', '问题分类', '信访类别', '内容分类'],
    14,
    t('分类的代码或名称。', 'Code or name of the subject.'),
    { needed: true },
  ),
  column(
    'people',
    t('来访人', 'Who came'),
    ['姓名', '信访人', '来访人姓名', '信访人姓名'],
    12,
    t(
      '最多5人,用顿号隔开。加密保存;不填身份证号码。',
      'At most 5, 、 between. Kept encrypted; no identity numbers.',
    ),
    people,
  ),
  column(
    'contacts',
    t('联系方式', 'Contact'),
    ['电话', '联系电话', '手机', '手机号码', '住址'],
    14,
    t(
      '与来访人一一对应,用顿号隔开;某人没有的写“—”。加密保存。',
      'One for each who came, 、 between, — for none. Kept encrypted.',
    ),
    people,
  ),
  column(
    'summary',
    t('反映事项', 'What it is about'),
    ['反映问题', '反映内容', '信访事项', '主要诉求', '内容摘要', '事由'],
    36,
    t('加密保存。', 'Kept encrypted.'),
    people,
  ),
  column(
    'disposition',
    t('处理方式', 'Dealt with'),
    ['当场处理', '处理情况'],
    9,
    optional('接访时怎样处理', 'In the session'),
    {
      values: valuesOf(dispositionWords),
    },
  ),
  column(
    'promised',
    t('承诺限期', 'Promised by'),
    ['承诺日期', '承诺办结日期'],
    11,
    t('“承诺办理”必填。', 'Needed for a promise.'),
    day,
  ),
  column(
    'instructor',
    t('批示领导', 'Instructed by'),
    [],
    9,
    t('有批示而不填:接待领导。', 'Empty, with an instruction: the receiver.'),
  ),
  column(
    'instructed',
    t('批示日期', 'Instructed on'),
    ['批示时间'],
    11,
    t('不填:接访日期。', 'Empty: the day received.'),
    day,
  ),
  column(
    'instruction',
    t('领导批示', 'Instruction'),
    ['批示', '批示内容', '领导意见', '批示意见'],
    26,
    t('加密保存。', 'Kept encrypted.'),
    people,
  ),
  column('inCharge', t('包案领导', 'In charge'), ['包案人'], 9, optional('领导的姓名', 'A leader’s name')),
  column(
    'firstUnit',
    t('首办单位', 'First handler'),
    ['首办责任单位', '首办'],
    14,
    optional('定了不能改', 'Fixed once set'),
  ),
  column(
    'firstLeader',
    t('首办领导', 'First leader'),
    ['首办责任人', '首办责任领导'],
    9,
    optional('领导的姓名', 'A leader’s name'),
  ),
  column(
    'accepted',
    t('受理日期', 'Accepted'),
    ['受理时间'],
    11,
    t('出具处理意见之前要先受理。', 'Needed before an answer.'),
    day,
  ),
  column(
    'informed',
    t('告知日期', 'Informed'),
    ['告知受理日期', '受理告知日期'],
    11,
    optional('告知信访人受理的日期', 'When the petitioner was told'),
    day,
  ),
  column(
    'lead',
    t('责任单位', 'Unit in charge'),
    ['主办单位', '承办单位', '交办单位'],
    16,
    optional('单位的名称', 'A unit’s name'),
  ),
  column('co', t('协办单位', 'Co-handling'), ['配合单位'], 16, t('用顿号隔开。', 'Several with 、 between.')),
  column(
    'handlers',
    t('责任人', 'Handlers'),
    ['承办人', '经办人', '办理人'],
    12,
    t('加密保存。', 'Kept encrypted.'),
    people,
  ),
  column(
    'assigned',
    t('交办日期', 'Assigned'),
    ['交办时间', '转办日期'],
    11,
    t('填了责任单位而不填:接访日期。', 'Empty, with a unit: the day received.'),
    day,
  ),
  column(
    'due',
    t('办理限期', 'To be done by'),
    ['限期', '办理期限', '交办限期', '办结期限'],
    11,
    optional('给责任单位的限期', 'Given to the unit'),
    day,
  ),
  column('taken', t('签收日期', 'Received by unit'), [], 11, optional('责任单位签收', 'By the unit'), day),
  column(
    'objected',
    t('异议日期', 'Objected'),
    [],
    11,
    optional('责任单位提出异议,尚未处理', 'By the unit, unsettled'),
    day,
  ),
  column(
    'answered',
    t('答复日期', 'Answered'),
    ['处理意见日期', '答复时间', '出具意见日期'],
    11,
    optional('出具处理意见', 'When the answer was given'),
    day,
  ),
  column(
    'delivered',
    t('送达日期', 'Answer received'),
    ['处理意见送达日期'],
    11,
    optional('处理意见送达', 'By the petitioner'),
    day,
  ),
  column('review', t('申请复查', 'Review asked'), ['申请复查日期'], 11, optional('日期', 'The day'), day),
  column('reviewed', t('复查答复', 'Review answered'), ['复查答复日期'], 11, optional('日期', 'The day'), day),
  column('reviewTold', t('复查送达', 'Review received'), ['复查送达日期'], 11, optional('日期', 'The day'), day),
  column('rereview', t('申请复核', 'Re-review asked'), ['申请复核日期'], 11, optional('日期', 'The day'), day),
  column('rereviewed', t('复核答复', 'Re-review answered'), ['复核答复日期'], 11, optional('日期', 'The day'), day),
  column(
    'outcomes',
    t('办理结果', 'Outcome'),
    ['结果', '处理结果', '三到位'],
    18,
    t('一项或几项,用顿号隔开。', 'One or several, 、 between.'),
    { values: valuesOf(outcomeWords) },
  ),
  column(
    'satisfaction',
    t('满意度', 'Judgement'),
    ['群众满意度', '群众评价', '是否满意'],
    8,
    optional('信访人的评价', 'The petitioner’s'),
    { values: valuesOf(satisfactionWords) },
  ),
  column('visited', t('回访日期', 'Return visit'), ['回访', '回访时间'], 11, optional('日期', 'The day'), day),
  column(
    'route',
    t('法定途径', 'Legal route'),
    ['导入法定途径'],
    9,
    optional('导入哪一种', 'Which one was shown'),
    { values: valuesOf(routeWords) },
  ),
  column(
    'ended',
    t('办结日期', 'Ended'),
    ['办结时间', '结案日期', '结案时间'],
    11,
    t('还没有办结的不填。', 'Empty while it goes on.'),
    day,
  ),
  column(
    'settled',
    t('是否化解', 'Settled'),
    ['化解', '是否息访'],
    6,
    t('办结的必填。', 'Needed where it is closed.'),
    {
      values: valuesOf(settledWords),
    },
  ),
  column(
    'state',
    t('办理状态', 'State'),
    ['状态', '办理情况'],
    10,
    t('可以不填,由各项日期得出;填了的要与日期相符。', 'May stay empty: it follows from the dates.'),
    { values: valuesOf(caseStateWords) },
  ),
  column(
    'concernLeaders',
    t('涉及领导', 'Leaders concerned'),
    ['涉及的领导', '回避领导'],
    12,
    t('反映的就是他:应当回避,看不到这件事项。', 'Whom it is about: it does not exist for them.'),
    people,
  ),
  column(
    'concernUnits',
    t('涉及单位', 'Units concerned'),
    ['涉及的单位', '回避单位'],
    14,
    t('反映的就是这个单位:在那里任职的领导应当回避。', 'What it is about: leaders with a post there withdraw.'),
    people,
  ),
] as const

/** The columns of the ledger. */
export type LedgerKey = (typeof all)[number]['key']
/** They, in the order they stand in. */
export const ledgerColumns: readonly LedgerColumn[] = all

/** The ledger of cases (信访事项台账), as it is written and read. */
export const casesTable: Table = { key: 'cases', name: t('信访事项台账', 'Ledger of cases'), columns: all }

/** A case as a row of the ledger: words by column, days as `YYYY-MM-DD`; '' for nothing. */
export type LedgerRow = Readonly<Record<LedgerKey, string>>
