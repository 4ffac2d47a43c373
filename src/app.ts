import { changePassword, chooseLanguage, endSessions, showAccount } from './web/account/account.tsx'
import { showOffices, showStart } from './web/account/offices.tsx'
import { doSetUp, showSetUp } from './web/account/set-up.tsx'
import { doSignIn, doSignOut, showSignIn } from './web/account/sign-in.tsx'
import { showTicket, takeTicket } from './web/account/ticket.tsx'
import type { AppContext } from './web/app-context.ts'
import { showAmendment } from './web/office/amendment.tsx'
import { approveAmendment, consentToAmendment, withdrawAmendment } from './web/office/amendment-actions.tsx'
import { newAmendment, saveAmendment } from './web/office/amendment-new.tsx'
import { showAmendments } from './web/office/amendments.tsx'
import { forAnyone, forOffice, forPerson, type Route } from './web/route.ts'
import { webApp } from './web/web-app.tsx'

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

  // Amendments
  forOffice('GET', '/amendments', ['clerk', 'approver', 'auditor', 'leader', 'liaison'], showAmendments),
  forOffice('GET', '/amendments/new', ['clerk', 'leader', 'liaison'], newAmendment),
  forOffice('POST', '/amendments/new', ['clerk', 'leader', 'liaison'], saveAmendment),
  forOffice('GET', '/amendments/:id', ['clerk', 'approver', 'auditor', 'leader', 'liaison'], showAmendment),
  forOffice('POST', '/amendments/:id/consent', ['clerk', 'leader', 'liaison'], consentToAmendment),
  forOffice('POST', '/amendments/:id/approve', ['approver'], approveAmendment),
  forOffice('POST', '/amendments/:id/withdraw', ['clerk', 'leader', 'liaison'], withdrawAmendment),

  // People, absences, a leader’s own page

  // Places, holidays, settings, the log

  // Rules

  // Files in and out

  // Administration
]

/** The service’s application. */
export const createApp = (context: AppContext) => webApp(context, routes)
