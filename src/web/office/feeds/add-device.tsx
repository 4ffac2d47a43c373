import type { Text } from '../../../domain/text.ts'
import type { OfficeCall } from '../../call.tsx'
import { type Form, FormWrong, formOf, missing, noWrongs, TextField, type Wrongs } from '../../form.tsx'
import { plainPage } from '../../plain-page.tsx'
import { type FeedOwner, ownerOf } from './feed-owners.ts'

const words = {
  name: { 'zh-CN': '设备名称', en: 'Name of the device' },
  hint: { 'zh-CN': '如:手机、平板、办公室电脑', en: 'Such as phone, tablet, office computer' },
  suggested: { 'zh-CN': '手机', en: 'Phone' },
  add: { 'zh-CN': '添加,显示地址', en: 'Add and show the address' },
  about: {
    'zh-CN':
      '每台设备用自己的地址:换手机、丢手机时只停用那一个。地址只显示一次,请在本人旁边添加,或打印出来交给本人。',
    en: 'Each device has an address of its own, so that only that one ends when a phone is lost. It is shown once: add it while the person is there, or print it.',
  },
  long: { 'zh-CN': '至多30个字', en: 'At most 30 characters' },
  back: { 'zh-CN': '返回', en: 'Back' },
} as const satisfies Record<string, Text>

/** Most letters of a device’s name. */
const nameLength = 30

/** What is suggested for a device’s name. */
export const suggestedName = words.suggested

/** What is wrong with a form that adds a device. */
export const deviceWrongs = (form: Form): Wrongs => {
  const wrongs = missing(form, ['name'])
  if ([...form.get('name')].length > nameLength) wrongs.set('name', words.long)
  return wrongs
}

/** The form that adds a device to somebody’s calendar; `back` is the page it belongs to. */
export const addDevicePage = (
  call: OfficeCall,
  owner: FeedOwner,
  { back, action, tab }: { readonly back: string; readonly action: string; readonly tab: string },
  form: Form,
  wrongs: Wrongs,
  status?: 422,
): Promise<Response> => {
  const { language } = call
  const title: Text = { 'zh-CN': `给${owner.name}添加设备`, en: `Add a device for ${owner.name}` }
  return call.page(
    { title, tab },
    <section class="medium">
      <p class="back">
        <a href={back}>← {call.say(words.back)}</a>
      </p>
      <h1>{call.say(title)}</h1>
      <p>{call.say(words.about)}</p>
      <FormWrong {...{ wrongs, language }} />
      <form method="post" action={action}>
        <input type="hidden" name="feed" value={owner.feed} />
        <TextField
          name="name"
          label={call.say(words.name)}
          hint={call.say(words.hint)}
          value={form.get('name')}
          {...{ wrongs, language }}
        />
        <button type="submit">{call.say(words.add)}</button>
      </form>
    </section>,
    status,
  )
}

/** The form for the calendar the address names. */
export const showAddDevice = (call: OfficeCall): Response | Promise<Response> => {
  const owner = ownerOf(call, call.http.req.query('feed') ?? '')
  if (!owner) return plainPage(call, 'notFound')
  const where = { back: call.at('/feeds'), action: call.at('/feeds/new'), tab: 'feeds' }
  return addDevicePage(call, owner, where, formOf([['name', call.say(words.suggested)]]), noWrongs)
}
