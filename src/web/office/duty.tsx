import type { FC } from 'hono/jsx'
import { dayWords } from '../../domain/day-words.ts'
import type { DraftDuty } from '../../domain/draft.ts'
import { postAt } from '../../domain/leader.ts'
import { activityWords, sessionWords } from '../../domain/place.ts'
import { type Slot, slotId } from '../../domain/slot.ts'
import type { Text } from '../../domain/text.ts'
import { type Effect, putting, swapping } from '../../roster/edit.ts'
import type { OfficeCall } from '../call.tsx'
import { plainPage } from '../plain-page.tsx'
import { draftDuties, dutyNamed, effectsOf, sayFindings } from './edit-effects.ts'
import { isOpenForEdits, type MonthView, monthIn, viewOf } from './month-view.ts'

const words = {
  who: { 'zh-CN': '谁来接访', en: 'Who receives' },
  nobody: { 'zh-CN': '无人', en: 'nobody' },
  choose: { 'zh-CN': '选择领导', en: 'Choose a leader' },
  instead: { 'zh-CN': '改由所选领导接访', en: 'Put the chosen leader instead' },
  assign: { 'zh-CN': '安排所选领导', en: 'Assign the chosen leader' },
  effect: { 'zh-CN': '会怎样', en: 'What it does' },
  same: { 'zh-CN': '规则不受影响', en: 'no rule is touched' },
  mends: { 'zh-CN': '解决', en: 'mends' },
  breaks: { 'zh-CN': '引起', en: 'breaks' },
  days: { 'zh-CN': '本月天数', en: 'Days this month' },
  exchange: { 'zh-CN': '与别人的安排对调', en: 'Exchange with another duty' },
  swap: { 'zh-CN': '对调', en: 'Exchange' },
  remove: { 'zh-CN': '取消这项安排', en: 'Take this duty off' },
  pin: { 'zh-CN': '锁定(自动编排时不动)', en: 'Pin (making leaves it alone)' },
  free: { 'zh-CN': '解除锁定', en: 'Unpin' },
  why: { 'zh-CN': '为什么是他/她', en: 'Why this leader' },
  whoElse: { 'zh-CN': '还有谁能来', en: 'Who else could come' },
  back: { 'zh-CN': '返回本月', en: 'Back to the month' },
  none: { 'zh-CN': '没有别的领导可以在这里接访。', en: 'No other leader may serve here.' },
  noDuty: { 'zh-CN': '没有可以对调的安排。', en: 'There is no duty to exchange with.' },
} as const satisfies Record<string, Text>

/** What an edit does, in a few words. */
const EffectWords: FC<{ readonly call: OfficeCall; readonly view: MonthView; readonly effect: Effect }> = ({
  call,
  view,
  effect,
}) => {
  const bad = sayFindings(call, view.month, [...effect.forbidden, ...effect.broken]).slice(0, 3)
  const good = sayFindings(call, view.month, effect.mended).slice(0, 2)
  if (bad.length + good.length === 0) return <span class="mark good">{call.say(words.same)}</span>
  return (
    <>
      {bad.map((says) => (
        <div>
          <span class="mark bad">{call.say(words.breaks)}</span> {says}
        </div>
      ))}
      {good.map((says) => (
        <div>
          <span class="mark good">{call.say(words.mends)}</span> {says}
        </div>
      ))}
    </>
  )
}

/** Rank of an effect: what breaks least first. */
const weightOf = ({ forbidden, broken, mended }: Effect): number =>
  forbidden.length * 1000 + broken.length * 10 - mended.length

interface Option<T> {
  readonly item: T
  readonly effect: Effect
}

/** Choices with what each would do, the least harmful first; what cannot be done is left out. */
const ranked = <T,>(items: readonly T[], effects: readonly (Effect | undefined)[]): Option<T>[] =>
  items
    .flatMap((item, n): Option<T>[] => {
      const effect = effects[n]
      return effect && effect.forbidden.length === 0 ? [{ item, effect }] : []
    })
    .sort((a, b) => weightOf(a.effect) - weightOf(b.effect))

