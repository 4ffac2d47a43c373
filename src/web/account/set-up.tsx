import { addOffice } from '../../db/office-store.ts'
import { spendTicket, ticketOf } from '../../db/session-store.ts'
import { saveUnit } from '../../db/unit-store.ts'
import { addUser, isWithoutUsers, saveMemberships } from '../../db/user-store.ts'
import { defaultSettings } from '../../domain/office.ts'
import type { Text } from '../../domain/text.ts'
import { levels, levelWords, type UnitLevel } from '../../domain/unit.ts'
import { presets } from '../../rules/presets.ts'
import type { Call } from '../call.tsx'
import {
  ChoiceField,
  type Form,
  FormWrong,
  formOf,
  ManyField,
  missing,
  noWrongs,
  readForm,
  TextField,
  type Wrongs,
} from '../form.tsx'
import { hashPassword } from '../password.ts'
import { signIn } from '../session.ts'
import { hashOf } from '../token.ts'
import { PasswordFields, passwordWrongs } from './password-fields.tsx'
import { waitWords } from './words.ts'

const words = {
  title: { 'zh-CN': '第一次使用', en: 'First start' },
  about: {
    'zh-CN': '在这里建立系统管理员和第一个单位。以后都可以改。',
    en: 'This makes the administrator and the first office. All of it can be changed later.',
  },
  code: { 'zh-CN': '启动码', en: 'Start code' },
  codeHint: {
    'zh-CN': '启动程序的窗口里打印的一次性代码',
    en: 'The one-time code printed in the window where the program was started',
  },
  wrongCode: { 'zh-CN': '启动码不对或已经用过', en: 'The code is wrong or was used' },
  you: { 'zh-CN': '您', en: 'You' },
  userName: { 'zh-CN': '用户名(登录用)', en: 'User name, for signing in' },
  shownName: { 'zh-CN': '姓名', en: 'Your name' },
  office: { 'zh-CN': '单位', en: 'The office' },
  unitName: { 'zh-CN': '地方名称', en: 'Place it serves' },
  unitHint: { 'zh-CN': '例如 象州县', en: 'Such as 象州县' },
  level: { 'zh-CN': '层级', en: 'Level' },
  officeName: { 'zh-CN': '办公室名称', en: 'Name of the office' },
  officeHint: { 'zh-CN': '例如 象州县信访局,印在公示上', en: 'Such as 象州县信访局; it stands on notices' },
  presets: { 'zh-CN': '按哪些规定排', en: 'Rules that bind here' },
  presetsHint: {
    'zh-CN': '以后可以增减,也可以写本单位自己的规则',
    en: 'Can be changed later, and own rules added',
  },
  start: { 'zh-CN': '开始使用', en: 'Start' },
} as const satisfies Record<string, Text>

const setUpPage = (call: Call, form: Form, wrongs: Wrongs, status?: 422 | 429): Promise<Response> => {
  const { language } = call
  const field = { wrongs, language }
  return call.page(
    { title: words.title },
    <section class="small">
      <h1>{call.say(words.title)}</h1>
      <p>{call.say(words.about)}</p>
      <FormWrong {...field} />
      <form method="post" action="/set-up">
        <TextField
          name="code"
          label={call.say(words.code)}
          hint={call.say(words.codeHint)}
          value={form.get('code')}
          autocomplete="off"
          {...field}
        />
        <h2>{call.say(words.you)}</h2>
        <TextField
          name="name"
          label={call.say(words.userName)}
          value={form.get('name')}
          autocomplete="username"
          {...field}
        />
        <TextField name="shownName" label={call.say(words.shownName)} value={form.get('shownName')} {...field} />
        <PasswordFields {...{ call, wrongs }} />
        <h2>{call.say(words.office)}</h2>
        <TextField
          name="unitName"
          label={call.say(words.unitName)}
          hint={call.say(words.unitHint)}
          value={form.get('unitName')}
          {...field}
        />
        <ChoiceField
          name="level"
          label={call.say(words.level)}
          value={form.get('level') || 'county'}
          choices={levels.map((level) => ({ value: level, words: call.say(levelWords[level]) }))}
          {...field}
        />
        <TextField
          name="officeName"
          label={call.say(words.officeName)}
          hint={call.say(words.officeHint)}
          value={form.get('officeName')}
          {...field}
        />
        <ManyField
          name="presets"
          label={call.say(words.presets)}
          hint={call.say(words.presetsHint)}
          values={form.all('presets')}
          choices={presets.map(({ id, name }) => ({ value: id, words: call.say(name) }))}
          {...field}
        />
        <button type="submit">{call.say(words.start)}</button>
      </form>
    </section>,
    status,
  )
}

