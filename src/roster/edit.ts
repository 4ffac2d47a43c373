import type { DraftDuty, DraftPin } from '../domain/draft.ts'
import type { Finding } from '../domain/finding.ts'
import { groupBy } from '../domain/group-by.ts'
import { objectiveLevels } from '../domain/rule-set.ts'
import { type Duty, slotId } from '../domain/slot.ts'
import { builtIns } from '../rules/built-in/index.ts'
import { checkRule, isRequired, kindOf, priceOf } from '../rules/index.ts'
import type { AnyRule, Month } from '../rules/month.ts'
import type { Judgement } from './check.ts'

/** A change by hand: duties that go and duties that come. */
export interface Edit {
  readonly remove: readonly DraftDuty[]
  readonly add: readonly DraftDuty[]
}

/** What an edit would do to the rules, before it is done. */
export interface Effect {
  /** Built-ins it would break: then it cannot be done. */
  readonly forbidden: readonly Finding[]
  /** Findings that come, required rules first. */
  readonly broken: readonly Finding[]
  /** Findings that go. */
  readonly mended: readonly Finding[]
}

const isSame = (a: DraftDuty, b: DraftDuty): boolean =>
  a.date === b.date && a.opening === b.opening && a.leader === b.leader

/** One leader’s duty to another slot; whoever is there already stays. */
export const moving = (duty: DraftDuty, to: Pick<DraftDuty, 'date' | 'opening'>): Edit => ({
  remove: [duty],
  add: [{ ...to, leader: duty.leader }],
})

/** Two duties change hands (对调). */
export const swapping = (one: DraftDuty, other: DraftDuty): Edit => ({
  remove: [one, other],
  add: [
    { ...one, leader: other.leader },
    { ...other, leader: one.leader },
  ],
})

/** Another leader in the place of one, or in an empty slot where `instead` is missing. */
export const putting = (to: DraftDuty, instead?: DraftDuty): Edit => ({
  remove: instead ? [instead] : [],
  add: [to],
})

/** Nobody in the place of a leader. */
export const removing = (duty: DraftDuty): Edit => ({ remove: [duty], add: [] })

/** Duties after an edit; undefined where what should go is not there, or what should come is there already. */
export const edited = (duties: readonly DraftDuty[], { remove, add }: Edit): DraftDuty[] | undefined => {
  const left = duties.filter((duty) => !remove.some((gone) => isSame(gone, duty)))
  if (left.length !== duties.length - remove.length) return undefined
  const isThere = add.some(
    (one, n) => left.some((duty) => isSame(duty, one)) || add.findIndex((other) => isSame(one, other)) !== n,
  )
  return isThere ? undefined : [...left, ...add]
}

/** Duties of a draft as rules see them, and those whose slot is closed or whose leader is gone by now. */
export const dutiesIn = (
  month: Month,
  drafted: readonly DraftDuty[],
): { readonly duties: readonly Duty[]; readonly lost: readonly DraftDuty[] } => {
  const duties: Duty[] = []
  const lost: DraftDuty[] = []
  for (const one of drafted) {
    const slot = month.slots.get(slotId(one.date, one.opening))
    if (slot && month.leaders.has(one.leader)) duties.push({ leader: one.leader, slot })
    else lost.push(one)
  }
  return { duties, lost }
}

/**
 * What changes in the eyes of every rule when these duties become those. Only rules that a changed duty is any concern
 * of are asked again, and of built-ins and of rules about each leader by himself only what is near the change; those of
 * balance and spread find nothing, they weigh.
 */
