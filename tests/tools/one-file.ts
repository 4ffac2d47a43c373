import { cpSync } from 'node:fs'
import { basename, join } from 'node:path'
import { madeProgram } from './made-programs.ts'
import { madePath, makeFiles } from './make-files.ts'
import { emptyFolder } from './terminal.ts'

/** A program in one JavaScript file, in a folder of its own that is gone after the test. */
export const oneFile = (entry: string): string => {
  const folder = emptyFolder()
  makeFiles(folder, [entry])
  return madePath(folder, basename(entry, '.ts'))
}

/** The service in a file of a folder of its own, which a test may change. */
export const ownService = (): string => {
  const folder = emptyFolder()
  cpSync(join(madeProgram('main'), '..', '..', '..'), folder, { recursive: true })
  return madePath(folder, 'main')
}
