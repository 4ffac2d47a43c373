import { z } from 'zod'
import { daySchema } from './day.ts'
import { idSchema } from './id.ts'
import { sessionSchema } from './place.ts'
import type { Text } from './text.ts'
import { levels } from './unit.ts'

/** 处理方式: what became of it in the session itself. */
export const dispositionWords = {
  solved: { 'zh-CN': '当场解决', en: 'solved on the spot' },
  explained: { 'zh-CN': '解释说明', en: 'explained' },
  promised: { 'zh-CN': '承诺办理', en: 'promised' },
  assigned: { 'zh-CN': '交办', en: 'assigned' },
} as const satisfies Record<string, Text>
export type Disposition = keyof typeof dispositionWords

/** 三到位一处理: how it was brought to an end. */
export const outcomeWords = {
  solved: { 'zh-CN': '诉求合理的解决问题到位', en: 'a justified demand was met' },
  educated: { 'zh-CN': '诉求无理的思想教育到位', en: 'an unjustified demand was explained' },
  helped: { 'zh-CN': '生活困难的帮扶救助到位', en: 'hardship was relieved' },
  law: { 'zh-CN': '行为违法的依法处理', en: 'unlawful acts were dealt with by law' },
} as const satisfies Record<string, Text>
export type Outcome = keyof typeof outcomeWords

/** 群众满意度. */
export const satisfactionWords = {
  satisfied: { 'zh-CN': '满意', en: 'satisfied' },
  fair: { 'zh-CN': '基本满意', en: 'fairly satisfied' },
  dissatisfied: { 'zh-CN': '不满意', en: 'dissatisfied' },
} as const satisfies Record<string, Text>
export type Satisfaction = keyof typeof satisfactionWords

/** 四包: what a leader in charge sees to. */
export const careWords = {
  facts: { 'zh-CN': '包掌握情况', en: 'knows the facts' },
  policy: { 'zh-CN': '包解释政策', en: 'explains the policy' },
  resolve: { 'zh-CN': '包化解问题', en: 'sees it resolved' },
  follow: { 'zh-CN': '包跟踪到底', en: 'follows it to the end' },
} as const satisfies Record<string, Text>
export type Care = keyof typeof careWords

/** 导入法定途径 (《信访工作条例》 Art. 31). */
export const routeWords = {
  litigation: { 'zh-CN': '诉讼', en: 'litigation' },
  arbitration: { 'zh-CN': '仲裁', en: 'arbitration' },
  mediation: { 'zh-CN': '人民调解', en: 'mediation' },
  reconsideration: { 'zh-CN': '行政复议', en: 'administrative reconsideration' },
} as const satisfies Record<string, Text>
export type LegalRoute = keyof typeof routeWords

/** 阳光调处, step by step. */
export const mediationWords = {
  together: { 'zh-CN': '召集双方', en: 'both sides are brought together' },
  hear: { 'zh-CN': '听取双方陈述', en: 'both are heard' },
  evidence: { 'zh-CN': '双方举证', en: 'evidence is given' },
  reviewed: { 'zh-CN': '核证公示', en: 'evidence is reviewed and published' },
  hearing: { 'zh-CN': '公开听证', en: 'a hearing is held' },
  ruling: { 'zh-CN': '作出裁定', en: 'a ruling is given' },
  legal: { 'zh-CN': '引导走法定途径', en: 'shown the legal route' },
} as const satisfies Record<string, Text>
export type MediationStep = keyof typeof mediationWords

const keysOf = <K extends string>(words: Record<K, Text>) => z.enum(Object.keys(words) as [K, ...K[]])
const leaders = z.array(idSchema).max(50)
const units = z.array(idSchema).max(50)

/** Whom a case concerns: exactly these leaders, and whoever holds a post in exactly these units (回避). */
export const concernsSchema = z.strictObject({ leaders, units })
export type Concerns = z.infer<typeof concernsSchema>

/** At most five represent a group (《信访工作条例》 Art. 20). */
export const mostRepresentatives = 5

