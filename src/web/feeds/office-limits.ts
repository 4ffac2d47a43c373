import type { Logger } from 'pino'
import { caseById, eventsOfCase } from '../../db/case-store.ts'
import { clocksAt } from '../../db/clock-store.ts'
import type { FeedStore } from '../../db/feed-store.ts'
import { limitMoves, liveCases, liveCasesByPosts } from '../../db/leader-cases.ts'
import type { Database } from '../../db/open.ts'
import { withdrawnLeaders } from '../../db/withdrawal.ts'
import { everybody } from '../../domain/case.ts'
import { addDays, type Day } from '../../domain/day.ts'
import { type FeedKey, feedLanguage } from '../../domain/feed.ts'
import type { Office } from '../../domain/office.ts'
import { deadlineEvent } from '../../feeds/deadline-events.ts'
import type { FeedEvent } from '../../feeds/feed-events.ts'
import { caseOf } from '../../reception/case-of.ts'
import { leaderLimits, shownDays } from '../../reception/leader-limits.ts'
import { type CaseNames, caseNames } from '../cases/case-names.ts'
import { limitCalendar } from '../cases/case-work.ts'
import { clockName } from '../cases/clock-name.ts'
import { breathe } from './render-feed.ts'
import type { Stale } from './stale-feeds.ts'

/** What limits are made from, and where they are kept. */
export interface LimitSource {
  readonly store: FeedStore
  readonly database: Database
  readonly log: Logger
}

/** Brings the limits of an office’s cases in its leaders’ calendars up to date. Returns the calendars that are others now. */
export const bringLimits = async (
  source: LimitSource,
  office: Office,
  stale: Stale,
  today: Day,
): Promise<Set<FeedKey>> => {
  const { store, database, log } = source
  const since = addDays(today, -shownDays)
  const isEvery = stale.everyCase === 'all' || stale.everyCase.has(office.id)
  const due = isEvery
    ? new Set([...liveCases(database, office.id, since), ...store.casesWithLimits(office.id)])
    : new Set([
        ...(stale.cases.get(office.id) ?? []),
        ...(stale.posts.size > 0 ? liveCasesByPosts(database, office.id, since, [...stale.posts]) : []),
      ])
  const changed = new Set<FeedKey>()
  if (due.size === 0) return changed
  const eventsIn = limitEvents(source, office, today)
  for (const id of due) {
    try {
      for (const feed of store.replaceLimits(office.id, id, eventsIn(id))) changed.add(feed)
    } catch (fault) {
      // One case must not keep the others from their leaders.
      log.error({ err: fault, office: office.id, case: id }, 'the limits of a case could not be rendered')
    }
    await breathe()
  }
  return changed
}

/** Makes what calendars of leaders show of a case on a day; nothing to whom it does not exist (回避). */
const limitEvents = ({ database }: LimitSource, office: Office, today: Day): ((id: string) => FeedEvent[]) => {
  const calendar = limitCalendar(database, office)
  const names: CaseNames = caseNames(database, office)
  return (id) => {
    const kept = caseById(database, office.id, everybody, id)
    // After a restore there may be no such case.
    if (!kept) return []
    const events = eventsOfCase(database, id)
    const { concerns, received, clocks: version } = caseOf(events)
    const withdrawn = withdrawnLeaders(database, concerns, received)
    const clocks = clocksAt(database, office.id, version)
    return leaderLimits(events, clocks, calendar, limitMoves(database, id))
      .filter(({ leader, until }) => !withdrawn.has(leader) && (until === null || until >= today))
      .map((limit) =>
        deadlineEvent(
          id,
          limit,
          {
            subject: names.subject(limit.subject),
            clock: clockName(clocks, limit.clock),
            unit: names.unit(limit.lead),
          },
          { language: feedLanguage },
        ),
      )
  }
}
