import { describe, expect, it } from 'vitest'
import type { Duty } from '../../src/domain/slot.ts'
import { namesOf } from '../../src/roster/names.ts'
import { checkRule, describeRule, sayFinding } from '../../src/rules/index.ts'
import { monthFrom, opening, withRules } from '../tools/world.ts'

type Item = Record<string, unknown>

/** A hall open mornings and afternoons of two days, and another in the morning of the second. */
const monthWith = (rule: Item) =>
  monthFrom(
    withRules(
      {
        openings: [
          opening('am', 'p', 'morning', [1, 2]),
          opening('pm', 'p', 'afternoon', [1, 2]),
          opening('other', 'q', 'morning', [2]),
        ],
      },
      [{ id: 'cover', kind: 'coverage', ...rule }],
    ),
  )
type Month = ReturnType<typeof monthWith>
const dutiesOf = (month: Month, ...duties: string[]): Duty[] =>
  duties.map((duty) => {
    const [leader, day, opening] = duty.split(' ')
    return { leader: leader!, slot: month.slots.get(`2026-12-0${day}/${opening}`)! }
  })
const findings = (month: Month, ...duties: string[]) =>
  checkRule(month.rules[0]!, month, dutiesOf(month, ...duties)).findings.map(
    ({ message, subject, required, actual }) => ({ message, subject, required, actual }),
  )

describe('coverage of a day', () => {
  it('counts whoever serves in any of its slots, and each leader once', () => {
    const month = monthWith({ per: 'day', min: 2 })
    expect(findings(month, 'a 1 am', 'a 1 pm', 'a 2 am', 'b 2 other')).toEqual([
      { message: 'coverage/short', subject: { date: '2026-12-01' }, required: 2, actual: 1 },
    ])
  })

  it('has a maximum of its own, which slots added up do not reach', () => {
    const month = monthWith({ per: 'day', max: 1 })
    expect(findings(month, 'a 1 am', 'a 1 pm', 'a 2 am', 'b 2 pm', 'd 2 other')).toEqual([
      { message: 'coverage/over', subject: { date: '2026-12-02' }, required: 1, actual: 3 },
    ])
  })

  it('looks at the slots it names only', () => {
    const month = monthWith({ per: 'day', min: 1, what: { places: ['q'] } })
    expect(findings(month, 'a 1 am', 'a 2 pm')).toEqual([
      { message: 'coverage/short', subject: { date: '2026-12-02' }, required: 1, actual: 0 },
    ])
  })

  it('is coverage of each slot where the rule does not say', () => {
    const month = monthWith({ min: 1 })
    expect(findings(month, 'a 1 am', 'a 2 am', 'b 2 other', 'b 2 pm')).toEqual([
      { message: 'coverage/short', subject: { date: '2026-12-01', opening: 'pm' }, required: 1, actual: 0 },
    ])
  })

  it('is said of the day in both languages', () => {
    const month = monthWith({ per: 'day', min: 1, max: 1, what: { places: ['p'] } })
    const [rule] = month.rules
    const names = namesOf(month.plan)
    expect(describeRule(rule!, names)).toEqual({
      'zh-CN': '大厅:每天恰好1名(全体领导)',
      en: '大厅: on each day exactly 1 (all leaders)',
    })
    const said = checkRule(rule!, month, dutiesOf(month, 'a 1 am', 'b 1 pm')).findings.map((finding) =>
      sayFinding(finding, rule!, names),
    )
    expect(said).toEqual([
      { 'zh-CN': '12月1日(周二):至多1名领导,实有2名', en: 'Tue 1 Dec: at most 1, 2 there' },
      { 'zh-CN': '12月2日(周三):应有1名领导,实有0名', en: 'Wed 2 Dec: 1 asked, 0 there' },
    ])
  })
})
