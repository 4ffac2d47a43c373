import { dayIn } from '../../calendar/instant.ts'
import { officeById } from '../../db/office-store.ts'
import { planDocument } from '../../db/plan-store.ts'
import { addMonths, type MonthName, monthOf } from '../../domain/day.ts'
import type { Office } from '../../domain/office.ts'
import { type Language, same, type Text } from '../../domain/text.ts'
import { type Mistake, pathInWords } from '../../roster/mistake.ts'
import { readDocument } from '../../roster/planning-file.ts'
import type { AppContext } from '../app-context.ts'
import { type NamingRule, rulesInWords } from './rules/rules-naming.tsx'

/** A change kept, or taken back with the rules and the rest that it would have left without sense. */
export type Tried<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly rules: NamingRule[] }

/** A change that is done when it returns. */
type Kept<T> = T extends PromiseLike<unknown> ? never : T

/** Thrown to take a transaction back: months that make no plan after it. */
class Unreadable extends Error {
  constructor(readonly found: readonly Found[]) {
    super('a month would not be readable any more')
  }
}
interface Found {
  readonly month: MonthName
  readonly document: Record<string, unknown>
  readonly mistakes: readonly Mistake[]
}

/** Nothing but a list without anybody or anything in it: the month’s page says what is missing. */
const isOnlyEmpty = (mistakes: readonly Mistake[]): boolean => mistakes.every(({ path }) => path.length === 1)

/** The months an office works on: this one and the next. */
const monthsOfWork = ({ timezone }: Office, now: string): MonthName[] => {
  const month = monthOf(dayIn(now, timezone))
  return [month, addMonths(month, 1)]
}

/**
 * Makes a change in one transaction, unless a month of the office that can be planned now could not be planned after
 * it: then nothing is saved, and what stands in the way is said. Such a change is tried twice where no month can be
 * planned before it either, so that it must do nothing but write to the database.
 */
export const writeReadable = <T>(app: AppContext, office: Office, change: () => Kept<T>): Tried<T> => {
  const { database } = app
  try {
    const value = database.write(() => {
      const done = change()
      const now = officeById(database, office.id)!
      const found = monthsOfWork(office, app.now()).flatMap((month): Found[] => {
        const document = planDocument(database, now, month, [])
        const read = readDocument(document)
        if (read.ok || isOnlyEmpty(read.mistakes)) return []
        return [{ month, document, mistakes: read.mistakes }]
      })
      if (found.length > 0) throw new Unreadable(found)
      return done
    })
    return { ok: true, value }
  } catch (fault) {
    if (!(fault instanceof Unreadable)) throw fault
    const lost = fault.found.find(({ month }) => app.months.of(database, office, month).ok)
    return lost ? { ok: false, rules: inTheWay(app, office, lost) } : { ok: true, value: database.write(change) }
  }
}

/** Mistakes as a clerk finds them: a rule in words, anything else by where it stands. */
const inTheWay = ({ database }: AppContext, office: Office, { document, mistakes }: Found): NamingRule[] => {
  const sets = document.ruleSets as readonly { id: string; name?: unknown; rules: readonly unknown[] }[]
  const found = mistakes.map(({ path, says }) => {
    const set = path[0] === 'ruleSets' ? sets[Number(path[1])] : undefined
    const rule = path[2] === 'rules' ? set?.rules[Number(path[3])] : undefined
    return { set, rule, path, says }
  })
  const rules = found.flatMap(({ set, rule }) => (set && rule ? [{ set, rule }] : []))
  const others = found.filter(({ rule }) => rule === undefined)
  return [
    ...rulesInWords(database, office.id, [...new Map(rules.map((one) => [one.rule, one])).values()]),
    ...others.map(({ path, says }) => ({ set: same(pathInWords(path)), words: says })),
  ]
}

/** The same in one sentence, for pages that have no form to show again. */
export const refusalOf = (rules: readonly NamingRule[]): Text => {
  const say = (language: Language): string =>
    rules.map(({ set, words }) => `${set[language]}: ${words[language]}`).join(language === 'en' ? '; ' : ';')
  return {
    'zh-CN': `没有保存:保存以后就排不成了。${say('zh-CN')}`,
    en: `Not saved: no roster could be made any more. ${say('en')}`,
  }
}
