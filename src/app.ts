import { changePassword, chooseLanguage, endSessions, showAccount } from './web/account/account.tsx'
import { showOffices, showStart } from './web/account/offices.tsx'
import { doSetUp, showSetUp } from './web/account/set-up.tsx'
import { doSignIn, doSignOut, showSignIn } from './web/account/sign-in.tsx'
import { showTicket, takeTicket } from './web/account/ticket.tsx'
import { saveNewOffice, showNewOffice } from './web/admin/new-office.tsx'
import { showAdmin } from './web/admin/offices.tsx'
import { saveUnitName, showUnit, showUnits } from './web/admin/units.tsx'
import { changeUser, doDisable, doEnable, saveNewUser, showNewUser, showUser } from './web/admin/user.tsx'
import { issueLink } from './web/admin/user-actions.tsx'
import { showUsers } from './web/admin/users.tsx'
import type { AppContext } from './web/app-context.ts'
import { showHolidays } from './web/office/holidays.tsx'
import { doRemoveLocalDay, saveLocalDay } from './web/office/local-days.tsx'
import { downloadLog, showLog } from './web/office/log.tsx'
import {
  addPlace,
  changePlace,
  doRestorePlace,
  doRetirePlace,
  showNewPlace,
  showPlace,
} from './web/office/place.tsx'
import { showPlaces } from './web/office/places.tsx'
import { saveSettings, showSettings } from './web/office/settings.tsx'
import { doRemoveYearNotice, doYearNotice } from './web/office/year-notice.tsx'
import { forAdmin, forAnyone, forOffice, forPerson, type Route } from './web/route.ts'
import { webApp } from './web/web-app.tsx'

/** Who works in an office, auditors included: they read. Clerks change. */
const staff = ['clerk', 'approver', 'auditor'] as const
const clerk = ['clerk'] as const

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

  // Places, holidays, settings, the log
  forOffice('GET', '/places', staff, showPlaces),
  forOffice('GET', '/places/new', clerk, showNewPlace),
  forOffice('POST', '/places/new', clerk, addPlace),
  forOffice('GET', '/places/:place', clerk, showPlace),
  forOffice('POST', '/places/:place', clerk, changePlace),
  forOffice('POST', '/places/:place/retire', clerk, doRetirePlace),
  forOffice('POST', '/places/:place/restore', clerk, doRestorePlace),
  forOffice('GET', '/holidays', staff, showHolidays),
  forOffice('POST', '/holidays/local', clerk, saveLocalDay),
  forOffice('POST', '/holidays/local/:day/remove', clerk, doRemoveLocalDay),
  forOffice('POST', '/holidays/year', clerk, doYearNotice),
  forOffice('POST', '/holidays/year/remove', clerk, doRemoveYearNotice),
  forOffice('GET', '/settings', staff, showSettings),
  forOffice('POST', '/settings', clerk, saveSettings),
  forOffice('GET', '/log', staff, showLog),
  forOffice('GET', '/log.csv', staff, downloadLog),

  // Rules

  // Files in and out

  // Administration
  forAdmin('GET', '', showAdmin),
  forAdmin('GET', '/offices/new', showNewOffice),
  forAdmin('POST', '/offices/new', saveNewOffice),
  forAdmin('GET', '/units', showUnits),
  forAdmin('GET', '/units/:unit', showUnit),
  forAdmin('POST', '/units/:unit', saveUnitName),
  forAdmin('GET', '/users', showUsers),
  forAdmin('GET', '/users/new', showNewUser),
  forAdmin('POST', '/users/new', saveNewUser),
  forAdmin('GET', '/users/:user', showUser),
  forAdmin('POST', '/users/:user', changeUser),
  forAdmin('POST', '/users/:user/disable', doDisable),
  forAdmin('POST', '/users/:user/enable', doEnable),
  forAdmin('POST', '/users/:user/link', issueLink),
]

/** The service’s application. */
export const createApp = (context: AppContext) => webApp(context, routes)
