import { oneLine } from '../domain/text.ts'

/**
 * Text for a cell: on one line, without control characters (so no tab or carriage return is left in front), and with
 * ' before what a program might take for a formula: = + - @, in their full-width forms too.
 */
export const safeText = (words: string): string => {
  const clean = oneLine(words)
  return /^['=+\-@＝＋－＠]/.test(clean) ? `'${clean}` : clean
}
