import type { FC } from 'hono/jsx'
import { dateInYearWords } from '../../../domain/day-words.ts'
import { type Deadline, isMissed } from '../../../domain/deadline.ts'
import type { Text } from '../../../domain/text.ts'
import type { OfficeCall } from '../../call.tsx'
import { clockName } from '../../cases/clock-name.ts'
import { dueLook, dueWords } from '../../cases/due-words.ts'
import type { CaseView } from './case-view.ts'

const words = {
  title: { 'zh-CN': '时限', en: 'Limits' },
  clock: { 'zh-CN': '时限', en: 'Limit' },
  from: { 'zh-CN': '起算', en: 'From' },
  due: { 'zh-CN': '到期', en: 'Due' },
  state: { 'zh-CN': '情况', en: 'Now' },
  named: { 'zh-CN': '登记时写明的日期', en: 'a day that was named' },
  right: { 'zh-CN': '可以行使的权利,过期失效', en: 'a right; it lapses' },
  extended: (days: number, before: Text): Text => ({
    'zh-CN': `已延期${days}天,原为${before['zh-CN']}`,
    en: `extended by ${days} days, before that ${before.en}`,
  }),
  provisional: {
    'zh-CN': '当年放假安排还没公布,日期是暂定的',
    en: 'provisional: the holidays of that year are not announced yet',
  },
  held: { 'zh-CN': '听证中,暂停计时', en: 'held up by a hearing' },
  lapsed: { 'zh-CN': '已过期失效', en: 'lapsed' },
  over: { 'zh-CN': '事项已结束', en: 'ended with the case' },
  used: { 'zh-CN': '已行使', en: 'used' },
  met: { 'zh-CN': '按期', en: 'in time' },
  late: { 'zh-CN': '超期完成', en: 'late' },
} as const

/** Every limit of a case, running or over, and the article it comes from. */
export const CaseLimits: FC<{ readonly call: OfficeCall; readonly view: CaseView }> = ({ call, view }) => {
  const { limits } = view
  const { say } = call
  if (limits.length === 0) return null
  return (
    <>
      <h2>{say(words.title)}</h2>
      <table class="case-limits">
        <thead>
          <tr>
            <th scope="col">{say(words.clock)}</th>
            <th scope="col">{say(words.from)}</th>
            <th scope="col">{say(words.due)}</th>
            <th scope="col">{say(words.state)}</th>
          </tr>
        </thead>
        <tbody>
          {limits.map((limit) => (
            <LimitRow {...{ call, view, limit }} />
          ))}
        </tbody>
      </table>
    </>
  )
}

const LimitRow: FC<{ readonly call: OfficeCall; readonly view: CaseView; readonly limit: Deadline }> = ({
  call,
  view: { clocks, today },
  limit,
}) => {
  const { say } = call
  const source = clocks.clocks.find(({ id }) => id === limit.clock)?.source ?? say(words.named)
  const mark = stateOf(limit, today)
  return (
    <tr>
      <th scope="row">
        {say(clockName(clocks, limit.clock))}
        <small class="more quiet">{source}</small>
        {limit.isRight ? <small class="more quiet">{say(words.right)}</small> : null}
      </th>
      <td>
        <span class="what">{say(words.from)}</span> {say(dateInYearWords(limit.from))}
      </td>
      <td>
        <span class="what">{say(words.due)}</span>{' '}
        {limit.due === null ? say(words.held) : say(dateInYearWords(limit.due))}
        {limit.extended > 0 ? (
          <small class="more quiet">{say(words.extended(limit.extended, dateInYearWords(limit.firstDue)))}</small>
        ) : null}
        {limit.isProvisional && limit.is === 'running' ? (
          <small class="more quiet">{say(words.provisional)}</small>
        ) : null}
      </td>
      <td>
        <span class={`mark ${mark.look}`}>{say(mark.says)}</span>
        {limit.stopped === null ? null : <small class="more quiet">{say(dateInYearWords(limit.stopped))}</small>}
      </td>
    </tr>
  )
}

/** How a limit stands, in a word and a colour. */
const stateOf = (limit: Deadline, today: string): { readonly look: string; readonly says: Text } => {
  const { is, isRight, due } = limit
  if (is === 'ended') return { look: '', says: words.over }
  if (isRight && is === 'met') return { look: '', says: words.used }
  if (is === 'met')
    return isMissed(limit, today) ? { look: 'bad', says: words.late } : { look: 'good', says: words.met }
  if (due === null) return { look: '', says: words.held }
  if (isRight) return due < today ? { look: '', says: words.lapsed } : { look: '', says: dueWords(due, today) }
  return { look: dueLook(due, today), says: dueWords(due, today) }
}
