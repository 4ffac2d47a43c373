import { list, same, type Text } from '../domain/text.ts'
import type { Judgement } from '../roster/check.ts'
import type { Names } from '../rules/rule.ts'
import { loadsOf } from './leaders-table.ts'

const range = (numbers: readonly number[]): string => {
  const [least, most] = [Math.min(...numbers), Math.max(...numbers)]
  return least === most ? `${least}` : `${least}-${most}`
}

/**
 * Who serves more than his quotas ask, and why he: what each served before, against the rest. Nothing where nobody does
 * or no balance rule says who should.
 */
export const whoServesMore = (judgement: Judgement, names: Names): Text | undefined => {
  const asked = new Map<string, { min: number; actual: number }>()
  for (const { rule, verdict } of judgement.verdicts)
    if (rule.kind === 'quota')
      for (const { leader, min = 0, actual } of verdict.counts ?? [])
        asked.set(leader, { min: Math.max(min, asked.get(leader)?.min ?? 0), actual })
  const loads = loadsOf(judgement)
  const counted = [...asked].filter(([leader]) => loads.has(leader))
  const more = counted.filter(([, { min, actual }]) => actual > min)
  const rest = counted.filter(([leader]) => !more.some(([other]) => other === leader))
  const given = counted.reduce((sum, [, { actual }]) => sum + actual, 0)
  const owed = counted.reduce((sum, [, { min }]) => sum + min, 0)
  if (given <= owed || rest.length === 0) return undefined
  const most = Math.max(...more.map(([leader]) => loads.get(leader)!.total))
  // Had one of the rest so little that one duty more would still leave him below, other rules kept him from it.
  const kept = rest.filter(([leader]) => loads.get(leader)!.total + 1 < most)
  const before = ([leader]: (typeof counted)[number]): Text => {
    const { before: served, total } = loads.get(leader)!
    const name = names.leader(leader)
    return { 'zh-CN': `${name}(此前${served}天,合计${total}天)`, en: `${name} (${served} before, ${total} in all)` }
  }
  const who = list(more.slice(0, 12).map(before))
  const others = range(rest.map(([leader]) => loads.get(leader)!.before))
  const blocked = list(kept.slice(0, 6).map(([leader]) => same(names.leader(leader))))
  const but: Text =
    kept.length === 0
      ? { 'zh-CN': '', en: '' }
      : {
          'zh-CN': `;${blocked['zh-CN']}虽少,因请假、间隔或次数上限不能再排`,
          en: `; ${blocked.en} had fewer but could not take more (absence, rest or a maximum)`,
        }
  return {
    'zh-CN': `共排${given}天,规定${owed}天,多出的${given - owed}天按“此前较少的先排”排给:${who['zh-CN']};其余领导此前${others}天${but['zh-CN']}。`,
    en: `${given} days given, ${owed} asked: the ${given - owed} more go by “who served less comes first” to ${who.en}; the others had ${others} before${but.en}.`,
  }
}