/** What is registered of a case beside words about people; all but `receiver` may be corrected later. */
const factsSchema = z.strictObject({
  session: sessionSchema.nullable(),
  place: idSchema.nullable(),
  level: z.enum(levels),
  /** 初信初访, or a repeat. */
  isFirst: z.boolean(),
  isCollective: z.boolean(),
  heads: z.int().min(1).max(9999),
  representatives: z.int().min(0).max(mostRepresentatives),
  subject: idSchema,
})
export type CaseFacts = z.infer<typeof factsSchema>

/** A number of the national system (国家信访信息系统), which is the system of record. */
export const nationalNumberSchema = z
  .string()
  .regex(/^[\p{L}\p{N}][\p{L}\p{N}()〔〕[\]/_-]{3,39}$/u, { error: 'national-number' })

const nothing = z.strictObject({})

/**
 * What can happen to a case, and what is kept of it: no words about people, for these are never taken back. What was said
 * or written stands in the erasable table, under the number of the event.
 */
export const caseEventSchemas = {
  registered: factsSchema.extend({
    /** The duty or unscheduled reception it was taken in; null: by letter, telephone … */
    reception: z.string().max(64).nullable(),
    receiver: idSchema.nullable(),
    concerns: concernsSchema,
    nationalNumber: nationalNumberSchema.nullable(),
    /** An earlier case it repeats. */
    earlier: z.string().max(64).nullable(),
    /** The version of the office’s clocks it goes by. */
    clocks: z.int().min(0),
  }),
  corrected: factsSchema.partial(),
  numbered: z.strictObject({ nationalNumber: nationalNumberSchema }),
  concerned: z.strictObject({
    concerns: concernsSchema,
    /** Who takes over from a receiver or leader in charge who has to withdraw. */
    receiver: idSchema.nullable(),
    inCharge: idSchema.nullable(),
  }),
  disposed: z.strictObject({ as: keysOf(dispositionWords), by: daySchema.nullable() }),
  'promise-kept': nothing,
  'first-handled': z.strictObject({ unit: idSchema, leader: idSchema.nullable() }),
  'put-in-charge': z.strictObject({ leader: idSchema }),
  instructed: z.strictObject({ leader: idSchema }),
  accepted: nothing,
  informed: nothing,
  refused: nothing,
  assigned: z.strictObject({ lead: idSchema, co: units, by: daySchema.nullable() }),
  'unit-received': nothing,
  objected: nothing,
  'objection-settled': z.strictObject({ isUpheld: z.boolean() }),
  extended: z.strictObject({
    clock: idSchema,
    days: z.int().min(1).max(1000),
    /** The leader who approved it. */
    approver: idSchema,
    /** When the petitioner was told. */
    told: daySchema,
  }),
  answered: nothing,
  'opinion-received': nothing,
  'review-asked': nothing,
  'review-accepted': nothing,
  'review-answered': nothing,
  'review-received': nothing,
  'rereview-asked': nothing,
  'hearing-began': nothing,
  'hearing-ended': nothing,
  'rereview-answered': nothing,
  joint: z.strictObject({ leaders, units }),
  supervised: z.strictObject({ leader: idSchema.nullable() }),
  cared: z.strictObject({ care: keysOf(careWords) }),
  mediated: z.strictObject({ step: keysOf(mediationWords) }),
  concluded: z.strictObject({ outcomes: z.array(keysOf(outcomeWords)).min(1) }),
  satisfied: z.strictObject({ is: keysOf(satisfactionWords) }),
  visited: z.strictObject({ leader: idSchema.nullable() }),
  transferred: z.strictObject({ route: keysOf(routeWords) }),
  dropped: nothing,
  closed: z.strictObject({ isSettled: z.boolean() }),
  reopened: nothing,
  /** An event entered by mistake: it stays on record and counts no more. */
  struck: z.strictObject({ event: z.int().min(2) }),
  purged: nothing,
} as const

/** What can happen to a case. */
export type CaseEventKind = keyof typeof caseEventSchemas
/** All that can happen, in the order people meet it. */
export const caseEventKinds = Object.keys(caseEventSchemas) as [CaseEventKind, ...CaseEventKind[]]

