import type { FC } from 'hono/jsx'
import { momentWords } from '../../../calendar/instant.ts'
import {
  answersOf,
  type KeptAnswer,
  type KeptAvailability,
  removeAnswer,
  saveAnswer,
} from '../../../db/availability-store.ts'
import { type KeptLeader, leadersOf } from '../../../db/leader-store.ts'
import { membersOf } from '../../../db/user-store.ts'
import { answersUntil } from '../../../domain/availability.ts'
import { firstDay, lastDay, type MonthName, monthSchema } from '../../../domain/day.ts'
import { dayWords, monthWords } from '../../../domain/day-words.ts'
import { groupBy } from '../../../domain/group-by.ts'
import type { Leader } from '../../../domain/leader.ts'
import { join, same, type Text } from '../../../domain/text.ts'
import { isForLeader } from '../../../domain/user.ts'
import type { OfficeCall } from '../../call.tsx'
import { readForm } from '../../form.tsx'
import { plainPage } from '../../plain-page.tsx'
import { todayOf } from '../today.ts'

const words = {
  title: { 'zh-CN': '谁报了', en: 'Who has answered' },
  waiting: { 'zh-CN': '还没有报', en: 'Still to be asked' },
  answered: { 'zh-CN': '已报', en: 'Answered' },
  byPhone: { 'zh-CN': '勾选的已电话确认', en: 'Those ticked have answered by phone' },
  all: { 'zh-CN': '都已报。', en: 'Everybody has answered.' },
  back: { 'zh-CN': '改回未报', en: 'Not answered after all' },
  saved: { 'zh-CN': '已记下。', en: 'Noted.' },
  tickSome: { 'zh-CN': '没有勾选任何人。', en: 'Nobody was ticked.' },
} as const satisfies Record<string, Text>

/** The leaders who are in post on some day of a month. */
export const leadersIn = (leaders: readonly KeptLeader[], month: MonthName): KeptLeader[] =>
  leaders.filter(({ posts }) =>
    posts.some(({ from, to }) => from <= lastDay(month) && (to === null || to >= firstDay(month))),
  )

/** Until when answers for a month are awaited, in words. */
const untilWords = (month: MonthName, until: string, isOver: boolean): Text => ({
  'zh-CN': `${monthWords(month)['zh-CN']}的请假和意愿:${dayWords(until)['zh-CN']}${isOver ? '已截止' : '截止'}`,
  en: `Absences and wishes for ${monthWords(month).en}: ${isOver ? 'were' : 'are'} due by ${dayWords(until).en}`,
})

/** Who has answered for a month, and who is still to be asked, with the liaison officer to ask. */
export const Answers: FC<{
  readonly call: OfficeCall
  readonly month: MonthName
  readonly leaders: readonly Leader[]
  readonly entries: readonly KeptAvailability[]
}> = ({ call, month, leaders, entries }) => {
  const { database, office } = call
  const answers = answersOf(database, office.id, month)
  const askable = groupBy(
    membersOf(database, office.id).filter(({ role }) => isForLeader(role)),
    ({ leader }) => leader ?? '',
  )
  const until = answersUntil(month, office.settings.answersBy)
  const [waiting, answered] = [
    leaders.filter(({ id }) => !answers.has(id)),
    leaders.filter(({ id }) => answers.has(id)),
  ]
  const isClerk = call.roles.has('clerk')
  return (
    <section class="answers" aria-label={call.say(words.title)}>
      <p>
        <b>{call.say(untilWords(month, until, todayOf(call) > until))}</b>{' '}
        <span class={waiting.length === 0 ? 'mark good' : 'mark warn'}>
          {call.say(words.answered)} {answered.length}/{leaders.length}
        </span>
      </p>
      {waiting.length === 0 ? (
        <p>{call.say(words.all)}</p>
      ) : (
        <details open={waiting.length <= 40}>
          <summary>
            {call.say(words.waiting)} ({waiting.length})
          </summary>
          <form method="post" action={call.at('/absences/answers')}>
            <input type="hidden" name="month" value={month} />
            <ul class="askable">
              {waiting.map(({ id, name }) => {
                const who = askable.get(id)?.map((member) => member.name) ?? []
                const count = entries.filter((entry) => entry.leader === id && entry.office === office.id).length
                const more = [...who, ...(count > 0 ? [call.say(countWords(count))] : [])].join(' · ')
                return (
                  <li>
                    {isClerk ? (
                      <label>
                        <input type="checkbox" name="leaders" value={id} />
                        {name} <span class="quiet">{more}</span>
                      </label>
                    ) : (
                      <>
                        {name} <span class="quiet">{more}</span>
                      </>
                    )}
                  </li>
                )
              })}
            </ul>
            {isClerk ? (
              <button type="submit" class="small">
                {call.say(words.byPhone)}
              </button>
            ) : null}
          </form>
        </details>
      )}
      {answered.length === 0 ? null : (
        <details>
          <summary>
            {call.say(words.answered)} ({answered.length})
          </summary>
          <ul class="askable">
            {answered.map(({ id, name }) => (
              <li>
                {name} <small class="quiet">{call.say(answerWords(answers.get(id)!, office.timezone))}</small>{' '}
                {isClerk ? (
                  <form method="post" action={call.at('/absences/answers/remove')} class="inline">
                    <input type="hidden" name="month" value={month} />
                    <input type="hidden" name="leader" value={id} />
                    <button type="submit" class="link" aria-label={`${name} ${call.say(words.back)}`}>
                      {call.say(words.back)}
                    </button>
                  </form>
                ) : null}
              </li>
            ))}
          </ul>
        </details>
      )}
    </section>
  )
}

/** Who said so, and when: 李梅 11月10日 10:00. */
const answerWords = ({ by, at }: KeptAnswer, timezone: string): Text =>
  join([same(by), momentWords(at, timezone)], same(' '))

const countWords = (n: number): Text => ({ 'zh-CN': `已填${n}条`, en: `${n} entered` })

/** Notes for leaders that their answers for a month came by phone. */
export const saveAnswers = async (call: OfficeCall): Promise<Response> => {
  const { app, office, actor } = call
  const form = await readForm(call)
  const month = monthSchema.safeParse(form.get('month'))
  const own = new Set(leadersOf(app.database, office.id).map(({ id }) => id))
  const ticked = form.all('leaders')
  if (!month.success || ticked.some((id) => !own.has(id))) return plainPage(call, 'notFound')
  app.database.write(() => {
    for (const leader of new Set(ticked)) saveAnswer(app.database, actor, month.data, leader)
  })
  return call.redirect(call.at(`/absences?month=${month.data}`), ticked.length > 0 ? words.saved : words.tickSome)
}

/** Takes back that a leader has answered. */
export const takeBackAnswer = async (call: OfficeCall): Promise<Response> => {
  const { app, actor } = call
  const form = await readForm(call)
  const month = monthSchema.safeParse(form.get('month'))
  if (!month.success) return plainPage(call, 'notFound')
  app.database.write(() => removeAnswer(app.database, actor, month.data, form.get('leader')))
  return call.redirect(call.at(`/absences?month=${month.data}`), words.saved)
}
