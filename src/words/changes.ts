import { dayWords } from '../domain/day-words.ts'
import { activityWords } from '../domain/place.ts'
import type { Assignment, Published } from '../domain/roster.ts'
import { type Language, list, same, type Text } from '../domain/text.ts'
import type { Change } from '../roster/changes.ts'
import type { Month } from '../rules/month.ts'
import type { Names } from '../rules/rule.ts'
import { reasonInWords } from './change-reason.ts'
import { slotTitle } from './duty.ts'
import { colon } from './signs.ts'

const words = {
  title: { 'zh-CN': '与已发布相比的变动', en: 'Changes against what is published' },
  none: { 'zh-CN': '没有变动', en: 'nothing changes' },
  because: { 'zh-CN': '原因', en: 'because' },
  dropped: { 'zh-CN': '取消', en: 'dropped' },
  added: { 'zh-CN': '新增', en: 'new' },
} as const satisfies Record<string, Text>

/** What became of one duty. */
export interface ChangeWords {
  /** Id of the duty, and of who has it, or had it where it is dropped. */
  readonly duty: string
  readonly leader: string
  readonly says: string
  /** Empty where nobody asked for reasons. */
  readonly because: readonly string[]
}

/** What changed against what is published. */
export interface ChangesWords {
  readonly title: string
  readonly changes: readonly ChangeWords[]
  /** Said where nothing changes. */
  readonly none: string
  /** The word before reasons. */
  readonly because: string
}

/** Day, time and opening of a duty. */
const whenAndWhere = (duty: Published, names: Names, language: Language): string =>
  [dayWords(duty.date)[language], duty.start, names.opening(duty.opening)].filter(Boolean).join(' ')

/** What of a duty is not as it was, though leader and day are: its time, place or form. */
const movedParts = (before: Published, now: Assignment, names: Names, language: Language): string => {
  const parts = ({ start, end, place, activity }: Published) => [
    start && end ? `${start}-${end}` : start,
    place && names.place(place),
    activity && activityWords[activity][language],
  ]
  const [old, current] = [parts(before), parts(now)]
  return list(
    current.flatMap((part, n) => (old[n] === undefined || old[n] === part ? [] : [same(`${old[n]} → ${part}`)])),
  )[language]
}

/** What becomes of a duty: its leader, or its day, time or place; or that it is dropped, or new. */
const changeInWords = ({ before, now }: Change, names: Names, language: Language): string => {
  const where = (duty: Published) => whenAndWhere(duty, names, language)
  if (!before || !now) {
    const duty = (before ?? now)!
    const what = words[before ? 'dropped' : 'added'][language]
    return [what, where(duty), names.leader(duty.leader)].join(colon[language])
  }
  if (before.date !== now.date || before.opening !== now.opening)
    return `${names.leader(now.leader)}${colon[language]}${where(before)} → ${where(now)}`
  if (before.leader !== now.leader)
    return `${where(now)}${colon[language]}${names.leader(before.leader)} → ${names.leader(now.leader)}`
  const moved = movedParts(before, now, names, language)
  return [slotTitle(now, names, language), names.leader(now.leader), ...(moved ? [moved] : [])].join(
    colon[language],
  )
}

/** What became of every published duty that did not stay as it was, and what is new, with the reasons that are known. */
export const changesInWords = (
  month: Month,
  changes: readonly Change[],
  names: Names,
  language: Language,
): ChangesWords => ({
  title: words.title[language],
  changes: changes.map((change) => {
    const { id, leader } = (change.now ?? change.before)!
    return {
      duty: id,
      leader,
      says: changeInWords(change, names, language),
      because: change.because.map((reason) => reasonInWords(month, reason, names, language)),
    }
  }),
  none: words.none[language],
  because: words.because[language],
})
