import type { EngineProcess } from '../../src/solver/engine-process.ts'

/** Engines of this worker that nobody uses. */
const idle: EngineProcess[] = []

/** How to start an engine, where one that another test has done with will do as well: it is warm between orders anyway. */
export const lend = (start: () => Promise<EngineProcess>) => async (): Promise<EngineProcess> => {
  let engine = idle.pop()
  while (engine && !engine.isAlive()) engine = idle.pop()
  engine ??= await start()
  const { run, isAlive, kill } = engine
  let orders = 0
  let isGiven = true
  return {
    ...engine,
    isAlive: () => isGiven && isAlive(),
    run: (...order) => {
      orders++
      return run(...order).finally(() => orders--)
    },
    kill() {
      if (!isGiven) return
      isGiven = false
      if (orders > 0 || !isAlive()) kill()
      else idle.push(engine)
    },
  }
}
