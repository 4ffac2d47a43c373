import { monthOf as monthOfDay, weekdayOf } from '../domain/day.ts'
import { weekdayWords } from '../domain/day-words.ts'
import { fitsAnyone, type What } from '../domain/selector.ts'
import { countedOn } from '../domain/slot.ts'
import type { Text } from '../domain/text.ts'
import type { Month, Plan } from '../rules/month.ts'
import { presetIds, presets } from '../rules/presets.ts'
import { ruleSetsOf } from '../rules/rule-sets.ts'
import { type Mistake, mistake, type Path } from './mistake.ts'
import { checkPins, checkPublished } from './sense-duties.ts'

/** What a well-formed planning file can still get wrong: every mistake that makes no sense as a month. */
export const checkSense = (month: Month): Mistake[] => [
  ...checkUnits(month.plan),
  ...checkCalendar(month.plan),
  ...checkRuleSets(month),
  ...checkHistory(month),
  ...checkPublished(month),
  ...checkPins(month),
]

const checkUnits = (plan: Plan): Mistake[] => {
  const parents = new Map(plan.units.map((unit) => [unit.id, unit.parent]))
  return plan.units.flatMap((unit, n) => {
    let above = unit.parent
    for (let steps = 0; above !== undefined && above !== unit.id && steps < plan.units.length; steps++)
      above = parents.get(above)
    if (above !== unit.id) return []
    return [
      mistake(['units', n, 'parent'], {
        'zh-CN': '上级关系绕成了圈',
        en: 'makes a circle: the unit stands above itself',
      }),
    ]
  })
}

const checkCalendar = ({ calendar }: Plan): Mistake[] => [
  ...calendar.closed.flatMap((closed, n) => {
    // One place open while the office is closed is meant so; only the same thing both ways is a mistake.
    const same = calendar.open.some(
      (open) =>
        open.date === closed.date &&
        (open.places === undefined
          ? closed.places === undefined
          : open.places.some((id) => closed.places?.includes(id) ?? false)),
    )
    return same
      ? [
          mistake(['calendar', 'closed', n], {
            'zh-CN': '同一天又列为开放',
            en: 'is listed as open on the same day too',
          }),
        ]
      : []
  }),
  ...calendar.years.flatMap((year, y) => [
    ...(calendar.years.findIndex((other) => other.year === year.year) < y
      ? [mistake(['calendar', 'years', y, 'year'], { 'zh-CN': '这一年重复', en: 'this year stands twice' })]
      : []),
    ...year.days.flatMap((day, d) => {
      const path = ['calendar', 'years', y, 'days', d, 'date']
      const weekend = ['sat', 'sun'].includes(weekdayOf(day.date))
      if (Math.abs(Number(day.date.slice(0, 4)) - year.year) > 1)
        return [mistake(path, { 'zh-CN': `不在${year.year}年前后`, en: `lies far from ${year.year}` })]
      if (day.is === 'workday' && !weekend)
        return [
          mistake(path, {
            'zh-CN': `${day.date}是${weekdayWords[weekdayOf(day.date)]['zh-CN']},本来就上班,不是调休上班日`,
            en: `${day.date} is a ${weekdayWords[weekdayOf(day.date)].en}: a workday anyway, not a make-up workday`,
          }),
        ]
      if (year.days.findIndex((other) => other.date === day.date) < d)
        return [mistake(path, { 'zh-CN': '这一天重复', en: 'this day stands twice' })]
      return []
    }),
  ]),
]

const checkRuleSets = (month: Month): Mistake[] => {
  const { plan } = month
  const unknown = [
    ...plan.presets.flatMap((id, n) =>
      presetIds.includes(id)
        ? []
        : [
            mistake(['presets', n], {
              'zh-CN': `没有这个规则集;可用的有:${presetIds.join('、')}`,
              en: `is no shipped rule set; there are ${presetIds.join(', ')}`,
            }),
          ],
    ),
    ...plan.overrides.flatMap((override, n) => checkOverride(plan, override, ['overrides', n])),
    ...checkConcessions(plan),
    ...checkPresetIds(plan),
  ]
  if (unknown.length > 0) return unknown
  if (month.rules.length === 0)
    return [
      mistake(['ruleSets'], {
        'zh-CN': `没有一个规则集在${month.name}有效`,
        en: `none is in force in ${month.name}`,
      }),
    ]
  const nobody: Text = { 'zh-CN': '没有选中任何领导', en: 'matches no leader' }
  const nothing: Text = { 'zh-CN': '没有选中任何开放安排', en: 'matches no opening' }
  return plan.ruleSets.flatMap((set, s) =>
    set.rules.flatMap((rule, r) => {
      const path: Path = ['ruleSets', s, 'rules', r]
      const { except } = rule.who ?? {}
      return [
        ...(fitsAnyone(rule.with ?? {}, plan.leaders, month.levelOf) ? [] : [mistake([...path, 'with'], nobody)]),
        ...(fitsAnyone(rule.who ?? {}, plan.leaders, month.levelOf) ? [] : [mistake([...path, 'who'], nobody)]),
        ...(except && !fitsAnyone(except, plan.leaders, month.levelOf)
          ? [mistake([...path, 'who', 'except'], nobody)]
          : []),
        ...(namesAnOpening(rule.what ?? {}, plan) ? [] : [mistake([...path, 'what'], nothing)]),
      ]
    }),
  )
}

