import type { Finding, HeadName, Report } from './findings.ts'
import type { Restore } from './restores.ts'

/** The languages of the report. */
export type Language = 'zh-CN' | 'en'
/** Words in every language. */
export type Text = Readonly<Record<Language, string>>

const headWords: Readonly<Record<HeadName, Text>> = {
  old: { 'zh-CN': '所给的旧树头', en: 'an old head given' },
  kept: { 'zh-CN': '库内保存的树头', en: 'a head kept in the database' },
  tip: { 'zh-CN': '库内最新的树头', en: 'the last head in the database' },
}

const named = ({ what, subject }: { what: string; subject: string }): string =>
  [what, subject].filter(Boolean).join(' ')

const theEntries = (from: number, to: number): Text =>
  from === to
    ? { 'zh-CN': `第${from}条记录`, en: `entry ${from}` }
    : { 'zh-CN': `第${from}至${to}条记录`, en: `entries ${from} to ${to}` }

const nodeWords = {
  'node-wrong': ['被改动', 'were altered'],
  'node-missing': ['不见了', 'are missing'],
  'node-extra': ['是塞进去的', 'were put in'],
} as const

const schemaWords = {
  altered: ['被改动', 'is not as it was shipped'],
  missing: ['少了', 'is missing'],
  added: ['多了', 'was put in'],
} as const

