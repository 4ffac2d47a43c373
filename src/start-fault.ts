import { keyFaultWords } from './commands/key-fault-words.ts'
import { FolderInUse } from './db/lock.ts'
import { isDiskFull, NewerDatabase } from './db/open.ts'
import { damageIn } from './db/soundness.ts'
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

const isOf = (fault: unknown, files: readonly string[]): boolean =>
  files.includes((fault as NodeJS.ErrnoException).path ?? '')

const listenWords = (code: string, address: string): string => {
  if (code === 'EADDRINUSE') return `${address}: 端口已被占用。\nThe port is in use; ROSTER_PORT names another.`
  if (code === 'EACCES')
    return `${address}: 没有权限使用这个端口。\nThis port needs more rights; choose one above 1023.`
  return `${address}: 无法在这个地址上提供服务(${code})。\nThis address cannot be served (${code}); ROSTER_HOST names it.`
}
