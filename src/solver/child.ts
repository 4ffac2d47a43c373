import { loadEngine } from './engine.ts'
import { lexicographic } from './lexicographic.ts'
import type { Answer, Problem } from './problem.ts'

/** The engine’s own process: it is synchronous, so it never shares a thread with anything that must answer. */

export interface Order {
  readonly order: number
  readonly problems: readonly Problem[]
  readonly seconds: number
}

export type Report =
  | { readonly ready: { readonly name: string; readonly version: string } }
  | { readonly order: number; readonly part: number; readonly answer: Answer }
  | { readonly order: number; readonly failed: string }

const report = (message: Report): void => {
  process.send!(message)
}

// The parent decides what an interrupt from the keyboard means; it reaches the whole group of processes.
process.on('SIGINT', () => {})

const parent = process.ppid
const engine = await loadEngine(() => process.ppid === parent)

process.on('message', ({ order, problems, seconds }: Order) => {
  const deadline = performance.now() + seconds * 1000
  try {
    problems.forEach((problem, part) => {
      report({ order, part, answer: lexicographic(engine, problem, deadline) })
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
