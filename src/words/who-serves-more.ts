import { type Language, list, type Text } from '../domain/text.ts'
import type { Judgement } from '../roster/check.ts'
import { loadsOf } from '../roster/loads.ts'
import { isRequired } from '../rules/index.ts'
import type { Names } from '../rules/rule.ts'

const range = (numbers: readonly number[]): string => {
  const [least, most] = [Math.min(...numbers), Math.max(...numbers)]
  return least === most ? `${least}` : `${least}-${most}`
}

/** Most names in the sentence. */
const mostNamed = 12

/**
 * Who serves more than his monthly quota asks, with what each served before, against the rest. Nothing where nobody
 * does, where no balance rule counts, or where a rule is broken. It is said to be because they had served less only
 * where that is so of every one of them.
 */
export const whoServesMore = (
  { verdicts, kept }: Judgement,
  names: Names,
  language: Language,
): string | undefined => {
  const loads = loadsOf({ verdicts })
  const asked = new Map<string, number>()
  const whats = new Set<string>()
  for (const { rule } of loads.values())
    whats.add(JSON.stringify([rule.what, (rule as { counts?: string }).counts]))
  for (const { rule, verdict } of verdicts) {
    if (rule.kind === 'quota' && isRequired(rule) && (rule as { per?: unknown }).per === 'month') {
      whats.add(JSON.stringify([rule.what, (rule as { counts?: string }).counts]))
      for (const { leader, min = 0 } of verdict.counts ?? [])
        if (loads.has(leader)) asked.set(leader, Math.max(min, asked.get(leader) ?? 0))
    }
  }
  // Counts of different things do not add up.
  if (whats.size > 1) return undefined
  const counted = [...asked].map(([leader, min]) => ({ leader, min, ...loads.get(leader)! }))
  const more = counted.filter(({ min, before, total }) => total - before > min)
  const rest = counted.filter((one) => !more.includes(one))
  const given = counted.reduce((sum, { before, total }) => sum + total - before, 0)
  const owed = counted.reduce((sum, { min }) => sum + min, 0)
  if (!kept || more.length === 0 || rest.length === 0) return undefined
  const isLess = Math.max(...more.map(({ before }) => before)) < Math.min(...rest.map(({ before }) => before))
  const why: Text = isLess
    ? { 'zh-CN': '按“此前较少的先排”,', en: 'by “who served less comes first”, ' }
    : { 'zh-CN': '', en: '' }
  const named = list(
    more.slice(0, mostNamed).map(({ leader, before, total }) => ({
      'zh-CN': `${names.leader(leader)}(此前${before}天,合计${total}天)`,
      en: `${names.leader(leader)} (${before} before, ${total} in all)`,
    })),
  )
  const cut: Text =
    more.length > mostNamed
      ? { 'zh-CN': `等${more.length}人`, en: ` … (${more.length} leaders)` }
      : { 'zh-CN': '', en: '' }
  const others = range(rest.map(({ before }) => before))
  return {
    'zh-CN': `共排${given}天,个人配额合计${owed}天。${why['zh-CN']}多排的是:${named['zh-CN']}${cut['zh-CN']};其余领导此前${others}天。`,
    en: `${given} days given, ${owed} asked by personal quotas. More than asked, ${why.en}serve ${named.en}${cut.en}; the others had ${others} before.`,
  }[language]
}
