import { addDays, type Day, firstDay, lastDay, within } from '../domain/day.ts'
import { groupBy } from '../domain/group-by.ts'
import { ruleSetSchema } from '../domain/rule-set.ts'
import { monthOf } from '../rules/built-in/index.ts'
import { coverage } from '../rules/coverage.ts'
import type { Plan } from '../rules/month.ts'
import { pairKey } from '../rules/row.ts'
import { ruleSetsOf } from '../rules/rule-sets.ts'
import { thingOf } from '../solver/claims.ts'
import type { GivenUp, WayOut } from '../solver/ways-out.ts'
import type { Judgement } from './check.ts'

/** One thing an office would give up: in words it can act on, and in the planning file. */
export type Concession =
  /** A rule gives way before all others, by so many days, sessions or leaders. */
  | { readonly is: 'rule'; readonly rule: string; readonly amount: number; readonly cost: number }
  /** A leader receives on days on which he is away. */
  | {
      readonly is: 'absence'
      readonly leader: string
      /** The entry of the planning file, by its number. */
      readonly entry: number
      readonly days: readonly Day[]
      readonly why: string | undefined
      readonly cost: number
    }
  /** An opening has room for more on some days, on each for so many. */
  | {
      readonly is: 'room'
      readonly opening: string
      readonly from: number
      readonly days: readonly { readonly date: Day; readonly to: number }[]
      readonly cost: number
    }
  | { readonly is: 'pin'; readonly pin: Plan['pins'][number]; readonly cost: number }

/** The highest giveWay there is: such a rule gives way before all others. */
const firstToGive = 10_000

/** What a way out gives up, thing by thing. */
export const concessionsOf = (plan: Plan, way: WayOut): Concession[] => {
  const byThing = groupBy(way.givenUp, ({ row }) => thingOf(row.claim))
  return [...byThing.values()].map((given) => concessionOf(plan, way, given))
}

/** What is given up of one thing. */
const concessionOf = (plan: Plan, way: WayOut, given: readonly GivenUp[]): Concession => {
  const cost = given.reduce((sum, { row, amount }) => sum + amount * row.cost!, 0)
  const [{ row }] = given as [GivenUp]
  const { claim } = row
  if (claim.is === 'rule')
    return { is: 'rule', rule: claim.rule, amount: given.reduce((sum, { amount }) => sum + amount, 0), cost }
  if (claim.is === 'absence') {
    const days = row.row.terms
      .filter(({ pairs }) => pairs.some((pair) => way.taken.has(pairKey(pair.leader, pair.slot))))
      .map(({ pairs }) => pairs[0]!.slot.slice(0, 10))
    return {
      is: 'absence',
      leader: claim.leader,
      entry: claim.entry,
      days: days.sort(),
      why: plan.availability[claim.entry]!.why,
      cost,
    }
  }
  if (claim.is === 'pin') return { is: 'pin', pin: plan.pins[claim.pin]!, cost }
  const days = given
    .flatMap(({ row: { claim: one }, amount }) =>
      one.is === 'room' ? [{ date: one.date, to: one.room + amount }] : [],
    )
    .sort((a, b) => (a.date < b.date ? -1 : 1))
  return { is: 'room', opening: claim.opening, from: claim.room, days, cost }
}

type Room = Extract<Concession, { is: 'room' }>

/** An id no rule set of the plan has, nor any rule in its beginning: a way out may itself be explained. */
const freeId = (plan: Plan): string => {
  const taken = ruleSetsOf(plan).flatMap(({ id, rules }) => [id, ...rules.map((rule) => rule.id)])
  for (let n = 1; ; n++) {
    const id = n === 1 ? 'way-out' : `way-out-${n}`
    if (!taken.some((one) => one === id || one.startsWith(`${id}.`))) return id
  }
}

