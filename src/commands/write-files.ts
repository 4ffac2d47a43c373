import {
  access,
  constants,
  lstat,
  mkdir,
  mkdtemp,
  readdir,
  readFile,
  rename,
  rm,
  writeFile,
} from 'node:fs/promises'
import { dirname, join, resolve } from 'node:path'
import type { Text } from '../domain/text.ts'

/** Files by name, in the order in which they appear; a folder holds nothing but calendars and is replaced whole. */
export interface Output {
  readonly folders: ReadonlyMap<string, ReadonlyMap<string, string>>
  readonly files: ReadonlyMap<string, string>
}

/** Staging folders carry the id of the process that made them. */
const staging = '.reception-roster-'

const isMissing = (fault: unknown): boolean => fault instanceof Error && 'code' in fault && fault.code === 'ENOENT'
const hasCode = (fault: unknown): fault is NodeJS.ErrnoException => fault instanceof Error && 'code' in fault

const kindAt = async (path: string): Promise<'file' | 'folder' | 'other' | 'nothing'> => {
  try {
    const found = await lstat(path)
    return found.isFile() ? 'file' : found.isDirectory() ? 'folder' : 'other'
  } catch (fault) {
    if (isMissing(fault)) return 'nothing'
    throw fault
  }
}

/** Whether a file is a calendar this program wrote: only those may go when a folder is replaced. */
const isOurs = async (path: string): Promise<boolean> =>
  path.endsWith('.ics') &&
  (await kindAt(path)) === 'file' &&
  (await readFile(path, 'utf8')).includes('\r\nPRODID:-//reception-roster//')

/** Why a folder cannot take these files, or could not be made; undefined when it can. Nothing is changed. */
export const cannotTake = async (
  target: string,
  names: { folders: string[]; files: string[] },
): Promise<Text | undefined> => {
  const inTheWay = (path: string): Text => ({
    'zh-CN': `${path}:已有别的东西,不敢替换,请换一个 --out`,
    en: `${path}: something else is there and would be replaced; choose another --out`,
  })
  try {
    let there = resolve(target)
    while ((await kindAt(there)) === 'nothing') there = dirname(there)
    if ((await kindAt(there)) === 'file') return inTheWay(there)
    await access(there, constants.W_OK)
    for (const name of names.files)
      if (!['file', 'nothing'].includes(await kindAt(join(target, name)))) return inTheWay(join(target, name))
    for (const name of names.folders) {
      const path = join(target, name)
      const kind = await kindAt(path)
      if (kind === 'nothing') continue
      if (kind !== 'folder') return inTheWay(path)
      for (const file of await readdir(path))
        if (!(await isOurs(join(path, file)))) return inTheWay(join(path, file))
    }
    return undefined
  } catch (fault) {
    if (hasCode(fault)) return cannotWrite(target, fault)
    throw fault
  }
}

const cannotWrite = (target: string, { code }: NodeJS.ErrnoException): Text => ({
  'zh-CN': `${target}:写不进去(${code})`,
  en: `${target}: cannot be written (${code})`,
})

/**
 * Writes everything into a staging folder first, then moves the old things out and the new ones in, and back again when
 * that fails. The last file is taken away first and comes last: while it stands, all the rest belongs to it.
 */
export const writeFiles = async (target: string, output: Output): Promise<Text | undefined> => {
  const names = { folders: [...output.folders.keys()], files: [...output.files.keys()] }
  const refused = await cannotTake(target, names)
  if (refused) return refused
  const moves: { from: string; to: string }[] = []
  const move = async (from: string, to: string): Promise<void> => {
    await rename(from, to)
    moves.push({ from, to })
  }
  let staged: string | undefined
  let isTidy = true
  try {
    await mkdir(target, { recursive: true })
    staged = await mkdtemp(join(target, `${staging}${process.pid}-`))
    const [fresh, old] = [join(staged, 'new'), join(staged, 'old')]
    await mkdir(fresh)
    await mkdir(old)
    for (const [name, text] of output.files) await writeFile(join(fresh, name), text)
    for (const [folder, files] of output.folders) {
      await mkdir(join(fresh, folder))
      for (const [name, text] of files) await writeFile(join(fresh, folder, name), text)
    }
    const all = [...names.folders, ...names.files]
    for (const name of all.toReversed())
      if ((await kindAt(join(target, name))) !== 'nothing') await move(join(target, name), join(old, name))
    for (const name of all) await move(join(fresh, name), join(target, name))
    await sweep(target)
    return undefined
  } catch (fault) {
    for (const { from, to } of moves.reverse())
      await rename(to, from).catch(() => {
        // What could not be put back stays where it is rather than being lost.
        isTidy = false
      })
    if (hasCode(fault)) return cannotWrite(target, fault)
    throw fault
  } finally {
    if (staged && isTidy) await rm(staged, { recursive: true, force: true })
  }
}

/** Removes what killed runs of this command left behind, now that a whole answer stands. */
const sweep = async (target: string): Promise<void> => {
  for (const name of await readdir(target)) {
    const maker = new RegExp(`^\\${staging}(\\d+)-`).exec(name)?.[1]
    if (maker === undefined || Number(maker) === process.pid || isAlive(Number(maker))) continue
    const inside = (await readdir(join(target, name))).sort()
    if (inside.every((one) => one === 'new' || one === 'old'))
      await rm(join(target, name), { recursive: true, force: true })
  }
}

const isAlive = (pid: number): boolean => {
  try {
    return process.kill(pid, 0)
  } catch (fault) {
    return hasCode(fault) && fault.code === 'EPERM'
  }
}
