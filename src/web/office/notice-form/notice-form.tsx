import { momentWords } from '../../../calendar/instant.ts'
import { noticeFormOf, saveNoticeForm } from '../../../db/notice-form-store.ts'
import type { Text } from '../../../domain/text.ts'
import { formFaults } from '../../../notices/form-faults.ts'
import { packDocx, shippedForm } from '../../../notices/notice-form.ts'
import { attachment } from '../../attachment.ts'
import type { OfficeCall } from '../../call.tsx'
import { noWrongs, sentIn, TextField } from '../../form.tsx'
import { Placeholders } from './placeholders.tsx'
import { unpackDocx } from './unpack-docx.ts'

const words = {
  title: { 'zh-CN': '公示模板', en: 'Form of the notice' },
  about: {
    'zh-CN': 'Word公示照这个模板生成。可以下载下来,用Word或WPS改好版式和文字,再上传。',
    en: 'The notice as a Word document follows this form. Download it, change it in Word or WPS, and upload it.',
  },
  isShipped: { 'zh-CN': '现在用的是自带的模板。', en: 'The form that comes with the program is in use.' },
  isOwn: { 'zh-CN': '现在用的是本单位的模板', en: 'The office’s own form is in use' },
  download: { 'zh-CN': '下载现在用的模板', en: 'Download the form in use' },
  downloadShipped: { 'zh-CN': '下载自带的模板', en: 'Download the shipped form' },
  upload: { 'zh-CN': '换一个模板', en: 'Take another form' },
  file: { 'zh-CN': '模板文件', en: 'File' },
  fileHint: {
    'zh-CN': 'Word文档(.docx),最大2MB。上传后先试填一遍,有错不会保存。',
    en: 'A Word document (.docx), at most 2 MB. It is tried first; nothing is saved where something is wrong.',
  },
  send: { 'zh-CN': '上传并启用', en: 'Upload and use' },
  reset: { 'zh-CN': '恢复自带的模板', en: 'Go back to the shipped form' },
  choose: { 'zh-CN': '请选择一个文件', en: 'Choose a file' },
  wrong: { 'zh-CN': '模板没有保存,请改好后再上传:', en: 'The form was not saved; mend it and upload it again:' },
  saved: { 'zh-CN': '模板已启用。', en: 'The form is in use now.' },
  wasReset: { 'zh-CN': '已恢复自带的模板。', en: 'The shipped form is in use again.' },
  busy: {
    'zh-CN': '现在同时上传的人太多,请过一会儿再上传。',
    en: 'Too many files are being read just now; please upload it again in a while.',
  },
} as const satisfies Record<string, Text>

const page = (call: OfficeCall, wrong: readonly Text[] = [], status: 200 | 422 | 429 = 422): Promise<Response> => {
  const { database, office, language } = call
  const own = noticeFormOf(database, office.id)
  const at = (path: string): string => call.at(`/notice-form${path}`)
  const isClerk = call.roles.has('clerk')
  const field = wrong.length === 1 ? new Map([['file', wrong[0]!]]) : noWrongs
  return call.page(
    { title: words.title, tab: 'settings' },
    <>
      <h1>{call.say(words.title)}</h1>
      <p>{call.say(words.about)}</p>
      <p>
        {own
          ? `${call.say(words.isOwn)}(${[call.say(momentWords(own.at, office.timezone)), own.who].filter(Boolean).join(' ')})`
          : call.say(words.isShipped)}
      </p>
      <ul>
        <li>
          <a href={at('/form.docx')}>{call.say(words.download)}</a>
        </li>
        {own ? (
          <li>
            <a href={at('/shipped.docx')}>{call.say(words.downloadShipped)}</a>
          </li>
        ) : null}
      </ul>
      {isClerk ? (
        <>
          <h2>{call.say(words.upload)}</h2>
          {wrong.length > 1 ? (
            <div class="notice bad" role="alert">
              <p>{call.say(words.wrong)}</p>
              <ul>
                {wrong.map((one) => (
                  <li>{call.say(one)}</li>
                ))}
              </ul>
            </div>
          ) : null}
          <form method="post" action={at('')} enctype="multipart/form-data" class="upload">
            <TextField
              name="file"
              type="file"
              label={call.say(words.file)}
              hint={call.say(words.fileHint)}
              wrongs={field}
              language={language}
              accept=".docx"
            />
            <button type="submit">{call.say(words.send)}</button>
          </form>
          {own ? (
            <form method="post" action={at('/shipped')} class="apart">
              <button type="submit" class="secondary small">
                {call.say(words.reset)}
              </button>
            </form>
          ) : null}
        </>
      ) : null}
      <Placeholders call={call} />
    </>,
    wrong.length > 0 ? status : 200,
  )
}

/** 公示模板: which form is in use, how to change it, and what may stand in it. */
export const showNoticeForm = (call: OfficeCall): Promise<Response> => page(call)

/** Takes a form of the office’s own, once it has been tried. */
export const uploadNoticeForm = async (call: OfficeCall): Promise<Response> => {
  const { app, actor } = call
  const file = (await sentIn(call)).get('file')
  if (!(file instanceof File) || file.name === '') return page(call, [words.choose])
  const bytes = new Uint8Array(await file.arrayBuffer())
  const faults = await app.uploads.run(async (): Promise<readonly Text[]> => {
    const unpacked = unpackDocx(bytes)
    if (!unpacked.ok) return [unpacked.says]
    const form = packDocx(unpacked.parts)
    const wrong = formFaults(form)
    if (wrong.length === 0) app.database.write(() => saveNoticeForm(app.database, actor, form))
    return wrong
  })
  if (!faults) return page(call, [words.busy], 429)
  return faults.length > 0 ? page(call, faults) : call.redirect(call.at('/notice-form'), words.saved)
}

/** Goes back to the shipped form. */
export const resetNoticeForm = (call: OfficeCall): Response => {
  const { app, actor } = call
  app.database.write(() => {
    if (noticeFormOf(app.database, actor.office)) saveNoticeForm(app.database, actor, null)
  })
  return call.redirect(call.at('/notice-form'), words.wasReset)
}

/** The form in use. */
export const downloadNoticeForm = (call: OfficeCall): Response =>
  attachment(
    call,
    { name: '公示模板.docx', plain: 'notice-form.docx', type: 'docx' },
    noticeFormOf(call.database, call.office.id)?.body ?? shippedForm(),
  )

/** The form that comes with the program. */
export const downloadShippedForm = (call: OfficeCall): Response =>
  attachment(call, { name: '公示模板(自带).docx', plain: 'shipped-form.docx', type: 'docx' }, shippedForm())
