import { groupBy } from '../../../domain/group-by.ts'
import { postsOn } from '../../../domain/leader.ts'
import { type Roster, rosterSchema } from '../../../domain/roster.ts'
import { oneLine, type Text } from '../../../domain/text.ts'
import { checkAssignments, type Judgement } from '../../../roster/check.ts'
import { publicationOf } from '../../../roster/duty-views.ts'
import { namesOf } from '../../../roster/names.ts'
import { standingsOf } from '../../../roster/standings.ts'
import { describeRule } from '../../../rules/index.ts'
import type { Month } from '../../../rules/month.ts'
import { type LeaderTotal, monthTitle, type MonthView as PrintedMonth } from '../../../workbook/month-words.ts'
import { monthCsv, monthWorkbook } from '../../../workbook/month-workbook.ts'
import { attachment } from '../../attachment.ts'
import type { OfficeCall } from '../../call.tsx'
import { plainPage } from '../../plain-page.tsx'
import { type MonthView, monthIn, viewOf } from './month-view.ts'
import { rosterOf } from './publish.ts'
import { revisionIn } from './revision.tsx'

const words = {
  draft: { 'zh-CN': '草稿(未发布)', en: 'Draft (not published)' },
  none: { 'zh-CN': '这个月还没有草稿,没有可导出的安排。', en: 'There is no draft of this month to export yet.' },
  wrong: {
    'zh-CN': '数据里有互相不符的地方,改正后才能导出:见下面。',
    en: 'Some facts do not fit together; mend them first, see below.',
  },
} as const satisfies Record<string, Text>

/** Each leader’s days and what every quota asks of him, as a workbook prints them. */
const totalsOf = (month: Month, roster: Roster, judgement: Judgement): LeaderTotal[] => {
  const standings = standingsOf(judgement)
  const his = groupBy(roster.assignments, ({ leader }) => leader)
  const names = { 'zh-CN': namesOf(month.plan, 'zh-CN'), en: namesOf(month.plan, 'en') }
  return month.plan.leaders.flatMap((leader): LeaderTotal[] => {
    const asked = standings.get(leader.id) ?? []
    const duties = his.get(leader.id) ?? []
    if (asked.length === 0 && duties.length === 0) return []
    const last = month.days.findLast((day) => postsOn(leader, day).length > 0)
    const posts = last === undefined ? [] : postsOn(leader, last)
    return [
      {
        leader: leader.name,
        title: posts.map(({ title }) => title).join('、'),
        days: [...new Set(duties.map(({ date }) => date))].sort(),
        counts: asked.map(({ rule, count: { actual, min, max, period } }) => {
          const span = period
            ? { 'zh-CN': `(${period.from}至${period.to})`, en: ` (${period.from} to ${period.to})` }
            : undefined
          const said = (language: 'zh-CN' | 'en'): string =>
            `${oneLine(describeRule(rule, names[language])[language])}${span?.[language] ?? ''}`
          return {
            rule: { 'zh-CN': said('zh-CN'), en: said('en') },
            actual,
            ...(min === undefined ? {} : { min }),
            ...(max === undefined ? {} : { max }),
          }
        }),
      },
    ]
  })
}

const printed = (call: OfficeCall, month: Month, roster: Roster, judgement: Judgement): PrintedMonth => ({
  ...publicationOf(month, roster),
  totals: totalsOf(month, roster, judgement),
  of: month.plan.units.find(({ id }) => id === call.office.unit)?.name ?? month.plan.office.name,
})

/** The month of the address where it has a draft; otherwise what to answer. */
const draftIn = (
  call: OfficeCall,
): { readonly view: MonthView } | { readonly answer: Response | Promise<Response> } => {
  const name = monthIn(call)
  if (name === undefined) return { answer: plainPage(call, 'notFound') }
  const path = call.at(`/m/${name}`)
  const view = viewOf(call, name)
  if (!view.ok) return { answer: call.redirect(path, words.wrong) }
  return view.value.draft ? { view: view.value } : { answer: call.redirect(path, words.none) }
}

const printedDraft = (call: OfficeCall, view: MonthView): PrintedMonth => ({
  ...printed(call, view.month, rosterOf(view, call.app.now()), view.judgement),
  notes: [words.draft],
})

/** 小县2026年12月领导干部接访安排表(草稿).xlsx */
const nameOf = (month: PrintedMonth, ending: string): string => {
  const isDraft = (month.notes?.length ?? 0) > 0
  return `${monthTitle(month)['zh-CN']}${isDraft ? '(草稿)' : ''}.${ending}`
}

/** The draft of a month as a workbook, marked as one. */
export const downloadDraft = async (call: OfficeCall): Promise<Response> => {
  const found = draftIn(call)
  if ('answer' in found) return found.answer
  const month = printedDraft(call, found.view)
  const file = { name: nameOf(month, 'xlsx'), plain: `roster-${month.month}-draft.xlsx`, type: 'xlsx' } as const
  return attachment(call, file, await monthWorkbook(month, call.language))
}

/** The duties of a draft as .csv. */
export const downloadDraftCsv = async (call: OfficeCall): Promise<Response> => {
  const found = draftIn(call)
  if ('answer' in found) return found.answer
  const month = printedDraft(call, found.view)
  const file = { name: nameOf(month, 'csv'), plain: `roster-${month.month}-draft.csv`, type: 'csv' } as const
  return attachment(call, file, monthCsv(month, call.language))
}

/** The planning file of a month as it is now, the draft’s pins included: the same document the solver gets. */
export const downloadDraftPlan = async (call: OfficeCall): Promise<Response> => {
  const name = monthIn(call)
  if (name === undefined) return plainPage(call, 'notFound')
  const view = viewOf(call, name)
  if (!view.ok) return call.redirect(call.at(`/m/${name}`), words.wrong)
  const file = `plan-${name}.json`
  return attachment(call, { name: file, plain: file, type: 'json' }, view.value.plan.canonical)
}

/** A published revision as a workbook: its own frozen month, whatever has changed since. */
export const downloadRevision = async (call: OfficeCall): Promise<Response> => {
  const found = revisionIn(call)
  if (!found) return plainPage(call, 'notFound')
  const roster = rosterSchema.parse(JSON.parse(found.revision.answer))
  const month = printed(call, found.month, roster, checkAssignments(found.month, roster.assignments))
  const plain = `roster-${month.month}-r${found.revision.n}.xlsx`
  const file = { name: nameOf(month, 'xlsx'), plain, type: 'xlsx' } as const
  return attachment(call, file, await monthWorkbook(month, call.language))
}
