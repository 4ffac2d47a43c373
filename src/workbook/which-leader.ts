import type { Leader } from '../domain/leader.ts'
import type { Text } from '../domain/text.ts'
import { nearest } from './near.ts'
import type { RowReader } from './row-reader.ts'
import { keyOf } from './words-of-cells.ts'

/** 区分 as it stands in an id: letters and digits only. */
export const apartKey = (words: string): string =>
  keyOf(words)
    .replace(/[^\p{L}\p{N}]/gu, '')
    .slice(0, 20)

/** 区分 of a leader: what follows the number in his id, such as 女 in l019-女; '' where nothing does. */
export const apartOf = (leader: { readonly id: string }): string => /^[a-z]\d+-(.+)$/.exec(leader.id)?.[1] ?? ''

/** What tells a leader from others of his name: his 区分, his id where that does not, '' where nobody shares it. */
export const apartAmong = (leader: Leader, leaders: readonly Leader[]): string => {
  const others = leaders.filter(({ id, name }) => id !== leader.id && keyOf(name) === keyOf(leader.name))
  const own = apartOf(leader)
  if (own !== '') return others.some((other) => apartOf(other) === own) ? leader.id : own
  return others.length > 0 ? leader.id : ''
}

/** Leaders of a name; with 区分, those it tells. */
export const leadersCalled = <L extends { readonly id: string; readonly name: string }>(
  name: string,
  apart: string,
  leaders: readonly L[],
): L[] => {
  const named = leaders.filter((leader) => keyOf(leader.name) === keyOf(name))
  if (apart === '') return named
  const byId = named.filter(({ id }) => keyOf(id) === keyOf(apart))
  return byId.length > 0 ? byId : named.filter((leader) => keyOf(apartOf(leader)) === apartKey(apart))
}

/** The one leader a row of absences speaks of, among those `sharing` its name; a mistake is noted when there is none, or several. */
export const leaderFor = (
  reader: RowReader,
  leaders: readonly Leader[],
  sharing: readonly Leader[],
): Leader | undefined => {
  const name = reader.needed('name')
  if (name === '') return undefined
  const called = leadersCalled(name, reader.text('apart', 60), sharing)
  if (called.length === 1) return called[0]
  if (called.length > 1) return reader.wrong('apart', severalWords(called.map((one) => apartAmong(one, sharing))))
  const near = nearest(
    name,
    leaders.map((leader) => leader.name),
  )
  const perhaps: Text =
    near.length > 0
      ? { 'zh-CN': `是不是:${near.join('、')}?`, en: `Perhaps ${near.join(', ')}?` }
      : { 'zh-CN': '请先在“领导”表里加上', en: 'Add the leader to the sheet of leaders first' }
  return reader.wrong('name', {
    'zh-CN': `领导名册里没有这个人。${perhaps['zh-CN']}`,
    en: `is nobody on the list of leaders. ${perhaps.en}`,
  })
}

/** Several people of one name: what to fill in. */
export const severalWords = (aparts: readonly string[]): Text => ({
  'zh-CN': `有${aparts.length}人同名,请在“区分”列填写:${aparts.join('、')}`,
  en: `is needed, as ${aparts.length} people share this name: ${aparts.join(', ')}`,
})
