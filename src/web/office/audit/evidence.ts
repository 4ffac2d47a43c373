import { entryProof, headAt, logSize, type ProvenEntry, provenEntry } from '../../../db/evidence-store.ts'
import { headOver, lastHead, logKeysOf, tipOf } from '../../../db/head-store.ts'
import { type LogEntry, logOf } from '../../../db/log-store.ts'
import { allOffices } from '../../../db/office-store.ts'
import type { Committed } from '../../../db/row-watch.ts'
import { seesNumbers } from '../../../domain/case.ts'
import { type Head, headIn, isSignedBy } from '../../../domain/checkpoint.ts'
import { rootByInclusion } from '../../../domain/merkle.ts'
import type { Text } from '../../../domain/text.ts'
import type { OfficeCall } from '../../call.tsx'

/** Said in the place of what is not for everybody who reads the office’s pages. */
export const onlyWithout = {
  'zh-CN': '这项下载只提供给不代表任何领导的审计人员。',
  en: 'This download is for auditors who speak for no leader.',
} as const satisfies Text

/** Whether a caller may have what stands over entries of others too: who speaks for a leader may not (回避). */
export const mayHaveAll = ({ viewer }: OfficeCall): boolean => seesNumbers(viewer)

/** Whether a caller may read the entries of all offices and of the installation. */
export const readsWholeLog = ({ app, person }: OfficeCall): boolean =>
  person.isAdmin ||
  allOffices(app.readOnly).every(({ id }) =>
    person.memberships.some(
      ({ office, role }) => office === id && (role === 'clerk' || role === 'approver' || role === 'auditor'),
    ),
  )

/** A whole number above 0 in an address; undefined where it is none. */
export const countIn = (typed: string | undefined): number | undefined =>
  typed !== undefined && /^[1-9]\d{0,14}$/.test(typed) ? Number(typed) : undefined

/** Tables of cases and bookings: which of them an entry speaks of would tell of cases. */
const ofCases = /^(case_|personal$|booking)/

/** An entry somebody looks at, and how it is proven. */
export interface ShownEntry {
  readonly entry: LogEntry
  /** Undefined where it would tell of cases that may not exist for who asks. */
  readonly proven: (ProvenEntry & { readonly rows: readonly Committed[] }) | undefined
}

/** The entry of an address, of the office or, for administrators, of the installation; undefined where there is none. */
export const shownEntry = ({ app, http, office, person, viewer }: OfficeCall): ShownEntry | undefined => {
  const seq = countIn(http.req.param('seq'))
  if (seq === undefined) return undefined
  const filter = { seq, viewer, limit: 1 }
  const entry =
    logOf(app.readOnly, office.id, filter)[0] ?? (person.isAdmin ? logOf(app.readOnly, null, filter)[0] : undefined)
  const proven = entry && provenEntry(app.readOnly, seq)
  if (!entry || !proven) return undefined
  const isShown = seesNumbers(viewer) || !proven.rows.some(([table]) => ofCases.test(table))
  return { entry, proven: isShown ? proven : undefined }
}

/** A signed head with what it says. */
export interface ReadHead extends Head {
  readonly note: string
  /** When it was kept; undefined for the one as the last change left the log. */
  readonly at: string | undefined
  readonly isSigned: boolean
}

/** A signed head as it is read and verified; undefined where it is none. */
export const readHead = (
  { app }: OfficeCall,
  kept: { readonly note: string; readonly at?: string } | undefined,
): ReadHead | undefined => {
  const found = kept && headIn(kept.note)
  if (!kept || !found) return undefined
  const isSigned = logKeysOf(app.readOnly).some(({ key }) => isSignedBy(kept.note, key))
  return { size: found.size, root: found.root, note: kept.note, at: kept.at, isSigned }
}

/** The head as the last change left the log, for who may have it. */
export const tipFor = (call: OfficeCall): ReadHead | undefined => {
  const note = mayHaveAll(call) ? tipOf(call.app.readOnly) : undefined
  return note === undefined ? undefined : readHead(call, { note })
}

/** How many entries a caller may know of: all there are, or those under the last head that was kept. */
export const sizeFor = (call: OfficeCall): number =>
  mayHaveAll(call) ? logSize(call.app.readOnly) : (lastHead(call.app.readOnly)?.size ?? 0)

/** An entry under a head. */
export interface Inclusion {
  readonly head: ReadHead
  readonly proof: readonly Buffer[]
  /** Whether the proof, the entry and the signature were found to agree. */
  readonly isProven: boolean
}

/** Proves an entry under the first kept head over it and the one as it is now, each where there is one for the caller. */
export const inclusionsOf = (call: OfficeCall, { seq, leaf }: ProvenEntry): Inclusion[] =>
  [readHead(call, headOver(call.app.readOnly, seq)), tipFor(call)].flatMap((head) => {
    if (!head || head.size < seq || head.size > logSize(call.app.readOnly)) return []
    const proof = entryProof(call.app.readOnly, seq, head.size)
    const root = rootByInclusion(leaf, seq - 1, head.size, proof)
    return [{ head, proof, isProven: head.isSigned && root?.equals(head.root) === true }]
  })

/** The root of the first entries of the log as it is now. */
export const rootOfFirst = ({ app }: OfficeCall, size: number): Buffer => headAt(app.readOnly, size).root
