import { monthWords } from '../domain/day-words.ts'
import type { Notice } from '../domain/notice.ts'
import {
  evidenceWords,
  fullDay,
  noticeCells,
  noticeTitle,
  placeFacts,
  provisionalWords,
  publishedWords,
} from '../domain/notice-words.ts'

/** Around the words of a cancelled duty until they are struck through: noncharacters, which no notice has. */
export const struck = { from: '\ufdd0', to: '\ufdd1' } as const

/** Values for a form by the name of their placeholder, lists for what is repeated. */
export type FormValues = Readonly<Record<string, string | boolean | readonly Readonly<Record<string, string>>[]>>

/** What is repeated in a form, and the placeholders within. */
export const formLists = {
  安排: ['日期', '时间', '地点', '领导', '职务', '分管', '形式', '备注'],
  接访地点: ['名称', '地址', '电话', '预约截止', '地点说明'],
  不接访事项: ['事项'],
} as const satisfies Record<string, readonly string[]>

/** Our words with the full-width signs of a 公文; a colon within a time of day stays. */
const formal = (words: string): string =>
  words
    .replace(/(?<!\d):|:(?!\d)/g, '：')
    .replaceAll(',', '，')
    .replaceAll(';', '；')
    .replaceAll('(', '（')
    .replaceAll(')', '）')

/** What a form says of a notice. */
export const formValues = (notice: Notice): FormValues => {
  const { office, month, number = '', signedBy, published, places, rows, notReceived } = notice
  const zh = 'zh-CN'
  const day = (of: 'first' | 'current'): string => (published ? fullDay(published[of], zh) : '')
  return {
    单位: office,
    标题: noticeTitle(notice)[zh],
    月份: monthWords(month)[zh],
    文号: number,
    有文号: number !== '',
    落款: signedBy,
    公布日期: day('current'),
    首次公布日期: day('first'),
    公布说明: formal(publishedWords(notice, zh).join(';')),
    有存证: published?.evidence !== undefined,
    存证: formal(evidenceWords(notice, zh)),
    有暂定: notice.provisional.length > 0,
    暂定说明: formal(provisionalWords(notice, zh)),
    没有安排: rows.length === 0,
    有不接访事项: notReceived.length > 0,
    安排: rows.map((row) => {
      const cells = noticeCells(row, notice, zh)
      // Each line by itself: every line becomes a run of its own.
      const say = (words: string): string =>
        row.isCancelled ? words.replace(/[^\n]+/g, (one) => `${struck.from}${one}${struck.to}`) : words
      return {
        // Two lines: a narrow column would break them anywhere.
        日期: say(cells.date.replace(' ', '\n')),
        时间: say(cells.time.replace(' ', '\n')),
        地点: say(cells.place),
        领导: say(cells.leader),
        职务: say(cells.post),
        分管: say(cells.portfolio),
        形式: say(cells.form),
        备注: formal(cells.remark),
      }
    }),
    接访地点: places.map((place) => ({
      名称: place.name,
      地址: place.address ?? '',
      电话: place.phone ?? '',
      预约截止: place.booking ?? '',
      地点说明: formal([place.name, ...placeFacts(place, zh)].join(',')),
    })),
    不接访事项: notReceived.map((line) => ({ 事项: line })),
  }
}
