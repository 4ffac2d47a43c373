import type { FC } from 'hono/jsx'
import { type Day, dayOfMonth, monthOf } from '../../../domain/day.ts'
import { groupBy } from '../../../domain/group-by.ts'
import { postsOn } from '../../../domain/leader.ts'
import type { Text } from '../../../domain/text.ts'
import type { Judgement } from '../../../roster/check.ts'
import { standingsOf } from '../../../roster/standings.ts'
import type { LeaderCount } from '../../../rules/rule.ts'
import type { OfficeCall } from '../../call.tsx'
import type { MonthView } from './month-view.ts'

const words = {
  title: { 'zh-CN': '每位领导', en: 'Each leader' },
  leader: { 'zh-CN': '领导', en: 'Leader' },
  post: { 'zh-CN': '职务', en: 'Post' },
  days: { 'zh-CN': '接访日', en: 'Days' },
  asked: { 'zh-CN': '实排/应排', en: 'Given / asked' },
  load: { 'zh-CN': '一年合计', en: 'In all' },
  proRata: { 'zh-CN': '* 按任职天数折算', en: '* pro rata for time in post' },
} as const satisfies Record<string, Text>

/** 2/2 · 3/2–5 · 1/1* where asked pro rata. */
export const standingWords = ({ min, max, actual, partly }: LeaderCount): string => {
  const asked = min !== undefined && max !== undefined && max !== min ? `${min}–${max}` : `${min ?? `≤${max}`}`
  return `${actual}/${asked}${partly ? '*' : ''}`
}

/** What each leader carries over the window of the first balance rule, this month included. */
const loadsOf = ({ verdicts }: Judgement): ReadonlyMap<string, number> => {
  const balance = verdicts.find(({ rule, verdict }) => rule.kind === 'balance' && verdict.evenness?.by === 'all')
  return new Map((balance?.verdict.counts ?? []).map(({ leader, actual }) => [leader, actual]))
}

/** Each leader’s days against what every rule asks of him. */
export const MonthTotals: FC<{
  readonly call: OfficeCall
  readonly view: MonthView
  readonly leaders: ReadonlySet<string>
}> = ({ call, view, leaders }) => {
  const { month, duties, judgement } = view
  const standings = standingsOf(judgement)
  const loads = loadsOf(judgement)
  const his = groupBy(duties, ({ leader }) => leader)
  const shown = month.plan.leaders.filter(({ id }) => leaders.has(id))
  const isPartly = shown.some(({ id }) => standings.get(id)?.some(({ count }) => count.partly))
  const dayWords = (day: Day): string => (monthOf(day) === month.name ? `${dayOfMonth(day)}` : day.slice(5))
  return (
    <section>
      <h2>{call.say(words.title)}</h2>
      <section class="scroll" tabindex={0} aria-label={call.say(words.title)}>
        <table class="totals">
          <thead>
            <tr>
              <th scope="col">{call.say(words.leader)}</th>
              <th scope="col">{call.say(words.post)}</th>
              <th scope="col">{call.say(words.days)}</th>
              <th scope="col">{call.say(words.asked)}</th>
              {loads.size > 0 ? <th scope="col">{call.say(words.load)}</th> : null}
            </tr>
          </thead>
          <tbody>
            {shown.map((leader) => {
              const days = [...new Set((his.get(leader.id) ?? []).map(({ slot }) => slot.date))].sort()
              const last = month.days.findLast((day) => postsOn(leader, day).length > 0)
              return (
                <tr>
                  <th scope="row">{leader.name}</th>
                  <td>
                    {last === undefined
                      ? ''
                      : postsOn(leader, last)
                          .map(({ title }) => title)
                          .join('、')}
                  </td>
                  <td>{days.map(dayWords).join('、')}</td>
                  <td>
                    {(standings.get(leader.id) ?? []).map(({ rule, count, isKept }) => (
                      <span class={isKept ? 'mark good' : 'mark bad'} title={rule.id}>
                        {standingWords(count)}
                      </span>
                    ))}
                  </td>
                  {loads.size > 0 ? <td class="number">{loads.get(leader.id) ?? ''}</td> : null}
                </tr>
              )
            })}
          </tbody>
        </table>
      </section>
      {isPartly ? <p class="quiet">{call.say(words.proRata)}</p> : null}
    </section>
  )
}
