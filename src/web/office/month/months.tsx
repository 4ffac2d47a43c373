import type { FC } from 'hono/jsx'
import { dayIn, momentWords } from '../../../calendar/instant.ts'
import { leadersOf } from '../../../db/leader-store.ts'
import { placesOf } from '../../../db/place-store.ts'
import { monthsOf, revisionOf, stateOf } from '../../../db/roster-store.ts'
import { ruleSetsOf } from '../../../db/rule-set-store.ts'
import { addMonths, monthOf, monthSchema } from '../../../domain/day.ts'
import { monthWords } from '../../../domain/day-words.ts'
import { rosterStateWords } from '../../../domain/draft.ts'
import type { Text } from '../../../domain/text.ts'
import type { OfficeCall } from '../../call.tsx'
import { noWrongs, readForm, TextField } from '../../form.tsx'

const words = {
  title: { 'zh-CN': '排班', en: 'Rosters' },
  next: { 'zh-CN': '编排', en: 'Roster for' },
  open: { 'zh-CN': '打开', en: 'Open' },
  other: { 'zh-CN': '其他月份', en: 'Another month' },
  month: { 'zh-CN': '月份', en: 'Month' },
  state: { 'zh-CN': '状态', en: 'State' },
  published: { 'zh-CN': '发布时间', en: 'Published' },
  wrong: { 'zh-CN': '月份应写成 2026-12', en: 'A month is written 2026-12' },
  begin: { 'zh-CN': '开始之前', en: 'Before you begin' },
  excel: {
    'zh-CN': '最快的办法:下载模板,填好后导入(领导、地点、请假一次完成)',
    en: 'The quickest way: download the workbook, fill it in and import it',
  },
  files: { 'zh-CN': '导入Excel', en: 'Import a workbook' },
  leaders: { 'zh-CN': '领导', en: 'Leaders' },
  places: { 'zh-CN': '接访地点和开放时间', en: 'Places and openings' },
  rules: { 'zh-CN': '规则', en: 'Rules' },
  none: { 'zh-CN': '还没有', en: 'none yet' },
} as const satisfies Record<string, Text>

/** What an office needs before it can roster, with what is there already. */
export const Beginning: FC<{ readonly call: OfficeCall }> = ({ call }) => {
  const { database, office } = call
  const rules = office.settings.presets.length + ruleSetsOf(database, office.id).length
  const steps = [
    { words: words.leaders, href: '/people', n: leadersOf(database, office.id).length },
    {
      words: words.places,
      href: '/places',
      n: placesOf(database, office.id).flatMap(({ openings }) => openings).length,
    },
    { words: words.rules, href: '/rules', n: rules },
  ]
  if (steps.every(({ n }) => n > 0)) return null
  return (
    <div class="notice">
      <h2>{call.say(words.begin)}</h2>
      <ul>
        {steps.map((step) => (
          <li>
            <a href={call.at(step.href)}>{call.say(step.words)}</a>{' '}
            <span class={step.n > 0 ? 'mark good' : 'mark warn'}>{step.n > 0 ? step.n : call.say(words.none)}</span>
          </li>
        ))}
      </ul>
      {call.roles.has('clerk') ? (
        <p>
          {call.say(words.excel)}:{' '}
          <a href={call.at('/files')}>
            <b>{call.say(words.files)}</b>
          </a>
        </p>
      ) : null}
    </div>
  )
}

/** The months of the office: what is published, what is being drafted, and the next one to make. */
export const showMonths = (call: OfficeCall): Promise<Response> => {
  const { database, office, app } = call
  const next = addMonths(monthOf(dayIn(app.now(), office.timezone)), 1)
  const months = monthsOf(database, office.id)
  const { language } = call
  return call.page(
    { title: words.title, tab: 'months' },
    <>
      <h1>{office.name}</h1>
      <Beginning call={call} />
      <p>
        <a class="button" href={call.at(`/m/${next}`)}>
          {`${call.say(words.next)} ${call.say(monthWords(next))}`}
        </a>
      </p>
      {months.length > 0 ? (
        <table>
          <thead>
            <tr>
              <th scope="col">{call.say(words.month)}</th>
              <th scope="col">{call.say(words.state)}</th>
              <th scope="col">{call.say(words.published)}</th>
            </tr>
          </thead>
          <tbody>
            {months.map(({ id, month }) => {
              const state = stateOf(database, id)
              const revision = revisionOf(database, id)
              return (
                <tr>
                  <th scope="row">
                    <a href={call.at(`/m/${month}`)}>{call.say(monthWords(month))}</a>
                  </th>
                  <td>
                    <span class={`mark ${state === 'published' ? 'good' : state === 'draft' ? '' : 'warn'}`}>
                      {call.say(rosterStateWords[state])}
                    </span>
                  </td>
                  <td>
                    {revision ? (
                      <a href={call.at(`/m/${month}/r/${revision.n}`)}>
                        {`${call.say(momentWords(revision.at, office.timezone))} (${revision.n})`}
                      </a>
                    ) : null}
                  </td>
                </tr>
              )
            })}
          </tbody>
        </table>
      ) : null}
      <form method="post" action={call.at('/months')} class="row">
        <TextField
          name="month"
          type="month"
          label={call.say(words.other)}
          value={next}
          wrongs={noWrongs}
          language={language}
        />
        <button type="submit" class="secondary">
          {call.say(words.open)}
        </button>
      </form>
    </>,
  )
}

/** Goes to the month chosen. */
export const openMonth = async (call: OfficeCall): Promise<Response> => {
  const month = (await readForm(call))
    .get('month')
    .replace(/[年/.]/, '-')
    .replace('月', '')
  const parsed = monthSchema.safeParse(month.replace(/-(\d)$/, '-0$1'))
  return parsed.success ? call.redirect(call.at(`/m/${parsed.data}`)) : call.redirect(call.at(''), words.wrong)
}
