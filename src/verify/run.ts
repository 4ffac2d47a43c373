import { existsSync, readFileSync, statSync } from 'node:fs'
import { parseArgs } from 'node:util'
import { areAllRead, type Note, readKey, readKeys, readNotes, type VerifierKey } from './checkpoint.ts'
import type { Report } from './findings.ts'
import { chunksOf, linesOf } from './lines.ts'
import { withDatabase } from './open-file.ts'
import { verifyProof } from './proof.ts'
import { Unreadable } from './unreadable.ts'
import { type Against, verifyDatabase } from './verify-database.ts'
import { verifyExport } from './verify-export.ts'
import { type Language, reportWords, type Text } from './words.ts'

/** Where words go. */
export interface Out {
  out(words: string): void
  err(words: string): void
}

/** 0: nothing was found to be altered; 1: something was; 2: it could not be looked at. */
export type Exit = 0 | 1 | 2

const usage: Text = {
  'zh-CN': `核对接访排班的记录和数据有没有被改动。只读,不需要服务在运行。

  roster-verify 数据库.db|导出.jsonl [--key 公钥或公钥文件]… [--head 树头文件]… [--json] [--lang zh-CN|en]
  roster-verify proof 证明.json [--key 公钥或公钥文件]… [--json]

退出码:0 没有发现改动(没有树头可比的导出,只说明编号连续),1 发现改动,2 无法核对。
`,
  en: `Tells whether records and data of a reception roster were altered. Reads only; no service is needed.

  roster-verify DATABASE.db|EXPORT.jsonl [--key KEY or its file]… [--head FILE]… [--json] [--lang zh-CN|en]
  roster-verify proof PROOF.json [--key KEY or its file]… [--json]

Exit code: 0 nothing was found (of an export without a head: its numbers have no gap, no more), 1 something was
altered, 2 it could not be looked at.
`,
}

/** `roster-verify`: reads its arguments, verifies, prints. */
export const runVerify = (args: readonly string[], out: Out): Exit => {
  let language: Language = args.some((arg, n) => arg === '--lang=en' || (arg === 'en' && args[n - 1] === '--lang'))
    ? 'en'
    : 'zh-CN'
  try {
    const { values, positionals } = parse(args)
    language = languageOf(values.lang)
    if (values.help) {
      out.out(usage[language])
      return 0
    }
    const isProof = positionals[0] === 'proof'
    if (positionals.length !== (isProof ? 2 : 1) || (isProof && values.head.length > 0)) throw new Unreadable(usage)
    const keys = values.key.flatMap(keysFrom)
    if (isProof) return proof(positionals[1]!, keys, values.json, language, out)
    const report = verifyFile(positionals[0]!, { keys, heads: values.head.flatMap(headsFrom) })
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

const languageOf = (given: string): Language => {
  if (given === 'zh-CN' || given === 'en') return given
  throw new Unreadable({ 'zh-CN': '--lang 应为 zh-CN 或 en', en: '--lang takes zh-CN or en' })
}

/** A file of words, without the byte order marks that editors of Windows put at its start, or at that of files it was joined from. */
const textOf = (file: string): string => {
  try {
    return readFileSync(file, 'utf8').replace(/^\ufeff/gm, '')
  } catch {
    throw notThere(file)
  }
}

const notThere = (file: string): Unreadable =>
  new Unreadable({ 'zh-CN': `${file}:文件不存在或读不了`, en: `${file} is not there or cannot be read` })

const keysFrom = (given: string): VerifierKey[] => {
  const key = readKey(given)
  const keys = key ? [key] : isFile(given) ? readKeys(textOf(given)) : undefined
  if (keys) return keys
  throw new Unreadable({
    'zh-CN': `${given}:不是公钥;公钥形如 reception-roster/…+8位+…,在“审计 › 存证”页上`,
    en: `${given} is no public key; one looks like reception-roster/…+8 digits+… and stands on the page Audit › Evidence`,
  })
}

const headsFrom = (file: string): Note[] => {
  const text = textOf(file)
  const notes = readNotes(text)
  if (!areAllRead(text, notes))
    throw new Unreadable({
      'zh-CN': `${file}:里面有读不出来的树头`,
      en: `${file}: there is a head in it that cannot be read`,
    })
  if (notes.length > 0) return notes
  throw new Unreadable({ 'zh-CN': `${file}:里面没有树头`, en: `${file}: there is no head in it` })
}

const isFile = (name: string): boolean => existsSync(name) && statSync(name).isFile()

/** Verifies a database or an export of the log. */
const verifyFile = (file: string, against: Against): Report => {
  if (!isFile(file)) throw notThere(file)
  if (!file.endsWith('.jsonl'))
    return withDatabase(file, (sqlite, malformed) => verifyDatabase(sqlite, against, malformed))
  try {
    return verifyExport(linesOf(chunksOf(file)), against)
  } catch (fault) {
    if (fault instanceof Error && 'syscall' in fault) throw notThere(file)
    throw fault
  }
}

const proof = (file: string, keys: readonly VerifierKey[], isJson: boolean, language: Language, out: Out): Exit => {
  const result = verifyProof(textOf(file), keys)
  if (!result) throw new Unreadable({ 'zh-CN': `${file}:不是证明文件`, en: `${file} is no proof` })
  const { ok, says } = result
  out.out(isJson ? `${JSON.stringify({ ok, isKeyGiven: keys.length > 0 })}\n` : `${says[language]}\n`)
  return ok ? 0 : 1
}
