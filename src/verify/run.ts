import { existsSync, readFileSync } from 'node:fs'
import { parseArgs } from 'node:util'
import Sqlite from 'better-sqlite3'
import { type Note, readKey, readNotes, type VerifierKey } from './checkpoint.ts'
import type { Report } from './findings.ts'
import { verifyProof } from './proof.ts'
import { type Against, hasTree, verifyDatabase } from './verify-database.ts'
import { verifyExport } from './verify-export.ts'
import { type Language, reportWords } from './words.ts'

/** Where words go. */
export interface Out {
  out(words: string): void
  err(words: string): void
}

/** 0: nothing was altered; 1: something was; 2: it could not be looked at. */
export type Exit = 0 | 1 | 2

const usage = {
  'zh-CN': `核对接访排班的记录和数据有没有被改动。只读,不需要服务在运行。

  roster-verify 数据库.db|导出.jsonl [--key 公钥或公钥文件] [--head 树头文件]… [--json] [--lang zh-CN|en]
  roster-verify proof 证明.json [--key 公钥或公钥文件]

退出码:0 没有改动,1 发现改动,2 无法核对。
`,
  en: `Tells whether records and data of a reception roster were altered. Reads only; no service is needed.

  roster-verify DATABASE.db|EXPORT.jsonl [--key KEY or its file] [--head FILE]… [--json] [--lang zh-CN|en]
  roster-verify proof PROOF.json [--key KEY or its file]

Exit code: 0 nothing altered, 1 something was, 2 it could not be looked at.
`,
} as const

/** What cannot be looked at, in words. */
class Unreadable extends Error {
  constructor(readonly says: Readonly<Record<Language, string>>) {
    super(says.en)
  }
}

/** `roster-verify`: reads its arguments, verifies, prints. */
export const runVerify = (args: readonly string[], out: Out): Exit => {
  let language: Language = args.includes('en') ? 'en' : 'zh-CN'
  try {
    const { values, positionals } = parse(args)
    language = values.lang === 'en' ? 'en' : 'zh-CN'
    if (values.help || positionals.length === 0) {
      out.out(usage[language])
      return values.help ? 0 : 2
    }
    const against: Against = { keys: values.key.map(keyFrom), heads: values.head.flatMap(headsFrom) }
    if (positionals[0] === 'proof') return proof(positionals[1], against.keys, language, out)
    const report = verifyFile(positionals[0]!, against)
    out.out(values.json ? `${JSON.stringify(report)}\n` : reportWords(report, language))
    return report.findings.length === 0 ? 0 : 1
  } catch (fault) {
    if (!(fault instanceof Unreadable)) throw fault
    out.err(fault.says[language])
    return 2
  }
}

const parse = (args: readonly string[]) => {
  try {
    return parseArgs({
      args: [...args],
      allowPositionals: true,
      options: {
        key: { type: 'string', multiple: true, default: [] },
        head: { type: 'string', multiple: true, default: [] },
        json: { type: 'boolean', default: false },
        lang: { type: 'string', default: 'zh-CN' },
        help: { type: 'boolean', short: 'h', default: false },
      },
    })
  } catch (fault) {
    throw new Unreadable({
      'zh-CN': `参数不对:${(fault as Error).message}\n\n${usage['zh-CN']}`,
      en: `${(fault as Error).message}\n\n${usage.en}`,
    })
  }
}

const textOf = (file: string): string => {
  try {
    return readFileSync(file, 'utf8')
  } catch {
    throw new Unreadable({ 'zh-CN': `${file}:文件不存在或读不了`, en: `${file} is not there or cannot be read` })
  }
}

const keyFrom = (given: string): VerifierKey => {
  const key = readKey(given) ?? (existsSync(given) ? readKey(textOf(given)) : undefined)
  if (key) return key
  throw new Unreadable({
    'zh-CN': `${given}:不是公钥;公钥形如 reception-roster/…+8位+…,在“审计 › 存证”页上`,
    en: `${given} is no public key; one looks like reception-roster/…+8 digits+… and stands on the page Audit › Evidence`,
  })
}

const headsFrom = (file: string): Note[] => {
  const notes = readNotes(textOf(file))
  if (notes.length > 0) return notes
  throw new Unreadable({ 'zh-CN': `${file}:里面没有树头`, en: `${file}: there is no head in it` })
}

/** Verifies a database or an export of the log. */
const verifyFile = (file: string, against: Against): Report => {
  if (!existsSync(file)) textOf(file)
  if (file.endsWith('.jsonl')) return verifyExport(textOf(file), against)
  const damaged = new Unreadable({
    'zh-CN': `${file}:不是接访排班的数据库,或已损坏`,
    en: `${file} is no database of a reception roster, or damaged`,
  })
  let sqlite: Sqlite.Database | undefined
  try {
    sqlite = new Sqlite(file, { readonly: true, fileMustExist: true })
    sqlite.pragma('busy_timeout = 5000')
    if (!hasTree(sqlite))
      throw new Unreadable({
        'zh-CN': `${file}:还没有存证(由旧版本程序写成)`,
        en: `${file} has no evidence yet: an older program wrote it`,
      })
    return verifyDatabase(sqlite, against)
  } catch (fault) {
    if (fault instanceof Sqlite.SqliteError) throw damaged
    throw fault
  } finally {
    sqlite?.close()
  }
}

const proof = (file: string | undefined, keys: readonly VerifierKey[], language: Language, out: Out): Exit => {
  if (file === undefined) {
    out.err(usage[language])
    return 2
  }
  const result = verifyProof(textOf(file), keys)
  if (!result) throw new Unreadable({ 'zh-CN': `${file}:不是证明文件`, en: `${file} is no proof` })
  out.out(`${result.says[language]}\n`)
  return result.ok ? 0 : 1
}
