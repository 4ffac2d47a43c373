import type { Child } from 'hono/jsx'
import { type KeptUser, membershipsOf, userById } from '../../db/user-store.ts'
import { languages, type Text } from '../../domain/text.ts'
import type { PersonCall } from '../call.tsx'
import { ChoiceField, type Form, FormWrong, formOf, noWrongs, TextField, TickField, type Wrongs } from '../form.tsx'
import { plainPage } from '../plain-page.tsx'
import { adminPage } from './frame.tsx'
import { MembershipFields, membershipEntries } from './membership-fields.tsx'
import { UserActions } from './user-actions.tsx'

const words = {
  add: { 'zh-CN': '新增用户', en: 'Add a user' },
  name: { 'zh-CN': '用户名(登录用)', en: 'User name, for signing in' },
  nameHint: {
    'zh-CN': '文字、数字或 . _ -,以后不能改',
    en: 'Letters, digits, ".", "_" or "-"; cannot be changed later',
  },
  shownName: { 'zh-CN': '姓名', en: 'Name' },
  language: { 'zh-CN': '界面语言', en: 'Language' },
  admin: { 'zh-CN': '系统管理员(管理办公室和用户)', en: 'Administrator (of offices and users)' },
  save: { 'zh-CN': '保存', en: 'Save' },
} as const satisfies Record<string, Text>

const languageNames = { 'zh-CN': '中文', en: 'English' } as const

const formOfUser = (call: PersonCall, user: KeptUser): Form =>
  formOf([
    ['version', String(user.version)],
    ['shownName', user.shownName],
    ...(user.isAdmin ? [['isAdmin', 'yes'] as const] : []),
    ...membershipEntries(membershipsOf(call.app.database, user.id)),
  ])

/** The page of a user, or the form for a new one; `link` is shown on it once. */
export const userPage = (
  call: PersonCall,
  {
    user,
    form: given,
    wrongs = noWrongs,
    status,
    above,
  }: {
    readonly user?: KeptUser | undefined
    readonly form?: Form
    readonly wrongs?: Wrongs
    readonly status?: 409 | 422
    readonly above?: Child
  },
): Promise<Response> => {
  const { language } = call
  const form = given ?? (user ? formOfUser(call, user) : formOf([]))
  const field = (name: string) => ({ name, value: form.get(name), wrongs, language })
  const title: Text = user ? { 'zh-CN': user.shownName, en: user.shownName } : words.add
  return adminPage(
    call,
    { title, tab: 'users' },
    <section class="medium">
      {above}
      <FormWrong {...{ wrongs, language }} />
      <form method="post" action={user ? `/admin/users/${user.id}` : '/admin/users/new'}>
        <button type="submit" name="do" value="save" class="first" tabindex={-1}>
          {call.say(words.save)}
        </button>
        <input type="hidden" name="version" value={form.get('version')} />
        {user ? (
          <p>
            {call.say(words.name)}: <b>{user.name}</b>
          </p>
        ) : (
          <TextField
            {...field('name')}
            label={call.say(words.name)}
            hint={call.say(words.nameHint)}
            autocomplete="off"
          />
        )}
        <TextField {...field('shownName')} label={call.say(words.shownName)} autocomplete="off" />
        {user ? null : (
          <ChoiceField
            {...field('language')}
            value={form.get('language') || 'zh-CN'}
            label={call.say(words.language)}
            choices={languages.map((value) => ({ value, words: languageNames[value] }))}
          />
        )}
        <TickField name="isAdmin" label={call.say(words.admin)} isTicked={form.get('isAdmin') === 'yes'} />
        <MembershipFields {...{ call, form, wrongs }} />
        <button type="submit" name="do" value="save">
          {call.say(words.save)}
        </button>
      </form>
      {user ? <UserActions {...{ call, user }} /> : null}
    </section>,
    status,
  )
}

/** The user of the address. */
export const userIn = (call: PersonCall): KeptUser | undefined => {
  const id = Number(call.http.req.param('user'))
  return Number.isSafeInteger(id) ? userById(call.app.database, id) : undefined
}

/** The form for a new user. */
export const showNewUser = (call: PersonCall): Promise<Response> => userPage(call, {})

/** A user’s form. */
export const showUser = (call: PersonCall): Promise<Response> => {
  const user = userIn(call)
  return user ? userPage(call, { user }) : plainPage(call, 'notFound')
}
