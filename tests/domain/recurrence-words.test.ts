import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { chineseNumber, smallNumberTyped } from '../../src/domain/chinese-number.ts'
import { weekdays } from '../../src/domain/day.ts'
import type { HolidayPolicy, Recurrence } from '../../src/domain/place.ts'
import {
  kindOfRecurrence,
  type RecurrenceKind,
  readRecurrence,
  recurrenceDays,
  recurrenceWords,
} from '../../src/domain/recurrence-words.ts'
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

describe('days as people type them', () => {
  it.each<[RecurrenceKind, string, object]>([
    ['weekdays', '周二四', { weekdays: ['tue', 'thu'] }],
    ['weekdays', '每周二、四', { weekdays: ['tue', 'thu'] }],
    ['weekdays', '星期天 礼拜三', { weekdays: ['sun', 'wed'] }],
    ['weekdays', '周一至周五', { weekdays: ['mon', 'tue', 'wed', 'thu', 'fri'] }],
    ['weekdays', 'Tuesday and thurs', { weekdays: ['tue', 'thu'] }],
    ['weekdays', 'mon-fri', { weekdays: ['mon', 'tue', 'wed', 'thu', 'fri'] }],
    ['monthDays', '8、25', { monthDays: [8, 25] }],
    ['monthDays', '每月8号、25号', { monthDays: [8, 25] }],
    ['monthDays', '十五日,二十', { monthDays: [15, 20] }],
    ['monthDays', '1-3日', { monthDays: [1, 2, 3] }],
    ['nthWorkdays', '第二个工作日', { nthWorkdays: [2] }],
    ['nthWorkdays', '每月最后1个工作日', { nthWorkdays: [-1] }],
    ['nthWeekdays', '每月第一、第三个周二', { nthWeekdays: [1, 3].map((n) => ({ weekday: 'tue', n })) }],
    ['nthWeekdays', '最后一个星期二', { nthWeekdays: [{ weekday: 'tue', n: -1 }] }],
    ['nthWeekdays', 'last Tuesday of the month', { nthWeekdays: [{ weekday: 'tue', n: -1 }] }],
    ['lunarDays', '农历初一,十五', { lunarDays: [1, 15] }],
    ['lunarDays', '1 15 三十', { lunarDays: [1, 15, 30] }],
    ['dates', '2026年12月5日;2026/12/6', { dates: ['2026-12-05', '2026-12-06'] }],
  ])('%s: %s', (kind, typed, meant) => {
    expect(readRecurrence(kind, typed, 'skip')).toMatchObject(meant)
  })

  it.each<[RecurrenceKind, string]>([
    ['weekdays', ''],
    ['weekdays', '周八'],
    ['weekdays', '有空就来'],
    ['monthDays', '32'],
    ['monthDays', '8、abc'],
    ['monthDays', '5-1'],
    ['nthWorkdays', '第0个'],
    ['nthWorkdays', '第40个'],
    ['nthWeekdays', '周二'],
    ['nthWeekdays', '第1个'],
    ['nthWeekdays', '第9个周二'],
    ['lunarDays', '卅一'],
    ['dates', '12月5日'],
    ['dates', '2026-02-30'],
  ])('%s: “%s” is not taken for anything', (kind, typed) => {
    expect(readRecurrence(kind, typed, 'skip')).toBeUndefined()
  })

  it('whatever is typed, reading ends without a fault', () => {
    fc.assert(
      fc.property(
        fc.constantFrom<RecurrenceKind>(
          'weekdays',
          'monthDays',
          'nthWorkdays',
          'nthWeekdays',
          'lunarDays',
          'dates',
        ),
        fc.string({ unit: fc.constantFrom(...'周一二十日第个最后倒数0123-~、,至 nth lastue') }),
        (kind, typed) => {
          readRecurrence(kind, typed, 'skip')
        },
      ),
    )
  })
})

describe('a number in Chinese', () => {
  it('is read back from 1 to 99', () => {
    for (let n = 1; n < 100; n++) expect(smallNumberTyped(chineseNumber(n))).toBe(n)
  })
})
