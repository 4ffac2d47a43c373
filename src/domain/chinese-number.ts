const digits = '零一二三四五六七八九'

/** 1 to 99 in Chinese: 初五 is a day of the moon, so 5 is 五. */
export const chineseNumber = (n: number): string => {
  const [tens, ones] = [Math.floor(n / 10), n % 10]
  if (tens === 0) return digits[ones]!
  return `${tens === 1 ? '' : digits[tens]}十${ones === 0 ? '' : digits[ones]}`
}

/** A number from 1 to 99 as people type it, in figures or Chinese: 15, 十五, 廿五, 二十五, 初五; else undefined. */
export const smallNumberTyped = (word: string): number | undefined => {
  const text = word.normalize('NFKC')
  if (/^\d{1,2}$/.test(text)) return Number(text)
  const chinese = text.replace(/^初/, '').replaceAll('两', '二').replace(/^廿/, '二十').replace(/^卅/, '三十')
  const parts = /^(?:([一二三四五六七八九])?(十))?([一二三四五六七八九])?$/.exec(chinese)
  if (!parts || chinese === '') return undefined
  const [, many, ten, ones] = parts
  const value = (ten ? (many ? digits.indexOf(many) : 1) * 10 : 0) + (ones ? digits.indexOf(ones) : 0)
  return value > 0 ? value : undefined
}
