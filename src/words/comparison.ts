import { groupBy } from '../domain/group-by.ts'
import type { Assignment } from '../domain/roster.ts'
import { slotId } from '../domain/slot.ts'
import type { Language, Text } from '../domain/text.ts'
import type { Beside, Side } from '../roster/compare.ts'
import { namesOf } from '../roster/names.ts'
import { slotTitle } from './duty.ts'
import { leadersInWords } from './few.ts'
import { type FindingWords, findingsInWords } from './finding.ts'
import { type NamedSide, type RuleBesideWords, ruleBesideInWords } from './rule-beside.ts'
import { stepInWords } from './step.ts'

const words = {
  same: { 'zh-CN': '两份安排完全相同。', en: 'The two rosters are the same.' },
  kept: { 'zh-CN': '必须遵守的规则', en: 'required rules' },
  allKept: { 'zh-CN': '都满足', en: 'all kept' },
  notKept: { 'zh-CN': '未都满足', en: 'not all kept' },
  rules: { 'zh-CN': '规则(未满足的量或代价,A → B)', en: 'Rules (amount broken, or cost, A → B)' },
  broken: { 'zh-CN': '不可更改的规定未遵守', en: 'Built-in rules broken' },
  duties: { 'zh-CN': '接访安排的不同', en: 'Duties that differ' },
  loads: { 'zh-CN': '次数不同的领导', en: 'Leaders whose number of duties differs' },
  slot: { 'zh-CN': '时段', en: 'slot' },
  leader: { 'zh-CN': '领导', en: 'leader' },
} as const satisfies Record<string, Text>

/** A line of a table with what each side has. */
export interface OnBothSides {
  readonly says: string
  readonly a: string
  readonly b: string
}

/** Two rosters beside each other. A part without anything in it is not said. */
export interface ComparisonWords {
  /** Whether all that is required is kept, then what both come to at every step. */
  readonly steps: readonly OnBothSides[]
  /** Said where the two are the same. */
  readonly same?: string
  readonly rules: { readonly title: string; readonly rules: readonly RuleBesideWords[] }
  /** What no roster may break and one of the two does. */
  readonly broken: {
    readonly title: string
    readonly a: readonly FindingWords[]
    readonly b: readonly FindingWords[]
  }
  readonly duties: {
    readonly title: string
    readonly head: string
    readonly slots: readonly (OnBothSides & { readonly slot: string })[]
  }
  readonly loads: {
    readonly title: string
    readonly head: string
    readonly leaders: readonly (OnBothSides & { readonly leader: string })[]
  }
}

type Sides = readonly [NamedSide, NamedSide]

/** Two rosters beside each other: level by level, rule by rule, slot by slot, leader by leader. */
export const comparisonInWords = (a: Side, b: Side, beside: Beside, language: Language): ComparisonWords => {
  const named = (side: Side): NamedSide => ({ ...side, names: namesOf(side.plan.month.plan, language) })
  const sides = [named(a), named(b)] as const
  const { onlyA, onlyB, rules, loads } = beside
  const isSame = onlyA.length + onlyB.length + rules.length === 0
  const broken = ({ plan, judgement, names }: NamedSide) =>
    findingsInWords(plan.month, judgement.broken, names, language)
  return {
    steps: stepsInWords(sides, language),
    ...(isSame ? { same: words.same[language] } : {}),
    rules: {
      title: words.rules[language],
      rules: rules.map((rule) => ruleBesideInWords(rule, sides, language)),
    },
    broken: { title: words.broken[language], a: broken(sides[0]), b: broken(sides[1]) },
    duties: {
      title: words.duties[language],
      head: words.slot[language],
      slots: dutiesInWords(beside, sides, language),
    },
    loads: {
      title: words.loads[language],
      head: words.leader[language],
      leaders: loads.map((load) => ({
        leader: load.leader,
        says: nameIn(sides, load.leader),
        a: `${load.a}`,
        b: `${load.b}`,
      })),
    },
  }
}

/** A leader by the name of the first side that knows him. */
const nameIn = ([a, b]: Sides, leader: string): string =>
  (a.plan.month.leaders.has(leader) ? a : b).names.leader(leader)

const stepsInWords = (sides: Sides, language: Language): OnBothSides[] => {
  const keyOf = ({ level, giveWay }: Side['objective'][number]) => `${level}/${giveWay ?? ''}`
  const keptBy = ({ judgement }: Side) => words[judgement.kept ? 'allKept' : 'notKept'][language]
  const steps = groupBy(
    sides.flatMap(({ objective }) => objective),
    keyOf,
  )
  const inOrder = [...steps].sort(
    ([, [one]], [, [two]]) => one!.level - two!.level || (one!.giveWay ?? 0) - (two!.giveWay ?? 0),
  )
  const costAt = (key: string, { objective }: Side) =>
    `${objective.find((step) => keyOf(step) === key)?.value ?? '--'}`
  return [
    { says: words.kept[language], a: keptBy(sides[0]), b: keptBy(sides[1]) },
    ...inOrder.map(([key, [step]]) => ({
      says: stepInWords(step!)[language],
      a: costAt(key, sides[0]),
      b: costAt(key, sides[1]),
    })),
  ]
}

const dutiesInWords = (
  { onlyA, onlyB }: Beside,
  sides: Sides,
  language: Language,
): ComparisonWords['duties']['slots'] => {
  const keyOf = ({ date, opening }: Assignment) => slotId(date, opening)
  const slots = [...groupBy([...onlyA, ...onlyB], keyOf)].sort(([one], [two]) => (one < two ? -1 : 1))
  const who = (duties: readonly Assignment[], slot: string, { names }: NamedSide): string => {
    const there = duties.filter((duty) => keyOf(duty) === slot)
    return leadersInWords(
      there.map(({ leader }) => leader),
      names,
      language,
    )
  }
  return slots.map(([slot, [first]]) => {
    const { opening } = first!
    const { names } = sides.find(({ plan }) => plan.month.plan.openings.some(({ id }) => id === opening))!
    return {
      slot,
      says: slotTitle(first!, names, language),
      a: who(onlyA, slot, sides[0]),
      b: who(onlyB, slot, sides[1]),
    }
  })
}
