import type { Text } from './text.ts'

/** What a user can be in an office. The administrator is so for the whole installation. */
export const memberRoleWords = {
  clerk: { 'zh-CN': '经办人', en: 'clerk' },
  approver: { 'zh-CN': '审签人', en: 'approver' },
  leader: { 'zh-CN': '领导', en: 'leader' },
  liaison: { 'zh-CN': '联络员', en: 'liaison officer' },
  auditor: { 'zh-CN': '督查人员', en: 'auditor' },
} as const satisfies Record<string, Text>
export type MemberRole = keyof typeof memberRoleWords

/** Roles held for a leader: his own, or his liaison officer’s. */
export const isForLeader = (role: MemberRole): boolean => role === 'leader' || role === 'liaison'
