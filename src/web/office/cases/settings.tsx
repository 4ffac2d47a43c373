import { subjectsInUse } from '../../../db/case-list.ts'
import { officeById, saveOffice } from '../../../db/office-store.ts'
import { stale } from '../../../db/stale.ts'
import { type Office, officeSettingsSchema } from '../../../domain/office.ts'
import { type Subject, subjectSchema } from '../../../domain/subject.ts'
import type { Text } from '../../../domain/text.ts'
import { countTyped } from '../../../domain/typed.ts'
import type { OfficeCall } from '../../call.tsx'
import {
  AreaField,
  ChoiceField,
  type Form,
  FormWrong,
  formOf,
  missing,
  noWrongs,
  readForm,
  staleWrongs,
  TextField,
  type Wrongs,
} from '../../form.tsx'
import { ClockForm, clockForm } from './settings-clocks-form.tsx'

const words = {
  title: { 'zh-CN': '编号、分类和办理时限', en: 'Numbers, subjects and limits' },
  all: { 'zh-CN': '全部信访事项', en: 'All cases' },
  readOnly: { 'zh-CN': '只有经办人可以修改。', en: 'Only clerks can change these.' },
  bookings: { 'zh-CN': '预约设置', en: 'Settings of bookings' },
  ledger: { 'zh-CN': '台账', en: 'The ledger' },
  number: { 'zh-CN': '编号写法', en: 'Number' },
  numberHint: {
    'zh-CN': '{year}是年份,{n}是当年第几件,每年从1起;例如 小信访〔{year}〕{n}号',
    en: '{year} and {n}, the how many-th of that year, are filled in, such as 小信访〔{year}〕{n}号',
  },
  numberWrong: { 'zh-CN': '要有{year}和{n},至多60个字', en: 'Needs {year} and {n}, at most 60 characters' },
  subjects: { 'zh-CN': '事项分类', en: 'Subjects' },
  subjectsHint: {
    'zh-CN': '一行一个:代码、空格、名称。分类写的是事,不是人。',
    en: 'One a line: code, blank, name. They describe matters, never people.',
  },
  line: (line: string): Text => ({
    'zh-CN': `这一行要写成“代码 名称”:${line}`,
    en: `Write this line as “code name”: ${line}`,
  }),
  twice: (code: string): Text => ({ 'zh-CN': `代码${code}写了两次`, en: `Code ${code} is there twice` }),
  many: { 'zh-CN': '至多99个', en: 'At most 99' },
  used: (names: string): Text => ({
    'zh-CN': `已有信访事项或预约用了这些分类,不能删去:${names}`,
    en: `Cases or bookings use these and they have to stay: ${names}`,
  }),
  retention: { 'zh-CN': '办结后个人信息保存几年', en: 'Years personal data is kept after the end' },
  retentionHint: {
    'zh-CN': '到期清除姓名、联系方式、反映事项和批示;台账和数字留着',
    en: 'Then names, contacts, summaries and instructions are purged; ledger and figures stay',
  },
  backlog: { 'zh-CN': '满几年没办结算积案', en: 'Years until an open case is backlog' },
  mediates: { 'zh-CN': '阳光调处', en: 'Steps of mediation' },
  on: { 'zh-CN': '提供调处步骤', en: 'offered' },
  off: { 'zh-CN': '不用', en: 'not used' },
  save: { 'zh-CN': '保存', en: 'Save' },
  saved: { 'zh-CN': '已保存。', en: 'Saved.' },
  years: { 'zh-CN': '填1到30的整数', en: 'A whole number from 1 to 30' },
}

const formOfOffice = ({ settings: { cases }, version }: Office): Form =>
  formOf([
    ['version', String(version)],
    ['number', cases.number],
    ['subjects', cases.subjects.map(({ code, name }) => `${code} ${name}`).join('\n')],
    ['retentionYears', String(cases.retentionYears)],
    ['backlogYears', String(cases.backlogYears)],
    ['mediates', cases.mediates ? 'on' : 'off'],
  ])

