import { addAttendance } from '../../../db/attendance-store.ts'
import { placesOf } from '../../../db/place-store.ts'
import { stale } from '../../../db/stale.ts'
import { type Attendance, isAbout } from '../../../domain/attendance.ts'
import type { Day } from '../../../domain/day.ts'
import { activitySchema, sessionSchema } from '../../../domain/place.ts'
import type { Text } from '../../../domain/text.ts'
import type { OfficeCall } from '../../call.tsx'
import { type Form, fillIn, missing, readForm, staleWrongs, type Wrongs } from '../../form.tsx'
import { plainPage } from '../../plain-page.tsx'
import { todayOf } from '../today.ts'
import { dayPage, nothingTyped } from './day.tsx'
import { fieldOf, isTyped, readEntry, unplanned } from './entry-form.ts'
import { dayOf, leadersInPost, type Reception, receptionsOf } from './receptions.ts'

const words = {
  saved: (n: number): Text => ({ 'zh-CN': `已登记${n}场。`, en: `${n} entered.` }),
  nothing: { 'zh-CN': '没有改动,没有登记新的内容。', en: 'Nothing was changed, so nothing was entered.' },
  ahead: { 'zh-CN': '这一天还没到,不能登记。', en: 'This day is still to come.' },
  moved: {
    'zh-CN': '您打开之后,这一天的安排调整了,您填的有一场已不在这一天。没有保存;请核对下面的内容再保存。',
    en: 'The roster of this day has changed since you opened it: one of the receptions you filled in is gone. Nothing was saved; check what is below and save again.',
  },
  added: { 'zh-CN': '已登记无计划接访。', en: 'Entered.' },
} as const satisfies Record<string, Text | ((n: number) => Text)>

/** A reception as it was when the form was made. */
const asShown = (now: Reception, after: number): Reception => {
  const entry = now.entries.find(({ id }) => id === after)
  const holds = entry && (!now.isPlanned || (entry.is !== 'void' && isAbout(entry, now))) ? entry : undefined
  return { ...now, holds }
}

const afterOf = (form: Form, reception: string): number => Number(form.get(fieldOf('after', reception)))

/** Receptions filled in that are no longer of this day. */
const isAnyGone = (form: Form, sent: readonly string[], receptions: readonly Reception[]): boolean => {
  const here = new Set(receptions.map(({ reception }) => reception))
  return sent.some((id) => !here.has(id) && afterOf(form, id) === 0 && form.get(fieldOf('is', id)) !== '')
}

/** Enters what was changed of a day’s receptions, all of it or nothing. */
export const saveDay = async (call: OfficeCall): Promise<Response> => {
  const { app, actor } = call
  const date = dayOf(call)
  if (date === undefined) return plainPage(call, 'notFound')
  const path = call.at(`/day/${date}`)
  const form = await readForm(call)
  const today = todayOf(call)
  if (date > today) return call.refuse(path, words.ahead)
  const candidates = new Set(leadersInPost(call, date).map(({ id }) => id))

  const saved = app.database.write(() => {
    const receptions = receptionsOf(call, date)
    const sent = form.all('reception')
    const changed = receptions.filter(
      (one) => sent.includes(one.reception) && isTyped(form, asShown(one, afterOf(form, one.reception))),
    )
    const typed = new Set(changed.map(({ reception }) => reception))
    if (isAnyGone(form, sent, receptions))
      return { typed, wrongs: new Map([['', words.moved]]), status: 409 } as const
    if (changed.some((one) => one.after !== afterOf(form, one.reception)))
      return { typed, wrongs: staleWrongs, status: 409 } as const
    const read = changed.map((one) => {
      // Whoever came instead and has left office since may stay.
      const known = one.holds?.coveredBy ? new Set([...candidates, one.holds.coveredBy]) : candidates
      return { after: one.after, ...readEntry(form, one, today, known) }
    })
    const wrongs = new Map(read.flatMap((one) => ('wrongs' in one ? [...one.wrongs] : [])))
    if (wrongs.size > 0) return { typed, wrongs, status: 422 } as const
    for (const one of read)
      if ('entry' in one && addAttendance(call.database, actor, one.entry, one.after) === stale)
        throw new Error('an entry was made while others were judged')
    return { typed }
  })
  if ('wrongs' in saved) return dayPage(call, date, { ...nothingTyped, form, ...saved }, saved.status)
  return call.redirect(path, saved.typed.size > 0 ? words.saved(saved.typed.size) : words.nothing)
}

/** An id of a reception’s own, as the form brings it along. */
const ownId = /^[\w-]{43}$/

const readUnplanned = (call: OfficeCall, form: Form, date: Day): { entry: Attendance } | { wrongs: Wrongs } => {
  const field = (one: 'leader' | 'place' | 'session' | 'activity') => fieldOf(one, unplanned)
  const names = {
    leader: field('leader'),
    place: field('place'),
    session: field('session'),
    activity: field('activity'),
  }
  const wrongs = missing(form, Object.values(names))
  const leader = leadersInPost(call, date).find(({ id }) => id === form.get(names.leader))
  const place = placesOf(call.database, call.office.id).find((one) => one.place.id === form.get(names.place))?.place
  const session = sessionSchema.safeParse(form.get(names.session)).data
  const activity = activitySchema.safeParse(form.get(names.activity)).data
  if (!leader) wrongs.set(names.leader, fillIn)
  if (!place) wrongs.set(names.place, fillIn)
  if (!session) wrongs.set(names.session, fillIn)
  if (!activity) wrongs.set(names.activity, fillIn)
  const about = { reception: unplanned, isPlanned: false, date, leader: leader?.id ?? '' }
  const read = readEntry(
    form,
    {
      ...{ ...about, place: place?.id ?? '', unit: place?.unit ?? '' },
      ...{ session: session ?? 'day', activity: activity ?? 'reception', start: null, end: null },
      ...{ entries: [], holds: undefined, after: 0 },
    },
    todayOf(call),
    new Set(),
  )
  if ('wrongs' in read) for (const [name, says] of read.wrongs) wrongs.set(name, says)
  if (wrongs.size > 0 || !('entry' in read)) return { wrongs }
  return { entry: { ...read.entry, reception: form.get('reception') } }
}

/** Enters a reception that was not planned. */
export const addUnplanned = async (call: OfficeCall): Promise<Response> => {
  const { app, actor } = call
  const date = dayOf(call)
  if (date === undefined) return plainPage(call, 'notFound')
  const path = call.at(`/day/${date}`)
  const form = await readForm(call)
  if (date > todayOf(call)) return call.refuse(path, words.ahead)
  if (!ownId.test(form.get('reception'))) return call.redirect(path)
  const read = readUnplanned(call, form, date)
  if ('wrongs' in read)
    return dayPage(call, date, { ...nothingTyped, unplannedForm: form, unplannedWrongs: read.wrongs }, 422)
  // Sent twice by a double click, it stands once.
  app.database.write(() => addAttendance(app.database, actor, read.entry, 0))
  return call.redirect(path, words.added)
}
