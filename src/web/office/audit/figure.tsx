import { type Figure, figuresOf, type Uncounted } from '../../../audit/figure.ts'
import { askKey } from '../../../audit/judge.ts'
import { compare } from '../../../domain/compare.ts'
import { activityWords } from '../../../domain/place.ts'
import { same, type Text } from '../../../domain/text.ts'
import { describeRule } from '../../../rules/index.ts'
import type { Names } from '../../../rules/rule.ts'
import type { OfficeCall } from '../../call.tsx'
import { plainPage } from '../../plain-page.tsx'
import { amountWords, askedWords, periodWords, subjectWords } from './ask-words.ts'
import { auditNames } from './audit-names.ts'
import { Definition } from './definition.tsx'
import { auditPage } from './frame.tsx'
import { PageLinks, pagedOf } from './pages-links.tsx'
import { auditOf, queryOf, questionIn } from './question.ts'
import { factsOf } from './record-facts.ts'
import { RecordList } from './record-list.tsx'
import { ruleAddress, standingOf, withJudged } from './rule-of.ts'
import { AuditSetFacts } from './set-facts.tsx'
import { StandingMark } from './standing-mark.tsx'
import { unknownThen } from './unknown-then.tsx'

const words = {
  title: { 'zh-CN': '一个数的来历', en: 'A figure' },
  back: { 'zh-CN': '这条规则', en: 'The rule' },
  confirmed: { 'zh-CN': '分子:已确认', en: 'Numerator: confirmed' },
  required: { 'zh-CN': '分母:要求', en: 'Denominator: required' },
  hoped: { 'zh-CN': '待登记的都接访了的话', en: 'If all that is not entered was received' },
  standing: { 'zh-CN': '结果', en: 'Standing' },
  cites: { 'zh-CN': '依据', en: 'From' },
  records: { 'zh-CN': '有关的接访记录', en: 'The records behind it' },
  summary: (counted: number, uncounted: number): Text => ({
    'zh-CN': `计入${counted}次,不计入${uncounted}次。`,
    en: `${counted} count, ${uncounted} do not.`,
  }),
  isCounted: { 'zh-CN': '是否计入', en: 'Counts' },
  yes: { 'zh-CN': '计入', en: 'counts' },
  no: { 'zh-CN': '不计入', en: 'does not' },
  none: { 'zh-CN': '没有有关的接访记录。', en: 'There are no records.' },
  imported: {
    'zh-CN': '启用本系统以前的接访(导入,计入)',
    en: 'From before the rosters kept here (brought in; they count)',
  },
}

const because = {
  'not-received': { 'zh-CN': '没有接访', en: 'nobody received' },
  'by-another': { 'zh-CN': '由别人接访,算别人的', en: 'another one received: it counts for him' },
  instead: { 'zh-CN': '替别人接访,这条规则不算', en: 'in another’s place: the rule leaves it out' },
  'nobody-came': { 'zh-CN': '无人来访,这条规则不算', en: 'nobody came: the rule leaves it out' },
  'none-of-these': { 'zh-CN': '不是这条规则所说的接访', en: 'none of those the rule speaks of' },
} as const satisfies Record<Uncounted, Text>

const perPage = 100

