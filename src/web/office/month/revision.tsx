import { momentWords } from '../../../calendar/instant.ts'
import { dutiesOfRevision } from '../../../db/duty-store.ts'
import { type KeptRevision, revisionAt, revisionsOf, rosterIdOf } from '../../../db/roster-store.ts'
import { monthWords } from '../../../domain/day-words.ts'
import type { Text } from '../../../domain/text.ts'
import { readDocument } from '../../../roster/planning-file.ts'
import type { Month } from '../../../rules/month.ts'
import { attachment } from '../../attachment.ts'
import type { OfficeCall } from '../../call.tsx'
import { plainPage } from '../../plain-page.tsx'
import { DutyTable } from './duty-table.tsx'
import { monthIn, standingOf } from './month-view.ts'
import { NoticeLinks } from './notice-links.tsx'
import { revisionNotice } from './revision-notice.ts'

const words = {
  revision: { 'zh-CN': '已发布安排', en: 'Published roster' },
  inForce: { 'zh-CN': '现行', en: 'in force' },
  superseded: { 'zh-CN': '已被后一版取代', en: 'superseded' },
  by: { 'zh-CN': '发布', en: 'published by' },
  broken: { 'zh-CN': '规则未全部满足的原因', en: 'Why it was published though rules are broken' },
  late: { 'zh-CN': '公示提前天数不够的原因', en: 'Why notice was short' },
  all: { 'zh-CN': '历次发布', en: 'All revisions' },
  files: { 'zh-CN': '文件', en: 'Files' },
  plan: { 'zh-CN': '规划文件(编排依据)', en: 'Planning file it was made from' },
  roster: { 'zh-CN': '安排表 roster.json', en: 'roster.json' },
  excel: { 'zh-CN': 'Excel', en: 'Excel' },
  back: { 'zh-CN': '返回本月', en: 'Back to the month' },
  amend: { 'zh-CN': '发布之后要改,点“调整”', en: 'To change what is published, ask for a change' },
} as const satisfies Record<string, Text>

/** A published revision with the month it is of. */
export interface FoundRevision {
  readonly rosterId: number
  readonly revision: KeptRevision
  readonly month: Month
}

/** The revision of the address, with its own frozen month; undefined where there is none. */
export const revisionIn = (call: OfficeCall): FoundRevision | undefined => {
  const name = monthIn(call)
  const rosterId = name === undefined ? undefined : rosterIdOf(call.database, call.office.id, name)
  const n = Number(call.http.req.param('n'))
  const revision = rosterId === undefined ? undefined : revisionAt(call.database, rosterId, n)
  if (rosterId === undefined || !revision) return undefined
  const read = readDocument(JSON.parse(revision.plan))
  if (!read.ok) throw new Error(`a frozen planning file can no longer be read: ${JSON.stringify(read.mistakes[0])}`)
  return { rosterId, revision, month: read.value.month }
}

/** A published revision: its duties as published, its reasons, its files, and the others. */
export const showRevision = (call: OfficeCall): Response | Promise<Response> => {
  const found = revisionIn(call)
  if (!found) return plainPage(call, 'notFound')
  const { rosterId, revision, month } = found
  const all = revisionsOf(call.database, rosterId)
  const latest = all[0]!.n
  const path = call.at(`/m/${month.name}/r/${revision.n}`)
  const { timezone } = call.office
  const title: Text = {
    'zh-CN': `${monthWords(month.name)['zh-CN']}${words.revision['zh-CN']}(第${revision.n}版)`,
    en: `${monthWords(month.name).en}: ${words.revision.en}, revision ${revision.n}`,
  }
  const duties = dutiesOfRevision(call.database, rosterId, revision.n)
  const { today } = standingOf(call, month.name)
  return call.page(
    { title, tab: 'months' },
    <>
      <p>
        <a href={call.at(`/m/${month.name}`)}>← {call.say(words.back)}</a>
      </p>
      <h1>{call.say(title)}</h1>
      <p>
        <span class={`mark ${revision.n === latest ? 'good' : ''}`}>
          {call.say(revision.n === latest ? words.inForce : words.superseded)}
        </span>{' '}
        {call.say(momentWords(revision.at, timezone))} {call.say(words.by)}{' '}
        {all.find(({ n }) => n === revision.n)?.who}
      </p>
      {revision.brokenReason ? (
        <p class="notice warn">
          {call.say(words.broken)}: {revision.brokenReason}
        </p>
      ) : null}
      {revision.lateReason ? (
        <p class="notice warn">
          {call.say(words.late)}: {revision.lateReason}
        </p>
      ) : null}
      <p class="quiet">{call.say(words.amend)}</p>
      <DutyTable {...{ call, month, duties, today }} canAmend={revision.n === latest} />
      <NoticeLinks call={call} notice={revisionNotice(call)!} isLatest={revision.n === latest} />
      <h2>{call.say(words.files)}</h2>
      <ul>
        <li>
          <a href={`${path}/month.xlsx`}>{call.say(words.excel)}</a>
        </li>
        <li>
          <a href={`${path}/plan.json`}>{call.say(words.plan)}</a> <code>{revision.planHash.slice(0, 16)}</code>
        </li>
        <li>
          <a href={`${path}/roster.json`}>{call.say(words.roster)}</a>{' '}
          <code>{revision.answerHash.slice(0, 16)}</code>
        </li>
      </ul>
      <h2>{call.say(words.all)}</h2>
      <ol reversed>
        {all.map((one) => (
          <li value={one.n}>
            <a href={call.at(`/m/${month.name}/r/${one.n}`)}>{call.say(momentWords(one.at, timezone))}</a> {one.who}
          </li>
        ))}
      </ol>
    </>,
  )
}

/** The planning file a revision was made from, to the byte as it was hashed. */
export const downloadPlan = (call: OfficeCall): Response | Promise<Response> => {
  const found = revisionIn(call)
  if (!found) return plainPage(call, 'notFound')
  const name = `plan-${found.month.name}-r${found.revision.n}.json`
  return attachment(call, { name, plain: name, type: 'json' }, found.revision.plan)
}

/** A revision’s roster.json, to the byte as it was hashed. */
export const downloadRoster = (call: OfficeCall): Response | Promise<Response> => {
  const found = revisionIn(call)
  if (!found) return plainPage(call, 'notFound')
  const name = `roster-${found.month.name}-r${found.revision.n}.json`
  return attachment(call, { name, plain: name, type: 'json' }, found.revision.answer)
}
