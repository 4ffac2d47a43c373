import { firstDay, lastDay } from '../../../domain/day.ts'
import type { Leader } from '../../../domain/leader.ts'
import type { Text } from '../../../domain/text.ts'
import type { Names } from '../../../rules/rule.ts'
import type { Audit } from '../../audit/audits.ts'
import type { OfficeCall } from '../../call.tsx'
import { ChoiceField, noWrongs } from '../../form.tsx'
import { auditNames } from './audit-names.ts'
import { CountLine } from './count-line.tsx'
import { auditPage } from './frame.tsx'
import { HeatMap } from './heat-map.tsx'
import { type Asked, auditOf, queryOf, questionIn } from './question.ts'
import { RuleBars } from './rule-bars.tsx'
import { RuleChanges } from './rule-changes.tsx'
import { Totals } from './totals.tsx'
import { unknownThen } from './unknown-then.tsx'

const words = {
  title: { 'zh-CN': '规则执行', en: 'Compliance' },
  counts: { 'zh-CN': '计划了多少,结果如何', en: 'What was planned, and what became of it' },
  asKnown: (day: string): Text => ({ 'zh-CN': `按${day}所知:`, en: `As known on ${day}:` }),
  now: { 'zh-CN': '按现在所知:', en: 'As known now:' },
  unit: { 'zh-CN': '看哪个单位的领导', en: 'Leaders of' },
  show: { 'zh-CN': '查看', en: 'Show' },
}

/** Whether the rules of an office were kept over some months, on what was known at a moment. */
export const showCompliance = (call: OfficeCall): Promise<Response> => {
  const question = questionIn(call)
  const audit = auditOf(call, question)
  if (!audit) return unknownThen(call, 'compliance', question)
  const { say, app } = call
  const asked: Asked = { ...question, asOf: undefined, isNow: true, at: app.now() }
  const now = question.asOf === undefined ? undefined : auditOf(call, asked)
  const names = auditNames(call, audit)
  const unit = call.http.req.query('unit') || audit.office.unit
  const leaders = leadersOf(audit, question, unit)
  const { counts } = audit.compliance
  const isOther = now !== undefined && JSON.stringify(now.compliance.counts) !== JSON.stringify(counts)
  return auditPage(
    call,
    {
      ...{ page: 'compliance', title: words.title, question, wide: true },
      kept: unit === audit.office.unit ? {} : { unit },
    },
    <>
      <section>
        <h2>{say(words.counts)}</h2>
        <CountLine {...{ call, question, counts }} {...(isOther ? { title: words.asKnown(question.asOf!) } : {})} />
        {isOther ? (
          <CountLine {...{ call }} question={asked} counts={now.compliance.counts} title={words.now} />
        ) : null}
      </section>
      <RuleBars {...{ call, question, audit, now, names }} />
      <RuleChanges {...{ call, question }} />
      <UnitChoice {...{ call, question, audit, unit, names }} />
      <HeatMap {...{ call, question, audit, leaders }} />
      <Totals {...{ call, question, audit, leaders, names }} />
    </>,
  )
}

/** The leaders who held a post in a unit in the months asked about, in the official order. */
const leadersOf = ({ leaders }: Audit, { from, to }: Asked, unit: string): Leader[] => {
  const orderOf = ({ posts }: Leader): number | undefined => {
    const its = posts.filter(
      (post) => post.unit === unit && post.from <= lastDay(to) && (post.to === null || post.to >= firstDay(from)),
    )
    return its.length === 0 ? undefined : Math.min(...its.map(({ order }) => order))
  }
  return [...leaders.values()]
    .flatMap((leader) => {
      const order = orderOf(leader)
      return order === undefined ? [] : [{ leader, order }]
    })
    .sort((a, b) => a.order - b.order)
    .map(({ leader }) => leader)
}

const UnitChoice = ({
  call,
  question,
  audit,
  unit,
  names,
}: {
  readonly call: OfficeCall
  readonly question: Asked
  readonly audit: Audit
  readonly unit: string
  readonly names: Names
}) => {
  const { say, language } = call
  const units = new Set([
    audit.office.unit,
    ...[...audit.leaders.values()].flatMap(({ posts }) => posts.map((post) => post.unit)),
  ])
  if (units.size === 1) return null
  return (
    <form method="get" action={call.at('/audit')} class="put-in audit-unit">
      {[...new URLSearchParams(queryOf(question))].map(([name, value]) => (
        <input type="hidden" name={name} value={value} />
      ))}
      <ChoiceField
        name="unit"
        label={say(words.unit)}
        value={unit}
        choices={[...units].map((id) => ({ value: id, words: names.unit(id) }))}
        {...{ language }}
        wrongs={noWrongs}
      />
      <button type="submit" class="secondary put">
        {say(words.show)}
      </button>
    </form>
  )
}
