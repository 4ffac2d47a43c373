import { dayIn } from '../calendar/instant.ts'
import { type Day, daysBetween } from '../domain/day.ts'
import type { KnownDuties, KnownDuty } from '../domain/duty-history.ts'
import type { DutyView, Publication } from '../domain/duty-view.ts'
import { isSame } from '../domain/is-same.ts'
import type {
  Notice,
  NoticeEvidence,
  NoticePlace,
  NoticePublished,
  NoticeRow,
  NoticeWas,
} from '../domain/notice.ts'
import type { OfficeSettings } from '../domain/office.ts'
import { oneLine } from '../domain/text.ts'

/** A duty that was put off into another month: there it is a new one. */
export interface NoticeDeferral {
  /** Its id in the month it was put off from; undefined where that is another month. */
  readonly duty?: string | undefined
  readonly leader: string
  readonly from: Day
  readonly to: Day
}

/** What an office has published of a month over its revisions. */
export interface NoticeHistory {
  readonly known: KnownDuties
  /** Ids of the duties of the first revision. */
  readonly initial: ReadonlySet<string>
  /** Duties of this month put off into another, and of another into this one. */
  readonly deferred: readonly NoticeDeferral[]
  /** Instants in UTC of the first revision and of the one shown, and its number. */
  readonly firstAt: string
  readonly at: string
  readonly n: number
  readonly evidence?: NoticeEvidence | undefined
}

/** What the office says itself, as it is set now. */
export interface NoticeOffice {
  readonly name: string
  readonly timezone: string
  readonly notice: OfficeSettings['notice']
  /** The how many-th month first published in its year this one is. */
  readonly nth: number
}

// Noncharacters have no place in any file.
const clean = (words: string): string => oneLine(words.replace(/[\ufdd0-\ufdef\ufffe\uffff]/g, ''))

const cleanPlace = ({ name, address, phone, booking }: DutyView['place']): NoticePlace => ({
  name: clean(name),
  ...(address ? { address: clean(address) } : {}),
  ...(phone ? { phone: clean(phone) } : {}),
  ...(booking ? { booking: clean(booking) } : {}),
})

const wasOf = ({ first, view }: KnownDuty): NoticeWas => {
  const time = ({ session, start, end }: DutyView) => ({ session, start, end })
  return {
    ...(first.date === view.date ? {} : { date: first.date }),
    ...(isSame(time(first), time(view)) ? {} : { time: time(first) }),
    ...(first.leader.id === view.leader.id ? {} : { leader: clean(first.leader.name) }),
    ...(first.place.id === view.place.id ? {} : { place: clean(first.place.name) }),
    ...(first.activity === view.activity ? {} : { activity: first.activity }),
  }
}

const deferral = (
  { first, view, isCancelled }: KnownDuty,
  isNew: boolean,
  deferred: readonly NoticeDeferral[],
): Pick<NoticeRow, 'deferredTo' | 'deferredFrom'> => {
  const away = isCancelled ? deferred.find((one) => one.duty === view.id) : undefined
  const here = ({ duty, leader, to }: NoticeDeferral): boolean =>
    duty === undefined && leader === first.leader.id && to === first.date
  const from = isNew ? deferred.find(here)?.from : undefined
  return { ...(away ? { deferredTo: away.to } : {}), ...(from === undefined ? {} : { deferredFrom: from }) }
}

const publishedOf = (
  { known, initial, firstAt, at, n, evidence }: NoticeHistory,
  timezone: string,
): NoticePublished => {
  const first = dayIn(firstAt, timezone)
  const days = [...known.values()].filter((duty) => initial.has(duty.first.id)).map((duty) => duty.first.date)
  const earliest: Day | undefined = days.sort()[0]
  return {
    first,
    daysAhead: earliest === undefined ? undefined : daysBetween(first, earliest),
    current: dayIn(at, timezone),
    revision: n,
    ...(evidence ? { evidence } : {}),
  }
}

/**
 * A month’s notice: of a publication alone, as the command line makes it, or with what the office published before and
 * how it is set.
 */
export const noticeOf = (publication: Publication, history?: NoticeHistory, office?: NoticeOffice): Notice => {
  const duties: KnownDuty[] = history
    ? [...history.known.values()]
    : publication.duties.map((view) => ({ view, isCancelled: false, first: view, former: [] }))
  // Places in the office’s order; behind them those that only cancelled duties name.
  const views = new Map(
    [...publication.duties, ...duties.map(({ view }) => view)].toReversed().map(({ place }) => [place.id, place]),
  )
  const ids = [...new Set([...publication.duties, ...duties.map(({ view }) => view)].map(({ place }) => place.id))]
  const rows = duties.map((duty): NoticeRow => {
    const { view, isCancelled } = duty
    const isNew = history !== undefined && !history.initial.has(view.id)
    return {
      date: view.date,
      session: view.session,
      start: clean(view.start),
      end: clean(view.end),
      activity: view.activity,
      place: ids.indexOf(view.place.id),
      leader: clean(view.leader.name),
      title: clean(view.title),
      portfolio: view.portfolio.map(clean),
      isProvisional: view.provisional,
      ...(view.movedFrom === undefined ? {} : { movedFrom: view.movedFrom }),
      isCancelled,
      isNew,
      ...deferral(duty, isNew, history?.deferred ?? []),
      was: wasOf(duty),
    }
  })
  const name = clean(office?.name ?? publication.office.name)
  const timezone = office?.timezone ?? publication.office.timezone
  const published = history && publishedOf(history, timezone)
  const said = office?.notice
  const number = clean(said?.number ?? '')
    .replaceAll('{year}', () => published?.first.slice(0, 4) ?? '')
    .replaceAll('{n}', () => String(office?.nth ?? ''))
  const key = (row: NoticeRow): string =>
    `${row.date} ${row.start} ${row.end} ${String(row.place).padStart(5, '0')}`
  return {
    office: name,
    month: publication.month,
    ...(number === '' ? {} : { number }),
    signedBy: clean(said?.signedBy ?? '') || name,
    ...(published ? { published } : {}),
    provisional: publication.provisional,
    notReceived: (said?.notReceived ?? '')
      .split(/[\r\n]+/)
      .map(clean)
      .filter((line) => line !== ''),
    places: ids.map((id) => cleanPlace(views.get(id)!)),
    rows: rows.toSorted((a, b) => (key(a) < key(b) ? -1 : key(a) > key(b) ? 1 : 0)),
  }
}
