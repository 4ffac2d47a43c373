import type { Known, Row } from './export.ts'

/** A planned duty or an unscheduled reception, and what became of it. */
export interface Outcome {
  readonly id: string
  readonly month: string
  readonly date: string
  readonly meant: string
  readonly session: string
  readonly activity: string
  readonly place: string
  readonly unit: string
  readonly opening: string | null
  /** Whose duty it was, who was to serve it at last, and who received. */
  readonly owner: string
  readonly by: string
  readonly receiver: string | null
  readonly outcome: string
  readonly nobodyCame: boolean
}

/** A duty as it runs through the revisions of its month. */
interface Running {
  readonly row: Row
  readonly owner: string
}

const moving = ['date', 'moved_from', 'opening', 'leader', 'session', 'place', 'unit', 'activity']
const telling = ['date', 'leader', 'session', 'place', 'activity']

/** What became of everything an office planned, and what it did beside, by what was known. */
export const outcomesOf = (known: Known, office: string): Outcome[] => {
  const holding = new Map<string, Row>()
  for (const entry of known.rows('attendance'))
    if (entry.office === office) holding.set(String(entry.reception), entry)
  const outcomes: Outcome[] = []
  /** Entries that say what became of a duty. */
  const told = new Set<Row>()
  const note = (month: string, { row, owner }: Running, ended?: string): void => {
    const entry = holding.get(String(row.id))
    const isOfIt =
      entry && !ended && entry.is !== 'void' && telling.every((column) => entry[column] === row[column])
    if (isOfIt) told.add(entry)
    outcomes.push(outcomeOf(month, row, owner, isOfIt ? entry : undefined, ended))
  }
  const revisions = known.rows('revision')
  for (const { id: roster, office: its, month } of known.rows('roster')) {
    if (its !== office) continue
    let running = new Map<string, Running>()
    const own = revisions.filter((one) => one.roster === roster).sort((a, b) => Number(a.n) - Number(b.n))
    for (const revision of own) {
      const how = amendmentOf(known, revision)
      const now = new Map<string, Running>()
      for (const row of dutiesOf(known, revision)) {
        const was = running.get(String(row.id))
        running.delete(String(row.id))
        if (was && moving.every((column) => was.row[column] === row[column])) now.set(String(row.id), was)
        else {
          if (was && how === 'defer') note(String(month), was, 'deferred')
          now.set(String(row.id), { row, owner: ownerOf(row, was, how) })
        }
      }
      for (const gone of running.values()) note(String(month), gone, how === 'defer' ? 'deferred' : 'cancelled')
      running = now
    }
    for (const one of running.values()) note(String(month), one)
  }
  for (const entry of holding.values())
    if (!told.has(entry) && (entry.is === 'present' || entry.is === 'covered')) {
      const { reception, date } = entry
      const who = entry.is === 'present' ? entry.leader! : entry.covered_by!
      const id = entry.is_planned === 0 ? reception! : `entry-${entry.id}`
      const row = { ...entry, id, leader: who, moved_from: null, opening: null }
      outcomes.push({ ...outcomeOf(String(date).slice(0, 7), row, String(who), entry), outcome: 'unscheduled' })
    }
  return outcomes
}

const duties = new WeakMap<readonly Row[], Map<string, Row[]>>()

const dutiesOf = (known: Known, { roster, n }: Row): readonly Row[] => {
  const all = known.rows('duty')
  let byRevision = duties.get(all)
  if (!byRevision) {
    byRevision = new Map()
    for (const row of all) {
      const key = `${row.roster}/${row.n}`
      if (!byRevision.has(key)) byRevision.set(key, [])
      byRevision.get(key)!.push(row)
    }
    duties.set(all, byRevision)
  }
  return byRevision.get(`${roster}/${n}`) ?? []
}

/** The kind of the amendment that made a revision; undefined: the month was published, or published anew. */
const amendmentOf = (known: Known, { roster, draft }: Row): string | undefined => {
  const made = known.rows('draft').find((one) => one.roster === roster && one.version === draft)!
  if (made.what !== 'amended') return undefined
  const { amendment } = JSON.parse(String(made.made))
  return String(known.rows('amendment').find(({ id }) => id === amendment)!.kind)
}

/** Whose duty it is after a change: who stands in for somebody makes it no duty of his. */
const ownerOf = (row: Row, was: Running | undefined, how: string | undefined): string => {
  const leader = String(row.leader)
  if (!was || how === undefined || how === 'cancel') return leader
  if (how === 'cover' || how === 'defer') return was.owner
  return was.owner === was.row.leader ? leader : was.owner
}

const outcomeOf = (month: string, row: Row, owner: string, entry: Row | undefined, ended?: string): Outcome => {
  const is = entry?.is
  const receiver = is === 'present' ? String(entry!.leader) : is === 'covered' ? String(entry!.covered_by) : null
  const hasReason = entry && entry.why !== null && entry.why !== 'unexcused'
  const became = !entry
    ? 'pending'
    : receiver === null
      ? hasReason
        ? 'excused'
        : 'missing'
      : receiver === owner
        ? 'served'
        : 'covered'
  const text = (column: string): string => String(row[column])
  return {
    ...{ id: text('id'), month, date: text('date'), meant: String(row.moved_from ?? row.date) },
    ...{ session: text('session'), activity: text('activity'), place: text('place'), unit: text('unit') },
    ...{ opening: row.opening === null ? null : text('opening'), owner, by: text('leader') },
    ...{ receiver, outcome: ended ?? became, nobodyCame: entry?.batches === 0 },
  }
}
