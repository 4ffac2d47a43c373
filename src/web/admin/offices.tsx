import { allOffices } from '../../db/office-store.ts'
import { allUnits } from '../../db/unit-store.ts'
import { membersOf } from '../../db/user-store.ts'
import type { Text } from '../../domain/text.ts'
import { memberRoleWords } from '../../domain/user.ts'
import type { PersonCall } from '../call.tsx'
import { adminPage } from './frame.tsx'

const words = {
  title: { 'zh-CN': '办公室', en: 'Offices' },
  about: {
    'zh-CN': '每个办公室为自己的单位和下级单位排班;下级单位有了自己的办公室,就由它自己排。',
    en: 'An office rosters its unit and what is below, except for units with an office of their own.',
  },
  add: { 'zh-CN': '新增办公室', en: 'Add an office' },
  nobody: { 'zh-CN': '还没有人:请到“用户”里授权', en: 'nobody yet: see Users' },
  unopened: (cases: number, bookings: number): Text => ({
    'zh-CN': `${cases}件信访事项、${bookings}个预约的文字内容打不开:它们的密钥不在这里。请把另存的密钥(roster keys copy)放回密钥文件夹,再重新启动。`,
    en: `The words of ${cases} cases and ${bookings} bookings cannot be opened: their keys are not here. Put a copy made with roster keys copy back into the folder of keys and start again.`,
  }),
  noClerk: { 'zh-CN': '没有经办人', en: 'no clerk' },
} as const satisfies Record<string, Text | ((...args: never[]) => Text)>

/** Every office, its unit and how many people it has. */
export const showAdmin = (call: PersonCall): Promise<Response> => {
  const { database, purging } = call.app
  const { cases, bookings } = purging.unopened()
  const units = new Map(allUnits(database).map(({ id, name }) => [id, name]))
  const mine = new Set(call.person.memberships.map(({ office }) => office))
  return adminPage(
    call,
    { title: words.title, tab: 'offices' },
    <>
      {cases + bookings > 0 ? <p class="mark warn">{call.say(words.unopened(cases, bookings))}</p> : null}
      <p class="quiet">{call.say(words.about)}</p>
      <p>
        <a class="button" href="/admin/offices/new">
          {call.say(words.add)}
        </a>
      </p>
      <ul class="choices">
        {allOffices(database).map((office) => {
          const members = membersOf(database, office.id)
          const people = new Set(members.map(({ user }) => user)).size
          const counts = (['clerk', 'approver', 'auditor', 'leader', 'liaison'] as const).flatMap((role) => {
            const n = new Set(members.filter((one) => one.role === role).map(({ user }) => user)).size
            return n > 0 ? [`${call.say(memberRoleWords[role])} ${n}`] : []
          })
          return (
            <li>
              <b>{mine.has(office.id) ? <a href={`/o/${office.id}`}>{office.name}</a> : office.name}</b>{' '}
              <small class="quiet">{units.get(office.unit)}</small>
              <br />
              {people === 0 ? (
                <span class="mark warn">{call.say(words.nobody)}</span>
              ) : (
                <>
                  {call.say({ 'zh-CN': `${people}人`, en: people === 1 ? '1 person' : `${people} people` })}{' '}
                  <small class="quiet">{counts.join(' · ')}</small>{' '}
                  {members.some(({ role }) => role === 'clerk') ? null : (
                    <span class="mark warn">{call.say(words.noClerk)}</span>
                  )}
                </>
              )}
            </li>
          )
        })}
      </ul>
    </>,
  )
}