const Hidden: FC<{ readonly view: MonthView; readonly duty: DraftDuty; readonly what?: string }> = ({
  view,
  duty,
  what,
}) => (
  <>
    <input type="hidden" name="version" value={String(view.draft?.version ?? 0)} />
    {what ? <input type="hidden" name="what" value={what} /> : null}
    <input type="hidden" name="date" value={duty.date} />
    <input type="hidden" name="opening" value={duty.opening} />
    <input type="hidden" name="leader" value={duty.leader} />
  </>
)

/** Days a leader has in the draft. */
const daysOf = ({ duties }: MonthView, leader: string): number =>
  new Set(duties.filter((one) => one.leader === leader).map(({ slot }) => slot.date)).size

const Candidates: FC<{
  readonly call: OfficeCall
  readonly view: MonthView
  readonly slot: Slot
  readonly duty: DraftDuty
}> = ({ call, view, slot, duty }) => {
  const { month, duties, names } = view
  const there = new Set(duties.filter((one) => one.slot.id === slot.id).map(({ leader }) => leader))
  // Of those who break nothing more, whoever has fewer days comes first.
  const able = (month.mayBeServedBy.get(slot.id) ?? [])
    .filter((leader) => !there.has(leader))
    .sort((a, b) => daysOf(view, a) - daysOf(view, b))
  const instead = duty.leader === '' ? undefined : duty
  const edits = able.map((leader) => putting({ ...duty, leader }, instead))
  const options = ranked(able, effectsOf(view, edits))
  if (options.length === 0) return <p>{call.say(words.none)}</p>
  return (
    <form method="post" action={call.at(`/m/${view.name}/edit`)}>
      <Hidden view={view} duty={duty} what="put" />
      <fieldset class="options">
        <legend>{call.say(words.choose)}</legend>
        {options.map(({ item, effect }, n) => (
          <label class="option">
            <input type="radio" name="toLeader" value={item} checked={n === 0} />
            <span class="name">
              <b>{names.leader(item)}</b>{' '}
              <small>{postAt(month.leaders.get(item)!, slot.unit, slot.date)?.title}</small>
            </span>
            <span class="count">
              {call.say(words.days)} {daysOf(view, item)}
            </span>
            <span class="effects">
              <EffectWords {...{ call, view, effect }} />
            </span>
          </label>
        ))}
      </fieldset>
      <button type="submit">{call.say(instead ? words.instead : words.assign)}</button>
    </form>
  )
}

/** Most duties offered for an exchange. */
const mostExchanges = 12

const Exchanges: FC<{ readonly call: OfficeCall; readonly view: MonthView; readonly duty: DraftDuty }> = ({
  call,
  view,
  duty,
}) => {
  const own = slotId(duty.date, duty.opening)
  const mayServe = (leader: string, slot: string) => view.month.mayBeServedBy.get(slot)?.includes(leader) ?? false
  const others = draftDuties(view).filter(
    ({ date, opening, leader }) =>
      leader !== duty.leader && mayServe(leader, own) && mayServe(duty.leader, slotId(date, opening)),
  )
  const edits = others.map((other) => swapping(duty, other))
  const options = ranked(others, effectsOf(view, edits)).slice(0, mostExchanges)
  if (options.length === 0) return <p>{call.say(words.noDuty)}</p>
  const keyOf = ({ date, opening, leader }: DraftDuty) => `${date} ${opening} ${leader}`
  return (
    <form method="post" action={call.at(`/m/${view.name}/edit`)}>
      <Hidden view={view} duty={duty} what="swap" />
      <fieldset class="options">
        <legend>{call.say(words.exchange)}</legend>
        {options.map(({ item, effect }, n) => (
          <label class="option">
            <input type="radio" name="other" value={keyOf(item)} checked={n === 0} />
            <span class="name">
              <b>{view.names.leader(item.leader)}</b> <small>{call.say(dayWords(item.date))}</small>
            </span>
            <span class="effects">
              <EffectWords {...{ call, view, effect }} />
            </span>
          </label>
        ))}
      </fieldset>
      <button type="submit">{call.say(words.swap)}</button>
    </form>
  )
}

/** One duty, or an empty slot: who else, with what would be broken or mended; exchange, pin, take off. */
export const showDuty = (call: OfficeCall): Response | Promise<Response> => {
  const name = monthIn(call)
  const read = name === undefined ? undefined : viewOf(call, name)
  if (name === undefined || !read?.ok) return plainPage(call, 'notFound')
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
