import { monthOf } from '../domain/day.ts'
import { dayWords } from '../domain/day-words.ts'
import type { Slot } from '../domain/slot.ts'
import { type Language, list, same, type Text } from '../domain/text.ts'
import { namesOf } from '../roster/names.ts'
import type { Month } from '../rules/month.ts'

export type Found<T> = { readonly ok: true; readonly value: T } | { readonly ok: false; readonly says: Text }

const fail = (says: Text): { readonly ok: false; readonly says: Text } => ({ ok: false, says })

/** The leader a person named, by id or by name. */
export const findLeader = (month: Month, word: string): Found<string> => {
  if (month.leaders.has(word)) return { ok: true, value: word }
  const named = [...month.leaders.values()].filter(({ name }) => name.trim() === word)
  if (named.length === 1) return { ok: true, value: named[0]!.id }
  if (named.length === 0)
    return fail({ 'zh-CN': `没有叫“${word}”的领导`, en: `there is no leader called "${word}"` })
  const ids = list(named.map(({ id }) => same(id)))
  return fail({
    'zh-CN': `叫“${word}”的领导有${named.length}位,请用编号:${ids['zh-CN']}`,
    en: `${named.length} leaders are called "${word}"; say which by id: ${ids.en}`,
  })
}

/** The slot a person named by its day and opening; the opening may be left out where only one is open that day. */
export const findSlot = (
  month: Month,
  date: string,
  opening: string | undefined,
  language: Language,
): Found<Slot> => {
  const names = namesOf(month.plan, language)
  const open = [...month.slots.values()].filter((slot) => slot.date === date)
  const day = dayWords(date)
  if (open.length === 0)
    return fail(
      monthOf(date) === month.name
        ? {
            'zh-CN': `${day['zh-CN']}没有开放的接访地点;用 roster days 查看当月各天`,
            en: `nothing is open on ${day.en}; roster days shows every day of the month`,
          }
        : {
            'zh-CN': `${date}不在所排的月份(${month.name})`,
            en: `${date} does not lie in the month planned (${month.name})`,
          },
    )
  const meant = opening === undefined ? open : open.filter((slot) => slot.opening === opening)
  if (meant.length === 1) return { ok: true, value: meant[0]! }
  const widest = Math.max(...open.map((slot) => slot.opening.length))
  const lines = open.map((slot) => `\n  ${slot.opening.padEnd(widest)}  ${names.opening(slot.opening)}`).join('')
  return fail(
    opening === undefined
      ? {
          'zh-CN': `${day['zh-CN']}有${open.length}处开放,请用 --opening 指明:${lines}`,
          en: `${open.length} are open on ${day.en}; say which with --opening:${lines}`,
        }
      : {
          'zh-CN': `${day['zh-CN']}没有“${opening}”;开放的有:${lines}`,
          en: `"${opening}" is not open on ${day.en}; open are:${lines}`,
        },
  )
}
