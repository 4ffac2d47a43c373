import type { Slot } from '../domain/slot.ts'
import type { Language, Text } from '../domain/text.ts'
import type { StandIns } from '../roster/stand-in.ts'
import type { Month } from '../rules/month.ts'
import type { Names } from '../rules/rule.ts'
import { colon } from './against-words.ts'
import { barredInWords, consequences, costsUnproven, dutyTitle, legend, slotTitle } from './case-words.ts'
import { columns } from './table.ts'

const words = {
  ranked: {
    'zh-CN': '可以顶替的领导(破坏和变动最少的在前):',
    en: 'Who could stand in (who would break and change least comes first):',
  },
  couldCome: {
    'zh-CN': '可以排在这里的领导(破坏和变动最少的在前):',
    en: 'Who could come (who would break and change least comes first):',
  },
  empty: { 'zh-CN': '无人', en: 'nobody' },
  barred: { 'zh-CN': '本单位不能来的领导:', en: 'Who of the unit cannot:' },
  noStandIn: { 'zh-CN': '没有人可以来。', en: 'Nobody can.' },
  isPinned: {
    'zh-CN': '这一次是人工锁定的安排;要换人,请先从规划文件的 pins 里去掉。',
    en: 'This duty is pinned; to let somebody stand in, take it out of the planning file’s pins first.',
  },
  fromPublished: {
    'zh-CN': '代价是与已发布的安排相比;取消一次、新增一次,各算一处变动。',
    en: 'Costs are those against what is published; a duty dropped and a duty added count one change each.',
  },
} as const satisfies Record<string, Text>

const heads = {
  'zh-CN': ['', '领导', '代价', '会破坏', '其他变动'],
  en: ['', 'leader', 'costs', 'breaks', 'what else changes'],
} as const

/** Who could stand in for a leader, or come where nobody is, ranked. */
export const standInReport = (
  month: Month,
  { slot, leader }: { readonly slot: Slot; readonly leader: string | undefined },
  { ranked, barred, isPinned, proven }: StandIns,
  names: Names,
  language: Language,
): string => {
  const say = (text: Text): string => text[language]
  const title =
    leader === undefined
      ? `${slotTitle(slot, names, language)}${colon[language]}${say(words.empty)}`
      : dutyTitle(month, { leader, slot }, names, language)
  if (isPinned) return [title, say(words.isPinned)].join('\n')
  const duty = { leader: leader ?? '', slot }
  const rows = ranked.map(({ leader: instead, against }, n) => [
    `${n + 1}`,
    names.leader(instead),
    ...consequences(month, { duty, instead, against }, names, language),
  ])
  const away = barred.map((one) => `  ${barredInWords(month, one.leader, one.because, names, language)}`)
  return [
    title,
    ...(rows.length > 0
      ? [
          say(leader === undefined ? words.couldCome : words.ranked),
          columns(heads[language], rows),
          say(words.fromPublished),
          legend(language),
        ]
      : [say(words.noStandIn)]),
    ...(away.length > 0 ? [say(words.barred), ...away] : []),
    ...(proven ? [] : [say(costsUnproven)]),
  ].join('\n')
}
