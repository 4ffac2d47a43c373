import { join } from 'node:path'
import { copyKeys, lookAtKeys } from '../db/key-folder.ts'
import { openKeyRing } from '../db/key-ring.ts'
import { FolderInUse, lockFolder } from '../db/lock.ts'
import { logKeyIn, renewLogKey } from '../db/log-key.ts'
import { daysBetween } from '../domain/day.ts'
import type { Text } from '../domain/text.ts'
import { systemWords } from './database-words.ts'
import { keyFaultWords } from './key-fault-words.ts'
import { exit, refuse, type Terminal } from './terminal.ts'

/** What `roster keys` is asked to do. */
export interface KeysCall {
  readonly data: string
  /** The folder of keys; undefined: `keys` in the folder of data. */
  readonly keys: string | undefined
  readonly deed: string | undefined
  readonly to: string | undefined
}

/** `roster keys`: the keys that open what is known of petitioners: where they are, wrapped anew, copied. */
export const keysCommand = async (terminal: Terminal, { data, keys, deed, to }: KeysCall): Promise<number> => {
  const folder = keys ?? join(data, 'keys')
  try {
    if (deed === undefined) return show(terminal, folder)
    if (deed === 'rotate' && to === undefined) return rotate(terminal, data, folder)
    if (deed === 'renew-log-key' && to === undefined) return renew(terminal, data, folder)
    if (deed === 'copy' && to !== undefined) return await copy(terminal, folder, to)
    return refuse(terminal, words.usage)
  } catch (fault) {
    const key = keyFaultWords(fault)
    const says =
      fault instanceof FolderInUse ? words.inUse(fault.folder) : (key ?? systemWords(fault, to ?? folder))
    if (!says) throw fault
    return refuse(terminal, says)
  }
}

const show = (terminal: Terminal, folder: string): number => {
  const found = lookAtKeys(folder)
  if (!found) return refuse(terminal, words.missing(folder))
  const { keys, destroyed, master } = found
  terminal.out(`${words.count(folder, keys, destroyed)[terminal.language]}\n`)
  if (!master) return refuse(terminal, words.noMaster)
  const age = Math.max(0, daysBetween(master.since.slice(0, 10), new Date().toISOString().slice(0, 10)))
  terminal.out(`${words.master(master.id, master.since.slice(0, 10), age)[terminal.language]}\n`)
  const key = logKeyIn(folder)
  if (key !== undefined) terminal.out(`${words.logKey(key)[terminal.language]}\n`)
  return exit.ok
}

const rotate = (terminal: Terminal, data: string, folder: string): number => {
  if (!lookAtKeys(folder)) return refuse(terminal, words.missing(folder))
  const release = lockFolder(data)
  try {
    const ring = openKeyRing(folder)
    try {
      terminal.out(`${words.rotated(ring.rotate())[terminal.language]}\n`)
    } finally {
      ring.close()
    }
  } finally {
    release()
  }
  terminal.err(words.oldCopies[terminal.language])
  return exit.ok
}

const renew = (terminal: Terminal, data: string, folder: string): number => {
  if (!lookAtKeys(folder)) return refuse(terminal, words.missing(folder))
  const release = lockFolder(data)
  try {
    const kept = renewLogKey(folder, new Date().toISOString())
    terminal.out(`${words.renewed(logKeyIn(folder)!)[terminal.language]}\n`)
    if (kept !== undefined) terminal.err(words.formerKey(kept)[terminal.language])
  } finally {
    release()
  }
  return exit.ok
}

const copy = async (terminal: Terminal, folder: string, to: string): Promise<number> => {
  const made = await copyKeys(folder, to)
  if (!made.ok) return refuse(terminal, made.why === 'missing' ? words.missing(folder) : words.there(to))
  terminal.out(`${words.copied(to, made.keys)[terminal.language]}\n`)
  terminal.err(words.apart[terminal.language])
  return exit.ok
}

const words = {
  usage: {
    'zh-CN': '用法:roster keys、roster keys rotate、roster keys renew-log-key、roster keys copy 文件夹',
    en: 'usage: roster keys, roster keys rotate, roster keys renew-log-key, roster keys copy FOLDER',
  },
  inUse: (folder: string): Text => ({
    'zh-CN': `${folder}:正在使用中,请先停止服务`,
    en: `${folder} is in use: stop the service first`,
  }),
  missing: (folder: string): Text => ({
    'zh-CN': `${folder}:没有密钥;--data 指出服务的数据文件夹,密钥另放的用 --keys 指出`,
    en: `${folder}: there are no keys; --data names the service’s folder of data, --keys that of keys kept apart`,
  }),
  there: (folder: string): Text => ({
    'zh-CN': `${folder}:里面已有文件,没有覆盖;请换一个文件夹`,
    en: `${folder} is not empty and was left alone; choose another folder`,
  }),
  count: (folder: string, keys: number, destroyed: number): Text => ({
    'zh-CN': `${folder}:密钥${keys}个,已销毁${destroyed}个`,
    en: `${folder}: ${keys} keys, ${destroyed} destroyed`,
  }),
  master: (id: string, since: string, age: number): Text => ({
    'zh-CN': `主密钥${id},${since}起使用,已${age}天`,
    en: `master key ${id}, in use since ${since}, ${age} days`,
  }),
  logKey: (key: string): Text => ({
    'zh-CN': `记录的公钥(核对存证用):${key}`,
    en: `public key of the log, to verify it by: ${key}`,
  }),
  renewed: (key: string): Text => ({
    'zh-CN': `记录的签名密钥已更换,新的公钥:${key}\n下次启动服务时记入日志。请把新公钥交给审计人员,并用 roster keys copy 另存。`,
    en: `The log is signed by another key now; its public key: ${key}\nThe next start of the service puts it into the log. Give the new public key to the auditors, and make a copy with roster keys copy.`,
  }),
  formerKey: (file: string): Text => ({
    'zh-CN': `原来的签名密钥留在 ${file};以前的树头仍用原来的公钥核对。`,
    en: `The former key is kept as ${file}; heads signed before are still verified by the former public key.`,
  }),
  noMaster: { 'zh-CN': '没有主密钥 master.key', en: 'the master key master.key is not there' },
  rotated: (count: number): Text => ({
    'zh-CN': `主密钥已更换,重新包装密钥${count}个`,
    en: `The master key is another one now; ${count} keys were wrapped anew`,
  }),
  oldCopies: {
    'zh-CN': '请用 roster keys copy 另存一份,再销毁以前另存的。',
    en: 'Make a copy with roster keys copy, then destroy those made before.',
  },
  copied: (folder: string, keys: number): Text => ({
    'zh-CN': `已另存并核对:${folder}(密钥${keys}个和主密钥)`,
    en: `Copied and checked: ${folder} (${keys} keys and the master key)`,
  }),
  apart: {
    'zh-CN':
      '请与数据库备份分开保管:两样在一起就能读出个人信息。每次到期清除以后,请另存新的,并销毁旧的:旧的还能打开已清除的内容。',
    en: 'Keep it apart from backups of the database: together they open personal data. After each purge make a new copy and destroy the older ones, for they still open what was purged.',
  },
} as const satisfies Record<string, Text | ((...args: never[]) => Text)>
