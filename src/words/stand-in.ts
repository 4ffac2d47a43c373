import type { Slot } from '../domain/slot.ts'
import type { Language, Text } from '../domain/text.ts'
import type { StandIns } from '../roster/stand-in.ts'
import type { Month } from '../rules/month.ts'
import type { Names } from '../rules/rule.ts'
import { type CaseWords, caseInWords } from './case.ts'
import { costLegend, costsUnproven } from './cost.ts'
import { dutyTitle, slotTitle } from './duty.ts'
import { barringInWords } from './finding.ts'
import { colon } from './signs.ts'

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

/** Who could stand in for a leader, or come where nobody is. What is undefined or empty is not said. */
export interface StandInWords {
  /** Id of the slot, and of whoever has it. */
  readonly slot: string
  readonly leader: string | undefined
  readonly title: string
  /** That the duty is pinned; nothing else is said then. */
  readonly pinned?: string
  /** The best first; without cases, that nobody can. */
  readonly ranked?: {
    readonly title: string
    readonly cases: readonly CaseWords[]
    /** How costs are read. */
    readonly legend: readonly string[]
  }
  readonly barred?: {
    readonly title: string
    readonly leaders: readonly { readonly leader: string; readonly because: readonly string[] }[]
  }
  /** That the time ran out. */
  readonly unproven?: string
}

/** Who could stand in for a leader, or come where nobody is, ranked. */
export const standInsInWords = (
  month: Month,
  { slot, leader }: { readonly slot: Slot; readonly leader: string | undefined },
  { ranked, barred, isPinned, proven }: StandIns,
  names: Names,
  language: Language,
): StandInWords => {
  const title =
    leader === undefined
      ? `${slotTitle(slot, names, language)}${colon[language]}${words.empty[language]}`
      : dutyTitle(month, { leader, slot }, names, language)
  const about = { slot: slot.id, leader, title }
  if (isPinned) return { ...about, pinned: words.isPinned[language] }
  const duty = { leader: leader ?? '', slot }
  const heading = ranked.length === 0 ? words.noStandIn : leader === undefined ? words.couldCome : words.ranked
  return {
    ...about,
    ranked: {
      title: heading[language],
      cases: ranked.map(({ leader: instead, against }) =>
        caseInWords(month, { duty, instead, against }, names, language),
      ),
      legend: ranked.length > 0 ? [words.fromPublished[language], costLegend(language)] : [],
    },
    ...(barred.length > 0
      ? {
          barred: {
            title: words.barred[language],
            leaders: barred.map((one) => ({
              leader: one.leader,
              because: barringInWords(month, one.leader, one.because, names, language),
            })),
          },
        }
      : {}),
    ...(proven ? {} : { unproven: costsUnproven[language] }),
  }
}
