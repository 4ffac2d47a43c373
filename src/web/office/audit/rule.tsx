import type { FC } from 'hono/jsx'
import type { RuleStanding } from '../../../audit/compliance.ts'
import type { JudgedAsk, Standing } from '../../../audit/judge.ts'
import { monthWords } from '../../../domain/day-words.ts'
import { same } from '../../../domain/text.ts'
import { describeRule, sayFinding } from '../../../rules/index.ts'
import type { Names } from '../../../rules/rule.ts'
import type { OfficeCall } from '../../call.tsx'
import { plainPage } from '../../plain-page.tsx'
import { strengthWords } from '../rules/rule-lines.tsx'
import { amountWords, askedWords, periodWords, subjectWords } from './ask-words.ts'
import { auditNames } from './audit-names.ts'
import { Definition } from './definition.tsx'
import { auditPage } from './frame.tsx'
import { PageLinks, pagedOf } from './pages-links.tsx'
import { type Asked, auditOf, queryOf, questionIn } from './question.ts'
import { ruleKept } from './rule-in-force.ts'
import { figureAddress, ruleAddress, standingOf } from './rule-of.ts'
import { RuleVersions } from './rule-versions.tsx'
import { AuditSetFacts } from './set-facts.tsx'
import { KeptBar, StandingMark, standingWords } from './standing-mark.tsx'
import { unknownThen } from './unknown-then.tsx'

const words = {
  back: { 'zh-CN': '规则执行', en: 'Compliance' },
  rule: { 'zh-CN': '规则', en: 'Rule' },
  cites: { 'zh-CN': '依据', en: 'From' },
  unjudged: {
    'zh-CN': '所选月份没有按这条规则判断过。',
    en: 'No month of the question was judged by this rule.',
  },
  asks: { 'zh-CN': '要求了谁,要求多少', en: 'What it asked, and of whom' },
  subject: { 'zh-CN': '对象', en: 'Of' },
  period: { 'zh-CN': '期间', en: 'Period' },
  required: { 'zh-CN': '要求', en: 'Required' },
  confirmed: { 'zh-CN': '已确认', en: 'Confirmed' },
  hoped: { 'zh-CN': '加上待登记的', en: 'With those not entered' },
  standing: { 'zh-CN': '结果', en: 'Standing' },
  all: { 'zh-CN': '全部', en: 'all' },
  months: { 'zh-CN': '各月判断', en: 'Month by month' },
  nothing: { 'zh-CN': '没有发现问题', en: 'nothing found' },
  judgedBy: { 'zh-CN': '各月判断时所用的规则', en: 'The rule by which each month was judged' },
}

const perPage = 100
const worstFirst = { broken: 0, open: 1, kept: 2 } as const satisfies Record<Standing, number>

/** A rule of a rule set: what it asked of whom, what there was, what was found, and how it came to be what it is. */
export const showAuditRule = (call: OfficeCall): Response | Promise<Response> => {
  const question = questionIn(call)
  const audit = auditOf(call, question)
  const [setId, ruleId] = [call.http.req.param('set') ?? '', call.http.req.param('rule') ?? '']
  const standing = audit && standingOf(audit, setId, ruleId)
  const known = standing ?? ruleKept(call, setId, ruleId)
  if (!known) return plainPage(call, 'notFound')
  if (!audit) return unknownThen(call, 'compliance', question)
  const { say } = call
  const { set, rule } = known
  const names = auditNames(call, audit)
  return auditPage(
    call,
    { page: 'compliance', title: words.rule, question, wide: true },
    <>
      <p class="back">
        <a href={call.at(`/audit${queryOf(question)}`)}>← {say(words.back)}</a>
      </p>
      <h2>{say(set.name)}</h2>
      <AuditSetFacts {...{ call, set }} at={question.at} />
      <p class="rule-words">
        {standing ? <StandingMark call={call} standing={standing.standing} /> : null}{' '}
        <span class="mark">{say(strengthWords(rule))}</span> <b>{say(describeRule(rule, names))}</b>
      </p>
      {rule.cites ? (
        <p class="quiet">
          {say(words.cites)}: {rule.cites}
        </p>
      ) : null}
      {standing ? (
        <>
          <KeptBar {...{ call, standing }} />
          <Definition {...{ call, rule }} />
          {standing.asks.length > 0 ? <Asks {...{ call, question, standing, names }} /> : null}
          {standing.forbidding.length > 0 ? <Months {...{ call, standing, names }} /> : null}
          <JudgedBy {...{ call, standing, names }} />
        </>
      ) : (
        <p class="notice">{say(words.unjudged)}</p>
      )}
      <RuleVersions {...{ call, question, set, rule, names }} />
    </>,
  )
}

