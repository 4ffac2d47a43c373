import type { Child, FC } from 'hono/jsx'
import type { DutyOutcome } from '../../../domain/outcome.ts'
import type { Text } from '../../../domain/text.ts'
import type { OfficeCall } from '../../call.tsx'
import type { RecordFacts } from './record-facts.ts'

const words = {
  date: { 'zh-CN': '日期', en: 'Date' },
  place: { 'zh-CN': '地点、形式', en: 'Place, form' },
  leader: { 'zh-CN': '应接访领导', en: 'Whose duty' },
  outcome: { 'zh-CN': '结果', en: 'Outcome' },
  received: { 'zh-CN': '实际接访', en: 'Received by' },
  why: { 'zh-CN': '原因', en: 'Reason' },
  entry: { 'zh-CN': '谁登记', en: 'Entered by' },
  proof: { 'zh-CN': '凭据', en: 'Evidence' },
  logEntry: (seq: number): Text => ({ 'zh-CN': `存证第${seq}条`, en: `Log entry ${seq}` }),
  change: (kind: string): Text => ({ 'zh-CN': `调整:${kind}`, en: `Change: ${kind}` }),
  unlogged: { 'zh-CN': '没有存证', en: 'no log entry' },
}

const looks = {
  served: 'good',
  covered: 'good',
  excused: 'warn',
  missing: 'bad',
  pending: 'warn',
  deferred: '',
  cancelled: '',
  unscheduled: '',
} as const satisfies Record<DutyOutcome, string>

/** Receptions, one a row, a card each on a phone; `more` adds a column in front of all others. */
export const RecordList: FC<{
  readonly call: OfficeCall
  readonly records: readonly RecordFacts[]
  readonly more?: { readonly title: Text; readonly of: (n: number) => Child }
}> = ({ call, records, more }) => {
  const { say } = call
  const columns = [
    ...(more ? [more.title] : []),
    ...[words.date, words.place, words.leader, words.outcome, words.received, words.why, words.entry, words.proof],
  ]
  return (
    <table class="cards audit-records">
      <thead>
        <tr>
          {columns.map((text) => (
            <th scope="col">{say(text)}</th>
          ))}
        </tr>
      </thead>
      <tbody>
        {records.map((one, n) => (
          <tr>
            {more ? <td data-label={say(more.title)}>{more.of(n)}</td> : null}
            <td data-label={say(words.date)}>
              <a href={call.at(`/day/${one.date}`)}>{one.date}</a> {one.session}
            </td>
            <td data-label={say(words.place)}>
              {one.place} <span class="quiet">{one.activity}</span>
            </td>
            <td data-label={say(words.leader)}>{one.reception.outcome === 'unscheduled' ? '' : one.leader}</td>
            <td data-label={say(words.outcome)}>
              <span class={`mark ${looks[one.reception.outcome]}`}>{one.outcome}</span>
            </td>
            <td data-label={say(words.received)}>{one.received}</td>
            <td data-label={say(words.why)}>{one.why}</td>
            <td data-label={say(words.entry)}>
              {one.entry ? (
                <>
                  {one.entry.who}{' '}
                  <span class="quiet">
                    {one.entry.at} {one.entry.how}
                  </span>
                </>
              ) : null}
            </td>
            <td data-label={say(words.proof)}>
              {one.seq === undefined ? (
                one.entry ? (
                  <span class="mark bad">{say(words.unlogged)}</span>
                ) : null
              ) : (
                <a href={call.at(`/audit/log/${one.seq}`)}>{say(words.logEntry(one.seq))}</a>
              )}{' '}
              {one.amendment ? (
                <a href={call.at(`/amendments/${one.amendment.id}`)}>{say(words.change(one.amendment.kind))}</a>
              ) : null}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}
