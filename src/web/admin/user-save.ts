import { stale } from '../../db/stale.ts'
import { addUser, isLastAdmin, membershipsOf, saveMemberships, saveUser } from '../../db/user-store.ts'
import type { Text } from '../../domain/text.ts'
import { isUserName, userNameWrong } from '../account/set-up.tsx'
import type { PersonCall } from '../call.tsx'
import { type Form, missing, readForm, staleWrongs, withValue } from '../form.tsx'
import { languageOf } from '../language.ts'
import { plainPage } from '../plain-page.tsx'
import { membershipsIn, officesIn } from './membership-fields.tsx'
import { userIn, userPage } from './user.tsx'

const words = {
  taken: { 'zh-CN': '这个用户名已经有人用了', en: 'This user name is taken' },
  lastAdmin: {
    'zh-CN': '这是唯一的系统管理员:先让另一个人当系统管理员,再改这一个。',
    en: 'This is the only administrator: make somebody else one first.',
  },
  saved: { 'zh-CN': '已保存。', en: 'Saved.' },
  added: {
    'zh-CN': '已新增。请在页面最下面发一个一次性链接,让他自己设密码。',
    en: 'Added. Issue a one-time link below, by which he sets his password.',
  },
  long: { 'zh-CN': '至多100个字', en: 'At most 100 characters' },
} as const satisfies Record<string, Text>

const checked = (form: Form, names: readonly string[]): Map<string, Text> => {
  const wrongs = missing(form, names)
  if ([...form.get('shownName')].length > 100) wrongs.set('shownName', words.long)
  return wrongs
}

/** Adds a user without a password: he sets one himself by a one-time link. */
export const saveNewUser = async (call: PersonCall): Promise<Response> => {
  const { app, actor } = call
  const { database } = app
  const form = await readForm(call)
  const memberships = membershipsIn(database, form, [])
  if (!memberships) return plainPage(call, 'notFound')
  if (form.get('do') === 'more') return userPage(call, { form: withOffices(call, form) })
  const wrongs = checked(form, ['name', 'shownName'])
  if (form.get('name') && !isUserName(form.get('name'))) wrongs.set('name', userNameWrong)
  if (wrongs.size > 0) return userPage(call, { form, wrongs, status: 422 })
  const id = database.write(() => {
    const added = addUser(database, actor, {
      name: form.get('name'),
      shownName: form.get('shownName'),
      isAdmin: form.get('isAdmin') === 'yes',
      language: languageOf(form.get('language')) ?? 'zh-CN',
    })
    if (added !== undefined) saveMemberships(database, actor, added, memberships)
    return added
  })
  if (id === undefined) return userPage(call, { form, wrongs: new Map([['name', words.taken]]), status: 422 })
  return call.redirect(`/admin/users/${id}`, words.added)
}

/** The form with the office just chosen among those it has fields for. */
const withOffices = (call: PersonCall, form: Form): Form => {
  const offices = officesIn(call.app.database, form).map(({ id }) => id)
  const emptied = withValue(form, 'more', '')
  return { ...emptied, all: (name) => (name === 'offices' ? offices : emptied.all(name)) }
}

/** Changes a user’s name, whether he administers, and what he is in each office. */
export const changeUser = async (call: PersonCall): Promise<Response> => {
  const { app, actor } = call
  const { database } = app
  const form = await readForm(call)
  const user = userIn(call)
  const memberships = user && membershipsIn(database, form, membershipsOf(database, user.id))
  if (!user || !memberships) return plainPage(call, 'notFound')
  if (form.get('do') === 'more') return userPage(call, { user, form: withOffices(call, form) })
  const wrongs = checked(form, ['shownName'])
  const isAdmin = form.get('isAdmin') === 'yes'
  if (user.isAdmin && !isAdmin && isLastAdmin(database, user.id)) wrongs.set('', words.lastAdmin)
  if (wrongs.size > 0) return userPage(call, { user, form, wrongs, status: 422 })
  const saved = database.write(() => {
    const { id, disabledAt } = user
    const version = Number(form.get('version'))
    const answer = saveUser(database, actor, { id, shownName: form.get('shownName'), isAdmin, disabledAt, version })
    if (answer !== stale) saveMemberships(database, actor, id, memberships)
    return answer
  })
  if (saved === stale) {
    const again = withValue(form, 'version', String(user.version))
    return userPage(call, { user, form: again, wrongs: staleWrongs, status: 409 })
  }
  return call.redirect('/admin/users', words.saved)
}

/** Disables a user, whose sessions end. */
export const doDisable = (call: PersonCall): Promise<Response> => setDisabled(call, true)

/** Lets a disabled user in again. */
export const doEnable = (call: PersonCall): Promise<Response> => setDisabled(call, false)

const setDisabled = async (call: PersonCall, isDisabled: boolean): Promise<Response> => {
  const { app, actor } = call
  const { database } = app
  const form = await readForm(call)
  const user = userIn(call)
  if (!user) return plainPage(call, 'notFound')
  if (isDisabled && user.isAdmin && user.disabledAt === null && isLastAdmin(database, user.id))
    return userPage(call, { user, wrongs: new Map([['', words.lastAdmin]]), status: 422 })
  const { id, shownName, isAdmin } = user
  const saved = database.write(() =>
    saveUser(database, actor, {
      id,
      shownName,
      isAdmin,
      disabledAt: isDisabled ? actor.at : null,
      version: Number(form.get('version')),
    }),
  )
  if (saved === stale) return userPage(call, { user, wrongs: staleWrongs, status: 409 })
  return call.redirect(`/admin/users/${id}`, words.saved)
}
