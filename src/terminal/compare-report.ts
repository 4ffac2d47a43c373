import { dayWords } from '../domain/day-words.ts'
import { groupBy } from '../domain/group-by.ts'
import type { Assignment, Objective } from '../domain/roster.ts'
import { type Language, oneLine, type Text } from '../domain/text.ts'
import type { Beside, Side } from '../roster/compare.ts'
import { namesOf } from '../roster/names.ts'
import { describeRule } from '../rules/index.ts'
import { stepInWords } from './step-words.ts'
import { columns } from './table.ts'

const words = {
  same: { 'zh-CN': '两份安排完全相同。', en: 'The two rosters are the same.' },
  kept: { 'zh-CN': '必须遵守的规则', en: 'required rules' },
  allKept: { 'zh-CN': '都满足', en: 'all kept' },
  notKept: { 'zh-CN': '未都满足', en: 'not all kept' },
  rules: { 'zh-CN': '规则(未满足的量或代价,A → B)', en: 'Rules (amount broken, or cost, A → B)' },
  none: { 'zh-CN': '没有这条', en: 'not there' },
  duties: { 'zh-CN': '接访安排的不同', en: 'Duties that differ' },
  loads: { 'zh-CN': '次数不同的领导', en: 'Leaders whose number of duties differs' },
} as const satisfies Record<string, Text>

const heads = {
  steps: { 'zh-CN': ['', 'A', 'B'], en: ['', 'A', 'B'] },
  duties: { 'zh-CN': ['时段', 'A', 'B'], en: ['slot', 'A', 'B'] },
  loads: { 'zh-CN': ['领导', 'A', 'B'], en: ['leader', 'A', 'B'] },
} as const

/** Two rosters beside each other: level by level, rule by rule, slot by slot, leader by leader. */
export const compareReport = (a: Side, b: Side, beside: Beside, language: Language): string => {
  const say = (text: Text): string => text[language]
  const names = namesOf(
    { ...b.plan.month.plan, leaders: [...a.plan.month.plan.leaders, ...b.plan.month.plan.leaders] },
    language,
  )
  const value = (n: number | undefined): string => (n === undefined ? '--' : `${n}`)
  const keyOf = ({ level, giveWay }: Objective) => `${level}/${giveWay ?? ''}`
  const steps = [...groupBy([...a.roster.objective, ...b.roster.objective], keyOf)]
    .sort(([, [one]], [, [two]]) => one!.level - two!.level || (one!.giveWay ?? 0) - (two!.giveWay ?? 0))
    .map(([key, [step]]) => {
      const at = ({ roster }: Side) => roster.objective.find((other) => keyOf(other) === key)?.value
      return [stepInWords(step!)[language], value(at(a)), value(at(b))]
    })
  const keptRow = [a, b].map(({ judgement }) => say(judgement.kept ? words.allKept : words.notKept))
  const lines = [columns(heads.steps[language], [[say(words.kept), ...keptRow], ...steps])]
  const isSame = beside.onlyA.length + beside.onlyB.length + beside.rules.length === 0
  if (isSame) return [...lines, say(words.same)].join('\n')
  if (beside.rules.length > 0)
    lines.push(
      '',
      say(words.rules),
      ...beside.rules.map(({ id, a: one, b: two }) => {
        const side = two === undefined ? a : b
        const rule = side.plan.month.rules.find((other) => other.id === id)!
        const amount = (n: number | undefined) => (n === undefined ? say(words.none) : `${n}`)
        return `  ${id}  ${oneLine(describeRule(rule, names)[language])}: ${amount(one)} → ${amount(two)}`
      }),
    )
  if (beside.onlyA.length + beside.onlyB.length > 0) {
    const slotOf = ({ date, opening }: Assignment) => `${date}/${opening}`
    const slots = [...groupBy([...beside.onlyA, ...beside.onlyB], slotOf)].sort(([one], [two]) =>
      one < two ? -1 : 1,
    )
    const who = (duties: readonly Assignment[], slot: string) =>
      duties.filter((duty) => slotOf(duty) === slot).map(({ leader }) => names.leader(leader))
    lines.push(
      '',
      say(words.duties),
      columns(
        heads.duties[language],
        slots.map(([slot, [first]]) => [
          `${dayWords(first!.date)[language]} ${names.opening(first!.opening)}`,
          who(beside.onlyA, slot).join(', ') || '--',
          who(beside.onlyB, slot).join(', ') || '--',
        ]),
      ),
    )
  }
  if (beside.loads.length > 0)
    lines.push(
      '',
      say(words.loads),
      columns(
        heads.loads[language],
        beside.loads.map(({ leader, a: one, b: two }) => [names.leader(leader), `${one}`, `${two}`]),
      ),
    )
  return lines.join('\n')
}
