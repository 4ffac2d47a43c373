import { readdirSync, readFileSync } from 'node:fs'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Leader } from '../../src/domain/leader.ts'
import { oneLine } from '../../src/domain/text.ts'
import { nameTyped } from '../../src/domain/typed.ts'
import type { Unit, UnitLevel } from '../../src/domain/unit.ts'
import { roleOf, teamOf } from '../../src/workbook/derive-role.ts'
import { holdsIdentityNumber, holdsMobileNumber } from '../../src/workbook/private-numbers.ts'
import { safeText } from '../../src/workbook/safe-cell.ts'
import { dayOfSerial, serialOfDay } from '../../src/workbook/serial.ts'
import { dayIn, listIn, textOf, timeIn } from '../../src/workbook/words-of-cells.ts'

describe('a day in a cell', () => {
  it.each([
    '2026年10月12日',
    '2026-10-12',
    '2026/10/12',
    '2026.10.12',
    '20261012',
    '２０２６年１０月１２日',
    ' 2026 年 10 月 12 日 ',
    '2026年10月12日(星期一)',
    '2026-10-12 00:00:00',
    46307,
    20261012,
  ])('%s is 12 October 2026', (cell) => expect(dayIn(cell)).toBe('2026-10-12'))

  it('a month alone begins on its first day and ends on its last', () => {
    expect(dayIn('2024.03')).toBe('2024-03-01')
    expect(dayIn('2024年2月', true)).toBe('2024-02-29')
    expect(dayIn(2024.03)).toBe('2024-03-01')
  })

  it.each(['2026-02-30', '10月12日', '26.10.12', 2024, 2024.1, 5, '周一', ''])('%s is none', (cell) =>
    expect(dayIn(cell)).toBeUndefined(),
  )

  it('serial numbers go there and back from March 1900 to 2199', () => {
    fc.assert(fc.property(fc.integer({ min: 61, max: 109_574 }), (n) => serialOfDay(dayOfSerial(n)!) === n))
    expect([dayOfSerial(1), dayOfSerial(59), dayOfSerial(60), dayOfSerial(61)]).toEqual([
      '1900-01-01',
      '1900-02-28',
      undefined,
      '1900-03-01',
    ])
    expect(dayOfSerial(109_574)).toBe('2199-12-31')
  })
})

describe('a time in a cell', () => {
  it.each([
    '9:00',
    '09:00',
    '9：00',
    0.375,
    '９：００',
    '9点',
    '9时00分',
    '上午9:00',
    '9:00:00',
    '9.00',
    { time: '09:00' },
  ])('%s is nine o’clock', (cell) => expect(timeIn(cell)).toBe('09:00'))
  it('afternoons and halves are understood, nonsense is not', () => {
    expect([timeIn('下午3:00'), timeIn('9点半'), timeIn('15:30'), timeIn('25:00'), timeIn('早上')]).toEqual([
      '15:00',
      '09:30',
      '15:30',
      undefined,
      undefined,
    ])
  })
})

