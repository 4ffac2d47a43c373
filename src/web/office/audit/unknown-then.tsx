import type { Text } from '../../../domain/text.ts'
import type { OfficeCall } from '../../call.tsx'
import { type AuditPage, auditPage } from './frame.tsx'
import type { Asked } from './question.ts'

const words = {
  title: { 'zh-CN': '规则执行', en: 'Compliance' },
  unknown: {
    'zh-CN': '在所问的那一天,本系统还没有这个单位的资料。',
    en: 'On the day asked about, nothing was known of this office here.',
  },
} as const satisfies Record<string, Text>

/** The answer where the office was not known on the day asked about. */
export const unknownThen = (call: OfficeCall, page: AuditPage, question: Asked): Promise<Response> =>
  auditPage(call, { page, title: words.title, question }, <p class="notice">{call.say(words.unknown)}</p>)
