import type { Child } from 'hono/jsx'
import { leadersOf } from '../../../db/leader-store.ts'
import { placesOf } from '../../../db/place-store.ts'
import { unitsBelow } from '../../../db/unit-store.ts'
import { oneLine, type Text } from '../../../domain/text.ts'
import { ledgerSheets } from '../../../workbook/identity-cells.ts'
import { ledgerTemplate } from '../../../workbook/ledger.ts'
import { labelsOf } from '../../../workbook/named.ts'
import { mostBytes, readWorkbook } from '../../../workbook/read-workbook.ts'
import { attachment } from '../../attachment.ts'
import type { OfficeCall } from '../../call.tsx'
import { forgetLedger, keepLedger, ledgerOf } from '../../cases/sealed-import.ts'
import { noWrongs, sentIn, TextField } from '../../form.tsx'
import { newToken } from '../../token.ts'
import { ImportCounts, ImportRows } from '../files/import-rows.tsx'
import { takeLedger } from './import-take.ts'
import { type LedgerUnderstood, mostImported, understandLedger } from './import-understand.ts'

const words = {
  title: { 'zh-CN': '导入台账', en: 'Bring a ledger in' },
  look: { 'zh-CN': '核对台账', en: 'Look before importing' },
  back: { 'zh-CN': '信访事项', en: 'Cases' },
  backToUpload: { 'zh-CN': '导入台账', en: 'Bring a ledger in' },
  first: { 'zh-CN': '1. 下载模板,用Excel或WPS填写', en: '1. Download the template and fill it in' },
  template: { 'zh-CN': '台账模板', en: 'Template' },
  templateAbout: {
    'zh-CN': '附可填内容和填写说明。原有的台账也可以直接上传,表头认得出就行;从本系统导出的台账也可以。',
    en: 'With lists of values and notes. A ledger of your own will do if its headings are known, and so does one downloaded from this system.',
  },
  second: { 'zh-CN': '2. 上传,逐行核对后再保存', en: '2. Upload it, look at every row, then save' },
  file: { 'zh-CN': '文件', en: 'File' },
  fileHint: {
    'zh-CN': `表格(.xlsx、.xls、.ods、.csv),最大5MB、${mostImported}行;多的请分几个文件。`,
    en: `A workbook (.xlsx, .xls, .ods, .csv), at most 5 MB and ${mostImported} rows; more in several files.`,
  },
  upload: { 'zh-CN': '上传并核对', en: 'Upload and look' },
  about: {
    'zh-CN':
      '姓名、联系方式、反映事项、批示等加密保存;上传后没有确认的,一天后销毁。不保存身份证号码,有的不会导入。编号由本系统另编,原编号留在该事项的文字里。同一件再次导入会跳过,不会重复。',
    en: 'Names, contacts, summaries and instructions are kept encrypted; what is not confirmed is destroyed after a day. Rows with identity-card numbers are refused. New numbers are given here, the old one stays with the words of the case. What is known already is skipped.',
  },
  choose: { 'zh-CN': '请选择一个文件', en: 'Choose a file' },
  tooBig: { 'zh-CN': '文件超过5MB', en: 'The file is larger than 5 MB' },
  busy: {
    'zh-CN': '现在同时导入的人太多,请过一会儿再上传。',
    en: 'Too many files are being read just now; please upload it again in a while.',
  },
  ready: {
    'zh-CN': '下面是读到的内容(姓名只显示姓),现在还没有保存。核对无误后点“导入”。',
    en: 'This is what was read, with names masked; nothing is saved yet. Look it over, then import.',
  },
  mend: {
    'zh-CN': '有读不懂或不对的地方,什么都没有保存。请在原文件里按下面的提示改好,再上传一次。',
    en: 'Something in it is wrong, and nothing was saved. Mend the file as said below and upload it again.',
  },
  nothing: {
    'zh-CN': '这些事项都已经有了,没有要导入的。',
    en: 'All of it is here already; there is nothing to import.',
  },
  changed: {
    'zh-CN': '上传之后,本单位的数据有了变动,所以没有导入。下面是按现在的数据重新读的结果,请再核对一次。',
    en: 'The office’s data has changed since the file was read, so nothing was imported. Below it is read again; look once more.',
  },
  take: { 'zh-CN': '导入', en: 'Import' },
  drop: { 'zh-CN': '放弃', en: 'Discard' },
  dropped: { 'zh-CN': '已放弃,上传的内容已销毁。', en: 'Discarded; what was uploaded is destroyed.' },
  gone: {
    'zh-CN': '这次导入已经完成、已放弃或已过期。需要的话请再上传一次。',
    en: 'This import is done, discarded or too old. Upload the file again if needed.',
  },
  taken: (n: number): Text => ({ 'zh-CN': `已导入${n}件信访事项。`, en: `${n} cases were imported.` }),
  again: { 'zh-CN': '改好后再上传', en: 'Upload it again' },
}

