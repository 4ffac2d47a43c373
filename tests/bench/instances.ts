import { make } from '../../src/roster/make.ts'
import { type ReadPlan, readPlan } from '../../src/roster/planning-file.ts'
import type { Solver } from '../../src/solver/solver.ts'
import { bigFile, type CountySize, linkedCounty } from '../tools/big-counties.ts'

type Item = Record<string, unknown>

/** The plan of a document without mistakes. */
export const planOf = (document: unknown): ReadPlan => {
  const read = readPlan(JSON.stringify(document))
  if (!read.ok) throw new Error(JSON.stringify(read.mistakes[0]))
  return read.value
}

export const county = (size: CountySize = {}): ReadPlan => planOf(bigFile([{ leaders: 40, ...size }]))

/** County, townships and departments: 340 leaders linked by visits and by who accompanies. */
export const linked = (seed = 1): ReadPlan => planOf(bigFile([linkedCounty('c', seed)]))

/** Eight linked counties in one file. */
export const prefecture = (): ReadPlan =>
  planOf(bigFile(Array.from({ length: 8 }, (_, n) => linkedCounty(`c${n + 1}`, n + 1))))

const edited = (
  edit: (file: { openings: Item[]; ruleSets: { rules: Item[] }[]; availability: Item[] }) => void,
) => {
  const file = bigFile([{ leaders: 40 }])
  edit(file as Parameters<typeof edit>[0])
  return planOf(file)
}

/** 40 leaders owe 42 days of 23: room for one leader a day. */
export const countingConflict = (): ReadPlan =>
  edited(({ openings }) => {
    openings[0]!.capacity = 1
  })

/** Two leaders owe six days each, a week apart: no count of leaders and days shows it. */
export const otherConflict = (): ReadPlan =>
  edited(({ ruleSets }) => {
    const who = { leaders: ['c-l005', 'c-l006'] }
    ruleSets[0]!.rules.push(
      { id: 'many', kind: 'quota', who, per: 'month', min: 6 },
      { id: 'long', kind: 'rest', n: 6, who },
    )
  })

/** A county’s roster as published, and three of its leaders away on a day they were to serve. */
export const afterAbsences = async (plan: ReadPlan, solver: Solver): Promise<ReadPlan> => {
  const { roster } = await make(plan, solver, { timeLimit: 60 })
  const away = [3, 14, 27].map((n) => roster.assignments[n]!)
  const file = plan.month.plan
  return planOf({
    ...file,
    published: roster.assignments,
    availability: [
      ...file.availability,
      ...away.map(({ leader, date }) => ({ leader, from: date, to: date, is: 'unavailable' })),
    ],
  })
}

/** The same roster published, nobody away since. */
export const published = async (plan: ReadPlan, solver: Solver): Promise<ReadPlan> => {
  const { roster } = await make(plan, solver, { timeLimit: 60 })
  return planOf({ ...plan.month.plan, published: roster.assignments })
}

/** The planning file of the nth county of a province, as text. */
export const provinceFile = (n: number): string => JSON.stringify(bigFile([linkedCounty('c', n + 1)]))
