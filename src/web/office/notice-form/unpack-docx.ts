import { inflateRawSync } from 'node:zlib'
import type { Text } from '../../../domain/text.ts'
import { packedBytes, type ZipEntry, zipEntries } from '../../../workbook/zip-directory.ts'

/** Largest file taken, and what it may hold once unpacked, of which text; in bytes. */
export const mostBytes = 2 * 1024 * 1024
const mostUnpacked = 20 * 1024 * 1024
const mostText = 2 * 1024 * 1024

const words = {
  tooBig: { 'zh-CN': '文件超过2MB。图片太大时,请先压缩图片。', en: 'The file is larger than 2 MB.' },
  notDocx: {
    'zh-CN': '这不是.docx文件。请用Word或WPS打开,另存为“Word文档(.docx)”后再上传。',
    en: 'This is no .docx file. Save it as .docx in Word or WPS and upload it again.',
  },
  bomb: { 'zh-CN': '文件解开后太大,不能用作模板。', en: 'The file is too large once it is unpacked.' },
  encrypted: { 'zh-CN': '文件有密码。请去掉密码后再上传。', en: 'The file has a password; take it off first.' },
  macros: {
    'zh-CN': '文件里有宏或嵌入的对象。请另存为不带宏的.docx后再上传。',
    en: 'The file holds macros or embedded objects; save it without them.',
  },
  outside: {
    'zh-CN': '文件引用了外部的图片或文件。请把图片直接插入文档后再上传。',
    en: 'The file refers to pictures or files outside; put the pictures into the document.',
  },
} as const satisfies Record<string, Text>

/** The files of a .docx by name, or why it is refused. */
export type Unpacked =
  | { readonly ok: true; readonly parts: ReadonlyMap<string, Uint8Array> }
  | { readonly ok: false; readonly says: Text }

const refused = (why: keyof typeof words): Unpacked => ({ ok: false, says: words[why] })

/** An OLE file: an old .doc, or a .docx with a password. */
const isOle = (bytes: Uint8Array): boolean =>
  Buffer.from(bytes.subarray(0, 8)).equals(Buffer.from('d0cf11e0a1b11ae1', 'hex'))

const isText = (name: string): boolean => /\.(xml|rels)$/i.test(name)

const unpackEntry = (bytes: Uint8Array, entry: ZipEntry): Uint8Array | undefined => {
  const packed = packedBytes(bytes, entry)
  if (!packed) return undefined
  if (entry.method === 0) return packed.length === entry.size ? packed : undefined
  if (entry.method !== 8) return undefined
  try {
    const content = inflateRawSync(packed, { maxOutputLength: Math.max(1, entry.size) })
    return content.length === entry.size ? content : undefined
  } catch {
    return undefined
  }
}

/**
 * Unpacks a .docx that somebody uploaded. Sizes are added up before anything is unpacked, and no file may unpack to more
 * than it declares.
 */
export const unpackDocx = (bytes: Uint8Array): Unpacked => {
  if (bytes.length > mostBytes) return refused('tooBig')
  if (isOle(bytes)) return refused('notDocx')
  const entries = zipEntries(bytes)?.filter(({ name }) => !name.endsWith('/'))
  if (!entries?.some(({ name }) => name === 'word/document.xml')) return refused('notDocx')
  if (entries.some(({ isEncrypted }) => isEncrypted)) return refused('encrypted')
  const sum = (of: readonly ZipEntry[]): number => of.reduce((all, { size }) => all + size, 0)
  if (sum(entries) > mostUnpacked || sum(entries.filter(({ name }) => isText(name))) > mostText)
    return refused('bomb')
  if (entries.some(({ name }) => /vbaProject|activeX|embeddings\//i.test(name))) return refused('macros')
  const parts = new Map<string, Uint8Array>()
  for (const entry of entries) {
    const content = unpackEntry(bytes, entry)
    if (!content || parts.has(entry.name)) return refused('notDocx')
    parts.set(entry.name, content)
  }
  return checked(parts)
}

/** The template a document was made from, and who made it, are no business of the public. */
const withoutOrigin = (name: string, xml: string): string => {
  if (name === 'word/settings.xml') return xml.replace(/<w:attachedTemplate\b[^>]*\/>/g, '')
  if (name === 'word/_rels/settings.xml.rels')
    return xml.replace(/<Relationship\b[^>]*\/attachedTemplate"[^>]*\/>/g, '')
  if (name === 'docProps/core.xml')
    return xml.replace(
      /<(dc:creator|cp:lastModifiedBy)>[^<]*<\/\1>/g,
      (_, element: string) => `<${element}></${element}>`,
    )
  if (name === 'docProps/app.xml') return xml.replace(/<(Company|Manager)>[^<]*<\/\1>/g, '')
  return xml
}

const checked = (unpacked: ReadonlyMap<string, Uint8Array>): Unpacked => {
  const parts = new Map<string, Uint8Array>()
  for (const [name, content] of unpacked) {
    if (!isText(name)) {
      parts.set(name, content)
      continue
    }
    const xml = withoutOrigin(name, new TextDecoder().decode(content))
    // Entities of one’s own can grow without end.
    if (/<!DOCTYPE/i.test(xml)) return refused('notDocx')
    if (name === '[Content_Types].xml' && /macroEnabled/i.test(xml)) return refused('macros')
    const links = name.endsWith('.rels') ? (xml.match(/<Relationship\b[^>]*>/g) ?? []) : []
    if (links.some((link) => /TargetMode="External"/i.test(link) && !/\/hyperlink"/.test(link)))
      return refused('outside')
    parts.set(name, new TextEncoder().encode(xml))
  }
  return { ok: true, parts }
}
