import { dayWords } from '../domain/day-words.ts'
import { list, same } from '../domain/text.ts'
import { namesOf } from '../roster/names.ts'
import { publishedDuties, standIns } from '../roster/stand-in.ts'
import { standInReport } from '../terminal/stand-in-report.ts'
import { standInsInWords } from '../words/stand-in.ts'
import { findLeader, findSlot } from './find-duty.ts'
import { sayNotes } from './plan-notes.ts'
import { publishedPlanFrom } from './published-plan.ts'
import { exit, refuse, type Terminal } from './terminal.ts'
import type { DutyCall } from './why.ts'
import { withSolver } from './with-solver.ts'

/** `roster stand-in`: who could take over a published duty, or come where nobody is, by what it would break and change. */
export const standInCommand = async (
  terminal: Terminal,
  [file, roster]: readonly [string, string | undefined],
  call: DutyCall,
): Promise<number> => {
  const plan = await publishedPlanFrom(terminal, file, roster, call.from)
  if (typeof plan === 'number') return plan
  const { month } = plan
  const slot = findSlot(month, call.date, call.opening, terminal.language)
  if (!slot.ok) return refuse(terminal, slot.says)
  const there = publishedDuties(month)
    .filter((duty) => duty.slot.id === slot.value.id)
    .map((duty) => duty.leader)
  const names = namesOf(month.plan, terminal.language)
  const day = dayWords(call.date)
  const asked = call.leader === undefined ? undefined : findLeader(month, call.leader)
  if (asked && !asked.ok) return refuse(terminal, asked.says)
  const leader = asked?.value ?? (there.length === 1 ? there[0] : undefined)
  if (leader === undefined ? there.length > 1 : !there.includes(leader)) {
    const who = list(there.map((id) => same(names.leader(id))))
    return refuse(
      terminal,
      leader === undefined
        ? {
            'zh-CN': `${day['zh-CN']}有${there.length}位领导,请用 --leader 指明:${who['zh-CN']}`,
            en: `${there.length} leaders are there on ${day.en}; say which with --leader: ${who.en}`,
          }
        : {
            'zh-CN': `已发布的安排里${day['zh-CN']}没有${names.leader(leader)};${there.length > 0 ? `有:${who['zh-CN']}` : '那里没有人'}`,
            en: `${names.leader(leader)} is not published there on ${day.en}; there is ${who.en || 'nobody'}`,
          },
    )
  }
  const hole = { slot: slot.value, leader }
  const found = await withSolver(terminal, month, call.timeLimit, (solver, options) =>
    standIns(month, solver, hole, options),
  )
  if (typeof found === 'number') return found
  const said = standInsInWords(month, hole, found, names, terminal.language)
  terminal.out(`${standInReport(said, terminal.language)}\n`)
  sayNotes(terminal, plan)
  return exit.ok
}
