import type { FC } from 'hono/jsx'
import { addTicket } from '../../db/session-store.ts'
import type { KeptUser } from '../../db/user-store.ts'
import type { Text } from '../../domain/text.ts'
import type { PersonCall } from '../call.tsx'
import { plainPage } from '../plain-page.tsx'
import { hashOf, newToken } from '../token.ts'
import { userIn, userPage } from './user.tsx'

const words = {
  password: { 'zh-CN': '密码', en: 'Password' },
  none: { 'zh-CN': '还没有设过密码。', en: 'No password has been set yet.' },
  has: {
    'zh-CN': '已经设过密码。忘记了可以再发一个链接重设。',
    en: 'A password is set. If it is forgotten, issue a link to set another.',
  },
  issue: { 'zh-CN': '发一个设密码的一次性链接', en: 'Issue a one-time link to set a password' },
  issued: {
    'zh-CN': '把下面的地址交给本人。只显示这一次,3天内有效,用过就作废;以前发的链接已经作废。',
    en: 'Give this address to the person. It is shown this once, holds for 3 days, and works once; earlier links have ended.',
  },
  address: { 'zh-CN': '一次性链接', en: 'One-time link' },
  disable: { 'zh-CN': '停用这个用户', en: 'Disable this user' },
  disableHint: {
    'zh-CN': '停用后马上退出登录,不能再进来;他做过的记录都在。',
    en: 'He is signed out at once and cannot come in; what he did stays on record.',
  },
  enable: { 'zh-CN': '重新启用', en: 'Let him in again' },
  disabled: { 'zh-CN': '这个用户已停用。', en: 'This user is disabled.' },
} as const satisfies Record<string, Text>

/** What else can be done with a user: a link for his password, and disabling him. */
export const UserActions: FC<{ readonly call: PersonCall; readonly user: KeptUser }> = ({ call, user }) => {
  const isDisabled = user.disabledAt !== null
  return (
    <>
      {isDisabled ? null : (
        <section class="apart">
          <h2>{call.say(words.password)}</h2>
          <p>{call.say(user.hasPassword ? words.has : words.none)}</p>
          <form method="post" action={`/admin/users/${user.id}/link`}>
            <button type="submit" class={user.hasPassword ? 'secondary' : undefined}>
              {call.say(words.issue)}
            </button>
          </form>
        </section>
      )}
      <form method="post" action={`/admin/users/${user.id}/${isDisabled ? 'enable' : 'disable'}`} class="apart">
        <input type="hidden" name="version" value={String(user.version)} />
        <p class="quiet">{call.say(isDisabled ? words.disabled : words.disableHint)}</p>
        <button type="submit" class="secondary small">
          {call.say(isDisabled ? words.enable : words.disable)}
        </button>
      </form>
    </>
  )
}

const days = 3

/** Issues a one-time link to set a password, and shows it this once. */
export const issueLink = async (call: PersonCall): Promise<Response> => {
  const { app, http, person, isSecure } = call
  const user = userIn(call)
  if (!user || user.disabledAt !== null) return plainPage(call, 'notFound')
  const token = newToken()
  const at = app.now()
  const endsAt = new Date(Date.parse(at) + days * 86_400_000).toISOString()
  app.database.write(() =>
    addTicket(
      app.database,
      { user: person.id, office: null, at },
      { tokenHash: hashOf(token), user: user.id, purpose: 'password', endsAt },
    ),
  )
  // As the browser itself reached us, so that the person can reach us the same way.
  const host = http.req.header('host') ?? new URL(http.req.url).host
  const address = `${isSecure ? 'https' : 'http'}://${host}/enter/${token}`
  http.header('Cache-Control', 'no-store')
  return userPage(call, {
    user,
    above: (
      <div class="notice good" role="status">
        <p>{call.say(words.issued)}</p>
        <label>
          {call.say(words.address)}
          <textarea readonly rows={4} class="address">
            {address}
          </textarea>
        </label>
      </div>
    ),
  })
}
