import { momentWords } from '../../../calendar/instant.ts'
import type { KeptAmendment } from '../../../db/amendment-store.ts'
import type { AmendmentState } from '../../../domain/draft.ts'
import { amendmentStateWords } from '../../../domain/draft.ts'
import type { Text } from '../../../domain/text.ts'
import type { OfficeCall } from '../../call.tsx'
import { isOpen, seenAmendments, waitingFor } from './amendment-rights.ts'
import { namesIn, sentenceOf, spokenOf } from './amendment-words.ts'

const words = {
  title: { 'zh-CN': '调整', en: 'Changes' },
  about: {
    'zh-CN': '对已发布安排的调换、顶替、顺延和取消。批准后生成新的一版,原来的一版保留不变。',
    en: 'Swaps, covers, deferrals and cancellations of published duties. Each approved one makes a new revision; the old one stays as it was.',
  },
  delivered: { 'zh-CN': '变动送达', en: 'Who has seen what changed' },
  ask: { 'zh-CN': '提出调整', en: 'Ask for a change' },
  open: { 'zh-CN': '没办完的', en: 'Open' },
  all: { 'zh-CN': '全部', en: 'All' },
  filter: { 'zh-CN': '筛选', en: 'Filter' },
  none: { 'zh-CN': '没有。', en: 'None.' },
  waiting: { 'zh-CN': '等您办', en: 'waiting for you' },
  asked: { 'zh-CN': '提出', en: 'asked' },
  more: {
    'zh-CN': `只列出最近的200项。`,
    en: 'Only the latest 200 are listed.',
  },
} as const satisfies Record<string, Text>

/** Rows of one page; older ones are found by their month’s revisions. */
const most = 200

/** How a state is marked. */
export const stateMarks: Record<AmendmentState, 'good' | 'bad' | 'warn' | 'plain'> = {
  asked: 'warn',
  consented: 'warn',
  declined: 'bad',
  approved: 'good',
  rejected: 'bad',
  withdrawn: 'plain',
}

/** The amendments an office has, or those of somebody’s own leaders. */
export const showAmendments = (call: OfficeCall): Promise<Response> => {
  const isAll = call.http.req.query('show') === 'all'
  const seen = seenAmendments(call)
  const waiting = new Set(waitingFor(call, seen))
  const shown = seen.filter((one) => isAll || isOpen(one))
  const names = namesIn(call)
  const tab = (all: boolean) => (
    <a
      class="tab"
      href={call.at(`/amendments${all ? '?show=all' : ''}`)}
      aria-current={all === isAll ? 'true' : undefined}
    >
      {call.say(all ? words.all : words.open)} ({all ? seen.length : seen.filter(isOpen).length})
    </a>
  )
  const row = (one: KeptAmendment) => (
    <li class={waiting.has(one) ? 'waiting' : undefined}>
      <a href={call.at(`/amendments/${one.id}`)}>{call.say(sentenceOf(spokenOf(call, one), names))}</a>
      <small class="said-of">
        <span class={`mark ${stateMarks[one.state]}`}>{call.say(amendmentStateWords[one.state])}</span>{' '}
        {waiting.has(one) ? <span class="mark bad">{call.say(words.waiting)}</span> : null} {one.askedBy}{' '}
        {call.say(words.asked)} · {call.say(momentWords(one.at, call.office.timezone))}
      </small>
    </li>
  )
  return call.page(
    { title: words.title, tab: 'amendments' },
    <section class="amendments">
      <h1>{call.say(words.title)}</h1>
      <p class="quiet">{call.say(words.about)}</p>
      {waiting.size > 0 ? (
        <p class="notice warn" role="status">
          {{ 'zh-CN': `有${waiting.size}项等您办。`, en: `${waiting.size} waiting for you.` }[call.language]}
        </p>
      ) : null}
      <div class="actions">
        {['clerk', 'leader', 'liaison'].some((role) => call.roles.has(role as 'clerk')) ? (
          <a class="button" href={call.at('/amendments/new')}>
            {call.say(words.ask)}
          </a>
        ) : null}
        <nav class="tabs" aria-label={call.say(words.filter)}>
          {tab(false)}
          {tab(true)}
        </nav>
        {['clerk', 'approver', 'auditor'].some((role) => call.roles.has(role as 'clerk')) ? (
          <a href={call.at('/changes')}>{call.say(words.delivered)}</a>
        ) : null}
      </div>
      {shown.length === 0 ? <p>{call.say(words.none)}</p> : null}
      <ul class="choices">
        {[...shown.filter((one) => waiting.has(one)), ...shown.filter((one) => !waiting.has(one))]
          .slice(0, most)
          .map(row)}
      </ul>
      {shown.length > most ? <p class="quiet">{call.say(words.more)}</p> : null}
    </section>,
  )
}
