import { changePassword, chooseLanguage, endSessions, showAccount } from './web/account/account.tsx'
import { showOffices, showStart } from './web/account/offices.tsx'
import { doSetUp, showSetUp } from './web/account/set-up.tsx'
import { doSignIn, doSignOut, showSignIn } from './web/account/sign-in.tsx'
import { showTicket, takeTicket } from './web/account/ticket.tsx'
import type { AppContext } from './web/app-context.ts'
import { addAbsence, removeAbsence, showAbsences } from './web/office/absences.tsx'
import { saveAnswers, takeBackAnswer } from './web/office/answers.tsx'
import { showComparison } from './web/office/compare.tsx'
import { showDuty } from './web/office/duty.tsx'
import { showExplanation } from './web/office/explain.tsx'
import { downloadOffice, downloadTemplate, showFiles } from './web/office/files.tsx'
import { discardImport, showImport, takeImport } from './web/office/import.tsx'
import { readUpload } from './web/office/import-read.ts'
import { addLeader, changeLeader, showLeader, showNewLeader } from './web/office/leader.tsx'
import { showMine } from './web/office/mine.tsx'
import { addOwnAbsence, answerForOwn, removeOwnAbsence } from './web/office/mine-save.ts'
import { showMonth } from './web/office/month.tsx'
import { editMonth, pinDuty, showEffects, undoStep } from './web/office/month-edit.ts'
import { downloadDraft, downloadDraftCsv, downloadDraftPlan, downloadRevision } from './web/office/month-file.ts'
import { cancelMaking, makeMonth, showProgress } from './web/office/month-make.ts'
import { openMonth, showMonths } from './web/office/months.tsx'
import { showPeople } from './web/office/people.tsx'
import { publishMonth } from './web/office/publish.ts'
import { approveMonth, returnMonth, submitMonth, withdrawMonth } from './web/office/review.ts'
import { downloadPlan, downloadRoster, showNotice, showRevision } from './web/office/revision.tsx'
import { showWhoElse, showWhy } from './web/office/why.tsx'
import { forAnyone, forOffice, forPerson, type Route } from './web/route.ts'
import { webApp } from './web/web-app.tsx'

/** Staff who see an office’s pages; clerks and approvers also change them. */
const readers = ['clerk', 'approver', 'auditor'] as const

/** Every address of the service, and who may use it. `/healthz` and `/assets/` stand in web-app.tsx. */
export const routes: readonly Route[] = [
  // Signing in
  forAnyone('GET', '/', showStart),
  forAnyone('GET', '/sign-in', showSignIn),
  forAnyone('POST', '/sign-in', doSignIn),
  forAnyone('GET', '/set-up', showSetUp),
  forAnyone('POST', '/set-up', doSetUp),
  forAnyone('GET', '/enter/:token', showTicket),
  forAnyone('POST', '/enter/:token', takeTicket),
  forAnyone('POST', '/language', chooseLanguage),
  forPerson('POST', '/sign-out', doSignOut),
  forPerson('GET', '/offices', showOffices),
  forPerson('GET', '/account', showAccount),
  forPerson('POST', '/account/password', changePassword),
  forPerson('POST', '/account/end-sessions', endSessions),

  // Rosters: months, the month, drafts, reviews, revisions
  forOffice('GET', '', readers, showMonths),
  forOffice('POST', '/months', readers, openMonth),
  forOffice('GET', '/m/:month', readers, showMonth),
  forOffice('POST', '/m/:month/make', ['clerk'], makeMonth),
  forOffice('POST', '/m/:month/cancel', ['clerk'], cancelMaking),
  forOffice('GET', '/m/:month/progress', readers, showProgress),
  forOffice('GET', '/m/:month/effects', ['clerk'], showEffects),
  forOffice('POST', '/m/:month/edit', ['clerk'], editMonth),
  forOffice('POST', '/m/:month/pin', ['clerk'], pinDuty),
  forOffice('POST', '/m/:month/undo', ['clerk'], undoStep),
  forOffice('GET', '/m/:month/duty', readers, showDuty),
  forOffice('GET', '/m/:month/why', readers, showWhy),
  forOffice('GET', '/m/:month/who-else', readers, showWhoElse),
  forOffice('GET', '/m/:month/explain', readers, showExplanation),
  forOffice('GET', '/m/:month/compare', readers, showComparison),
  forOffice('POST', '/m/:month/submit', ['clerk'], submitMonth),
  forOffice('POST', '/m/:month/withdraw', ['clerk'], withdrawMonth),
  forOffice('POST', '/m/:month/return', ['approver'], returnMonth),
  forOffice('POST', '/m/:month/approve', ['approver'], approveMonth),
  forOffice('POST', '/m/:month/publish', ['clerk', 'approver'], publishMonth),
  forOffice('GET', '/m/:month/r/:n', readers, showRevision),
  forOffice('GET', '/m/:month/r/:n/plan.json', readers, downloadPlan),
  forOffice('GET', '/m/:month/r/:n/roster.json', readers, downloadRoster),
  forOffice('GET', '/m/:month/r/:n/notice', readers, showNotice),

  // Amendments

  // People, absences, a leader’s own page
  forOffice('GET', '/people', ['clerk', 'approver', 'auditor'], showPeople),
  forOffice('GET', '/people/new', ['clerk'], showNewLeader),
  forOffice('POST', '/people/new', ['clerk'], addLeader),
  forOffice('GET', '/people/:leader', ['clerk', 'approver', 'auditor'], showLeader),
  forOffice('POST', '/people/:leader', ['clerk'], changeLeader),
  forOffice('GET', '/absences', ['clerk', 'approver', 'auditor'], showAbsences),
  forOffice('POST', '/absences', ['clerk'], addAbsence),
  forOffice('POST', '/absences/remove', ['clerk'], removeAbsence),
  forOffice('POST', '/absences/answers', ['clerk'], saveAnswers),
  forOffice('POST', '/absences/answers/remove', ['clerk'], takeBackAnswer),
  forOffice('GET', '/mine', ['leader', 'liaison'], showMine),
  forOffice('POST', '/mine/absences', ['leader', 'liaison'], addOwnAbsence),
  forOffice('POST', '/mine/absences/remove', ['leader', 'liaison'], removeOwnAbsence),
  forOffice('POST', '/mine/answers', ['leader', 'liaison'], answerForOwn),

  // Places, holidays, settings, the log

  // Rules

  // Files in and out
  forOffice('GET', '/files', ['clerk'], showFiles),
  forOffice('POST', '/files', ['clerk'], readUpload),
  forOffice('GET', '/files/template.xlsx', ['clerk'], downloadTemplate),
  forOffice('GET', '/files/office.xlsx', ['clerk'], downloadOffice),
  forOffice('GET', '/files/import/:import', ['clerk'], showImport),
  forOffice('POST', '/files/import/:import/take', ['clerk'], takeImport),
  forOffice('POST', '/files/import/:import/drop', ['clerk'], discardImport),
  forOffice('GET', '/m/:month/month.xlsx', readers, downloadDraft),
  forOffice('GET', '/m/:month/month.csv', readers, downloadDraftCsv),
  forOffice('GET', '/m/:month/plan.json', readers, downloadDraftPlan),
  forOffice('GET', '/m/:month/r/:n/month.xlsx', readers, downloadRevision),

  // Administration
]

/** The service’s application. */
export const createApp = (context: AppContext) => webApp(context, routes)
