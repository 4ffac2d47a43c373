import type { FC } from 'hono/jsx'
import type { Compared } from '../../../audit/indicators.ts'
import { indicatorWords } from '../../../domain/indicator.ts'
import type { Text } from '../../../domain/text.ts'
import type { OfficeCall } from '../../call.tsx'
import { percentWords } from './indicator-card.tsx'

const words = { nothing: { 'zh-CN': '期间没有可以比较的事项。', en: 'Nothing to compare in the period.' } }

/** The same shares of each unit or leader, side by side, in the order they come in: never by score. */
export const ComparedTable: FC<{
  readonly call: OfficeCall
  readonly compared: readonly Compared[]
  /** What the first column is. */
  readonly who: Text
  nameOf(who: string | null): string
}> = ({ call: { say }, compared, who, nameOf }) => {
  if (compared.length === 0) return <p class="quiet">{say(words.nothing)}</p>
  return (
    <table class="cards compared">
      <thead>
        <tr>
          <th scope="col">{say(who)}</th>
          {compared[0]!.indicators.map(({ id }) => (
            <th scope="col">{say(indicatorWords[id])}</th>
          ))}
        </tr>
      </thead>
      <tbody>
        {compared.map((one) => (
          <tr>
            <td class="compared-who">{nameOf(one.who)}</td>
            {one.indicators.map((indicator) => (
              <td data-label={say(indicatorWords[indicator.id])}>
                {say(percentWords(indicator))}{' '}
                {indicator.denominator === 0 ? null : (
                  <span class="quiet">
                    {indicator.numerator}/{indicator.denominator}
                  </span>
                )}
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  )
}
