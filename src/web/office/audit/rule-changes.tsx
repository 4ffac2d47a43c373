import type { FC } from 'hono/jsx'
import { clockIn, dayEnd, instantOf } from '../../../calendar/instant.ts'
import { type RuleEntry, ruleEntries } from '../../../db/audit-store.ts'
import { firstDay, lastDay } from '../../../domain/day.ts'
import type { Text } from '../../../domain/text.ts'
import { presets } from '../../../rules/presets.ts'
import type { OfficeCall } from '../../call.tsx'
import { ruleSetName } from '../log.tsx'
import { logSentence } from '../log-words.ts'
import type { Asked } from './question.ts'

const words = {
  title: { 'zh-CN': '这些月份里规则的变动', en: 'Changes of the rules in these months' },
  about: {
    'zh-CN': '每个月按月末(或以后首次发布时)的规则判断。月中停用、放宽过什么,看这里。',
    en: 'Each month is judged by the rules at its end, or at its first publication where that was later. What was switched off or eased within a month stands here.',
  },
  program: { 'zh-CN': '系统', en: 'the program' },
  on: (sets: string): Text => ({ 'zh-CN': `启用${sets}`, en: `switched on ${sets}` }),
  off: (sets: string): Text => ({ 'zh-CN': `停用${sets}`, en: `switched off ${sets}` }),
  more: { 'zh-CN': '更早的在记录里', en: 'Earlier ones in the log' },
} as const

/** Changes told of; more are in the log. */
const mostTold = 30

/** What was done to the rules of an office in the months asked about, each with its entry; nothing where there is nothing. */
export const RuleChanges: FC<{ readonly call: OfficeCall; readonly question: Asked }> = ({ call, question }) => {
  const { say, office } = call
  const [from, to] = [firstDay(question.from), lastDay(question.to)]
  const [begin, end] = [instantOf(from, '00:00', office.timezone).toISOString(), dayEnd(to, office.timezone)]
  const all = changesIn(call, begin, end < question.at ? end : question.at)
  if (all.length === 0) return null
  return (
    <section>
      <h2>{say(words.title)}</h2>
      <p class="quiet">{say(words.about)}</p>
      <ul>
        {all.slice(0, mostTold).map(({ entry, says }) => (
          <li>
            <a href={call.at(`/audit/log/${entry.seq}`)}>
              <time datetime={entry.at}>{clockIn(entry.at, office.timezone)}</time>
            </a>{' '}
            {entry.who ?? say(words.program)} {say(says)}
          </li>
        ))}
      </ul>
      {all.length > mostTold ? (
        <p>
          <a href={call.at(`/audit/log?${new URLSearchParams({ group: 'rules', from, to })}`)}>{say(words.more)}</a>
        </p>
      ) : null}
    </section>
  )
}

interface Change {
  readonly entry: RuleEntry
  readonly says: Text
}

/** The latest first; of the settings only what switched a shipped rule set on or off. */
const changesIn = (call: OfficeCall, from: string, until: string): Change[] => {
  const { app, office, language } = call
  const names = { database: app.readOnly, office, language }
  return ruleEntries(app.readOnly, office.id, from, until).flatMap((entry): Change[] => {
    if (!entry.presets) {
      const { what, data } = entry
      const subject = what.startsWith('rule-set.') ? ruleSetName(names, entry.subject) : entry.subject
      return [{ entry, says: logSentence(what, { subject, data }) }]
    }
    const { before, now } = entry.presets
    const on = now.filter((id) => !before.includes(id))
    const off = before.filter((id) => !now.includes(id))
    return [
      ...(on.length > 0 ? [{ entry, says: words.on(named(call, on)) }] : []),
      ...(off.length > 0 ? [{ entry, says: words.off(named(call, off)) }] : []),
    ]
  })
}

const named = ({ say }: OfficeCall, ids: readonly string[]): string =>
  ids
    .map((id) => {
      const set = presets.find((one) => one.id === id)
      return `“${set ? say(set.name) : id}”`
    })
    .join(say({ 'zh-CN': '、', en: ', ' }))
