import { spendTicket, type Ticket, ticketOf } from '../../db/session-store.ts'
import { savePassword, userById } from '../../db/user-store.ts'
import type { Text } from '../../domain/text.ts'
import type { Call } from '../call.tsx'
import { FormWrong, noWrongs, readForm, type Wrongs } from '../form.tsx'
import { hashPassword } from '../password.ts'
import { signIn } from '../session.ts'
import { hashOf } from '../token.ts'
import { PasswordFields, passwordWrongs } from './password-fields.tsx'
import { accountWords } from './words.ts'

const words = {
  welcome: { 'zh-CN': '设置密码', en: 'Set a password' },
  enter: { 'zh-CN': '进入', en: 'Enter' },
  used: { 'zh-CN': '链接不能用', en: 'This link cannot be used' },
} as const satisfies Record<string, Text>

/** The one-time link of the address, while it can be used, and whom it is for. */
const ticketIn = ({ app, http }: Call) => {
  const token = http.req.param('token') ?? ''
  const found: Ticket | undefined = ticketOf(app.database, hashOf(token), app.now())
  const user = found?.user ? userById(app.database, found.user) : undefined
  return found && user && user.disabledAt === null ? { token, ticket: found, user } : undefined
}

const usedPage = (call: Call): Promise<Response> =>
  call.page(
    { title: words.used },
    <section class="small">
      <h1>{call.say(words.used)}</h1>
      <p>{call.say(accountWords.usedLink)}</p>
    </section>,
    404,
  )

const page = (call: Call, found: NonNullable<ReturnType<typeof ticketIn>>, wrongs: Wrongs, status?: 422) => {
  const asksPassword = found.ticket.purpose === 'password'
  const title = asksPassword ? words.welcome : words.enter
  return call.page(
    { title },
    <section class="small">
      <h1>{found.user.shownName}</h1>
      <p>
        {call.say(accountWords.name)}: <b>{found.user.name}</b>
      </p>
      <FormWrong wrongs={wrongs} language={call.language} />
      <form method="post" action={`/enter/${found.token}`}>
        {asksPassword ? <PasswordFields call={call} wrongs={wrongs} /> : null}
        <button type="submit">{call.say(title)}</button>
      </form>
    </section>,
    status,
  )
}

/** What a one-time link leads to: setting a password, or straight in. Looking does not use it up. */
export const showTicket = (call: Call): Promise<Response> => {
  const found = ticketIn(call)
  return found ? page(call, found, noWrongs) : usedPage(call)
}

/** Uses a one-time link: sets the password where it is for that, and signs in. */
export const takeTicket = async (call: Call): Promise<Response> => {
  const { app, http, isSecure } = call
  const found = ticketIn(call)
  if (!found) return usedPage(call)
  const form = await readForm(call)
  const asksPassword = found.ticket.purpose === 'password'
  const wrongs = asksPassword ? passwordWrongs(call, form, found.user.name) : noWrongs
  if (wrongs.size > 0) return page(call, found, wrongs, 422)
  const passwordHash = asksPassword ? await hashPassword(form.get('password')) : undefined
  // Somebody may have used it while the password was being hashed.
  if (!ticketIn(call)) return usedPage(call)
  const actor = { user: found.user.id, office: null, at: app.now() }
  app.database.write(() => {
    spendTicket(app.database, actor, hashOf(found.token))
    if (passwordHash) savePassword(app.database, actor, found.user.id, passwordHash)
    signIn(app, http, isSecure, actor)
  })
  return call.redirect('/')
}
