import { dutiesOfRevision } from '../db/duty-store.ts'
import type { Database } from '../db/open.ts'
import { allRevisions, type KeptRevision, revisionAt } from '../db/roster-store.ts'
import { isSame } from '../domain/is-same.ts'
import type { Assignment, Roster } from '../domain/roster.ts'
import { rosterSchema } from '../domain/roster.ts'
import type { Language, Text } from '../domain/text.ts'
import { byHand, checkKnown } from '../roster/by-hand.ts'
import { isSetKept } from '../roster/check.ts'
import { make } from '../roster/make.ts'
import { readDocument, sha256 } from '../roster/planning-file.ts'
import type { Month } from '../rules/month.ts'
import { exit, type Terminal } from './terminal.ts'
import { withSolver } from './with-solver.ts'

/**
 * How a revision fared: it came out the same, by the solver or by its checks; or something of it did not; or the solver
 * did not prove it in time, so that nothing can be said.
 */
type Remade =
  | { readonly is: 'same' | 'judged' | 'unproven' | 'cancelled' }
  | { readonly is: 'differs'; readonly what: Text }

/** What is said of a revision. */
export interface RemadeRevision {
  readonly office: string
  readonly month: string
  readonly n: number
  readonly is: Exclude<Remade['is'], 'cancelled'>
  readonly says: Text
}

/**
 * Makes every published revision again from its frozen planning file, and tells of each as it is done. One the solver
 * made and proved must come out the same; one put together or amended by hand is judged again, and must be judged the
 * same. Returns an exit code.
 */
export const remakeAll = async (
  terminal: Terminal,
  database: Database,
  timeLimit: number,
  done: (revision: RemadeRevision) => void,
): Promise<number> => {
  let worst: number = exit.ok
  for (const { roster, n, office, month } of allRevisions(database)) {
    const revision = revisionAt(database, roster, n)!
    const remade = await remake(terminal, database, revision, timeLimit)
    if (remade.is === 'cancelled') return exit.cancelled
    if (remade.is === 'differs') worst = exit.notKept
    else if (remade.is === 'unproven' && worst === exit.ok) worst = exit.badInput
    done({ office, month, n, is: remade.is, says: remade.is === 'differs' ? remade.what : words[remade.is] })
  }
  return worst
}

/** A line about a revision. */
export const revisionLine = ({ office, month, n, is, says }: RemadeRevision, language: Language): string => {
  const sign = is === 'differs' ? '✗' : is === 'unproven' ? '?' : '✓'
  const name = { 'zh-CN': `${office} ${month} 第${n}版`, en: `${office} ${month}, revision ${n}` }
  return `${sign} ${name[language]}: ${says[language]}\n`
}

const words = {
  same: { 'zh-CN': '按冻结的规划文件重排,结果相同', en: 'made again from its frozen planning file, the same' },
  judged: {
    'zh-CN': '手工安排或调整过,重新检查,结论相同',
    en: 'put together or amended by hand; judged again, the same',
  },
  unproven: {
    'zh-CN': '在时限内没有证明最优,无从比较;请放宽 --time-limit',
    en: 'not proven best within the limit, so nothing can be said; allow more with --time-limit',
  },
} as const satisfies Record<string, Text>

const differs = (zh: string, en: string): Remade => ({ is: 'differs', what: { 'zh-CN': zh, en } })

const remake = async (
  terminal: Terminal,
  database: Database,
  { roster, n, plan, planHash, answer, answerHash }: KeptRevision,
  timeLimit: number,
): Promise<Remade> => {
  if (sha256(plan) !== planHash)
    return differs('规划文件与其摘要不符', 'its planning file is not what its hash says')
  if (sha256(answer) !== answerHash) return differs('安排与其摘要不符', 'its answer is not what its hash says')
  const parsed = rosterSchema.safeParse(parsedJson(answer))
  const read = readDocument(parsedJson(plan))
  if (!parsed.success || !read.ok)
    return differs('规划文件或安排读不出来', 'its planning file or answer cannot be read')
  const { month } = read.value
  const kept = parsed.data
  const rows = dutiesOfRevision(database, roster, n)
  if (!isSame(rows.map(asRow).sort(), kept.assignments.map(asRow).sort()))
    return differs('逐条的安排与整份不一致', 'its duties are not those of its answer')
  if (!kept.proven || kept.engine.name === byHand.name || kept.input !== planHash) return judgedAgain(month, kept)
  const made = await withSolver(terminal, month, timeLimit, (solver, options) =>
    make({ month, input: planHash }, solver, options),
  )
  if (typeof made === 'number') return { is: 'cancelled' }
  if (!made.roster.proven) return { is: 'unproven' }
  const same = (of: (one: Roster) => unknown): boolean => isSame(of(made.roster), of(kept))
  if (!same(({ assignments }) => assignments.map(asDuty).sort()))
    return differs('重排的安排不同', 'it comes out with other duties')
  if (!same(({ objective }) => objective)) return differs('重排的目标值不同', 'it comes out with other values')
  if (!same(({ shortfalls }) => shortfalls)) return differs('重排的缺口不同', 'it comes out with other shortfalls')
  return { is: 'same' }
}

const judgedAgain = (month: Month, kept: Roster): Remade => {
  const judgement = checkKnown(month, kept.assignments)
  const ruleSets = month.ruleSets.map((set) => ({ id: set.id, kept: isSetKept(set, judgement) }))
  return judgement.kept === kept.kept && isSame(ruleSets, kept.ruleSets)
    ? { is: 'judged' }
    : differs('重新检查,结论不同', 'judged again, it comes out otherwise')
}

const asDuty = ({ date, opening, leader }: Pick<Assignment, 'date' | 'opening' | 'leader'>): string =>
  `${date} ${opening} ${leader}`

/** A duty as it stands in a row and in an answer alike. */
const asRow = (one: Omit<Assignment, 'movedFrom'> & { readonly movedFrom?: string | null | undefined }): string => {
  const { id, date, session, start, end, opening, place, activity, leader } = one
  return [
    id,
    date,
    session,
    start,
    end,
    opening,
    place,
    activity,
    leader,
    one.changedAt,
    one.sequence,
    one.movedFrom,
  ]
    .map((value) => value ?? '')
    .join(' ')
}

const parsedJson = (text: string): unknown => {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
