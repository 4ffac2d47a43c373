import { dayWords } from '../../domain/day-words.ts'
import type { Finding } from '../../domain/finding.ts'
import { groupBy } from '../../domain/group-by.ts'
import type { BuiltIn } from './built-in.ts'

/** Never more leaders in a slot than the opening has room for. */
export const capacity: BuiltIn = {
  kind: 'capacity',
  about: {
    'zh-CN': '每个时段不超过该开放安排的容量',
    en: 'Never more leaders in a slot than its opening has room for',
  },
  constrain: (month) =>
    [...month.slots.values()].flatMap((slot) => {
      const leaders = month.mayBeServedBy.get(slot.id)!
      if (slot.capacity === undefined || leaders.length <= slot.capacity) return []
      const terms = leaders.map((leader) => ({ pairs: [{ leader, slot: slot.id, units: 1 }], cap: 1 }))
      return [{ name: `capacity/${slot.id}`, terms, max: slot.capacity }]
    }),
  check: (_month, duties) =>
    [...groupBy(duties, (duty) => duty.slot.id).values()].flatMap((together): Finding[] => {
      const { date, opening, capacity: room } = together[0]!.slot
      if (room === undefined || together.length <= room) return []
      return [
        {
          rule: 'capacity',
          message: 'capacity/broken',
          subject: { date, opening },
          required: room,
          actual: together.length,
        },
      ]
    }),
  say: ({ subject, required, actual }, names) => {
    const [day, opening] = [dayWords(subject.date!), names.opening(subject.opening!)]
    return {
      'zh-CN': `${day['zh-CN']}${opening}:只容${required}名领导,排了${actual}名`,
      en: `${day.en}, ${opening}: room for ${required}, ${actual} there`,
    }
  },
}
