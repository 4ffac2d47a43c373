import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { identityNumbersIn } from '../../src/domain/identity-number.ts'

/** ISO 7064, MOD 11-2, by Horner’s rule: no table of weights, unlike the program. */
const checkOf = (digits: string): string => {
  let sum = 0
  for (const digit of digits) sum = ((sum + Number(digit)) * 2) % 11
  const check = (12 - sum) % 11
  return check === 10 ? 'X' : String(check)
}

const pad = (n: number, length: number): string => String(n).padStart(length, '0')

/** A region, a birthday and an order number, without the check character. */
const seventeen = fc
  .tuple(
    fc.integer({ min: 110000, max: 659099 }),
    fc.date({ min: new Date('1900-01-01'), max: new Date('2020-12-31'), noInvalidDate: true }),
    fc.nat(999),
  )
  .map(([region, born, order]) => `${region}${born.toISOString().slice(0, 10).replaceAll('-', '')}${pad(order, 3)}`)
const number = seventeen.map((digits) => digits + checkOf(digits))
const wide = (text: string): string =>
  text.replace(/[!-~]/g, (one) => String.fromCharCode(one.charCodeAt(0) + 0xfee0))
const prose = fc.constantFrom('', '身份证', 'ID: ', '他说', '(', '张三,')
const after = fc.constantFrom('', '号', ')', ',电话', ' 、', '。')

describe('identity-card numbers', () => {
  it('of the standard’s own examples are found', () => {
    expect(identityNumbersIn('11010519491231002X')).toEqual(['11010519491231002X'])
    expect(identityNumbersIn('440524188001010014')).toEqual(['440524188001010014'])
    for (const digits of ['11010519491231002', '44052418800101001'])
      expect(digits + checkOf(digits)).toHaveLength(18)
    expect([checkOf('11010519491231002'), checkOf('44052418800101001')]).toEqual(['X', '4'])
  })

  it('are found wherever they stand, in wide or narrow digits, with x or X', () => {
    fc.assert(
      fc.property(number, prose, after, fc.boolean(), fc.boolean(), (one, before, behind, isWide, isSmall) => {
        const typed = isSmall ? one.toLowerCase() : one
        expect(identityNumbersIn(`${before}${isWide ? wide(typed) : typed}${behind}`)).toEqual([one])
      }),
      { numRuns: 500 },
    )
  })

  it('are found with blanks, dashes, dots or line ends between, as people copy them', () => {
    const gap = fc.constantFrom(' ', '-', '·', '  ', '_', '.', '\n', ' ', '\t', '\u3000', '\uff0d')
    fc.assert(
      fc.property(
        number,
        fc.uniqueArray(fc.integer({ min: 1, max: 17 }), { minLength: 1, maxLength: 6 }),
        gap,
        (one, at, sign) => {
          const typed = [...one].map((char, n) => (at.includes(n) ? sign + char : char)).join('')
          expect(identityNumbersIn(`证号${typed}。`)).toEqual([one])
        },
      ),
      { numRuns: 500 },
    )
  })

  it('beside each other are all found', () => {
    fc.assert(
      fc.property(
        fc.uniqueArray(number, { minLength: 2, maxLength: 4 }),
        fc.constantFrom('、', ',', '和', ';'),
        (all, sign) => {
          expect(identityNumbersIn(all.join(sign)).toSorted()).toEqual(all.toSorted())
        },
      ),
    )
  })

  it('with another check character are none', () => {
    fc.assert(
      fc.property(seventeen, fc.constantFrom(...'0123456789X'), (digits, check) => {
        expect(identityNumbersIn(digits + check)).toEqual(check === checkOf(digits) ? [digits + check] : [])
      }),
      { numRuns: 500 },
    )
  })

  it('with a day that is none, or on which nobody alive was born, are none', () => {
    const wrong = fc.constantFrom(
      '20010229',
      '19001301',
      '19000100',
      '19000132',
      '19990431',
      '18790101',
      '29991231',
      '00000000',
    )
    fc.assert(
      fc.property(fc.integer({ min: 110000, max: 659099 }), wrong, fc.nat(999), (region, day, order) => {
        const digits = `${region}${day}${pad(order, 3)}`
        expect(identityNumbersIn(digits + checkOf(digits))).toEqual([])
      }),
    )
    expect(identityNumbersIn(`45132220000229001${checkOf('45132220000229001')}`)).toHaveLength(1)
  })

  it('are none with a digit too few or too many', () => {
    fc.assert(
      fc.property(number, fc.nat(9), (one, digit) => {
        expect(identityNumbersIn(one.slice(0, 17))).toEqual([])
        expect(identityNumbersIn(`${digit}${one}`)).toEqual([])
        if (!one.endsWith('X')) expect(identityNumbersIn(`${one}${digit}`)).toEqual([])
      }),
    )
  })

  it('are never seen in numbers of the national system, telephones, dates and amounts', () => {
    for (const text of [
      'SF20261120000123456',
      '电话13912345678、0772-4361234',
      '2026-11-20至2026-12-31',
      '账号6222021234567890123',
      '征地12.5亩,补偿123456.78元',
      '案号(2026)桂1322民初123号',
    ])
      expect(identityNumbersIn(text), text).toEqual([])
    // Region, day and serial number: nine in ten of them end in another character than the standard’s.
    const serials = Array.from({ length: 11 }, (_, n) => `4500002020112000${pad(n, 2)}`)
    expect(serials.filter((one) => identityNumbersIn(one).length > 0)).toEqual(
      serials.filter((one) => one.endsWith(checkOf(one.slice(0, 17)))),
    )
    for (const one of serials) expect(identityNumbersIn(one, serials)).toEqual([])
    fc.assert(
      fc.property(number, (one) => {
        // A national number that happens to look like one is told by the field it stands in.
        expect(identityNumbersIn(one, [one])).toEqual([])
        expect(identityNumbersIn(`${one}和${one}`, serials)).toEqual([one])
      }),
    )
  })
})
