import type { Notice } from '../../../domain/notice.ts'
import type { Text } from '../../../domain/text.ts'
import { noticeHtml } from '../../../notices/notice-html.ts'
import { signInSheet } from '../../../notices/sign-in-sheet.ts'
import { attachment } from '../../attachment.ts'
import type { OfficeCall } from '../../call.tsx'
import { monthNotice } from '../../month-notice.ts'
import { endingOf, noticeFileName } from '../../notice-file.ts'
import { plainPage } from '../../plain-page.tsx'
import { monthIn } from './month-view.ts'

const words = {
  back: { 'zh-CN': '← 返回已发布安排', en: '← Back to the published roster' },
} as const satisfies Record<string, Text>

/** The notice as it was at the revision of the address; undefined where there is none. */
export const revisionNotice = (call: OfficeCall): Notice | undefined => {
  const month = monthIn(call)
  const n = Number(call.http.req.param('n'))
  return month === undefined ? undefined : monthNotice(call.app.published, call.database, call.office, month, n)
}

const wayBack = (call: OfficeCall, { month, published }: Notice) => [
  { href: call.at(`/m/${month}/r/${published!.revision}`), words: call.say(words.back) },
]

/** The notice of a revision for staff, a page to print. It brings its own style, so it has a policy of its own. */
export const showNotice = (call: OfficeCall): Response | Promise<Response> => {
  const notice = revisionNotice(call)
  if (!notice) return plainPage(call, 'notFound')
  return call.standalone(noticeHtml(notice, call.language, { above: wayBack(call, notice), below: [] }))
}

/** The notice of a revision as .docx, .xlsx, plain text or JSON, as the address ends. */
export const downloadNotice = async (call: OfficeCall): Promise<Response> => {
  const notice = revisionNotice(call)
  const ending = endingOf(call.http.req.path)
  if (!notice || !ending) return plainPage(call, 'notFound')
  const body = await call.app.noticeFiles.of(call.database, call.office.id, notice, ending, call.language)
  return attachment(call, noticeFileName(notice, ending), body)
}

/** The sign-in sheet of a revision, to be printed. */
export const showSignInSheet = (call: OfficeCall): Response | Promise<Response> => {
  const notice = revisionNotice(call)
  if (!notice) return plainPage(call, 'notFound')
  return call.standalone(signInSheet(notice, call.language, wayBack(call, notice)))
}
