/** A file in a zip archive, as its central directory tells. */
export interface ZipEntry {
  readonly name: string
  readonly method: number
  readonly isEncrypted: boolean
  readonly packed: number
  /** Bytes once unpacked, as declared: to be believed only after unpacking. */
  readonly size: number
  /** Where its local header begins. */
  readonly at: number
}

const endSignature = 0x06054b50
const entrySignature = 0x02014b50
const localSignature = 0x04034b50
/** More files than any workbook has. */
const mostEntries = 5_000

const endOfDirectory = (view: DataView): number | undefined => {
  // The end record is followed by a comment of at most 65,535 bytes.
  for (let at = view.byteLength - 22; at >= Math.max(0, view.byteLength - 22 - 0xffff); at--)
    if (view.getUint32(at, true) === endSignature) return at
  return undefined
}

const viewOf = (bytes: Uint8Array): DataView => new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)

/** The files of a zip archive; undefined when its directory is damaged. Nothing is unpacked. */
export const zipEntries = (bytes: Uint8Array): ZipEntry[] | undefined => {
  const view = viewOf(bytes)
  const end = endOfDirectory(view)
  if (end === undefined) return undefined
  const count = view.getUint16(end + 10, true)
  let at = view.getUint32(end + 16, true)
  if (count > mostEntries) return undefined
  const entries: ZipEntry[] = []
  for (let n = 0; n < count; n++) {
    if (at + 46 > bytes.length || view.getUint32(at, true) !== entrySignature) return undefined
    const nameLength = view.getUint16(at + 28, true)
    entries.push({
      name: new TextDecoder().decode(bytes.subarray(at + 46, at + 46 + nameLength)),
      isEncrypted: (view.getUint16(at + 8, true) & 1) === 1,
      method: view.getUint16(at + 10, true),
      packed: view.getUint32(at + 20, true),
      size: view.getUint32(at + 24, true),
      at: view.getUint32(at + 42, true),
    })
    at += 46 + nameLength + view.getUint16(at + 30, true) + view.getUint16(at + 32, true)
  }
  return entries
}

/** The packed bytes of an entry; undefined when its local header does not agree with the directory. */
export const packedBytes = (bytes: Uint8Array, entry: ZipEntry): Uint8Array | undefined => {
  const view = viewOf(bytes)
  const { at } = entry
  if (at + 30 > bytes.length || view.getUint32(at, true) !== localSignature) return undefined
  if (view.getUint16(at + 8, true) !== entry.method) return undefined
  const from = at + 30 + view.getUint16(at + 26, true) + view.getUint16(at + 28, true)
  // A size of 0 here means that it follows the data.
  const packed = view.getUint32(at + 18, true)
  if (packed !== 0 && packed !== entry.packed) return undefined
  return from + entry.packed > bytes.length ? undefined : bytes.subarray(from, from + entry.packed)
}
