import { dayWords } from '../domain/day-words.ts'
import type { Finding } from '../domain/finding.ts'
import { activityWords } from '../domain/place.ts'
import type { Assignment, Published } from '../domain/roster.ts'
import { join, type Language, list, same, type Text } from '../domain/text.ts'
import type { Change, Reason } from '../roster/changes.ts'
import { sayJudged } from '../roster/check.ts'
import type { Month } from '../rules/month.ts'
import type { Names } from '../rules/rule.ts'
import { colon, differencesInWords, semicolon } from './against-words.ts'

const words = {
  dropped: { 'zh-CN': '取消', en: 'dropped' },
  added: { 'zh-CN': '新增', en: 'new' },
  because: { 'zh-CN': '原因', en: 'because' },
} as const satisfies Record<string, Text>

/** Most findings named in one reason. */
const mostFindings = 3

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
  const slot = `${dayWords(now.date)[language]} ${names.opening(now.opening)}`
  const moved = movedParts(before, now, names, language)
  return [slot, names.leader(now.leader), ...(moved ? [moved] : [])].join(colon[language])
}

/** Why a duty changes, in words. */
const reasonInWords = (month: Month, reason: Reason, names: Names): Text => {
  switch (reason.id) {
    case 'closed':
      return { 'zh-CN': '那天那里不再开放', en: 'it is no longer open there then' }
    case 'moved':
      return { 'zh-CN': '开放的时间、地点或形式改了', en: 'the opening has another time, place or form' }
    case 'pinned':
      return { 'zh-CN': '人工锁定的安排(pins)如此', en: 'pins have it so' }
    case 'barred':
      return join(
        reason.findings.map((finding) => sayJudged(month, finding, names)),
        semicolon,
      )
    case 'fills': {
      const who = list(reason.leaders.map((leader) => same(names.leader(leader))))
      return {
        'zh-CN': `和同去的人一起顶替${who['zh-CN']}`,
        en: `with who else is new there, in place of ${who.en}`,
      }
    }
    case 'required': {
      const broken = brokenInWords(month, reason.otherwise.breaks, names)
      return { 'zh-CN': `否则不能满足:${broken['zh-CN']}`, en: `otherwise broken: ${broken.en}` }
    }
    case 'exchange': {
      const broken = brokenInWords(month, reason.otherwise.breaks, names)
      return {
        'zh-CN': `另有变动一样多、同样好的排法,按固定次序选了这一种;只撤回这一处,则不能满足:${broken['zh-CN']}`,
        en: `other ways change as much and are as good, a fixed order chose this one; undone alone, it breaks: ${broken.en}`,
      }
    }
    case 'fewer-changes': {
      const by = reason.otherwise.differences[0]!.by
      return { 'zh-CN': `否则变动还要多${by}处`, en: `otherwise ${by} more would change` }
    }
    case 'better': {
      const by = reason.otherwise.differences
      return {
        'zh-CN': `否则变动同样多,而安排较差(${differencesInWords(by, 'zh-CN')})`,
        en: `otherwise as many would change, for a worse roster (${differencesInWords(by, 'en')})`,
      }
    }
  }
}

/** The first few findings, each with its rule. */
const brokenInWords = (month: Month, findings: readonly Finding[], names: Names): Text => {
  const said = findings.slice(0, mostFindings).map((finding): Text => {
    const { 'zh-CN': zh, en } = sayJudged(month, finding, names)
    return { 'zh-CN': `${zh}(${finding.rule})`, en: `${en} (${finding.rule})` }
  })
  const left = findings.length - said.length
  const more: Text = { 'zh-CN': `另有${left}处`, en: `${left} more` }
  return join(left > 0 ? [...said, more] : said, semicolon)
}

/** What became of every published duty that did not stay as it was, and what is new, with the reasons that are known. */
export const changesInWords = (
  month: Month,
  changes: readonly Change[],
  names: Names,
  language: Language,
): string[] =>
  changes.flatMap((change) => {
    const said = change.because.map((reason) => reasonInWords(month, reason, names)[language])
    return [
      `  ${changeInWords(change, names, language)}`,
      ...(said.length > 0
        ? [`      ${words.because[language]}${colon[language]}${said.join(semicolon[language])}`]
        : []),
    ]
  })
