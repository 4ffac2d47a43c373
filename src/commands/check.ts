import type { Text } from '../domain/text.ts'
import { checkAssignments } from '../roster/check.ts'
import { placed } from '../roster/mistake.ts'
import { namesOf } from '../roster/names.ts'
import { readRoster } from '../roster/planning-file.ts'
import { unknownIds } from '../roster/published.ts'
import { checkReport } from '../terminal/report.ts'
import { planFrom } from './plan.ts'
import { readText } from './read-file.ts'
import { exit, refuse, refuseFile, type Terminal } from './terminal.ts'

/** `roster check`: what every rule says of a roster, edited by hand or not. */
export const checkCommand = async (terminal: Terminal, planPath: string, rosterPath: string): Promise<number> => {
  const file = await readText(rosterPath)
  if (!file.ok) return refuse(terminal, file.says)
  const read = readRoster(file.text)
  if (!read.ok) return refuseFile(terminal, rosterPath, read.mistakes)
  const roster = read.value
  const plan = await planFrom(terminal, planPath, roster.month)
  if (typeof plan === 'number') return plan
  const strangers = placed(file.text, unknownIds(roster, plan.month.plan))
  if (strangers.length > 0) return refuseFile(terminal, rosterPath, strangers)
  if (roster.input !== plan.input) terminal.err(otherVersion[terminal.language])
  const judgement = checkAssignments(plan.month, roster.assignments)
  terminal.out(
    `${checkReport(plan.month, judgement, namesOf(plan.month.plan, terminal.language), terminal.language)}\n`,
  )
  for (const note of plan.leftOut) terminal.err(note[terminal.language])
  return judgement.kept ? exit.ok : exit.notKept
}

const otherVersion: Text = {
  'zh-CN': '注意:这份安排表是按规划文件的另一个版本排的,现按当前版本检查。',
  en: 'Note: the roster was made from another version of the planning file; it is checked against this one.',
}
