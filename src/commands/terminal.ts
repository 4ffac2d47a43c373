import { type Language, oneLine, type Text } from '../domain/text.ts'
import { type PlacedMistake, pathInWords } from '../roster/mistake.ts'

/** Where a command speaks: answers to `out`, everything else to `err`. */
export interface Terminal {
  readonly language: Language
  /** Aborted when the person wants the command to stop. */
  readonly signal?: AbortSignal | undefined
  out(words: string): void
  err(words: string): void
}

/** What a command ends with. */
export const exit = {
  ok: 0,
  /** Our own fault. */
  fault: 1,
  /** Bad input or a bad call. */
  badInput: 2,
  /** Required rules had to give way, or are broken. */
  notKept: 3,
  /** Stopped from the keyboard, as shells count it. */
  cancelled: 130,
} as const

/** Something a person has to mend, said on `err`; the exit code for it. */
export const refuse = (terminal: Terminal, says: Text): number => {
  terminal.err(says[terminal.language])
  return exit.badInput
}

/** The mistakes of a file, each with its line, column and path. */
export const refuseFile = (terminal: Terminal, file: string, mistakes: readonly PlacedMistake[]): number => {
  const { language } = terminal
  const lines = mistakes.map(({ path, line, column, says }) => {
    const where = oneLine(pathInWords(path))
    return `${file}:${line}:${column} ${where && `${where}: `}${says[language]}`
  })
  terminal.err(lines.join('\n'))
  return exit.badInput
}
