import { chmodSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { madePath, makeFiles } from './make-files.ts'

/** The service, the command line, and the processes that they start. */
const programs = [
  'main',
  'cli-process',
  'solver/child',
  'workbook/parse-child',
  'workbook/ledger-child',
  'db/migrate-child',
]

/** Makes the programs once; tells the processes of this run where, and returns how to tidy up. */
const make = (): (() => void) => {
  const folder = mkdtempSync(join(tmpdir(), 'roster-made-'))
  // A service that is started as another user reads them, too.
  chmodSync(folder, 0o755)
  makeFiles(
    folder,
    programs.map((name) => `src/${name}.ts`),
    ['src/web/assets'],
  )
  process.env.MADE_PROGRAMS = folder
  return () => rmSync(folder, { recursive: true, force: true })
}

/** Before all tests. */
export const setup = make

/** A program of the project made into a file, by its name; made on the spot where a test runs without the setup. */
export const madeProgram = (name: string): string => {
  if (process.env.MADE_PROGRAMS === undefined) process.once('exit', make())
  return madePath(process.env.MADE_PROGRAMS!, name)
}
