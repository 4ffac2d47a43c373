import { takenIds } from '../../../db/adopt-plan.ts'
import type { FromWorkbook } from '../../../db/adopt-workbook.ts'
import { keepImport, type PendingImport } from '../../../db/import-store.ts'
import { officeState, stateDocument, usedIds, wholeDocument } from '../../../db/office-state.ts'
import { oneLine, type Text } from '../../../domain/text.ts'
import type { PlacedMistake } from '../../../roster/mistake.ts'
import { inputOf, readPlan } from '../../../roster/planning-file.ts'
import type { Plan } from '../../../rules/month.ts'
import { onlyWhatIsRead } from '../../../workbook/find-tables.ts'
import { mostBytes, readWorkbook } from '../../../workbook/read-workbook.ts'
import type { Sheet } from '../../../workbook/sheet.ts'
import { type Understood, understand } from '../../../workbook/understand.ts'
import type { OfficeCall } from '../../call.tsx'
import { sentIn } from '../../form.tsx'
import { newToken } from '../../token.ts'
import { todayOf } from '../today.ts'
import { showUpload } from './files.tsx'

const words = {
  choose: { 'zh-CN': '请选择一个文件', en: 'Choose a file' },
  tooBig: { 'zh-CN': '文件超过5MB', en: 'The file is larger than 5 MB' },
  encoding: {
    'zh-CN': '规划文件(.json)应是UTF-8编码。请用记事本打开,另存为UTF-8后再上传。',
    en: 'A planning file (.json) should be UTF-8. Save it as UTF-8 and upload it again.',
  },
  busy: {
    'zh-CN': '现在同时导入的人太多,请过一会儿再上传。',
    en: 'Too many files are being read just now; please upload it again in a while.',
  },
} as const satisfies Record<string, Text>

/** What is kept of a file until it is taken over: what would be saved, and what to show. */
export type Read =
  | {
      readonly is: 'workbook'
      readonly understood: Pick<Understood, 'rows' | 'counts' | 'notes'>
      /** The state it leads to, and what it is understood from again; only where nothing is wrong. */
      readonly result?: FromWorkbook
      readonly sheets?: readonly Sheet[]
    }
  | { readonly is: 'plan'; readonly plan: Plan }
  | { readonly is: 'wrong-plan'; readonly mistakes: readonly PlacedMistake[] }

/** A kept import, its content as it was written. */
export const readOf = (kept: PendingImport): Read => kept.body as unknown as Read

/** SHA-256 of the state of the office that a file of this kind is read against. */
export const hashFor = ({ app, office }: OfficeCall, is: Read['is']): string =>
  inputOf((is === 'workbook' ? stateDocument : wholeDocument)(app.database, office))

/** Whether ids that were free when the workbook was read have been given away elsewhere since. */
export const hasTakenIds = ({ app, office }: OfficeCall, read: Read): boolean =>
  read.is === 'workbook' && read.result !== undefined && takenIds(app.database, office.id, read.result).length > 0

/** Understands sheets against what the office has now. */
export const understoodNow = (call: OfficeCall, sheets: readonly Sheet[]): Read => {
  const { app, office } = call
  const { leaders, ...state } = officeState(app.database, office)
  const { result, rows, counts, notes } = understand(sheets, {
    ...state,
    leaders: leaders.map(({ version, ...leader }) => leader),
    officeUnit: office.unit,
    today: todayOf(call),
    usedIds: usedIds(app.database),
  })
  return {
    is: 'workbook',
    understood: { rows, counts, notes },
    ...(result ? { result, sheets: onlyWhatIsRead(sheets) } : {}),
  }
}

/** A planning file by its content, whatever it is called: it begins with a brace. */
const isJson = (bytes: Uint8Array, name: string): boolean =>
  /\.json$/i.test(name) || /^\uFEFF?\s*[{[]/.test(Buffer.from(bytes.subarray(0, 200)).toString('utf8'))

const readPlanFile = (bytes: Uint8Array): Read | Text => {
  let text: string
  try {
    text = new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    return words.encoding
  }
  const plan = readPlan(text)
  return plan.ok ? { is: 'plan', plan: plan.value.month.plan } : { is: 'wrong-plan', mistakes: plan.mistakes }
}

const readFile = async (call: OfficeCall, bytes: Uint8Array, name: string): Promise<Read | Text> => {
  if (bytes.length > mostBytes) return words.tooBig
  if (isJson(bytes, name)) return readPlanFile(bytes)
  const book = await readWorkbook(bytes, name)
  return book.ok ? understoodNow(call, book.sheets) : book.says
}

const isText = (read: Read | Text): read is Text => !('is' in read)

/** The name of an upload without folders, for showing. */
const shownName = (name: string): string => oneLine(name.replace(/^.*[/\\]/, '')).slice(0, 120) || '—'

/** Reads an upload and keeps what was understood, to be looked at before anything is saved. */
export const readUpload = async (call: OfficeCall): Promise<Response> => {
  const { app, actor } = call
  const file = (await sentIn(call)).get('file')
  if (!(file instanceof File) || file.name === '') return showUpload(call, words.choose)
  const bytes = new Uint8Array(await file.arrayBuffer())
  const id = newToken()
  const refused =
    (await app.uploads
      .run(async (): Promise<Text | undefined> => {
        const read = await readFile(call, bytes, file.name)
        if (isText(read)) return read
        const gone = app.database.write(() =>
          keepImport(app.database, actor, {
            id,
            fileName: shownName(file.name),
            knownHash: hashFor(call, read.is),
            body: { ...read },
          }),
        )
        // Some of them were ledgers.
        app.keys.destroy(gone)
        return undefined
      })
      ?.then((says) => says ?? 'kept')) ?? words.busy
  return refused === 'kept'
    ? call.redirect(call.at(`/files/import/${id}`))
    : showUpload(call, refused, refused === words.busy ? 429 : 422)
}
