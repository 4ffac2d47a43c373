import { dayWords } from '../domain/day-words.ts'
import type { Assignment, Published } from '../domain/roster.ts'
import type { Language, Text } from '../domain/text.ts'
import type { Names } from '../rules/rule.ts'

const words = {
  dropped: { 'zh-CN': '取消', en: 'dropped' },
  added: { 'zh-CN': '新增', en: 'new' },
  to: { 'zh-CN': ' 改为 ', en: ' becomes ' },
} as const satisfies Record<string, Text>

/** What became of every published duty that did not stay as it was, and what is new beside them. */
export const changesList = (
  published: readonly Published[],
  assignments: readonly Assignment[],
  names: Names,
  language: Language,
): string[] => {
  if (published.length === 0) return []
  const now = new Map(assignments.map((duty) => [duty.id, duty]))
  const before = new Set(published.map(({ id }) => id))
  const say = (duty: Published): string =>
    `${dayWords(duty.date)[language]} ${duty.start ?? ''} ${names.opening(duty.opening)} ${names.leader(duty.leader)}`.replace(
      / +/g,
      ' ',
    )
  return [
    ...published.flatMap((old) => {
      const duty = now.get(old.id)
      if (!duty) return [`  ${words.dropped[language]}  ${say(old)}`]
      return duty.sequence === old.sequence ? [] : [`  ${say(old)}${words.to[language]}${say(duty)}`]
    }),
    ...assignments.filter(({ id }) => !before.has(id)).map((duty) => `  ${words.added[language]}  ${say(duty)}`),
  ]
}
