import { dayWords } from '../domain/day-words.ts'
import { type Language, oneLine, type Text } from '../domain/text.ts'
import type { Concession } from '../roster/concede.ts'
import type { Way } from '../roster/explain.ts'
import type { Month } from '../rules/month.ts'
import type { Names } from '../rules/rule.ts'
import { few, fewDays } from './few.ts'
import { type FindingWords, findingsInWords, ruleInWords } from './finding.ts'
import { pinInWords } from './pin.ts'

/** One thing given up. */
export interface ConcessionWords {
  readonly concession: Concession
  readonly says: string
  /** Whom or what a rule that gives way misses. */
  readonly missed: readonly FindingWords[]
}

/** What is given up in a way out. */
export const concessionsInWords = (
  month: Month,
  { concessions, made }: Way,
  names: Names,
  language: Language,
): ConcessionWords[] =>
  concessions.map((concession) => {
    const verdict = made.judgement.verdicts.find(
      ({ rule }) => concession.is === 'rule' && rule.id === concession.rule,
    )?.verdict
    return {
      concession,
      says: concessionInWords(month, concession, names, language),
      missed: findingsInWords(month, verdict?.findings ?? [], names, language),
    }
  })

const concessionInWords = (month: Month, one: Concession, names: Names, language: Language): string => {
  switch (one.is) {
    case 'rule': {
      const rule = month.rules.find(({ id }) => id === one.rule)!
      return yieldsInWords(one, ruleInWords(rule, names, language))[language]
    }
    case 'absence':
      return comesBackInWords(one, names)[language]
    case 'room':
      return takesMoreInWords(one, names)[language]
    case 'pin': {
      const pin = pinInWords(one.pin, names, language)
      return { 'zh-CN': `取消锁定:${pin}`, en: `give up the pin: ${pin}` }[language]
    }
  }
}

type Of<Is extends Concession['is']> = Extract<Concession, { is: Is }>

const yieldsInWords = ({ rule, amount }: Of<'rule'>, says: string): Text => ({
  'zh-CN': `规则 ${rule} 让步${amount}(${says})`,
  en: `rule ${rule} gives way by ${amount} (${says})`,
})

const comesBackInWords = ({ leader, days, why: reason }: Of<'absence'>, names: Names): Text => {
  const when = fewDays(days)
  const why = reason ? oneLine(reason) : ''
  return {
    'zh-CN': `${names.leader(leader)}在${when['zh-CN']}回来接访${why && `(请假:${why})`}`,
    en: `${names.leader(leader)} receives on ${when.en} though away${why && ` (${why})`}`,
  }
}

const takesMoreInWords = ({ opening, from, days }: Of<'room'>, names: Names): Text => {
  const when = few(
    days.map(({ date, to }) => {
      const day = dayWords(date)
      return { 'zh-CN': `${day['zh-CN']}${to}名`, en: `${to} on ${day.en}` }
    }),
    '天',
  )
  return {
    'zh-CN': `${names.opening(opening)}多容几名领导(现为${from}名):${when['zh-CN']}`,
    en: `${names.opening(opening)} takes more than ${from}: ${when.en}`,
  }
}
