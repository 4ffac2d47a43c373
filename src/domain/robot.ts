import type { Text } from './text.ts'

/** Group robots that take messages: 企业微信、钉钉、飞书. */
export const robotKindWords = {
  wecom: { 'zh-CN': '企业微信', en: 'WeCom' },
  dingtalk: { 'zh-CN': '钉钉', en: 'DingTalk' },
  feishu: { 'zh-CN': '飞书', en: 'Feishu' },
} as const satisfies Record<string, Text>
export type RobotKind = keyof typeof robotKindWords
