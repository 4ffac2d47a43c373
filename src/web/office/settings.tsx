import { leadersOf } from '../../db/leader-store.ts'
import { officeById, saveOffice } from '../../db/office-store.ts'
import { stale } from '../../db/stale.ts'
import { type Role, roleWords } from '../../domain/leader.ts'
import { type Office, officeSettingsSchema } from '../../domain/office.ts'
import type { Text } from '../../domain/text.ts'
import { countTyped } from '../../domain/typed.ts'
import type { OfficeCall } from '../call.tsx'
import {
  ChoiceField,
  type Form,
  FormWrong,
  formOf,
  ManyField,
  missing,
  noWrongs,
  readForm,
  staleWrongs,
  TextField,
  type Wrongs,
} from '../form.tsx'
import { refusalOf, writeReadable } from './readable.ts'
import { NoticeFields, noticeEntries, readNotice } from './settings-notice.tsx'

const words = {
  title: { 'zh-CN': '设置', en: 'Settings' },
  readOnly: { 'zh-CN': '只有经办人可以修改。', en: 'Only clerks can change these.' },
  office: { 'zh-CN': '单位', en: 'The office' },
  name: { 'zh-CN': '办公室名称', en: 'Name of the office' },
  nameHint: { 'zh-CN': '印在公示上', en: 'As notices print it' },
  timezone: { 'zh-CN': '时区', en: 'Time zone' },
  publishing: { 'zh-CN': '公示和审签', en: 'Publishing and approval' },
  noticeDays: { 'zh-CN': '公示提前天数', en: 'Days of notice' },
  noticeHint: {
    'zh-CN': '发布到第一次接访之间至少几天;不够时要写原因',
    en: 'Days at least from publishing to the first duty; less needs a reason',
  },
  mayApproveOwn: { 'zh-CN': '谁来审签', en: 'Who approves' },
  own: { 'zh-CN': '提交的人也可以自己审签', en: 'Who submitted it may approve it too' },
  other: { 'zh-CN': '必须由另一个人审签', en: 'Somebody else must approve it' },
  answers: { 'zh-CN': '请假和替班', en: 'Absences and standing in' },
  answersBy: { 'zh-CN': '联络员每月几日前报请假', en: 'Liaison officers answer by day' },
  answersHint: { 'zh-CN': '上个月的1日到28日', en: 'From 1 to 28, of the month before' },
  noSubstitute: { 'zh-CN': '这些职务不能由别人顶替', en: 'In whose place nobody may serve' },
  concessions: { 'zh-CN': '排不出来时先让步什么', en: 'What gives way when a month cannot be done' },
  concessionsHint: {
    'zh-CN': '数字越小越先让步;不填表示绝不让步。每条规则的让步先后在“规则”里。',
    en: 'Smaller gives way first; empty never does. Rules have theirs on the rules page.',
  },
  room: { 'zh-CN': '一次接访多安排一位领导', en: 'One leader above the room there is' },
  absence: { 'zh-CN': '请假的领导来一天', en: 'One day served though away' },
  pin: { 'zh-CN': '放弃一个手工指定', en: 'One pin given up' },
  bookings: { 'zh-CN': '预约和接访库', en: 'Bookings' },
  robot: { 'zh-CN': '群机器人(企业微信、钉钉、飞书)', en: 'Group robot (WeCom, DingTalk, Feishu)' },
  save: { 'zh-CN': '保存', en: 'Save' },
  saved: { 'zh-CN': '设置已保存。', en: 'Settings saved.' },
} as const satisfies Record<string, Text>

/** Time zones of China by their everyday names; an office elsewhere keeps its own. */
const zones: readonly { value: string; words: Text }[] = [
  { value: 'Asia/Shanghai', words: { 'zh-CN': '北京时间', en: 'Beijing time' } },
  { value: 'Asia/Urumqi', words: { 'zh-CN': '新疆时间', en: 'Xinjiang time' } },
  { value: 'Asia/Hong_Kong', words: { 'zh-CN': '香港时间', en: 'Hong Kong time' } },
  { value: 'Asia/Macau', words: { 'zh-CN': '澳门时间', en: 'Macau time' } },
]
const costs = ['room', 'absence', 'pin'] as const

const between = (least: number, most: number, orEmpty = false): Text => ({
  'zh-CN': `填${least}到${most}的整数${orEmpty ? ',或不填' : ''}`,
  en: `A whole number from ${least} to ${most}${orEmpty ? ', or nothing' : ''}`,
})

const formOfOffice = ({ name, timezone, settings, version }: Office): Form =>
  formOf([
    ['version', String(version)],
    ['name', name],
    ['timezone', timezone],
    ['noticeDays', String(settings.noticeDays)],
    ['mayApproveOwn', settings.mayApproveOwn ? 'own' : 'other'],
    ...noticeEntries(settings.notice),
    ['answersBy', String(settings.answersBy)],
    ...settings.noSubstitute.map((role) => ['noSubstitute', role] as const),
    ...costs.map((cost) => [cost, String(settings.concessions[cost] ?? '')] as const),
  ])

/** Roles that somebody in the office holds, or that are ticked; all where there is nobody yet. */
const rolesShown = (call: OfficeCall, form: Form): Role[] => {
  const held = leadersOf(call.database, call.office.id).flatMap(({ posts }) => posts.map(({ role }) => role))
  const wanted = new Set<string>([...held, ...form.all('noSubstitute')])
  return (Object.keys(roleWords) as Role[]).filter((role) => held.length === 0 || wanted.has(role))
}

