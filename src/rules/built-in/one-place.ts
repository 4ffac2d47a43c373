import { dayWords } from '../../domain/day-words.ts'
import { groupBy } from '../../domain/group-by.ts'
import type { Slot } from '../../domain/slot.ts'
import { against, type BuiltIn } from './built-in.ts'

/** Whether two slots share time. */
export const overlap = (a: Slot, b: Slot): boolean => a.date === b.date && a.start < b.end && b.start < a.end

/** The sets of slots that share a moment: for each slot, those running when it starts. */
const moments = (slots: readonly Slot[]): Slot[][] =>
  [...groupBy(slots, (slot) => slot.date).values()].flatMap((day) =>
    [...new Set(day.map((slot) => slot.start))]
      .map((moment) => day.filter((slot) => slot.start <= moment && moment < slot.end))
      .filter((running) => running.length > 1),
  )

/** One leader, one place at a time. */
export const onePlace: BuiltIn = {
  kind: 'one-place',
  about: { 'zh-CN': '同一时间只在一处接访', en: 'One place at a time' },
  constrain: (month) =>
    [...month.mayServe].flatMap(([leader, slots]) =>
      moments(slots).map((running) => ({
        name: `one-place/${leader}/${running.map((slot) => slot.id).join()}`,
        terms: running.map((slot) => ({ pairs: [{ leader, slot: slot.id, units: 1 }], cap: 1 })),
        max: 1,
      })),
    ),
  check: (_month, duties) =>
    [...groupBy(duties, (duty) => `${duty.leader} ${duty.slot.date}`).values()].flatMap((day) =>
      day
        .filter((duty, index) => day.slice(0, index).some((other) => overlap(duty.slot, other.slot)))
        .map((duty) => against('one-place', duty)),
    ),
  say: ({ subject }, names) => {
    const [leader, day] = [names.leader(subject.leader!), dayWords(subject.date!)]
    return {
      'zh-CN': `${leader}:${day['zh-CN']}同一时间排在两处`,
      en: `${leader}: in two places at the same time on ${day.en}`,
    }
  },
}