export const effectOf = (
  month: Month,
  before: Judgement,
  duties: readonly Duty[],
  after: readonly Duty[],
): Effect => {
  const changed = [...notIn(duties, after), ...notIn(after, duties)]
  const rules = concernedBy(month, changed)
  const known = new Map(before.verdicts.map(({ rule, verdict }) => [rule, verdict]))
  const leaders = new Set(changed.map(({ leader }) => leader))
  const slots = new Set(changed.map(({ slot }) => slot))
  const near = (all: readonly Duty[]) => all.filter(({ leader, slot }) => leaders.has(leader) || slots.has(slot))
  const [nearBefore, nearAfter] = [near(duties), near(after)]
  const broken = (all: readonly Duty[], those: readonly Duty[]) =>
    builtIns.flatMap((builtIn) => builtIn.check(month, builtIn.kind === 'pinned' ? all : those))
  const verdictsOf = (all: readonly Duty[], those: readonly Duty[], isKnown: boolean) =>
    rules.map((rule) => {
      if (kindOf(rule).isPersonal) return { rule, verdict: checkRule(rule, month, those) }
      return { rule, verdict: (isKnown ? known.get(rule) : undefined) ?? checkRule(rule, month, all) }
    })
  const [brokenBefore, brokenAfter] = [broken(duties, nearBefore), broken(after, nearAfter)]
  const old = findingsOf(verdictsOf(duties, nearBefore, true))
  const fresh = findingsOf(verdictsOf(after, nearAfter, false))
  return {
    forbidden: without(brokenAfter, brokenBefore),
    broken: without(fresh, old),
    mended: [...without(brokenBefore, brokenAfter), ...without(old, fresh)],
  }
}

/** Rules that speak of a changed duty’s slot, and find fault at all. */
export const concernedBy = (month: Month, changed: readonly Duty[]): AnyRule[] =>
  month.rules.filter(
    (rule) => !weighed.has(priceOf(rule).level) && changed.some(({ slot }) => month.isWhat(rule, slot)),
  )

/** What one judgement finds that another one did not, and the other way round. */
export const effectBetween = (before: Judgement, now: Judgement): Effect => {
  const [old, fresh] = [findingsOf(before.verdicts), findingsOf(now.verdicts)]
  return {
    forbidden: without(now.broken, before.broken),
    broken: without(fresh, old),
    mended: [...without(before.broken, now.broken), ...without(old, fresh)],
  }
}

const weighed: ReadonlySet<number> = new Set([objectiveLevels.fairness, objectiveLevels.spread])

const notIn = (duties: readonly Duty[], others: readonly Duty[]): Duty[] => {
  const there = groupBy(others, ({ leader }) => leader)
  return duties.filter(({ leader, slot }) => !there.get(leader)?.some((one) => one.slot.id === slot.id))
}

/** Findings of binding rules, required ones first. */
const findingsOf = (verdicts: Judgement['verdicts']): Finding[] => {
  const of = (required: boolean) =>
    verdicts.filter(({ rule }) => isRequired(rule) === required).flatMap(({ verdict }) => verdict.findings)
  return [...of(true), ...of(false)]
}

/** Findings that the others have not, or have less of. */
const without = (findings: readonly Finding[], others: readonly Finding[]): Finding[] => {
  // One subject may be spoken of twice: in each period of a quota, after each earlier duty.
  const subjectOf = ({ rule, message, subject, data }: Finding): string =>
    JSON.stringify([rule, message, subject, data?.from, data?.earlier])
  const there = new Map(others.map((finding) => [subjectOf(finding), finding]))
  const amount = ({ required, actual }: Finding): number => Math.abs(required - actual)
  return findings.filter((finding) => {
    const other = there.get(subjectOf(finding))
    return !other || amount(finding) > amount(other)
  })
}

/**
 * What dropping a duty onto a slot means: a move where there is room, an exchange with the one leader who fills it;
 * undefined where it means nothing: onto itself, where he is already, or where several fill it.
 */
export const dropping = (
  duties: readonly DraftDuty[],
  duty: DraftDuty,
  to: { readonly date: string; readonly opening: string; readonly capacity?: number | undefined },
): Edit | undefined => {
  const there = duties.filter(({ date, opening }) => date === to.date && opening === to.opening)
  if (there.some(({ leader }) => leader === duty.leader)) return undefined
  if (to.capacity === undefined || there.length < to.capacity)
    return moving(duty, { date: to.date, opening: to.opening })
  return there.length === 1 ? swapping(duty, there[0]!) : undefined
}

/** Pins that still hold after an edit: one by hand overrules an earlier one by hand. */
export const pinsAfter = (pins: readonly DraftPin[], { remove, add }: Edit): DraftPin[] =>
  pins.filter(
    (pin) =>
      !(pin.is === 'on' && remove.some((gone) => isSame(gone, pin))) &&
      !(pin.is === 'off' && add.some((come) => isSame(come, pin))),
  )
