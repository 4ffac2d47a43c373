import { dayWords } from '../domain/day-words.ts'
import { groupBy } from '../domain/group-by.ts'
import type { Assignment } from '../domain/roster.ts'
import { type Language, oneLine, type Text } from '../domain/text.ts'
import { sayJudged } from '../roster/check.ts'
import type { Beside, RuleBeside, Side } from '../roster/compare.ts'
import { namesOf } from '../roster/names.ts'
import { describeRule, isRequired, kindOf } from '../rules/index.ts'
import type { AnyRule } from '../rules/month.ts'
import type { Names } from '../rules/rule.ts'
import { colon, leadersInWords } from './against-words.ts'
import { stepInWords } from './step-words.ts'
import { columns } from './table.ts'

const words = {
  same: { 'zh-CN': '两份安排完全相同。', en: 'The two rosters are the same.' },
  kept: { 'zh-CN': '必须遵守的规则', en: 'required rules' },
  allKept: { 'zh-CN': '都满足', en: 'all kept' },
  notKept: { 'zh-CN': '未都满足', en: 'not all kept' },
  rules: { 'zh-CN': '规则(未满足的量或代价,A → B)', en: 'Rules (amount broken, or cost, A → B)' },
  none: { 'zh-CN': '没有这条', en: 'not there' },
  broken: { 'zh-CN': '不可更改的规定未遵守', en: 'Built-in rules broken' },
  duties: { 'zh-CN': '接访安排的不同', en: 'Duties that differ' },
  loads: { 'zh-CN': '次数不同的领导', en: 'Leaders whose number of duties differs' },
  required: { 'zh-CN': '必须,让步次序', en: 'required, gives way at' },
  preferred: { 'zh-CN': '优先', en: 'preferred' },
} as const satisfies Record<string, Text>

const heads = {
  steps: { 'zh-CN': ['', 'A', 'B'], en: ['', 'A', 'B'] },
  duties: { 'zh-CN': ['时段', 'A', 'B'], en: ['slot', 'A', 'B'] },
  loads: { 'zh-CN': ['领导', 'A', 'B'], en: ['leader', 'A', 'B'] },
} as const

type Named = Side & { readonly names: Names }

/** Two rosters beside each other: level by level, rule by rule, slot by slot, leader by leader. */
export const compareReport = (a: Side, b: Side, beside: Beside, language: Language): string => {
  const say = (text: Text): string => text[language]
  const [sideA, sideB] = [a, b].map((side): Named => ({ ...side, names: namesOf(side.plan.month.plan, language) }))
  const sides = [sideA!, sideB!] as const
  const { onlyA, onlyB, rules, loads } = beside
  const isSame = onlyA.length + onlyB.length + rules.length === 0
  return [
    stepTable(sides, language),
    ...(isSame ? [say(words.same)] : []),
    ...(rules.length > 0
      ? ['', say(words.rules), ...rules.flatMap((rule) => ruleLines(rule, sides, language))]
      : []),
    ...brokenLines(sides, language),
    ...(onlyA.length + onlyB.length > 0 ? ['', say(words.duties), dutyTable(beside, sides, language)] : []),
    ...(loads.length > 0
      ? [
          '',
          say(words.loads),
          columns(
            heads.loads[language],
            loads.map((load) => [nameIn(sides, load.leader), `${load.a}`, `${load.b}`]),
          ),
        ]
      : []),
  ].join('\n')
}

type Sides = readonly [Named, Named]

/** A leader by the name of the first side that knows him. */
const nameIn = ([a, b]: Sides, leader: string): string =>
  (a.plan.month.leaders.has(leader) ? a : b).names.leader(leader)

/** What both rosters come to at every step, and whether all that is required is kept. */
const stepTable = (sides: Sides, language: Language): string => {
  const keyOf = ({ level, giveWay }: Side['objective'][number]) => `${level}/${giveWay ?? ''}`
  const kept = sides.map(({ judgement }) => (judgement.kept ? words.allKept : words.notKept)[language])
  const steps = [
    ...groupBy(
      sides.flatMap(({ objective }) => objective),
      keyOf,
    ),
  ]
    .sort(([, [one]], [, [two]]) => one!.level - two!.level || (one!.giveWay ?? 0) - (two!.giveWay ?? 0))
    .map(([key, [step]]) => [
      stepInWords(step!)[language],
      ...sides.map(({ objective }) => `${objective.find((other) => keyOf(other) === key)?.value ?? '--'}`),
    ])
  return columns(heads.steps[language], [[words.kept[language], ...kept], ...steps])
}

/** A rule with its amounts; as each side has it where they do not say the same. */
const ruleLines = ({ id, a, b, isOther }: RuleBeside, sides: Sides, language: Language): string[] => {
  const amount = (n: number | undefined): string => (n === undefined ? words.none[language] : `${n}`)
  const amounts = `${amount(a)} → ${amount(b)}`
  const said = sides.map(({ plan: { month }, names }) => {
    const rule = month.rules.find((one) => one.id === id)
    return rule && { rule, inWords: oneLine(describeRule(rule, names)[language]) }
  })
  const [one, two] = said
  if (!isOther) return [`  ${id}  ${(two ?? one)!.inWords}${colon[language]}${amounts}`]
  const isSaidAlike = one!.inWords === two!.inWords
  return [
    `  ${id}${colon[language]}${amounts}`,
    ...said.map((side, n) => {
      const strength = isSaidAlike ? strengthInWords(side!.rule, language) : ''
      return `      ${n === 0 ? 'A' : 'B'}  ${side!.inWords}${strength && ` [${strength}]`}`
    }),
  ]
}

/** How strongly a rule binds; nothing for one that only aims. */
const strengthInWords = (rule: AnyRule, language: Language): string => {
  if (kindOf(rule).level !== 'binding') return ''
  return isRequired(rule) ? `${words.required[language]} ${rule.giveWay}` : words.preferred[language]
}

/** What no roster may break and one of the two does: a roster made of other facts, or by hand. */
const brokenLines = (sides: Sides, language: Language): string[] => {
  const lines = sides.flatMap(({ judgement, plan, names }, n) =>
    judgement.broken.map(
      (finding) => `  ${n === 0 ? 'A' : 'B'}  ${sayJudged(plan.month, finding, names)[language]}`,
    ),
  )
  return lines.length > 0 ? ['', words.broken[language], ...lines] : []
}

const dutyTable = ({ onlyA, onlyB }: Beside, sides: Sides, language: Language): string => {
  const slotOf = ({ date, opening }: Assignment) => `${date}/${opening}`
  const slots = [...groupBy([...onlyA, ...onlyB], slotOf)].sort(([one], [two]) => (one < two ? -1 : 1))
  const who = (duties: readonly Assignment[], slot: string, { names }: Named) =>
    leadersInWords(
      duties.filter((duty) => slotOf(duty) === slot).map(({ leader }) => leader),
      names,
      language,
    )
  return columns(
    heads.duties[language],
    slots.map(([slot, [first]]) => {
      const { date, opening } = first!
      const { names } = sides.find(({ plan }) => plan.month.plan.openings.some(({ id }) => id === opening))!
      return [
        `${dayWords(date)[language]} ${names.opening(opening)}`,
        who(onlyA, slot, sides[0]),
        who(onlyB, slot, sides[1]),
      ]
    }),
  )
}
