import type { FC } from 'hono/jsx'
import type { KeptCase } from '../../../db/case-store.ts'
import { caseStateWords } from '../../../domain/case.ts'
import { type Care, careWords } from '../../../domain/case-event.ts'
import { list, type Text } from '../../../domain/text.ts'
import type { OfficeCall } from '../../call.tsx'
import { type CaseNames, caseNames } from '../../cases/case-names.ts'
import { dueLook, dueWords } from '../../cases/due-words.ts'
import { todayOf } from '../today.ts'
import { dayShown } from './day-shown.ts'
import { casesFor, dueThisWeek, mostShown, nextLimit, partWords, readCase } from './own-cases.ts'

const words = {
  title: { 'zh-CN': '我的信访事项', en: 'My cases' },
  week: { 'zh-CN': '本周到期和已超期', en: 'Due this week, or past' },
  none: { 'zh-CN': '目前没有正在办理的信访事项。', en: 'No case is open at present.' },
  received: { 'zh-CN': '接访', en: 'received' },
  ended: { 'zh-CN': '办完', en: 'ended' },
  unit: { 'zh-CN': '责任单位', en: 'Unit in charge' },
  noUnit: { 'zh-CN': '还没有交办', en: 'not assigned yet' },
  next: { 'zh-CN': '下一个期限', en: 'Next limit' },
  noLimit: { 'zh-CN': '没有在走的期限', en: 'none runs' },
  cares: { 'zh-CN': '四包', en: 'Four duties' },
  more: {
    'zh-CN': `只列出最近的${mostShown}件;更早的请问经办人。`,
    en: `Only the latest ${mostShown} are shown; ask the clerk for earlier ones.`,
  },
} as const satisfies Record<string, Text>

/** A leader’s cases: limits of this week, the open ones, those that ended this year folded; no numbers, no names. */
export const MineCases: FC<{ readonly call: OfficeCall; readonly leader: string }> = ({ call, leader }) => {
  const { open, ended } = casesFor(call, leader)
  const names = caseNames(call.database, call.office)
  const today = todayOf(call)
  return (
    <div class="own-cases">
      <h3>{call.say(words.title)}</h3>
      <Week {...{ call, leader, names }} />
      {open.length === 0 ? <p class="quiet">{call.say(words.none)}</p> : null}
      <ul class="case-cards">
        {open.slice(0, mostShown).map((kept) => (
          <OpenCase {...{ call, leader, names, kept }} />
        ))}
      </ul>
      {open.length > mostShown ? <p class="quiet">{call.say(words.more)}</p> : null}
      {ended.length === 0 ? null : (
        <details>
          <summary>{call.say(endedWords(ended.length))}</summary>
          <ul class="case-cards">
            {ended.map((kept) => (
              <li>
                <CaseHead {...{ call, leader, names, kept }} />
                <p class="quiet">
                  {call.say(dayShown(kept.received, today))}
                  {call.say(words.received)} · {call.say(dayShown(kept.ended!, today))}
                  {call.say(words.ended)}
                </p>
              </li>
            ))}
          </ul>
        </details>
      )}
    </div>
  )
}

interface Shown {
  readonly call: OfficeCall
  readonly leader: string
  readonly names: CaseNames
}

const Week: FC<Shown> = ({ call, leader, names }) => {
  const due = dueThisWeek(call, leader)
  const today = todayOf(call)
  if (due.length === 0) return null
  return (
    <div class={due.some(({ deadline }) => deadline.due! < today) ? 'notice bad' : 'notice warn'}>
      <h4>{call.say(words.week)}</h4>
      <ul class="due-list">
        {due.map(({ deadline: { clock, due: day }, of }) => (
          <li>
            <a href={call.at(`/mine/cases/${of.case}`)}>
              {names.subject(of.subject)}:{call.say(readCase(call, of).nameOf(clock))}
            </a>{' '}
            <span>{call.say(dayShown(day!, today))}</span>{' '}
            <span class={`mark ${dueLook(day!, today)}`}>{call.say(dueWords(day!, today))}</span>
          </li>
        ))}
      </ul>
    </div>
  )
}

const CaseHead: FC<Shown & { readonly kept: KeptCase }> = ({ call, leader, names, kept }) => (
  <p class="case-head">
    <a href={call.at(`/mine/cases/${kept.case}`)}>
      <b>{names.subject(kept.subject)}</b>
    </a>
    <span class="mark">{call.say(caseStateWords[kept.state])}</span>
    {kept.receiver === leader ? <span class="mark">{call.say(partWords.received)}</span> : null}
    {kept.inCharge === leader ? <span class="mark warn">{call.say(partWords.inCharge)}</span> : null}
  </p>
)

const OpenCase: FC<Shown & { readonly kept: KeptCase }> = ({ call, leader, names, kept }) => {
  const { one, limits, nameOf } = readCase(call, kept)
  const today = todayOf(call)
  const next = nextLimit(limits)
  return (
    <li>
      <CaseHead {...{ call, leader, names, kept }} />
      <p>
        {call.say(dayShown(kept.received, today))}
        {call.say(words.received)} · {call.say(words.unit)}:
        {kept.lead === null ? <span class="quiet">{call.say(words.noUnit)}</span> : names.unit(kept.lead)}
      </p>
      <p>
        {call.say(words.next)}:
        {next ? (
          <>
            {call.say(nameOf(next.clock))} {call.say(dayShown(next.due, today))}{' '}
            <span class={`mark ${dueLook(next.due, today)}`}>{call.say(dueWords(next.due, today))}</span>
          </>
        ) : (
          <span class="quiet">{call.say(words.noLimit)}</span>
        )}
      </p>
      {kept.inCharge === leader ? (
        <p>
          {call.say(words.cares)}:{call.say(caresWords(one.cares))}
        </p>
      ) : null}
    </li>
  )
}

/** What of 四包 is done: 已做包掌握情况;还没做包解释政策、… */
export const caresWords = (done: readonly Care[]): Text => {
  const all = Object.keys(careWords) as Care[]
  const named = (cares: readonly Care[]): Text => list(cares.map((care) => careWords[care]))
  const [did, left] = [all.filter((care) => done.includes(care)), all.filter((care) => !done.includes(care))]
  if (left.length === 0) return { 'zh-CN': '四项都已做到', en: 'all four are done' }
  const before: Text =
    did.length === 0
      ? { 'zh-CN': '', en: '' }
      : { 'zh-CN': `已做${named(did)['zh-CN']};`, en: `done: ${named(did).en}; ` }
  return {
    'zh-CN': `${before['zh-CN']}还没做${named(left)['zh-CN']}`,
    en: `${before.en}still to do: ${named(left).en}`,
  }
}

const endedWords = (n: number): Text => ({ 'zh-CN': `今年已办完(${n}件)`, en: `Ended this year (${n})` })
