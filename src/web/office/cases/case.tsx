import { lookAtPersonal, personalOf } from '../../../db/personal-store.ts'
import { dateInYearWords } from '../../../domain/day-words.ts'
import type { Text } from '../../../domain/text.ts'
import type { OfficeCall } from '../../call.tsx'
import { plainPage } from '../../plain-page.tsx'
import { CaseHead } from './case-head.tsx'
import { CaseLimits } from './case-limits.tsx'
import { CaseSteps, type TypedStep } from './case-steps.tsx'
import { CaseTimeline } from './case-timeline.tsx'
import { type CaseView, caseIn } from './case-view.ts'
import { CaseWords, type Looked, lookedAt } from './case-words.tsx'

const words = {
  title: { 'zh-CN': '信访事项', en: 'Case' },
  all: { 'zh-CN': '全部信访事项', en: 'All cases' },
} as const satisfies Record<string, Text>

/** Everything about a case; what somebody typed in vain, or has looked at, is shown with it. */
export const casePage = (
  call: OfficeCall,
  view: CaseView,
  { typed, looked }: { readonly typed?: TypedStep; readonly looked?: Looked | 'nothing' } = {},
  status?: 409 | 422,
): Promise<Response> => {
  const { kept, one, names, seesNumbers } = view
  const title: Text = seesNumbers
    ? { 'zh-CN': `信访事项 ${names.number(kept)}`, en: `Case ${names.number(kept)}` }
    : {
        'zh-CN': `${dateInYearWords(one.received)['zh-CN']} ${names.subject(one.subject)}`,
        en: `${names.subject(one.subject)}, ${dateInYearWords(one.received).en}`,
      }
  const notes = typeof looked === 'object' ? looked.personal?.notes : undefined
  return call.page(
    { title, tab: 'cases' },
    <div class="case-page">
      <p>
        <a href={call.at('/cases')}>{call.say(words.all)}</a>
      </p>
      <h1>{call.say(title)}</h1>
      <CaseHead {...{ call, view }} />
      <CaseWords {...{ call, view, looked }} />
      <CaseLimits {...{ call, view }} />
      <CaseSteps {...{ call, view, typed }} />
      <CaseTimeline {...{ call, view, notes }} />
    </div>,
    status,
  )
}

/** Shows a case, words about people hidden. */
export const showCase = (call: OfficeCall): Promise<Response> => {
  const view = caseIn(call)
  return view ? casePage(call, view) : plainPage(call, 'notFound')
}

/** Shows a case with the words about people; the log says who looked. */
export const lookAtCase = (call: OfficeCall): Promise<Response> => {
  const view = caseIn(call)
  if (!view?.mayLook) return plainPage(call, 'notFound')
  const { database, keys } = call.app
  const id = view.kept.case
  const found = database.write(() => {
    const shown = lookAtPersonal(database, keys, call.actor, { id, kind: 'case' }, 'page')
    return shown && { ...shown, version: personalOf(database, keys, id)!.version }
  })
  return casePage(call, view, { looked: found ? lookedAt(found) : 'nothing' })
}
