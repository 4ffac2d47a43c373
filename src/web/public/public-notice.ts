import { dayIn } from '../../calendar/instant.ts'
import { monthOf } from '../../domain/day.ts'
import { monthWords } from '../../domain/day-words.ts'
import type { Notice } from '../../domain/notice.ts'
import type { Text } from '../../domain/text.ts'
import { type NoticeLink, noticeHtml } from '../../notices/notice-html.ts'
import { disposition, fileTypes } from '../attachment.ts'
import type { Call } from '../call.tsx'
import { openAddresses } from '../feeds/feed-addresses.ts'
import { endingOf, noticeEndings, noticeFileName, noticeFileWords } from '../notice-file.ts'
import { plainPage } from '../plain-page.tsx'
import { publicAddress } from '../public-address.ts'
import { isKnown, type PublicOffice, publicMonth, publicNotice, publicOffice } from './public-office.ts'

const words = {
  calendar: { 'zh-CN': '日历订阅地址', en: 'Address of the calendar' },
  openData: { 'zh-CN': '接访开放数据', en: 'Open data of receptions' },
  subscribe: { 'zh-CN': '在手机日历中订阅', en: 'Subscribe in a calendar' },
} as const satisfies Record<string, Text>

/** Where the public finds an office’s notices. */
export const publicPath = (office: string, path = ''): string => `/n/${encodeURIComponent(office)}${path}`

const page = (call: Call, { office, months }: PublicOffice, notice: Notice): Response => {
  const to = (path: string): string => publicPath(office.id, path)
  const before = months.findLast((month) => month < notice.month)
  const after = months.find((month) => month > notice.month)
  const toMonth = (month: string, arrow: Text): NoticeLink => ({
    href: to(`/${month}`),
    words: `${arrow['zh-CN']}${call.say(monthWords(month))}${arrow.en}`,
  })
  const { public: calendar, webcal } = openAddresses(publicAddress(call), office.id)
  const html = noticeHtml(notice, call.language, {
    above: [
      ...(before ? [toMonth(before, { 'zh-CN': '← ', en: '' })] : []),
      ...(after ? [toMonth(after, { 'zh-CN': '', en: ' →' })] : []),
    ],
    below: [
      ...noticeEndings.map((ending) => ({
        href: to(`/${notice.month}/notice.${ending}`),
        words: call.say(noticeFileWords[ending]),
      })),
      ...(office.settings.audit.openData
        ? ['csv', 'json'].map((type) => ({
            href: to(`/open.${type}?year=${notice.month.slice(0, 4)}`),
            words: `${call.say(words.openData)}(${type.toUpperCase()})`,
          }))
        : []),
      { href: webcal, words: call.say(words.subscribe) },
      { href: calendar, words: call.say(words.calendar) },
    ],
  })
  return isKnown(call, html) ? call.http.body(null, 304) : call.standalone(html)
}

/** The notice of this month; before it is published, of the next one that is, else of the last. */
export const showPublicNotice = (call: Call): Response | Promise<Response> => {
  const found = publicOffice(call)
  if (!found) return plainPage(call, 'notFound')
  const now = monthOf(dayIn(call.app.now(), found.office.timezone))
  const month = found.months.find((one) => one >= now) ?? found.months.at(-1)!
  return page(call, found, publicNotice(call, found, month)!)
}

/** The notice of a month: a page, and A4 when it is printed. */
export const showPublicMonth = (call: Call): Response | Promise<Response> => {
  const month = publicMonth(call)
  return month ? page(call, month.found, month.notice) : plainPage(call, 'notFound')
}

/** The notice of a month as .docx, .xlsx, plain text or JSON, as the address ends. */
export const downloadPublicNotice = async (call: Call): Promise<Response> => {
  const month = publicMonth(call)
  const ending = endingOf(call.http.req.path)
  if (!month || !ending) return plainPage(call, 'notFound')
  const { found, notice } = month
  const body = await call.app.noticeFiles.of(call.app.readOnly, found.office.id, notice, ending, call.language)
  if (isKnown(call, body)) return call.http.body(null, 304)
  const isShown = ending === 'txt' || ending === 'json'
  call.http.header('Content-Type', fileTypes[ending])
  call.http.header(
    'Content-Disposition',
    disposition(noticeFileName(notice, ending), isShown ? 'inline' : 'attachment'),
  )
  return call.http.body(body as string)
}
