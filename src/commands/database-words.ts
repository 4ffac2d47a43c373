import { FolderInUse } from '../db/lock.ts'
import { isDiskFull } from '../db/open.ts'
import type { Unsound } from '../db/soundness.ts'
import type { Text } from '../domain/text.ts'

/** Why a file is no backup that can be used. */
export const unsoundWords = (file: string, why: Unsound): Text => {
  const said: Record<Unsound, Text> = {
    notOurs: { 'zh-CN': '不是本系统的数据库', en: 'is no database of this program' },
    damaged: { 'zh-CN': '已损坏', en: 'is damaged' },
    astray: { 'zh-CN': '有记录指向不存在的内容', en: 'has rows that point nowhere' },
    newer: {
      'zh-CN': '是更新的版本写的,请使用更新的程序',
      en: 'was written by a newer version of this program',
    },
    altered: {
      'zh-CN': '与备份时的内容不一致,不能使用',
      en: 'no longer holds what was backed up',
    },
  }
  return { 'zh-CN': `${file}:${said[why]['zh-CN']}`, en: `${file} ${said[why].en}` }
}

/** What the system said no to, in words; undefined for our own faults. */
export const systemWords = (fault: unknown, at: string): Text | undefined => {
  if (fault instanceof FolderInUse)
    return {
      'zh-CN': `${fault.folder}:正在使用中,请先停止服务,或加上 --running 让它让开片刻`,
      en: `${fault.folder} is in use: stop the service first, or add --running to have it step aside`,
    }
  if (isDiskFull(fault)) return { 'zh-CN': `${at}:磁盘已满`, en: `${at}: the disk is full` }
  const code = fault instanceof Error && 'code' in fault ? String(fault.code) : ''
  const isFiles = /^(SQLITE_(CANTOPEN|READONLY|IOERR|PERM|BUSY)|E[A-Z]+$)/.test(code)
  const isPlace = fault instanceof TypeError && fault.message.includes('directory does not exist')
  if (!isFiles && !isPlace) return undefined
  return {
    'zh-CN': `${at}:读不出来或写不进去(${code || 'ENOENT'})`,
    en: `${at}: cannot be read or written (${code || 'ENOENT'})`,
  }
}
