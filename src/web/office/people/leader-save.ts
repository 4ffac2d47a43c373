import { isLeaderId, type KeptLeader, leadersOf, saveLeader, sharedLeader } from '../../../db/leader-store.ts'
import { stale } from '../../../db/stale.ts'
import type { Day } from '../../../domain/day.ts'
import type { Text } from '../../../domain/text.ts'
import { nameTyped } from '../../../domain/typed.ts'
import { waitWords } from '../../account/words.ts'
import type { OfficeCall } from '../../call.tsx'
import { type Form, readForm, staleWrongs } from '../../form.tsx'
import { plainPage } from '../../plain-page.tsx'
import { writeReadable } from '../readable.ts'
import { rulesNaming } from '../rules/rules-naming.tsx'
import { todayOf } from '../today.ts'
import { formPage, leaderIn } from './leader.tsx'
import { type ReadLeader, readLeader } from './leader-form.ts'

const words = {
  saved: { 'zh-CN': '已保存。', en: 'Saved.' },
  added: { 'zh-CN': '已加入名单。', en: 'Added to the list.' },
  nobody: { 'zh-CN': '没有这个人:编号和姓名要都对得上', en: 'There is nobody with this id and this name' },
  here: { 'zh-CN': '他已在本单位的名单里', en: 'He is on this office’s list already' },
  sameName: { 'zh-CN': '名单里已有同名的领导', en: 'Somebody of this name is on the list already' },
  another: { 'zh-CN': '确实是同名的另一个人', en: 'It is another person of the same name' },
  savedNamed: {
    'zh-CN': '已保存。“规则”里还有点名用到他的,离任后请记得改。',
    en: 'Saved. Rules still name him: change them once he has left.',
  },
} as const satisfies Record<string, Text>

/** An id people can read: the office’s and the name, with a number where there is one already. */
const freshId = (call: OfficeCall, name: string): string => {
  const letters = [...name.replace(/[^\p{L}\p{N}]/gu, '')].slice(0, 16).join('')
  const base = [...`${call.office.id}-${letters || 'leader'}`].slice(0, 32).join('')
  for (let n = 1; ; n++) {
    const id = n === 1 ? base : `${base}-${n}`
    if (!isLeaderId(call.app.database, id)) return id
  }
}

/** Guesses of who is a leader elsewhere. */
const guesses = { most: 20, seconds: 300 }

/** Adds a leader, or a post of this office to a leader of another one whose id and name are both given. */
export const addLeader = async (call: OfficeCall): Promise<Response> => {
  const { app, office, actor, person } = call
  const form = await readForm(call)
  if (form.get('more')) return formPage(call, undefined, form)
  const givenId = form.get('id')
  const name = nameTyped(form.get('name'))
  const read = readLeader(call, form, givenId || freshId(call, name))
  if (read.is === 'foreign') return plainPage(call, 'notFound')
  const wait = givenId ? app.throttle.take(`shared leader ${person.id}`, guesses.most, guesses.seconds) : 0
  if (wait > 0) return formPage(call, undefined, form, { wrongs: new Map([['', waitWords(wait)]]), status: 429 })
  const known = givenId ? sharedLeader(app.database, givenId, name) : { version: 0 }
  const wrongs = newWrongs(call, form, read, known !== undefined)
  if (wrongs.size > 0 || read.is === 'wrong' || !known)
    return formPage(call, undefined, form, { wrongs, status: 422 })
  const added = writeReadable(app, office, () =>
    saveLeader(app.database, actor, { ...read.leader, version: known.version }, read.liaisons),
  )
  if (!added.ok) return formPage(call, undefined, form, { rules: added.rules, status: 422 })
  return call.redirect(`/o/${office.id}/people/${encodeURIComponent(read.leader.id)}`, words.added)
}

const newWrongs = (call: OfficeCall, form: Form, read: ReadLeader, isKnown: boolean): Map<string, Text> => {
  const wrongs = new Map(read.is === 'wrong' ? read.wrongs : [])
  wrongs.delete('id')
  const id = form.get('id')
  const list = leadersOf(call.database, call.office.id)
  if (id && list.some((one) => one.id === id)) wrongs.set('id', words.here)
  else if (!isKnown) wrongs.set('id', words.nobody)
  const name = nameTyped(form.get('name'))
  if (!id && !form.has('isAnother') && list.some((one) => one.name === name)) {
    wrongs.set('name', words.sameName)
    wrongs.set('isAnother', words.another)
  }
  return wrongs
}

/** Changes a leader as he was shown; posts in other offices’ units stay as they are. */
export const changeLeader = async (call: OfficeCall): Promise<Response> => {
  const { app, actor } = call
  const leader = leaderIn(call)
  if (!leader) return plainPage(call, 'notFound')
  const form = await readForm(call)
  if (form.get('more')) return formPage(call, leader, form)
  const read = readLeader(call, form, leader.id)
  if (read.is === 'foreign') return plainPage(call, 'notFound')
  if (read.is === 'wrong') return formPage(call, leader, form, { wrongs: read.wrongs, status: 422 })
  // A leader that is there has a version from 1; anything else typed into the hidden field is an old one.
  const version = Number(form.get('version')) || -1
  const today = todayOf(call)
  const naming = leavesBy(read.leader, '9999-12-31')
    ? rulesNaming(app.database, call.office.id, [leader.id], ['leader'])
    : []
  // Somebody who leaves later is rightly named until then; somebody who has left already is not.
  const hasLeft = leavesBy(read.leader, today) && !leavesBy(leader, today)
  if (hasLeft && naming.length > 0) return formPage(call, leader, form, { rules: naming, status: 422 })
  const saved = writeReadable(app, call.office, () =>
    saveLeader(app.database, actor, { ...read.leader, version }, read.liaisons),
  )
  if (!saved.ok) return formPage(call, leader, form, { rules: saved.rules, status: 422 })
  if (saved.value === stale) {
    const fresh = leaderIn(call)
    if (!fresh) return plainPage(call, 'notFound')
    return formPage(call, fresh, form, {
      wrongs: staleWrongs,
      status: 409,
      version: fresh.version,
    })
  }
  return call.redirect(
    call.at(`/people/${encodeURIComponent(leader.id)}`),
    naming.length > 0 ? words.savedNamed : words.saved,
  )
}

/** Whether all his posts end before a day. */
const leavesBy = ({ posts }: Pick<KeptLeader, 'posts'>, day: Day): boolean =>
  posts.every(({ to }) => to !== null && to < day)