const UploadLedger = ({ call, wrong }: { readonly call: OfficeCall; readonly wrong?: Text | undefined }) => (
  <form method="post" action={call.at('/cases/import')} enctype="multipart/form-data" class="upload">
    <TextField
      name="file"
      type="file"
      label={call.say(words.file)}
      hint={call.say(words.fileHint)}
      wrongs={wrong ? new Map([['file', wrong]]) : noWrongs}
      language={call.language}
      accept=".xlsx,.xls,.ods,.csv"
    />
    <button type="submit">{call.say(words.upload)}</button>
  </form>
)

const uploadPage = (call: OfficeCall, wrong?: Text): Promise<Response> =>
  call.page(
    { title: words.title, tab: 'cases' },
    <>
      <p class="back">
        <a href={call.at('/cases')}>← {call.say(words.back)}</a>
      </p>
      <h1>{call.say(words.title)}</h1>
      <h2>{call.say(words.first)}</h2>
      <ul class="files">
        <li>
          <a href={call.at('/cases/import/template.xlsx')}>{call.say(words.template)}</a>
          <small class="about-file">{call.say(words.templateAbout)}</small>
        </li>
      </ul>
      <h2>{call.say(words.second)}</h2>
      <UploadLedger {...{ call, wrong }} />
      <p class="quiet">{call.say(words.about)}</p>
    </>,
    wrong === undefined ? 200 : wrong === words.busy ? 429 : 422,
  )

/** The page on which a ledger is uploaded. */
export const showLedgerUpload = (call: OfficeCall): Promise<Response> => uploadPage(call)

/** The workbook to fill in, with what the office can choose from. */
export const downloadLedgerTemplate = async (call: OfficeCall): Promise<Response> => {
  const { database, office } = call
  const leaders = [...labelsOf(leadersOf(database, office.id)).values()]
  const units = [...labelsOf(unitsBelow(database, office.id)).values()]
  const places = [...labelsOf(placesOf(database, office.id, { retired: true }).map(({ place }) => place)).values()]
  const subject = office.settings.cases.subjects.map(({ code, name }) => `${code} ${name}`)
  const body = await ledgerTemplate(
    {
      ...{
        subject,
        place: places,
        receiver: leaders,
        instructor: leaders,
        inCharge: leaders,
        firstLeader: leaders,
      },
      ...{ concernLeaders: leaders, lead: units, co: units, firstUnit: units, concernUnits: units },
    },
    call.language,
  )
  return attachment(call, { name: '信访事项台账模板.xlsx', plain: 'ledger-template.xlsx', type: 'xlsx' }, body)
}

/** The name of an upload without folders, for showing. */
const shownName = (name: string): string => oneLine(name.replace(/^.*[/\\]/, '')).slice(0, 120) || '—'

/** Reads an upload and keeps it encrypted, to be looked at before anything is saved. */
export const readLedger = async (call: OfficeCall): Promise<Response> => {
  const file = (await sentIn(call)).get('file')
  if (!(file instanceof File) || file.name === '') return uploadPage(call, words.choose)
  const bytes = new Uint8Array(await file.arrayBuffer())
  if (bytes.length > mostBytes) return uploadPage(call, words.tooBig)
  const id = newToken()
  const read = await call.app.uploads.run(async (): Promise<Text | 'kept'> => {
    const book = await readWorkbook(bytes, file.name)
    if (!book.ok) return book.says
    keepLedger(call, id, { fileName: shownName(file.name), sheets: ledgerSheets(book.sheets) })
    return 'kept'
  })
  if (read === 'kept') return call.redirect(call.at(`/cases/import/${id}`))
  return uploadPage(call, read ?? words.busy)
}

