import { addDays, type Day } from '../domain/day.ts'
import type { KnownDuty } from '../domain/duty-history.ts'
import type { DutyView } from '../domain/duty-view.ts'
import { type FeedKey, feedKey, feedOf } from '../domain/feed.ts'
import type { Language } from '../domain/text.ts'
import { eventText, uidOf } from './ical.ts'

/** An event in one of the calendars. */
export interface FeedEvent {
  readonly feed: FeedKey
  readonly uid: string
  /** By which events stand in order. */
  readonly date: Day
  readonly start: string
  /** The last day it is shown; null: it stays. */
  readonly until: Day | null
  /** VEVENT, folded. */
  readonly text: string
}

/** The order of events in a calendar. */
export const byTime = (one: FeedEvent, other: FeedEvent): number => {
  const [a, b] = [one, other].map(({ date, start, uid }) => `${date} ${start} ${uid}`) as [string, string]
  return a < b ? -1 : 1
}

/** Days a cancelled duty is still shown after its date, so that every client has had time to take it in. */
const cancelledDays = 14
/** Days a past duty stays in calendars of many: a year, and a month to look back. A leader’s own keep all. */
const sharedDays = 400

/**
 * What calendars show of a duty: it is in force in its leader’s, its place’s, its office’s and the public one, and
 * cancelled, under the same UID, in those of leaders and places that had it before.
 */
export const eventsOf = (
  { view, isCancelled, former }: KnownDuty,
  office: { readonly id: string; readonly timezone: string; readonly language: Language },
): FeedEvent[] => {
  /** Several calendars show the same text. */
  const texts = new Map<string, string>()
  const textOf = (duty: DutyView, at: number, isGone: boolean, isOwn: boolean): string => {
    const key = `${at} ${isGone} ${isOwn}`
    const style = { timezone: office.timezone, language: office.language, namesLeader: !isOwn }
    const text = texts.get(key) ?? eventText({ ...duty, isCancelled: isGone }, style)
    texts.set(key, text)
    return text
  }
  const event = (feed: FeedKey, duty: DutyView, at: number, isGone: boolean): FeedEvent => {
    const isOwn = feedOf(feed).kind === 'leader'
    return {
      feed,
      uid: uidOf(duty),
      date: duty.date,
      start: duty.start,
      until: isGone ? addDays(duty.date, cancelledDays) : isOwn ? null : addDays(duty.date, sharedDays),
      text: textOf(duty, at, isGone, isOwn),
    }
  }
  const leaderOf = (one: DutyView): FeedKey => feedKey('leader', one.leader.id)
  const placeOf = (one: DutyView): FeedKey => feedKey('place', one.place.id)
  const events = new Map<FeedKey, FeedEvent>()
  former.forEach((one, at) => {
    for (const feed of [leaderOf(one), placeOf(one)]) events.set(feed, event(feed, one, at, true))
  })
  for (const feed of [leaderOf(view), placeOf(view), feedKey('office', office.id), feedKey('public', office.id)])
    events.set(feed, event(feed, view, former.length, isCancelled))
  return [...events.values()]
}
