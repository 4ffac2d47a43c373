import {
  dutiesWithin,
  type KeptReceipt,
  type MonthSpan,
  receiptsWithin,
  revisionsWithin,
} from '../../../db/receipt-store.ts'
import type { Day, MonthName } from '../../../domain/day.ts'
import { groupBy } from '../../../domain/group-by.ts'
import { changesByLeader, type DutyChange, daysOf } from '../../../domain/leader-changes.ts'
import type { OfficeCall } from '../../call.tsx'

/** What one revision changes for one leader, and whether he knows. */
export interface Entry {
  readonly roster: number
  readonly month: MonthName
  readonly n: number
  /** When it was published. */
  readonly at: string
  readonly leader: string
  readonly changes: readonly DutyChange[]
  /** Duties of these changes that a later revision changed again for him. */
  readonly overtaken: ReadonlySet<string>
  readonly receipt: KeptReceipt | undefined
}

/** An entry as forms name it. */
export const keyOf = ({ month, n, leader }: Pick<Entry, 'month' | 'n' | 'leader'>): string =>
  `${month}/${n}/${leader}`

/** What the revisions of some months change for their leaders, or for one of them, in the order they were published. */
export const entriesOf = (
  { database, office }: Pick<OfficeCall, 'database' | 'office'>,
  months: MonthSpan,
  leader?: string,
): Entry[] => {
  const duties = groupBy(dutiesWithin(database, office.id, months, leader), (duty) => `${duty.roster}/${duty.n}`)
  const receipts = new Map(
    receiptsWithin(database, office.id, months).map((one) => [`${one.roster}/${one.n}/${one.leader}`, one]),
  )
  /** By roster and leader, duties that later revisions changed for him: revisions are walked from the last. */
  const later = new Map<string, Set<string>>()
  return revisionsWithin(database, office.id, months)
    .reverse()
    .flatMap((revision) => {
      const at = (n: number) => duties.get(`${revision.roster}/${n}`) ?? []
      return [...changesByLeader(at(revision.n - 1), at(revision.n))]
        .filter(([id]) => leader === undefined || id === leader)
        .map(([id, changes]): Entry => {
          const receipt = receipts.get(`${revision.roster}/${revision.n}/${id}`)
          const whose = `${revision.roster}/${id}`
          const overtaken = later.get(whose) ?? new Set()
          later.set(whose, new Set([...overtaken, ...changes.flatMap(dutiesOf)]))
          return { ...revision, leader: id, changes, overtaken, receipt }
        })
    })
    .sort((a, b) => (a.at < b.at ? -1 : a.at > b.at ? 1 : a.n - b.n))
}

/** The duties a change is about. */
export const dutiesOf = ({ before, now }: DutyChange): string[] =>
  [before, now].flatMap((duty) => (duty ? [duty.id] : []))

/** The first day to come that an entry speaks of; undefined where all is past. */
export const firstDayOf = ({ changes }: Entry, today: Day): Day | undefined =>
  changes
    .flatMap(daysOf)
    .filter((day) => day >= today)
    .sort()[0]

/** The last day an entry speaks of. */
export const lastDayOf = ({ changes }: Entry): Day => changes.flatMap(daysOf).sort().at(-1)!

/** Who still has to be told: he has not seen it, and something of it is still to come. */
export const isUntold = (entry: Entry, today: Day): boolean =>
  entry.receipt === undefined && firstDayOf(entry, today) !== undefined
