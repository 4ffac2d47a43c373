import type { Subscription } from '../../../db/subscription-store.ts'
import type { Text } from '../../../domain/text.ts'
import type { OfficeCall } from '../../call.tsx'
import { AddressFields } from '../../feeds/address-fields.tsx'
import { feedAddresses } from '../../feeds/feed-addresses.ts'
import { QrCode } from '../../feeds/qr-code.tsx'
import { publicAddress } from '../../public-address.ts'
import type { FeedOwner } from './feed-owners.ts'
import { clerksOf, Sheet } from './sheet.tsx'

const words = {
  once: {
    'zh-CN': '地址只显示这一次。请现在就扫码、复制或打印;离开或刷新本页就看不到了,只能换新地址。',
    en: 'The address is shown this once. Scan, copy or print it now: once you leave or reload this page it is gone, and only a new one can be given.',
  },
  scan: {
    'zh-CN': '请本人用手机相机或浏览器扫一扫,打开的网页里有每种手机的做法。',
    en: 'Scan this with the phone: the page it opens says what to do on each kind of phone.',
  },
  code: { 'zh-CN': '二维码', en: 'QR code' },
  paper: { 'zh-CN': '交给本人的纸质单', en: 'A sheet to hand over' },
  print: { 'zh-CN': '打印', en: 'Print' },
  printAbout: {
    'zh-CN': '打印出来只有下面这一张A4纸。也可以用浏览器的打印(Ctrl+P)。',
    en: 'Only the A4 sheet below is printed; the browser’s own printing (Ctrl+P) does the same.',
  },
  back: { 'zh-CN': '返回', en: 'Back' },
} as const satisfies Record<string, Text>

/** A new address, shown this once: to scan, to copy, to print. */
export const shownOnce = (
  call: OfficeCall,
  owner: FeedOwner,
  { name, token }: Pick<Subscription, 'name'> & { readonly token: string },
  { back, tab }: { readonly back: string; readonly tab: string },
): Promise<Response> => {
  const addresses = feedAddresses(publicAddress(call), token)
  const title: Text = { 'zh-CN': `${owner.name}的日历地址(${name})`, en: `Calendar of ${owner.name} (${name})` }
  return call.page(
    { title, tab, scripts: ['feeds.js'] },
    <>
      <div class="screen-only">
        <p class="back">
          <a href={back}>← {call.say(words.back)}</a>
        </p>
        <h1>{call.say(title)}</h1>
        <p class="notice good" role="status">
          {call.say(words.once)}
        </p>
        <div class="shown-once">
          <div>
            <QrCode of={addresses.page} label={call.say(words.code)} />
            <p>{call.say(words.scan)}</p>
          </div>
          <div>
            <AddressFields {...{ call, addresses }} />
          </div>
        </div>
        <h2>{call.say(words.paper)}</h2>
        <p>
          <button type="button" data-print hidden>
            {call.say(words.print)}
          </button>{' '}
          <small class="quiet">{call.say(words.printAbout)}</small>
        </p>
      </div>
      <Sheet {...{ call }} owner={{ ...owner, addresses }} clerks={clerksOf(call)} />
    </>,
  )
}
