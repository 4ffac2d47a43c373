import { mkdir, mkdtemp, readdir, rename, rm, writeFile } from 'node:fs/promises'
import { basename, dirname, join, resolve } from 'node:path'
import type { Text } from '../domain/text.ts'

/** Files by name; a folder holds nothing but calendars and is replaced whole. */
export interface Output {
  readonly files: ReadonlyMap<string, string>
  readonly folders: ReadonlyMap<string, ReadonlyMap<string, string>>
}

const isMissing = (fault: unknown): boolean => fault instanceof Error && 'code' in fault && fault.code === 'ENOENT'

/** Whether a folder that would be replaced holds only calendars: someone else’s files are not ours to remove. */
const holdsOthers = async (folder: string): Promise<boolean> => {
  try {
    return (await readdir(folder)).some((name) => !name.endsWith('.ics'))
  } catch (fault) {
    if (isMissing(fault)) return false
    throw fault
  }
}

/**
 * Writes everything beside the target first, then moves it in file by file, so that a reader sees the old file or the
 * new one and never half of one. What cannot be written leaves the target as it was. Returns what a person has to mend.
 */
export const writeFiles = async (target: string, output: Output): Promise<Text | undefined> => {
  const into = resolve(target)
  let staged: string | undefined
  try {
    for (const folder of output.folders.keys())
      if (await holdsOthers(join(into, folder)))
        return {
          'zh-CN': `${join(target, folder)}:文件夹里有别的文件,不敢替换,请换一个 --out`,
          en: `${join(target, folder)}: holds other files and would be replaced; choose another --out`,
        }
    await mkdir(dirname(into), { recursive: true })
    staged = await mkdtemp(join(dirname(into), `.${basename(into)}.tmp-`))
    for (const [name, text] of output.files) await writeFile(join(staged, name), text)
    for (const [folder, files] of output.folders) {
      await mkdir(join(staged, folder))
      for (const [name, text] of files) await writeFile(join(staged, folder, name), text)
    }
    await mkdir(into, { recursive: true })
    for (const folder of output.folders.keys()) {
      await rename(join(into, folder), join(staged, `${folder}.old`)).catch((fault) => {
        if (!isMissing(fault)) throw fault
      })
      await rename(join(staged, folder), join(into, folder))
    }
    for (const name of output.files.keys()) await rename(join(staged, name), join(into, name))
    return undefined
  } catch (fault) {
    if (!(fault instanceof Error && 'code' in fault)) throw fault
    return { 'zh-CN': `${target}:写不进去(${fault.code})`, en: `${target}: cannot be written (${fault.code})` }
  } finally {
    if (staged) await rm(staged, { recursive: true, force: true })
  }
}
