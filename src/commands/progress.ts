import type { Terminal } from './terminal.ts'

const firstAfter = 1500
const every = 2000

/** Says on `err` how far a long solve is; short ones pass without a word. */
export const startProgress = (terminal: Terminal) => {
  const began = performance.now()
  let [done, total] = [0, 0]
  const say = () => {
    const seconds = Math.round((performance.now() - began) / 1000)
    const parts = total > 1 ? ` ${done}/${total}` : ''
    terminal.err(
      terminal.language === 'en' ? `solving …${parts} (${seconds} s)` : `正在求解……${parts}(${seconds}秒)`,
    )
  }
  let timer = setTimeout(function again() {
    say()
    timer = setTimeout(again, every)
  }, firstAfter)
  return {
    onProgress: (now: number, all: number): void => {
      done = now
      total = all
    },
    stop: (): void => clearTimeout(timer),
  }
}
