import type { Text } from '../domain/text.ts'

/** The sign between what is spoken of and what is said of it. */
export const colon: Text = { 'zh-CN': ':', en: ': ' }

/** The sign between two things said of one. */
export const semicolon: Text = { 'zh-CN': ';', en: '; ' }

/** The sign at the end of a sentence. */
export const stop: Text = { 'zh-CN': '。', en: '.' }
