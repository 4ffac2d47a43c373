import type { FC } from 'hono/jsx'
import { leadersOf } from '../../../db/leader-store.ts'
import type { Database } from '../../../db/open.ts'
import { placesOf } from '../../../db/place-store.ts'
import { ruleSetsOf } from '../../../db/rule-set-store.ts'
import { unitsBelow } from '../../../db/unit-store.ts'
import { type Language, languages, type Text } from '../../../domain/text.ts'
import { namesOf } from '../../../roster/names.ts'
import { namedByRule } from '../../../roster/references.ts'
import { describeRule, ruleSchema } from '../../../rules/index.ts'

/** A rule that names something, in words, and the set it stands in. */
export interface NamingRule {
  readonly set: Text
  readonly words: Text
}

/** The rules of an office that name any of these: each of them would have to be changed before they go. */
export const rulesNaming = (
  database: Database,
  officeId: string,
  ids: readonly string[],
  nouns: readonly ('leader' | 'place' | 'opening')[],
): NamingRule[] => {
  const gone = new Set(ids)
  const found = ruleSetsOf(database, officeId).flatMap(({ id, body }) =>
    (Array.isArray(body.rules) ? (body.rules as unknown[]) : [])
      .filter((rule) => nouns.some((noun) => namedByRule(rule, noun).some((one) => gone.has(one))))
      .map((rule) => ({ set: { id, name: body.name }, rule })),
  )
  return rulesInWords(database, officeId, found)
}

/** Rules of an office in words, each with the set it stands in. */
export const rulesInWords = (
  database: Database,
  officeId: string,
  found: readonly { readonly set: { readonly id: string; readonly name?: unknown }; readonly rule: unknown }[],
): NamingRule[] => {
  if (found.length === 0) return []
  const places = placesOf(database, officeId, { retired: true })
  const named = {
    leaders: leadersOf(database, officeId),
    units: unitsBelow(database, officeId),
    places: places.map(({ place }) => place),
    openings: places.flatMap(({ openings }) => openings),
  }
  return found.map(({ set, rule }) => {
    const read = ruleSchema.safeParse(rule)
    const say = (language: Language): string =>
      read.success
        ? describeRule(read.data as never, namesOf(named, language))[language]
        : String((rule as { id?: unknown }).id)
    return {
      set: textOf(set.name, set.id),
      words: Object.fromEntries(languages.map((one) => [one, say(one)])) as Text,
    }
  })
}

const textOf = (name: unknown, id: string): Text => {
  const { 'zh-CN': zh, en } = (name ?? {}) as Partial<Text>
  return { 'zh-CN': zh ?? id, en: en ?? id }
}

/** The rules that stand in the way, above the form that was refused. */
export const RulesInTheWay: FC<{
  readonly rules: readonly NamingRule[]
  readonly says: Text
  readonly language: Language
}> = ({ rules, says, language }) =>
  rules.length === 0 ? null : (
    <div class="notice bad" role="alert">
      <p>{says[language]}</p>
      <ul>
        {rules.map(({ set, words }) => (
          <li>
            {set[language]}: {words[language]}
          </li>
        ))}
      </ul>
    </div>
  )
