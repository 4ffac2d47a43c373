import { dayWords, weekdayWords } from '../domain/day-words.ts'
import { roleWords, teamWords } from '../domain/leader.ts'
import { activityWords, sessionWords } from '../domain/place.ts'
import type { What, Who } from '../domain/selector.ts'
import { join, list, same, type Text } from '../domain/text.ts'
import { levelWords } from '../domain/unit.ts'
import type { Names } from './rule.ts'

const either = <T extends string>(values: readonly T[] | undefined, words: (value: T) => Text): Text[] =>
  values === undefined ? [] : [list(values.map(words))]

const fieldsInWords = (who: Omit<Who, 'except'>, names: Names): Text[] => [
  ...either(who.leaders, (id) => same(names.leader(id))),
  ...either(who.roles, (role) => roleWords[role]),
  ...either(who.teams, (team) => teamWords[team]),
  ...either(who.levels, (level) => levelWords[level]),
  ...either(who.units, (id) => same(names.unit(id))),
]

/** A selector of leaders in words: 县委书记、县长 · county secretary, county head. */
export const whoInWords = (who: Who, names: Names): Text => {
  const fields = fieldsInWords(who, names)
  const named =
    fields.length > 0 ? join(fields, { 'zh-CN': '·', en: ' · ' }) : { 'zh-CN': '全体领导', en: 'all leaders' }
  if (who.except === undefined) return named
  const except = join(fieldsInWords(who.except, names), { 'zh-CN': '·', en: ' · ' })
  return { 'zh-CN': `${named['zh-CN']}(${except['zh-CN']}除外)`, en: `${named.en} (except ${except.en})` }
}

const besideWords: Record<NonNullable<What['beside']>, Text> = {
  holiday: { 'zh-CN': '节假日前后', en: 'days beside a holiday' },
}

/** A selector of slots in words: 县接访大厅·现场接访·周一 · hall · reception · Mon. Empty when it names nothing. */
export const whatInWords = (what: What, names: Names): Text => {
  const fields = [
    ...either(what.places, (id) => same(names.place(id))),
    ...either(what.levels, (level) => levelWords[level]),
    ...either(what.openings, (id) => same(names.opening(id))),
    ...either(what.activities, (activity) => activityWords[activity]),
    ...either(what.weekdays, (weekday) => weekdayWords[weekday]),
    ...either(what.dates, dayWords),
    ...(what.beside === undefined ? [] : [besideWords[what.beside]]),
    ...either(what.sessions, (session) => sessionWords[session]),
  ]
  return fields.length > 0 ? join(fields, { 'zh-CN': '·', en: ' · ' }) : { 'zh-CN': '接访', en: 'any slot' }
}

/** At least 2 · at most 5 · 2 to 5, with what is counted. */
export const boundsInWords = (min: number | undefined, max: number | undefined): Text => {
  if (min !== undefined && max !== undefined)
    return min === max
      ? { 'zh-CN': `恰好${min}`, en: `exactly ${min}` }
      : { 'zh-CN': `${min}至${max}`, en: `${min} to ${max}` }
  if (min !== undefined) return { 'zh-CN': `不少于${min}`, en: `at least ${min}` }
  return { 'zh-CN': `不超过${max}`, en: `at most ${max}` }
}
