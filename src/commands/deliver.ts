import { firstInstant } from '../calendar/instant.ts'
import { lastDay } from '../domain/day.ts'
import { type FeedKey, feedKey } from '../domain/feed.ts'
import { groupBy } from '../domain/group-by.ts'
import type { Language, Text } from '../domain/text.ts'
import { byTime, eventsOf } from '../feeds/feed-events.ts'
import { calendarText } from '../feeds/ical.ts'
import { noticeHtml } from '../notices/notice-html.ts'
import { noticeOf } from '../notices/notice-of.ts'
import type { Change } from '../roster/changes.ts'
import { knownDutiesOf, publicationOf } from '../roster/duty-views.ts'
import type { Made } from '../roster/make.ts'
import { namesOf } from '../roster/names.ts'
import type { ReadPlan } from '../roster/planning-file.ts'
import type { Month } from '../rules/month.ts'
import { rosterReport } from '../terminal/report.ts'
import { notesOfPlan } from './plan-notes.ts'
import { exit, refuse, type Terminal } from './terminal.ts'
import { cannotTake, type Output, writeFiles } from './write-files.ts'

/** Where what was made goes, and the instant written on it. */
export interface DeliverCall {
  readonly out?: string | undefined
  readonly json: boolean
  readonly at?: string | undefined
}

/** Why the folder a person named cannot take the files; undefined when it can, or none is named. */
export const cannotDeliver = async ({ out }: DeliverCall): Promise<Text | undefined> =>
  out === undefined
    ? undefined
    : cannotTake(out, { folders: ['leaders'], files: ['office.ics', 'notice.html', 'roster.json'] })

/** Writes a made month’s files where a folder is named, prints it, and says what must be said beside it. */
export const deliver = async (
  terminal: Terminal,
  plan: ReadPlan,
  made: Made & { readonly changes?: readonly Change[] },
  call: DeliverCall,
): Promise<number> => {
  const { month } = plan
  if (call.out !== undefined) {
    const failed = await writeFiles(call.out, outputOf(month, made, terminal.language, call.at))
    if (failed) return refuse(terminal, failed)
  }
  const names = namesOf(month.plan, terminal.language)
  terminal.out(call.json ? rosterJson(made) : `${rosterReport(month, made, names, terminal.language)}\n`)
  for (const note of notesOf(plan, made)) terminal.err(note[terminal.language])
  if (call.out !== undefined) terminal.err(`${words.written[terminal.language]} ${call.out}`)
  return made.roster.kept ? exit.ok : exit.notKept
}

const rosterJson = ({ roster }: Made): string => `${JSON.stringify(roster, null, 2)}\n`

const outputOf = (month: Month, made: Made, language: Language, at?: string): Output => {
  const publication = publicationOf(month, made.roster)
  const { id, timezone, name } = month.plan.office
  const stamps = [...month.plan.published, ...made.roster.assignments].map(({ changedAt }) => changedAt)
  const known = knownDutiesOf(month, made.roster, at ?? stamps.sort().at(-1) ?? firstInstant(month.name, timezone))
  const events = groupBy(
    [...known.values()].flatMap((duty) => eventsOf(duty, { id, timezone, language })),
    ({ feed }) => feed,
  )
  const calendar = (feed: FeedKey, whose: string): string =>
    calendarText(
      { name: `${whose} ${words.feed[language]}`, timezone, language },
      (events.get(feed) ?? []).toSorted(byTime).map(({ text }) => text),
    )
  return {
    files: new Map([
      ['office.ics', calendar(feedKey('office', id), name)],
      ['notice.html', noticeHtml(noticeOf(publication), language)],
      // Last, so that a roster.json stands for a finished folder.
      ['roster.json', rosterJson(made)],
    ]),
    folders: new Map([
      [
        'leaders',
        new Map(
          month.plan.leaders.map((leader) => [
            `${leader.id}.ics`,
            calendar(feedKey('leader', leader.id), leader.name),
          ]),
        ),
      ],
    ]),
  }
}

/** What must be said beside a made roster. */
const notesOf = (plan: ReadPlan, { roster }: Made): Text[] => {
  const { month } = plan
  const nextYear = Number(month.name.slice(0, 4)) + 1
  const nearNewYear = month.name.endsWith('-12') && !month.calendar.isAnnounced(nextYear)
  return [
    ...notesOfPlan(plan),
    ...(roster.proven ? [] : [words.unproven]),
    ...(nearNewYear && roster.provisional.length === 0 ? [newYear(nextYear, lastDay(month.name))] : []),
  ]
}

const newYear = (year: number, last: string): Text => ({
  'zh-CN': `提示:${year}年放假安排不在表中;元旦的调休可能改动${last}前后几天。`,
  en: `Note: the holidays of ${year} are not in the table; New Year’s make-up days may still change the days around ${last}.`,
})

const words = {
  feed: { 'zh-CN': '接访日历', en: 'reception duties' },
  written: { 'zh-CN': '已写入', en: 'Written to' },
  unproven: {
    'zh-CN': '注意:时间用完,结果未证明最优;可加大 --time-limit 再排一次。',
    en: 'Not proven best: the time ran out. Try again with a larger --time-limit.',
  },
} as const satisfies Record<string, Text>
