import type { Finding, HeadName, Report } from './findings.ts'

/** The languages of the report. */
export type Language = 'zh-CN' | 'en'
type Text = Readonly<Record<Language, string>>

const headWords: Readonly<Record<HeadName, Text>> = {
  old: { 'zh-CN': '所给的旧树头', en: 'an old head given' },
  kept: { 'zh-CN': '库内保存的树头', en: 'a head kept in the database' },
  tip: { 'zh-CN': '库内最新的树头', en: 'the last head in the database' },
}

const named = ({ what, subject }: { what: string; subject: string }): string =>
  [what, subject].filter(Boolean).join(' ')

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
      return { 'zh-CN': `第${found.seq}条记录被删除或挪走`, en: `entry ${found.seq} was deleted or moved` }
    case 'entry-inserted':
      return {
        'zh-CN': `第${found.seq}条记录是后来塞进去的,或不在原来的位置(${named(found)})`,
        en: `entry ${found.seq} was put in, or is out of its place (${named(found)})`,
      }
    case 'node-wrong':
    case 'node-extra': {
      const [from, to] = [found.n * 2 ** found.level + 1, (found.n + 1) * 2 ** found.level]
      return {
        'zh-CN': `树上第${from}至${to}条的摘要(第${found.level}层第${found.n}个)被改动或多出`,
        en: `the hash over entries ${from} to ${to} (level ${found.level}, no. ${found.n}) was altered or put in`,
      }
    }
    case 'head-differs':
      return {
        'zh-CN': `${headWords[found.head]['zh-CN']}(${found.to}条)与记录不符:第${found.from}至${found.to}条之间有改动`,
        en: `${headWords[found.head].en} (${found.to} entries) does not fit: something between entries ${found.from} and ${found.to} was altered`,
      }
    case 'head-unsigned':
      return {
        'zh-CN': `${headWords[found.head]['zh-CN']}(${found.size}条)不是所给公钥签的`,
        en: `${headWords[found.head].en} (${found.size} entries) was not signed by the key given`,
      }
    case 'head-unreadable':
      return {
        'zh-CN': `${headWords[found.head]['zh-CN']}(${found.size}条)被改动,读不出来`,
        en: `${headWords[found.head].en} (${found.size} entries) was altered and cannot be read`,
      }
    case 'truncated':
      return {
        'zh-CN': `${headWords[found.head]['zh-CN']}有${found.size}条,现在只有${found.left}条:第${found.left + 1}条起被截去`,
        en: `${headWords[found.head].en} has ${found.size} entries, only ${found.left} are left: those from ${found.left + 1} on were cut off`,
      }
    case 'unsigned-tail':
      return {
        'zh-CN': `第${found.from}至${found.to}条没有签名,不能证明是程序写的`,
        en: `entries ${found.from} to ${found.to} are under no signed head: nothing proves that the program wrote them`,
      }
    case 'tip-missing':
      return { 'zh-CN': '库内最新的树头不见了', en: 'the last head of the database is missing' }
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
        'zh-CN': `${found.table} ${found.key}的一个旧值没有任何记录`,
        en: `something ${found.table} ${found.key} is said to have been has no entry`,
      }
  }
}

/** Findings shown one by one; more are only counted. */
const mostShown = 200

/** The whole report, as it is printed. */
export const reportWords = (report: Report, language: Language): string => {
  const { findings, entries, rows, root, fitting, isKeyGiven } = report
  const say = (text: Text): string => text[language]
  const lines = [
    say(
      rows > 0
        ? {
            'zh-CN': `记录${entries}条,数据${rows}组,已逐一核对。`,
            en: `${entries} entries and ${rows} groups of rows were compared.`,
          }
        : { 'zh-CN': `记录${entries}条,已逐一核对。`, en: `${entries} entries were compared.` },
    ),
    say({ 'zh-CN': `树根:${root}`, en: `Root: ${root}` }),
    ...(fitting.length > 0
      ? [
          say({
            'zh-CN': `与所给的旧树头相符(${fitting.join('、')}条)。`,
            en: `Old heads that fit: ${fitting.join(', ')} entries.`,
          }),
        ]
      : []),
    ...(isKeyGiven
      ? []
      : [
          say({
            'zh-CN': '没有给公钥(--key),签名没有核对。',
            en: 'No public key (--key) was given: signatures were not looked at.',
          }),
        ]),
    ...findings.slice(0, mostShown).map((found) => `✗ ${say(findingWords(found))}`),
    ...(findings.length > mostShown
      ? [say({ 'zh-CN': `……共${findings.length}处`, en: `… ${findings.length} in all` })]
      : []),
    findings.length === 0
      ? say({ 'zh-CN': '✓ 没有发现改动。', en: '✓ Nothing was altered.' })
      : say({ 'zh-CN': `✗ 发现${findings.length}处改动。`, en: `✗ ${findings.length} alterations found.` }),
  ]
  return `${lines.join('\n')}\n`
}
