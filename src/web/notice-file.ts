import { createHash } from 'node:crypto'
import { noticeFormOf } from '../db/notice-form-store.ts'
import type { Database } from '../db/open.ts'
import type { Notice } from '../domain/notice.ts'
import { noticeTitle } from '../domain/notice-words.ts'
import type { Language, Text } from '../domain/text.ts'
import { noticeDocx } from '../notices/notice-docx.ts'
import { shippedForm } from '../notices/notice-form.ts'
import { noticeJson } from '../notices/notice-json.ts'
import { noticeText } from '../notices/notice-text.ts'
import { noticeWorkbook } from '../workbook/notice-workbook.ts'
import type { FileNamed } from './attachment.ts'

/** The forms in which a notice is downloaded, by the ending of their file. */
export const noticeEndings = ['docx', 'xlsx', 'txt', 'json'] as const
export type NoticeEnding = (typeof noticeEndings)[number]

/** What people call them. */
export const noticeFileWords: Record<NoticeEnding, Text> = {
  docx: { 'zh-CN': 'Word(公文格式)', en: 'Word' },
  xlsx: { 'zh-CN': 'Excel(公示)', en: 'Excel' },
  txt: { 'zh-CN': '纯文本(可发微信群)', en: 'Plain text for a chat' },
  json: { 'zh-CN': 'JSON(供程序使用)', en: 'JSON for programs' },
}

/** The ending of a path; undefined where it is none of a notice. */
export const endingOf = (path: string): NoticeEnding | undefined =>
  noticeEndings.find((ending) => path.endsWith(`.${ending}`))

/** Characters of an office’s name that a file’s name has room for. */
const mostOfName = 60

/** What the file of a notice is called. */
export const noticeFileName = (notice: Notice, ending: NoticeEnding): FileNamed => ({
  name: `${[...notice.office].slice(0, mostOfName).join('')}${noticeTitle(notice)['zh-CN']}.${ending}`,
  plain: `notice-${notice.month}.${ending}`,
  type: ending,
})

/** Notices as files, each written once while it is asked for: the public may ask as often as it likes. */
export interface NoticeFiles {
  /** A notice as a file; .docx in the form of the office `id`, always in Chinese as a 公文 is. */
  of(
    database: Database,
    id: string,
    notice: Notice,
    ending: NoticeEnding,
    language: Language,
  ): Promise<string | Uint8Array>
}

/** Files kept at hand: the forms of this month and the next of some offices. */
const mostKept = 32

const write = async (
  notice: Notice,
  ending: NoticeEnding,
  language: Language,
  form: Uint8Array,
): Promise<string | Uint8Array> => {
  switch (ending) {
    case 'docx':
      return noticeDocx(form, notice)
    case 'xlsx':
      return noticeWorkbook(notice, language)
    case 'txt':
      return noticeText(notice, language)
    case 'json':
      return noticeJson(notice)
  }
}

/** Makes files of notices and keeps the last ones. */
export const noticeFiles = (): NoticeFiles => {
  const kept = new Map<string, Promise<string | Uint8Array>>()
  return {
    of(database, id, notice, ending, language) {
      const own = ending === 'docx' ? noticeFormOf(database, id) : undefined
      // Names of forms are told apart by when they came: after a restore another may have the same number.
      const said = JSON.stringify([ending, language, id, own?.at, own?.body.length, notice])
      const key = createHash('sha256').update(said).digest('base64')
      const file = kept.get(key) ?? write(notice, ending, language, own?.body ?? shippedForm())
      kept.delete(key)
      kept.set(key, file)
      // A fault is not kept.
      file.catch(() => kept.delete(key))
      if (kept.size > mostKept) kept.delete(kept.keys().next().value!)
      return file
    },
  }
}
