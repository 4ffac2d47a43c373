import { dayWords } from '../../../domain/day-words.ts'
import { activityWords, sessionWords } from '../../../domain/place.ts'
import { slotId } from '../../../domain/slot.ts'
import type { Text } from '../../../domain/text.ts'
import type { OfficeCall } from '../../call.tsx'
import { plainPage } from '../../plain-page.tsx'
import { Candidates, Exchanges, Hidden } from './duty-options.tsx'
import { dutyNamed } from './edit-effects.ts'
import { isOpenForEdits, monthIn, viewOf, withoutView } from './month-view.ts'

const words = {
  who: { 'zh-CN': '谁来接访', en: 'Who receives' },
  nobody: { 'zh-CN': '无人', en: 'nobody' },
  exchange: { 'zh-CN': '与别人的安排对调', en: 'Exchange with another duty' },
  remove: { 'zh-CN': '取消这项安排', en: 'Take this duty off' },
  pin: { 'zh-CN': '锁定(自动编排时不动)', en: 'Pin (making leaves it alone)' },
  free: { 'zh-CN': '解除锁定', en: 'Unpin' },
  amend: { 'zh-CN': '申请调整(已发布)', en: 'Ask for a change (published)' },
  why: { 'zh-CN': '为什么是他/她', en: 'Why this leader' },
  whoElse: { 'zh-CN': '还有谁能来', en: 'Who else could come' },
  back: { 'zh-CN': '返回本月', en: 'Back to the month' },
} as const satisfies Record<string, Text>

/** One duty, or an empty slot: who else, with what would be broken or mended; exchange, pin, take off. */
export const showDuty = (call: OfficeCall): Response | Promise<Response> => {
  const name = monthIn(call)
  const read = name === undefined ? undefined : viewOf(call, name)
  if (name === undefined || !read?.ok) return withoutView(call, name)
  const view = read.value
  const duty = dutyNamed((key) => call.http.req.query(key) ?? '')
  const slot = view.month.slots.get(slotId(duty.date, duty.opening))
  const isThere = view.duties.some((one) => one.slot === slot && one.leader === duty.leader)
  if (!slot || (duty.leader !== '' && !isThere)) return plainPage(call, 'notFound')
  const canEdit = call.roles.has('clerk') && isOpenForEdits(view)
  const place = view.names.opening(duty.opening)
  const when = `${call.say(dayWords(slot.date))} ${call.say(sessionWords[slot.session])} ${slot.start}–${slot.end}`
  const query = new URLSearchParams({ ...duty }).toString()
  const isPinned = view.month.plan.pins.some(
    (pin) =>
      pin.is === 'on' && pin.date === duty.date && pin.opening === duty.opening && pin.leader === duty.leader,
  )
  const published = view.month.plan.published.find(
    ({ date, opening, leader }) => date === duty.date && opening === duty.opening && leader === duty.leader,
  )
  return call.page(
    { title: { 'zh-CN': `${when} ${place}`, en: `${when} ${place}` }, tab: 'months' },
    <>
      <p>
        <a href={call.at(`/m/${name}`)}>← {call.say(words.back)}</a>
      </p>
      <h1>{when}</h1>
      <p>
        {place} · {call.say(activityWords[slot.activity])} · {call.say(words.who)}:{' '}
        <b>{duty.leader === '' ? call.say(words.nobody) : view.names.leader(duty.leader)}</b>
      </p>
      {duty.leader === '' ? null : (
        <div class="actions">
          <a href={call.at(`/m/${name}/why?${query}`)}>{call.say(words.why)}</a>
          <a href={call.at(`/m/${name}/who-else?${query}`)}>{call.say(words.whoElse)}</a>
          {published && call.roles.has('clerk') ? (
            <a href={call.at(`/amendments/new?duty=${published.id}`)}>{call.say(words.amend)}</a>
          ) : null}
          {canEdit ? (
            <>
              <form method="post" action={call.at(`/m/${name}/pin`)} class="inline">
                <Hidden {...{ view, duty }} />
                <input type="hidden" name="free" value={isPinned ? 'yes' : 'no'} />
                <button type="submit" class="secondary small">
                  {call.say(isPinned ? words.free : words.pin)}
                </button>
              </form>
              <form method="post" action={call.at(`/m/${name}/edit`)} class="inline">
                <Hidden {...{ view, duty }} what="remove" />
                <button type="submit" class="secondary small">
                  {call.say(words.remove)}
                </button>
              </form>
            </>
          ) : null}
        </div>
      )}
      {canEdit ? <Candidates {...{ call, view, slot, duty }} /> : null}
      {canEdit && duty.leader !== '' ? (
        <details>
          <summary>{call.say(words.exchange)}</summary>
          <Exchanges {...{ call, view, duty }} />
        </details>
      ) : null}
    </>,
  )
}
