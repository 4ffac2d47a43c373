import type { FC } from 'hono/jsx'
import { type LeaderMonth, leaderMonthKey, leaderMonths } from '../../../audit/leader-months.ts'
import type { MonthName } from '../../../domain/day.ts'
import { monthWords } from '../../../domain/day-words.ts'
import type { Leader } from '../../../domain/leader.ts'
import type { Text } from '../../../domain/text.ts'
import type { Audit } from '../../audit/audits.ts'
import type { OfficeCall } from '../../call.tsx'
import { type Asked, queryOf } from './question.ts'
import { standingLooks, standingSigns, standingWords } from './standing-mark.tsx'

const words = {
  title: { 'zh-CN': '领导各月情况', en: 'Leaders by month' },
  about: {
    'zh-CN':
      '每格是实际接访天数/应接访天数(顺延、取消的不算应接访;替别人接访和计划外的算实际接访)。符号看当月对本人提出要求的规则,取最差的一条:',
    en: 'Each cell: days received / days due (put off and cancelled ones are not due; served for others or outside the roster counts as received). The sign is the worst of the required rules that asked something of him that month:',
  },
  leader: { 'zh-CN': '领导', en: 'Leader' },
  none: { 'zh-CN': '这个单位在所选月份没有领导。', en: 'This unit had no leaders in these months.' },
  cell: (month: Text, { received, due }: LeaderMonth): Text => ({
    'zh-CN': `${month['zh-CN']}:实际${received}天,应${due}天`,
    en: `${month.en}: ${received} days received, ${due} due`,
  }),
}

/** Leaders × months: how many days each received of those due, and how what was asked of him stands. */
export const HeatMap: FC<{
  readonly call: OfficeCall
  readonly question: Asked
  readonly audit: Audit
  readonly leaders: readonly Leader[]
}> = ({ call, question, audit, leaders }) => {
  const { say } = call
  const cells = leaderMonths(audit.compliance)
  const months = audit.months.map(({ plan: { month } }) => ({ month, name: monthWords(month) }))
  const isOneYear = new Set(months.map(({ month }) => month.slice(0, 4))).size <= 1
  const query = queryOf(question)
  const at = call.at('/audit/receptions')
  return (
    <section>
      <h2>{say(words.title)}</h2>
      <p class="quiet">
        {say(words.about)}{' '}
        {(['kept', 'open', 'broken'] as const).map((standing) => (
          <span class={`mark ${standingLooks[standing]}`}>
            {standingSigns[standing]} {say(standingWords[standing])}
          </span>
        ))}
      </p>
      {leaders.length === 0 ? (
        <p class="quiet">{say(words.none)}</p>
      ) : (
        <section class="scroll" tabindex={0} aria-label={say(words.title)}>
          <table class="heat">
            <thead>
              <tr>
                <th scope="col" class="heat-head">
                  {say(words.leader)}
                </th>
                {months.map(({ month, name }) => (
                  <th scope="col" class="heat-head">
                    {isOneYear ? say(shortMonth(month, name)) : month}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {leaders.map(({ id, name }) => (
                <tr>
                  <th scope="row" class="heat-leader">
                    <a href={`${at}${query}&leader=${encodeURIComponent(id)}`}>{name}</a>
                  </th>
                  {months.map(({ month, name: monthName }) => {
                    const cell = cells.get(leaderMonthKey(id, month))
                    if (!cell) return <td class="heat-cell" />
                    const { standing, received, due } = cell
                    const says = say(words.cell(monthName, cell))
                    return (
                      <td class={`heat-cell ${standing ? standingLooks[standing] : ''}`}>
                        <a
                          class="heat-link"
                          href={`${at}${query}&leader=${encodeURIComponent(id)}&month=${month}`}
                          aria-label={standing ? `${says} ${say(standingWords[standing])}` : says}
                        >
                          {standing ? `${standingSigns[standing]} ` : ''}
                          {received}/{due}
                        </a>
                      </td>
                    )
                  })}
                </tr>
              ))}
            </tbody>
          </table>
        </section>
      )}
    </section>
  )
}

const shortMonth = (month: MonthName, name: Text): Text => ({
  'zh-CN': `${Number(month.slice(5))}月`,
  en: name.en.slice(0, 3),
})
