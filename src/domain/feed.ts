/** Calendars that can be subscribed to; a place’s, an office’s, a leader’s own; open to all: the notice and the workdays. */
const feedKinds = ['leader', 'office', 'place', 'public', 'workdays'] as const
export type FeedKind = (typeof feedKinds)[number]

/** Which calendar: `leader/l01`, `place/hall`; of an office `office/xz`, `public/xz`, `workdays/xz`. */
export type FeedKey = `${FeedKind}/${string}`

/** The calendar of a leader, a place or an office. */
export const feedKey = (kind: FeedKind, id: string): FeedKey => `${kind}/${id}`

/** What a key says. */
export const feedOf = (key: FeedKey): { readonly kind: FeedKind; readonly id: string } => {
  const slash = key.indexOf('/')
  return { kind: key.slice(0, slash) as FeedKind, id: key.slice(slash + 1) }
}

/** The language of calendars: offices and those they serve read Chinese. */
export const feedLanguage = 'zh-CN'
