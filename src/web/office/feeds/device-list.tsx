import type { FC } from 'hono/jsx'
import { clockIn, dayIn } from '../../../calendar/instant.ts'
import type { Fetch } from '../../../db/feeds-file.ts'
import type { Subscription } from '../../../db/subscription-store.ts'
import type { Text } from '../../../domain/text.ts'
import type { OfficeCall } from '../../call.tsx'
import { clientWords } from '../../feeds/client-words.ts'

const words = {
  since: { 'zh-CN': '添加于', en: 'since' },
  last: { 'zh-CN': '最近更新', en: 'last fetched' },
  never: { 'zh-CN': '从未', en: 'never' },
  late: { 'zh-CN': '3天没有更新', en: 'not for 3 days' },
  rotate: { 'zh-CN': '换新地址', en: 'New address' },
  rotateAbout: {
    'zh-CN': '旧地址马上作废,用它的设备里这个日历会变空,要用新地址再添加一次。',
    en: 'The old address ends at once: on the device that uses it the calendar becomes empty, and has to be added again with the new one.',
  },
  revoke: { 'zh-CN': '停用', en: 'Revoke' },
  revokeAbout: {
    'zh-CN': '停用后,这台设备里的日历马上变空,30天后地址彻底失效。不能恢复;以后要用,再添加设备。',
    en: 'The calendar on this device becomes empty at once, and after 30 days its address ends for good. This cannot be undone; a device can be added again.',
  },
} as const satisfies Record<string, Text>

/** Milliseconds without a fetch after which a device is marked: phones look at least once a day. */
const longestSilence = 3 * 86_400_000

/** Whether a device has not fetched its calendar for so long that something is wrong with it. */
export const isLate = (subscription: Subscription, fetch: Fetch | undefined, now: string): boolean =>
  Date.parse(now) - Date.parse(fetch?.at ?? subscription.at) >= longestSilence

/** Devices that hold an address of one calendar: since when, last fetched when and by what; `path` is where they change. */
export const DeviceList: FC<{
  readonly call: OfficeCall
  readonly owner: string
  readonly devices: readonly Subscription[]
  readonly fetches: ReadonlyMap<number, Fetch>
  /** Absent: whoever looks may not change them. */
  readonly path?: string | undefined
}> = ({ call, owner, devices, fetches, path }) => (
  <ul class="devices">
    {devices.map((device) => {
      const fetch = fetches.get(device.id)
      return (
        <li class="device">
          <span class="device-facts">
            <b>{device.name}</b>{' '}
            <small class="quiet">
              {call.say(words.since)} {dayIn(device.at, call.office.timezone)} · {call.say(words.last)}{' '}
              {fetch
                ? `${clockIn(fetch.at, call.office.timezone)} ${call.say(clientWords(fetch.client))}`
                : call.say(words.never)}
            </small>{' '}
            {isLate(device, fetch, call.app.now()) ? <span class="mark warn">{call.say(words.late)}</span> : null}
          </span>
          {path === undefined ? null : (
            <span class="device-actions">
              {(['rotate', 'revoke'] as const).map((what) => (
                <details class="ask">
                  <summary class="device-ask">
                    {call.say(words[what])}
                    <span class="unseen">
                      {' '}
                      {owner} {device.name}
                    </span>
                  </summary>
                  <p>{call.say(words[`${what}About`])}</p>
                  <form method="post" action={`${path}/${device.id}/${what}`}>
                    <button type="submit" class="small">
                      {call.say(words[what])}
                    </button>
                  </form>
                </details>
              ))}
            </span>
          )}
        </li>
      )
    })}
  </ul>
)
