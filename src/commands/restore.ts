import { restore } from '../db/restore.ts'
import type { Text } from '../domain/text.ts'
import { systemWords, unsoundWords } from './database-words.ts'
import { exit, refuse, type Terminal } from './terminal.ts'

/** `roster restore`: a checked backup in the place of the service’s database, which stays beside it. */
export const restoreCommand = (terminal: Terminal, data: string, backup: string): number => {
  try {
    const restored = restore(data, backup, new Date().toISOString())
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
    const says = systemWords(fault, data)
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
