import { addTicket } from '../../db/session-store.ts'
import type { Text } from '../../domain/text.ts'
import type { PersonCall } from '../call.tsx'
import { plainPage } from '../plain-page.tsx'
import { publicAddress } from '../public-address.ts'
import { hashOf, newToken } from '../token.ts'
import { userIn, userPage } from './user.tsx'

const words = {
  issued: {
    'zh-CN': '把下面的地址交给本人。只显示这一次,3天内有效,用过就作废;以前发的链接已经作废。',
    en: 'Give this address to the person. It is shown this once, holds for 3 days, and works once; earlier links have ended.',
  },
  address: { 'zh-CN': '一次性链接', en: 'One-time link' },
} as const satisfies Record<string, Text>

const days = 3

/** Issues a one-time link to set a password, and shows it this once. */
export const issueLink = async (call: PersonCall): Promise<Response> => {
  const { app, http, actor } = call
  const user = userIn(call)
  if (!user || user.disabledAt !== null) return plainPage(call, 'notFound')
  const token = newToken()
  const endsAt = new Date(Date.parse(actor.at) + days * 86_400_000).toISOString()
  app.database.write(() =>
    addTicket(app.database, actor, { tokenHash: hashOf(token), user: user.id, purpose: 'password', endsAt }),
  )
  const address = `${publicAddress(call)}/enter/${token}`
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
