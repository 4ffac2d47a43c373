import { type FeedStore, feedStore } from '../../db/feed-store.ts'
import { openFeedsFile } from '../../db/feeds-file.ts'
import { answerFeeds, type FeedAnswers } from './answer-feeds.ts'

/** Rendered calendars, open to be answered from, whatever becomes of the rest of the service. */
export interface OpenFeeds {
  readonly store: FeedStore
  readonly answers: FeedAnswers
  /** Says that the calendars are up to date, or cannot be: who asks for an unknown one need not wait for it. */
  areWhole(): void
  close(): void
}

/** Opens the rendered calendars of a folder of data. */
export const openFeeds = (
  { data, behindProxy }: { readonly data: string; readonly behindProxy: boolean },
  { now, onFault = () => {} }: { now?: () => number; onFault?: (fault: unknown) => void } = {},
): OpenFeeds => {
  const file = openFeedsFile(data, () => new Date((now ?? Date.now)()).toISOString())
  const store = feedStore(file)
  let areWhole = (): void => {}
  const untilWhole = new Promise<void>((resolve) => {
    areWhole = resolve
  })
  const answers = answerFeeds(store, { behindProxy, untilWhole, onFault, ...(now ? { now } : {}) })
  return { store, answers, areWhole, close: file.close }
}
