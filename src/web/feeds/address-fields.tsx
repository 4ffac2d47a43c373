import type { FC } from 'hono/jsx'
import type { Text } from '../../domain/text.ts'
import type { Call } from '../call.tsx'
import { isIntranet } from '../public-address.ts'
import type { FeedAddresses } from './feed-addresses.ts'
import { isWithinChat, phoneOf } from './phone.ts'
import { stepWords } from './step-words.ts'

const words = {
  add: { 'zh-CN': '添加到手机日历', en: 'Add to the calendar' },
  addHere: { 'zh-CN': '添加到这台电脑的日历', en: 'Add to the calendar of this computer' },
  address: { 'zh-CN': '日历地址', en: 'Address of the calendar' },
  copy: { 'zh-CN': '复制地址', en: 'Copy the address' },
  copied: { 'zh-CN': '已复制', en: 'Copied' },
  download: { 'zh-CN': '下载日历文件(.ics)', en: 'Download the file (.ics)' },
  once: { 'zh-CN': '只导入这一次,以后的变动不会跟着变。', en: 'Once only: it does not follow changes.' },
} as const satisfies Record<string, Text>

/** An address to copy: selected as soon as it is touched; the button works where scripts do. */
export const CopyField: FC<{
  readonly call: Call
  readonly label: string
  readonly id: string
  readonly value: string
}> = ({ call, label, id, value }) => (
  <div class="copy-field">
    <label for={id}>{label}</label>
    <textarea id={id} readonly rows={3} class="address" spellcheck={false}>
      {value}
    </textarea>
    <button type="button" class="secondary" data-copy={id} data-done={call.say(words.copied)} hidden>
      {call.say(words.copy)}
    </button>
  </div>
)

/** The ways a calendar gets onto the device at hand: at once, by its address, as a file; within a chat only its address. */
export const AddressFields: FC<{ readonly call: Call; readonly addresses: FeedAddresses }> = ({
  call,
  addresses,
}) => {
  const userAgent = call.http.req.header('user-agent') ?? ''
  const isChat = isWithinChat(userAgent)
  const isComputer = phoneOf(userAgent) === 'computer'
  return (
    <>
      {isIntranet(addresses.page) ? <p class="notice warn">{call.say(stepWords.intranet)}</p> : null}
      {isChat || isComputer ? null : (
        <p>
          <a class="button subscribe" href={addresses.webcal}>
            {call.say(words.add)}
          </a>
        </p>
      )}
      <CopyField {...{ call }} label={call.say(words.address)} id="calendar-address" value={addresses.calendar} />
      {isComputer && !isChat ? (
        <p>
          <a href={addresses.webcal}>{call.say(words.addHere)}</a>
        </p>
      ) : null}
      {isChat ? null : (
        <p>
          <a href={addresses.calendar} download="calendar.ics">
            {call.say(words.download)}
          </a>{' '}
          <small class="quiet">{call.say(words.once)}</small>
        </p>
      )}
    </>
  )
}