/** What a rule asked of one subject: numerator, denominator, and every record behind them. */
export const showFigure = (call: OfficeCall): Response | Promise<Response> => {
  const question = questionIn(call)
  const audit = auditOf(call, question)
  if (!audit) return unknownThen(call, 'compliance', question)
  const typed = (name: string): string => call.http.req.query(name) ?? ''
  const [set, ruleId, key] = [typed('set'), typed('rule'), typed('key')]
  // Without a rule it is the page of all of them.
  if (ruleId === '') return call.redirect(call.at(`/audit${queryOf(question)}`))
  const standing = standingOf(audit, set, ruleId)
  const ask = standing?.asks.find((one) => askKey(one) === key)
  if (!standing || !ask) return plainPage(call, 'notFound')
  const { say } = call
  const { judged, known } = withJudged(audit, standing, ask)
  const { rule } = judged
  const figure = figuresOf(known, rule, [ask], audit.judging).get(key)!
  const names = auditNames(call, audit)
  const rows = rowsOf(figure)
  const paged = pagedOf(call, rows, perPage)
  const amount = (n: number): string => say(amountWords(same(String(n)), rule))
  return auditPage(
    call,
    { page: 'compliance', title: words.title, question, kept: { set, rule: ruleId, key }, wide: true },
    <>
      <p class="back">
        <a href={ruleAddress(call, question, standing)}>← {say(words.back)}</a>
      </p>
      <h2>
        {subjectWords(call, names, ask.subject)}
        {ask.subject.date === undefined ? ` · ${say(periodWords(ask.period))}` : null}
      </h2>
      <p>
        {say(judged.set.name)}: <b>{say(describeRule(rule, names))}</b>
      </p>
      <AuditSetFacts {...{ call }} set={judged.set} at={question.at} />
      {rule.cites ? (
        <p class="quiet">
          {say(words.cites)}: {rule.cites}
        </p>
      ) : null}
      <dl class="figure">
        <div>
          <dt class="fact-name">{say(words.confirmed)}</dt>
          <dd class="fact-value">
            <b class="audit-number">{amount(ask.actual)}</b>
          </dd>
        </div>
        <div>
          <dt class="fact-name">{say(words.required)}</dt>
          <dd class="fact-value">
            <b class="audit-number">{say(askedWords(ask, rule))}</b>
          </dd>
        </div>
        {ask.hoped === ask.actual ? null : (
          <div>
            <dt class="fact-name">{say(words.hoped)}</dt>
            <dd class="fact-value">{amount(ask.hoped)}</dd>
          </div>
        )}
        <div>
          <dt class="fact-name">{say(words.standing)}</dt>
          <dd class="fact-value">
            <StandingMark call={call} standing={ask.standing} />
          </dd>
        </div>
      </dl>
      <Definition {...{ call, rule }} />
      <h2>{say(words.records)}</h2>
      {rows.length === 0 && figure.imported.length === 0 ? <p class="quiet">{say(words.none)}</p> : null}
      {rows.length === 0 ? null : (
        <>
          <p>{say(words.summary(figure.counted.length, figure.uncounted.length))}</p>
          <RecordList
            call={call}
            records={factsOf(
              call,
              names,
              paged.shown.map(({ reception }) => reception),
            )}
            more={{
              title: words.isCounted,
              of: (n) => {
                const why = paged.shown[n]!.because
                return why === undefined ? (
                  <span class="mark good">✓ {say(words.yes)}</span>
                ) : (
                  <>
                    <span class="mark">✗ {say(words.no)}</span> <small>{say(because[why])}</small>
                  </>
                )
              },
            }}
          />
          <PageLinks
            call={call}
            of={paged}
            address={(page) => call.at(`/audit/figure${queryOf(question, { set, rule: ruleId, key, page })}`)}
          />
        </>
      )}
      <Imported {...{ call, figure, names }} />
    </>,
  )
}

/** What counts and what does not, by day. */
const rowsOf = ({ counted, uncounted }: Figure) =>
  [...counted.map((reception) => ({ reception, because: undefined as Uncounted | undefined })), ...uncounted].sort(
    (a, b) => compare(a.reception.date, b.reception.date),
  )

const Imported = ({
  call,
  figure,
  names,
}: {
  readonly call: OfficeCall
  readonly figure: Figure
  readonly names: Names
}) =>
  figure.imported.length === 0 ? null : (
    <>
      <h3>{call.say(words.imported)}</h3>
      <ul>
        {figure.imported.map(({ date, place, activity, leader }) => (
          <li>
            {date} {names.place(place)} {call.say(activityWords[activity])} {names.leader(leader)}
          </li>
        ))}
      </ul>
    </>
  )
