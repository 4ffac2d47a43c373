import type { FC } from 'hono/jsx'
import type { Personal } from '../../../domain/case.ts'
import type { Text } from '../../../domain/text.ts'
import type { OfficeCall } from '../../call.tsx'

const words = {
  title: { 'zh-CN': '反映事项', en: 'What it is about' },
  look: { 'zh-CN': '查看反映事项和来访人', en: 'Show what was said, and by whom' },
  logged: { 'zh-CN': '涉及个人信息,查看会记入操作记录。', en: 'It is personal: the log notes that you looked.' },
  nothing: { 'zh-CN': '没有登记,或者已到期清除。', en: 'Nothing was entered, or its time is over.' },
  people: { 'zh-CN': '来访人', en: 'Who came' },
  handlers: { 'zh-CN': '责任人', en: 'Handled by' },
} as const satisfies Record<string, Text>

/** The words about people of a case: a button to see them, or what was found (null: nothing is kept). */
export const OwnWords: FC<{
  readonly call: OfficeCall
  readonly of: string
  readonly mayLook: boolean
  readonly personal: Personal | null | undefined
}> = ({ call, of, mayLook, personal }) => {
  if (personal === undefined)
    return mayLook ? (
      <form method="post" action={call.at(`/mine/cases/${of}/look`)} class="actions">
        <button type="submit" class="secondary">
          {call.say(words.look)}
        </button>
        <small class="quiet">{call.say(words.logged)}</small>
      </form>
    ) : null
  const { people, summary, handlers } = personal ?? { people: [], summary: '', handlers: '' }
  return (
    <>
      <h2>{call.say(words.title)}</h2>
      {people.length === 0 && summary === '' && handlers === '' ? (
        <p class="quiet">{call.say(words.nothing)}</p>
      ) : (
        <>
          {summary === '' ? null : <p class="case-note">{summary}</p>}
          <dl class="case-facts">
            {people.length === 0 ? null : (
              <>
                <dt>{call.say(words.people)}</dt>
                <dd>{people.map(({ name, contact }) => [name, contact].filter(Boolean).join(' ')).join('、')}</dd>
              </>
            )}
            {handlers === '' ? null : (
              <>
                <dt>{call.say(words.handlers)}</dt>
                <dd>{handlers}</dd>
              </>
            )}
          </dl>
        </>
      )}
    </>
  )
}
