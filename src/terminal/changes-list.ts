import { dayWords } from '../domain/day-words.ts'
import type { Published } from '../domain/roster.ts'
import { type Language, list, same, type Text } from '../domain/text.ts'
import type { Change, Reason } from '../roster/changes.ts'
import { sayJudged } from '../roster/check.ts'
import type { Month } from '../rules/month.ts'
import type { Names } from '../rules/rule.ts'
import { differencesInWords } from './against-words.ts'

const words = {
  dropped: { 'zh-CN': '取消', en: 'dropped' },
  added: { 'zh-CN': '新增', en: 'new' },
  to: { 'zh-CN': ' 改为 ', en: ' becomes ' },
} as const satisfies Record<string, Text>

const dutyInWords = (duty: Published, names: Names, language: Language): string =>
  [dayWords(duty.date)[language], duty.start, names.opening(duty.opening), names.leader(duty.leader)]
    .filter(Boolean)
    .join(' ')

/** Why a duty changes, in words. */
const reasonInWords = (month: Month, reason: Reason, names: Names): Text => {
  switch (reason.id) {
    case 'closed':
      return { 'zh-CN': '那天那里不再开放', en: 'it is no longer open there then' }
    case 'moved':
      return { 'zh-CN': '开放的时间或地点改了', en: 'the opening has another time or place' }
    case 'pinned':
      return { 'zh-CN': '人工锁定的安排如此', en: 'pins have it so' }
    case 'barred':
      return list(reason.findings.map((finding) => sayJudged(month, finding, names)))
    case 'fills': {
      const who = list(reason.leaders.map((leader) => same(names.leader(leader))))
      return { 'zh-CN': `顶替${who['zh-CN']}`, en: `stands in for ${who.en}` }
    }
    case 'required': {
      const broken = list(reason.otherwise.breaks.slice(0, 3).map((finding) => sayJudged(month, finding, names)))
      return { 'zh-CN': `否则不能满足:${broken['zh-CN']}`, en: `otherwise broken: ${broken.en}` }
    }
    case 'exchange': {
      const broken = list(reason.otherwise.breaks.slice(0, 3).map((finding) => sayJudged(month, finding, names)))
      return {
        'zh-CN': `对调所需(换成别人对调也一样好);单独撤回则:${broken['zh-CN']}`,
        en: `in exchange (another exchange would be as good); undone alone: ${broken.en}`,
      }
    }
    case 'fewer-changes': {
      const by = reason.otherwise.differences[0]!.by
      return { 'zh-CN': `否则变动还要多${by}处`, en: `otherwise ${by} more would change` }
    }
    case 'better':
      return {
        'zh-CN': `变动同样多,但否则较差(${differencesInWords(reason.otherwise.differences, 'zh-CN')})`,
        en: `as many would change otherwise, for a worse roster (${differencesInWords(reason.otherwise.differences, 'en')})`,
      }
  }
}

/** What became of every published duty that did not stay as it was, and what is new, with the reasons that are known. */
export const changesInWords = (
  month: Month,
  changes: readonly Change[],
  names: Names,
  language: Language,
): string[] =>
  changes.map(({ before, now, because }) => {
    const said = because.map((reason) => reasonInWords(month, reason, names)[language]).join('; ')
    const what =
      before && now
        ? `${dutyInWords(before, names, language)}${words.to[language]}${dutyInWords(now, names, language)}`
        : `${words[before ? 'dropped' : 'added'][language]}  ${dutyInWords((before ?? now)!, names, language)}`
    return `  ${what}${said && `${language === 'en' ? ': ' : ':'}${said}`}`
  })
