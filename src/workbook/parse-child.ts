import { inflateRawSync } from 'node:zlib'
import * as xlsx from '@e965/xlsx'
import * as codepages from '@e965/xlsx/dist/cpexcel.full.mjs'
import { mostUnpacked } from './file-kind.ts'
import type { Parsed, ParseOrder } from './parse-apart.ts'
import { cellsOf } from './parse-cells.ts'
import { type Cell, mostCharactersInAll, mostRows, type Sheet } from './sheet.ts'
import { packedBytes, zipEntries } from './zip-directory.ts'

// Workbooks of Excel 95 name a code page instead of writing Unicode.
xlsx.set_cptable(codepages)

/** Whether everything unpacks to what the directory declares: a bomb may lie about its sizes. */
const isHonest = (bytes: Uint8Array): boolean => {
  let left = mostUnpacked
  for (const entry of zipEntries(bytes) ?? []) {
    const packed = packedBytes(bytes, entry)
    if (!packed || (entry.method !== 0 && entry.method !== 8) || entry.size > left) return false
    const size =
      entry.method === 0
        ? packed.length
        : inflateRawSync(packed, { maxOutputLength: Math.max(1, entry.size) }).length
    if (size !== entry.size) return false
    left -= size
  }
  return true
}

const charactersIn = (sum: number, row: readonly Cell[]): number =>
  row.reduce<number>((all, cell) => all + (typeof cell === 'string' ? cell.length : 8), sum)

const parse = ({ bytes, zipped }: ParseOrder): Parsed => {
  try {
    if (zipped && !isHonest(bytes)) return { because: 'corrupt' }
    const book = xlsx.read(bytes, {
      type: 'array',
      dense: true,
      cellNF: true,
      cellText: false,
      cellHTML: false,
      cellFormula: false,
      sheetRows: mostRows + 1,
    })
    const shown = book.SheetNames.filter((_, at) => !book.Workbook?.Sheets?.[at]?.Hidden)
    const from1904 = book.Workbook?.WBProps?.date1904 === true
    const sheets: Sheet[] = []
    for (const name of shown) {
      const rows = cellsOf(book.Sheets[name]!, from1904)
      if (!rows) return { because: 'tooMuch' }
      sheets.push({ name, rows })
    }
    const characters = sheets.flatMap(({ rows }) => rows).reduce(charactersIn, 0)
    return characters > mostCharactersInAll ? { because: 'tooMuch' } : { sheets }
  } catch (error) {
    // The library throws plain errors for whatever it cannot read; only the password shows by its words.
    return { because: /password|encrypt/i.test(String(error)) ? 'password' : 'corrupt' }
  }
}

process.once('message', (order) => process.send!(parse(order as ParseOrder)))
