import { z } from 'zod'
import { addDays, type Day, daysBetween, daysFrom } from '../domain/day.ts'
import { dayWords } from '../domain/day-words.ts'
import type { Finding } from '../domain/finding.ts'
import { groupBy } from '../domain/group-by.ts'
import { ruleFields, strengthFields } from '../domain/rule-set.ts'
import { whatSchema, whoSchema } from '../domain/selector.ts'
import type { BoundRow, Term } from './row.ts'
import { defineRule } from './rule.ts'
import { dutiesUnder, slotsUnder } from './scope.ts'
import { whatInWords, whoInWords } from './words.ts'

const params = z
  .strictObject({
    ...ruleFields,
    kind: z.literal('rest'),
    who: whoSchema.default({}),
    what: whatSchema.default({}),
    n: z.int().min(1).max(60).meta({ description: 'Two duties of one leader lie more than n calendar days apart' }),
    ...strengthFields,
  })
  .meta({ id: 'RestRule' })

/** Days of rest that are missing: for each two duties in a row lying g ≤ n days apart, n + 1 − g. */
const shortOf = (dates: readonly Day[], n: number): number =>
  dates.slice(1).reduce((sum, date, index) => sum + Math.max(0, n + 1 - daysBetween(dates[index]!, date)), 0)

const inOrder = (dates: Iterable<Day>): Day[] => [...new Set(dates)].sort()

/** Room between two duties of one leader, the last one before the month included. Same-day pairs are not its matter. */
export const rest = defineRule({
  kind: 'rest',
  about: {
    'zh-CN': '同一领导两次接访之间至少间隔多少天',
    en: 'How many days lie between two duties of one leader',
  },
  params,
  level: 'binding',
  forbids: true,
  isPersonal: true,
  describe: (rule, names) => {
    const [who, what] = [whoInWords(rule.who, names), whatInWords(rule.what, names)]
    return {
      'zh-CN': `${who['zh-CN']}:同一人两次${what['zh-CN']}相隔须超过${rule.n}天`,
      en: `${who.en}: two duties of one leader more than ${rule.n} days apart (${what.en})`,
    }
  },
  // One row per run of n + 1 days: at most one date of duty in it. A pair g days apart lies in n + 1 − g of them.
  constrain: (rule, month) => {
    const before = groupBy(month.servedUnder(rule), (duty) => duty.leader)
    return [...month.leaders.keys()].flatMap((leader): BoundRow[] => {
      const byDate = groupBy(slotsUnder(rule, month, leader), (slot) => slot.date)
      const past = inOrder((before.get(leader) ?? []).map((duty) => duty.date))
      // A date already served on, by a duty moved in from the month before, takes no more rest.
      const dates = [...byDate.keys()].filter((date) => !past.includes(date)).sort()
      if (dates.length === 0) return []
      const term = (date: Day): Term => ({
        pairs: byDate.get(date)!.map((slot) => ({ leader, slot: slot.id, units: 1 })),
        cap: 1,
      })
      const runs = daysFrom(addDays(dates[0]!, -rule.n), dates.at(-1)!).map((from) => {
        const to = addDays(from, rule.n)
        const isIn = (date: Day) => from <= date && date <= to
        return { dates: dates.filter(isIn), max: past.some(isIn) ? 0 : 1 }
      })
      const binding = runs.filter((run) => run.dates.length > run.max)
      return [...groupBy(binding, (run) => `${run.dates.join()} ${run.max}`).values()].map((same) => ({
        name: `${rule.id}/${leader}/${same[0]!.dates[0]}-${same[0]!.dates.at(-1)}/${same[0]!.max}`,
        subject: { leader },
        terms: same[0]!.dates.map(term),
        max: same[0]!.max,
        times: same.length,
      }))
    })
  },
  check: (rule, month, duties) => {
    const before = groupBy(month.servedUnder(rule), (duty) => duty.leader)
    const findings: Finding[] = []
    let amount = 0
    for (const [leader, his] of groupBy(dutiesUnder(rule, month, duties), (duty) => duty.leader)) {
      const past = inOrder((before.get(leader) ?? []).map((duty) => duty.date))
      const now = new Set(his.map((duty) => duty.slot.date))
      const all = inOrder([...past, ...now])
      amount += shortOf(all, rule.n) - shortOf(past, rule.n)
      all.slice(1).forEach((date, index) => {
        const earlier = all[index]!
        const actual = daysBetween(earlier, date)
        if (actual > rule.n || !(now.has(date) || now.has(earlier))) return
        const subject = { leader, date }
        findings.push({
          rule: rule.id,
          message: 'rest/short',
          subject,
          required: rule.n + 1,
          actual,
          data: { earlier },
        })
      })
    }
    return { amount, findings }
  },
  say: ({ subject, required, actual, data }, names) => {
    const [leader, date, earlier] = [
      names.leader(subject.leader!),
      dayWords(subject.date!),
      dayWords(data!.earlier as Day),
    ]
    return {
      'zh-CN': `${leader}:${earlier['zh-CN']}与${date['zh-CN']}只隔${actual}天,至少应隔${required}天`,
      en: `${leader}: ${earlier.en} and ${date.en} lie ${actual} day${actual === 1 ? '' : 's'} apart, ${required} asked`,
    }
  },
})
