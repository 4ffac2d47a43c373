import { setCookie } from 'hono/cookie'
import { closeSessions } from '../../db/session-store.ts'
import { saveLanguage, savePassword, userToSignIn } from '../../db/user-store.ts'
import type { Text } from '../../domain/text.ts'
import { memberRoleWords } from '../../domain/user.ts'
import type { Call, PersonCall } from '../call.tsx'
import { type Form, FormWrong, formOf, noWrongs, readForm, TextField, type Wrongs } from '../form.tsx'
import { languageCookie, languageOf } from '../language.ts'
import { hashPassword, isPassword } from '../password.ts'
import { signIn } from '../session.ts'
import { officeHome } from './offices.tsx'
import { PasswordFields, passwordWrongs } from './password-fields.tsx'
import { ownPath } from './sign-in.tsx'
import { waitWords } from './words.ts'

const words = {
  title: { 'zh-CN': '我的账号', en: 'My account' },
  roles: { 'zh-CN': '我的权限', en: 'What I am' },
  admin: { 'zh-CN': '系统管理员', en: 'Administrator' },
  none: {
    'zh-CN': '还没有任何单位的权限,请系统管理员授权。',
    en: 'No part in any office yet; ask the administrator.',
  },
  change: { 'zh-CN': '修改密码', en: 'Change the password' },
  old: { 'zh-CN': '现在的密码', en: 'Present password' },
  wrongOld: { 'zh-CN': '现在的密码不对', en: 'The present password is wrong' },
  endAll: { 'zh-CN': '退出所有设备上的登录', en: 'Sign out everywhere' },
  changed: { 'zh-CN': '密码已修改,其他设备上的登录已退出。', en: 'Password changed; signed out everywhere else.' },
} as const satisfies Record<string, Text>

const page = (call: PersonCall, wrongs: Wrongs, status?: 422 | 429): Promise<Response> => {
  const { person, language } = call
  return call.page(
    { title: words.title, tab: 'account' },
    <section class="small">
      <h1>{person.shownName}</h1>
      <h2>{call.say(words.roles)}</h2>
      <ul>
        {person.isAdmin ? <li>{call.say(words.admin)}</li> : null}
        {person.memberships.map(({ office, officeName, role }) => (
          <li>
            <a href={officeHome(person, office)}>{officeName}</a>: {call.say(memberRoleWords[role])}
          </li>
        ))}
        {person.memberships.length === 0 && !person.isAdmin ? <li>{call.say(words.none)}</li> : null}
      </ul>
      <h2>{call.say(words.change)}</h2>
      <FormWrong {...{ wrongs, language }} />
      <form method="post" action="/account/password">
        <input type="hidden" name="username" value={person.name} autocomplete="username" />
        <TextField
          name="old"
          type="password"
          label={call.say(words.old)}
          autocomplete="current-password"
          {...{ wrongs, language }}
        />
        <PasswordFields {...{ call, wrongs }} />
        <button type="submit">{call.say(words.change)}</button>
      </form>
      <form method="post" action="/account/end-sessions">
        <button type="submit" class="secondary">
          {call.say(words.endAll)}
        </button>
      </form>
    </section>,
    status,
  )
}

/** A user’s own page. */
export const showAccount = (call: PersonCall): Promise<Response> => page(call, noWrongs)

/** Changes the password: the present one is asked for, all other sessions end. */
export const changePassword = async (call: PersonCall): Promise<Response> => {
  const { app, http, person, isSecure, actor } = call
  const form: Form = await readForm(call)
  const wait = app.throttle.take(`sign-in ${person.name.toLowerCase()}`, 5, 300)
  if (wait > 0) return page(call, new Map([['', waitWords(wait)]]), 429)
  const wrongs = passwordWrongs(call, form, person.name)
  const isRight = await isPassword(form.get('old'), userToSignIn(app.database, person.name)?.passwordHash)
  if (!isRight) wrongs.set('old', words.wrongOld)
  if (wrongs.size > 0) return page(call, wrongs, 422)
  app.throttle.forget(`sign-in ${person.name.toLowerCase()}`)
  const passwordHash = await hashPassword(form.get('password'))
  app.database.write(() => {
    savePassword(app.database, actor, person.id, passwordHash)
    signIn(app, http, isSecure, actor)
  })
  return call.redirect('/account', words.changed)
}

/** Ends all sessions of the user, this one too. */
export const endSessions = (call: PersonCall): Response => {
  const { app, person, actor } = call
  app.database.write(() => closeSessions(app.database, actor, person.id))
  return call.redirect('/sign-in')
}

/** Chooses the language, for whoever is signed in for good. */
export const chooseLanguage = async (call: Call): Promise<Response> => {
  const form = await readForm(call).catch(() => formOf([]))
  const language = languageOf(form.get('language')) ?? call.language
  setCookie(call.http, languageCookie(call.isSecure), language, {
    path: '/',
    sameSite: 'Lax',
    httpOnly: true,
    secure: call.isSecure,
    maxAge: 34_560_000,
  })
  const { app, person } = call
  if (person)
    app.database.write(() => saveLanguage(app.database, { user: person.id, office: null, at: app.now() }, language))
  return call.redirect(ownPath(form.get('back')))
}
