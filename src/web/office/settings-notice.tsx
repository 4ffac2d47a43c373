import type { FC } from 'hono/jsx'
import type { OfficeSettings } from '../../domain/office.ts'
import type { Text } from '../../domain/text.ts'
import type { OfficeCall } from '../call.tsx'
import { AreaField, ChoiceField, type Form, TextField, type Wrongs } from '../form.tsx'
import { publicPath } from '../public/public-notice.ts'

const words = {
  title: { 'zh-CN': '公示的内容', en: 'The notice' },
  isPublic: { 'zh-CN': '公开页面', en: 'Public page' },
  shown: { 'zh-CN': '公开:知道地址的人不登录就能看', en: 'Public: whoever has the address may see it' },
  hidden: { 'zh-CN': '不公开:只有本单位的人能看', en: 'Not public: only the office sees it' },
  isPublicHint: { 'zh-CN': '地址:', en: 'Address: ' },
  number: { 'zh-CN': '文号', en: 'Number of the notice' },
  numberHint: {
    'zh-CN':
      '例如 象信公示〔{year}〕{n}号:{year}换成首次公布的年份,{n}换成这个月是那一年第几个公布的月份;不填就不印文号',
    en: '{year} becomes the year of first publication, {n} the how many-th month published in that year; empty: none',
  },
  signedBy: { 'zh-CN': '落款', en: 'Signed by' },
  signedByHint: { 'zh-CN': '不填就用办公室名称', en: 'Empty: the office’s name' },
  notReceived: { 'zh-CN': '不接访的事项', en: 'What is not received' },
  notReceivedHint: { 'zh-CN': '一行一项,印在公示上', en: 'One a line, as the notice prints them' },
  form: { 'zh-CN': '公示的Word模板', en: 'Form of the notice as a Word document' },
} as const satisfies Record<string, Text>

type NoticeSettings = OfficeSettings['notice']

/** The settings of the notice as their form carries them. */
export const noticeEntries = (notice: NoticeSettings): [string, string][] => [
  ['noticePublic', notice.isPublic ? 'shown' : 'hidden'],
  ['noticeNumber', notice.number],
  ['noticeSignedBy', notice.signedBy],
  ['notReceived', notice.notReceived],
]

/** The settings of the notice as they were typed; what is too long is wrong. */
export const readNotice = (form: Form, wrongs: Map<string, Text>): NoticeSettings => {
  const short = (name: string, most: number): string => {
    const value = form.get(name)
    if (value.length > most) wrongs.set(name, { 'zh-CN': `至多${most}个字`, en: `At most ${most} characters` })
    return value
  }
  return {
    isPublic: form.get('noticePublic') !== 'hidden',
    number: short('noticeNumber', 100),
    signedBy: short('noticeSignedBy', 300),
    notReceived: short('notReceived', 2000),
  }
}

/** What an office says on its notices, and whether the public sees them. */
export const NoticeFields: FC<{ readonly call: OfficeCall; readonly form: Form; readonly wrongs: Wrongs }> = ({
  call,
  form,
  wrongs,
}) => {
  const field = (name: string) => ({ name, value: form.get(name), wrongs, language: call.language })
  return (
    <>
      <h2>{call.say(words.title)}</h2>
      <ChoiceField
        {...field('noticePublic')}
        label={call.say(words.isPublic)}
        hint={`${call.say(words.isPublicHint)}${publicPath(call.office.id)}`}
        choices={(['shown', 'hidden'] as const).map((value) => ({ value, words: call.say(words[value]) }))}
      />
      <div class="row wide">
        <TextField {...field('noticeNumber')} label={call.say(words.number)} hint={call.say(words.numberHint)} />
        <TextField
          {...field('noticeSignedBy')}
          label={call.say(words.signedBy)}
          hint={call.say(words.signedByHint)}
        />
      </div>
      <AreaField
        {...field('notReceived')}
        label={call.say(words.notReceived)}
        hint={call.say(words.notReceivedHint)}
        rows={5}
      />
      <p>
        <a href={call.at('/notice-form')}>{call.say(words.form)}</a>
      </p>
    </>
  )
}
