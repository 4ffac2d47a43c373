import { readFile, stat } from 'node:fs/promises'
import type { Text } from '../domain/text.ts'

/** Largest file read: a county of 340 leaders with a year of history takes about 2 MB. */
const mostBytes = 32 * 1024 * 1024

const words = (path: string): Record<string, Text> => ({
  ENOENT: { 'zh-CN': `${path}:没有这个文件`, en: `${path}: there is no such file` },
  EISDIR: { 'zh-CN': `${path}:是文件夹,不是文件`, en: `${path}: is a directory, not a file` },
  EACCES: { 'zh-CN': `${path}:没有读取权限`, en: `${path}: permission denied` },
  EPERM: { 'zh-CN': `${path}:没有读取权限`, en: `${path}: permission denied` },
  size: { 'zh-CN': `${path}:文件超过32MB,不是规划文件`, en: `${path}: larger than 32 MB, not a planning file` },
  encoding: { 'zh-CN': `${path}:不是UTF-8编码,请另存为UTF-8`, en: `${path}: is not UTF-8; save it as UTF-8` },
})

export type ReadText = { readonly ok: true; readonly text: string } | { readonly ok: false; readonly says: Text }

/** A text file as a person named it; what keeps it from being read is said with its name. */
export const readText = async (path: string): Promise<ReadText> => {
  const fail = (why: string): ReadText => ({
    ok: false,
    says: words(path)[why] ?? { 'zh-CN': `${path}:读不出来(${why})`, en: `${path}: cannot be read (${why})` },
  })
  try {
    if ((await stat(path)).size > mostBytes) return fail('size')
    const bytes = await readFile(path)
    // A byte order mark, as Windows editors write it, is no part of the text.
    return { ok: true, text: new TextDecoder('utf-8', { fatal: true, ignoreBOM: false }).decode(bytes) }
  } catch (fault) {
    if (fault instanceof TypeError) return fail('encoding')
    if (fault instanceof Error && 'code' in fault) return fail(String(fault.code))
    throw fault
  }
}
