import { speaksOf } from '../../domain/availability.ts'
import { dayWords } from '../../domain/day-words.ts'
import { groupBy } from '../../domain/group-by.ts'
import { sessionsMeet } from '../../domain/place.ts'
import { against, type BuiltIn } from './built-in.ts'

/** Never on duty in a session for which the leader is unavailable, or in which he serves a duty moved in from before. */
export const available: BuiltIn = {
  kind: 'available',
  about: { 'zh-CN': '不在请假、外出等时段接访', en: 'Never on duty while unavailable' },
  admits: (month) => {
    const away = groupBy(
      month.plan.availability.filter((entry) => entry.is === 'unavailable'),
      (entry) => entry.leader,
    )
    const busy = groupBy(
      (month.plan.history?.served ?? []).filter((duty) => duty.date >= month.first),
      (duty) => duty.leader,
    )
    return (leader, slot) =>
      !(away.get(leader) ?? []).some((entry) => speaksOf(entry, slot.date, slot.session)) &&
      !(busy.get(leader) ?? []).some((duty) => duty.date === slot.date && sessionsMeet(duty.session, slot.session))
  },
  check: (month, duties) => {
    const entries = groupBy(month.plan.availability, (entry) => entry.leader)
    // Only duties moved in from the month before lie on its days.
    const moved = (month.plan.history?.served ?? []).filter(({ date }) => date >= month.first)
    const past = groupBy(moved, (one) => one.leader)
    return duties.flatMap((duty) => {
      const { leader, slot } = duty
      const away = entries
        .get(leader)
        ?.find((entry) => entry.is === 'unavailable' && speaksOf(entry, slot.date, slot.session))
      if (away) return [against('available', duty, { why: away.why ?? '' })]
      const served = past
        .get(leader)
        ?.some((one) => one.date === slot.date && sessionsMeet(one.session, slot.session))
      return served ? [against('available', duty, { why: '' })] : []
    })
  },
  say: ({ subject, data }, names) => {
    const [leader, day] = [names.leader(subject.leader!), dayWords(subject.date!)]
    const why = data!.why as string
    return {
      'zh-CN': `${leader}:${day['zh-CN']}不能接访${why && `(${why})`}`,
      en: `${leader}: unavailable on ${day.en}${why && ` (${why})`}`,
    }
  },
}
