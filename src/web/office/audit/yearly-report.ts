import { inOfficialOrder, type LeaderSummary, leaderSummaries } from '../../../audit/leader-summary.ts'
import { visitsOf } from '../../../db/audit-store.ts'
import { territoryOf } from '../../../db/unit-store.ts'
import type { Report } from '../../../domain/report.ts'
import type { Text } from '../../../domain/text.ts'
import type { Audit } from '../../audit/audits.ts'
import type { OfficeCall } from '../../call.tsx'
import { monthsOf, reportLines } from './report-parts.ts'
import {
  absencesTable,
  asksTable,
  forOthersTable,
  leadersTable,
  monthsTable,
  postsTable,
  type YearlyFacts,
} from './yearly-tables.ts'

const words = {
  all: { 'zh-CN': '领导接访年度情况', en: 'Receptions by leaders' },
  one: (name: string): Text => ({ 'zh-CN': `${name}接访年度情况`, en: `Receptions by ${name}` }),
} as const

/** The leaders of an office over the months asked about, in the official order. */
export const leadersOrder = ({ app, office }: OfficeCall, audit: Audit): string[] => {
  const units = territoryOf(app.readOnly, office.id).map(({ id }) => id)
  return inOfficialOrder(audit.leaders, units, audit.question, audit.compliance.receptions)
}

/** The summaries of some leaders. */
export const summariesOf = (
  { app, office }: OfficeCall,
  audit: Audit,
  leaders: readonly string[],
): LeaderSummary[] => {
  const days = audit.compliance.receptions.map(({ date }) => date).sort()
  const visits = visitsOf(app.readOnly, office.id, days[0] ?? '', days.at(-1) ?? '')
  return leaderSummaries(audit.compliance, monthsOf(audit), leaders, visits)
}

/** Every leader’s year in a row; `isWhole`: with their months, rules, absences and what they did for others. */
export const leadersReport = (
  facts: YearlyFacts,
  summaries: readonly LeaderSummary[],
  isWhole = false,
): Report => ({
  office: facts.audit.office.name,
  title: words.all,
  lines: reportLines(facts.question, facts.audit, 'months'),
  figures: [],
  tables: [
    leadersTable(facts, summaries),
    ...(isWhole
      ? [
          monthsTable(facts, summaries),
          asksTable(facts, summaries),
          absencesTable(facts, facts.audit.compliance.receptions, false),
          forOthersTable(facts, summaries),
        ]
      : []),
  ],
})

/** One leader’s year. */
export const leaderReport = (facts: YearlyFacts, summary: LeaderSummary): Report => ({
  office: facts.audit.office.name,
  title: words.one(facts.names.leader(summary.leader)),
  lines: reportLines(facts.question, facts.audit, 'months'),
  figures: [],
  tables: [
    postsTable(facts, summary.leader),
    monthsTable(facts, [summary]),
    asksTable(facts, [summary]),
    absencesTable(facts, summary.absences, true),
    forOthersTable(facts, [summary]),
  ],
})
