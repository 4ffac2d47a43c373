import { fileURLToPath, pathToFileURL } from 'node:url'
import { defineConfig } from 'vitest/config'
import { forkingMade } from './tools/forking-made.ts'
import { madeProgram } from './tools/made-programs.ts'

const root = fileURLToPath(new URL('..', import.meta.url))

export default defineConfig({
  root,
  plugins: [
    {
      name: 'forks-made-programs',
      enforce: 'pre',
      transform(code, id) {
        if (!id.startsWith(`${root}src/`) || !code.includes("import.meta.resolve('tsx')")) return undefined
        const { code: changed, forks } = forkingMade(code, (name) => pathToFileURL(madeProgram(name)).href)
        if (forks === 0) throw new Error(`${id} starts TypeScript in a way that tests do not know`)
        return { code: changed, map: null }
      },
    },
  ],
  test: {
    globalSetup: 'tests/tools/made-programs.ts',
    testTimeout: 60_000,
    maxWorkers: 2,
  },
})