/** The form of the first start; gone once there is a user. */
export const showSetUp = (call: Call): Response | Promise<Response> =>
  isWithoutUsers(call.app.database)
    ? setUpPage(
        call,
        formOf([
          ['code', call.http.req.query('code') ?? ''],
          ['presets', 'suggested'],
        ]),
        noWrongs,
      )
    : call.redirect('/sign-in')

/** Names of letters, digits, dots, dashes or Chinese characters: what people can type again. */
export const isUserName = (name: string): boolean => /^[\p{L}\p{N}][\p{L}\p{N}._-]{0,39}$/u.test(name)

/** What is wrong with a user name. */
export const userNameWrong: Text = {
  'zh-CN': '用户名用文字、数字或 . _ -,最多40个字符',
  en: 'A user name takes letters, digits, ".", "_" or "-", at most 40',
}

/** Makes the administrator and the first office, in which he is clerk and approver. */
export const doSetUp = async (call: Call): Promise<Response> => {
  const { app, http, isSecure, address } = call
  if (!isWithoutUsers(app.database)) return call.redirect('/sign-in')
  const form = await readForm(call)
  const wait = app.throttle.take(`set-up ${address}`, 10, 300)
  if (wait > 0) return setUpPage(call, form, new Map([['', waitWords(wait)]]), 429)
  const wrongs = new Map([
    ...missing(form, ['code', 'name', 'shownName', 'unitName', 'officeName']),
    ...passwordWrongs(call, form, form.get('name')),
  ])
  if (form.get('name') && !isUserName(form.get('name'))) wrongs.set('name', userNameWrong)
  const codeHash = hashOf(form.get('code'))
  const ticket = ticketOf(app.database, codeHash, app.now())
  if (form.get('code') && ticket?.purpose !== 'set-up') wrongs.set('code', words.wrongCode)
  if (wrongs.size > 0) return setUpPage(call, form, wrongs, 422)
  const passwordHash = await hashPassword(form.get('password'))
  const done = app.database.write(() => {
    // Two who set up at once: the second finds a user there.
    if (!isWithoutUsers(app.database)) return false
    const program = { user: null, office: null, at: app.now() }
    const level = levels.find((one) => one === form.get('level')) ?? ('county' satisfies UnitLevel)
    saveUnit(app.database, program, { id: 'u1', name: form.get('unitName'), level })
    addOffice(app.database, program, {
      id: 'o1',
      unit: 'u1',
      name: form.get('officeName'),
      timezone: 'Asia/Shanghai',
      settings: {
        ...defaultSettings(),
        presets: presets.map(({ id }) => id).filter((id) => form.all('presets').includes(id)),
      },
    })
    const user = addUser(app.database, program, {
      name: form.get('name'),
      shownName: form.get('shownName'),
      isAdmin: true,
      language: call.language,
      passwordHash,
    })!
    saveMemberships(app.database, program, user, [
      { office: 'o1', role: 'clerk', leader: null },
      { office: 'o1', role: 'approver', leader: null },
    ])
    spendTicket(app.database, { ...program, user }, codeHash)
    signIn(app, http, isSecure, { user, office: null, at: app.now() })
    return true
  })
  return call.redirect(done ? '/o/o1' : '/sign-in')
}
