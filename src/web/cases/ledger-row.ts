import type { KeptCase } from '../../db/case-store.ts'
import { leadersOf } from '../../db/leader-store.ts'
import { placesOf } from '../../db/place-store.ts'
import { unitsBelow } from '../../db/unit-store.ts'
import { type Case, caseStateWords, type Personal, seesNumbers } from '../../domain/case.ts'
import {
  type CaseEvent,
  type CaseEventKind,
  dispositionWords,
  outcomeWords,
  routeWords,
  satisfactionWords,
} from '../../domain/case-event.ts'
import { sessionWords } from '../../domain/place.ts'
import type { Language, Text } from '../../domain/text.ts'
import { levelWords } from '../../domain/unit.ts'
import { caseOf, countedEvents } from '../../reception/case-of.ts'
import { labelsOf } from '../../workbook/named.ts'
import { groupWords, type LedgerRow, settledWords, visitWords } from '../../workbook/table-cases.ts'
import type { OfficeCall } from '../call.tsx'
import { type CaseNames, caseNames } from './case-names.ts'

/** Names as a ledger has them: told apart where two share one, so that it can be read again. */
export const ledgerNames = ({ database, office, viewer }: OfficeCall): CaseNames => {
  const names = caseNames(database, office)
  const leaders = labelsOf(leadersOf(database, office.id))
  const units = labelsOf(unitsBelow(database, office.id))
  const places = labelsOf(placesOf(database, office.id, { retired: true }).map(({ place }) => place))
  const by =
    (labels: ReadonlyMap<string, string>, otherwise: (id: string | null) => string) => (id: string | null) =>
      labels.get(id ?? '') ?? otherwise(id)
  return {
    leader: by(leaders, names.leader),
    unit: by(units, names.unit),
    place: by(places, names.place),
    subject: (code) => (names.subject(code) === code ? code : `${code} ${names.subject(code)}`),
    number: (kept) => (seesNumbers(viewer) ? names.number(kept) : ''),
  }
}

/** The last event of a kind that counts. */
const lastOf = <K extends CaseEventKind>(
  events: readonly CaseEvent[],
  what: K,
): Extract<CaseEvent, { what: K }> | undefined =>
  events.findLast((event): event is Extract<CaseEvent, { what: K }> => event.what === what)

/** What stands between people in one cell must not stand within a name. */
const apart = (words: string): string => words.replace(/[、,,;;\n\r]+/g, ' ').trim()

/** Columns about people; empty where they are not wanted, or were purged. */
const personalColumns = (
  one: Case,
  events: readonly CaseEvent[],
  personal: Personal | undefined,
  names: CaseNames,
): Pick<
  LedgerRow,
  'people' | 'contacts' | 'summary' | 'instruction' | 'handlers' | 'concernLeaders' | 'concernUnits'
> => {
  const { people = [], summary = '', handlers = '', notes = {} } = personal ?? {}
  const instructions = events.flatMap((event) =>
    event.what === 'instructed' && notes[event.n] ? [{ leader: event.data.leader, says: notes[event.n]! }] : [],
  )
  const list = (values: readonly string[]): string =>
    values.every((value) => value === '') ? '' : values.map((value) => apart(value) || '—').join('、')
  return {
    people: list(people.map(({ name }) => name)),
    contacts: list(people.map(({ contact }) => contact)),
    summary,
    // Of several the ledger says whose each is.
    instruction:
      instructions.length > 1
        ? instructions.map(({ leader, says }) => `${names.leader(leader)}:${says}`).join(' ')
        : (instructions[0]?.says ?? ''),
    handlers,
    concernLeaders: one.concerns.leaders.map((id) => names.leader(id)).join('、'),
    concernUnits: one.concerns.units.map((id) => names.unit(id)).join('、'),
  }
}

/** A case as a row of the ledger; `personal`: undefined where words about people are not wanted. */
export const ledgerRowOf = (
  kept: Pick<KeptCase, 'year' | 'n'>,
  all: readonly CaseEvent[],
  personal: Personal | undefined,
  names: CaseNames,
  language: Language,
  isNumbered: boolean,
): LedgerRow => {
  const events = countedEvents(all)
  const one = caseOf(events)
  const say = (words: Readonly<Record<string, Text>>, key: string | null): string =>
    key === null ? '' : words[key]![language]
  const dayOf = (what: CaseEventKind): string => lastOf(events, what)?.day ?? ''
  // An assignment that was taken back is none.
  const assigned = one.lead === null ? undefined : lastOf(events, 'assigned')
  const since = assigned ? events.filter(({ n }) => n > assigned.n) : []
  const disposed = lastOf(events, 'disposed')
  const instructed = lastOf(events, 'instructed')
  const { firstHandler } = one
  return {
    number: names.number(kept),
    national: isNumbered ? (one.nationalNumber ?? '') : '',
    received: one.received,
    session: say(sessionWords, one.session),
    place: names.place(one.place),
    level: say(levelWords, one.level),
    receiver: names.leader(one.receiver),
    visit: visitWords[one.isFirst ? 'first' : 'repeat'][language],
    group: groupWords[one.isCollective ? 'group' : 'single'][language],
    heads: String(one.heads),
    representatives: one.representatives === 0 ? '' : String(one.representatives),
    subject: names.subject(one.subject),
    ...personalColumns(one, events, personal, names),
    disposition: say(dispositionWords, one.disposition),
    promised: disposed?.data.as === 'promised' ? (disposed.data.by ?? '') : '',
    instructor: names.leader(instructed?.data.leader ?? null),
    instructed: instructed?.day ?? '',
    inCharge: names.leader(one.inCharge),
    firstUnit: names.unit(firstHandler?.unit ?? null),
    firstLeader: names.leader(firstHandler?.leader ?? null),
    accepted: one.accepted ?? '',
    informed: dayOf('informed'),
    lead: names.unit(one.lead),
    co: one.co.map((id) => names.unit(id)).join('、'),
    assigned: assigned?.day ?? '',
    due: assigned?.data.by ?? '',
    taken: lastOf(since, 'unit-received')?.day ?? '',
    objected: one.state === 'objected' ? dayOf('objected') : '',
    answered: dayOf('answered'),
    delivered: dayOf('opinion-received'),
    review: dayOf('review-asked'),
    reviewed: dayOf('review-answered'),
    reviewTold: dayOf('review-received'),
    rereview: dayOf('rereview-asked'),
    rereviewed: dayOf('rereview-answered'),
    outcomes: one.outcomes.map((outcome) => outcomeWords[outcome][language]).join('、'),
    satisfaction: say(satisfactionWords, one.satisfaction),
    visited: dayOf('visited'),
    route: say(routeWords, one.route),
    ended: one.ended ?? '',
    settled: one.isSettled === null ? '' : settledWords[one.isSettled ? 'yes' : 'no'][language],
    state: caseStateWords[one.state][language],
  }
}
