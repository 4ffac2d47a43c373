import { FolderInUse } from '../db/lock.ts'
import { restore } from '../db/restore.ts'
import type { Text } from '../domain/text.ts'
import { systemWords, unsoundWords } from './database-words.ts'
import { exit, refuse, type Terminal } from './terminal.ts'

/** Seconds a running service gets to step aside: it first finishes what it is answering. */
const patience = 15

/** What `roster restore` is asked to do. */
export interface RestoreCall {
  /** The folder of data. */
  readonly data: string
  readonly backup: string
  /** Whether a service that runs on the folder is asked to step aside meanwhile. */
  readonly running: boolean
}

/** `roster restore`: a checked backup in the place of the service’s database, which stays beside it. */
export const restoreCommand = (terminal: Terminal, { data, backup, running }: RestoreCall): number => {
  try {
    const restored = restore(data, backup, new Date().toISOString(), running ? patience * 1000 : 0)
    if (!restored.ok) {
      const { why } = restored
      return refuse(
        terminal,
        why === 'missing' || why === 'unfinished' ? words[why](backup) : unsoundWords(backup, why),
      )
    }
    const { logRows, kept, isSealed } = restored
    terminal.out(`${done(backup, logRows)[terminal.language]}\n`)
    if (kept) terminal.err(isKept(kept)[terminal.language])
    if (!isSealed) terminal.err(unsealed[terminal.language])
    return exit.ok
  } catch (fault) {
    const says = running && fault instanceof FolderInUse ? words.stays(fault.folder) : systemWords(fault, data)
    if (!says) throw fault
    return refuse(terminal, says)
  }
}

const words = {
  missing: (file: string): Text => ({ 'zh-CN': `${file}:没有这个文件`, en: `${file}: there is no such file` }),
  unfinished: (file: string): Text => ({
    'zh-CN': `${file}:旁边有 -wal 或 -journal 文件,这是正在使用的数据库,不是备份;请用 roster backup 备份`,
    en: `${file} has a -wal or -journal beside it: a database in use, not a backup. Make one with roster backup`,
  }),
  stays: (folder: string): Text => ({
    'zh-CN': `${folder}:正在使用中,等了${patience}秒也没有让开,请先停止服务`,
    en: `${folder} is in use, and was not handed over within ${patience} seconds: stop the service first`,
  }),
}

const done = (file: string, logRows: number): Text => ({
  'zh-CN': `已恢复并核对:${file}(日志${logRows}条)`,
  en: `Restored and checked: ${file} (${logRows} log entries)`,
})

const isKept = (file: string): Text => ({
  'zh-CN': `原来的数据库留在 ${file}`,
  en: `The former database is kept as ${file}`,
})

const unsealed: Text = {
  'zh-CN': '注意:这个文件不是 roster backup 做的,没有封存校验,只检查了结构。',
  en: 'Note: not made by roster backup and so without its sum; only the structure was checked.',
}
