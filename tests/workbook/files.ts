import { deflateRawSync } from 'node:zlib'
import * as xlsx from '@e965/xlsx'

/** Rows as any spreadsheet program would write them. */
export const bookOf = (
  sheets: Readonly<Record<string, readonly (readonly unknown[])[]>>,
  bookType: xlsx.BookType = 'xlsx',
): Uint8Array => {
  const book = xlsx.utils.book_new()
  for (const [name, rows] of Object.entries(sheets))
    xlsx.utils.book_append_sheet(book, xlsx.utils.aoa_to_sheet(rows as unknown[][]), name)
  return new Uint8Array(xlsx.write(book, { type: 'buffer', bookType }))
}

/** A date cell as Excel keeps it: a number that is shown as a date. */
export const dateCell = (serial: number): xlsx.CellObject => ({ t: 'n', v: serial, z: 'yyyy/m/d' })

export interface ZipPart {
  readonly name: string
  readonly content: Uint8Array | string
  /** What it says of its unpacked size, where it lies. */
  readonly saysSize?: number
}

/** A zip archive, byte by byte, so that it can lie. */
export const zipOf = (parts: readonly ZipPart[]): Uint8Array => {
  const locals: Buffer[] = []
  const entries: Buffer[] = []
  let at = 0
  for (const { name, content, saysSize } of parts) {
    const bytes = Buffer.from(content as string)
    const packed = deflateRawSync(bytes, { level: 9 })
    const size = saysSize ?? bytes.length
    const local = Buffer.alloc(30)
    local.writeUInt32LE(0x04034b50, 0)
    local.writeUInt16LE(20, 4)
    local.writeUInt16LE(8, 8)
    local.writeUInt32LE(packed.length, 18)
    local.writeUInt32LE(size, 22)
    local.writeUInt16LE(Buffer.byteLength(name), 26)
    const entry = Buffer.alloc(46)
    entry.writeUInt32LE(0x02014b50, 0)
    local.copy(entry, 6, 4, 30)
    entry.writeUInt32LE(at, 42)
    locals.push(local, Buffer.from(name), packed)
    entries.push(entry, Buffer.from(name))
    at += local.length + Buffer.byteLength(name) + packed.length
  }
  const directory = Buffer.concat(entries)
  const end = Buffer.alloc(22)
  end.writeUInt32LE(0x06054b50, 0)
  end.writeUInt16LE(parts.length, 8)
  end.writeUInt16LE(parts.length, 10)
  end.writeUInt32LE(directory.length, 12)
  end.writeUInt32LE(at, 16)
  return new Uint8Array(Buffer.concat([...locals, directory, end]))
}

/** Text in GB18030, two bytes a character, as Chinese Excel writes .csv. */
export const gb18030 = (words: string): Uint8Array => {
  const decoder = new TextDecoder('gb18030')
  const table = new Map<string, [number, number]>()
  for (let first = 0x81; first <= 0xfe; first++)
    for (let second = 0x40; second <= 0xfe; second++)
      if (second !== 0x7f) table.set(decoder.decode(new Uint8Array([first, second])), [first, second])
  return new Uint8Array([...words].flatMap((character) => table.get(character) ?? [character.codePointAt(0)!]))
}

/** The files in an .xlsx. */
export const partsOf = (bytes: Uint8Array): ZipPart[] => {
  const zip = xlsx.CFB.read(Buffer.from(bytes), { type: 'buffer' }) as {
    FullPaths: string[]
    FileIndex: { content?: Uint8Array }[]
  }
  return zip.FullPaths.flatMap((path, at) => {
    const content = zip.FileIndex[at]!.content
    return content && !path.endsWith('/')
      ? [{ name: path.replace('Root Entry/', ''), content: new Uint8Array(content) }]
      : []
  })
}

/** The text of one file in an .xlsx. */
export const partOf = (bytes: Uint8Array, path: string): string =>
  Buffer.from(partsOf(bytes).find(({ name }) => name === path)!.content as Uint8Array).toString('utf8')
