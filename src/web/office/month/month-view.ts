import { dayIn } from '../../../calendar/instant.ts'
import {
  draftOf,
  type KeptDraft,
  type KeptReview,
  type KeptRevision,
  reviewOf,
  revisionOf,
  rosterIdOf,
  stateOf,
} from '../../../db/roster-store.ts'
import type { Day, MonthName } from '../../../domain/day.ts'
import { monthSchema } from '../../../domain/day.ts'
import type { DraftDuty, RosterState } from '../../../domain/draft.ts'
import type { Duty } from '../../../domain/slot.ts'
import type { Text } from '../../../domain/text.ts'
import { checkDuties, type Judgement } from '../../../roster/check.ts'
import { dutiesIn } from '../../../roster/edit.ts'
import type { Mistake } from '../../../roster/mistake.ts'
import { namesOf } from '../../../roster/names.ts'
import { sha256 } from '../../../roster/planning-file.ts'
import type { Month } from '../../../rules/month.ts'
import type { Names } from '../../../rules/rule.ts'
import type { OfficeCall } from '../../call.tsx'
import type { Making } from '../../makings.ts'
import { plainPage } from '../../plain-page.tsx'

/** Where a month stands, whether or not it can be planned. */
export interface MonthStanding {
  readonly name: MonthName
  readonly rosterId: number | undefined
  readonly draft: KeptDraft | undefined
  readonly review: KeptReview | undefined
  readonly revision: KeptRevision | undefined
  readonly state: RosterState
  readonly making: Making | undefined
  /** The day it is for the office. */
  readonly today: Day
}

/** A month as its pages show it: the facts as they are now, the draft, and what the rules say of it. */
export interface MonthView extends MonthStanding {
  readonly month: Month
  /** Of the planning file gathered now: canonical JSON and its SHA-256. */
  readonly plan: { readonly canonical: string; readonly hash: string }
  readonly names: Names
  readonly duties: readonly Duty[]
  /** Duties of the draft whose slot is closed or whose leader is gone by now. */
  readonly lost: readonly DraftDuty[]
  /** Of each pin that facts speak against by now, why: it is left out. */
  readonly fallenPins: readonly Text[]
  readonly judgement: Judgement
}

/** The month of the address; undefined where it is none. */
export const monthIn = ({ http }: OfficeCall): MonthName | undefined => {
  const parsed = monthSchema.safeParse(http.req.param('month'))
  return parsed.success ? parsed.data : undefined
}

/** Under which key a month is being made. */
export const makingKey = (office: string, month: MonthName): string => `${office}/${month}`

/** Where a month stands. */
export const standingOf = (call: OfficeCall, name: MonthName): MonthStanding => {
  const { database, office, app } = call
  const rosterId = rosterIdOf(database, office.id, name)
  const of = <T>(read: (id: number) => T): T | undefined => (rosterId === undefined ? undefined : read(rosterId))
  return {
    name,
    rosterId,
    draft: of((id) => draftOf(database, id)),
    review: of((id) => reviewOf(database, id)),
    revision: of((id) => revisionOf(database, id)),
    state: stateOf(database, rosterId),
    making: app.makings.of(makingKey(office.id, name)),
    today: dayIn(app.now(), office.timezone),
  }
}

export type ReadView =
  | { readonly ok: true; readonly value: MonthView }
  | { readonly ok: false; readonly standing: MonthStanding; readonly mistakes: readonly Mistake[] }

/** A month with all that its pages show; the mistakes of the facts where it cannot be planned yet. */
export const viewOf = (call: OfficeCall, name: MonthName): ReadView => {
  const standing = standingOf(call, name)
  const read = call.app.months.of(call.database, call.office, name)
  if (!read.ok) return { ok: false, standing, mistakes: read.mistakes }
  const { month, canonical } = read.value
  const { duties, lost } = dutiesIn(month, standing.draft?.duties ?? [])
  return {
    ok: true,
    value: {
      ...standing,
      month,
      plan: { canonical, hash: hashOf(month, canonical) },
      names: namesOf(month.plan, call.language),
      duties,
      lost,
      fallenPins: read.fallenPins.map(({ says }) => says),
      judgement: judgementOf(month, standing.draft, duties),
    },
  }
}

const judgements = new WeakMap<Month, { readonly draft: string; readonly judgement: Judgement }>()

/** What rules say of a version of a draft, kept as long as the facts are: every page of a month asks. */
const judgementOf = (month: Month, draft: KeptDraft | undefined, duties: readonly Duty[]): Judgement => {
  const version = draft ? `${draft.roster} ${draft.version}` : ''
  const known = judgements.get(month)
  if (known?.draft === version) return known.judgement
  const judgement = checkDuties(month, duties)
  judgements.set(month, { draft: version, judgement })
  return judgement
}

const hashes = new WeakMap<Month, string>()
const hashOf = (month: Month, canonical: string): string => {
  const hash = hashes.get(month) ?? sha256(canonical)
  hashes.set(month, hash)
  return hash
}

/** Whether a month’s draft can be changed: not while it is made, and not while it lies with the approver. */
export const isOpenForEdits = ({ state, making }: MonthStanding): boolean =>
  making?.state !== 'running' && state !== 'submitted' && state !== 'approved'

/** Where there is no month to look into: no such page, or the month’s own, which says what is missing. */
export const withoutView = (call: OfficeCall, name: MonthName | undefined): Response | Promise<Response> =>
  name === undefined ? plainPage(call, 'notFound') : call.redirect(call.at(`/m/${name}`))
