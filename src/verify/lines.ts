import { closeSync, openSync, readSync } from 'node:fs'

/** Bytes read at once. */
const chunk = 1 << 20
const [newline, carriageReturn] = [10, 13]
const byteOrderMark = Buffer.from('\ufeff')

/** A file piece by piece, however long it is. Throws where it cannot be read. */
export function* chunksOf(file: string): Generator<Buffer> {
  const opened = openSync(file, 'r')
  try {
    for (;;) {
      const bytes = Buffer.allocUnsafe(chunk)
      const read = readSync(opened, bytes, 0, chunk, null)
      if (read === 0) return
      yield bytes.subarray(0, read)
    }
  } finally {
    closeSync(opened)
  }
}

/** The lines that are not empty, as they are to the byte, but for what editors of Windows put at their ends. */
export function* linesOf(chunks: Iterable<Buffer>): Generator<Buffer> {
  let rest: Buffer[] = []
  let isFirst = true
  const whole = function* (line: Buffer): Generator<Buffer> {
    const from = isFirst && line.subarray(0, 3).equals(byteOrderMark) ? 3 : 0
    isFirst = false
    const its = line.subarray(from, line.at(-1) === carriageReturn ? -1 : undefined)
    if (its.length > 0) yield its
  }
  for (const bytes of chunks) {
    let from = 0
    for (let to = bytes.indexOf(newline); to >= 0; to = bytes.indexOf(newline, from)) {
      yield* whole(Buffer.concat([...rest, bytes.subarray(from, to)]))
      rest = []
      from = to + 1
    }
    rest.push(bytes.subarray(from))
  }
  yield* whole(Buffer.concat(rest))
}