/** Something that happened to a case, as it is kept. */
export type CaseEvent = {
  readonly [K in CaseEventKind]: {
    /** 1 is the registration. */
    readonly n: number
    readonly what: K
    /** The day it happened; when it was entered is `at`. */
    readonly day: string
    readonly data: z.infer<(typeof caseEventSchemas)[K]>
    readonly at: string
    readonly by: number | null
  }
}[CaseEventKind]

/** An event as it is to be entered. */
export type NewCaseEvent = {
  readonly [K in CaseEventKind]: {
    readonly what: K
    readonly day: string
    readonly data: z.infer<(typeof caseEventSchemas)[K]>
  }
}[CaseEventKind]

/** What happened, in words. */
export const caseEventWords: Readonly<Record<CaseEventKind, Text>> = {
  registered: { 'zh-CN': '登记', en: 'registered' },
  corrected: { 'zh-CN': '更正登记内容', en: 'corrected' },
  numbered: { 'zh-CN': '填写国家系统编号', en: 'given the national number' },
  concerned: { 'zh-CN': '登记回避', en: 'whom it concerns' },
  disposed: { 'zh-CN': '接访处理', en: 'dealt with in the session' },
  'promise-kept': { 'zh-CN': '承诺兑现', en: 'the promise was kept' },
  'first-handled': { 'zh-CN': '确定首办责任', en: 'first handler set' },
  'put-in-charge': { 'zh-CN': '确定包案领导', en: 'leader put in charge' },
  instructed: { 'zh-CN': '领导批示', en: 'leader’s instruction' },
  accepted: { 'zh-CN': '受理', en: 'accepted' },
  informed: { 'zh-CN': '告知受理', en: 'petitioner informed of acceptance' },
  refused: { 'zh-CN': '不予受理', en: 'not accepted' },
  assigned: { 'zh-CN': '交办', en: 'assigned' },
  'unit-received': { 'zh-CN': '责任单位签收', en: 'received by the unit' },
  objected: { 'zh-CN': '责任单位提出异议', en: 'the unit objected' },
  'objection-settled': { 'zh-CN': '异议处理', en: 'objection settled' },
  extended: { 'zh-CN': '延期', en: 'extended' },
  answered: { 'zh-CN': '出具处理意见', en: 'answered' },
  'opinion-received': { 'zh-CN': '处理意见送达', en: 'the answer was received' },
  'review-asked': { 'zh-CN': '申请复查', en: 'review asked for' },
  'review-accepted': { 'zh-CN': '受理复查', en: 'review accepted' },
  'review-answered': { 'zh-CN': '出具复查意见', en: 'review answered' },
  'review-received': { 'zh-CN': '复查意见送达', en: 'the review was received' },
  'rereview-asked': { 'zh-CN': '申请复核', en: 're-review asked for' },
  'hearing-began': { 'zh-CN': '听证开始', en: 'hearing began' },
  'hearing-ended': { 'zh-CN': '听证结束', en: 'hearing ended' },
  'rereview-answered': { 'zh-CN': '出具复核意见', en: 're-review answered' },
  joint: { 'zh-CN': '会办', en: 'joint handling' },
  supervised: { 'zh-CN': '督办', en: 'supervised' },
  cared: { 'zh-CN': '四包', en: 'in the leader’s care' },
  mediated: { 'zh-CN': '阳光调处', en: 'mediation' },
  concluded: { 'zh-CN': '办理结果', en: 'outcome' },
  satisfied: { 'zh-CN': '群众评价', en: 'petitioner’s judgement' },
  visited: { 'zh-CN': '回访', en: 'return visit' },
  transferred: { 'zh-CN': '导入法定途径', en: 'shown a legal route' },
  dropped: { 'zh-CN': '信访人撤回', en: 'taken back by the petitioner' },
  closed: { 'zh-CN': '办结', en: 'closed' },
  reopened: { 'zh-CN': '重新办理', en: 'reopened' },
  struck: { 'zh-CN': '作废一条记录', en: 'an entry struck out' },
  purged: { 'zh-CN': '到期清除个人信息', en: 'personal data purged' },
}
