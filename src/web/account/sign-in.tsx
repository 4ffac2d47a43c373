import { isWithoutUsers, userToSignIn } from '../../db/user-store.ts'
import type { Text } from '../../domain/text.ts'
import type { Call, PersonCall } from '../call.tsx'
import { type Form, FormWrong, formOf, noWrongs, readForm, TextField, type Wrongs } from '../form.tsx'
import { isPassword } from '../password.ts'
import { signIn, signOut } from '../session.ts'
import { accountWords, waitWords } from './words.ts'

/** Tries by one user name and by one address; an office shares one address, so it has many more. */
const perName = { most: 5, seconds: 300 }
const perAddress = { most: 100, seconds: 300 }

const signInPage = (call: Call, form: Form, wrongs: Wrongs, status?: 422 | 429): Promise<Response> =>
  call.page(
    { title: accountWords.signIn },
    <section class="small">
      <h1>{call.say(accountWords.signIn)}</h1>
      <FormWrong {...{ wrongs }} language={call.language} />
      <form method="post" action="/sign-in">
        <input type="hidden" name="back" value={form.get('back')} />
        <TextField
          name="name"
          label={call.say(accountWords.name)}
          value={form.get('name')}
          autocomplete="username"
          autofocus={true}
          wrongs={noWrongs}
          language={call.language}
        />
        <TextField
          name="password"
          type="password"
          label={call.say(accountWords.password)}
          autocomplete="current-password"
          wrongs={noWrongs}
          language={call.language}
        />
        <button type="submit">{call.say(accountWords.signIn)}</button>
      </form>
    </section>,
    status,
  )

/** The sign-in form. */
export const showSignIn = (call: Call): Response | Promise<Response> =>
  isWithoutUsers(call.app.database)
    ? call.redirect('/set-up')
    : signInPage(call, formOf([['back', call.http.req.query('back') ?? '']]), noWrongs)

const here = 'http://here.invalid'

/** Only addresses of our own, as a browser reads them: never `//elsewhere`, nor that with a tab or `\\` in it. */
export const ownPath = (path: string): string => {
  if (!path.startsWith('/') || !URL.canParse(path, here)) return '/'
  const { origin, pathname, search } = new URL(path, here)
  return origin === here && !pathname.startsWith('//') ? pathname + search : '/'
}

/** Signs in by name and password. */
export const doSignIn = async (call: Call): Promise<Response> => {
  const { app, http, address, isSecure } = call
  const form = await readForm(call)
  const name = form.get('name')
  // An address that guesses too much no longer counts against the names it guesses.
  const wait =
    app.throttle.take(`sign-in from ${address}`, perAddress.most, perAddress.seconds) ||
    app.throttle.take(`sign-in ${name.toLowerCase()}`, perName.most, perName.seconds)
  const refuse = (says: Text, status: 422 | 429) => signInPage(call, form, new Map([['', says]]), status)
  if (wait > 0) {
    http.header('Retry-After', String(wait))
    return refuse(waitWords(wait), 429)
  }
  const found = userToSignIn(app.database, name)
  const isRight = await isPassword(form.get('password'), found?.passwordHash)
  if (!found || !isRight || found.disabledAt !== null) return refuse(accountWords.wrong, 422)
  app.throttle.forget(`sign-in ${name.toLowerCase()}`)
  const isIn = app.database.write(() => {
    // While the password was being checked it may have been changed, or he disabled.
    const now = userToSignIn(app.database, name)
    if (now?.passwordHash !== found.passwordHash || now?.disabledAt !== null) return false
    signIn(app, http, isSecure, { user: found.id, office: null, at: app.now() })
    return true
  })
  if (!isIn) return refuse(accountWords.wrong, 422)
  return call.redirect(ownPath(form.get('back')))
}

/** Signs out. */
export const doSignOut = (call: PersonCall): Response => {
  signOut(call.app, call.http, call.isSecure, call.actor)
  return call.redirect('/sign-in')
}