/** The page with the ledger’s form as typed, and that of the limits; what is wrong is of one of them. */
export const caseSettingsPage = (
  call: OfficeCall,
  shown: { ledger?: Form; clocks?: Form; wrongs?: Wrongs; version?: number; status?: 409 | 422 },
): Promise<Response> => {
  const { language, say } = call
  const form = shown.ledger ?? formOfOffice(call.office)
  const wrongs = (shown.ledger && shown.wrongs) ?? noWrongs
  const isClerk = call.roles.has('clerk')
  const field = (name: string, label: Text) => ({
    ...{ name, label: say(label), value: form.get(name), wrongs, language },
  })
  return call.page(
    { title: words.title, tab: 'cases' },
    <>
      <p class="back">
        <a href={call.at('/cases')}>← {say(words.all)}</a>
      </p>
      <h1>{say(words.title)}</h1>
      {isClerk ? (
        <p>
          <a href={call.at('/bookings/settings')}>{say(words.bookings)}</a>
        </p>
      ) : (
        <p class="notice">{say(words.readOnly)}</p>
      )}
      <h2>{say(words.ledger)}</h2>
      <FormWrong {...{ wrongs, language }} />
      <form method="post" action={call.at('/cases/settings')}>
        <fieldset class="plain" disabled={!isClerk}>
          <input type="hidden" name="version" value={String(shown.version ?? form.get('version'))} />
          <TextField {...field('number', words.number)} hint={say(words.numberHint)} maxlength={60} />
          <AreaField {...field('subjects', words.subjects)} hint={say(words.subjectsHint)} rows={10} />
          <div class="row wide">
            <TextField
              {...field('retentionYears', words.retention)}
              hint={say(words.retentionHint)}
              inputmode="numeric"
            />
            <TextField {...field('backlogYears', words.backlog)} inputmode="numeric" />
            <ChoiceField
              {...field('mediates', words.mediates)}
              choices={(['on', 'off'] as const).map((value) => ({ value, words: say(words[value]) }))}
            />
          </div>
          {isClerk ? <button type="submit">{say(words.save)}</button> : null}
        </fieldset>
      </form>
      <ClockForm
        {...{ call, isClerk }}
        form={shown.clocks ?? clockForm(call, call.http.req.query('preset'))}
        wrongs={(shown.clocks && shown.wrongs) ?? noWrongs}
      />
    </>,
    shown.status,
  )
}

/** How the office keeps its ledger, and the limits it goes by; only clerks change them. */
export const showCaseSettings = (call: OfficeCall): Promise<Response> => caseSettingsPage(call, {})

/** Subjects as lines of code and name. */
const readSubjects = (typed: string): { subjects: Subject[]; wrong?: Text } => {
  const lines = typed
    .split(/\r?\n/)
    .map((line) => line.normalize('NFKC').trim())
    .filter((line) => line !== '')
  const subjects: Subject[] = []
  for (const line of lines) {
    const [, code, name] = /^(\S+)\s+(.+)$/.exec(line) ?? []
    const read = subjectSchema.safeParse({ code, name })
    if (!read.success) return { subjects, wrong: words.line(line.slice(0, 40)) }
    if (subjects.some((one) => one.code === read.data.code)) return { subjects, wrong: words.twice(read.data.code) }
    subjects.push(read.data)
  }
  return subjects.length > 99 ? { subjects, wrong: words.many } : { subjects }
}

/** Saves how the office keeps its ledger; a subject in use stays. */
export const saveCaseSettings = async (call: OfficeCall): Promise<Response> => {
  const { app, actor } = call
  const form = await readForm(call)
  const office = officeById(app.database, call.office.id)!
  const wrongs = missing(form, ['number', 'subjects'])
  const years = (name: string): number => {
    const n = countTyped(form.get(name).replace(/年$/, '')) ?? Number.NaN
    if (!(n >= 1 && n <= 30)) wrongs.set(name, words.years)
    return n
  }
  const number = form.get('number')
  if (number !== '' && ([...number].length > 60 || !number.includes('{n}') || !number.includes('{year}')))
    wrongs.set('number', words.numberWrong)
  const { subjects, wrong } = readSubjects(form.get('subjects'))
  if (wrong) wrongs.set('subjects', wrong)
  const cases = {
    ...office.settings.cases,
    ...{ number, subjects, retentionYears: years('retentionYears'), backlogYears: years('backlogYears') },
    mediates: form.get('mediates') === 'on',
  }
  const lost = subjectsInUse(app.database, office.id).filter((code) => !subjects.some((one) => one.code === code))
  if (lost.length > 0 && !wrongs.has('subjects')) wrongs.set('subjects', words.used(lostNames(office, lost)))
  const version = Number(form.get('version'))
  if (wrongs.size > 0) return caseSettingsPage(call, { ledger: form, wrongs, version, status: 422 })
  const settings = officeSettingsSchema.parse({ ...office.settings, cases })
  const { id, name, timezone } = office
  const saved = app.database.write(() => saveOffice(app.database, actor, { id, name, timezone, settings, version }))
  if (saved === stale)
    return caseSettingsPage(call, { ledger: form, wrongs: staleWrongs, version: office.version, status: 409 })
  return call.redirect(call.at('/cases/settings'), words.saved)
}

const lostNames = ({ settings }: Office, codes: readonly string[]): string =>
  codes
    .map((code) => `${code} ${settings.cases.subjects.find((one) => one.code === code)?.name ?? ''}`.trim())
    .join('、')
