import type { FC } from 'hono/jsx'
import { casesOfReception } from '../../../db/case-list.ts'
import type { Text } from '../../../domain/text.ts'
import type { OfficeCall } from '../../call.tsx'
import { subjectName } from '../../cases/subject-name.ts'
import { isOf } from './own-cases.ts'

const taken: Text = { 'zh-CN': '接待的事项', en: 'Cases' }

/** Links to a leader’s own cases that were taken in a duty of his; nothing where there are none, no figures either. */
export const DutyCases: FC<{ readonly call: OfficeCall; readonly leader: string; readonly duty: string }> = ({
  call,
  leader,
  duty,
}) => {
  const cases = casesOfReception(call.database, call.viewer, duty).filter(
    (one) => one.office === call.office.id && isOf(one, leader),
  )
  if (cases.length === 0) return null
  return (
    <span class="duty-cases">
      {call.say(taken)}{' '}
      {cases.map((one) => (
        <a href={call.at(`/mine/cases/${one.case}`)}>{subjectName(call.office, one.subject)}</a>
      ))}
    </span>
  )
}