const idIn = (call: OfficeCall): string => call.http.req.param('import') ?? ''

/** The form that takes what was shown over. */
const decision = (call: OfficeCall, { digest }: LedgerUnderstood): Child => {
  const path = call.at(`/cases/import/${encodeURIComponent(idIn(call))}`)
  return (
    <div class="actions">
      <form method="post" action={`${path}/take`} class="inline">
        <input type="hidden" name="shown" value={digest} />
        <button type="submit">{call.say(words.take)}</button>
      </form>
      <form method="post" action={`${path}/drop`} class="inline">
        <button type="submit" class="secondary">
          {call.say(words.drop)}
        </button>
      </form>
    </div>
  )
}

const rowsPage = (
  call: OfficeCall,
  fileName: string,
  found: LedgerUnderstood,
  status: 200 | 409 | 422 = 200,
): Promise<Response> => {
  const { counts, rows, notes } = found
  const isWrong = counts.wrong > 0 || rows.length === 0
  const isReady = !isWrong && counts.new > 0
  return call.page(
    { title: words.look, tab: 'cases' },
    <>
      <p class="back">
        <a href={call.at('/cases/import')}>← {call.say(words.backToUpload)}</a>
      </p>
      <h1>{call.say(words.look)}</h1>
      <p class="file-name">{fileName}</p>
      {status === 409 ? (
        <p class="notice warn" role="alert">
          {call.say(words.changed)}
        </p>
      ) : null}
      <ImportCounts {...{ call, counts }} />
      {isWrong ? (
        <p class="notice bad">{call.say(words.mend)}</p>
      ) : (
        <p class={isReady ? '' : 'notice good'}>{call.say(isReady ? words.ready : words.nothing)}</p>
      )}
      {isReady ? decision(call, found) : null}
      {notes.map((note) => (
        <p class="quiet">{call.say(note)}</p>
      ))}
      <ImportRows {...{ call, rows }} />
      {isWrong ? (
        <>
          <h2>{call.say(words.again)}</h2>
          <UploadLedger call={call} />
        </>
      ) : null}
    </>,
    status,
  )
}

/** A ledger as it was understood, row by row; nothing is saved yet. */
export const showLedgerImport = async (call: OfficeCall): Promise<Response> => {
  const ledger = ledgerOf(call, idIn(call))
  if (ledger) return rowsPage(call, ledger.fileName, await understandLedger(call, ledger.sheets))
  return call.page(
    { title: words.look, tab: 'cases' },
    <section class="plain">
      <h1>{call.say(words.look)}</h1>
      <p>{call.say(words.gone)}</p>
      <p>
        <a href={call.at('/cases/import')}>{call.say(words.backToUpload)}</a>
      </p>
    </section>,
    404,
  )
}

/** Takes a ledger over as it was shown, all of it or nothing; else it is shown again. */
export const takeLedgerImport = async (call: OfficeCall): Promise<Response> => {
  const ledger = ledgerOf(call, idIn(call))
  if (!ledger) return call.refuse(call.at('/cases/import'), words.gone)
  const shown = (await sentIn(call)).get('shown')
  const found = await understandLedger(call, ledger.sheets)
  if (found.digest !== shown) return rowsPage(call, ledger.fileName, found, 409)
  if (found.counts.wrong > 0 || found.counts.new === 0) return rowsPage(call, ledger.fileName, found, 422)
  const is = await takeLedger(call, idIn(call), found)
  if (is === 'changed') return rowsPage(call, ledger.fileName, await understandLedger(call, ledger.sheets), 409)
  if (is === 'gone') return call.refuse(call.at('/cases/import'), words.gone)
  return call.redirect(call.at('/cases'), words.taken(found.counts.new))
}

/** Forgets a ledger that was read. */
export const dropLedgerImport = (call: OfficeCall): Response => {
  forgetLedger(call, idIn(call))
  return call.redirect(call.at('/cases/import'), words.dropped)
}
