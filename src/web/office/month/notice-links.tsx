import type { FC } from 'hono/jsx'
import type { Notice } from '../../../domain/notice.ts'
import type { Text } from '../../../domain/text.ts'
import { noticeText } from '../../../notices/notice-text.ts'
import type { OfficeCall } from '../../call.tsx'
import { noticeEndings, noticeFileWords } from '../../notice-file.ts'
import { publicPath } from '../../public/public-notice.ts'

const words = {
  title: { 'zh-CN': '公示', en: 'The notice' },
  print: { 'zh-CN': '公示(A4,可打印)', en: 'Notice to print (A4)' },
  sheet: { 'zh-CN': '签到表(A4,可打印)', en: 'Sign-in sheet to print (A4)' },
  page: { 'zh-CN': '公开页面', en: 'Public page' },
  pageAbout: { 'zh-CN': '不用登录就能看', en: 'to be seen without signing in' },
  screen: { 'zh-CN': '大厅屏幕', en: 'Lobby screen' },
  screenAbout: {
    'zh-CN': '在大厅电视的浏览器里打开,按F11全屏,内容自动更新',
    en: 'open it in the browser of the screen in the hall; it renews itself',
  },
  closed: {
    'zh-CN': '公开页面没有打开。要对外公开,请到“设置”里打开。',
    en: 'There is no public page; the settings open it.',
  },
  superseded: {
    'zh-CN': '公开页面显示的是现行的一版。',
    en: 'The public page shows the revision in force.',
  },
  text: { 'zh-CN': '发微信群的文字(全选后复制)', en: 'Text for a group chat (select all, then copy)' },
} as const satisfies Record<string, Text>

/** The forms of a revision’s notice: to print, to download, to copy, and where the public sees it. */
export const NoticeLinks: FC<{
  readonly call: OfficeCall
  readonly notice: Notice
  readonly isLatest: boolean
}> = ({ call, notice, isLatest }) => {
  const path = call.at(`/m/${notice.month}/r/${notice.published!.revision}`)
  const { id, settings } = call.office
  return (
    <section aria-label={call.say(words.title)}>
      <h2 id="notice">{call.say(words.title)}</h2>
      <ul>
        <li>
          <a href={`${path}/notice`}>{call.say(words.print)}</a>
        </li>
        <li>
          <a href={`${path}/sign-in-sheet`}>{call.say(words.sheet)}</a>
        </li>
        {noticeEndings.map((ending) => (
          <li>
            <a href={`${path}/notice.${ending}`}>{call.say(noticeFileWords[ending])}</a>
          </li>
        ))}
        {settings.notice.isPublic ? (
          <>
            <li>
              <a href={publicPath(id, `/${notice.month}`)}>{call.say(words.page)}</a>{' '}
              <small class="about-file">{call.say(isLatest ? words.pageAbout : words.superseded)}</small>
            </li>
            <li>
              <a href={publicPath(id, '/screen')}>{call.say(words.screen)}</a>{' '}
              <small class="about-file">{call.say(words.screenAbout)}</small>
            </li>
          </>
        ) : (
          <li class="quiet">{call.say(words.closed)}</li>
        )}
      </ul>
      <details>
        <summary>{call.say(words.text)}</summary>
        <textarea class="notice-text" rows={12} readonly aria-label={call.say(words.text)}>
          {noticeText(notice, call.language)}
        </textarea>
      </details>
    </section>
  )
}
