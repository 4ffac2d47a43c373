import type { Reception } from '../domain/outcome.ts'
import { asServed, type Served } from '../domain/served.ts'
import { countedOn, type Duty, type Slot, slotId } from '../domain/slot.ts'
import type { Month } from '../rules/month.ts'

/** Whether only what somebody has confirmed counts, or also what nobody has entered yet. */
export type Belief = 'confirmed' | 'hoped'

/** Who is taken to have received; undefined where nobody did. */
const receiverOf = ({ outcome, servedBy, by }: Reception, belief: Belief): string | undefined =>
  servedBy ?? (outcome === 'pending' && belief === 'hoped' ? by : undefined)

/** What a reception counts as in the history of later months; undefined where nobody received. */
export const servedOf = (reception: Reception, belief: Belief): Served | undefined => {
  const leader = receiverOf(reception, belief)
  if (leader === undefined) return undefined
  const { opening, unit, nobodyCame } = reception
  return {
    ...asServed({ ...reception, leader, opening: opening ?? undefined }, unit),
    ...(leader === reception.leader ? {} : { insteadOf: reception.leader }),
    ...(nobodyCame ? { nobodyCame: true } : {}),
  }
}

/** What a reception counts as in its own month. */
export const dutyOf = (reception: Reception, belief: Belief, month: Month): Duty | undefined => {
  const leader = receiverOf(reception, belief)
  if (leader === undefined || !month.leaders.has(leader)) return undefined
  return {
    leader,
    slot: slotOf(reception, month),
    ...(leader === reception.leader ? {} : { insteadOf: reception.leader }),
    ...(reception.nobodyCame ? { nobodyCame: true } : {}),
  }
}

/** The slot of the month it was in; where it was in none as it was published, or outside the roster, one of its own. */
const slotOf = (reception: Reception, month: Month): Slot => {
  const { id, date, session, activity, place, unit, opening, movedFrom } = reception
  const known = opening === null ? undefined : month.slots.get(slotId(date, opening))
  const isIt =
    known?.place === place &&
    known.unit === unit &&
    known.session === session &&
    known.activity === activity &&
    countedOn(known) === countedOn({ date, movedFrom: movedFrom ?? undefined })
  if (isIt) return known
  const own = opening ?? `unscheduled-${id}`
  return {
    ...{ id: slotId(date, own), opening: own, date, session, activity, place, unit, start: '', end: '' },
    ...{ provisional: false, ...(movedFrom === null ? {} : { movedFrom }) },
  }
}
