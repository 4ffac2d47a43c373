import type { Cause } from '../domain/roster.ts'
import { slotId } from '../domain/slot.ts'
import type { Month } from '../rules/month.ts'
import { type BoundRow, pairKey } from '../rules/row.ts'
import type { Claim } from '../solver/claims.ts'
import type { Contradiction } from '../solver/contradictions.ts'

/**
 * A contradiction as a count where it is one: leaders who owe more days than the slots open to them hold, or slots that
 * need more leaders than can come. Undefined where it takes more than counting.
 */
export const countingCause = (month: Month, { claims }: Contradiction): Cause | undefined => {
  const asking = claims.filter(({ claim, rows }) => claim.is === 'rule' && rows.some(({ min }) => (min ?? 0) > 0))
  const rest = claims.filter((one) => !asking.includes(one))
  const [kind, ...otherKinds] = new Set(asking.map(({ claim }) => kindOfRule(month, claim)))
  if (otherKinds.length > 0) return undefined
  if (kind === 'quota') return leadersShareDays(month, asking, rest)
  return kind === 'coverage' ? slotsShareLeaders(asking, rest, month) : undefined
}

const kindOfRule = (month: Month, claim: Claim): string | undefined =>
  claim.is === 'rule' ? month.rules.find(({ id }) => id === claim.rule)?.kind : undefined

type Claims = Contradiction['claims']

/** Whether a row only forbids its pairs. */
const forbids = ({ min, max, terms }: BoundRow): boolean =>
  (min ?? 0) <= 0 && max === 0 && terms.every(({ times }) => (times ?? 1) > 0)

const keysOf = (row: BoundRow): string[] =>
  row.terms.flatMap(({ pairs }) => pairs.map(({ leader, slot }) => pairKey(leader, slot)))

/** Whether a row counts every pair once: days where no two slots share a date, or sessions. */
const isPlain = ({ terms }: BoundRow): boolean =>
  terms.every(
    ({ pairs, cap, times }) => (times ?? 1) === 1 && pairs.length === 1 && pairs[0]!.units === 1 && cap >= 1,
  )

const leadersShareDays = (month: Month, asking: Claims, rest: Claims): Cause | undefined => {
  const forbidden = new Set(rest.flatMap(({ rows }) => rows.filter(forbids).flatMap(keysOf)))
  const limits = rest.flatMap(({ rows }) => rows.filter((row) => !forbids(row)))
  const quotas = asking.flatMap(({ rows }) => rows)
  if (quotas.some((row) => row.max !== undefined || !isPlain(row) || row.subject.leader === undefined))
    return undefined
  const usable = new Map<string, Set<string>>()
  for (const row of quotas)
    for (const { pairs } of row.terms)
      for (const { leader, slot } of pairs)
        if (!forbidden.has(pairKey(leader, slot))) usable.set(slot, (usable.get(slot) ?? new Set()).add(leader))
  const room = new Map<string, number>()
  for (const row of limits) {
    const slots = [...new Set(row.terms.flatMap(({ pairs }) => pairs.map(({ slot }) => slot)))]
    if (slots.length !== 1 || row.max === undefined || !isPlain(row)) return undefined
    room.set(slots[0]!, row.max)
  }
  const needed = quotas.reduce((sum, row) => sum + row.min!, 0)
  const have = [...usable].reduce(
    (sum, [slot, leaders]) => sum + Math.min(leaders.size, room.get(slot) ?? Infinity),
    0,
  )
  if (needed <= have) return undefined
  const leaders = [...new Set(quotas.map(({ subject }) => subject.leader!))]
  const days = [...new Set([...usable.keys()].map((slot) => month.slots.get(slot)!.date))].sort()
  const workdays = days.every((day) => month.calendar.at(day).works)
  return { id: 'leaders-share-days', data: { leaders, days, workdays, needed, have } }
}

const slotsShareLeaders = (asking: Claims, rest: Claims, month: Month): Cause | undefined => {
  const forbidden = new Set(rest.flatMap(({ rows }) => rows.filter(forbids).flatMap(keysOf)))
  const limits = rest.flatMap(({ rows }) => rows.filter((row) => !forbids(row)))
  const coverages = asking.flatMap(({ rows }) => rows)
  if (coverages.some((row) => row.max !== undefined || !isPlain(row))) return undefined
  const most = new Map<string, number>()
  for (const row of limits) {
    const { leader } = row.subject
    if (row.max === undefined || leader === undefined || !isPlain(row)) return undefined
    most.set(leader, row.max)
  }
  const able = new Map<string, number>()
  const slots = new Set<string>()
  for (const row of coverages)
    for (const { pairs } of row.terms)
      for (const { leader, slot } of pairs) {
        slots.add(slot)
        if (!forbidden.has(pairKey(leader, slot))) able.set(leader, (able.get(leader) ?? 0) + 1)
      }
  const needed = coverages.reduce((sum, row) => sum + row.min!, 0)
  const have = [...able].reduce((sum, [leader, n]) => sum + Math.min(n, most.get(leader) ?? Infinity), 0)
  if (needed <= have) return undefined
  const named = coverages.flatMap(({ subject: { date, opening } }) => {
    const id = date && opening && slotId(date, opening)
    return id && month.slots.has(id) ? [id] : []
  })
  return {
    id: 'slots-share-leaders',
    data: { slots: named.length > 0 ? named : [...slots], leaders: [...able.keys()], needed, have },
  }
}
