import { oneLine } from '../domain/text.ts'

/**
 * Text for a cell: on one line, without control characters (so no tab or carriage return is left in front), and with
 * ' before what a program might take for a formula: = + - @, in their full-width forms too.
 */
export const safeText = (words: string): string => {
  // The library drops what stands for a broken character, and what is none, and what is behind it would be in front.
  const clean = oneLine(words.toWellFormed().replace(/[\ufffd\p{Noncharacter_Code_Point}]/gu, ''))
  return /^['=+\-@＝＋－＠]/.test(clean) ? `'${clean}` : clean
}