/** What the rule asked, the worst first. */
const Asks: FC<{
  readonly call: OfficeCall
  readonly question: Asked
  readonly standing: RuleStanding
  readonly names: Names
}> = ({ call, question, standing, names }) => {
  const { say, http } = call
  const wanted = http.req.query('standing')
  const only = (['broken', 'open', 'kept'] as const).find((one) => one === wanted)
  const asks = standing.asks
    .filter((ask) => only === undefined || ask.standing === only)
    .toSorted((a, b) => worstFirst[a.standing] - worstFirst[b.standing])
  const paged = pagedOf(call, asks, perPage)
  const address = (more: Readonly<Record<string, string>>): string => ruleAddress(call, question, standing, more)
  const hasHoped = asks.some(isHoping)
  const hasPeriod = asks.some(({ subject }) => subject.date === undefined)
  const columns = [
    words.subject,
    ...(hasPeriod ? [words.period] : []),
    ...[words.required, words.confirmed],
    ...(hasHoped ? [words.hoped] : []),
    words.standing,
  ]
  return (
    <section>
      <h2>{say(words.asks)}</h2>
      <nav class="years">
        <a href={address({})} class={only === undefined ? 'is-here' : undefined}>
          {say(words.all)} {standing.asks.length}
        </a>
        {(['broken', 'open', 'kept'] as const).map((one) => (
          <a href={address({ standing: one })} class={only === one ? 'is-here' : undefined}>
            {say(standingWords[one])} {standing[one]}
          </a>
        ))}
      </nav>
      <table class="cards audit-asks">
        <thead>
          <tr>
            {columns.map((text) => (
              <th scope="col">{say(text)}</th>
            ))}
          </tr>
        </thead>
        <tbody>
          {paged.shown.map((ask) => (
            <tr>
              <td data-label={say(words.subject)}>
                <a href={figureAddress(call, question, standing, ask)}>{subjectWords(call, names, ask.subject)}</a>
              </td>
              {hasPeriod ? <td data-label={say(words.period)}>{say(periodWords(ask.period))}</td> : null}
              <td data-label={say(words.required)}>{say(askedWords(ask, standing.rule))}</td>
              <td data-label={say(words.confirmed)}>{say(amountWords(same(String(ask.actual)), standing.rule))}</td>
              {hasHoped ? (
                <td data-label={say(words.hoped)}>
                  {isHoping(ask) ? say(amountWords(same(String(ask.hoped)), standing.rule)) : ''}
                </td>
              ) : null}
              <td data-label={say(words.standing)}>
                <StandingMark call={call} standing={ask.standing} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      <PageLinks
        call={call}
        of={paged}
        address={(page) => address({ ...(only === undefined ? {} : { standing: only }), page })}
      />
    </section>
  )
}

const isHoping = ({ hoped, actual }: JudgedAsk): boolean => hoped !== actual

/** What was found against a rule that only forbids. */
const Months: FC<{ readonly call: OfficeCall; readonly standing: RuleStanding; readonly names: Names }> = ({
  call,
  standing,
  names,
}) => (
  <section>
    <h2>{call.say(words.months)}</h2>
    <ul class="rules">
      {standing.forbidding.map(({ month, rule, standing: stands, findings }) => (
        <li class="rule">
          <p>
            <StandingMark call={call} standing={stands} /> <b>{call.say(monthWords(month))}</b>{' '}
            {findings.length === 0 ? <span class="quiet">{call.say(words.nothing)}</span> : null}
          </p>
          {findings.length === 0 ? null : (
            <ul>
              {findings.map((finding) => (
                <li>{call.say(sayFinding(finding, rule, names))}</li>
              ))}
            </ul>
          )}
        </li>
      ))}
    </ul>
  </section>
)

/** The wordings by which the months were judged, where they were not all the same. */
const JudgedBy: FC<{ readonly call: OfficeCall; readonly standing: RuleStanding; readonly names: Names }> = ({
  call,
  standing,
  names,
}) => {
  const byWords = new Map<string, string[]>()
  for (const { month, rule } of standing.months) {
    const says = call.say(describeRule(rule, names))
    byWords.set(says, [...(byWords.get(says) ?? []), month])
  }
  if (byWords.size < 2) return null
  return (
    <section>
      <h2>{call.say(words.judgedBy)}</h2>
      <ul>
        {[...byWords].map(([says, months]) => (
          <li>
            {months.join('、')}: {says}
          </li>
        ))}
      </ul>
    </section>
  )
}