describe('role and team from a title', () => {
  const of = (level: UnitLevel, title: string, name = '象州县') => [
    roleOf({ level, name }, title),
    teamOf({ level, name }, title),
  ]
  it.each<[UnitLevel, string, string, string]>([
    ['county', '县委书记', 'county-secretary', 'party'],
    ['county', '县委副书记、代县长', 'county-head', 'government'],
    ['county', '县委副书记、县人民政府县长', 'county-head', 'government'],
    ['county', '县委副书记', 'county-leader', 'party'],
    ['county', '副县长', 'county-leader', 'government'],
    ['county', '县长助理', 'county-leader', 'government'],
    ['county', '县委常委、县纪委书记', 'county-leader', 'party'],
    ['county', '县委常委、政法委书记', 'county-leader', 'party'],
    ['county', '县人大常委会党组书记、主任', 'county-leader', 'congress'],
    ['county', '县政协党组书记、主席', 'county-leader', 'consultative'],
    ['county', '区委书记', 'county-secretary', 'party'],
    ['township', '镇党委书记', 'township-secretary', 'party'],
    ['township', '党委副书记、镇长', 'township-head', 'government'],
    ['township', '镇人大主席', 'township-leader', 'congress'],
    ['township', '党委委员、纪委书记', 'township-leader', 'party'],
    ['township', '街道党工委书记', 'township-secretary', 'party'],
    ['township', '党工委副书记、办事处主任', 'township-head', 'government'],
  ])('%s %s', (level, title, role, team) => expect(of(level, title)).toEqual([role, team]))

  it('departments have a head and others', () => {
    expect(of('department', '党组书记、局长', '县教育局')).toEqual(['department-head', 'government'])
    expect(of('department', '副局长', '县教育局')[0]).toBe('department-leader')
    expect(of('department', '党组成员、办公室主任', '县教育局')[0]).toBe('department-leader')
    expect(of('department', '主任', '县发改委')[0]).toBe('department-head')
    expect(of('department', '部长', '县委组织部')).toEqual(['department-head', 'party'])
  })

  it('are those the fixtures give, for every title of a county or township that says them', () => {
    const wrong = new Set<string>()
    const says = readdirSync('fixtures').filter((name) => /(small-county|short|xiangzhou).*json$/.test(name))
    for (const name of says) {
      const file = JSON.parse(readFileSync(`fixtures/${name}`, 'utf8')) as { units: Unit[]; leaders: Leader[] }
      for (const post of file.leaders.flatMap(({ posts }) => posts)) {
        const unit = file.units.find(({ id }) => id === post.unit)!
        if (roleOf(unit, post.title) !== post.role || teamOf(unit, post.title) !== post.team)
          wrong.add(`${unit.level} ${post.title}: ${roleOf(unit, post.title)} ${teamOf(unit, post.title)}`)
      }
    }
    expect([...wrong]).toEqual([])
  })
})

describe('private numbers', () => {
  // Made up: the checksum fits, the region does not exist.
  const made = '990101199001010015'
  it('an identity number is found wherever it stands, by its checksum', () => {
    const weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2]
    const sum = weights.reduce((all, weight, at) => all + weight * Number(made[at]), 0)
    const good = made.slice(0, 17) + '10X98765432'[sum % 11]
    for (const cell of [good, `身份证${good}号`, good.replace(/(.{6})(.{8})/, '$1 $2 '), Number(made)])
      expect(holdsIdentityNumber(cell), String(cell)).toBe(true)
    const bad = made.slice(0, 17) + '10X98765432'[(sum + 1) % 11]
    for (const cell of [bad, `9${good}`, '0772-4361234', null, 46307]) expect(holdsIdentityNumber(cell)).toBe(false)
  })
  it('a mobile number is found with spaces and dashes', () => {
    for (const cell of ['刘辉13800138000', '138-0013-8000', 13800138000]) expect(holdsMobileNumber(cell)).toBe(true)
    for (const cell of ['0772-4361234', '20261012', '213800138000']) expect(holdsMobileNumber(cell)).toBe(false)
  })
})

describe('text', () => {
  it('names lose their padding, lists their separators', () => {
    expect([nameTyped('刘　辉'), nameTyped('买买提·吐尔逊'), nameTyped('Li  Hua')]).toEqual([
      '刘辉',
      '买买提·吐尔逊',
      'Li Hua',
    ])
    expect(listIn('教育、卫生;医保,\n信访')).toEqual(['教育', '卫生', '医保', '信访'])
  })
  it('never begins a formula, and is read back', () => {
    for (const words of ['=1+1', '+86', '-2', '@x', '\t=1', '\r\n=1', '＝1', "'=1", '\ufdd0=1', '\ufffd=1'])
      expect(safeText(words)).toMatch(/^'/)
    expect(safeText('a\u0000b\u001fc')).toBe('a b c')
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (words) => {
        expect(safeText(words)).not.toMatch(/^[=+\-@\t\r]/)
        // What is no character does not outlive a workbook.
        const characters = words.toWellFormed().replace(/[\ufffd\p{Noncharacter_Code_Point}]/gu, '')
        expect(textOf(safeText(words))).toBe(oneLine(characters))
      }),
    )
  })
})
