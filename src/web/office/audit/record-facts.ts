import { clockIn } from '../../../calendar/instant.ts'
import { amendmentKinds, entriesById, entriesOfRows, rowKey } from '../../../db/proof-store.ts'
import { absenceWords, entryWords } from '../../../domain/attendance.ts'
import { amendmentWords } from '../../../domain/draft.ts'
import { outcomeWords, type Reception } from '../../../domain/outcome.ts'
import { activityWords, sessionWords } from '../../../domain/place.ts'
import type { Text } from '../../../domain/text.ts'
import type { Names } from '../../../rules/rule.ts'
import type { OfficeCall } from '../../call.tsx'

const words = {
  nobody: { 'zh-CN': '无人来访', en: 'nobody came' },
  none: { 'zh-CN': '没有写原因', en: 'no reason noted' },
  program: { 'zh-CN': '系统', en: 'the program' },
} as const satisfies Record<string, Text>

/** A reception in words, with who said so and the entry of the log that proves it. */
export interface RecordFacts {
  readonly reception: Reception
  readonly date: string
  readonly session: string
  readonly activity: string
  readonly place: string
  readonly leader: string
  /** Who received; empty where nobody did. */
  readonly received: string
  readonly outcome: string
  /** Why nobody received, or that nobody came. */
  readonly why: string
  readonly entry: { readonly who: string; readonly at: string; readonly how: string } | undefined
  /** The number of the entry of the log that commits to what was entered. */
  readonly seq: number | undefined
  readonly amendment: { readonly id: number; readonly kind: string } | undefined
}

/** Receptions in words; who entered what, and where the log proves it, is looked up for all of them at once. */
export const factsOf = (call: OfficeCall, names: Names, receptions: readonly Reception[]): RecordFacts[] => {
  const { app, office, say } = call
  const ids = receptions.flatMap(({ entry }) => (entry === null ? [] : [entry]))
  const entries = entriesById(app.readOnly, office.id, ids)
  const rowOf = (id: number, at: string) => ({ table: 'attendance', key: [id], at })
  const proofs = entriesOfRows(
    app.readOnly,
    office.id,
    [...entries.values()].map(({ id, at }) => rowOf(id, at)),
  )
  const changes = receptions.flatMap(({ amendment }) => (amendment === null ? [] : [amendment]))
  const kinds = amendmentKinds(app.readOnly, office.id, [...new Set(changes)])
  return receptions.map((reception): RecordFacts => {
    const { outcome, servedBy, why, nobodyCame, amendment } = reception
    const entry = reception.entry === null ? undefined : entries.get(reception.entry)
    const kind = amendment === null ? undefined : kinds.get(amendment)
    return {
      reception,
      date: reception.date,
      session: say(sessionWords[reception.session]),
      activity: say(activityWords[reception.activity]),
      place: names.place(reception.place),
      leader: names.leader(reception.leader),
      received: servedBy === null ? '' : names.leader(servedBy),
      outcome: say(outcomeWords[outcome]),
      why: why
        ? say(absenceWords[why])
        : outcome === 'missing'
          ? say(words.none)
          : nobodyCame
            ? say(words.nobody)
            : '',
      entry: entry && {
        who: entry.who ?? say(words.program),
        at: clockIn(entry.at, office.timezone),
        how: say(entryWords[entry.entered]),
      },
      seq: entry && proofs.get(rowKey(rowOf(entry.id, entry.at))),
      amendment:
        amendment === null || kind === undefined ? undefined : { id: amendment, kind: say(amendmentWords[kind]) },
    }
  })
}
