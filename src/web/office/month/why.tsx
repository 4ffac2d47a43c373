import type { FC } from 'hono/jsx'
import { type Slot, slotId } from '../../../domain/slot.ts'
import type { Text } from '../../../domain/text.ts'
import { madeByHand } from '../../../roster/by-hand.ts'
import { standIns } from '../../../roster/stand-in.ts'
import { why } from '../../../roster/why.ts'
import { monthOf } from '../../../rules/built-in/index.ts'
import { noLongerBroken } from '../../../words/against.ts'
import { type CaseWords, caseHeads } from '../../../words/case.ts'
import { standInsInWords } from '../../../words/stand-in.ts'
import { whyInWords } from '../../../words/why.ts'
import type { OfficeCall } from '../../call.tsx'
import { plainPage } from '../../plain-page.tsx'
import { dutyNamed } from './edit-effects.ts'
import { type MonthView, monthIn, viewOf, withoutView } from './month-view.ts'

const words = {
  why: { 'zh-CN': '为什么是他/她', en: 'Why this leader' },
  whoElse: { 'zh-CN': '还有谁能来', en: 'Who else could come' },
  back: { 'zh-CN': '返回', en: 'Back' },
} as const satisfies Record<string, Text>

interface Asked {
  readonly view: MonthView
  readonly slot: Slot
  readonly leader: string
}

const askedIn = (call: OfficeCall): Asked | Response | Promise<Response> => {
  const name = monthIn(call)
  const read = name === undefined ? undefined : viewOf(call, name)
  if (!read?.ok) return withoutView(call, name)
  const { date, opening, leader } = dutyNamed((key) => call.http.req.query(key) ?? '')
  const slot = read.value.month.slots.get(slotId(date, opening))
  return slot && (leader === '' || read.value.month.leaders.has(leader))
    ? { view: read.value, slot, leader }
    : plainPage(call, 'notFound')
}

const Back: FC<{ readonly call: OfficeCall; readonly asked: Asked }> = ({
  call,
  asked: { view, slot, leader },
}) => (
  <p>
    <a
      href={call.at(
        `/m/${view.name}/duty?${new URLSearchParams({ date: slot.date, opening: slot.opening, leader })}`,
      )}
    >
      ← {call.say(words.back)}
    </a>
  </p>
)

const Cases: FC<{ readonly call: OfficeCall; readonly cases: readonly CaseWords[]; readonly label: string }> = ({
  call,
  cases,
  label,
}) => {
  const cell = (head: Text, lines: readonly string[]) => (
    <td data-label={call.say(head)}>
      {lines.length === 0 ? call.say(caseHeads.nothing) : lines.map((line) => <div>{line}</div>)}
    </td>
  )
  return (
    <section class="scroll" tabindex={0} aria-label={label}>
      <table class="cards">
        <thead>
          <tr>
            {[caseHeads.leader, caseHeads.costs, caseHeads.breaks, caseHeads.moves].map((head) => (
              <th scope="col">{call.say(head)}</th>
            ))}
          </tr>
        </thead>
        <tbody>
          {cases.map((one) => (
            <tr>
              <th scope="row">{one.name}</th>
              {cell(caseHeads.costs, one.costs)}
              {cell(caseHeads.breaks, [
                ...one.breaks.map(({ says }) => says),
                ...one.mends.map(({ says }) => `${call.say(noLongerBroken)}: ${says}`),
              ])}
              {cell(
                caseHeads.moves,
                one.moves.map(({ says }) => says),
              )}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  )
}

const Lines: FC<{ readonly lines: readonly { readonly says: string }[] }> = ({ lines }) =>
  lines.length === 0 ? null : (
    <ul>
      {lines.map(({ says }) => (
        <li>{says}</li>
      ))}
    </ul>
  )

/** Why a leader has a duty in the best roster, or has not, and what each alternative would cost. */
export const showWhy = async (call: OfficeCall): Promise<Response> => {
  const asked = askedIn(call)
  if (!('slot' in asked)) return asked
  if (asked.leader === '') return plainPage(call, 'notFound')
  const { view, slot, leader } = asked
  const answers = await call.app.makings.ask((solver, options) =>
    why(view.month, solver, { slot, leader }, options),
  )
  return call.page(
    { title: words.why, tab: 'months' },
    <>
      <Back {...{ call, asked }} />
      {answers
        .map((one) => whyInWords(view.month, one, view.names, call.language))
        .map((one) => (
          <>
            <h1>{one.title}</h1>
            <p>{one.verdict}</p>
            <Lines lines={[...one.forcedBy, ...one.barredBy.map((says) => ({ says }))]} />
            {one.breaks ? (
              <>
                <h2>{one.breaks.title}</h2>
                <Lines lines={[...one.breaks.breaks, ...one.breaks.mends]} />
              </>
            ) : null}
            {one.changes ? (
              <>
                <h2>{one.changes.title}</h2>
                <Lines lines={one.changes.moves} />
              </>
            ) : null}
            {one.instead ? <h2>{one.instead.title}</h2> : null}
            {one.instead && one.instead.cases.length > 0 ? (
              <Cases {...{ call }} cases={one.instead.cases} label={one.instead.title} />
            ) : null}
            {[one.legend, one.unproven].map((note) => (note ? <p class="quiet">{note}</p> : null))}
          </>
        ))}
    </>,
  )
}

/** Who could take a duty of the draft over, or come where nobody is, the one who breaks and changes least first. */
export const showWhoElse = async (call: OfficeCall): Promise<Response> => {
  const asked = askedIn(call)
  if (!('slot' in asked)) return asked
  const { view, slot } = asked
  const leader = asked.leader === '' ? undefined : asked.leader
  // The draft stands for what is published: whoever comes, the rest of it should stay.
  const { roster } = madeByHand({ month: view.month, input: view.plan.hash }, view.duties, call.actor.at)
  const month = monthOf({ ...view.month.plan, published: roster.assignments })
  const there = month.slots.get(slot.id)!
  const found = await call.app.makings.ask((solver, options) =>
    standIns(month, solver, { slot: there, leader }, options),
  )
  const said = standInsInWords(month, { slot: there, leader }, found, view.names, call.language)
  return call.page(
    { title: words.whoElse, tab: 'months' },
    <>
      <Back {...{ call, asked }} />
      <h1>{said.title}</h1>
      {said.pinned ? <p class="notice">{said.pinned}</p> : null}
      {said.ranked ? (
        <>
          <h2>{said.ranked.title}</h2>
          {said.ranked.cases.length > 0 ? (
            <Cases {...{ call }} cases={said.ranked.cases} label={said.ranked.title} />
          ) : null}
          {said.ranked.legend.map((line) => (
            <p class="quiet">{line}</p>
          ))}
        </>
      ) : null}
      {said.barred && said.barred.leaders.length > 0 ? (
        <>
          <h2>{said.barred.title}</h2>
          <Lines lines={said.barred.leaders.map(({ because }) => ({ says: because.join('; ') }))} />
        </>
      ) : null}
      {said.unproven ? <p class="quiet">{said.unproven}</p> : null}
    </>,
  )
}
