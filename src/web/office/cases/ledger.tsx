import { clockIn } from '../../../calendar/instant.ts'
import { countCases } from '../../../db/case-list.ts'
import type { Text } from '../../../domain/text.ts'
import { type LedgerHead, ledgerCsv } from '../../../workbook/ledger.ts'
import { ledgerFile } from '../../../workbook/ledger-apart.ts'
import { attachment, type FileNamed } from '../../attachment.ts'
import type { OfficeCall } from '../../call.tsx'
import { askedIn, filterOf, queryOf } from '../../cases/case-query.ts'
import { ChoiceField, FormWrong, fillIn, noWrongs, readForm, type Wrongs } from '../../form.tsx'
import { todayOf } from '../today.ts'
import { type LookReason, ledgerParts, mostRows, mostWithNames } from './ledger-parts.ts'

const words = {
  title: { 'zh-CN': '导出台账', en: 'Download the ledger' },
  back: { 'zh-CN': '信访事项', en: 'Cases' },
  found: (n: number): Text => ({ 'zh-CN': `共${n}件。`, en: `${n} cases.` }),
  narrowed: {
    'zh-CN': '只含符合列表查找条件的;要换条件,请回到列表。',
    en: 'Only those the list was narrowed to; go back to the list for others.',
  },
  plain: { 'zh-CN': '不含个人信息', en: 'Without personal data' },
  plainAbout: {
    'zh-CN': '没有姓名、联系方式、反映事项、批示内容和责任人,可以直接打印、报送。',
    en: 'No names, contacts, summaries, instructions or handlers: to print and to hand on.',
  },
  named: { 'zh-CN': '含个人信息', en: 'With personal data' },
  namedAbout: {
    'zh-CN':
      '文件里有姓名、联系方式、反映事项、批示内容、责任人和涉及的领导、单位。文件离开本系统以后,系统管不到它,到期也清除不了:请按保密要求保管,用完删除,不得交给被反映的人或单位。导出的每一件都记入操作记录。',
    en: 'The file has names, contacts, summaries, instructions, handlers and whom a case concerns. Outside this system nothing guards or purges it: keep it safe, delete it after use, never pass it to those it is about. Each case in it is noted in the log as looked at.',
  },
  why: { 'zh-CN': '用途', en: 'What for' },
  choose: { 'zh-CN': '请选择', en: 'Choose' },
  take: { 'zh-CN': '导出含个人信息的台账', en: 'Download with personal data' },
  tooMany: (n: number, most: number): Text => ({
    'zh-CN': `共${n}件,一次最多导出${most}件。请在列表里用日期等条件缩小范围,分几次导出。`,
    en: `There are ${n}, and one file takes ${most}. Narrow the list, by dates for example, and download it in parts.`,
  }),
  busy: {
    'zh-CN': '现在导入导出的人太多,请过一会儿再试。',
    en: 'Too many files are being read or written just now; please try again in a while.',
  },
  written: { 'zh-CN': '导出时间', en: 'Written' },
}

/** What words about people may be taken out for. */
const reasons = {
  archive: { 'zh-CN': '打印存档', en: 'to print and file' },
  report: { 'zh-CN': '按规定报送上级', en: 'a report that is asked for' },
  handover: { 'zh-CN': '移交或换系统', en: 'handing over to another system' },
  check: { 'zh-CN': '核对、督办', en: 'checking and supervising' },
} as const satisfies Record<LookReason, Text>

const countOf = (call: OfficeCall): number =>
  countCases(call.database, call.office.id, call.viewer, filterOf(call, askedIn(call)))

/** The page from which the ledger is downloaded, narrowed as the list was. */
export const showLedger = (call: OfficeCall): Promise<Response> => page(call, noWrongs)

