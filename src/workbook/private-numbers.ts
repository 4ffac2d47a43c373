import type { Text } from '../domain/text.ts'
import type { Cell } from './sheet.ts'
import { keyOf, textOf } from './words-of-cells.ts'

const weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2]
const checks = '10X98765432'

const hasBirthday = (digits: string): boolean =>
  /^\d{6}(18|19|20)\d\d(0[1-9]|1[0-2])(0[1-9]|[12]\d|3[01])/.test(digits)

/** Whether 18 characters are an identity number: the checksum of GB 11643 fits. */
const isIdentityNumber = (digits: string): boolean =>
  /^\d{17}[\dX]$/.test(digits) &&
  checks[weights.reduce((sum, weight, at) => sum + weight * Number(digits[at]), 0) % 11] === digits[17]

/** Whether an identity number of a person stands anywhere in a cell. */
export const holdsIdentityNumber = (cell: Cell | undefined): boolean => {
  // A number cell keeps 15 digits only, so the checksum is lost; the birthday still shows.
  if (typeof cell === 'number') return cell >= 1e17 && cell < 1e18 && hasBirthday(BigInt(cell).toString())
  const digits = keyOf(textOf(cell)).toUpperCase().replace(/-/g, '')
  return [...digits.matchAll(/(?<!\d)(?=(\d{17}[\dX])(?!\d))/g)].some(([, number]) => isIdentityNumber(number!))
}

/** Whether a mobile number stands anywhere in a cell. */
export const holdsMobileNumber = (cell: Cell | undefined): boolean =>
  /(?<!\d)1[3-9]\d{9}(?!\d)/.test(keyOf(textOf(cell)).replace(/-/g, ''))

/** Said of a cell that holds a number the project never stores. */
export const privateWords = {
  identity: {
    'zh-CN': '这里有身份证号码。本系统从不保存身份证号码,请删去后再导入',
    en: 'holds an identity number. Identity numbers are never stored: take it out and import again',
  },
  mobile: {
    'zh-CN': '这里有手机号码。领导的私人号码不保存、不公布,请删去后再导入',
    en: 'holds a mobile number. Leaders’ private numbers are not stored: take it out and import again',
  },
} as const satisfies Record<string, Text>
