import type { Finding, HeadName } from './findings.ts'
import type { Text } from './words.ts'

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
