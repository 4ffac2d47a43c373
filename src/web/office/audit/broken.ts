import type { Compliance, RuleStanding } from '../../../audit/compliance.ts'
import { figuresOf } from '../../../audit/figure.ts'
import { askKey, type JudgedAsk, type JudgedRule } from '../../../audit/judge.ts'
import { type MonthName, monthOf } from '../../../domain/day.ts'
import { monthWords } from '../../../domain/day-words.ts'
import type { Finding } from '../../../domain/finding.ts'
import { groupBy } from '../../../domain/group-by.ts'
import type { Reception } from '../../../domain/outcome.ts'
import { same } from '../../../domain/text.ts'
import { isRequired, sayFinding } from '../../../rules/index.ts'
import type { Names } from '../../../rules/rule.ts'
import type { Audit } from '../../audit/audits.ts'
import type { OfficeCall } from '../../call.tsx'
import { amountWords, askedWords, periodWords, subjectWords } from './ask-words.ts'
import { type Asked, queryOf } from './question.ts'
import { factsOf, type RecordFacts } from './record-facts.ts'
import { asQuery } from './records-query.ts'
import { figureAddress, ruleKey } from './rule-of.ts'

/** One thing that was not kept: a number asked for, or something forbidden. */
export interface Broken {
  readonly standing: RuleStanding
  /** The rule as it was judged in its month. */
  readonly judged: JudgedRule
  readonly is: { readonly ask: JudgedAsk } | { readonly finding: Finding }
}

/** All that is broken, what was required first, then in the order of the rules. */
export const brokenIn = ({ rules }: Compliance): Broken[] =>
  [...rules.filter(({ rule }) => isRequired(rule)), ...rules.filter(({ rule }) => !isRequired(rule))].flatMap(
    (standing): Broken[] => [
      ...standing.asks
        .filter((ask) => ask.standing === 'broken')
        .map((ask) => ({ standing, judged: monthOfRule(standing, ask.month), is: { ask } })),
      ...standing.forbidding
        .filter((month) => month.standing === 'broken')
        .flatMap((judged) => judged.findings.map((finding) => ({ standing, judged, is: { finding } }))),
    ],
  )

const monthOfRule = ({ months }: RuleStanding, name: MonthName): JudgedRule =>
  months.find(({ month }) => month === name)!

/** Why a reception was not served as planned, and the amendment by which it was not. */
export interface Reason {
  readonly says: string
  readonly amendment: RecordFacts['amendment']
}

/** Something broken as a list shows it. */
export interface Shown {
  readonly broken: Broken
  /** Whom or what it is about. */
  readonly says: string
  readonly period: string
  readonly required: string
  readonly actual: string
  /** Why it came so, as far as anybody has said. */
  readonly reasons: readonly Reason[]
  /** Where its records are. */
  readonly address: string
}

/** What is broken in words, with the reasons that are known of it. */
export const shownOf = (
  call: OfficeCall,
  { question, audit, names }: { readonly question: Asked; readonly audit: Audit; readonly names: Names },
  all: readonly Broken[],
): Shown[] => {
  const figures = new Map<Broken, readonly Reception[]>()
  for (const those of groupBy(all, ({ standing, judged }) => `${judged.month} ${ruleKey(standing)}`).values()) {
    const { judged } = those[0]!
    const known = audit.months.find(({ plan }) => plan.month === judged.month)!
    const asks = those.flatMap(({ is }) => ('ask' in is ? [is.ask] : []))
    const found = asks.length > 0 ? figuresOf(known, judged.rule, asks, audit.judging) : undefined
    for (const one of those)
      figures.set(
        one,
        'ask' in one.is
          ? found!.get(askKey(one.is.ask))!.uncounted.map(({ reception }) => reception)
          : recordsOn(audit, one.is.finding),
      )
  }
  const facts = new Map(
    factsOf(call, names, [...new Set([...figures.values()].flat())]).map((one) => [one.reception, one]),
  )
  return all.map((one): Shown => {
    const reasons = reasonsOf(figures.get(one)!.flatMap((reception) => facts.get(reception)!))
    const { standing, judged, is } = one
    if ('finding' in is) {
      const { leader, date } = is.finding.subject
      const month = date === undefined ? judged.month : monthOf(date)
      return {
        ...{ broken: one, reasons, required: '', actual: '' },
        says: call.say(sayFinding(is.finding, judged.rule, names)),
        period: call.say(monthWords(judged.month)),
        address: call.at(`/audit/receptions${queryOf(question, asQuery({ leader, month }))}`),
      }
    }
    return {
      ...{ broken: one, reasons },
      says: subjectWords(call, names, is.ask.subject),
      period: is.ask.subject.date === undefined ? call.say(periodWords(is.ask.period)) : '',
      required: call.say(askedWords(is.ask, judged.rule)),
      actual: call.say(amountWords(same(String(is.ask.actual)), judged.rule)),
      address: figureAddress(call, question, standing, is.ask),
    }
  })
}

/** What was planned or received where something forbidden was found. */
const recordsOn = ({ compliance }: Audit, { subject: { leader, date } }: Finding): Reception[] =>
  date === undefined
    ? []
    : compliance.receptions.filter(
        (one) => one.date === date && (leader === undefined || one.leader === leader || one.servedBy === leader),
      )

/** Most reasons told of one thing. */
const most = 6

/** 3月4日因故未到(公务出差) · each reception that was not served as planned, in a few words. */
const reasonsOf = (facts: readonly RecordFacts[]): Reason[] => {
  const told = facts.filter(({ reception: { outcome } }) => outcome !== 'served' && outcome !== 'unscheduled')
  const said = told.map(({ reception, date, leader, outcome, received, why, amendment }): Reason => {
    const more = [...(reception.outcome === 'covered' ? [received] : []), ...(why ? [why] : [])]
    return { says: `${date} ${leader} ${outcome}${more.length > 0 ? `(${more.join('、')})` : ''}`, amendment }
  })
  return said.length > most
    ? [...said.slice(0, most), { says: `… +${said.length - most}`, amendment: undefined }]
    : said
}
