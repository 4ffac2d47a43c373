import { dutiesBetween } from '../../../db/duty-store.ts'
import { addMonths, type Day, lastDay } from '../../../domain/day.ts'
import { slotId } from '../../../domain/slot.ts'
import type { Text } from '../../../domain/text.ts'
import { type Outcome, requiredAmong } from '../../../roster/amend-effect.ts'
import type { OfficeCall } from '../../call.tsx'
import type { Proposer } from './amending.ts'
import type { SpokenAmendment, SpokenDuty } from './amendment-words.ts'

/** One way to change a duty, and what comes of it. */
export interface Option {
  /** As the form sends it: a leader, a duty or a day. */
  readonly value: string
  readonly outcomes: readonly Outcome[]
  /** The other duty of a swap. */
  readonly other?: SpokenDuty
  /** Why it cannot be chosen. */
  readonly not?: Text | undefined
}

const isForbidden = ({ outcomes }: Option): boolean => outcomes.some(({ effect }) => effect.forbidden.length > 0)

/** How much an option breaks: required rules first, then all others, then what it does not mend. */
const costOf = ({ outcomes }: Option): readonly number[] => {
  const broken = outcomes.flatMap(({ now, effect }) => requiredAmong(now, effect.broken))
  const sum = (of: (outcome: Outcome) => number) => outcomes.reduce((total, outcome) => total + of(outcome), 0)
  return [
    broken.length,
    sum(({ effect }) => effect.broken.length) - broken.length,
    -sum(({ effect }) => effect.mended.length),
  ]
}

/** The least broken first; equals stay in their order. */
const leastFirst = (options: readonly Option[]): Option[] => {
  const costs = new Map(options.map((option) => [option, costOf(option)]))
  return options.toSorted((a, b) => {
    const [one, other] = [costs.get(a)!, costs.get(b)!]
    const first = one.findIndex((cost, n) => cost !== other[n])
    return first < 0 ? 0 : one[first]! - other[first]!
  })
}

const optionOf = (proposer: Proposer, value: string, asked: SpokenAmendment, other?: SpokenDuty): Option => {
  const proposed = proposer.propose(asked, false)
  const more = other ? { other } : {}
  return proposed.ok
    ? { value, outcomes: proposed.value.outcomes, ...more }
    : { value, outcomes: [], not: proposed.refusal.says, ...more }
}

/** Leaders who may serve there then in a leader’s place; of equals whoever has fewer days comes first. */
export const coverOptions = (proposer: Proposer, duty: SpokenDuty): Option[] => {
  const month = proposer.monthNow(duty.month).inForce?.month
  const inForce = proposer.monthNow(duty.month).inForce?.duties ?? []
  const daysOf = (leader: string): number =>
    new Set(inForce.filter((one) => one.leader === leader).map(({ date }) => date)).size
  const able = month?.mayBeServedBy.get(slotId(duty.date, duty.opening)) ?? []
  return leastFirst(
    [...able]
      .filter((leader) => leader !== duty.leader)
      .sort((a, b) => daysOf(a) - daysOf(b))
      .map((leader) => optionOf(proposer, leader, { kind: 'cover', duty, otherLeader: leader }))
      .filter((option) => option.not === undefined && !isForbidden(option)),
  )
}

/** Duties of others, this month or the next, that could be traded both ways. */
export const swapOptions = (call: OfficeCall, proposer: Proposer, duty: SpokenDuty): Option[] => {
  const rows = dutiesBetween(call.database, call.office.id, proposer.today, lastDay(addMonths(duty.month, 1)))
  const own = slotId(duty.date, duty.opening)
  const mayServe = (name: string, leader: string, slot: string): boolean =>
    proposer.monthNow(name).inForce?.month.mayBeServedBy.get(slot)?.includes(leader) ?? false
  return leastFirst(
    rows
      .map((row): SpokenDuty => ({ ...row.duty, month: row.month }))
      .filter(
        (other) =>
          other.leader !== duty.leader &&
          mayServe(other.month, duty.leader, slotId(other.date, other.opening)) &&
          mayServe(duty.month, other.leader, own),
      )
      .map((other) => optionOf(proposer, other.id, { kind: 'swap', duty, other, otherLeader: other.leader }, other))
      .filter((option) => option.not === undefined && !isForbidden(option)),
  )
}

/** The later days, this month or the next, on which the opening is open; those on which he cannot serve say why. */
export const deferOptions = (proposer: Proposer, duty: SpokenDuty): Option[] => {
  const days = new Set<Day>()
  for (const name of [duty.month, addMonths(duty.month, 1)])
    for (const slot of proposer.monthNow(name).month?.slots.values() ?? [])
      if (slot.opening === duty.opening && slot.date > duty.date && slot.date >= proposer.today) days.add(slot.date)
  return [...days].sort().map((day) => optionOf(proposer, day, { kind: 'defer', duty, toDay: day }))
}
