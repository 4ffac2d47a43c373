import { type Ask, asksOf, type Credit, type Facts, isBreached, type Rule, under } from './asks.ts'
import { beginsInChina, dayInChina, endOf, plusMonths } from './days.ts'
import { type Export, type Known, knownAt, type Row } from './export.ts'
import { type Outcome, outcomesOf } from './outcomes.ts'
import { peopleOf } from './people.ts'
import { addedAfter, sessionsIn, workdaysOf } from './sessions.ts'

type Standing = 'kept' | 'open' | 'broken'

/** How a rule stands that was asked about. */
export interface Stands {
  readonly key: string
  readonly standing: Standing
  readonly kept: number
  readonly open: number
  readonly broken: number
  /** One line for each subject and period, in order. */
  readonly asks: readonly string[]
}

/** The answer of the recomputation. */
export interface Recomputed {
  readonly receptions: readonly string[]
  readonly counts: Readonly<Record<string, number>>
  readonly rules: readonly Stands[]
}

interface RuleSet {
  readonly id: string
  readonly from: string
  readonly to: string | null
  readonly rules: readonly Rule[]
}

const isLong = ({ kind, per }: Rule): boolean => kind === 'quota' && !['week', 'month'].includes(per as string)

/** The end of each period of a rule that shares a day with a month, within the month. */
const endsIn = ({ per }: Rule, month: string): boolean => {
  if (typeof per === 'object') return per.to.startsWith(month)
  const n = Number(month.slice(5))
  return per === 'quarter' ? n % 3 === 0 : per === 'half-year' ? n % 6 === 0 : n === 12
}

/** One line for what is asked and how it stands. */
export const askLine = (ask: {
  readonly month: string
  readonly subject: Readonly<Record<string, string | undefined>>
  readonly period: { readonly from: string; readonly to: string }
  readonly min: number | undefined
  readonly max: number | undefined
  readonly actual: number
  readonly hoped: number
  readonly isPartly: boolean | undefined
  readonly standing: Standing
}): string => {
  const { subject, period, min, max, actual, hoped, isPartly, standing } = ask
  const { leader, unit, team, date, opening } = subject
  const who = JSON.stringify({ leader, unit, team, date, opening })
  return `${who} ${period.from}..${period.to} by ${ask.month}: ${min ?? '-'}–${max ?? '-'} has ${actual} hopes ${hoped}${isPartly ? ' partly' : ''} ${standing}`
}

/** One line for a reception and what became of it. */
export const receptionLine = (one: {
  readonly id: string
  readonly month: string
  readonly date: string
  readonly leader: string
  readonly by: string
  readonly servedBy: string | null
  readonly outcome: string
  readonly nobodyCame: boolean
}): string =>
  `${one.month} ${one.date} ${one.id} ${one.leader} by ${one.by}: ${one.outcome} ${one.servedBy}${one.nobodyCame ? ' nobody came' : ''}`

const creditOf = (outcome: Outcome, isHoped: boolean): Credit[] => {
  const leader = outcome.receiver ?? (isHoped && outcome.outcome === 'pending' ? outcome.by : null)
  return leader === null ? [] : [{ ...outcome, leader, isSubstitute: leader !== outcome.owner }]
}

const broughtCredit = (row: Row): Credit => ({
  ...{ id: `brought-${row.id}`, date: String(row.date), meant: String(row.moved_from ?? row.date) },
  ...{ session: String(row.session), activity: String(row.activity), place: String(row.place) },
  ...{ unit: String(row.unit), opening: row.opening as string | null, leader: String(row.leader) },
  ...{ isSubstitute: row.instead_of !== null, nobodyCame: row.nobody_came === 1 },
})

const ruleSetsOf = (known: Known, office: string, month: string): RuleSet[] => {
  const latest = new Map<string, RuleSet | null>()
  for (const { office: its, id, body } of known.rows('rule_set'))
    if (its === office) latest.set(String(id), body === null ? null : JSON.parse(String(body)))
  const overrides = known.rows('rule_override').filter((row) => row.office === office)
  const inMonth = ({ from, to }: { from: string; to: string | null }) =>
    from <= endOf(month) && (to === null || to >= `${month}-01`)
  return [...latest.values()].flatMap((set) => {
    if (!set || !inMonth(set)) return []
    const rules = set.rules.map((rule): Rule => {
      const raised = overrides
        .filter((row) => row.rule === rule.id && inMonth({ from: String(row.from_day), to: String(row.to_day) }))
        .sort((a, b) => Number(a.id) - Number(b.id))
        .at(-1)
      return {
        ...rule,
        ...(raised && raised.min !== null ? { min: Number(raised.min) } : {}),
        ...(raised && raised.max !== null ? { max: Number(raised.max) } : {}),
      }
    })
    return [{ ...set, to: set.to ?? null, rules }]
  })
}

