/** Weights and check characters of GB 11643-1999, annex A (ISO 7064, MOD 11-2). */
const weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2]
const checks = '10X98765432'

/** Whether 18 characters end in the check character of the 17 before (GB 11643-1999). */
const isChecked = (text: string): boolean =>
  checks[weights.reduce((sum, weight, at) => sum + weight * Number(text[at]), 0) % 11] === text[17]

/** Whether `YYYYMMDD` is a day on which somebody alive may be born. */
const isBirthday = (digits: string): boolean => {
  const day = `${digits.slice(0, 4)}-${digits.slice(4, 6)}-${digits.slice(6)}`
  const at = Date.parse(`${day}T00:00:00Z`)
  return !Number.isNaN(at) && new Date(at).toISOString().startsWith(day) && day >= '1880-01-01' && at <= Date.now()
}

/** Blanks, dashes and dots people put between digits. */
const between = /(?<=\d)[\s.·_-]+(?=[\dX])/g
const eighteen = /(?<!\d)\d{17}[\dX](?![\dX])/g

/**
 * Identity-card numbers (公民身份号码, GB 11643-1999) in a text: 18 characters with a real date and a right check
 * character, in wide digits or with blanks between, too. They are never stored. `known` are numbers that are none, such as
 * the national system’s number of the case.
 */
export const identityNumbersIn = (text: string, known: readonly string[] = []): string[] => {
  const plain = text.normalize('NFKC').toUpperCase()
  const candidates = [plain, plain.replace(between, '')].flatMap((one) => one.match(eighteen) ?? [])
  return [...new Set(candidates)].filter(
    (one) => !known.includes(one) && isBirthday(one.slice(6, 14)) && isChecked(one),
  )
}

/** Said where somebody types an identity-card number. */
export const identityNumberWords = {
  'zh-CN': '这里有一个身份证号码。系统不保存身份证号码,请删去后再保存;确需核对的,请当面查验原件。',
  en: 'This holds an identity-card number. They are never stored here: take it out and save again.',
} as const
