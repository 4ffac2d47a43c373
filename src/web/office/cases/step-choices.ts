import { leadersOf } from '../../../db/leader-store.ts'
import { placesOf } from '../../../db/place-store.ts'
import { unitsBelow } from '../../../db/unit-store.ts'
import { withdrawnLeaders } from '../../../db/withdrawal.ts'
import { caseEventWords } from '../../../domain/case-event.ts'
import { within } from '../../../domain/day.ts'
import { dateInYearWords } from '../../../domain/day-words.ts'
import type { Text } from '../../../domain/text.ts'
import { countedEvents } from '../../../reception/case-of.ts'
import type { OfficeCall } from '../../call.tsx'
import { clockName } from '../../cases/clock-name.ts'
import type { Choice } from '../../form.tsx'
import type { CaseView } from './case-view.ts'

/** What the fields of steps are chosen from. */
export interface StepChoices {
  /** Whoever held a post when the case was received, or holds one today. */
  readonly leaders: readonly Choice[]
  readonly units: readonly Choice[]
  readonly places: readonly Choice[]
  readonly subjects: readonly Choice[]
  /** Limits that can be extended. */
  readonly clocks: readonly Choice[]
  /** Entries that can be struck out, the last one first. */
  readonly entries: readonly Choice[]
}

const words = {
  withdraws: { 'zh-CN': '(应当回避)', en: ' (has to withdraw)' },
  entry: (n: number): Text => ({ 'zh-CN': `第${n}条`, en: `Entry ${n}` }),
} as const

/** The choices of a case’s steps; who has to withdraw is marked. */
export const stepChoices = (call: OfficeCall, view: CaseView): StepChoices => {
  const { database, office, say } = call
  const { one, events, today, clocks, extendable } = view
  const withdrawn = withdrawnLeaders(database, one.concerns, one.received)
  const marked = (name: string, is: boolean): string => (is ? name + say(words.withdraws) : name)
  const post = ({ posts }: ReturnType<typeof leadersOf>[number]) =>
    posts.find((held) => within(held, today)) ?? posts.find((held) => within(held, one.received))
  return {
    leaders: leadersOf(database, office.id).flatMap((leader) => {
      const held = post(leader)
      return held
        ? [{ value: leader.id, words: marked(`${leader.name} ${held.title}`, withdrawn.has(leader.id)) }]
        : []
    }),
    units: unitsBelow(database, office.id).map(({ id, name }) => ({
      value: id,
      words: marked(name, one.concerns.units.includes(id)),
    })),
    places: placesOf(database, office.id).map(({ place }) => ({ value: place.id, words: place.name })),
    subjects: office.settings.cases.subjects.map(({ code, name }) => ({ value: code, words: `${code} ${name}` })),
    clocks: extendable.map(({ clock }) => ({ value: clock, words: say(clockName(clocks, clock)) })),
    entries: countedEvents(events)
      .filter(({ what }) => what !== 'registered' && what !== 'first-handled')
      .reverse()
      .map(({ n, what, day }) => ({
        value: String(n),
        words: `${say(words.entry(n))} ${say(caseEventWords[what])} ${say(dateInYearWords(day))}`,
      })),
  }
}