/** Whether the rules of an office were kept from one month to another, by what was known at an instant: from raw rows. */
export const recompute = (rows: Export, office: string, from: string, to: string, at: string): Recomputed => {
  const known = knownAt(rows, at)
  const today = dayInChina(at)
  const outcomes = outcomesOf(known, office)
  const firstAt = new Map<string, string>()
  for (const { id, office: its, month } of known.rows('roster'))
    for (const revision of known.rows('revision'))
      if (its === office && revision.roster === id && revision.n === 1)
        firstAt.set(String(month), String(revision.at))
  const published = [...firstAt.keys()].sort()
  const months: string[] = []
  const last = [today.slice(0, 7), ...published.filter((month) => month <= to)].sort().at(-1)!
  for (let month = published[0] ?? '9999-01'; month <= to && month <= last; month = plusMonths(month, 1))
    if (month >= from) months.push(month)

  const planned = outcomes.filter(({ month }) => months.includes(month))
  const counts: Record<string, number> = {}
  for (const { outcome } of planned) counts[outcome] = (counts[outcome] ?? 0) + 1

  const settings = JSON.parse(String(known.rows('office').find(({ id }) => id === office)!.settings))
  const begin = `${published[0]}-01`
  const brought = known
    .rows('served')
    .filter((row) => row.office === office && String(row.date) < begin)
    .map(broughtCredit)
  const credits = [...brought, ...outcomes.flatMap((one) => creditOf(one, false))]
  const hopes = [...brought, ...outcomes.flatMap((one) => creditOf(one, true))]

  const stands = new Map<string, { asks: Map<string, { line: string; standing: Standing }>; months: Standing[] }>()
  for (const month of months) {
    const isLast = month === months.at(-1)
    const over = beginsInChina(plusMonths(month, 1))
    const binding = [at, [over, firstAt.get(month) ?? over].sort().at(-1)!].sort()[0]!
    const then = binding === at ? known : knownAt(rows, binding)
    const workdays = workdaysOf(then, office)
    const people = peopleOf(known, then, office)
    const since = addedAfter(rows, firstAt.get(month) ?? '')
    const facts: Facts = {
      ...{ month, people, workdays, knownFrom: knownFromIn(settings.knownFrom ?? begin, month) },
      sessions: sessionsIn(then, office, month, workdays, since),
      nextSessions: sessionsIn(then, office, plusMonths(month, 1), workdays, since),
    }
    for (const set of ruleSetsOf(then, office, month))
      for (const rule of set.rules) {
        const all = asksOf(rule, set, facts)
        const isWhole = !isLong(rule) || isLast || endsIn(rule, month) || set.to?.startsWith(month)
        // Who leaves before a longer period is over is judged where he leaves.
        const asks = isWhole ? all : all.filter((ask) => ask.last.startsWith(month))
        if (!isWhole && asks.length === 0) continue
        const key = `${set.id} ${rule.id}`
        if (!stands.has(key)) stands.set(key, { asks: new Map(), months: [] })
        const its = stands.get(key)!
        const [own, hopedOwn] = asks.length > 0 ? [credits, hopes].map((all) => under(rule, set, facts, all)) : []
        for (const ask of asks) {
          const stand = askStanding(ask, month, today, own!, hopedOwn!)
          its.asks.set(JSON.stringify([ask.subject, ask.period]), stand)
        }
        const isForbidding = rule.kind !== 'quota' && rule.kind !== 'coverage'
        its.months.push(isForbidding && isBreached(rule, set, facts, credits) ? 'broken' : 'kept')
      }
  }
  return {
    receptions: planned.map((one) => receptionLine({ ...one, leader: one.owner, servedBy: one.receiver })).sort(),
    counts,
    rules: [...stands]
      .map(([key, { asks, months: byMonth }]): Stands => {
        const all = asks.size > 0 ? [...asks.values()].map(({ standing }) => standing) : byMonth
        const count = (standing: Standing) => all.filter((one) => one === standing).length
        const [kept, open, broken] = [count('kept'), count('open'), count('broken')]
        const standing = broken > 0 ? 'broken' : open > 0 ? 'open' : 'kept'
        return { key, standing, kept, open, broken, asks: [...asks.values()].map(({ line }) => line).sort() }
      })
      .sort((a, b) => (a.key < b.key ? -1 : 1)),
  }
}

/** What was served before is on record from the day on that the office says; a month that begins earlier looks back on nothing. */
const knownFromIn = (knownFrom: string, month: string): string =>
  knownFrom > `${month}-01` ? `${month}-01` : knownFrom

const askStanding = (
  ask: Ask,
  month: string,
  today: string,
  credits: readonly Credit[],
  hopes: readonly Credit[],
): { line: string; standing: Standing } => {
  const [actual, hoped] = [ask.count(credits), ask.count(hopes)]
  const { min = 0, max = Infinity, period } = ask
  // What can still be done after the month is not decided when the month ends.
  const goesOn = period.from <= endOf(month) && ask.last > endOf(month)
  const isOver = !goesOn && ask.last < today
  const standing = actual > max ? 'broken' : actual >= min ? 'kept' : hoped >= min || !isOver ? 'open' : 'broken'
  return { standing, line: askLine({ ...ask, month, actual, hoped, standing }) }
}
