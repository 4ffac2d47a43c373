import type { Text } from '../../../domain/text.ts'
import { explain } from '../../../roster/explain.ts'
import { explanationInWords } from '../../../words/explanation.ts'
import type { OfficeCall } from '../../call.tsx'
import { tooManyQuestions } from '../../too-many-questions.ts'
import { monthIn, viewOf, withoutView } from './month-view.ts'

const words = {
  title: { 'zh-CN': '为什么排不成', en: 'Why it cannot be done' },
  back: { 'zh-CN': '返回本月', en: 'Back to the month' },
  byHand: {
    'zh-CN':
      '规则之间并不矛盾:现在的安排不合规定,是手工改动、已批准的调整或后来登记的请假造成的。可以撤销,或重新自动编排;已发布的,也可以申请调整。',
    en: 'The rules do not contradict each other: changes by hand, approved changes or later absences broke this roster. Undo, make it again, or ask for a change of what is published.',
  },
  claims: { 'zh-CN': '相互矛盾的各项', en: 'What contradicts itself' },
  where: {
    'zh-CN':
      '要采用某个出路,请到相应页面改好,再重新自动编排:请假、地点(名额)、规则(提高或降低次数)、加开日期(节假日)。代价可在设置里改。',
    en: 'To take a way out, change it on its page (absences, places, rules, holidays) and make the roster again. Costs are a setting.',
  },
} as const satisfies Record<string, Text>

/** Why the month cannot be done as asked: minimal contradictions, and the cheapest ways out. */
export const showExplanation = async (call: OfficeCall): Promise<Response> => {
  const name = monthIn(call)
  const read = name === undefined ? undefined : viewOf(call, name)
  if (name === undefined || !read?.ok) return withoutView(call, name)
  const { month, names, plan } = read.value
  const busy = tooManyQuestions(call)
  if (busy) return busy
  const explanation = await call.app.makings.ask((solver, options) =>
    explain({ month, input: plan.hash }, solver, options),
  )
  const said = explanationInWords(month, explanation, names, call.language)
  return call.page(
    { title: words.title, tab: 'months' },
    <>
      <p>
        <a href={call.at(`/m/${name}`)}>← {call.say(words.back)}</a>
      </p>
      <h1>{said.title}</h1>
      {said.nothing ? <p class="notice">{said.nothing}</p> : null}
      {explanation.made.roster.kept && !read.value.judgement.kept ? (
        <p class="notice warn">{call.say(words.byHand)}</p>
      ) : null}
      {said.contradictions.map((one) => (
        <section class="notice bad">
          <p>
            <b>{one.says}</b>
          </p>
          <details open={!one.isCounted}>
            <summary>{call.say(words.claims)}</summary>
            <p>{one.minimal}</p>
            <ul>
              {one.claims.map(({ says }) => (
                <li>{says}</li>
              ))}
            </ul>
          </details>
        </section>
      ))}
      {said.nothing ? null : (
        <>
          <h2>{said.waysTitle}</h2>
          {said.ways.length === 0 ? <p>{said.noWay}</p> : null}
          <ol>
            {said.ways.map((way) => (
              <li>
                <b>{way.title}</b>
                <ul>
                  {way.concessions.map(({ says, missed }) => (
                    <li>
                      {says}
                      {missed.map((one) => (
                        <small> {one.says}</small>
                      ))}
                    </li>
                  ))}
                </ul>
                <p>{way.kept}</p>
                <details>
                  <summary>{way.changes.title}</summary>
                  <ul>
                    {way.changes.moves.map(({ says }) => (
                      <li>{says}</li>
                    ))}
                  </ul>
                </details>
              </li>
            ))}
          </ol>
          {said.ways.length > 0 ? <p class="quiet">{call.say(words.where)}</p> : null}
        </>
      )}
      {said.notes.map((note) => (
        <p class="quiet">{note}</p>
      ))}
    </>,
  )
}
