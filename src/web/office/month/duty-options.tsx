import type { FC } from 'hono/jsx'
import { dayWords } from '../../../domain/day-words.ts'
import type { DraftDuty } from '../../../domain/draft.ts'
import { postAt } from '../../../domain/leader.ts'
import { type Slot, slotId } from '../../../domain/slot.ts'
import type { Text } from '../../../domain/text.ts'
import { type Effect, putting, swapping } from '../../../roster/edit.ts'
import type { OfficeCall } from '../../call.tsx'
import { draftDuties, effectsOf, sayFindings } from './edit-effects.ts'
import type { MonthView } from './month-view.ts'

const words = {
  choose: { 'zh-CN': '选择领导', en: 'Choose a leader' },
  instead: { 'zh-CN': '改由所选领导接访', en: 'Put the chosen leader instead' },
  assign: { 'zh-CN': '安排所选领导', en: 'Assign the chosen leader' },
  same: { 'zh-CN': '规则不受影响', en: 'no rule is touched' },
  mends: { 'zh-CN': '解决', en: 'mends' },
  breaks: { 'zh-CN': '引起', en: 'breaks' },
  days: { 'zh-CN': '本月天数', en: 'Days this month' },
  exchange: { 'zh-CN': '与别人的安排对调', en: 'Exchange with another duty' },
  swap: { 'zh-CN': '对调', en: 'Exchange' },
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

/** One way to change the duty, and what it would do. */
const Option: FC<{
  readonly call: OfficeCall
  readonly view: MonthView
  readonly effect: Effect
  readonly name: string
  readonly value: string
  readonly isFirst: boolean
  readonly leader: string
  readonly more: string | undefined
  readonly count?: string
}> = ({ call, view, effect, name, value, isFirst, leader, more, count }) => (
  <label class="option">
    <input type="radio" name={name} value={value} checked={isFirst} />
    <span class="name">
      <b>{leader}</b> <small>{more}</small>
    </span>
    {count === undefined ? null : <span class="count">{count}</span>}
    <span class="effects">
      <EffectWords {...{ call, view, effect }} />
    </span>
  </label>
)

/** Rank of an effect: what breaks least first. */
const weightOf = ({ forbidden, broken, mended }: Effect): number =>
  forbidden.length * 1000 + broken.length * 10 - mended.length

interface Ranked<T> {
  readonly item: T
  readonly effect: Effect
}

/** Choices with what each would do, the least harmful first; what cannot be done is left out. */
const ranked = <T,>(items: readonly T[], effects: readonly (Effect | undefined)[]): Ranked<T>[] =>
  items
    .flatMap((item, n): Ranked<T>[] => {
      const effect = effects[n]
      return effect && effect.forbidden.length === 0 ? [{ item, effect }] : []
    })
    .sort((a, b) => weightOf(a.effect) - weightOf(b.effect))

/** What says to every form which duty it is about. */
export const Hidden: FC<{ readonly view: MonthView; readonly duty: DraftDuty; readonly what?: string }> = ({
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

/** Who could have the duty, the least harmful choice first. */
export const Candidates: FC<{
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
          <Option
            {...{ call, view, effect }}
            name="toLeader"
            value={item}
            isFirst={n === 0}
            leader={names.leader(item)}
            more={postAt(month.leaders.get(item)!, slot.unit, slot.date)?.title}
            count={`${call.say(words.days)} ${daysOf(view, item)}`}
          />
        ))}
      </fieldset>
      <button type="submit">{call.say(instead ? words.instead : words.assign)}</button>
    </form>
  )
}

/** Most duties offered for an exchange. */
const mostExchanges = 12

/** Duties it could be exchanged with, the least harmful choice first. */
export const Exchanges: FC<{ readonly call: OfficeCall; readonly view: MonthView; readonly duty: DraftDuty }> = ({
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
          <Option
            {...{ call, view, effect }}
            name="other"
            value={keyOf(item)}
            isFirst={n === 0}
            leader={view.names.leader(item.leader)}
            more={call.say(dayWords(item.date))}
          />
        ))}
      </fieldset>
      <button type="submit">{call.say(words.swap)}</button>
    </form>
  )
}
