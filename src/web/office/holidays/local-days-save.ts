import { addLocalDay, type KeptLocalDay, localDaysOf, removeLocalDay } from '../../../db/calendar-store.ts'
import { placesOf } from '../../../db/place-store.ts'
import { localDaySchema } from '../../../domain/calendar-notice.ts'
import type { Text } from '../../../domain/text.ts'
import { dayTyped } from '../../../domain/typed.ts'
import type { OfficeCall } from '../../call.tsx'
import { redueCases } from '../../cases/case-work.ts'
import { missing, readForm, wrongsOf } from '../../form.tsx'
import { plainPage } from '../../plain-page.tsx'
import { refusalOf, writeReadable } from '../readable.ts'
import { holidaysPage, yearIn } from './holidays.tsx'

const words = {
  added: { 'zh-CN': '已添加。', en: 'Added.' },
  removed: { 'zh-CN': '已删除。', en: 'Removed.' },
  twice: {
    'zh-CN': '这一天已经写过了;先删除原来的再添加',
    en: 'This day is there already; remove it first',
  },
} as const satisfies Record<string, Text>

/** Adds a local day of the office, or of some of its places. */
export const saveLocalDay = async (call: OfficeCall): Promise<Response> => {
  const { app, office, actor } = call
  const form = await readForm(call)
  const own = new Set(placesOf(app.database, office.id).map(({ place }) => place.id))
  const places = form.all('places')
  if (places.some((id) => !own.has(id))) return plainPage(call, 'notFound')
  const day = { date: dayTyped(form.get('date')), why: form.get('why'), ...(places.length > 0 ? { places } : {}) }
  const read = localDaySchema.safeParse(day, { reportInput: true })
  const wrongs = new Map([...(read.success ? [] : wrongsOf(read.error.issues)), ...missing(form, ['date', 'why'])])
  const covers = (one: KeptLocalDay): boolean =>
    one.date === day.date &&
    (places.length === 0 ? one.places === undefined : places.some((id) => one.places?.includes(id)))
  if (localDaysOf(app.database, office.id).some(covers)) wrongs.set('date', words.twice)
  if (!read.success || wrongs.size > 0)
    return holidaysPage(call, yearIn(call, form.get('year')), { local: form, wrongs, status: 422 })
  const added = writeReadable(app, office, () => {
    addLocalDay(app.database, actor, { ...read.data, isOpen: form.get('is') === 'open' })
    redueCases(app.database, office)
  })
  if (!added.ok) {
    wrongs.set('', refusalOf(added.rules))
    return holidaysPage(call, yearIn(call, form.get('year')), { local: form, wrongs, status: 422 })
  }
  return call.redirect(call.at(`/holidays?year=${day.date.slice(0, 4)}`), words.added)
}

/** Takes a local day of the office back. */
export const doRemoveLocalDay = async (call: OfficeCall): Promise<Response> => {
  const form = await readForm(call)
  const id = Number(call.http.req.param('day'))
  if (!Number.isInteger(id)) return plainPage(call, 'notFound')
  const next = call.at(`/holidays?year=${yearIn(call, form.get('year'))}`)
  const { app, office, actor } = call
  const gone = writeReadable(app, office, () => {
    const isGone = removeLocalDay(app.database, actor, id)
    if (isGone) redueCases(app.database, office)
    return isGone
  })
  if (!gone.ok) return call.refuse(next, refusalOf(gone.rules))
  if (!gone.value) return plainPage(call, 'notFound')
  return call.redirect(next, words.removed)
}