/** One finding in a sentence. */
export const findingWords = (found: Finding): Text => {
  switch (found.kind) {
    case 'entry-edited':
      return {
        'zh-CN': `第${found.seq}条记录被改动(${named(found)})`,
        en: `entry ${found.seq} was edited (${named(found)})`,
      }
    case 'entry-unreadable':
      return {
        'zh-CN': `第${found.seq}条记录读不出来(${named(found)})`,
        en: `entry ${found.seq} cannot be read (${named(found)})`,
      }
    case 'entry-missing':
      return {
        'zh-CN': `${theEntries(found.seq, found.to)['zh-CN']}被删除`,
        en: `deleted: ${theEntries(found.seq, found.to).en}`,
      }
    case 'entry-inserted':
      return {
        'zh-CN': `第${found.seq}条记录是后来塞进去的(${named(found)})`,
        en: `entry ${found.seq} was put in (${named(found)})`,
      }
    case 'entry-moved': {
      const was = found.was + found.to - found.seq
      const [now, before] = [theEntries(found.seq, found.to), theEntries(found.was, was)]
      return {
        'zh-CN': `现在的${now['zh-CN']}原来是${before['zh-CN']}:顺序被改动`,
        en: `the order was altered: what now is ${now.en} was written as ${before.en}`,
      }
    }
    case 'node-wrong':
    case 'node-missing':
    case 'node-extra': {
      const [from, to] = [found.n * 2 ** found.level + 1, (found.last + 1) * 2 ** found.level]
      const [zh, en] = nodeWords[found.kind]
      return {
        'zh-CN': `树上第${from}至${to}条的摘要(第${found.level}层)${zh}`,
        en: `the tree’s hashes over entries ${from} to ${to} (level ${found.level}) ${en}`,
      }
    }
    case 'fork':
      return {
        'zh-CN': `记录已分叉:所给的旧树头(${found.size}条)签过的不是现在这些,第${found.from}至${found.to}条之间有改动`,
        en: `the log was forked: ${headWords[found.head].en} (${found.size} entries) was signed over others; something between entries ${found.from} and ${found.to} was altered`,
      }
    case 'head-differs':
      return {
        'zh-CN': `${headWords[found.head]['zh-CN']}(${found.size}条)与记录不符:第${found.from}至${found.to}条之间有改动`,
        en: `${headWords[found.head].en} (${found.size} entries) does not fit: something between entries ${found.from} and ${found.to} was altered`,
      }
    case 'other-log':
      return {
        'zh-CN': `${headWords[found.head]['zh-CN']}(${found.size}条,${found.origin})属于另一份记录:不是这个系统的,或者这份记录被整个换过`,
        en: `${headWords[found.head].en} (${found.size} entries, ${found.origin}) is of another log: of another installation, or this log was put in the place of it`,
      }
    case 'head-unsigned':
      return {
        'zh-CN': `${headWords[found.head]['zh-CN']}(${found.size}条)不是所给公钥签的(换过密钥的,以前的公钥也要用 --key 给出)`,
        en: `${headWords[found.head].en} (${found.size} entries) was not signed by a key given (after a change of keys give the former one, too, with --key)`,
      }
    case 'head-unreadable':
      return {
        'zh-CN': `${headWords[found.head]['zh-CN']}(${found.size}条)被改动,读不出来`,
        en: `${headWords[found.head].en} (${found.size} entries) was altered and cannot be read`,
      }
    case 'truncated': {
      const gone = found.size - found.left
      return {
        'zh-CN': `${headWords[found.head]['zh-CN']}有${found.size}条,现在只有${found.left}条:第${found.from}至${found.size}条之间少了${gone}条`,
        en: `${headWords[found.head].en} has ${found.size} entries, only ${found.left} are left: ${gone} of entries ${found.from} to ${found.size} are gone`,
      }
    }
    case 'unsigned-tail':
      return {
        'zh-CN': `第${found.from}至${found.to}条没有签名,不能证明是程序写的`,
        en: `entries ${found.from} to ${found.to} are under no signed head: nothing proves that the program wrote them`,
      }
    case 'tip-missing':
      return { 'zh-CN': '库内最新的树头不见了', en: 'the last head of the database is missing' }
    case 'table-missing':
      return { 'zh-CN': `整张表不见了:${found.table}`, en: `a whole table is missing: ${found.table}` }
    case 'column-missing':
      return {
        'zh-CN': `表${found.table}的列${found.column}不见了或改了名`,
        en: `the column ${found.column} of the table ${found.table} is missing, or has another name`,
      }
    case 'column-generated':
      return {
        'zh-CN': `表${found.table}的列${found.column}是算出来的或隐藏的,显示的未必是存下的`,
        en: `the column ${found.column} of the table ${found.table} is computed or hidden: what it shows need not be what is stored`,
      }
    case 'table-unreadable':
      return {
        'zh-CN': `表${found.table}读不出来(SQLite:${found.says})`,
        en: `the table ${found.table} cannot be read (SQLite: ${found.says})`,
      }
    case 'schema-changed': {
      const [zh, en] = schemaWords[found.is]
      return { 'zh-CN': `数据库结构${zh}:${found.object}`, en: `the schema was altered: ${found.object} ${en}` }
    }
    case 'file-damaged':
      return {
        'zh-CN': `数据库文件内部不一致(SQLite:${found.says})`,
        en: `the database file is not consistent in itself (SQLite: ${found.says})`,
      }
    case 'row-edited':
      return {
        'zh-CN': `${found.table} ${found.key}与第${found.seq}条记录(${named(found)})不符:数据被改动`,
        en: `${found.table} ${found.key} is not what entry ${found.seq} (${named(found)}) says: it was edited`,
      }
    case 'row-deleted':
      return {
        'zh-CN': `${found.table} ${found.key}不见了,第${found.seq}条记录(${named(found)})说它在`,
        en: `${found.table} ${found.key} is gone; entry ${found.seq} (${named(found)}) says it is there`,
      }
    case 'row-inserted':
      return {
        'zh-CN': `${found.table} ${found.key}没有任何记录:是绕过程序塞进去的`,
        en: `${found.table} ${found.key} has no entry: it was put in behind the program’s back`,
      }
    case 'past-edited':
      return {
        'zh-CN': `${found.table} ${found.key}在第${found.seq}条记录时的旧值被改动`,
        en: `what ${found.table} ${found.key} was as of entry ${found.seq} was edited`,
      }
    case 'past-deleted':
      return {
        'zh-CN': `${found.table} ${found.key}在第${found.seq}条记录时的旧值不见了`,
        en: `what ${found.table} ${found.key} was as of entry ${found.seq} is gone`,
      }
    case 'past-inserted':
      return {
        'zh-CN': `${found.table} ${found.key}在第${found.seq}条记录时的旧值是塞进去的`,
        en: `what ${found.table} ${found.key} is said to have been as of entry ${found.seq} was put in`,
      }
  }
}

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
