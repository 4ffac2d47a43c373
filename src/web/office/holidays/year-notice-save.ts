import { readYearNotice } from '../../../calendar/read-year-notice.ts'
import { removeYearNotice, saveYearNotice, yearNoticeVersion } from '../../../db/calendar-store.ts'
import { stale } from '../../../db/stale.ts'
import { yearNoticeSchema } from '../../../domain/calendar-notice.ts'
import type { Text } from '../../../domain/text.ts'
import type { OfficeCall } from '../../call.tsx'
import { redueCases } from '../../cases/case-work.ts'
import { fillIn, missing, readForm, staleWords, staleWrongs, wrongsOf } from '../../form.tsx'
import { plainPage } from '../../plain-page.tsx'
import { refusalOf, writeReadable } from '../readable.ts'
import { holidaysPage, yearIn } from './holidays.tsx'
import { sealOf } from './year-notice.tsx'

const words = {
  nothing: { 'zh-CN': '没有读出任何日子', en: 'No day was understood' },
  changed: {
    'zh-CN': '文字改过了,请再核对一遍读出的日子,然后保存。',
    en: 'The text has changed; check the days again, then save.',
  },
  saved: { 'zh-CN': '已保存这一年的放假安排。', en: 'The year is saved.' },
  removed: { 'zh-CN': '已删除。', en: 'Removed.' },
} as const satisfies Record<string, Text>

/** Shows what a year’s notice was understood as; saves it, whole or not at all, once that has been seen. */
export const doYearNotice = async (call: OfficeCall): Promise<Response> => {
  const form = await readForm(call)
  const year = yearIn(call, form.get('year'))
  const { days, doubts, source } = readYearNotice(year, form.get('text'))
  const notice = { year, source: form.get('source') || source || '', days }
  const read = yearNoticeSchema.safeParse(notice, { reportInput: true })
  const wrongs = missing(form, ['text'])
  if (days.length === 0 && doubts.length === 0 && wrongs.size === 0) wrongs.set('text', words.nothing)
  if (!notice.source) wrongs.set('source', fillIn)
  if (!read.success)
    for (const [path, says] of wrongsOf(read.error.issues))
      if (path !== 'source' && days.length > 0) wrongs.set('text', says)
  const isSeen = form.get('seen').replaceAll('\r\n', '\n') === sealOf(days)
  const isSave = form.get('do') === 'save'
  const version = form.has('version') ? Number(form.get('version')) : -1
  if (isSave && !isSeen && wrongs.size === 0 && doubts.length === 0) wrongs.set('', words.changed)
  if (!read.success || wrongs.size > 0 || doubts.length > 0 || !isSave) {
    const isRefused = wrongs.size > 0 || doubts.length > 0
    return holidaysPage(call, year, {
      notice: form,
      preview: { days, doubts },
      wrongs,
      version,
      ...(isRefused ? { status: 422 } : {}),
    })
  }
  const { database } = call.app
  const saved = writeReadable(call.app, call.office, () => {
    const isStale = saveYearNotice(database, call.actor, read.data, version)
    if (!isStale) redueCases(database, call.office)
    return isStale
  })
  if (!saved.ok || saved.value === stale)
    return holidaysPage(call, year, {
      notice: form,
      preview: { days, doubts },
      wrongs: saved.ok ? staleWrongs : new Map([['', refusalOf(saved.rules)]]),
      status: saved.ok ? 409 : 422,
    })
  return call.redirect(call.at(`/holidays?year=${year}`), words.saved)
}

/** Takes an entered year back: the project’s own table holds again, or the year is provisional. */
export const doRemoveYearNotice = async (call: OfficeCall): Promise<Response> => {
  const form = await readForm(call)
  const year = yearIn(call, form.get('year'))
  const { database } = call.app
  if (yearNoticeVersion(database, call.office.id, year) === 0) return plainPage(call, 'notFound')
  const version = Number(form.get('version'))
  const done = writeReadable(call.app, call.office, () => {
    const isStale = removeYearNotice(database, call.actor, year, version)
    if (!isStale) redueCases(database, call.office)
    return isStale
  })
  if (!done.ok || done.value === stale)
    return call.refuse(call.at(`/holidays?year=${year}`), done.ok ? staleWords : refusalOf(done.rules))
  return call.redirect(call.at(`/holidays?year=${year}`), words.removed)
}
