import type { IndicatorQuestion } from '../../src/audit/followed-case.ts'
import type { CaseEvent, CaseEventKind } from '../../src/domain/case-event.ts'
import { regulationClocks } from '../../src/domain/clock-presets.ts'
import { deadlinesOf } from '../../src/reception/deadlines.ts'

/** A case to be counted again. */
export interface Recounted {
  readonly id: string
  readonly events: readonly CaseEvent[]
  readonly isRepeated: boolean
}
/** Where cases stand, by indicator: `+` above the line, `-` below it only, else why it is left out. */
export type Recount = Record<string, Record<string, string>>

const day = (from: string, days: number): string =>
  new Date(Date.parse(`${from}T00:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10)

/** What a case was after some of its events. */
interface State {
  open: boolean
  how: '' | 'settled' | 'unsettled' | 'transferred' | 'dropped' | 'refused'
  ended: string
  accepted: string
  charge: string | null
  first: boolean
  judged: boolean
}

const readOff = (events: readonly CaseEvent[]): State => {
  const state: State = { open: true, how: '', ended: '', accepted: '', charge: null, first: true, judged: false }
  for (const event of events) {
    const { what } = event
    if (what === 'registered') state.first = event.data.isFirst
    if (what === 'corrected' && event.data.isFirst !== undefined) state.first = event.data.isFirst
    if (what === 'accepted') state.accepted = event.day
    if (what === 'put-in-charge') state.charge = event.data.leader
    if (what === 'concerned' && event.data.inCharge !== null) state.charge = event.data.inCharge
    if (what === 'satisfied') state.judged = true
    if (what === 'closed')
      Object.assign(state, { open: false, how: event.data.isSettled ? 'settled' : 'unsettled', ended: event.day })
    if (what === 'transferred' || what === 'dropped' || what === 'refused')
      Object.assign(state, { open: false, how: what, ended: event.day })
    // Asked for in time, a review goes on after the case was closed.
    if (what === 'reopened' || what === 'review-asked' || what === 'rereview-asked')
      Object.assign(state, { open: true, how: '', ended: '' })
  }
  return state
}

/** Whether a case was open at the beginning of a day. */
const wasOpen = (events: readonly CaseEvent[], at: string): boolean =>
  events[0]!.day < at && readOff(main(events).filter((event) => event.day < at)).open

const besides: readonly CaseEventKind[] = ['corrected', 'concerned', 'put-in-charge', 'satisfied', 'informed']
const main = (events: readonly CaseEvent[]) => events.filter(({ what }) => !besides.includes(what))

/**
 * Counts indicators again from the words of their definitions alone, day by day, under the regulation’s limits; of
 * limits that still run it asks `deadlinesOf`.
 */
export const recount = (cases: readonly Recounted[], question: IndicatorQuestion): Recount => {
  const { from, to, today, backlogYears, calendar } = question
  const found: Recount = {}
  const put = (indicator: string, id: string, at: string, is: string): void => {
    if (at >= from && at <= to) found[indicator] = { ...found[indicator], [id]: is }
  }
  const last = to < today ? to : today
  for (const { id, events: all, isRepeated } of cases) {
    const gone = all.flatMap((event) => (event.what === 'struck' ? [event.data.event] : []))
    const events = all.filter(({ n, what }) => what !== 'struck' && !gone.includes(n))
    const received = events[0]!.day
    const now = readOff(events)
    const running = (at: string): boolean =>
      deadlinesOf(events, regulationClocks, calendar).some(
        (limit) =>
          limit.from <= at &&
          !(limit.stopped !== null && limit.stopped <= at) &&
          !(limit.due !== null && limit.due < at),
      )

    const limit = (indicator: string, start: CaseEvent, days: number, done: readonly CaseEventKind[]): void => {
      const longer = events.find(
        (event) => event.what === 'extended' && event.data.clock === 'handle' && indicator === 'completion',
      )
      const stop = events.find(
        ({ n, what }) =>
          n > start.n && ([...done, 'closed', 'transferred', 'dropped', 'refused'] as const).includes(what),
      )
      const isInTime = longer !== undefined && longer.n > start.n && (!stop || longer.n < stop.n)
      const extra = isInTime && longer.what === 'extended' ? Math.min(longer.data.days, 30) : 0
      const due = day(start.day, days + extra)
      if (stop && stop.day <= due)
        put(indicator, id, stop.day, [...done, 'closed'].includes(stop.what) ? '+' : 'ended')
      else if (!stop && due >= today) put(indicator, id, due, 'pending')
      else put(indicator, id, due, '-')
    }
    limit('acceptance', events[0]!, 15, ['informed', 'refused'])
    const accepted = events.find(({ what }) => what === 'accepted')
    if (accepted) limit('completion', accepted, 60, ['answered'])

    if (now.first) {
      const again = isRepeated || events.some(({ what }) => what === 'reopened' || what === 'review-asked')
      const otherwise = ['transferred', 'dropped', 'refused'].includes(now.how)
      put(
        'first-visit',
        id,
        received,
        again
          ? '-'
          : now.how === 'settled'
            ? '+'
            : otherwise
              ? now.how
              : now.open && running(today)
                ? 'pending'
                : '-',
      )
    }
    if (accepted)
      put(
        'settlement',
        id,
        accepted.day,
        now.how === 'settled' ? '+' : now.open && running(today) ? 'pending' : '-',
      )

    const judged = events.filter((event) => event.what === 'satisfied' && event.day >= from && event.day <= last)
    const judgement = judged.at(-1)
    if (judgement?.what === 'satisfied')
      put('satisfaction', id, judgement.day, judgement.data.is === 'dissatisfied' ? '-' : '+')

    // What was there at some time of the period, day by day.
    if (received > last || last < from) continue
    const known = events.filter((event) => event.day <= last)
    const end = readOff(known)
    if (!judgement && /settled/.test(end.how) && end.ended >= from && !end.judged)
      put('satisfaction', id, end.ended, 'unjudged')
    let isThere = false
    let isOld = false
    for (let at = from; at <= last; at = day(at, 1)) {
      const turned = main(events).some(
        (event) =>
          event.day === at && ['registered', 'reopened', 'review-asked', 'rereview-asked'].includes(event.what),
      )
      const is = wasOpen(events, at) || turned
      isThere ||= is
      // More than so many years: the same day so many years before lies after the day it was received.
      const before = `${Number(at.slice(0, 4)) - backlogYears}${at.slice(4)}`
      isOld ||= is && before > received
    }
    const how =
      end.how === 'settled' ? '+' : ['transferred', 'dropped', 'refused'].includes(end.how) ? end.how : '-'
    if (isOld) put('backlog', id, last, how)
    if (isThere && end.charge !== null) put('in-charge', id, last, end.open && running(last) ? 'pending' : how)
  }
  return found
}
