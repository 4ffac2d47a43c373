import type { FC } from 'hono/jsx'
import { type Balance, type Flow, flowParts } from '../../../audit/backlog.ts'
import type { Text } from '../../../domain/text.ts'
import type { OfficeCall } from '../../call.tsx'
import { type Asked, queryOf } from './question.ts'

/** Of which cases a balance is: all, or 积案. */
export type BalanceOf = 'all' | 'backlog'

/** The parts of a balance as its table names them. */
export const balanceWords: Record<BalanceOf, Record<keyof Flow, Text>> = {
  all: {
    before: { 'zh-CN': '月初在办', en: 'open at first' },
    opened: { 'zh-CN': '新增', en: 'opened' },
    closed: { 'zh-CN': '结束', en: 'ended' },
    left: { 'zh-CN': '月末在办', en: 'left open' },
  },
  backlog: {
    before: { 'zh-CN': '月初积案', en: 'backlog at first' },
    opened: { 'zh-CN': '新成积案', en: 'became backlog' },
    closed: { 'zh-CN': '积案结束', en: 'backlog ended' },
    left: { 'zh-CN': '月末积案', en: 'backlog left' },
  },
}
const month: Text = { 'zh-CN': '月份', en: 'Month' }
const both = ['all', 'backlog'] as const

/** What was opened, what ended and what was left, month by month; each number leads to the cases it counts. */
export const BalanceTable: FC<{
  readonly call: OfficeCall
  readonly question: Asked
  readonly balance: readonly Balance[]
}> = ({ call, question, balance }) => {
  const { say } = call
  const most = Math.max(1, ...balance.map(({ all }) => all.left.length))
  const address = (row: Balance, of: BalanceOf, part: keyof Flow): string =>
    call.at(`/audit/indicators/balance${queryOf(question, { month: row.month, of, part })}`)
  return (
    <table class="cards balance">
      <thead>
        <tr>
          <th scope="col">{say(month)}</th>
          {both.map((of) =>
            flowParts.map((part) => (
              <th scope="col" class="number">
                {say(balanceWords[of][part])}
              </th>
            )),
          )}
        </tr>
      </thead>
      <tbody>
        {balance.map((row) => (
          <tr>
            <td class="balance-month">{row.month}</td>
            {both.map((of) =>
              flowParts.map((part) => (
                <td class="number" data-label={say(balanceWords[of][part])}>
                  {row[of][part].length === 0 ? 0 : <a href={address(row, of, part)}>{row[of][part].length}</a>}
                  {of === 'all' && part === 'left' ? (
                    <Bar left={row.all.left.length} backlog={row.backlog.left.length} most={most} />
                  ) : null}
                </td>
              )),
            )}
          </tr>
        ))}
      </tbody>
    </table>
  )
}

/** How much was left, the dark part of it 积案; the numbers stand beside it. */
const Bar: FC<{ readonly left: number; readonly backlog: number; readonly most: number }> = ({
  left,
  backlog,
  most,
}) => (
  <svg class="balance-bar" viewBox="0 0 100 8" preserveAspectRatio="none" aria-hidden="true">
    <rect class="bar-left" width={String((left * 100) / most)} height="8" />
    <rect class="bar-backlog" width={String((backlog * 100) / most)} height="8" />
  </svg>
)
