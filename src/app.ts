import { changePassword, chooseLanguage, endSessions, showAccount } from './web/account/account.tsx'
import { showOffices, showStart } from './web/account/offices.tsx'
import { doSetUp, showSetUp } from './web/account/set-up.tsx'
import { doSignIn, doSignOut, showSignIn } from './web/account/sign-in.tsx'
import { showTicket, takeTicket } from './web/account/ticket.tsx'
import type { AppContext } from './web/app-context.ts'
import { addAbsence, removeAbsence, showAbsences } from './web/office/absences.tsx'
import { saveAnswers, takeBackAnswer } from './web/office/answers.tsx'
import { addLeader, changeLeader, showLeader, showNewLeader } from './web/office/leader.tsx'
import { showMine } from './web/office/mine.tsx'
import { addOwnAbsence, answerForOwn, removeOwnAbsence } from './web/office/mine-save.ts'
import { showPeople } from './web/office/people.tsx'
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

  // Administration
]

/** The service’s application. */
export const createApp = (context: AppContext) => webApp(context, routes)
