/** The languages of the product. zh-CN is the default everywhere. */
export const languages = ['zh-CN', 'en'] as const
export type Language = (typeof languages)[number]

/** Words in every language: a missing translation does not compile. */
export type Text = Readonly<Record<Language, string>>

/** A text that reads the same in every language, such as a person's name. */
export const same = (words: string): Text => ({ 'zh-CN': words, en: words })

/** Joins texts language by language. */
export const join = (texts: readonly Text[], between: Text): Text => ({
  'zh-CN': texts.map((text) => text['zh-CN']).join(between['zh-CN']),
  en: texts.map((text) => text.en).join(between.en),
})

/** A list in running words: 甲、乙、丙 · A, B, C. */
export const list = (texts: readonly Text[]): Text => join(texts, { 'zh-CN': '、', en: ', ' })

// biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what it takes out
const controls = /[\u0000-\u001f\u007f-\u009f\u2028\u2029]+/g

/** Words on one line, without control characters or broken halves of characters: for calendars, tables, notices. */
export const oneLine = (words: string): string => words.toWellFormed().replace(controls, ' ').trim()
