import type { Text } from '../domain/text.ts'
import { keyOf } from './words-of-cells.ts'

/** Characters two names share, in proportion to both: 0 to 1. */
const alike = (a: string, b: string): number => {
  const left = [...b]
  const shared = [...a].filter((character) => {
    const at = left.indexOf(character)
    if (at >= 0) left.splice(at, 1)
    return at >= 0
  }).length
  return (2 * shared) / (a.length + b.length)
}

/** A quick look, so that thousands of names are not counted through: half of the characters cannot be shared else. */
const mayBeAlike = (a: string, b: string): boolean =>
  4 * Math.min(a.length, b.length) >= a.length + b.length && [...a].some((character) => b.includes(character))

/** Up to three names that a mistyped one may have meant, the nearest first. */
export const nearest = (words: string, names: Iterable<string>): string[] => {
  const key = keyOf(words)
  return [...new Set(names)]
    .filter((name) => mayBeAlike(key, keyOf(name)))
    .map((name) => ({ name, score: alike(key, keyOf(name)) }))
    .filter(({ score }) => score >= 0.5)
    .sort((a, b) => b.score - a.score)
    .slice(0, 3)
    .map(({ name }) => name)
}

/** “没有…”, with the names it may have meant. */
export const unknownName = (what: Text, words: string, names: Iterable<string>, todo: Text): Text => {
  const near = nearest(words, names)
  const said = words.slice(0, 40)
  return near.length > 0
    ? {
        'zh-CN': `没有${what['zh-CN']}“${said}”,是不是:${near.join('、')}?`,
        en: `there is no ${what.en} “${said}”; perhaps ${near.join(', ')}?`,
      }
    : {
        'zh-CN': `没有${what['zh-CN']}“${said}”。${todo['zh-CN']}`,
        en: `there is no ${what.en} “${said}”. ${todo.en}`,
      }
}
