import { logKeysOf } from '../../../db/head-store.ts'
import { type HeldHead, heldHead, isSignedBy, shortRoot } from '../../../domain/checkpoint.ts'
import type { Text } from '../../../domain/text.ts'
import type { OfficeCall } from '../../call.tsx'
import { AreaField, noWrongs } from '../../form.tsx'
import { rootOfFirst, sizeFor } from './evidence.ts'

const words = {
  title: { 'zh-CN': '核对手里的树头', en: 'Compare a head you hold' },
  held: { 'zh-CN': '树头', en: 'Head' },
  hint: {
    'zh-CN': '粘贴树头文件的内容,或照公示上“存证”那一行输入',
    en: 'Paste what is in its file, or type the line “Evidence” of a notice',
  },
  check: { 'zh-CN': '核对', en: 'Compare' },
  unreadable: {
    'zh-CN': '看不出这是树头。请粘贴完整的树头,或照“1204条 5f1c 9a02 …”的样子输入条数和8组字符。',
    en: 'This is no head. Paste it whole, or type the number of entries and the 8 groups, as in “1204 entries, 5f1c 9a02 …”.',
  },
  fits: (size: number): Text => ({
    'zh-CN': `✓ 一致:这份记录的前${size}条和签出这个树头时一样,一字未改。`,
    en: `✓ It fits: the first ${size} entries of this log are, to the letter, what they were when this head was signed.`,
  }),
  differs: (size: number): Text => ({
    'zh-CN': `✗ 不一致:这份记录的前${size}条和签出这个树头时不一样。请用 roster-verify 查明。`,
    en: `✗ It does not fit: the first ${size} entries of this log are not what they were when this head was signed. Find out with roster-verify.`,
  }),
  beyond: (size: number): Text => ({
    'zh-CN': `✗ 不一致:能核对的记录里没有第${size}条。可能恢复过较早的备份,或者记录被截去。`,
    en: `✗ It does not fit: among the entries that can be compared there is none numbered ${size}. An earlier backup may have been restored, or entries were cut off.`,
  }),
  unsigned: {
    'zh-CN': '✗ 签名不是本系统的公钥签的。',
    en: '✗ Its signature is not by a public key of this installation.',
  },
  signed: { 'zh-CN': '签名有效。', en: 'The signature holds.' },
} as const

/** What comes of comparing a head somebody holds with the log. */
const compare = (
  call: OfficeCall,
  held: HeldHead,
): { readonly isGood: boolean; readonly says: readonly Text[] } => {
  if (held.size > sizeFor(call)) return { isGood: false, says: [words.beyond(held.size)] }
  const root = rootOfFirst(call, held.size)
  const isSame = 'root' in held ? held.root.equals(root) : held.short === shortRoot(root)
  if (!isSame) return { isGood: false, says: [words.differs(held.size)] }
  if (!('note' in held)) return { isGood: true, says: [words.fits(held.size)] }
  const isSigned = logKeysOf(call.app.readOnly).some(({ key }) => isSignedBy(held.note, key))
  return { isGood: isSigned, says: [words.fits(held.size), isSigned ? words.signed : words.unsigned] }
}

/** A form to compare a head on paper or in a file with the log, and what came of it. */
export const CheckHead = ({ call }: { call: OfficeCall }) => {
  const typed = (call.http.req.query('held') ?? '').slice(0, 4000)
  const held = typed.trim() === '' ? undefined : heldHead(typed)
  const result = held && compare(call, held)
  const wrongs = typed.trim() !== '' && !held ? new Map([['held', words.unreadable]]) : noWrongs
  return (
    <section>
      <h2>{call.say(words.title)}</h2>
      {result ? (
        <div class={`notice ${result.isGood ? 'good' : 'bad'}`} role="status">
          {result.says.map((text) => (
            <p>{call.say(text)}</p>
          ))}
        </div>
      ) : null}
      <form method="get" action={call.at('/audit/heads')}>
        <AreaField
          name="held"
          label={call.say(words.held)}
          hint={call.say(words.hint)}
          value={typed}
          rows={4}
          language={call.language}
          wrongs={wrongs}
        />
        <button type="submit" class="secondary">
          {call.say(words.check)}
        </button>
      </form>
    </section>
  )
}
