import { allOffices } from '../../db/office-store.ts'
import { allUsers, membershipsOf } from '../../db/user-store.ts'
import type { Text } from '../../domain/text.ts'
import { memberRoleWords } from '../../domain/user.ts'
import type { PersonCall } from '../call.tsx'
import { adminPage } from './frame.tsx'

const words = {
  title: { 'zh-CN': '用户', en: 'Users' },
  add: { 'zh-CN': '新增用户', en: 'Add a user' },
  admin: { 'zh-CN': '系统管理员', en: 'administrator' },
  disabled: { 'zh-CN': '已停用', en: 'disabled' },
  noPassword: { 'zh-CN': '还没有密码', en: 'no password yet' },
  nothing: { 'zh-CN': '没有任何单位的权限', en: 'no part in any office' },
} as const satisfies Record<string, Text>

/** Every user, and what each is where. */
export const showUsers = (call: PersonCall): Promise<Response> => {
  const { database } = call.app
  const several = allOffices(database).length > 1
  return adminPage(
    call,
    { title: words.title, tab: 'users' },
    <>
      <p>
        <a class="button" href="/admin/users/new">
          {call.say(words.add)}
        </a>
      </p>
      <ul class="choices">
        {allUsers(database).map((user) => {
          const parts = membershipsOf(database, user.id).map(
            ({ role, officeName }) => `${several ? `${officeName} ` : ''}${call.say(memberRoleWords[role])}`,
          )
          return (
            <li>
              <a href={`/admin/users/${user.id}`}>{user.shownName}</a> <small class="quiet">{user.name}</small>{' '}
              {user.isAdmin ? <span class="mark">{call.say(words.admin)}</span> : null}{' '}
              {user.disabledAt !== null ? <span class="mark bad">{call.say(words.disabled)}</span> : null}{' '}
              {user.hasPassword ? null : <span class="mark warn">{call.say(words.noPassword)}</span>}
              <br />
              <small class="quiet">
                {parts.length > 0 ? [...new Set(parts)].join(' · ') : user.isAdmin ? '' : call.say(words.nothing)}
              </small>
            </li>
          )
        })}
      </ul>
    </>,
  )
}
