import { fileURLToPath, pathToFileURL } from 'node:url'
import { defineConfig, type Plugin } from 'vitest/config'
import { BaseSequencer, type TestSpecification } from 'vitest/node'
import { forkingMade } from './tools/forking-made.ts'
import { madeProgram } from './tools/made-programs.ts'

const root = fileURLToPath(new URL('..', import.meta.url))

/** Files that measure time, or that want the machine for themselves: they run one by one after all others. */
const alone = [
  'tests/running/feeds-survive.test.ts',
  'tests/running/feed-guesses.test.ts',
  'tests/running/life.test.ts',
  'tests/web/feed-guesses.test.ts',
]

/** Processes and browsers: what takes longest begins first, so that no worker waits for the other at the end. */
const slow = ['running', 'browser', 'cli.test.ts', 'db', 'clients', 'commands', 'feeds', 'workbook']

class SlowFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const rank = ({ moduleId }: TestSpecification): number => {
      const place = slow.findIndex((name) => moduleId.startsWith(`${root}tests/${name}`))
      return place < 0 ? slow.length : place
    }
    return (await super.sort(files)).sort((a, b) => rank(a) - rank(b))
  }
}

/** Starts made programs where the service would start TypeScript. */
const forksMade: Plugin = {
  name: 'forks-made-programs',
  enforce: 'pre',
  transform(code, id) {
    if (!id.startsWith(`${root}src/`) || !code.includes("import.meta.resolve('tsx')")) return undefined
    const { code: changed, forks } = forkingMade(code, (name) => pathToFileURL(madeProgram(name)).href)
    if (forks === 0) throw new Error(`${id} starts TypeScript in a way that tests do not know`)
    return { code: changed, map: null }
  },
}

/** Hands engines from test to test; files that test their processes have their own. */
const lendsEngines: Plugin = {
  name: 'lends-engines',
  enforce: 'pre',
  transform(code, id) {
    if (id !== `${root}src/solver/engine-process.ts`) return undefined
    const start = 'export const startEngine ='
    if (!code.includes(start)) throw new Error(`${id} starts engines in a way that tests do not know`)
    const lent = `import { lend } from '${root}tests/tools/lent-engines.ts'\nexport const startEngine = lend(() => startFresh())\n`
    return { code: `${code.replace(start, 'const startFresh =')}\n${lent}`, map: null }
  },
}

export default defineConfig({
  root,
  test: {
    globalSetup: 'tests/tools/made-programs.ts',
    sequence: { sequencer: SlowFirst },
    projects: [
      {
        root,
        plugins: [forksMade, lendsEngines],
        test: {
          name: 'together',
          include: ['tests/**/*.test.ts'],
          exclude: alone,
          testTimeout: 60_000,
          maxWorkers: 2,
          // Sources are loaded once for each worker: nothing in them holds what a test leaves behind.
          isolate: false,
        },
      },
      {
        root,
        plugins: [forksMade],
        test: {
          name: 'alone',
          include: alone,
          testTimeout: 60_000,
          maxWorkers: 1,
          sequence: { groupOrder: 1 },
        },
      },
    ],
  },
})
