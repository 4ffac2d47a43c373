import { within } from '../../domain/day.ts'
import { dayWords } from '../../domain/day-words.ts'
import { postFitting } from '../../domain/selector.ts'
import type { Slot } from '../../domain/slot.ts'
import type { AnyRule, Month } from '../month.ts'
import { against, type BuiltIn } from './built-in.ts'

type Base = Omit<Month, 'mayServe' | 'mayBeServedBy'>

/** Whether a rule names a leader on a day: as one it is for, who accompanies, or who stands in its order. All is no name. */
const namesLeader = (month: Base, rule: AnyRule, leader: string, day: string): boolean =>
  (rule.order?.includes(leader) ??
    (Object.keys(rule.who ?? {}).length > 0 && month.postOf(rule, leader, day) !== undefined)) ||
  (rule.with !== undefined && postFitting(rule.with, month.leaders.get(leader)!, day, month.levelOf) !== undefined)

const namesPlace = (rule: AnyRule, slot: Slot): boolean =>
  (rule.what?.places?.includes(slot.place) ?? false) || (rule.what?.openings?.includes(slot.opening) ?? false)

/** Rules that name a place or an opening, and so open it to their `who`. */
const placeRules = (month: Base): AnyRule[] =>
  month.rules.filter((rule) => rule.what?.places || rule.what?.openings)

/**
 * A leader serves at the places of his own unit, on down-visits at his liaison units, and elsewhere only where a
 * rule names that place or opening together with him.
 */
export const atPlace: BuiltIn = {
  kind: 'at-place',
  about: {
    'zh-CN': '在本单位接访地点接访;下访到联系点;其他地点须由规则写明',
    en: 'A leader serves at his own unit’s places, on down-visits at his liaison units, elsewhere only where a rule names the place and him',
  },
  admits: (month) => {
    const rules = placeRules(month)
    const liaisons = new Map<string, Base['plan']['liaisons']>()
    for (const liaison of month.plan.liaisons)
      liaisons.set(liaison.leader, [...(liaisons.get(liaison.leader) ?? []), liaison])
    // Most slots are named by no rule at all.
    const naming = new Map<string, AnyRule[]>()
    const rulesNaming = (slot: Slot): AnyRule[] => {
      const known = naming.get(slot.opening) ?? rules.filter((rule) => namesPlace(rule, slot))
      naming.set(slot.opening, known)
      return known
    }
    return (leader, slot) =>
      month.leaders.get(leader)!.posts.some((post) => post.unit === slot.unit && within(post, slot.date)) ||
      (slot.activity === 'down-visit' &&
        (liaisons.get(leader) ?? []).some((area) => area.unit === slot.unit && within(area, slot.date))) ||
      rulesNaming(slot).some((rule) => month.isWhat(rule, slot) && namesLeader(month, rule, leader, slot.date))
  },
  check: (month, duties) =>
    duties
      .filter(({ leader, slot }) => {
        const held = month.leaders.get(leader)!.posts.filter((post) => within(post, slot.date))
        if (held.some(({ unit }) => unit === slot.unit)) return false
        const area = month.plan.liaisons.find(
          (liaison) => liaison.leader === leader && liaison.unit === slot.unit && within(liaison, slot.date),
        )
        if (slot.activity === 'down-visit' && area) return false
        const opening = placeRules(month).find(
          (rule) =>
            namesPlace(rule, slot) && month.isWhat(rule, slot) && namesLeader(month, rule, leader, slot.date),
        )
        return opening === undefined
      })
      .map((duty) => against('at-place', duty)),
  say: ({ subject }, names) => {
    const [leader, day, opening] = [
      names.leader(subject.leader!),
      dayWords(subject.date!),
      names.opening(subject.opening!),
    ]
    return {
      'zh-CN': `${leader}:${day['zh-CN']}${opening}不是他可以接访的地点`,
      en: `${leader}: ${opening} on ${day.en} is not a place he serves at`,
    }
  },
}
