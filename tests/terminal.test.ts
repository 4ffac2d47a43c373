import stringWidth from 'string-width'
import { describe, expect, it } from 'vitest'
import type { Language } from '../src/domain/text.ts'
import { checkDuties } from '../src/roster/check.ts'
import { loadsOf } from '../src/roster/loads.ts'
import { evennessInWords } from '../src/words/evenness.ts'
import { call } from './tools/terminal.ts'
import { leader, monthFrom, opening, withRules } from './tools/world.ts'

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

describe('how even a roster is', () => {
  const served = (who: string, date: string) => ({
    leader: who,
    date,
    session: 'morning',
    activity: 'reception',
    place: 'p',
    unit: 'c',
  })
  /** What is said of a roster in which a serves the first slot, b the second and so on, in both languages. */
  const said = (given: Record<string, unknown>, ...rules: Record<string, unknown>[]) => {
    const month = monthFrom(
      withRules(
        { leaders: [leader('a'), leader('b')], openings: [opening('am', 'p', 'morning', [1, 2, 4])], ...given },
        rules.map((rule, n) => ({ id: `even${n}`, kind: 'balance', months: 2, ...rule })),
      ),
    )
    const ids = [...month.leaders.keys()]
    const duties = [...month.slots.values()].map((slot, n) => ({ leader: ids[n % ids.length]!, slot }))
    const judged = checkDuties(month, duties)
    const lines = (language: Language): string[] => {
      const words = evennessInWords(judged, language)
      return words ? [words.title, ...words.rules.map(({ rule, says }) => `${rule}: ${says}`), words.meaning] : []
    }
    return { en: lines('en'), zh: lines('zh-CN') }
  }
  const history = (...duties: unknown[]) => ({ history: { knownFrom: '2026-11-01', served: duties } })

  it('is said in words and numbers of each rule, and what a sum of squares is once', () => {
    const { en, zh } = said(history(served('a', '2026-11-10')), {}, { counts: 'sessions', months: 12 })
    expect(en).toEqual([
      'How even',
      'even0: over 2 months 2 leaders carry 4 days; 1 to 3 each; sum of squares 10 (8 if this month’s days could go to anybody)',
      'even1: over 12 months (2 of them on record) 2 leaders carry 4 sessions; 1 to 3 each; sum of squares 10 (8 if this month’s sessions could go to anybody)',
      'Sum of squares: every load times itself, added up; of the same total, the lower the more even.',
    ])
    expect(zh).toEqual([
      '均衡程度',
      'even0: 2个月内2名领导共4天;每人1至3天;平方和10(若本月各次可由任何人承担,最小为8)',
      'even1: 12个月内(其中2个月有记录)2名领导共4次;每人1至3次;平方和10(若本月各次可由任何人承担,最小为8)',
      '平方和:各份工作量自乘后相加;总量相同时,越小越平均。',
    ])
  })

  it('is said per month in post where somebody was in post for part of the time', () => {
    const { en, zh } = said(
      {
        leaders: [leader('a'), leader('b', { from: '2026-12-01' })],
        ...history(served('a', '2026-11-10')),
      },
      {},
    )
    // 3² / 2 + 1² / 1, twice over.
    expect(en[1]).toBe(
      'even0: over 2 months 2 leaders carry 4 days; 1 to 1.5 each per month in post (1 in post for part of the time); sum of squares per month in post, times 2, 11, the least possible',
    )
    expect(zh[1]).toBe(
      'even0: 2个月内2名领导共4天;每人任职期间每月1至1.5天(1人只任职一段时间);平方和除以任职月数(再乘2)11,已是最小',
    )
  })

  it('is said of each weekday or activity that was served, where they are counted apart', () => {
    const given = history(served('b', '2026-11-10'))
    const { en, zh } = said(given, { by: 'weekday' }, { by: 'activity' })
    expect(en[1]).toBe(
      'even0: over 2 months 2 leaders carry 4 days; Tue 1, Wed 0 to 1, Fri 0 to 1 each; sum of squares 4, the least possible',
    )
    expect(zh[2]).toBe('even1: 2个月内2名领导共4天;每人现场接访2天;平方和8,已是最小')
  })

  it('is said in half-days where a half-day weighs half, and not at all where nobody served', () => {
    const { en } = said({}, { halfDay: 0.5, months: 1 }, { what: { beside: 'holiday' } })
    expect(en[1]).toBe(
      'even0: over 1 month 2 leaders carry 1.5 days; 0.5 to 1 each; sum of squares in half-days 5, the least possible',
    )
    expect(en).toHaveLength(3)
    expect(said({}, { what: { beside: 'holiday' } }).en).toEqual([])
  })

  it('leaves the columns before and in all to a rule of the whole load, whichever stands first', () => {
    const month = monthFrom(
      withRules(history(served('a', '2026-11-10')), [
        { id: 'eves', kind: 'balance', what: { beside: 'holiday' } },
        { id: 'weekdays', kind: 'balance', by: 'weekday' },
        { id: 'even', kind: 'balance' },
      ]),
    )
    const loads = loadsOf(checkDuties(month, []))
    expect(loads.get('a')).toMatchObject({ before: 1, total: 1, rule: { id: 'even' } })
  })
})
