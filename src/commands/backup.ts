import { join } from 'node:path'
import { backUp } from '../db/backup.ts'
import { databaseName } from '../db/open.ts'
import type { Text } from '../domain/text.ts'
import { systemWords, unsoundWords } from './database-words.ts'
import { exit, refuse, type Terminal } from './terminal.ts'

/** `roster backup`: the service’s database as it is now in one file, checked before it gets its name. */
export const backupCommand = async (terminal: Terminal, data: string, to: string): Promise<number> => {
  const file = join(data, databaseName)
  try {
    const made = await backUp(file, to)
    if (!made.ok) {
      if (made.why === 'missing') return refuse(terminal, missing(file))
      return refuse(terminal, made.why === 'there' ? isThere(to) : unsoundWords(file, made.why))
    }
    terminal.out(`${done(to, made.logRows, made.bytes)[terminal.language]}\n`)
    terminal.err(withoutKeys[terminal.language])
    return exit.ok
  } catch (fault) {
    const says = systemWords(fault, to)
    if (!says) throw fault
    return refuse(terminal, says)
  }
}

const withoutKeys: Text = {
  'zh-CN': '备份里没有密钥:换了机器或密钥丢失,个人信息就打不开;请用 roster keys copy 另存,分开保管。',
  en: 'Keys are not in it: on another machine, or should they be lost, personal data stays closed. Copy them with roster keys copy and keep them apart.',
}

const missing = (file: string): Text => ({
  'zh-CN': `${file}:没有数据库;--data 指出服务的数据文件夹`,
  en: `${file}: there is no database; --data names the service’s folder of data`,
})

const isThere = (file: string): Text => ({
  'zh-CN': `${file}:已经存在,没有覆盖;请换一个名字`,
  en: `${file} exists and was left alone; choose another name`,
})

const done = (file: string, logRows: number, bytes: number): Text => ({
  'zh-CN': `已备份并核对:${file}(${Math.ceil(bytes / 1024)} KB,日志${logRows}条)`,
  en: `Backed up and checked: ${file} (${Math.ceil(bytes / 1024)} KB, ${logRows} log entries)`,
})
