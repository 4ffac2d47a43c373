/** Kinds of devices whose calendars want different steps, in the order they are told in. */
export const phones = ['apple', 'huawei', 'xiaomi', 'android', 'computer'] as const
export type Phone = (typeof phones)[number]

const signs: readonly (readonly [Phone, RegExp])[] = [
  ['apple', /iPhone|iPad|iPod|Macintosh|dataaccessd/],
  ['huawei', /huawei|honor|harmony|hmscore|arkweb/i],
  ['xiaomi', /xiaomi|redmi|miui|hyperos|\bpoco\b|\bMi \d/i],
  ['android', /Android/],
]

/** What device a User-Agent speaks of. */
export const phoneOf = (userAgent: string): Phone =>
  signs.find(([, sign]) => sign.test(userAgent))?.[0] ?? 'computer'

/** Whether a page is open within WeChat, WeCom, DingTalk or Feishu: from there nothing gets into a calendar. */
export const isWithinChat = (userAgent: string): boolean =>
  /MicroMessenger|wxwork|DingTalk|Lark|Feishu/i.test(userAgent)
