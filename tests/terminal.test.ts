import stringWidth from 'string-width'
import { describe, expect, it } from 'vitest'
import { call } from './tools/terminal.ts'

describe('tables on the terminal', () => {
  it.each(['zh-CN', 'en'])('line up with Chinese text, in %s', async (language) => {
    const { out } = await call('make', 'fixtures/small-county-2026-12.json', '--lang', language)
    const tables = out
      .split(/\n(?![|+])/)
      .map((block) => block.split('\n').filter((line) => /^[|+]/.test(line)))
      .filter((lines) => lines.length > 2)
    expect(tables).toHaveLength(2)
    for (const lines of tables) expect(new Set(lines.map((line) => stringWidth(line))).size).toBe(1)
  })

  it('show each leader’s days against what each rule asks, and who serves more and why', async () => {
    const { out } = await call('make', 'fixtures/small-county-2026-12.json', '--lang', 'en')
    expect(out).toMatch(/陈新伟 \| 县委书记 +\| 9, 21 +\| q1 2\/1 {2}q4 2\/2/)
    expect(out).toContain(
      '23 days given, 20 asked by personal quotas. More than asked, by “who served less comes first”, serve 罗海伟 (1 before, 3 in all), 刘辉 (1 before, 3 in all), 谢国才 (1 before, 3 in all); the others had 2-3 before.',
    )
  })

  it('name only signs every terminal draws one cell wide', async () => {
    const { out } = await call('make', 'fixtures/small-county-2026-12.json')
    for (const line of out.split('\n').filter((one) => /^[|+]/.test(one)))
      expect(line).toMatch(/^[\x20-\x7e\u3000-\u9fff\uff00-\uffef]*$/)
  })

  it('say the proof, level by level', async () => {
    const { out } = await call('make', 'fixtures/small-county-2026-12.json', '--lang', 'en')
    expect(out).toMatch(
      /Proven best \(HiGHS 1\.15\.\d+\): required\(100\) 0 \| changes 0 \| preferred 0 \| duties 23 \| fairness 222 \| wishes 0 \| spread 0 \| tie-break \d+\n/,
    )
  })
})
