import { dayWords } from '../../domain/day-words.ts'
import { slotId } from '../../domain/slot.ts'
import { pairKey } from '../row.ts'
import type { BuiltIn } from './built-in.ts'

/** What was decided by hand stays decided. */
export const pinned: BuiltIn = {
  kind: 'pinned',
  about: { 'zh-CN': '人工锁定的安排不变', en: 'What was pinned by hand stays' },
  constrain: (month) =>
    month.plan.pins.flatMap(({ date, opening, leader, is }) => {
      const slot = slotId(date, opening)
      if (!month.mayBeServedBy.get(slot)?.includes(leader)) return []
      const terms = [{ pairs: [{ leader, slot, units: 1 }], cap: 1 }]
      return [{ name: `pinned/${leader}/${slot}`, terms, ...(is === 'on' ? { min: 1 } : { max: 0 }) }]
    }),
  check: (month, duties) => {
    const served = new Set(duties.map(({ leader, slot }) => pairKey(leader, slot.id)))
    return month.plan.pins
      .filter(
        ({ date, opening, leader, is }) => served.has(pairKey(leader, slotId(date, opening))) !== (is === 'on'),
      )
      .map(({ date, opening, leader, is }) => ({
        rule: 'pinned',
        message: 'pinned/broken',
        subject: { leader, date, opening },
        required: is === 'on' ? 1 : 0,
        actual: is === 'on' ? 0 : 1,
      }))
  },
  say: ({ subject, required }, names) => {
    const [leader, day, opening] = [
      names.leader(subject.leader!),
      dayWords(subject.date!),
      names.opening(subject.opening!),
    ]
    return required === 1
      ? {
          'zh-CN': `${leader}锁定在${day['zh-CN']}${opening},却没有排`,
          en: `${leader}: pinned to ${opening} on ${day.en}, not there`,
        }
      : {
          'zh-CN': `${leader}锁定为不排${day['zh-CN']}${opening},却排了`,
          en: `${leader}: pinned off ${opening} on ${day.en}, there`,
        }
  },
}
