import type { Text } from '../domain/text.ts'
import type { Call } from './call.tsx'

const words = {
  notFound: { 'zh-CN': '没有这个页面', en: 'There is no such page' },
  notFoundMore: {
    'zh-CN': '地址可能写错了,或者您没有这个单位的权限。',
    en: 'The address may be wrong, or you have no part in this office.',
  },
  fault: { 'zh-CN': '程序出了问题', en: 'Something went wrong on our side' },
  faultMore: {
    'zh-CN': '没有保存这一步;之前的内容都在。请把下面的编号告诉系统管理员。',
    en: 'This step was not saved; all that was there before still is. Please give the administrator this number.',
  },
  full: { 'zh-CN': '磁盘已满', en: 'The disk is full' },
  fullMore: {
    'zh-CN': '这一步没有保存,之前的内容都在。请系统管理员清理磁盘后再试。',
    en: 'This step was not saved; all that was there before still is. Ask the administrator to make room, then try again.',
  },
  busy: { 'zh-CN': '请求太多', en: 'Too many requests' },
  busyMore: { 'zh-CN': '请稍等一会儿再试。', en: 'Please wait a little and try again.' },
  large: { 'zh-CN': '内容太大', en: 'Too large' },
  largeMore: {
    'zh-CN': '上传的内容超过了限度,没有保存。',
    en: 'What was sent is above the limit and was not saved.',
  },
  home: { 'zh-CN': '回首页', en: 'Back to the start' },
  forged: { 'zh-CN': '请求被拒绝', en: 'Refused' },
  forgedMore: {
    'zh-CN': '这个请求不是从本系统的页面发出的,没有执行。请打开页面重新操作。',
    en: 'This request did not come from a page of this system and was not carried out. Open the page and try again.',
  },
  unreadable: { 'zh-CN': '没有收到完整的表单', en: 'The form did not arrive whole' },
  unreadableMore: {
    'zh-CN': '这一步没有保存。请打开页面重新操作。',
    en: 'This step was not saved. Open the page and try again.',
  },
} as const satisfies Record<string, Text>

type Kind = 'notFound' | 'fault' | 'full' | 'busy' | 'large' | 'forged' | 'unreadable'
const statuses = {
  notFound: 404,
  fault: 500,
  full: 507,
  busy: 429,
  large: 422,
  forged: 403,
  unreadable: 400,
} as const

/** A page that only says what happened, and for our own faults an id, never more. */
export const plainPage = (call: Call, kind: Kind, id?: string): Promise<Response> =>
  call.page(
    { title: words[kind] },
    <section class="plain">
      <h1>{call.say(words[kind])}</h1>
      <p>{call.say(words[`${kind}More`])}</p>
      {id === undefined ? null : (
        <p>
          <code>{id}</code>
        </p>
      )}
      <p>
        <a href="/">{call.say(words.home)}</a>
      </p>
    </section>,
    statuses[kind],
  )
