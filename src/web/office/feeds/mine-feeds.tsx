import type { FC } from 'hono/jsx'
import { feedKey } from '../../../domain/feed.ts'
import type { Leader } from '../../../domain/leader.ts'
import type { Text } from '../../../domain/text.ts'
import type { OfficeCall } from '../../call.tsx'
import { noWrongs, TextField } from '../../form.tsx'
import { suggestedName } from './add-device.tsx'
import { DeviceList } from './device-list.tsx'
import { devicesOf } from './give-address.ts'

const words = {
  title: { 'zh-CN': '日历订阅', en: 'In the calendar' },
  about: {
    'zh-CN': '手机扫一次码,以后每次安排和调整都会自动进入手机日历。每台设备用自己的地址。',
    en: 'Scan a code once, and every duty and every change comes into the phone’s calendar. Each device has an address of its own.',
  },
  closed: {
    'zh-CN': '经办人暂时关闭了全部日历,订阅的日历现在是空的;重新开放后自动恢复。',
    en: 'The clerk has closed all calendars for now: they are empty, and fill by themselves once they are open again.',
  },
  add: { 'zh-CN': '添加设备', en: 'Add a device' },
  name: { 'zh-CN': '设备名称', en: 'Name of the device' },
  show: { 'zh-CN': '添加,显示二维码', en: 'Add and show the code' },
} as const satisfies Record<string, Text>

/** The devices that show a leader’s duties, and the way to add one. */
export const MineFeeds: FC<{ readonly call: OfficeCall; readonly leader: Leader }> = ({ call, leader }) => {
  const feed = feedKey('leader', leader.id)
  const devices = devicesOf(call, feed)
  return (
    <>
      <h3>{call.say(words.title)}</h3>
      <p>{call.say(words.about)}</p>
      {call.office.settings.feedsOpen ? null : <p class="notice warn">{call.say(words.closed)}</p>}
      <DeviceList
        {...{ call, devices }}
        owner={leader.name}
        fetches={call.app.feeds.fetches()}
        path={call.at('/mine/feeds')}
      />
      <details>
        <summary>{call.say(words.add)}</summary>
        <form method="post" action={call.at('/mine/feeds')}>
          <input type="hidden" name="feed" value={feed} />
          <TextField
            name="name"
            label={call.say(words.name)}
            value={call.say(suggestedName)}
            wrongs={noWrongs}
            language={call.language}
            apart={`device-${leader.id}`}
          />
          <button type="submit">{call.say(words.show)}</button>
        </form>
      </details>
    </>
  )
}
