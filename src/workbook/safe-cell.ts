import { oneLine } from '../domain/text.ts'

/**
 * Text for a cell: on one line, without control characters, and with ' before what a program might take for a
 * formula (= + - @, a tab or a carriage return in front), in their full-width forms too.
 */
export const safeText = (words: string): string => {
  const clean = oneLine(words)
  return /^[\t\r]/.test(words) || /^['=+\-@＝＋－＠]/.test(clean) ? `'${clean}` : clean
}
