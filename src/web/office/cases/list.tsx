import type { FC } from 'hono/jsx'
import { casesOf, countCases } from '../../../db/case-list.ts'
import type { KeptCase } from '../../../db/case-store.ts'
import { caseStateWords, seesNumbers } from '../../../domain/case.ts'
import type { Text } from '../../../domain/text.ts'
import { numberTyped } from '../../../domain/typed.ts'
import type { OfficeCall } from '../../call.tsx'
import { caseNames } from '../../cases/case-names.ts'
import { askedIn, filterOf, queryOf } from '../../cases/case-query.ts'
import { dueLook, dueWords } from '../../cases/due-words.ts'
import { todayOf } from '../today.ts'
import { CaseSearch } from './list-filter.tsx'

const words = {
  title: { 'zh-CN': '信访事项', en: 'Cases' },
  register: { 'zh-CN': '登记信访事项', en: 'Register a case' },
  due: { 'zh-CN': '到期和超期', en: 'Due and overdue' },
  bookings: { 'zh-CN': '预约和接访库', en: 'Bookings' },
  ledger: { 'zh-CN': '下载台账(Excel)', en: 'Ledger (Excel)' },
  bringIn: { 'zh-CN': '导入台账', en: 'Bring a ledger in' },
  settings: { 'zh-CN': '编号、分类和办理时限', en: 'Numbers, subjects and limits' },
  found: (n: number): Text => ({ 'zh-CN': `共${n}件`, en: `${n} found` }),
  none: { 'zh-CN': '没有符合条件的信访事项。', en: 'No cases like this.' },
  number: { 'zh-CN': '编号', en: 'Number' },
  national: { 'zh-CN': '国家系统编号', en: 'National number' },
  received: { 'zh-CN': '收到日期', en: 'Received' },
  subject: { 'zh-CN': '事项分类', en: 'Subject' },
  first: { 'zh-CN': '初', en: 'first' },
  repeat: { 'zh-CN': '重', en: 'repeat' },
  visit: { 'zh-CN': '初/重、人数', en: 'Visit, heads' },
  collective: { 'zh-CN': '集体访', en: 'group' },
  heads: (n: number): Text => ({ 'zh-CN': `${n}人`, en: String(n) }),
  leader: { 'zh-CN': '接待/包案领导', en: 'Receiver / in charge' },
  lead: { 'zh-CN': '责任单位', en: 'Unit in charge' },
  state: { 'zh-CN': '状态', en: 'State' },
  limit: { 'zh-CN': '最近期限', en: 'Next limit' },
  show: { 'zh-CN': '查看', en: 'Show' },
  earlier: { 'zh-CN': '上一页', en: 'Page before' },
  later: { 'zh-CN': '下一页', en: 'Next page' },
  page: (n: number, of: number): Text => ({ 'zh-CN': `第${n}页,共${of}页`, en: `Page ${n} of ${of}` }),
  pages: { 'zh-CN': '翻页', en: 'Pages' },
}

const perPage = 50

/** The cases of an office that fit what is asked for, the newest first; nothing of it is decrypted. */
export const showCases = (call: OfficeCall): Promise<Response> => {
  const { database, office, viewer, say, http } = call
  const form = askedIn(call)
  const filter = filterOf(call, form)
  const found = countCases(database, office.id, viewer, filter)
  const pages = Math.max(1, Math.ceil(found / perPage))
  const page = Math.min(pages, Math.max(1, numberTyped(http.req.query('page') ?? '') ?? 1))
  const cases = casesOf(database, office.id, viewer, filter, { limit: perPage, offset: (page - 1) * perPage })
  const isClerk = call.roles.has('clerk')
  const reception = form.get('reception')
  return call.page(
    { title: words.title, tab: 'cases', wide: true },
    <>
      <h1>{say(words.title)}</h1>
      <p class="actions">
        {isClerk ? (
          <a
            class="button"
            href={call.at(`/cases/new${reception ? `?reception=${encodeURIComponent(reception)}` : ''}`)}
          >
            {say(words.register)}
          </a>
        ) : null}
        <a href={call.at('/cases/due')}>{say(words.due)}</a>
        {office.settings.booking.isOn ? <a href={call.at('/bookings')}>{say(words.bookings)}</a> : null}
        <a href={call.at(`/cases/ledger${queryOf(form)}`)}>{say(words.ledger)}</a>
        {isClerk ? <a href={call.at('/cases/import')}>{say(words.bringIn)}</a> : null}
        <a href={call.at('/cases/settings')}>{say(words.settings)}</a>
      </p>
      <CaseSearch {...{ call, form }} />
      <p>
        <b>{say(words.found(found))}</b>
      </p>
      {found === 0 ? <p class="quiet">{say(words.none)}</p> : <CaseTable {...{ call, cases }} />}
      {pages > 1 ? (
        <nav class="years" aria-label={say(words.pages)}>
          {page > 1 ? <a href={call.at(`/cases${queryOf(form, page - 1)}`)}>← {say(words.earlier)}</a> : null}
          <span>{say(words.page(page, pages))}</span>
          {page < pages ? <a href={call.at(`/cases${queryOf(form, page + 1)}`)}>{say(words.later)} →</a> : null}
        </nav>
      ) : null}
    </>,
  )
}

/** Cases, one a row; a card each on a phone. */
const CaseTable: FC<{ readonly call: OfficeCall; readonly cases: readonly KeptCase[] }> = ({ call, cases }) => {
  const { database, office, say } = call
  const names = caseNames(database, office)
  const today = todayOf(call)
  const isNumbered = seesNumbers(call.viewer)
  const number = isNumbered ? words.number : words.national
  const columns = [
    number,
    words.received,
    words.subject,
    words.visit,
    words.leader,
    words.lead,
    words.state,
    words.limit,
  ]
  return (
    <table class="cards cases">
      <thead>
        <tr>
          {columns.map((text) => (
            <th scope="col">{say(text)}</th>
          ))}
        </tr>
      </thead>
      <tbody>
        {cases.map((one) => (
          <tr>
            <td data-label={say(number)}>
              <a href={call.at(`/cases/${encodeURIComponent(one.case)}`)}>
                {isNumbered ? names.number(one) : (one.nationalNumber ?? say(words.show))}
              </a>
            </td>
            <td data-label={say(words.received)}>{one.received}</td>
            <td data-label={say(words.subject)}>{names.subject(one.subject)}</td>
            <td data-label={say(words.visit)}>
              {say(one.isFirst ? words.first : words.repeat)} {say(words.heads(one.heads))}{' '}
              {one.isCollective ? <span class="mark">{say(words.collective)}</span> : null}
            </td>
            <td data-label={say(words.leader)}>
              {[...new Set([one.receiver, one.inCharge])]
                .filter((id) => id !== null)
                .map((id) => names.leader(id))
                .join(' / ')}
            </td>
            <td data-label={say(words.lead)}>{names.unit(one.lead)}</td>
            <td data-label={say(words.state)}>
              <span class={`mark ${one.isOpen ? '' : 'good'}`}>{say(caseStateWords[one.state])}</span>
            </td>
            <td data-label={say(words.limit)}>
              {one.due === null ? null : (
                <>
                  {one.due} <span class={`mark ${dueLook(one.due, today)}`}>{say(dueWords(one.due, today))}</span>
                </>
              )}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}
