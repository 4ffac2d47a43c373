import type { FC } from 'hono/jsx'
import { liaisonsOf } from '../../../db/leader-store.ts'
import { unitsBelow } from '../../../db/unit-store.ts'
import { type Leader, roleWords, teamWords } from '../../../domain/leader.ts'
import type { Text } from '../../../domain/text.ts'
import type { OfficeCall } from '../../call.tsx'

const words = {
  posts: { 'zh-CN': '任职', en: 'Posts' },
  areas: { 'zh-CN': '联系点', en: 'Liaison areas' },
  since: { 'zh-CN': '起', en: ' on' },
  none: { 'zh-CN': '没有', en: 'None' },
} as const satisfies Record<string, Text>

/** The posts and liaison areas of a leader, to read. */
export const LeaderFacts: FC<{ readonly call: OfficeCall; readonly leader: Leader }> = ({ call, leader }) => {
  const unitName = new Map(unitsBelow(call.database, call.office.id).map(({ id, name }) => [id, name]))
  const span = (from: string, to: string | null): string =>
    to === null ? `${from}${call.say(words.since)}` : `${from} – ${to}`
  const areas = liaisonsOf(call.database, call.office.id, [leader])
  return (
    <>
      <h2>{call.say(words.posts)}</h2>
      <ul>
        {leader.posts.map(({ unit, title, role, team, portfolio, from, to }) => (
          <li>
            {unitName.get(unit)} <b>{title}</b> · {call.say(roleWords[role])} · {call.say(teamWords[team])}
            {portfolio.length > 0 ? ` · ${portfolio.join('、')}` : ''} <small class="quiet">{span(from, to)}</small>
          </li>
        ))}
      </ul>
      <h2>{call.say(words.areas)}</h2>
      {areas.length === 0 ? <p class="quiet">{call.say(words.none)}</p> : null}
      <ul>
        {areas.map(({ unit, from, to }) => (
          <li>
            {unitName.get(unit)} <small class="quiet">{span(from, to)}</small>
          </li>
        ))}
      </ul>
    </>
  )
}
