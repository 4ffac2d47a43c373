import { oneLine, type Text } from '../domain/text.ts'
import { fileKind } from './file-kind.ts'
import { parseApart } from './parse-apart.ts'
import { decode, parseCsv } from './read-csv.ts'
import { type Refusal, refusals } from './refusal.ts'
import type { Sheet } from './sheet.ts'

/** Most bytes of an upload: 5 MB. */
export const mostBytes = 5 * 1024 * 1024

export type WorkbookRead =
  | { readonly ok: true; readonly sheets: readonly Sheet[] }
  | { readonly ok: false; readonly says: Text }

const refuse = (because: Refusal): WorkbookRead => ({ ok: false, says: refusals[because] })

/** A text file is one sheet, called as the file is. */
const readText = (bytes: Uint8Array, fileName: string): WorkbookRead => {
  const text = decode(bytes)
  // Control characters show that some other kind of file has slipped through as GB18030.
  // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
  if (text === undefined || /[\u0000-\u0008\u000e-\u001a\u001c-\u001f]/.test(text)) return refuse('encoding')
  const read = parseCsv(text)
  if ('because' in read) return refuse(read.because)
  const name = oneLine(fileName.replace(/^.*[/\\]/, '').replace(/\.[^.]*$/, '')) || 'CSV'
  return { ok: true, sheets: [{ name, rows: read.rows }] }
}

/**
 * Reads an uploaded .xlsx, .xls, .ods or .csv (UTF-8 or GB18030) of at most 5 MB, deciding by content what it is.
 * Workbooks are parsed in a process of their own: at most 20 seconds, 60 MB unpacked, 20,000 rows × 200 columns a
 * sheet; hidden sheets are left out. What cannot be read comes back as words that say what to do. Rejects with
 * the signal’s reason when cancelled.
 */
export const readWorkbook = async (
  bytes: Uint8Array,
  fileName: string,
  { signal }: { readonly signal?: AbortSignal } = {},
): Promise<WorkbookRead> => {
  signal?.throwIfAborted()
  if (bytes.length > mostBytes) return refuse('tooBig')
  const kind = fileKind(bytes)
  if (kind.is === 'refused') return refuse(kind.because)
  const read =
    kind.is === 'text'
      ? readText(bytes, fileName)
      : await parseApart({ bytes, zipped: kind.is === 'zipped' }, signal)
  if ('because' in read) return refuse(read.because)
  if (!('ok' in read)) return withSomething({ ok: true, sheets: read.sheets })
  return withSomething(read)
}

const withSomething = (read: WorkbookRead): WorkbookRead =>
  read.ok && !read.sheets.some(({ rows }) => rows.some((row) => row.some((cell) => cell !== null)))
    ? refuse('noTable')
    : read
