import type { DraftDuty, DraftPin } from '../../../domain/draft.ts'
import type { Finding } from '../../../domain/finding.ts'
import { dropping, dutiesIn, type Edit, type Effect, edited, effectOf, pinsAfter } from '../../../roster/edit.ts'
import { namesOf } from '../../../roster/names.ts'
import type { Month } from '../../../rules/month.ts'
import { findingInWords } from '../../../words/finding.ts'
import type { OfficeCall } from '../../call.tsx'
import { type MonthView, monthIn, viewOf, withoutView } from './month-view.ts'

/** The draft’s duties of a view, those that are lost left out: an edit tidies up. */
export const draftDuties = ({ duties }: MonthView): DraftDuty[] =>
  duties.map(({ leader, slot }) => ({ date: slot.date, opening: slot.opening, leader }))

/** The month with other pins: they do not change who may serve where. */
const monthUnder = ({ month }: MonthView, pins: readonly DraftPin[]): Month => {
  const kept = month.plan.pins.filter((pin) =>
    pins.some(
      ({ date, opening, leader, is }) =>
        pin.date === date && pin.opening === opening && pin.leader === leader && pin.is === is,
    ),
  )
  return kept.length === month.plan.pins.length ? month : { ...month, plan: { ...month.plan, pins: kept } }
}

/** What edits would do to the rules, each by itself; undefined where one is none. */
export const effectsOf = (view: MonthView, edits: readonly (Edit | undefined)[]): (Effect | undefined)[] => {
  const duties = draftDuties(view)
  return edits.map((edit) => {
    const after = edit && edited(duties, edit)
    if (!edit || !after) return undefined
    const month = monthUnder(view, pinsAfter(view.draft?.pins ?? [], edit))
    return effectOf(month, view.judgement, dutiesIn(month, duties).duties, dutiesIn(month, after).duties)
  })
}

/** Findings in the words of the reader. */
export const sayFindings = (call: OfficeCall, month: Month, findings: readonly Finding[]): string[] => {
  const names = namesOf(month.plan, call.language)
  return findings.map((finding) => findingInWords(month, finding, names, call.language))
}

/** Which duty a form or an address names, all its fields behind a prefix where there is one. */
export const dutyNamed = (get: (name: string) => string, prefix = ''): DraftDuty => {
  const at = (name: string) => get(prefix ? `${prefix}${name[0]!.toUpperCase()}${name.slice(1)}` : name)
  return { date: at('date'), opening: at('opening'), leader: at('leader') }
}

/** Most sentences said of one cell, of what it breaks and of what it mends. */
const mostSaid = 4

/** More slots than a grid shows are not judged at once. */
const mostSlots = 400

/** For dragging: what dropping a duty onto each slot shown would do, by slot. */
export const showEffects = (call: OfficeCall): Response | Promise<Response> => {
  const name = monthIn(call)
  const view = name === undefined ? undefined : viewOf(call, name)
  if (name === undefined || !view?.ok) return withoutView(call, name)
  const { value } = view
  const query = (key: string): string => call.http.req.query(key) ?? ''
  const duty = dutyNamed(query)
  const openings = new Set(query('openings').split(','))
  const slots = [...value.month.slots.values()].filter(({ opening }) => openings.has(opening)).slice(0, mostSlots)
  const duties = draftDuties(value)
  const edits = slots.map((slot) => dropping(duties, duty, slot))
  const said = effectsOf(value, edits).map((effect, n) => {
    const { id } = slots[n]!
    if (!effect) return [id, { is: 'none', bad: [], good: [] }]
    const { forbidden, broken, mended } = effect
    const is = forbidden.length > 0 ? 'forbidden' : broken.length > 0 ? 'bad' : mended.length > 0 ? 'good' : 'same'
    const bad = sayFindings(call, value.month, [...forbidden, ...broken].slice(0, mostSaid))
    return [id, { is, bad, good: sayFindings(call, value.month, mended.slice(0, mostSaid)) }]
  })
  return call.http.json(Object.fromEntries(said))
}
