import type { Text } from '../domain/text.ts'
import type { MemberRole } from '../domain/user.ts'
import type { MenuEntry } from './layout.tsx'

/** The menu of an office: each entry for those who have something to do or see there. */
const entries: readonly { tab: string; path: string; words: Text; for: readonly MemberRole[] }[] = [
  { tab: 'mine', path: '/mine', words: { 'zh-CN': '我的接访', en: 'Mine' }, for: ['leader', 'liaison'] },
  { tab: 'months', path: '', words: { 'zh-CN': '排班', en: 'Rosters' }, for: ['clerk', 'approver', 'auditor'] },
  {
    tab: 'amendments',
    path: '/amendments',
    words: { 'zh-CN': '调整', en: 'Changes' },
    for: ['clerk', 'approver', 'auditor', 'leader', 'liaison'],
  },
  {
    tab: 'day',
    path: '/day',
    words: { 'zh-CN': '接访签到', en: 'Attendance' },
    for: ['clerk', 'approver', 'auditor'],
  },
  {
    tab: 'cases',
    path: '/cases',
    words: { 'zh-CN': '信访事项', en: 'Cases' },
    for: ['clerk', 'approver', 'auditor'],
  },
  {
    tab: 'absences',
    path: '/absences',
    words: { 'zh-CN': '请假', en: 'Absences' },
    for: ['clerk', 'approver', 'auditor'],
  },
  {
    tab: 'people',
    path: '/people',
    words: { 'zh-CN': '领导', en: 'People' },
    for: ['clerk', 'approver', 'auditor'],
  },
  {
    tab: 'places',
    path: '/places',
    words: { 'zh-CN': '地点', en: 'Places' },
    for: ['clerk', 'approver', 'auditor'],
  },
  {
    tab: 'holidays',
    path: '/holidays',
    words: { 'zh-CN': '节假日', en: 'Holidays' },
    for: ['clerk', 'approver', 'auditor'],
  },
  {
    tab: 'feeds',
    path: '/feeds',
    words: { 'zh-CN': '日历订阅', en: 'Calendars' },
    for: ['clerk', 'approver', 'auditor'],
  },
  { tab: 'rules', path: '/rules', words: { 'zh-CN': '规则', en: 'Rules' }, for: ['clerk', 'approver', 'auditor'] },
  { tab: 'files', path: '/files', words: { 'zh-CN': '导入导出', en: 'Files' }, for: ['clerk'] },
  {
    tab: 'settings',
    path: '/settings',
    words: { 'zh-CN': '设置', en: 'Settings' },
    for: ['clerk', 'approver', 'auditor'],
  },
  { tab: 'audit', path: '/audit', words: { 'zh-CN': '审计', en: 'Audit' }, for: ['clerk', 'approver', 'auditor'] },
  { tab: 'log', path: '/log', words: { 'zh-CN': '记录', en: 'Log' }, for: ['clerk', 'approver', 'auditor'] },
]

/** What somebody with these roles finds in an office’s menu. */
export const menuOf = (officeId: string, roles: ReadonlySet<MemberRole>): MenuEntry[] =>
  entries
    .filter((entry) => entry.for.some((role) => roles.has(role)))
    .map(({ tab, path, words }) => ({ tab, words, href: `/o/${officeId}${path}` }))
