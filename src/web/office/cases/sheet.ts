import { caseById, eventsOfCase, type KeptCase } from '../../../db/case-store.ts'
import { lookAtPersonal } from '../../../db/personal-store.ts'
import { type Personal, seesNumbers } from '../../../domain/case.ts'
import { listTyped } from '../../../domain/typed.ts'
import { type CaseSheet, caseSheet } from '../../../notices/case-sheet.ts'
import type { OfficeCall } from '../../call.tsx'
import { ledgerNames, ledgerRowOf } from '../../cases/ledger-row.ts'
import { plainPage } from '../../plain-page.tsx'

const words = {
  back: { 'zh-CN': '← 返回信访事项', en: '← Back to the case' },
  list: { 'zh-CN': '← 返回信访事项列表', en: '← Back to the cases' },
  look: { 'zh-CN': '填入个人信息', en: 'Fill in personal data' },
  logged: {
    'zh-CN': '姓名、联系方式、反映事项、批示、责任人现在是空白;填入会记入操作记录。',
    en: 'Names, contacts, summary, instruction and handlers are blank now; filling them in is noted in the log.',
  },
} as const

/** The blank form, to be filled in by hand in the hall. */
export const showBlankSheet = (call: OfficeCall): Response => {
  const { office, language, say } = call
  const subjects = office.settings.cases.subjects.map(({ name }) => name)
  return call.standalone(
    caseSheet({ office: office.name, fields: {}, people: [], ticked: [], subjects }, language, {
      above: [{ href: call.at('/cases'), words: say(words.list) }],
    }),
  )
}

const caseIn = ({ database, office, viewer, http }: OfficeCall): KeptCase | undefined =>
  caseById(database, office.id, viewer, http.req.param('case') ?? '')

const sheetOf = (call: OfficeCall, kept: KeptCase, personal: Personal | undefined): CaseSheet => {
  const { database, office, viewer, language } = call
  const names = ledgerNames(call)
  const isNumbered = seesNumbers(viewer)
  const row = ledgerRowOf(kept, eventsOfCase(database, kept.case), personal, names, language, isNumbered)
  const ticked = [row.session, row.visit, row.group, row.disposition, row.satisfaction, ...listTyped(row.outcomes)]
  return {
    office: office.name,
    // As it was written, line by line.
    fields: { ...row, summary: personal?.summary ?? '' },
    people: personal?.people ?? [],
    ticked,
    subjects: [],
  }
}

const sheet = (call: OfficeCall, kept: KeptCase, personal: Personal | undefined): Response => {
  const { language, say, roles } = call
  const path = call.at(`/cases/${encodeURIComponent(kept.case)}`)
  const mayLook = (roles.has('clerk') || roles.has('approver')) && !kept.isPurged && !personal
  return call.standalone(
    caseSheet(sheetOf(call, kept, personal), language, {
      above: [{ href: path, words: say(words.back) }],
      ...(mayLook ? { look: { action: `${path}/sheet`, words: say(words.look), about: say(words.logged) } } : {}),
    }),
  )
}

/** The register form of a case, words about people left blank. */
export const showCaseSheet = (call: OfficeCall): Response | Promise<Response> => {
  const kept = caseIn(call)
  return kept ? sheet(call, kept, undefined) : plainPage(call, 'notFound')
}

/** The same with words about people, which is noted in the log. */
export const lookAtCaseSheet = (call: OfficeCall): Response | Promise<Response> => {
  const { app, actor } = call
  const kept = caseIn(call)
  if (!kept) return plainPage(call, 'notFound')
  const holder = { id: kept.case, kind: 'case' } as const
  const personal = app.database.write(() => lookAtPersonal(app.database, app.keys, actor, holder, 'sheet'))
  return sheet(call, kept, personal)
}
