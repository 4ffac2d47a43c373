import { dutiesOfRevision } from '../../../db/duty-store.ts'
import type { Text } from '../../../domain/text.ts'
import { changesBetween } from '../../../roster/changes.ts'
import { changesInWords } from '../../../words/changes.ts'
import type { OfficeCall } from '../../call.tsx'
import { monthIn, viewOf, withoutView } from './month-view.ts'
import { rosterOf } from './publish.ts'

const words = {
  title: { 'zh-CN': '与已发布的对比', en: 'Against what is published' },
  back: { 'zh-CN': '返回本月', en: 'Back to the month' },
  nothing: { 'zh-CN': '这个月还没有发布过。', en: 'Nothing is published for this month yet.' },
  before: { 'zh-CN': '已发布', en: 'published' },
  now: { 'zh-CN': '草稿', en: 'draft' },
  leader: { 'zh-CN': '次数不同的领导', en: 'Leaders whose number of duties differs' },
} as const satisfies Record<string, Text>

/** The draft against the revision in force: every duty that is new, gone or changed. */
export const showComparison = (call: OfficeCall): Response | Promise<Response> => {
  const name = monthIn(call)
  const read = name === undefined ? undefined : viewOf(call, name)
  if (name === undefined || !read?.ok) return withoutView(call, name)
  const view = read.value
  const { month, names, revision } = view
  const roster = rosterOf(view, call.app.now())
  const said = changesInWords(month, changesBetween(month.plan.published, roster.assignments), names, call.language)
  const old = revision ? dutiesOfRevision(call.database, revision.roster, revision.n) : []
  const count = (duties: readonly { readonly leader: string }[], id: string) =>
    duties.filter(({ leader }) => leader === id).length
  const loads = [...month.leaders.keys()]
    .map((id) => ({ id, before: count(old, id), now: count(roster.assignments, id) }))
    .filter(({ before, now }) => before !== now)
  return call.page(
    { title: words.title, tab: 'months' },
    <>
      <p>
        <a href={call.at(`/m/${name}`)}>← {call.say(words.back)}</a>
      </p>
      <h1>{call.say(words.title)}</h1>
      {revision ? (
        <>
          <h2>{said.title}</h2>
          {said.changes.length === 0 ? <p>{said.none}</p> : null}
          <ul>
            {said.changes.map(({ says, because }) => (
              <li>
                {says}
                {because.map((reason) => (
                  <small> {reason}</small>
                ))}
              </li>
            ))}
          </ul>
          {loads.length > 0 ? (
            <>
              <h2>{call.say(words.leader)}</h2>
              <ul>
                {loads.map(({ id, before, now }) => (
                  <li>
                    {names.leader(id)}: {call.say(words.before)} {before} → {call.say(words.now)} {now}
                  </li>
                ))}
              </ul>
            </>
          ) : null}
        </>
      ) : (
        <p>{call.say(words.nothing)}</p>
      )}
    </>,
  )
}
