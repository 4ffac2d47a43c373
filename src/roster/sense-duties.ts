import { monthOf as monthOfDay } from '../domain/day.ts'
import { dayWords } from '../domain/day-words.ts'
import { groupBy } from '../domain/group-by.ts'
import { countedOn, type Slot, slotId } from '../domain/slot.ts'
import { builtIns, sayBuiltIn } from '../rules/built-in/index.ts'
import { overlap } from '../rules/built-in/one-place.ts'
import type { Month } from '../rules/month.ts'
import { type Mistake, mistake, type Path } from './mistake.ts'
import { namesOf } from './names.ts'

/** Published duties lie in the month, each once. */
export const checkPublished = ({ plan }: Month): Mistake[] =>
  plan.published.flatMap((duty, n) => {
    if (monthOfDay(countedOn(duty)) !== plan.month)
      return [
        mistake(['published', n, 'date'], {
          'zh-CN': `不在本月(${plan.month})`,
          en: `does not lie in the month (${plan.month})`,
        }),
      ]
    const same = ({ date, opening, leader }: typeof duty) => `${date} ${opening} ${leader}`
    return plan.published.findIndex((other) => same(other) === same(duty)) < n
      ? [mistake(['published', n], { 'zh-CN': '同一安排发布了两次', en: 'is published twice' })]
      : []
  })

/** A pin against a built-in is bad input: nothing could keep it. */
export const checkPins = (month: Month): Mistake[] => {
  const names = namesOf(month.plan)
  const on: { path: Path; leader: string; slot: Slot }[] = []
  const mistakes = month.plan.pins.flatMap(({ date, opening, leader, is }, n): Mistake[] => {
    const path = ['pins', n]
    const slot = month.slots.get(slotId(date, opening))
    if (!slot && monthOfDay(date) !== month.name)
      return [
        mistake([...path, 'date'], {
          'zh-CN': `不在本月(${month.name})`,
          en: `does not lie in the month (${month.name})`,
        }),
      ]
    if (!slot)
      return [
        mistake([...path, 'date'], {
          'zh-CN': `${dayWords(date)['zh-CN']}“${names.opening(opening)}”不开放`,
          en: `"${names.opening(opening)}" is not open on ${dayWords(date).en}`,
        }),
      ]
    if (
      month.plan.pins.findIndex((pin) => pin.date === date && pin.opening === opening && pin.leader === leader) < n
    )
      return [mistake(path, { 'zh-CN': '同一安排锁定了两次', en: 'is pinned twice' })]
    if (is === 'off') return []
    const duty = { leader, slot }
    const broken = builtIns
      .filter((builtIn) => builtIn.kind !== 'pinned')
      .flatMap((one) => one.check(month, [duty]))
    if (broken.length === 0) on.push({ path, ...duty })
    return broken.map((finding) => mistake(path, sayBuiltIn(finding, names)))
  })
  const together = on.flatMap(({ path, leader, slot }, n) => {
    const clash = on.slice(0, n).find((other) => other.leader === leader && overlap(other.slot, slot))
    return clash
      ? [
          mistake(path, {
            'zh-CN': `${names.leader(leader)}同一时间被锁定在两处`,
            en: `pins ${names.leader(leader)} to two places at the same time`,
          }),
        ]
      : []
  })
  const crowded = [...groupBy(on, ({ slot }) => slot.id).values()].flatMap((pins) =>
    pins.slice(pins[0]!.slot.capacity ?? pins.length).map(({ path, slot }) =>
      mistake(path, {
        'zh-CN': `锁定的领导超过该时段的容量(${slot.capacity})`,
        en: `more leaders are pinned there than the slot has room for (${slot.capacity})`,
      }),
    ),
  )
  return [...mistakes, ...together, ...crowded]
}
