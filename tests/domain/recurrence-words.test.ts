import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { chineseNumber, smallNumberTyped } from '../../src/domain/chinese-number.ts'
import { weekdays } from '../../src/domain/day.ts'
import type { HolidayPolicy, Recurrence } from '../../src/domain/place.ts'
import { readRecurrence, recurrenceTyped } from '../../src/domain/read-recurrence.ts'
import { daysWords, kindOfRecurrence, recurrenceDays, recurrenceWords } from '../../src/domain/recurrence-words.ts'
import { languages } from '../../src/domain/text.ts'

const holiday = fc.constantFrom<HolidayPolicy>('skip', 'next-workday', 'previous-workday')
const some = <T>(item: fc.Arbitrary<T>) =>
  fc.uniqueArray(item, { minLength: 1, maxLength: 6, selector: (one) => JSON.stringify(one) })
const ordinal = (most: number) => fc.integer({ min: -most, max: most }).filter((n) => n !== 0)
const date = fc
  .integer({ min: Date.parse('1990-01-01') / 864e5, max: Date.parse('2100-12-31') / 864e5 })
  .map((n) => new Date(n * 864e5).toISOString().slice(0, 10))
const recurrence: fc.Arbitrary<Recurrence> = fc.oneof(
  fc.constant<Recurrence>({ every: 'workday' }),
  fc.record({ weekdays: some(fc.constantFrom(...weekdays)), holiday }),
  fc.record({ monthDays: some(fc.integer({ min: 1, max: 31 })), holiday }),
  fc.record({ nthWorkdays: some(ordinal(23)), holiday }),
  fc.record({ nthWeekdays: some(fc.record({ weekday: fc.constantFrom(...weekdays), n: ordinal(5) })), holiday }),
  fc.record({ lunarDays: some(fc.integer({ min: 1, max: 30 })), holiday }),
  fc.record({ dates: some(date) }),
)

const policyOf = (on: Recurrence): HolidayPolicy => ('holiday' in on ? on.holiday : 'skip')

describe('a recurrence in words', () => {
  it.each(languages)('is read back as it was, in %s', (language) => {
    fc.assert(
      fc.property(recurrence, (on) => {
        expect(readRecurrence(kindOfRecurrence(on), recurrenceDays(on)[language], policyOf(on))).toEqual(on)
      }),
      { numRuns: 2000 },
    )
  })

  it('says in a whole sentence what it is', () => {
    const says = (on: Recurrence) => recurrenceWords(on)['zh-CN']
    expect(says({ every: 'workday' })).toBe('每个工作日')
    expect(says({ weekdays: ['tue', 'thu'], holiday: 'next-workday' })).toBe('每周二、周四,遇节假日顺延')
    expect(says({ monthDays: [8, 25], holiday: 'skip' })).toBe('每月8日、25日,遇周末、节假日取消')
    expect(says({ nthWorkdays: [2], holiday: 'skip' })).toBe('每月第2个工作日,遇当地放假取消')
    expect(says({ nthWeekdays: [{ weekday: 'tue', n: -1 }], holiday: 'previous-workday' })).toBe(
      '每月最后一个周二,遇节假日提前',
    )
    expect(says({ lunarDays: [1, 15, 23], holiday: 'next-workday' })).toBe(
      '农历初一、十五、廿三,遇周末、节假日顺延',
    )
    expect(says({ dates: ['2026-12-12'] })).toBe('指定日期:2026-12-12')
  })

  it.each(languages)('is read back from one piece, in %s', (language) => {
    fc.assert(
      fc.property(recurrence, (on) => {
        expect(recurrenceTyped(daysWords(on)[language], policyOf(on))).toEqual(on)
      }),
      { numRuns: 2000 },
    )
  })

  it('two different ones never read the same', () => {
    fc.assert(
      fc.property(recurrence, recurrence, (a, b) => {
        if (JSON.stringify(a) === JSON.stringify(b)) return
        for (const language of languages)
          expect(recurrenceWords(a)[language]).not.toBe(recurrenceWords(b)[language])
      }),
    )
  })
})

describe('a number in Chinese', () => {
  it('is read back from 1 to 99', () => {
    for (let n = 1; n < 100; n++) expect(smallNumberTyped(chineseNumber(n))).toBe(n)
  })
})
