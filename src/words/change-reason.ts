import type { Finding } from '../domain/finding.ts'
import type { Language, Text } from '../domain/text.ts'
import type { Reason } from '../roster/changes.ts'
import type { Month } from '../rules/month.ts'
import type { Names } from '../rules/rule.ts'
import { costsInOneLine } from './cost.ts'
import { leadersInWords } from './few.ts'
import { findingInWords } from './finding.ts'
import { semicolon } from './signs.ts'

const words = {
  closed: { 'zh-CN': '那天那里不再开放', en: 'it is no longer open there then' },
  moved: { 'zh-CN': '开放的时间、地点或形式改了', en: 'the opening has another time, place or form' },
  pinned: { 'zh-CN': '人工锁定的安排(pins)如此', en: 'pins have it so' },
  'out-of-time': { 'zh-CN': '时间用完,没有来得及衡量', en: 'not weighed in time' },
} as const satisfies Record<string, Text>

/** What is said with what would be broken, changed or worse otherwise, or with those replaced. */
const saying = {
  fills: (who: string): Text => ({
    'zh-CN': `和同去的人一起顶替${who}`,
    en: `with who else is new there, in place of ${who}`,
  }),
  required: (broken: string): Text => ({ 'zh-CN': `否则不能满足:${broken}`, en: `otherwise broken: ${broken}` }),
  exchange: (broken: string): Text => ({
    'zh-CN': `另有变动一样多、同样好的排法,按固定次序选了这一种;只撤回这一处,则不能满足:${broken}`,
    en: `other ways change as much and are as good, a fixed order chose this one; undone alone, it breaks: ${broken}`,
  }),
  'fewer-changes': (by: number): Text => ({
    'zh-CN': `否则变动还要多${by}处`,
    en: `otherwise ${by} more would change`,
  }),
  better: (by: string): Text => ({
    'zh-CN': `否则变动同样多,而安排较差(${by})`,
    en: `otherwise as many would change, for a worse roster (${by})`,
  }),
  more: (left: number): Text => ({ 'zh-CN': `另有${left}处`, en: `${left} more` }),
  finding: (says: string, rule: string): Text => ({ 'zh-CN': `${says}(${rule})`, en: `${says} (${rule})` }),
}

/** Most findings named in one reason. */
const mostFindings = 3

/** Why a duty changes, in words. */
export const reasonInWords = (month: Month, reason: Reason, names: Names, language: Language): string => {
  switch (reason.id) {
    case 'closed':
    case 'moved':
    case 'pinned':
    case 'out-of-time':
      return words[reason.id][language]
    case 'barred':
      return reason.findings
        .map((finding) => findingInWords(month, finding, names, language))
        .join(semicolon[language])
    case 'fills':
      return saying.fills(leadersInWords(reason.leaders, names, language))[language]
    case 'required':
    case 'exchange':
      return saying[reason.id](brokenInWords(month, reason.otherwise.breaks, names, language))[language]
    case 'fewer-changes':
      return saying['fewer-changes'](reason.otherwise.differences[0]!.by)[language]
    case 'better':
      return saying.better(costsInOneLine(reason.otherwise.differences, language))[language]
  }
}

/** The first few findings, each with its rule. */
const brokenInWords = (month: Month, findings: readonly Finding[], names: Names, language: Language): string => {
  const said = findings
    .slice(0, mostFindings)
    .map((finding) => saying.finding(findingInWords(month, finding, names, language), finding.rule)[language])
  const left = findings.length - said.length
  return [...said, ...(left > 0 ? [saying.more(left)[language]] : [])].join(semicolon[language])
}
