import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Recurrence } from '../../src/domain/place.ts'
import { readRecurrence, recurrenceTyped } from '../../src/domain/read-recurrence.ts'
import type { RecurrenceKind } from '../../src/domain/recurrence-words.ts'

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

describe('open days typed in one piece', () => {
  const holiday = 'next-workday'
  it.each<[string, Recurrence]>([
    ['每个工作日', { every: 'workday' }],
    ['工作日', { every: 'workday' }],
    ['每周二、周四', { weekdays: ['tue', 'thu'], holiday }],
    ['每周二、四', { weekdays: ['tue', 'thu'], holiday }],
    ['星期二和星期四', { weekdays: ['tue', 'thu'], holiday }],
    ['周一至周五', { weekdays: ['mon', 'tue', 'wed', 'thu', 'fri'], holiday }],
    ['每月8日、25日', { monthDays: [8, 25], holiday }],
    ['每月８、２５号', { monthDays: [8, 25], holiday }],
    ['每月3日', { monthDays: [3], holiday }],
    ['3日、5日', { monthDays: [3, 5], holiday }],
    ['每月第2个工作日', { nthWorkdays: [2], holiday }],
    ['每月第二个工作日', { nthWorkdays: [2], holiday }],
    ['每月最后一个工作日', { nthWorkdays: [-1], holiday }],
    ['每月倒数第2个工作日', { nthWorkdays: [-2], holiday }],
    ['每月最后一个周二', { nthWeekdays: [{ weekday: 'tue', n: -1 }], holiday }],
    ['每月第一个星期三', { nthWeekdays: [{ weekday: 'wed', n: 1 }], holiday }],
    [
      '每月第1、3个周五',
      {
        nthWeekdays: [
          { weekday: 'fri', n: 1 },
          { weekday: 'fri', n: 3 },
        ],
        holiday,
      },
    ],
    ['农历初一、十五', { lunarDays: [1, 15], holiday }],
    ['每月农历初一、廿三', { lunarDays: [1, 23], holiday }],
    ['2026年12月3日、2026-12-10', { dates: ['2026-12-03', '2026-12-10'] }],
    ['last Tue', { nthWeekdays: [{ weekday: 'tue', n: -1 }], holiday }],
    ['every Tue, Thu', { weekdays: ['tue', 'thu'], holiday }],
    ['周二 周四', { weekdays: ['tue', 'thu'], holiday }],
    ['每 周 二', { weekdays: ['tue'], holiday }],
    ['每月 8 日、25 日。', { monthDays: [8, 25], holiday }],
    ['第 2 个工作日', { nthWorkdays: [2], holiday }],
    ['second workday', { nthWorkdays: [2], holiday }],
    ['second last Tue', { nthWeekdays: [{ weekday: 'tue', n: -2 }], holiday }],
    ['day 8, 25 of the month', { monthDays: [8, 25], holiday }],
    ['lunar 1, 15', { lunarDays: [1, 15], holiday }],
    ['2026-12-03 00:00:00', { dates: ['2026-12-03'] }],
  ])('%s', (words, on) => expect(recurrenceTyped(words, holiday)).toEqual(on))

  it.each(['随时', '每月32日', '每周八', '1-5', '每月第30个工作日', '农历三十一', '周五至周一'])(
    '%s is not understood',
    (words) => expect(recurrenceTyped(words, holiday)).toBeUndefined(),
  )
})
