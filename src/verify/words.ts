import { findingWords } from './finding-words.ts'
import type { Report } from './findings.ts'
import type { Restore } from './restores.ts'

/** The languages of the report. */
export type Language = 'zh-CN' | 'en'
/** Words in every language. */
export type Text = Readonly<Record<Language, string>>

/** Findings shown one by one; more are only counted. */
const mostShown = 200

/** The whole report, as it is printed. */
export const reportWords = (report: Report, language: Language): string => {
  const { findings, root } = report
  const lines: Text[] = [
    countWords(report),
    { 'zh-CN': `树根:${root}`, en: `Root: ${root}` },
    ...againstWords(report),
    ...findings.slice(0, mostShown).map((found) => {
      const says = findingWords(found)
      return { 'zh-CN': `✗ ${says['zh-CN']}`, en: `✗ ${says.en}` }
    }),
    ...(findings.length > mostShown
      ? [{ 'zh-CN': `……共${findings.length}处`, en: `… ${findings.length} in all` }]
      : []),
    ...report.restores.map(restoreWords),
    findings.length === 0
      ? goodWords(report)
      : { 'zh-CN': `✗ 发现${findings.length}处改动。`, en: `✗ ${findings.length} alterations found.` },
  ]
  return `${lines.map((line) => printable(line[language])).join('\n')}\n`
}

/** What can be said where nothing was found: no more than a head stands for. */
const goodWords = ({ judged, entries, rows, isHeadGiven }: Report): Text => {
  if (isHeadGiven && judged >= entries) return { 'zh-CN': '✓ 没有发现改动。', en: '✓ Nothing was altered.' }
  if (judged > 0)
    return {
      'zh-CN': `✓ 前${judged}条没有发现改动。? 第${judged + 1}至${entries}条之后没有树头,内容有没有改动无从知道。`,
      en: `✓ Nothing was altered in the first ${judged} entries. ? No head given is over entries ${judged + 1} to ${entries}: nothing tells whether those were altered.`,
    }
  return rows > 0
    ? {
        'zh-CN': '? 记录和数据彼此相符;没有树头可以比对(--head),有没有一起改过无从知道。',
        en: '? Entries and rows fit each other. There was no head to compare with (--head): nothing tells whether they were altered together.',
      }
    : {
        'zh-CN': '? 编号是连续的,其他无从判断:没有树头可以比对(--head),内容有没有改动无从知道。',
        en: '? The numbers have no gap; nothing else could be judged. There was no head to compare with (--head): nothing tells whether entries were altered.',
      }
}

/** A restore takes entries away as well as who alters a log: it is told beside, for people to judge. */
const restoreWords = ({ seq, lost, isGiven }: Restore): Text => {
  const zh = [
    `ℹ 第${seq}条记录说,此前恢复过备份`,
    ...(lost ? [`,当时丢下的记录有${lost.size}条`] : []),
    isGiven ? ',所给的旧树头就是丢下的最后一个:照此,对不上是恢复所致。' : '。恢复前交出的旧树头可能因此对不上。',
  ]
  const en = [
    `ℹ Entry ${seq} says that a backup was restored before it`,
    ...(lost ? [`; the log that was lost had ${lost.size} entries`] : []),
    isGiven
      ? ', and an old head given is its last one: if so, it does not fit because of the restore.'
      : '. Old heads from before the restore may not fit for it.',
  ]
  return { 'zh-CN': zh.join(''), en: en.join('') }
}

/** Names in a file must not command a terminal. */
const printable = (line: string): string =>
  // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what it takes out
  line.replace(/[\u0000-\u001f\u007f-\u009f]/g, ' ')

const countWords = ({ entries, hidden, rows }: Report): Text => {
  if (rows > 0)
    return {
      'zh-CN': `记录${entries}条,数据${rows}组,已逐一核对。`,
      en: `${entries} entries and ${rows} groups of rows were compared.`,
    }
  return hidden > 0
    ? {
        'zh-CN': `记录${entries}条,其中${hidden}条只有摘要,已逐一核对。`,
        en: `${entries} entries were compared, ${hidden} of them by their hash alone.`,
      }
    : { 'zh-CN': `记录${entries}条,已逐一核对。`, en: `${entries} entries were compared.` }
}

/** By what the log was judged, and by what it was not. */
const againstWords = ({ findings, fitting, isHeadGiven, isKeyGiven, isSchemaKnown }: Report): Text[] => [
  ...(fitting.length > 0
    ? [
        {
          'zh-CN': `与所给的旧树头相符(${fitting.join('、')}条)。`,
          en: `Old heads that fit: ${fitting.join(', ')} entries.`,
        },
      ]
    : []),
  // Where nothing was found the last line says so.
  ...(isHeadGiven || findings.length === 0
    ? []
    : [
        {
          'zh-CN': '没有树头可以比对(--head):只看了编号是否连续,内容有没有改动无从知道。',
          en: 'There was no head to compare with (--head): only the numbers were looked at, nothing tells whether entries were altered.',
        },
      ]),
  ...(isSchemaKnown
    ? []
    : [
        {
          'zh-CN': '数据库由另一版本的程序写成,表和触发器的结构没有核对;请用同一版本的 roster-verify 再核对。',
          en: 'Another version of the program wrote this database: its tables and triggers were not compared. Use the roster-verify of that version as well.',
        },
      ]),
  ...(isKeyGiven
    ? []
    : [
        {
          'zh-CN': '没有给公钥(--key),签名没有核对。',
          en: 'No public key (--key) was given: signatures were not looked at.',
        },
      ]),
]
