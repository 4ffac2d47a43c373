import type { Assignment, Roster } from '../domain/roster.ts'
import type { Month } from '../rules/month.ts'
import { canonical, sha256 } from './planning-file.ts'

/** A published roster as it is kept for good: with the planning file it was made from, both to the byte. */
export interface Frozen {
  readonly plan: string
  readonly planHash: string
  readonly answer: string
  readonly answerHash: string
  /** Its duties, each with the unit of its place. */
  readonly duties: readonly (Assignment & { readonly unit: string })[]
}

/** Freezes a roster with the planning file it was made from, given as canonical JSON. */
export const freeze = (month: Month, plan: string, roster: Roster): Frozen => {
  const unitOf = new Map(month.plan.places.map(({ id, unit }) => [id, unit]))
  const answer = canonical(roster)
  return {
    plan,
    planHash: sha256(plan),
    answer,
    answerHash: sha256(answer),
    duties: roster.assignments.map((duty) => ({ ...duty, unit: unitOf.get(duty.place)! })),
  }
}
