import { KeyRingDamaged } from '../db/key-ring.ts'
import { MasterKeyMissing } from '../db/master-key.ts'
import type { Text } from '../domain/text.ts'

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
