import { addTicket } from './db/session-store.ts'
import { isWithoutUsers } from './db/user-store.ts'
import type { AppContext } from './web/app-context.ts'
import { hashOf, newToken } from './web/token.ts'

/** Hours for which the code of the first start can be used; a restart prints a new one. */
const hours = 24

/**
 * The words of the first start: where to go, with the one-time code that makes the administrator. Undefined once there
 * is a user.
 */
export const firstStart = ({ database, now }: AppContext, address: string): string | undefined => {
  if (!isWithoutUsers(database)) return undefined
  const code = newToken().slice(0, 16)
  const at = now()
  const endsAt = new Date(Date.parse(at) + hours * 3_600_000).toISOString()
  database.write(() =>
    addTicket(
      database,
      { user: null, office: null, at },
      { tokenHash: hashOf(code), user: null, purpose: 'set-up', endsAt },
    ),
  )
  return `第一次启动:请打开 ${address}/set-up ,启动码 ${code} (${hours}小时内有效,用一次)
First start: open ${address}/set-up with the code ${code}
`
}
