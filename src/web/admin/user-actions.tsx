import type { FC } from 'hono/jsx'
import type { KeptUser } from '../../db/user-store.ts'
import type { Text } from '../../domain/text.ts'
import type { PersonCall } from '../call.tsx'

const words = {
  password: { 'zh-CN': '密码', en: 'Password' },
  none: { 'zh-CN': '还没有设过密码。', en: 'No password has been set yet.' },
  has: {
    'zh-CN': '已经设过密码。忘记了可以再发一个链接重设。',
    en: 'A password is set. If it is forgotten, issue a link to set another.',
  },
  issue: { 'zh-CN': '发一个设密码的一次性链接', en: 'Issue a one-time link to set a password' },
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
