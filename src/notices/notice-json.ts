import type { Notice } from '../domain/notice.ts'
import { noticeTitle } from '../domain/notice-words.ts'
import { activityWords } from '../domain/place.ts'

/** A notice for programs, as JSON: days as YYYY-MM-DD, times of the day in the office’s time zone. No ids of ours. */
export const noticeJson = (notice: Notice): string => {
  const { office, month, number, signedBy, published, provisional, notReceived, places, rows } = notice
  return `${JSON.stringify(
    {
      office,
      month,
      title: noticeTitle(notice)['zh-CN'],
      number: number ?? null,
      signedBy,
      published: published ?? null,
      provisional,
      places,
      duties: rows.map(({ place, title, portfolio, activity, was, ...row }) => ({
        ...row,
        post: title,
        portfolio,
        place: places[place]!.name,
        activity,
        form: activityWords[activity]['zh-CN'],
        was: was.time || Object.keys(was).length > 0 ? was : null,
      })),
      notReceived,
    },
    null,
    2,
  )}\n`
}
