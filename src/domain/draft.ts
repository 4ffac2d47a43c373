import type { Day } from './day.ts'

/** A leader at an opening on a day: a duty before it has an identity. */
export interface DraftDuty {
  readonly date: Day
  readonly opening: string
  readonly leader: string
}

/** A duty decided by hand: on, or off. */
export interface DraftPin extends DraftDuty {
  readonly is: 'on' | 'off'
}

/** What makes a version of a draft. */
export const draftSteps = [
  'made',
  'put',
  'remove',
  'move',
  'swap',
  'pin',
  'undone',
  'discarded',
  'amended',
  'deferred',
] as const
export type DraftStepName = (typeof draftSteps)[number]

/** Where a month stands. What is published and then changed in a new draft is still published. */
export const rosterStateWords = {
  empty: { 'zh-CN': '未编排', en: 'not begun' },
  draft: { 'zh-CN': '草稿', en: 'draft' },
  submitted: { 'zh-CN': '待审签', en: 'submitted' },
  approved: { 'zh-CN': '已审签', en: 'approved' },
  published: { 'zh-CN': '已发布', en: 'published' },
} as const
export type RosterState = keyof typeof rosterStateWords

/** 调换、顶替、顺延、取消: what can be asked of a published duty. */
export const amendmentWords = {
  swap: { 'zh-CN': '调换', en: 'swap' },
  cover: { 'zh-CN': '顶替', en: 'cover' },
  defer: { 'zh-CN': '顺延', en: 'defer' },
  cancel: { 'zh-CN': '取消', en: 'cancel' },
} as const
export type AmendmentKind = keyof typeof amendmentWords

/** What has become of it; `asked` until something else. */
export const amendmentStateWords = {
  asked: { 'zh-CN': '待对方同意', en: 'waiting for the other leader' },
  consented: { 'zh-CN': '待审签', en: 'waiting for approval' },
  declined: { 'zh-CN': '对方不同意', en: 'declined' },
  approved: { 'zh-CN': '已生效', en: 'in force' },
  rejected: { 'zh-CN': '未批准', en: 'not approved' },
  withdrawn: { 'zh-CN': '已撤回', en: 'withdrawn' },
} as const
export type AmendmentState = keyof typeof amendmentStateWords
