import type { FC } from 'hono/jsx'
import { yearNoticeRows } from '../../../calendar/read-year-notice.ts'
import type { MovedDay, YearNotice } from '../../../domain/calendar-notice.ts'
import { dayWords } from '../../../domain/day-words.ts'
import type { Text } from '../../../domain/text.ts'
import type { OfficeCall } from '../../call.tsx'
import { AreaField, type Form, FormWrong, TextField, type Wrongs } from '../../form.tsx'

const words = {
  title: { 'zh-CN': '录入这一年的放假安排', en: 'Enter this year’s notice' },
  known: {
    'zh-CN': '这一年的安排系统里已经有了,一般不用录入;录入后以录入的为准。',
    en: 'This year is known already; what you enter goes before it.',
  },
  source: { 'zh-CN': '依据的文件', en: 'The paper' },
  sourceHint: {
    'zh-CN': '例如 国办发明电〔2026〕8号;粘贴的文字里有文号时可以不填',
    en: 'Such as 国办发明电〔2026〕8号; may be left empty where the text holds it',
  },
  text: { 'zh-CN': '通知的文字,或一行一段日期', en: 'The notice’s text, or one run of days a line' },
  textHint: {
    'zh-CN':
      '可以整篇粘贴:元旦:1月1日(周五)至3日(周日)放假,共3天。也可以一行一段:2027-01-01 至 2027-01-03 元旦 放假',
    en: 'Paste it whole (元旦:1月1日(周五)至3日(周日)放假,共3天。) or write rows: 2027-01-01 至 2027-01-03 元旦 放假 (or 上班)',
  },
  look: { 'zh-CN': '看看读出了什么', en: 'Show what was understood' },
  understood: {
    'zh-CN': '读出了下面这些日子。核对无误后保存。',
    en: 'These days were understood. Check them, then save.',
  },
  doubts: {
    'zh-CN': '有对不上的地方,改好之前不能保存:',
    en: 'Some of it cannot be; nothing can be saved until it is mended:',
  },
  save: { 'zh-CN': '保存这一年', en: 'Save this year' },
  remove: { 'zh-CN': '删除本单位录入的这一年', en: 'Remove what this office entered for this year' },
  closed: { 'zh-CN': '放假', en: 'closed' },
  workday: { 'zh-CN': '上班', en: 'workday' },
  date: { 'zh-CN': '日期', en: 'Date' },
  name: { 'zh-CN': '节日', en: 'Holiday' },
  is: { 'zh-CN': '放假或上班', en: 'Closed or work' },
  caption: { 'zh-CN': '读出的日子', en: 'What was understood' },
} as const satisfies Record<string, Text>

/** What a text was understood as, shown before it is saved. */
export interface NoticePreview {
  readonly days: readonly MovedDay[]
  readonly doubts: readonly Text[]
}

/** What was looked at, to notice that the text has changed since. */
export const sealOf = (days: readonly MovedDay[]): string =>
  days.map(({ date, name, is }) => `${date} ${name} ${is}`).join('\n')

/** The form for a year’s notice: text, then what was understood of it, then saved. */
export const YearNoticePart: FC<{
  readonly call: OfficeCall
  readonly year: number
  readonly form: Form
  readonly wrongs: Wrongs
  readonly preview: NoticePreview | undefined
  readonly entered: YearNotice | undefined
  readonly version: number
  readonly isKnown: boolean
}> = ({ call, year, form, wrongs, preview, entered, version, isKnown }) => {
  const { language } = call
  const isTyped = form.has('text')
  const field = { wrongs: isTyped ? wrongs : (new Map() as Wrongs), language }
  const maySave = preview && preview.doubts.length === 0 && preview.days.length > 0
  const parts = (
    <form method="post" action={call.at('/holidays/year#notice')}>
      <FormWrong {...field} />
      <input type="hidden" name="year" value={String(year)} />
      <input type="hidden" name="version" value={String(version)} />
      {maySave ? <input type="hidden" name="seen" value={sealOf(preview.days)} /> : null}
      <TextField
        name="source"
        label={call.say(words.source)}
        hint={call.say(words.sourceHint)}
        value={isTyped ? form.get('source') : (entered?.source ?? '')}
        {...field}
      />
      <AreaField
        name="text"
        label={call.say(words.text)}
        hint={call.say(words.textHint)}
        rows={8}
        value={isTyped ? form.get('text') : entered ? yearNoticeRows(entered.days) : ''}
        {...field}
      />
      {preview ? <Understood {...{ call, preview }} /> : null}
      <div class="actions">
        <button type="submit" name="do" value="look" class={maySave ? 'secondary' : undefined}>
          {call.say(words.look)}
        </button>
        {maySave ? (
          <button type="submit" name="do" value="save">
            {call.say(words.save)}
          </button>
        ) : null}
      </div>
    </form>
  )
  return (
    <section id="notice">
      <h2>{call.say(words.title)}</h2>
      {isKnown && !entered && !isTyped ? (
        <details>
          <summary>{call.say(words.known)}</summary>
          {parts}
        </details>
      ) : (
        parts
      )}
      {entered ? (
        <form method="post" action={call.at('/holidays/year/remove')}>
          <input type="hidden" name="year" value={String(year)} />
          <input type="hidden" name="version" value={String(version)} />
          <button type="submit" class="secondary small">
            {call.say(words.remove)}
          </button>
        </form>
      ) : null}
    </section>
  )
}

const Understood: FC<{ call: OfficeCall; preview: NoticePreview }> = ({ call, preview }) => (
  <>
    {preview.doubts.length > 0 ? (
      <div class="notice bad" role="alert">
        <p>{call.say(words.doubts)}</p>
        <ul>
          {preview.doubts.map((doubt) => (
            <li>{call.say(doubt)}</li>
          ))}
        </ul>
      </div>
    ) : preview.days.length > 0 ? (
      <p class="notice good">{call.say(words.understood)}</p>
    ) : null}
    {preview.days.length > 0 ? (
      <table class="understood">
        <caption>{call.say(words.caption)}</caption>
        <thead>
          <tr>
            <th scope="col">{call.say(words.date)}</th>
            <th scope="col">{call.say(words.name)}</th>
            <th scope="col">{call.say(words.is)}</th>
          </tr>
        </thead>
        <tbody>
          {preview.days.map((day) => (
            <tr>
              <td>
                {day.date.slice(0, 4)} {call.say(dayWords(day.date))}
              </td>
              <td>{day.name}</td>
              <td>
                <span class={`mark ${day.is === 'closed' ? 'bad' : 'good'}`}>{call.say(words[day.is])}</span>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    ) : null}
  </>
)