const page = (call: OfficeCall, form: Form, wrongs: Wrongs, version: number, status?: 409 | 422) => {
  const { language, office } = call
  const isClerk = call.roles.has('clerk')
  const field = (name: string) => ({ name, value: form.get(name), wrongs, language })
  const known = zones.map(({ value, words: name }) => ({ value, words: `${call.say(name)}(${value})` }))
  const choices = known.some(({ value }) => value === office.timezone)
    ? known
    : [...known, { value: office.timezone, words: office.timezone }]
  return call.page(
    { title: words.title, tab: 'settings' },
    <>
      <h1>{call.say(words.title)}</h1>
      {isClerk ? null : <p class="notice">{call.say(words.readOnly)}</p>}
      <FormWrong {...{ wrongs, language }} />
      <form method="post" action={call.at('/settings')}>
        <fieldset class="plain" disabled={!isClerk}>
          <input type="hidden" name="version" value={String(version)} />
          <h2>{call.say(words.office)}</h2>
          <div class="row wide">
            <TextField {...field('name')} label={call.say(words.name)} hint={call.say(words.nameHint)} />
            <ChoiceField {...field('timezone')} label={call.say(words.timezone)} choices={choices} />
          </div>
          <h2>{call.say(words.publishing)}</h2>
          <div class="row wide">
            <TextField
              {...field('noticeDays')}
              label={call.say(words.noticeDays)}
              hint={call.say(words.noticeHint)}
              inputmode="numeric"
            />
            <ChoiceField
              {...field('mayApproveOwn')}
              label={call.say(words.mayApproveOwn)}
              choices={(['own', 'other'] as const).map((value) => ({ value, words: call.say(words[value]) }))}
            />
          </div>
          <NoticeFields {...{ call, form, wrongs }} />
          <h2>{call.say(words.answers)}</h2>
          <TextField
            {...field('answersBy')}
            label={call.say(words.answersBy)}
            hint={call.say(words.answersHint)}
            inputmode="numeric"
          />
          <ManyField
            {...field('noSubstitute')}
            label={call.say(words.noSubstitute)}
            values={form.all('noSubstitute')}
            choices={rolesShown(call, form).map((role) => ({ value: role, words: call.say(roleWords[role]) }))}
          />
          <h2>{call.say(words.concessions)}</h2>
          <p class="quiet">{call.say(words.concessionsHint)}</p>
          <div class="row">
            {costs.map((cost) => (
              <TextField {...field(cost)} label={call.say(words[cost])} inputmode="numeric" />
            ))}
          </div>
          {isClerk ? <button type="submit">{call.say(words.save)}</button> : null}
        </fieldset>
      </form>
      <p class="actions">
        <a href={call.at('/bookings/settings')}>{call.say(words.bookings)}</a>
        {isClerk ? <a href={call.at('/robot')}>{call.say(words.robot)}</a> : null}
      </p>
    </>,
    status,
  )
}

/** What the office has decided for itself; auditors and approvers only look. */
export const showSettings = (call: OfficeCall): Promise<Response> =>
  page(call, formOfOffice(call.office), noWrongs, call.office.version)

/** Saves the settings; those of other pages stay as they are. */
export const saveSettings = async (call: OfficeCall): Promise<Response> => {
  const { app, actor } = call
  const form = await readForm(call)
  const office = officeById(app.database, call.office.id)!
  const wrongs = missing(form, ['name'])
  const whole = (name: string, least: number, most: number): number => {
    const n = countTyped(form.get(name)) ?? Number.NaN
    if (!(n >= least && n <= most)) wrongs.set(name, between(least, most))
    return n
  }
  const cost = (name: (typeof costs)[number]): number | null => {
    const n = countTyped(form.get(name))
    if (n === undefined) return null
    if (!(n >= 1 && n <= 100_000)) wrongs.set(name, between(1, 100_000, true))
    return n
  }
  const name = form.get('name')
  if ([...name].length > 300) wrongs.set('name', { 'zh-CN': '至多300个字', en: 'At most 300 characters' })
  const timezone = form.get('timezone')
  if (timezone !== office.timezone && !zones.some(({ value }) => value === timezone))
    wrongs.set('timezone', { 'zh-CN': '请选择一个', en: 'Please choose one' })
  const settings = {
    ...office.settings,
    noticeDays: whole('noticeDays', 0, 60),
    mayApproveOwn: form.get('mayApproveOwn') !== 'other',
    notice: readNotice(form, wrongs),
    answersBy: whole('answersBy', 1, 28),
    noSubstitute: Object.keys(roleWords).filter((role) => form.all('noSubstitute').includes(role)),
    concessions: { ...office.settings.concessions, room: cost('room'), absence: cost('absence'), pin: cost('pin') },
  }
  const version = Number(form.get('version'))
  if (wrongs.size > 0) return page(call, form, wrongs, version, 422)
  const saved = writeReadable(app, office, () =>
    saveOffice(app.database, actor, {
      id: office.id,
      name,
      timezone,
      settings: officeSettingsSchema.parse(settings),
      version,
    }),
  )
  if (!saved.ok) return page(call, form, new Map([['', refusalOf(saved.rules)]]), version, 422)
  if (saved.value === stale) return page(call, form, staleWrongs, office.version, 409)
  return call.redirect(call.at('/settings'), words.saved)
}
