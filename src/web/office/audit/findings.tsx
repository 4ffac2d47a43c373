import type { FC } from 'hono/jsx'
import { publishedBroken } from '../../../db/proof-store.ts'
import { groupBy } from '../../../domain/group-by.ts'
import type { Text } from '../../../domain/text.ts'
import { describeRule } from '../../../rules/index.ts'
import type { Names } from '../../../rules/rule.ts'
import type { OfficeCall } from '../../call.tsx'
import { strengthWords } from '../rules/rule-lines.tsx'
import { auditNames } from './audit-names.ts'
import { brokenIn, type Shown, shownOf } from './broken.ts'
import { auditPage } from './frame.tsx'
import { PageLinks, pagedOf } from './pages-links.tsx'
import { type Asked, auditOf, queryOf, questionIn } from './question.ts'
import { ruleAddress, ruleKey } from './rule-of.ts'
import { unknownThen } from './unknown-then.tsx'

const words = {
  title: { 'zh-CN': '问题清单', en: 'Findings' },
  about: {
    'zh-CN': '所选月份里,时间已到、按已登记的情况确定未满足的,逐条列出;待定的不列。',
    en: 'All that is over and certainly not kept in these months, one by one; what is open is left out.',
  },
  found: (n: number): Text => ({ 'zh-CN': `共${n}条。`, en: `${n} found.` }),
  none: { 'zh-CN': '没有发现未满足的规则。', en: 'No broken rules were found.' },
  published: {
    'zh-CN': '这些月份发布时就有规则没有满足,当时写明的原因:',
    en: 'These months were published although rules were broken. The reasons given:',
  },
  revision: (month: string, n: number): Text => ({
    'zh-CN': `${month}第${n}次发布`,
    en: `${month}, revision ${n}`,
  }),
  what: { 'zh-CN': '对象', en: 'Of whom' },
  period: { 'zh-CN': '期间', en: 'Period' },
  required: { 'zh-CN': '要求', en: 'Required' },
  actual: { 'zh-CN': '实际', en: 'Actual' },
  why: { 'zh-CN': '已知原因', en: 'Reasons known' },
  records: { 'zh-CN': '记录', en: 'Records' },
  open: { 'zh-CN': '看记录', en: 'look' },
  change: (kind: string): Text => ({ 'zh-CN': `${kind}审批`, en: `the ${kind}` }),
}

const perPage = 50

/** Everything broken in the months asked about, with the reasons that are known. */
export const showFindings = (call: OfficeCall): Promise<Response> => {
  const question = questionIn(call)
  const audit = auditOf(call, question)
  if (!audit) return unknownThen(call, 'findings', question)
  const { say, app, office } = call
  const names = auditNames(call, audit)
  const broken = brokenIn(audit.compliance)
  const paged = pagedOf(call, broken, perPage)
  const reasons = publishedBroken(app.readOnly, office.id, question)
  return auditPage(
    call,
    { page: 'findings', title: words.title, question, wide: true },
    <>
      <p class="quiet">{say(words.about)}</p>
      {reasons.length === 0 ? null : (
        <div class="notice">
          <p>{say(words.published)}</p>
          <ul>
            {reasons.map(({ month, n, reason }) => (
              <li>
                <a href={call.at(`/m/${month}/r/${n}`)}>{say(words.revision(month, n))}</a>: {reason}
              </li>
            ))}
          </ul>
        </div>
      )}
      {broken.length === 0 ? (
        <p class="notice good">{say(words.none)}</p>
      ) : (
        <>
          <p>
            <b>{say(words.found(broken.length))}</b>
          </p>
          {[
            ...groupBy(shownOf(call, { question, audit, names }, paged.shown), ({ broken: { standing } }) =>
              ruleKey(standing),
            ).values(),
          ].map((shown) => (
            <RuleFindings {...{ call, question, names, shown }} />
          ))}
        </>
      )}
      <PageLinks
        call={call}
        of={paged}
        address={(page) => call.at(`/audit/findings${queryOf(question, { page })}`)}
      />
    </>,
  )
}

/** What is broken of one rule. */
const RuleFindings: FC<{
  readonly call: OfficeCall
  readonly question: Asked
  readonly names: Names
  readonly shown: readonly Shown[]
}> = ({ call, question, names, shown }) => {
  const { say } = call
  const { standing } = shown[0]!.broken
  const hasNumbers = shown.some(({ required }) => required !== '')
  const hasPeriod = shown.some(({ period }) => period !== '')
  const columns = [
    words.what,
    ...(hasPeriod ? [words.period] : []),
    ...(hasNumbers ? [words.required, words.actual] : []),
    ...[words.why, words.records],
  ]
  return (
    <section class="rule-findings">
      <h2>{say(standing.set.name)}</h2>
      <p>
        <span class="mark">{say(strengthWords(standing.rule))}</span>{' '}
        <a href={ruleAddress(call, question, standing)}>{say(describeRule(standing.rule, names))}</a>
      </p>
      <table class="cards audit-findings">
        <thead>
          <tr>
            {columns.map((text) => (
              <th scope="col">{say(text)}</th>
            ))}
          </tr>
        </thead>
        <tbody>
          {shown.map(({ says, period, required, actual, reasons, address }) => (
            <tr>
              <td data-label={say(words.what)}>{says}</td>
              {hasPeriod ? <td data-label={say(words.period)}>{period}</td> : null}
              {hasNumbers ? (
                <>
                  <td data-label={say(words.required)}>{required}</td>
                  <td data-label={say(words.actual)}>{actual}</td>
                </>
              ) : null}
              <td data-label={say(words.why)}>
                {reasons.map(({ says: why, amendment }) => (
                  <div>
                    {why}{' '}
                    {amendment ? (
                      <a href={call.at(`/amendments/${amendment.id}`)}>{say(words.change(amendment.kind))}</a>
                    ) : null}
                  </div>
                ))}
              </td>
              <td data-label={say(words.records)}>
                <a href={address}>{say(words.open)}</a>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  )
}