/** A rule with a cost of its own is a rule here, and stands once. */
const checkConcessions = (plan: Plan): Mistake[] => {
  const known = new Set(ruleSetsOf(plan).flatMap((set) => set.rules.map(({ id }) => id)))
  return plan.concessions.rules.flatMap(({ rule }, n, all) => {
    const path = ['concessions', 'rules', n, 'rule']
    if (!known.has(rule)) return [mistake(path, { 'zh-CN': '没有这条规则', en: 'is no rule here' })]
    return all.findIndex((one) => one.rule === rule) < n
      ? [mistake(path, { 'zh-CN': '这条规则重复', en: 'this rule stands twice' })]
      : []
  })
}

/** An override changes a number that its rule has, and leaves its min at or below its max. */
const checkOverride = (plan: Plan, override: Plan['overrides'][number], path: Path): Mistake[] => {
  const rule = ruleSetsOf({ ...plan, overrides: [] })
    .flatMap((set) => set.rules)
    .find(({ id }) => id === override.rule) as { kind: string; min?: number; max?: number } | undefined
  if (!rule) return [mistake([...path, 'rule'], { 'zh-CN': '没有这条规则', en: 'is no rule here' })]
  if (rule.kind !== 'quota' && rule.kind !== 'coverage')
    return [
      mistake([...path, 'rule'], { 'zh-CN': '这种规则没有 min 和 max 可调', en: 'is a rule without min and max' }),
    ]
  const [min, max] = [override.min ?? rule.min ?? 0, override.max ?? rule.max ?? Infinity]
  return min > max
    ? [
        mistake(path, {
          'zh-CN': `调整后 min(${min})大于 max(${max})`,
          en: `leaves min (${min}) above max (${max})`,
        }),
      ]
    : []
}

/** Ids of the presets named are taken. */
const checkPresetIds = (plan: Plan): Mistake[] => {
  const named = presets.filter(({ id }) => plan.presets.includes(id))
  const taken = new Set(
    named.flatMap((set) => [set.id, ...set.rules.map(({ id }) => id)]).map((id) => id.toLowerCase()),
  )
  const clash = (id: string, path: Path): Mistake[] =>
    taken.has(id.toLowerCase())
      ? [
          mistake(path, {
            'zh-CN': `编号“${id}”已被引用的规则集占用`,
            en: `the id "${id}" is taken by a shipped rule set named here`,
          }),
        ]
      : []
  return plan.ruleSets.flatMap((set, s) => [
    ...clash(set.id, ['ruleSets', s, 'id']),
    ...set.rules.flatMap((rule, r) => clash(rule.id, ['ruleSets', s, 'rules', r, 'id'])),
  ])
}

/** Days come and go with the month; a selector without any opening is a mistake in every month. */
const namesAnOpening = (what: What, plan: Plan): boolean => {
  const levelAt = (place: string) =>
    plan.units.find((unit) => unit.id === plan.places.find(({ id }) => id === place)!.unit)!.level
  return plan.openings.some(
    (opening) =>
      (what.activities?.includes(opening.activity) ?? true) &&
      (what.places?.includes(opening.place) ?? true) &&
      (what.openings?.includes(opening.id) ?? true) &&
      (what.levels?.includes(levelAt(opening.place)!) ?? true) &&
      (what.sessions?.includes(opening.session) ?? true),
  )
}

const checkHistory = ({ plan, first }: Month): Mistake[] => {
  if (!plan.history) return []
  const late: Text = {
    'zh-CN': `应早于本月(${plan.month});本月已发布的安排写在 published`,
    en: `should lie before the month (${plan.month}); what is published for it belongs under published`,
  }
  return [
    ...(plan.history.knownFrom > first ? [mistake(['history', 'knownFrom'], late)] : []),
    ...plan.history.served.flatMap((duty, n) =>
      monthOfDay(countedOn(duty)) >= plan.month ? [mistake(['history', 'served', n, 'date'], late)] : [],
    ),
  ]
}