const page = (call: OfficeCall, wrongs: Wrongs): Promise<Response> => {
  const { say, language } = call
  const query = queryOf(askedIn(call))
  const count = countOf(call)
  return call.page(
    { title: words.title, tab: 'cases' },
    <>
      <p class="back">
        <a href={call.at(`/cases${query}`)}>← {say(words.back)}</a>
      </p>
      <h1>{say(words.title)}</h1>
      <p>
        <b>{say(words.found(count))}</b> {query ? say(words.narrowed) : null}
      </p>
      <section>
        <h2>{say(words.plain)}</h2>
        <p class="quiet">{say(words.plainAbout)}</p>
        {count > mostRows ? (
          <p class="notice warn">{say(words.tooMany(count, mostRows))}</p>
        ) : (
          <p class="actions">
            <a class="button" href={call.at(`/cases/ledger.xlsx${query}`)}>
              Excel
            </a>
            <a href={call.at(`/cases/ledger.csv${query}`)}>CSV</a>
          </p>
        )}
      </section>
      {call.roles.has('clerk') ? (
        <section>
          <h2>{say(words.named)}</h2>
          <p class="notice warn">{say(words.namedAbout)}</p>
          {count > mostWithNames ? (
            <p class="notice warn">{say(words.tooMany(count, mostWithNames))}</p>
          ) : (
            <form method="post" action={call.at(`/cases/ledger-with-names.xlsx${query}`)}>
              <FormWrong {...{ wrongs, language }} />
              <ChoiceField
                name="why"
                label={say(words.why)}
                choices={Object.entries(reasons).map(([value, text]) => ({ value, words: say(text) }))}
                empty={say(words.choose)}
                {...{ wrongs, language }}
              />
              <button type="submit" class="secondary">
                {say(words.take)}
              </button>
            </form>
          )}
        </section>
      ) : null}
    </>,
    wrongs.size > 0 ? 422 : 200,
  )
}

const headOf = (call: OfficeCall, isPersonal: boolean): LedgerHead => {
  const { office, app } = call
  const at = clockIn(app.now(), office.timezone)
  const written = { 'zh-CN': `${words.written['zh-CN']}:${at}`, en: `${words.written.en} ${at}` }
  return { office: office.name, notes: [written], isPersonal }
}

const fileOf = (call: OfficeCall, type: 'xlsx' | 'csv'): FileNamed => {
  const today = todayOf(call)
  return { name: `${call.office.name}信访事项台账${today}.${type}`, plain: `ledger-${today}.${type}`, type }
}

const refuseIn = (call: OfficeCall, why: Text): Response =>
  call.refuse(call.at(`/cases/ledger${queryOf(askedIn(call))}`), why)

const writeLedger = async (call: OfficeCall, count: number, why?: LookReason): Promise<Response> => {
  // One at a time with files that are read: a process that writes a ledger may take as much memory.
  const written = call.app.uploads.run(() =>
    ledgerFile(headOf(call, why !== undefined), ledgerParts(call, why), count, call.language),
  )
  return written ? attachment(call, fileOf(call, 'xlsx'), await written) : refuseIn(call, words.busy)
}

/** The ledger without words about people, as .xlsx. */
export const downloadLedger = (call: OfficeCall): Response | Promise<Response> => {
  const count = countOf(call)
  return count > mostRows ? refuseIn(call, words.tooMany(count, mostRows)) : writeLedger(call, count)
}

/** The same as .csv. */
export const downloadLedgerCsv = async (call: OfficeCall): Promise<Response> => {
  const count = countOf(call)
  if (count > mostRows) return refuseIn(call, words.tooMany(count, mostRows))
  const plain = { isPersonal: false }
  const parts = [ledgerCsv(plain, [], call.language, true)]
  for await (const rows of ledgerParts(call)) parts.push(ledgerCsv(plain, rows, call.language, false))
  return attachment(call, fileOf(call, 'csv'), parts.join(''))
}

/** The ledger with words about people, for a reason; every case in it is noted in the log as looked at. */
export const downloadLedgerWithNames = async (call: OfficeCall): Promise<Response> => {
  const why = (await readForm(call)).get('why')
  if (!Object.hasOwn(reasons, why)) return page(call, new Map([['why', fillIn]]))
  const count = countOf(call)
  if (count > mostWithNames) return refuseIn(call, words.tooMany(count, mostWithNames))
  return writeLedger(call, count, why as LookReason)
}
