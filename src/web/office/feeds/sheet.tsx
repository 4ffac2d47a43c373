import type { FC } from 'hono/jsx'
import { dayIn } from '../../../calendar/instant.ts'
import { membersOf } from '../../../db/user-store.ts'
import type { Text } from '../../../domain/text.ts'
import type { OfficeCall } from '../../call.tsx'
import type { FeedAddresses } from '../../feeds/feed-addresses.ts'
import { QrCode } from '../../feeds/qr-code.tsx'
import { stepsOf, stepWords } from '../../feeds/step-words.ts'

const words = {
  title: { 'zh-CN': '接访日历订阅单', en: 'Calendar subscription' },
  scan: {
    'zh-CN': '用手机扫一扫,按提示添加一次。以后每次安排和调整,都会自动进入手机日历。',
    en: 'Scan this with your phone and add it once. From then on every duty and every change comes into its calendar.',
  },
  code: { 'zh-CN': '二维码', en: 'QR code' },
  type: { 'zh-CN': '扫不了时,在浏览器里输入(中间没有空格):', en: 'Or type it into a browser, without spaces:' },
  phones: { 'zh-CN': '各种手机的做法', en: 'By phone' },
  chat: { 'zh-CN': '微信', en: 'WeChat' },
  today: {
    'zh-CN': '手机几个小时才更新一次,当天的临时变动以电话通知为准。',
    en: 'Phones look for changes only every few hours: a change of today comes by telephone.',
  },
  own: {
    'zh-CN': '此码只限本人使用,请勿转发;丢失请找经办人停用。',
    en: 'This code is for this person alone: do not pass it on. If it is lost, ask the clerk to revoke it.',
  },
  clerk: { 'zh-CN': '经办人', en: 'Clerk' },
  made: { 'zh-CN': '打印日期', en: 'Printed' },
} as const satisfies Record<string, Text>

/** Letters of a group of an address: as many as are easily kept in mind. */
const groupLength = 5

const groupsOf = (address: string): string[] => {
  const at = address.lastIndexOf('/') + 1
  return [address.slice(0, at), ...(address.slice(at).match(new RegExp(`.{1,${groupLength}}`, 'g')) ?? [])]
}

/** Whose sheet it is. */
export interface SheetOwner {
  readonly name: string
  readonly posts: string
  readonly addresses: FeedAddresses
}

/** Names of an office’s clerks, to be asked where a sheet is lost. */
export const clerksOf = ({ database, office }: OfficeCall): string =>
  [...new Set(membersOf(database, office.id).flatMap(({ role, name }) => (role === 'clerk' ? [name] : [])))].join(
    '、',
  )

/** A sheet of A4 that a leader is handed: a code to scan, and what to do with it. */
export const Sheet: FC<{ readonly call: OfficeCall; readonly owner: SheetOwner; readonly clerks: string }> = ({
  call,
  owner,
  clerks,
}) => (
  <section class="sheet">
    <p class="sheet-office">{call.office.name}</p>
    <h2 class="sheet-title">{call.say(words.title)}</h2>
    <p class="sheet-owner">
      {owner.name} <small class="sheet-posts">{owner.posts}</small>
    </p>
    <div class="sheet-code">
      <QrCode of={owner.addresses.page} label={`${call.say(words.code)} ${owner.name}`} />
      <p class="sheet-scan">{call.say(words.scan)}</p>
    </div>
    <p>{call.say(words.type)}</p>
    <p class="sheet-address">
      {groupsOf(owner.addresses.page).map((group) => (
        <span class="address-group">{group}</span>
      ))}
    </p>
    <h3>{call.say(words.phones)}</h3>
    <ul class="sheet-steps">
      {(['apple', 'huawei', 'xiaomi'] as const).map((phone) => (
        <li>
          <b>{call.say(stepsOf[phone].title)}</b>: {call.say(stepsOf[phone].short)}
        </li>
      ))}
      <li>
        <b>{call.say(words.chat)}</b>: {call.say(stepWords.chatShort)}
      </li>
    </ul>
    <p>{call.say(words.today)}</p>
    <p class="sheet-own">{call.say(words.own)}</p>
    <p class="quiet">
      {clerks ? `${call.say(words.clerk)}: ${clerks} · ` : ''}
      {call.say(words.made)}: {dayIn(call.app.now(), call.office.timezone)}
    </p>
  </section>
)
