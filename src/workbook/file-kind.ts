import type { Refusal } from './refusal.ts'
import { zipEntries } from './zip-directory.ts'

/** What a file is by its content: a workbook in a zip archive, an old .xls, text, or a kind that is refused. */
export type FileKind =
  | { readonly is: 'zipped' | 'old' | 'text' }
  | { readonly is: 'refused'; readonly because: Refusal }

/** Most bytes all files of a zipped workbook may have unpacked, as declared. */
export const mostUnpacked = 60 * 1024 * 1024

const refused = (because: Refusal): FileKind => ({ is: 'refused', because })

const begins = (bytes: Uint8Array, ...magic: number[]): boolean => magic.every((byte, at) => bytes[at] === byte)

const zipKind = (bytes: Uint8Array): FileKind => {
  const entries = zipEntries(bytes)
  if (!entries) return refused('corrupt')
  const names = new Set(entries.map(({ name }) => name))
  const has = (start: string): boolean => entries.some(({ name }) => name.startsWith(start))
  if (has('word/')) return refused('word')
  if (has('ppt/')) return refused('slides')
  const isWorkbook = has('xl/') || (names.has('content.xml') && names.has('mimetype'))
  if (!isWorkbook) return refused('archive')
  if (entries.some(({ isEncrypted }) => isEncrypted)) return refused('password')
  const total = entries.reduce((sum, { size }) => sum + size, 0)
  return total > mostUnpacked ? refused('tooMuch') : { is: 'zipped' }
}

/** A name of a stream in an old Office file stands in its directory as UTF-16. */
const hasStream = (bytes: Uint8Array, name: string): boolean =>
  Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).includes(Buffer.from(`${name}\0`, 'utf16le'))

const oldKind = (bytes: Uint8Array): FileKind => {
  if (hasStream(bytes, 'EncryptedPackage')) return refused('password')
  if (hasStream(bytes, 'Workbook') || hasStream(bytes, 'Book')) return { is: 'old' }
  if (hasStream(bytes, 'WordDocument')) return refused('word')
  if (hasStream(bytes, 'PowerPoint Document')) return refused('slides')
  return refused('unknown')
}

const pictures: readonly (readonly number[])[] = [
  [0x89, 0x50, 0x4e, 0x47],
  [0xff, 0xd8, 0xff],
  [0x47, 0x49, 0x46, 0x38],
  [0x49, 0x49, 0x2a, 0x00],
  [0x4d, 0x4d, 0x00, 0x2a],
]

const isPicture = (bytes: Uint8Array): boolean => {
  const start = new TextDecoder('latin1').decode(bytes.subarray(0, 12))
  return (
    pictures.some((magic) => begins(bytes, ...magic)) ||
    /^BM..../s.test(start.slice(0, 2) === 'BM' && bytes[6] === 0 && bytes[7] === 0 ? start : '') ||
    /^RIFF.{4}WEBP/s.test(start) ||
    /^.{4}ftyp(heic|heix|mif1|avif)/s.test(start)
  )
}

/** Decides by its content what a file is; its name says nothing reliable. */
export const fileKind = (bytes: Uint8Array): FileKind => {
  if (bytes.length === 0) return refused('empty')
  if (begins(bytes, 0x50, 0x4b)) return zipKind(bytes)
  if (begins(bytes, 0xd0, 0xcf, 0x11, 0xe0)) return oldKind(bytes)
  if (isPicture(bytes)) return refused('picture')
  if (begins(bytes, 0x25, 0x50, 0x44, 0x46)) return refused('pdf')
  if (begins(bytes, 0x52, 0x61, 0x72, 0x21) || begins(bytes, 0x37, 0x7a, 0xbc, 0xaf) || begins(bytes, 0x1f, 0x8b))
    return refused('archive')
  // Excel 4 and older begin with a record of their own, 09 08 in Excel 5 without a container.
  if (begins(bytes, 0x09, 0x08) || begins(bytes, 0x09, 0x04)) return { is: 'old' }
  const isUtf16 = begins(bytes, 0xff, 0xfe) || begins(bytes, 0xfe, 0xff)
  if (!isUtf16 && bytes.subarray(0, 8192).includes(0)) return refused('unknown')
  const start = new TextDecoder().decode(bytes.subarray(0, 1024)).trimStart().toLowerCase()
  if (/^(<\?xml|<!doctype|<html|<table|<meta|<head|<style)/.test(start)) return refused('page')
  return { is: 'text' }
}
