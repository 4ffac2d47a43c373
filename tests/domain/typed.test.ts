import { describe, expect, it } from 'vitest'
import { countTyped, dayTyped, listTyped, nameTyped, numberTyped, timeTyped } from '../../src/domain/typed.ts'

describe('what people type', () => {
  it.each([
    ['2026-12-3', '2026-12-03'],
    ['2026年12月3日', '2026-12-03'],
    [' 2026/12/03 ', '2026-12-03'],
    ['2026.12.3', '2026-12-03'],
    ['20261203', '2026-12-03'],
    ['２０２６年１２月３日', '2026-12-03'],
    ['2026年12月3日(周四)', '2026-12-03'],
    ['2026-12-03 00:00:00', '2026-12-03'],
    ['12月3日', '12月3日'],
    ['', ''],
  ])('a day, %s', (typed, day) => {
    expect(dayTyped(typed)).toBe(day)
  })

  it('a number, full-width or not, whole or none', () => {
    expect(['12', ' 3 ', '十', '1.5', '-1', ''].map(numberTyped)).toEqual([12, 3, ...Array(4).fill(undefined)])
  })

  it('a count, with or without its unit', () => {
    expect(['3', '3天', '25 日', '', '多'].map(countTyped)).toEqual([3, 3, 25, undefined, Number.NaN])
  })

  it.each([
    ['9:00', '09:00'],
    ['14:30', '14:30'],
    ['9点', '09:00'],
    ['9点半', '09:30'],
    ['9时05分', '09:05'],
    ['0900', '09:00'],
    ['下午3:00', '15:00'],
    ['9点30分', '09:30'],
    ['９：００', '09:00'],
    ['早上', '早上'],
  ])('a time, %s', (typed, time) => {
    expect(timeTyped(typed)).toBe(time)
  })

  it('a list, with empty items left out', () => {
    expect(listTyped('公安、司法\r\n\n信访; 政法、教育,卫生')).toEqual([
      '公安',
      '司法',
      '信访',
      '政法',
      '教育',
      '卫生',
    ])
  })

  it('a name without the blanks that line names up', () => {
    expect(nameTyped(' 张 三 ')).toBe('张三')
    expect(nameTyped('Anna Li')).toBe('Anna Li')
  })
})
