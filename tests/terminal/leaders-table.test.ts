import { describe, expect, it } from 'vitest'
import { checkDuties } from '../../src/roster/check.ts'
import { namesOf } from '../../src/roster/names.ts'
import { leadersTable } from '../../src/terminal/leaders-table.ts'
import { leader, monthFrom, tinyFile } from '../tools/world.ts'

type Item = Record<string, unknown>

/** The post that the table shows of a leader with these posts. */
const shown = (language: 'zh-CN' | 'en', ...posts: Item[]): string => {
  const [held] = leader('a').posts as Item[]
  const month = monthFrom(
    tinyFile({ leaders: [{ id: 'a', name: 'a', posts: posts.map((post) => ({ ...held, ...post })) }] }),
  )
  const table = leadersTable(month, [], checkDuties(month, []), namesOf(month.plan), language)
  return table
    .split('\n')
    .find((line) => line.startsWith('| a '))!
    .split('|')[2]!
    .trim()
}

describe('the post in the table of leaders', () => {
  it('is the last one held in the month', () => {
    const before = { title: '副镇长', unit: 't', role: 'township-leader', order: 50, to: '2026-12-14' }
    expect(shown('zh-CN', before, { title: '副县长', order: 5, from: '2026-12-15' })).toBe('副县长')
    // Also when the one before stands higher, or nothing follows it.
    expect(shown('zh-CN', { ...before, order: 1 }, { title: '副县长', order: 5, from: '2026-12-15' })).toBe(
      '副县长',
    )
    expect(shown('zh-CN', before)).toBe('小镇 副镇长')
  })

  it('is both of two held at once, in official order', () => {
    const posts = [
      { title: '镇党委书记', unit: 't', role: 'township-secretary', order: 50 },
      { title: '县委常委', order: 5 },
    ]
    expect(shown('zh-CN', ...posts)).toBe('县委常委、小镇 镇党委书记')
    expect(shown('en', ...posts)).toBe('县委常委, 小镇 镇党委书记')
  })

  it('is none of a leader who left before', () => {
    expect(shown('en', { to: '2026-11-30' })).toBe('--')
  })
})
