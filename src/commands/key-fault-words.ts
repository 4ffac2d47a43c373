import { KeyRingDamaged } from '../db/key-ring.ts'
import { LogKeyDamaged } from '../db/log-key.ts'
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
  if (fault instanceof LogKeyDamaged)
    return {
      'zh-CN': `${fault.file}: 记录的签名密钥${fault.isMissing ? '不见了' : '已损坏'}。请从另存的密钥(roster keys copy)里放回 log-key.json。确实找不回来的,用 roster keys renew-log-key 换一个新的再启动:以前的记录都在,更换会记入日志,请把新的公钥交给审计人员。`,
      en: `${fault.file}: the key that signs the log ${fault.isMissing ? 'is missing' : 'is damaged'}. Put log-key.json back from a copy made with roster keys copy. If there is no copy, make a new one with roster keys renew-log-key and start: all entries are still there, the change is put into the log; give the new public key to the auditors.`,
    }
  return undefined
}
