import { type Conflicts, separateConflicts } from './conflict.ts'
import { loadEngine } from './engine.ts'
import { lexicographic } from './lexicographic.ts'
import type { Answer, Problem } from './problem.ts'

/** The engine’s own process: it is synchronous, so it never shares a thread with anything that must answer. */

/** The best answer of a problem, or of its claims sets that cannot all hold. */
export type Task =
  | { readonly want: 'best'; readonly problem: Problem }
  | { readonly want: 'conflicts'; readonly problem: Problem; readonly claims: readonly Int32Array[] }

/** To each task its own. */
export type TaskResult = Answer | Conflicts

/** What an engine in a process of its own is to do. */
export interface Order {
  readonly order: number
  readonly tasks: readonly Task[]
  readonly seconds: number
}

export type Report =
  | { readonly ready: { readonly name: string; readonly version: string } }
  | { readonly order: number; readonly at: number; readonly result: TaskResult }
  | { readonly order: number; readonly failed: string }

const report = (message: Report): void => {
  // Where the parent was killed meanwhile, nobody is left to hear of it.
  process.send!(message, undefined, undefined, (fault) => {
    if (fault) process.exit()
  })
}

// The parent decides what an interrupt from the keyboard means; it reaches the whole group of processes.
process.on('SIGINT', () => {})

const parent = process.ppid
const engine = await loadEngine(() => process.ppid === parent)

const work = (task: Task, deadline: number): TaskResult =>
  task.want === 'best'
    ? lexicographic(engine, task.problem, deadline)
    : separateConflicts(engine, task.problem, task.claims, deadline)

process.on('message', ({ order, tasks, seconds }: Order) => {
  const deadline = performance.now() + seconds * 1000
  try {
    tasks.forEach((task, at) => {
      report({ order, at, result: work(task, deadline) })
    })
  } catch (fault) {
    // Nobody is left to hear of it.
    if (process.ppid !== parent) process.exit()
    report({ order, failed: fault instanceof Error ? (fault.stack ?? fault.message) : String(fault) })
  }
})
// The parent is gone: nobody waits for an answer.
process.on('disconnect', () => process.exit())
report({ ready: { name: engine.name, version: engine.version } })
