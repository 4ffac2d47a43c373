import { groupBy } from '../domain/group-by.ts'
import type { Duty } from '../domain/slot.ts'
import type { Language, Text } from '../domain/text.ts'
import type { Against } from '../roster/against.ts'
import type { Month } from '../rules/month.ts'
import type { Names } from '../rules/rule.ts'
import { costsInWords } from './cost.ts'
import { slotTitle } from './duty.ts'
import { leadersInWords } from './few.ts'
import { type FindingWords, findingsInWords } from './finding.ts'
import { colon } from './signs.ts'

/** What changes in one slot. */
export interface Move {
  /** Id of the slot. */
  readonly slot: string
  readonly says: string
}

/** A roster set against another one, in words. */
export interface AgainstWords {
  /** What it costs more, step by step; that it is as good where nothing. */
  readonly costs: readonly string[]
  readonly breaks: readonly FindingWords[]
  /** What would not be broken any more. */
  readonly mends: readonly FindingWords[]
  readonly moves: readonly Move[]
}

/** Said before what would be mended. */
export const noLongerBroken: Text = { 'zh-CN': '不再破坏', en: 'no longer broken' }

/** What changes slot by slot: “12月3日(周四) 大厅:甲 → 乙”; `--` where nobody was or is. */
export const movesInWords = (
  { dropped, added }: Pick<Against, 'dropped' | 'added'>,
  names: Names,
  language: Language,
): Move[] => {
  const slots = [...groupBy([...dropped, ...added], ({ slot }) => slot.id)].sort(([a], [b]) => (a < b ? -1 : 1))
  return slots.map(([id, [first]]) => {
    const who = (duties: readonly Duty[]): string => {
      const there = duties.filter(({ slot }) => slot.id === id)
      return leadersInWords(
        there.map(({ leader }) => leader),
        names,
        language,
      )
    }
    const title = slotTitle(first!.slot, names, language)
    return { slot: id, says: `${title}${colon[language]}${who(dropped)} → ${who(added)}` }
  })
}

/** What another roster would cost, break, mend and change. */
export const againstInWords = (month: Month, against: Against, names: Names, language: Language): AgainstWords => ({
  costs: costsInWords(against.differences, language),
  breaks: findingsInWords(month, against.breaks, names, language),
  // Of built-ins the reader knows: he asks because of them.
  mends: findingsInWords(
    month,
    against.mends.filter((finding) => month.rules.some(({ id }) => id === finding.rule)),
    names,
    language,
  ),
  moves: movesInWords(against, names, language),
})
