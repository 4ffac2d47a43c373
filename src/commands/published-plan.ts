import type { Day } from '../domain/day.ts'
import { join, same, type Text } from '../domain/text.ts'
import { type ReadPlan, readRoster } from '../roster/planning-file.ts'
import { keptBefore, withPublished } from '../roster/published.ts'
import { planFrom } from './plan.ts'
import { readText } from './read-file.ts'
import { refuse, refuseFile, type Terminal } from './terminal.ts'

/**
 * A planning file with what is published: by a roster.json, or by its own `published`; all before `from` as it is. An
 * exit code when a file cannot be used, everything wrong with it said.
 */
export const publishedPlanFrom = async (
  terminal: Terminal,
  planPath: string,
  rosterPath: string | undefined,
  from: Day | undefined,
): Promise<ReadPlan | number> => {
  const plan = await withRoster(terminal, planPath, rosterPath)
  if (typeof plan === 'number' || from === undefined) return plan
  const kept = keptBefore(plan, from)
  return kept.ok ? kept.value : refuse(terminal, join(kept.says, same('\n')))
}

const withRoster = async (
  terminal: Terminal,
  planPath: string,
  rosterPath: string | undefined,
): Promise<ReadPlan | number> => {
  if (rosterPath === undefined) {
    const plan = await planFrom(terminal, planPath)
    return typeof plan === 'number' || plan.month.plan.published.length > 0 ? plan : refuse(terminal, nothing)
  }
  const file = await readText(rosterPath)
  if (!file.ok) return refuse(terminal, file.says)
  const roster = readRoster(file.text)
  if (!roster.ok) return refuseFile(terminal, rosterPath, roster.mistakes)
  const plan = await planFrom(terminal, planPath, roster.value.month)
  if (typeof plan === 'number') return plan
  if (plan.ownMonth !== plan.month.name) terminal.err(otherMonth(plan)[terminal.language])
  if (roster.value.assignments.length === 0) return refuse(terminal, nothingThere)
  const published = withPublished(plan, roster.value, file.text)
  return published.ok ? published.value : refuseFile(terminal, rosterPath, published.mistakes)
}

const otherMonth = ({ month, ownMonth }: ReadPlan): Text => ({
  'zh-CN': `注意:安排表是${month.name}的,规划文件写的是${ownMonth};现按${month.name}排。`,
  en: `Note: the roster is of ${month.name}, the planning file says ${ownMonth}; ${month.name} is planned.`,
})

const nothing = {
  'zh-CN': '规划文件里没有已发布的安排(published);请在后面给出已发布的 roster.json',
  en: 'nothing is published in the planning file; name the published roster.json after it',
} as const

const nothingThere = { 'zh-CN': '安排表里没有任何安排', en: 'there is no duty in the roster' } as const
