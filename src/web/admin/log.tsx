import { type LogEntry, logOf } from '../../db/log-store.ts'
import { allUnits } from '../../db/unit-store.ts'
import { allUsers } from '../../db/user-store.ts'
import { everybody } from '../../domain/case.ts'
import type { Text } from '../../domain/text.ts'
import type { PersonCall } from '../call.tsx'
import { LogList } from '../office/log.tsx'
import { adminPage } from './frame.tsx'

const words = {
  title: { 'zh-CN': '系统记录', en: 'Log of the installation' },
  about: {
    'zh-CN': '登录、用户和单位的变动。各办公室做了什么,看那个办公室的“记录”。',
    en: 'Sign-ins, users and units. What an office did stands in its own log.',
  },
  older: { 'zh-CN': '更早的', en: 'Older' },
  newest: { 'zh-CN': '回到最新', en: 'Back to the newest' },
} as const satisfies Record<string, Text>

const perPage = 50
/** The installation has no time zone of its own; offices of China have this one. */
const timezone = 'Asia/Shanghai'

/** What was done outside any office: signing in, users, units; the newest first. */
export const showAdminLog = (call: PersonCall): Promise<Response> => {
  const { database } = call.app
  const asked = Number(call.http.req.query('before') || Number.NaN)
  const before = Number.isSafeInteger(asked) && asked > 0 ? asked : undefined
  const found = logOf(database, null, { before, viewer: everybody, limit: perPage + 1 })
  const entries = found.slice(0, perPage)
  const users = new Map(allUsers(database).map(({ id, shownName }) => [String(id), shownName]))
  const units = new Map(allUnits(database).map(({ id, name }) => [id, name]))
  const subjectOf = ({ what, subject }: LogEntry): string =>
    (what.startsWith('unit.') ? units.get(subject) : users.get(subject)) ?? subject
  return adminPage(
    call,
    { title: words.title, tab: 'log' },
    <>
      <p class="quiet">{call.say(words.about)}</p>
      <LogList {...{ call, entries, subjectOf, timezone }} />
      <p class="actions">
        {found.length > perPage ? (
          <a href={`/admin/log?before=${entries.at(-1)!.seq}`}>{call.say(words.older)}</a>
        ) : null}
        {before === undefined ? null : <a href="/admin/log">{call.say(words.newest)}</a>}
      </p>
    </>,
  )
}
