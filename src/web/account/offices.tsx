import type { Text } from '../../domain/text.ts'
import { isForLeader, memberRoleWords } from '../../domain/user.ts'
import type { Call, Person, PersonCall } from '../call.tsx'

const words = {
  title: { 'zh-CN': '选择单位', en: 'Choose an office' },
  none: {
    'zh-CN': '您还没有任何单位的权限。请系统管理员授权。',
    en: 'You have no part in any office yet. Ask the administrator.',
  },
} as const satisfies Record<string, Text>

/** Where a signed-in person begins: his one office, else the choice of them; the administrator without one at his pages. */
export const showStart = (call: Call): Response => {
  const { person } = call
  if (!person) return call.redirect('/sign-in')
  const offices = new Set(person.memberships.map(({ office }) => office))
  if (offices.size === 0 && person.isAdmin) return call.redirect('/admin')
  const [only] = offices
  if (offices.size !== 1 || only === undefined) return call.redirect('/offices')
  return call.redirect(officeHome(person, only))
}

/** Where somebody begins in an office: his own page where he is there for a leader only. */
export const officeHome = ({ memberships }: Person, office: string): string =>
  memberships.some((one) => one.office === office && !isForLeader(one.role)) ? `/o/${office}` : `/o/${office}/mine`

/** The offices somebody belongs to. */
export const showOffices = (call: PersonCall): Promise<Response> => {
  const offices = new Map(call.person.memberships.map(({ office, officeName }) => [office, officeName]))
  return call.page(
    { title: words.title },
    <section class="small">
      <h1>{call.say(words.title)}</h1>
      {offices.size === 0 ? <p>{call.say(words.none)}</p> : null}
      <ul class="choices">
        {[...offices].map(([id, name]) => {
          const roles = call.person.memberships.filter(({ office }) => office === id).map(({ role }) => role)
          return (
            <li>
              <a href={officeHome(call.person, id)}>{name}</a>{' '}
              <small>{[...new Set(roles)].map((role) => call.say(memberRoleWords[role])).join('、')}</small>
            </li>
          )
        })}
      </ul>
    </section>,
  )
}
