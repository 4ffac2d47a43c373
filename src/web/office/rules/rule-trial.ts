import type { Text } from '../../../domain/text.ts'
import { type Mistake, mistake, pathInWords } from '../../../roster/mistake.ts'
import { readDocument } from '../../../roster/planning-file.ts'
import type { RuleSet } from '../../../rules/month.ts'
import { leadersNamed, slotsNamed } from '../../../rules/scope.ts'
import type { OfficeRules } from './office-rules.ts'

type Document = Record<string, unknown>

/** The document with a set changed, added or, where `set` is undefined, taken out. */
const withSet = ({ document }: OfficeRules, id: string, set: RuleSet | undefined): Document => {
  const sets = document.ruleSets as readonly { id: string }[]
  const wanted = set && set.rules.length > 0 ? [set] : []
  const at = sets.findIndex((one) => one.id === id)
  return {
    ...document,
    ruleSets: at < 0 ? [...sets, ...wanted] : [...sets.slice(0, at), ...wanted, ...sets.slice(at + 1)],
  }
}

/** What would be wrong in the month with the document changed that is not wrong now. */
const newMistakes = (document: Document, changed: Document): Mistake[] => {
  const [before, after] = [readDocument(document), readDocument(changed)]
  const known = new Set(before.ok ? [] : before.mistakes.map((one) => JSON.stringify(one)))
  return after.ok ? [] : after.mistakes.filter((one) => !known.has(JSON.stringify(one)))
}

/** What a change of a set breaks elsewhere in the office, in words of its own. */
export const brokenElsewhere = (rules: OfficeRules, id: string, set: RuleSet | undefined): Mistake[] =>
  newMistakes(rules.document, withSet(rules, id, set)).flatMap(elsewhere)

/** What is wrong with one rule of a set, paths from the rule on, and what it breaks elsewhere, at the empty path. */
export const wrongWithRule = (rules: OfficeRules, set: RuleSet, ruleId: string): Mistake[] => {
  // A set that is not in force in the month is read as if it were.
  const changed = withSet(rules, set.id, { ...set, from: '1900-01-01', to: null })
  const read = readDocument(changed)
  const setAt = (changed.ruleSets as readonly { id: string }[]).findIndex((one) => one.id === set.id)
  const ruleAt = set.rules.findIndex((one) => one.id === ruleId)
  const own = (read.ok ? [] : read.mistakes).flatMap(({ path, says }) =>
    path[0] === 'ruleSets' && path[1] === setAt && path[3] === ruleAt ? [mistake(path.slice(4), says)] : [],
  )
  return [...own, ...newMistakes(rules.document, changed).flatMap(elsewhere)]
}

/** What naming other shipped sets breaks. */
export const brokenByPresets = (rules: OfficeRules, presets: readonly string[]): Mistake[] =>
  newMistakes(rules.document, { ...rules.document, presets }).flatMap((one) =>
    one.path[0] === 'ruleSets' && one.path.length > 1 ? [one] : elsewhere(one),
  )

/** What is wrong with an override, paths from it on. */
export const wrongWithOverride = (rules: OfficeRules, override: object): Mistake[] => {
  const overrides = rules.document.overrides as readonly object[]
  const read = readDocument({ ...rules.document, overrides: [...overrides, override] })
  return (read.ok ? [] : read.mistakes).flatMap(({ path, says }) =>
    path[0] === 'overrides' && path[1] === overrides.length ? [mistake(path.slice(2), says)] : [],
  )
}

/** What is wrong with the office’s own rules as they stand, by the id of the rule. */
export const wrongRules = (rules: OfficeRules): ReadonlyMap<string, Text> => {
  const read = readDocument(rules.document)
  const sets = rules.document.ruleSets as readonly RuleSet[]
  return new Map(
    (read.ok ? [] : read.mistakes).flatMap(({ path, says }) => {
      const rule = path[0] === 'ruleSets' ? sets[path[1] as number]?.rules[path[3] as number] : undefined
      return rule ? [[rule.id, says]] : []
    }),
  )
}

const places: Readonly<Record<string, Text>> = {
  overrides: {
    'zh-CN': '“临时调整次数”里有一条是针对这条规则的,请先取消它',
    en: 'a change of its numbers for a time speaks of this rule: take it back first',
  },
  concessions: {
    'zh-CN': '设置里“排不成时先让什么”提到了这条规则,请先在那里去掉',
    en: 'the settings name this rule among what gives way first: take it out there first',
  },
}

/** A mistake outside the office’s rules, said so that a clerk finds it; one inside them is said at its own rule. */
const elsewhere = ({ path, says }: Mistake): Mistake[] => {
  if (path[0] === 'ruleSets') return []
  const place = places[String(path[0])]
  return [
    mistake(
      [],
      place ?? {
        'zh-CN': `${pathInWords(path)}:${says['zh-CN']}`,
        en: `${pathInWords(path)}: ${says.en}`,
      },
    ),
  ]
}

/** How much of the month a rule speaks of; undefined where the month cannot be read, or its set is not in force then. */
export interface Touched {
  readonly leaders: number
  readonly slots: number
}

/** What a rule of a set touches in the month. */
export const touchedBy = (rules: OfficeRules, set: RuleSet, ruleId: string): Touched | undefined => {
  const read = readDocument(withSet(rules, set.id, set))
  if (!read.ok) return undefined
  const { month } = read.value
  const rule = month.rules.find(({ id }) => id === ruleId)
  if (!rule) return undefined
  const named = rule.order ? new Set(rule.order) : leadersNamed(rule, month)
  return { leaders: named.size, slots: slotsNamed(rule, month).length }
}
