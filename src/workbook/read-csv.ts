import type { Refusal } from './refusal.ts'
import { type Cell, mostCharacters, mostColumns, mostRows } from './sheet.ts'

/** The text of a file: UTF-16 by its mark, else UTF-8 where every byte fits, else GB18030; undefined for neither. */
export const decode = (bytes: Uint8Array): string | undefined => {
  const byMark = bytes[0] === 0xff && bytes[1] === 0xfe ? 'utf-16le' : undefined
  const swapped = bytes[0] === 0xfe && bytes[1] === 0xff ? 'utf-16be' : undefined
  for (const encoding of [byMark ?? swapped ?? 'utf-8', 'gb18030'])
    try {
      return new TextDecoder(encoding, { fatal: true }).decode(bytes)
    } catch {
      // Not in this encoding: the next one is tried.
    }
  return undefined
}

const separators = [',', '\t', ';'] as const

/** The separator the first lines have most of. */
const separatorOf = (text: string): string => {
  const start = text.slice(0, 4096)
  const count = (separator: string): number => start.split(separator).length
  return separators.reduce((best, separator) => (count(separator) > count(best) ? separator : best))
}

/** Cells of a text of separated values, `"quoted, ""so"""` where needed; the first line may say `sep=;`. */
export const parseCsv = (whole: string): { rows: Cell[][] } | { because: Refusal } => {
  const said = /^sep=(.)\r?\n/i.exec(whole)
  const text = said ? whole.slice(said[0].length) : whole
  const separator = said?.[1] ?? separatorOf(text)
  // The line that names the separator is a row as Excel counts.
  const rows: Cell[][] = said ? [[]] : []
  let row: Cell[] = []
  let at = 0
  const take = (cell: string): void => {
    const words = cell.slice(0, mostCharacters)
    row.push(words.trim() === '' ? null : words)
  }
  const ends = new RegExp(`[${separator === '\t' ? '\\t' : separator}\r\n]`, 'g')
  while (at < text.length) {
    if (text[at] === '"') {
      let cell = ''
      for (;;) {
        const quote = text.indexOf('"', at + 1)
        const end = quote < 0 ? text.length : quote
        cell += text.slice(at + 1, end)
        at = end
        if (text[at + 1] !== '"') break
        cell += '"'
        at++
      }
      ends.lastIndex = at + 1
      const end = ends.exec(text)?.index ?? text.length
      take(cell + text.slice(at + 1, end))
      at = end
    } else {
      ends.lastIndex = at
      const end = ends.exec(text)?.index ?? text.length
      take(text.slice(at, end))
      at = end
    }
    if (text[at] === separator) {
      at++
      if (at < text.length) continue
      take('')
    }
    if (row.length > mostColumns && row.slice(mostColumns).some((cell) => cell !== null))
      return { because: 'tooMuch' }
    rows.push(row)
    row = []
    if (rows.length > mostRows) return { because: 'tooMuch' }
    if (text[at] === '\r' && text[at + 1] === '\n') at += 2
    else at++
  }
  return { rows }
}
