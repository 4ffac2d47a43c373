import type { OfRule } from '../words/finding.ts'

/** Lines further in, by so many spaces. */
export const indented = (lines: readonly string[], by = 2): string[] =>
  lines.map((line) => `${' '.repeat(by)}${line}`)

/** A line that begins with the rule it is about. */
export const ruleLine = ({ rule, says }: OfRule): string => `${rule}  ${says}`

/** Some lines under their heading, after an empty line; nothing where there are none. */
export const section = (title: string, lines: readonly string[]): string[] =>
  lines.length > 0 ? ['', title, ...lines] : []
