import { speaksOf } from '../domain/availability.ts'
import type { Subject } from '../domain/finding.ts'
import { groupBy } from '../domain/group-by.ts'
import { objectiveLevels } from '../domain/rule-set.ts'
import { slotId } from '../domain/slot.ts'
import { builtIns, monthOf } from '../rules/built-in/index.ts'
import { isRequired, rowsOf } from '../rules/index.ts'
import type { AnyRule, Month, Plan } from '../rules/month.ts'
import { type BoundRow, isSquare } from '../rules/row.ts'
import { columnsOf, type Model, pairsOf, tieBreak } from './model.ts'

/** One thing that is asked or given in a month, and that could be given up. */
export type Claim =
  /** A required rule, for one leader, day, slot, unit or team. */
  | { readonly is: 'rule'; readonly rule: string; readonly subject: Subject }
  /** An entry of the planning file by its number: a leader is away. */
  | { readonly is: 'absence'; readonly entry: number; readonly leader: string }
  | { readonly is: 'room'; readonly date: string; readonly opening: string; readonly room: number }
  /** A pin of the planning file by its number. */
  | { readonly is: 'pin'; readonly pin: number }

/** A row of the model with the claim it stands for. */
export interface ClaimedRow {
  readonly claim: Claim
  /** What it costs to miss it by one; null: never. */
  readonly cost: number | null
  readonly row: BoundRow
}

/** A month in which everything that could be given up is a claim with a cost; what is left always holds. */
export interface Claimed {
  /** Leaders may serve here even while away. */
  readonly month: Month
  readonly model: Model
  /** One for each soft row of the model. */
  readonly rows: readonly ClaimedRow[]
}

/** One string for a claim. */
export const claimKey = (claim: Claim): string => JSON.stringify(claim)

/** One string for the thing a claim is about: a rule, an opening’s room, an absence, a pin. */
export const thingOf = (claim: Claim): string => {
  if (claim.is === 'rule') return `rule ${claim.rule}`
  return claim.is === 'room' ? `room ${claim.opening}` : claimKey(claim)
}

/** Leaders whose absence a rotation reckons with: their turn goes to the next, so it is nothing to give up. */
const inRotation = (month: Month): Set<string> => new Set(month.rules.flatMap(({ order }) => order ?? []))

const isConcerned = (fixed: ReadonlySet<string>, entry: Plan['availability'][number]): boolean =>
  entry.is === 'unavailable' && !fixed.has(entry.leader)

/** Everything asked and given in a month as claims: required rules, absences, room, pins. */
export const claimsOf = (month: Month): Claimed => {
  const { plan } = month
  const fixed = inRotation(month)
  const open = monthOf({ ...plan, availability: plan.availability.filter((entry) => !isConcerned(fixed, entry)) })
  const rows = [
    ...month.rules.filter(isRequired).flatMap((rule) => ruleClaims(rule, rule.order ? month : open, plan)),
    ...plan.availability.flatMap((entry, n) => (isConcerned(fixed, entry) ? absenceClaims(entry, n, open) : [])),
    ...roomClaims(open),
    ...pinClaims(open),
  ]
  const columns = columnsOf(open)
  const last = 1
  return {
    month: open,
    rows,
    model: {
      pairs: pairsOf(open),
      columnOf: (leader, slot) => columns.get(leader)!.get(slot)!,
      steps: [{ level: objectiveLevels.required, giveWay: 0 }, { level: objectiveLevels.tieBreak }],
      hard: builtIns
        .filter(({ kind }) => kind !== 'capacity' && kind !== 'pinned')
        .flatMap((builtIn) => builtIn.constrain?.(open) ?? []),
      // A claim never given up has its columns held at zero where ways out are looked for.
      soft: rows.map(({ row, cost }) => ({ row: { ...row, times: (row.times ?? 1) * (cost ?? 1) }, step: 0 })),
      costs: [{ step: last, constant: 0, costOf: tieBreak }],
    },
  }
}

/** What a rule costs for each day, session or leader by which it is missed. */
export const costOfRule = (rule: AnyRule, { concessions }: Plan): number | null => {
  const named = concessions.rules.find((one) => one.rule === rule.id)
  if (named) return named.cost
  const giveWay = rule.giveWay ?? 100
  return giveWay === 0 ? null : Math.max(1, Math.round(10_000 / giveWay))
}

const ruleClaims = (rule: AnyRule, month: Month, plan: Plan): ClaimedRow[] =>
  rowsOf(rule, month).flatMap((row) =>
    isSquare(row)
      ? []
      : [{ claim: { is: 'rule', rule: rule.id, subject: row.subject }, cost: costOfRule(rule, plan), row }],
  )

/** A leader is away: on no day of the entry does he serve. */
const absenceClaims = (entry: Plan['availability'][number], n: number, open: Month): ClaimedRow[] => {
  const { leader } = entry
  const slots = open.mayServe.get(leader)!.filter((slot) => speaksOf(entry, slot.date, slot.session))
  if (slots.length === 0) return []
  const terms = [...groupBy(slots, (slot) => slot.date).values()].map((onDate) => ({
    pairs: onDate.map((slot) => ({ leader, slot: slot.id, units: 1 })),
    cap: 1,
  }))
  return [
    {
      claim: { is: 'absence', entry: n, leader },
      cost: open.plan.concessions.absence,
      row: { name: `absence/${n}`, subject: { leader }, terms, max: 0 },
    },
  ]
}

const roomClaims = (open: Month): ClaimedRow[] =>
  [...open.slots.values()].flatMap(({ id, date, opening, capacity }): ClaimedRow[] => {
    const leaders = open.mayBeServedBy.get(id)!
    if (capacity === undefined || leaders.length <= capacity) return []
    const terms = leaders.map((leader) => ({ pairs: [{ leader, slot: id, units: 1 }], cap: 1 }))
    return [
      {
        claim: { is: 'room', date, opening, room: capacity },
        cost: open.plan.concessions.room,
        row: { name: `room/${id}`, subject: { date, opening }, terms, max: capacity },
      },
    ]
  })

const pinClaims = (open: Month): ClaimedRow[] =>
  open.plan.pins.flatMap(({ date, opening, leader, is }, n): ClaimedRow[] => {
    const slot = slotId(date, opening)
    if (!open.mayBeServedBy.get(slot)?.includes(leader)) return []
    const terms = [{ pairs: [{ leader, slot, units: 1 }], cap: 1 }]
    return [
      {
        claim: { is: 'pin', pin: n },
        cost: open.plan.concessions.pin,
        row: {
          name: `pin/${n}`,
          subject: { leader, date, opening },
          terms,
          ...(is === 'on' ? { min: 1 } : { max: 0 }),
        },
      },
    ]
  })
