import { availabilityById, removeAvailability, saveAnswer } from '../../../db/availability-store.ts'
import { monthOf, monthSchema } from '../../../domain/day.ts'
import type { Text } from '../../../domain/text.ts'
import type { OfficeCall } from '../../call.tsx'
import { readForm } from '../../form.tsx'
import { plainPage } from '../../plain-page.tsx'
import { enterAbsence, readAbsence } from './absence-form.tsx'
import { entryOf } from './absences.tsx'
import { clashesOf } from './clashes.tsx'
import { minePage, ownLeadersOf } from './mine.tsx'
import { closedWords, isOpenFor } from './mine-absences.tsx'
import { keepForUndo } from './undo.ts'

const words = {
  added: { 'zh-CN': '已提交。', en: 'Sent.' },
  addedClash: {
    'zh-CN': '已提交。这些天有已发布的接访,见下面的提醒。',
    en: 'Sent. There are published duties on these days; see below.',
  },
  removed: { 'zh-CN': '已撤回。', en: 'Taken back.' },
  gone: { 'zh-CN': '这一条已经不在了。', en: 'It is not there any more.' },
  answered: { 'zh-CN': '已报,谢谢。', en: 'Noted, thank you.' },
} as const satisfies Record<string, Text>

const isOwn = (call: OfficeCall, leader: string): boolean => ownLeadersOf(call).some(({ id }) => id === leader)

/** Enters an absence or wish of a leader one acts for, while it is time for the month it begins in. */
export const addOwnAbsence = async (call: OfficeCall): Promise<Response> => {
  const form = await readForm(call)
  const leader = form.get('leader')
  if (!isOwn(call, leader)) return plainPage(call, 'notFound')
  const read = readAbsence(form, leader)
  if ('wrongs' in read) return minePage(call, { leader, form, wrongs: read.wrongs }, 422)
  const { entry } = read
  const month = monthOf(entry.from)
  if (!isOpenFor(call, month))
    return minePage(call, { leader, form, wrongs: new Map([['', closedWords(call, month)]]) }, 422)
  enterAbsence(call, entry)
  const kept = { ...entry, id: 0, office: call.office.id, enteredBy: null, at: '' }
  return call.redirect(call.at('/mine'), clashesOf(call, [kept]).length > 0 ? words.addedClash : words.added)
}

/** Takes back an entry of a leader one acts for, while it is time. */
export const removeOwnAbsence = async (call: OfficeCall): Promise<Response> => {
  const { app, office, actor } = call
  const form = await readForm(call)
  const id = Number(form.get('id')) || 0
  const entry = availabilityById(app.database, office.id, id)
  if (!entry) return call.redirect(call.at('/mine'), words.gone)
  if (!isOwn(call, entry.leader)) return plainPage(call, 'notFound')
  const month = monthOf(entry.from)
  if (!isOpenFor(call, month)) return call.redirect(call.at('/mine'), closedWords(call, month))
  app.database.write(() => removeAvailability(app.database, actor, id))
  keepForUndo(call, entryOf(entry))
  return call.redirect(call.at('/mine'), words.removed)
}

/** Says that what is entered for a leader and a month is all there is, be it nothing. */
export const answerForOwn = async (call: OfficeCall): Promise<Response> => {
  const { app, actor } = call
  const form = await readForm(call)
  const leader = form.get('leader')
  const month = monthSchema.safeParse(form.get('month'))
  if (!month.success || !isOwn(call, leader)) return plainPage(call, 'notFound')
  if (!isOpenFor(call, month.data)) return call.redirect(call.at('/mine'), closedWords(call, month.data))
  app.database.write(() => saveAnswer(app.database, actor, month.data, leader))
  return call.redirect(call.at('/mine'), words.answered)
}