/** Room for more on the days named only: on each at most so many, on the others as many as before. */
const roomRules = (plan: Plan, rooms: readonly Room[]): Plan['ruleSets'] => {
  const dates = [...new Set([...monthOf(plan).slots.values()].map(({ id }) => id))]
  const rules = rooms.flatMap(({ opening, from, days }) => {
    const to = new Map(days.map((day) => [day.date, day.to]))
    const own = dates.filter((id) => id.endsWith(`/${opening}`)).map((id) => id.slice(0, 10))
    return [...groupBy(own, (date) => `${to.get(date) ?? from}`)].map(([max, on]) => ({
      kind: 'coverage' as const,
      what: { openings: [opening], dates: on },
      max: Number(max),
      giveWay: 0,
    }))
  })
  if (rules.length === 0) return []
  const id = freeId(plan)
  const name = { 'zh-CN': '出路:只在所列日子增加容量', en: 'Way out: more room on the days named only' }
  return [
    roomSetSchema.parse({
      id,
      name,
      from: firstDay(plan.month),
      to: lastDay(plan.month),
      rules: rules.map((rule, n) => ({ id: `${id}.${n + 1}`, ...rule })),
    }),
  ]
}

const roomSetSchema = ruleSetSchema(coverage.params)

/** The plan with all this given up. Shipped rule sets it names are written out, so that a rule of theirs can give way. */
export const conceded = (plan: Plan, concessions: readonly Concession[]): Plan => {
  const rooms = concessions.filter((one) => one.is === 'room')
  const rules = concessions.filter((one) => one.is === 'rule')
  // What costs less gives way first; what costs the same, together.
  const prices = [...new Set(rules.map(priceOf))].sort((a, b) => a - b)
  const giveWay = new Map(rules.map((one) => [one.rule, firstToGive - prices.indexOf(priceOf(one))]))
  const pins = new Set(concessions.flatMap((one) => (one.is === 'pin' ? [one.pin] : [])))
  const room = new Map(rooms.map(({ opening, days }) => [opening, Math.max(...days.map(({ to }) => to))]))
  const present = new Map(concessions.flatMap((one) => (one.is === 'absence' ? [[one.entry, one.days]] : [])))
  const sets =
    giveWay.size === 0
      ? { presets: plan.presets, ruleSets: plan.ruleSets, overrides: plan.overrides }
      : {
          presets: [],
          overrides: [],
          ruleSets: ruleSetsOf(plan).map((set) => ({
            ...set,
            rules: set.rules.map(({ override: _, ...rule }) => ({
              ...rule,
              ...(giveWay.has(rule.id) ? { giveWay: giveWay.get(rule.id)! } : {}),
            })),
          })),
        }
  return {
    ...plan,
    ...sets,
    ruleSets: [...sets.ruleSets, ...roomRules(plan, rooms)],
    pins: plan.pins.filter((pin) => !pins.has(pin)),
    openings: plan.openings.map((opening) =>
      room.has(opening.id) ? { ...opening, capacity: room.get(opening.id)! } : opening,
    ),
    availability: plan.availability.flatMap((entry, n) => withoutDays(entry, present.get(n) ?? [])),
    // A rule that gives way first is not for that reason cheap when the way out is itself explained.
    concessions: {
      ...plan.concessions,
      rules: [
        ...plan.concessions.rules.filter(({ rule }) => !giveWay.has(rule)),
        ...rules.map((one) => ({ rule: one.rule, cost: priceOf(one) })),
      ],
    },
  }
}

const priceOf = ({ cost, amount }: { readonly cost: number; readonly amount: number }): number => cost / amount

/**
 * Concessions as the finished roster has them: where rules of different costs give way one after the other, the last
 * may miss more, at a lower cost of its own, than was reckoned.
 */
export const asMade = (concessions: readonly Concession[], { verdicts }: Judgement): Concession[] =>
  concessions.map((one) => {
    if (one.is !== 'rule') return one
    const amount = verdicts.find(({ rule }) => rule.id === one.rule)!.verdict.amount
    return { ...one, amount, cost: amount * priceOf(one) }
  })

type Entry = Plan['availability'][number]

/** An entry of a leader who is away, without some of its days. */
const withoutDays = (entry: Entry, days: readonly Day[]): Entry[] =>
  days.reduce<Entry[]>(
    (parts, day) =>
      parts.flatMap((part) => {
        if (!within(part, day)) return [part]
        const before = { ...part, to: addDays(day, -1) }
        const after = { ...part, from: addDays(day, 1) }
        return [before, after].filter(({ from, to }) => from <= to)
      }),
    [entry],
  )
