import type { FC } from 'hono/jsx'
import { officeState } from '../../../db/office-state.ts'
import { draftOf, monthsOf, revisionOf } from '../../../db/roster-store.ts'
import { monthWords } from '../../../domain/day-words.ts'
import type { Text } from '../../../domain/text.ts'
import { filledWorkbook, templateWorkbook } from '../../../workbook/template.ts'
import { attachment } from '../../attachment.ts'
import type { OfficeCall } from '../../call.tsx'
import { noWrongs, TextField } from '../../form.tsx'
import { todayOf } from '../today.ts'

const words = {
  title: { 'zh-CN': '导入导出', en: 'Files' },
  import: { 'zh-CN': '导入', en: 'Import' },
  first: { 'zh-CN': '1. 下载表格,用Excel或WPS填写', en: '1. Download the workbook and fill it in' },
  second: { 'zh-CN': '2. 上传,逐行核对后再保存', en: '2. Upload it, look at every row, then save' },
  template: { 'zh-CN': '空白模板', en: 'Empty workbook' },
  templateAbout: {
    'zh-CN': '单位、领导、接访地点、请假四张表,附填写说明',
    en: 'Sheets of units, leaders, places and absences, with notes',
  },
  filled: { 'zh-CN': '本单位现有数据', en: 'What the office has' },
  filledAbout: {
    'zh-CN': '同样的表格,已填好现有的内容,改过后可以再导入',
    en: 'The same workbook, filled in; change it and import it again',
  },
  file: { 'zh-CN': '文件', en: 'File' },
  fileHint: {
    'zh-CN':
      '表格(.xlsx、.xls、.ods、.csv)或规划文件(.json),最大5MB。现成的领导名单也可以,有“姓名”和“职务”两列就行。',
    en: 'A workbook (.xlsx, .xls, .ods, .csv) or a planning file (.json), at most 5 MB. Any list with the columns 姓名 and 职务 will do.',
  },
  upload: { 'zh-CN': '上传并核对', en: 'Upload and look' },
  nothingYet: {
    'zh-CN': '上传只是读取,确认之前什么都不会保存;表里没有的内容保持不变。',
    en: 'Uploading only reads; nothing is saved before you confirm, and what is not in the file stays.',
  },
  export: { 'zh-CN': '导出', en: 'Export' },
  month: { 'zh-CN': '月份', en: 'Month' },
  draft: { 'zh-CN': '草稿', en: 'Draft' },
  published: { 'zh-CN': '已发布', en: 'Published, in force' },
  plan: { 'zh-CN': '规划文件', en: 'Planning file' },
  notice: { 'zh-CN': '公示', en: 'Notice' },
  noMonths: { 'zh-CN': '还没有编排过的月份。', en: 'No month has been rostered yet.' },
} as const satisfies Record<string, Text>

/** The form that takes one file. */
export const UploadForm: FC<{ readonly call: OfficeCall; readonly wrong?: Text | undefined }> = ({
  call,
  wrong,
}) => (
  <form method="post" action={call.at('/files')} enctype="multipart/form-data" class="upload">
    <TextField
      name="file"
      type="file"
      label={call.say(words.file)}
      hint={call.say(words.fileHint)}
      wrongs={wrong ? new Map([['file', wrong]]) : noWrongs}
      language={call.language}
      accept=".xlsx,.xls,.ods,.csv,.json"
    />
    <button type="submit">{call.say(words.upload)}</button>
  </form>
)

/** The page of files, with what is wrong with an upload. */
export const showUpload = (call: OfficeCall, wrong?: Text, status: 200 | 422 | 429 = 422): Promise<Response> =>
  call.page(
    { title: words.title, tab: 'files' },
    <>
      <h1>{call.say(words.title)}</h1>
      <section aria-label={call.say(words.import)}>
        <h2>{call.say(words.first)}</h2>
        <ul class="files">
          <li>
            <a href={call.at('/files/template.xlsx')}>{call.say(words.template)}</a>
            <small class="about-file">{call.say(words.templateAbout)}</small>
          </li>
          <li>
            <a href={call.at('/files/office.xlsx')}>{call.say(words.filled)}</a>
            <small class="about-file">{call.say(words.filledAbout)}</small>
          </li>
        </ul>
        <h2>{call.say(words.second)}</h2>
        <UploadForm {...{ call, wrong }} />
        <p class="quiet">{call.say(words.nothingYet)}</p>
      </section>
      <section>
        <h2>{call.say(words.export)}</h2>
        <Months call={call} />
      </section>
    </>,
    wrong ? status : 200,
  )

/** 导入导出. */
export const showFiles = (call: OfficeCall): Promise<Response> => showUpload(call)

const Months: FC<{ readonly call: OfficeCall }> = ({ call }) => {
  const { database, office } = call
  const months = monthsOf(database, office.id)
  if (months.length === 0) return <p class="quiet">{call.say(words.noMonths)}</p>
  return (
    <table class="cards exports">
      <thead>
        <tr>
          <th scope="col">{call.say(words.month)}</th>
          <th scope="col">{call.say(words.draft)}</th>
          <th scope="col">{call.say(words.published)}</th>
        </tr>
      </thead>
      <tbody>
        {months.map(({ id, month }) => {
          const path = call.at(`/m/${month}`)
          const name = call.say(monthWords(month))
          const revision = revisionOf(database, id)
          const link = (href: string, label: string) => (
            <a class="export" href={`${path}/${href}`} aria-label={`${label} ${name}`}>
              {label}
            </a>
          )
          return (
            <tr>
              <td>
                <a href={path}>
                  <b>{name}</b>
                </a>
              </td>
              <td data-label={call.say(words.draft)}>
                {draftOf(database, id) ? (
                  <>
                    {link('month.xlsx', 'Excel')} {link('month.csv', 'CSV')}{' '}
                  </>
                ) : null}
                {link('plan.json', call.say(words.plan))}
              </td>
              <td data-label={call.say(words.published)}>
                {revision ? (
                  <>
                    {link(`r/${revision.n}/month.xlsx`, 'Excel')}{' '}
                    {link(`r/${revision.n}/notice`, call.say(words.notice))}{' '}
                    {link(`r/${revision.n}/plan.json`, call.say(words.plan))}
                  </>
                ) : (
                  '—'
                )}
              </td>
            </tr>
          )
        })}
      </tbody>
    </table>
  )
}

/** The empty workbook to fill in. */
export const downloadTemplate = async (call: OfficeCall): Promise<Response> =>
  attachment(
    call,
    { name: '接访名册模板.xlsx', plain: 'template.xlsx', type: 'xlsx' },
    await templateWorkbook(call.language),
  )

/** The workbook filled with what the office has. */
export const downloadOffice = async (call: OfficeCall): Promise<Response> =>
  attachment(
    call,
    { name: `${call.office.name}名册${todayOf(call)}.xlsx`, plain: `office-${todayOf(call)}.xlsx`, type: 'xlsx' },
    await filledWorkbook(officeState(call.database, call.office), call.language),
  )
