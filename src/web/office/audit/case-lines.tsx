import type { FC } from 'hono/jsx'
import { caseStateWords, seesNumbers } from '../../../domain/case.ts'
import type { Day } from '../../../domain/day.ts'
import { type Counted, type Excluded, excludedWords } from '../../../domain/indicator.ts'
import type { Text } from '../../../domain/text.ts'
import type { KnownFigures } from '../../audit/case-figures.ts'
import type { OfficeCall } from '../../call.tsx'
import { caseNames } from '../../cases/case-names.ts'
import { PageLinks, pagedOf } from './pages-links.tsx'

/** How what stands behind an indicator was counted. */
export const countedWords = {
  met: { 'zh-CN': '✓ 算在分子', en: '✓ above the line' },
  unmet: { 'zh-CN': '✗ 只算分母', en: '✗ not above it' },
} as const satisfies Record<string, Text>

const words = {
  none: { 'zh-CN': '没有这样的事项。', en: 'No such cases.' },
  number: { 'zh-CN': '编号', en: 'Number' },
  national: { 'zh-CN': '国家系统编号', en: 'National number' },
  show: { 'zh-CN': '查看', en: 'Show' },
  received: { 'zh-CN': '收到日期', en: 'Received' },
  subject: { 'zh-CN': '事项分类', en: 'Subject' },
  lead: { 'zh-CN': '责任单位', en: 'Unit in charge' },
  state: { 'zh-CN': '状态', en: 'State' },
  result: { 'zh-CN': '算在哪里', en: 'Counted as' },
  day: { 'zh-CN': '按哪天算', en: 'By the day' },
} as const satisfies Record<string, Text>

/** A case as it is listed, and what became of it in the figure; nothing did of a number of a balance. */
export type Line = { readonly id: string } & Partial<Counted | Excluded>

const perPage = 50

/** What was left out, with its sign. */
export const excludedText = ({ why }: Pick<Excluded, 'why'>): Text => ({
  'zh-CN': `– ${excludedWords[why]['zh-CN']}`,
  en: `– ${excludedWords[why].en}`,
})

const Result: FC<{ readonly call: OfficeCall; readonly line: Line }> = ({ call: { say }, line }) => {
  if ('why' in line && line.why !== undefined)
    return <span class="mark">{say(excludedText({ why: line.why }))}</span>
  const isMet = 'isMet' in line && line.isMet
  return <span class={`mark ${isMet ? 'good' : 'bad'}`}>{say(countedWords[isMet ? 'met' : 'unmet'])}</span>
}

/** Cases as they were known, page by page; their numbers only for who may see them. */
export const CaseLines: FC<{
  readonly call: OfficeCall
  readonly figures: KnownFigures
  readonly lines: readonly Line[]
  /** A page of the list. */
  readonly address: (page: string) => string
}> = ({ call, figures, lines, address }) => {
  const { say } = call
  if (lines.length === 0) return <p class="quiet">{say(words.none)}</p>
  const paged = pagedOf(call, lines, perPage)
  const names = caseNames(call.app.readOnly, call.office)
  const isNumbered = seesNumbers(call.viewer)
  const number = isNumbered ? words.number : words.national
  const isJudged = lines[0]!.day !== undefined
  const columns = [
    ...[number, words.received, words.subject, words.lead, words.state],
    ...(isJudged ? [words.result, words.day] : []),
  ]
  return (
    <>
      <table class="cards cases">
        <thead>
          <tr>
            {columns.map((text) => (
              <th scope="col">{say(text)}</th>
            ))}
          </tr>
        </thead>
        <tbody>
          {paged.shown.map((line) => {
            const { now } = figures.cases.get(line.id)!
            return (
              <tr>
                <td data-label={say(number)}>
                  <a href={call.at(`/cases/${encodeURIComponent(line.id)}`)}>
                    {isNumbered
                      ? names.number(figures.numbers.get(line.id)!)
                      : (now.nationalNumber ?? say(words.show))}
                  </a>
                </td>
                <td data-label={say(words.received)}>{now.received}</td>
                <td data-label={say(words.subject)}>{names.subject(now.subject)}</td>
                <td data-label={say(words.lead)}>{names.unit(now.lead)}</td>
                <td data-label={say(words.state)}>
                  <span class={`mark ${now.isOpen ? '' : 'good'}`}>{say(caseStateWords[now.state])}</span>
                </td>
                {isJudged ? <Judged {...{ call, line }} /> : null}
              </tr>
            )
          })}
        </tbody>
      </table>
      <PageLinks {...{ call, address }} of={paged} />
    </>
  )
}

const Judged: FC<{ readonly call: OfficeCall; readonly line: Line }> = ({ call, line }) => {
  const day: Day = line.day!
  return (
    <>
      <td data-label={call.say(words.result)}>
        <Result {...{ call, line }} />
      </td>
      <td data-label={call.say(words.day)}>{day}</td>
    </>
  )
}
