import { KeyRingDamaged } from './db/key-ring.ts'
import { FolderInUse } from './db/lock.ts'
import { MasterKeyMissing } from './db/master-key.ts'
import { isDiskFull, NewerDatabase } from './db/open.ts'
import { damageIn } from './db/soundness.ts'
import type { Text } from './domain/text.ts'
import type { Settings } from './env.ts'

/** What keeps the service from starting and is no fault of ours, in both languages; undefined for our own faults. */
export const startFault = (fault: unknown, { host, port, data, tls }: Settings): string | undefined => {
  if (fault instanceof NewerDatabase)
    return `${fault.file}: 这个数据库是更新的版本写的,请使用更新的程序。\n${fault.message}; use that one.`
  if (fault instanceof FolderInUse)
    return `${data}: 另一个服务正在使用这个数据文件夹。\nAnother service is using this folder of data.`
  const keys = keyFaultWords(fault)
  if (keys) return `${keys['zh-CN']}\n${keys.en}`
  if (isDiskFull(fault)) return `${data}: 磁盘已满。\nThe disk is full.`
  if (damageIn(fault))
    return `${data}: 数据库已损坏,请用 roster restore 恢复备份。\nThe database is damaged: put a backup in its place with roster restore.`
  const { code = '', syscall = '' } = fault instanceof Error ? (fault as NodeJS.ErrnoException) : {}
  if (syscall === 'listen') return listenWords(code, `${host}:${port}`)
  if (tls && (/^ERR_(OSSL|SSL)/.test(code) || (code === 'ENOENT' && isOf(fault, [tls.cert, tls.key]))))
    return `ROSTER_TLS_CERT, ROSTER_TLS_KEY: 证书或私钥读不出来,或者两者不配套(${code})。\nThe certificate or its key cannot be read, or they do not belong together (${code}).`
  if (/^(E(ACCES|PERM|ROFS|NOTDIR|NOENT|EXIST)|SQLITE_(CANTOPEN|READONLY|PERM|IOERR))/.test(code))
    return `${data}: 数据文件夹写不进去(${code})。\nThe folder of data cannot be written (${code}); ROSTER_DATA names it.`
  return undefined
}

/** What is wrong with the keys, and what to do; undefined for other faults. */
export const keyFaultWords = (fault: unknown): Text | undefined => {
  if (fault instanceof MasterKeyMissing)
    return {
      'zh-CN': `${fault.file}: 主密钥不见了,或者与旁边的 keys.db 不配套。请从另存的密钥(roster keys copy)里放回 master.key;换过主密钥,放回后仍不配套的,把 keys.db 一起放回(另存以后登记的文字打不开了)。确实找不回来的,把这个文件夹改名后再启动:已登记的姓名、联系方式和内容打不开了,其余照常。`,
      en: `${fault.file}: the master key is missing, or does not belong to keys.db beside it. Put master.key back from a copy made with roster keys copy; should it still not fit, for it was changed since, put keys.db of that copy back as well (what was written after the copy cannot be opened then). If there is no copy, give this folder another name and start: names, contacts and summaries on record are lost, everything else is there.`,
    }
  if (fault instanceof KeyRingDamaged)
    return {
      'zh-CN': `${fault.file}: 密钥文件已损坏。请从另存的密钥(roster keys copy)里把 keys.db 和 master.key 一起放回。`,
      en: `${fault.file}: the file of keys is damaged. Put keys.db and master.key back from a copy made with roster keys copy.`,
    }
  return undefined
}

const isOf = (fault: unknown, files: readonly string[]): boolean =>
  files.includes((fault as NodeJS.ErrnoException).path ?? '')

const listenWords = (code: string, address: string): string => {
  if (code === 'EADDRINUSE') return `${address}: 端口已被占用。\nThe port is in use; ROSTER_PORT names another.`
  if (code === 'EACCES')
    return `${address}: 没有权限使用这个端口。\nThis port needs more rights; choose one above 1023.`
  return `${address}: 无法在这个地址上提供服务(${code})。\nThis address cannot be served (${code}); ROSTER_HOST names it.`
}
