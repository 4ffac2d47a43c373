import { changePassword, chooseLanguage, endSessions, showAccount } from './web/account/account.tsx'
import { showOffices, showStart } from './web/account/offices.tsx'
import { doSetUp, showSetUp } from './web/account/set-up.tsx'
import { doSignIn, doSignOut, showSignIn } from './web/account/sign-in.tsx'
import { showTicket, takeTicket } from './web/account/ticket.tsx'
import { showAdminLog } from './web/admin/log.tsx'
import { saveNewOffice, showNewOffice } from './web/admin/new-office.tsx'
import { showAdmin } from './web/admin/offices.tsx'
import { saveUnitName, showUnit, showUnits } from './web/admin/units.tsx'
import { showNewUser, showUser } from './web/admin/user.tsx'
import { issueLink } from './web/admin/user-link.tsx'
import { changeUser, doDisable, doEnable, saveNewUser } from './web/admin/user-save.ts'
import { showUsers } from './web/admin/users.tsx'
import type { AppContext } from './web/app-context.ts'
import { showLanding } from './web/feeds/landing.tsx'
import { addAbsence, removeAbsence, showAbsences } from './web/office/absences/absences.tsx'
import { saveAnswers, takeBackAnswer } from './web/office/absences/answers.tsx'
import { showMine } from './web/office/absences/mine.tsx'
import { addOwnAbsence, answerForOwn, removeOwnAbsence } from './web/office/absences/mine-save.ts'
import { showAmendment } from './web/office/amendments/amendment.tsx'
import {
  approveAmendment,
  consentToAmendment,
  withdrawAmendment,
} from './web/office/amendments/amendment-actions.tsx'
import { newAmendment, saveAmendment } from './web/office/amendments/amendment-new.tsx'
import { showAmendments } from './web/office/amendments/amendments.tsx'
import { showCompliance } from './web/office/audit/compliance.tsx'
import { showFigure } from './web/office/audit/figure.tsx'
import { showFindings } from './web/office/audit/findings.tsx'
import { showHeads } from './web/office/audit/heads.tsx'
import { showIndicator } from './web/office/audit/indicator.tsx'
import { showIndicators } from './web/office/audit/indicators.tsx'
import { showEntry } from './web/office/audit/log-entry.tsx'
import {
  downloadEntryProof,
  downloadHeadProof,
  downloadHeads,
  downloadWholeLog,
} from './web/office/audit/log-files.ts'
import { showEvidence } from './web/office/audit/log-list.tsx'
import { downloadMonthly, showMonthly, showMonthlySheet } from './web/office/audit/monthly.tsx'
import { downloadOpenData } from './web/office/audit/open-data.ts'
import { downloadRecords, showRecords } from './web/office/audit/records.tsx'
import { showAuditRule } from './web/office/audit/rule.tsx'
import { saveAuditSettings, showAuditSettings } from './web/office/audit/settings.tsx'
import { downloadYearly, showYearly, showYearlySheet } from './web/office/audit/yearly.tsx'
import { showBooking } from './web/office/bookings/booking.tsx'
import { saveNewBooking, showNewBooking } from './web/office/bookings/booking-new.tsx'
import { lookAtBooking, saveBookingWords } from './web/office/bookings/booking-personal.tsx'
import { saveBookingSettings, showBookingSettings } from './web/office/bookings/booking-settings.tsx'
import { showBookingSheet } from './web/office/bookings/booking-sheet.tsx'
import { carryBookings, moveBookings, saveBookingStep } from './web/office/bookings/booking-step.ts'
import { showBookings } from './web/office/bookings/bookings.tsx'
import { lookAtCase, showCase } from './web/office/cases/case.tsx'
import { takeCaseStep } from './web/office/cases/case-step-save.ts'
import { saveCaseWords } from './web/office/cases/case-words-save.ts'
import { showDue } from './web/office/cases/due.tsx'
import {
  downloadLedgerTemplate,
  dropLedgerImport,
  readLedger,
  showLedgerImport,
  showLedgerUpload,
  takeLedgerImport,
} from './web/office/cases/import.tsx'
import {
  downloadLedger,
  downloadLedgerCsv,
  downloadLedgerWithNames,
  showLedger,
} from './web/office/cases/ledger.tsx'
import { showCases } from './web/office/cases/list.tsx'
import { saveNewCase, showNewCase } from './web/office/cases/new.tsx'
import { saveCaseSettings, showCaseSettings } from './web/office/cases/settings.tsx'
import { saveCaseClocks } from './web/office/cases/settings-clocks-save.ts'
import { lookAtCaseSheet, showBlankSheet, showCaseSheet } from './web/office/cases/sheet.ts'
import { showChanges } from './web/office/changes/changes.tsx'
import { saveSeen } from './web/office/changes/seen.ts'
import { saveTold } from './web/office/changes/told.ts'
import { showDay, showToday } from './web/office/day/day.tsx'
import { addUnplanned, saveDay } from './web/office/day/day-save.ts'
import { showAddDevice } from './web/office/feeds/add-device.tsx'
import { addDevice, revokeDevice, rotateDevice } from './web/office/feeds/device-save.ts'
import { showFeeds } from './web/office/feeds/feeds.tsx'
import { switchFeeds } from './web/office/feeds/feeds-switch.tsx'
import { addOwnDevice, revokeOwnDevice, rotateOwnDevice } from './web/office/feeds/mine-feeds-save.ts'
import { makeSheets, showSheets } from './web/office/feeds/sheets.tsx'
import { downloadOffice, downloadTemplate, showFiles } from './web/office/files/files.tsx'
import { discardImport, showImport, takeImport } from './web/office/files/import.tsx'
import { readUpload } from './web/office/files/import-read.ts'
import { showHolidays } from './web/office/holidays/holidays.tsx'
import { doRemoveLocalDay, saveLocalDay } from './web/office/holidays/local-days-save.ts'
import { doRemoveYearNotice, doYearNotice } from './web/office/holidays/year-notice-save.ts'
import { downloadLog, showLog } from './web/office/log.tsx'
import { lookAtOwnCase, showOwnCase } from './web/office/mine-cases/own-case.tsx'
import { showComparison } from './web/office/month/compare.tsx'
import { showDuty } from './web/office/month/duty.tsx'
import { showEffects } from './web/office/month/edit-effects.ts'
import { showExplanation } from './web/office/month/explain.tsx'
import { showMonth } from './web/office/month/month.tsx'
import { discardDraft, editMonth, pinDuty, undoStep } from './web/office/month/month-edit.ts'
import {
  downloadDraft,
  downloadDraftCsv,
  downloadDraftPlan,
  downloadRevision,
} from './web/office/month/month-file.ts'
import { cancelMaking, makeMonth, showProgress } from './web/office/month/month-make.ts'
import { openMonth, showMonths } from './web/office/month/months.tsx'
import { publishMonth } from './web/office/month/publish.ts'
import { approveMonth, returnMonth, submitMonth, withdrawMonth } from './web/office/month/review.ts'
import { downloadPlan, downloadRoster, showRevision } from './web/office/month/revision.tsx'
import { downloadNotice, showNotice, showSignInSheet } from './web/office/month/revision-notice.ts'
import { showWhoElse, showWhy } from './web/office/month/why.tsx'
import {
  downloadNoticeForm,
  downloadShippedForm,
  resetNoticeForm,
  showNoticeForm,
  uploadNoticeForm,
} from './web/office/notice-form/notice-form.tsx'
import { showLeader, showNewLeader } from './web/office/people/leader.tsx'
import { addLeader, changeLeader } from './web/office/people/leader-save.ts'
import { showPeople } from './web/office/people/people.tsx'
import { addPlace, changePlace, showNewPlace, showPlace } from './web/office/places/place.tsx'
import { showPlaces } from './web/office/places/places.tsx'
import { doRestorePlace, doRetirePlace } from './web/office/places/retire-place.ts'
import { showRobot } from './web/office/robot/robot.tsx'
import { doSaveRobot, sendMessageAgain, testRobot } from './web/office/robot/robot-save.ts'
import { addRule, saveRule, showNewRule, showRule } from './web/office/rules/rule.tsx'
import { dropOverride, saveOverride } from './web/office/rules/rule-overrides-save.ts'
import { savePresets } from './web/office/rules/rule-presets.tsx'
import { addRuleSet, saveRuleSetHead, showNewRuleSet, showRuleSet } from './web/office/rules/rule-set.tsx'
import { showRuleSetVersions } from './web/office/rules/rule-set-versions.tsx'
import { moveRule, removeRule, withdrawRuleSet } from './web/office/rules/rule-steps-save.ts'
import { showRules } from './web/office/rules/rules.tsx'
import { saveSettings, showSettings } from './web/office/settings.tsx'
import { showScreen } from './web/public/lobby-screen.ts'
import { downloadPublicData } from './web/public/public-data.ts'
import { downloadPublicNotice, showPublicMonth, showPublicNotice } from './web/public/public-notice.ts'
import { forAdmin, forAnyone, forOffice, forPerson, type Route } from './web/route.ts'
import { webApp } from './web/web-app.tsx'

/** Staff who see an office’s pages; clerks and approvers also change them. */
const readers = ['clerk', 'approver', 'auditor'] as const
/** Who may ask for an amendment. */
const askers = ['clerk', 'leader', 'liaison'] as const
const everybody = [...readers, 'leader', 'liaison'] as const

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
  forAnyone('GET', '/f/:token', showLanding),
  forPerson('POST', '/sign-out', doSignOut),
  forPerson('GET', '/offices', showOffices),
  forPerson('GET', '/account', showAccount),
  forPerson('POST', '/account/password', changePassword),
  forPerson('POST', '/account/end-sessions', endSessions),

  // What the public sees; names of pages stand before `/:month`
  forAnyone('GET', '/n/:office', showPublicNotice),
  forAnyone('GET', '/n/:office/screen', showScreen),
  forAnyone('GET', '/n/:office/open.csv', downloadPublicData),
  forAnyone('GET', '/n/:office/open.json', downloadPublicData),
  forAnyone('GET', '/n/:office/:month', showPublicMonth),
  forAnyone('GET', '/n/:office/:month/notice.docx', downloadPublicNotice),
  forAnyone('GET', '/n/:office/:month/notice.xlsx', downloadPublicNotice),
  forAnyone('GET', '/n/:office/:month/notice.txt', downloadPublicNotice),
  forAnyone('GET', '/n/:office/:month/notice.json', downloadPublicNotice),

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
  forOffice('POST', '/m/:month/discard', ['clerk'], discardDraft),
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
  forOffice('GET', '/m/:month/r/:n/sign-in-sheet', readers, showSignInSheet),
  forOffice('GET', '/m/:month/r/:n/notice.docx', readers, downloadNotice),
  forOffice('GET', '/m/:month/r/:n/notice.xlsx', readers, downloadNotice),
  forOffice('GET', '/m/:month/r/:n/notice.txt', readers, downloadNotice),
  forOffice('GET', '/m/:month/r/:n/notice.json', readers, downloadNotice),

  // Amendments
  forOffice('GET', '/amendments', everybody, showAmendments),
  forOffice('GET', '/amendments/new', askers, newAmendment),
  forOffice('POST', '/amendments/new', askers, saveAmendment),
  forOffice('GET', '/amendments/:id', everybody, showAmendment),
  forOffice('POST', '/amendments/:id/consent', askers, consentToAmendment),
  forOffice('POST', '/amendments/:id/approve', ['approver'], approveAmendment),
  forOffice('POST', '/amendments/:id/withdraw', askers, withdrawAmendment),
  forOffice('GET', '/changes', readers, showChanges),
  forOffice('POST', '/changes/told', ['clerk'], saveTold),
  forOffice('POST', '/mine/seen', ['leader', 'liaison'], saveSeen),

  // Cases: register, list, due lists, settings; names of pages stand before `/:case`
  forOffice('GET', '/cases', readers, showCases),
  forOffice('GET', '/cases/new', ['clerk'], showNewCase),
  forOffice('POST', '/cases/new', ['clerk'], saveNewCase),
  forOffice('GET', '/cases/due', readers, showDue),
  forOffice('GET', '/cases/settings', readers, showCaseSettings),
  forOffice('POST', '/cases/settings', ['clerk'], saveCaseSettings),
  forOffice('POST', '/cases/settings/clocks', ['clerk'], saveCaseClocks),

  // Bookings; names of pages stand before `/:booking`
  forOffice('GET', '/bookings', readers, showBookings),
  forOffice('GET', '/bookings/new', ['clerk'], showNewBooking),
  forOffice('POST', '/bookings/new', ['clerk'], saveNewBooking),
  forOffice('GET', '/bookings/settings', readers, showBookingSettings),
  forOffice('POST', '/bookings/settings', ['clerk'], saveBookingSettings),
  forOffice('GET', '/bookings/sheet', readers, showBookingSheet),
  forOffice('POST', '/bookings/carry', ['clerk'], carryBookings),
  forOffice('POST', '/bookings/moved', ['clerk'], moveBookings),
  forOffice('GET', '/bookings/:booking', readers, showBooking),
  forOffice('POST', '/bookings/:booking/look', ['clerk'], lookAtBooking),
  forOffice('POST', '/bookings/:booking/words', ['clerk'], saveBookingWords),
  forOffice('POST', '/bookings/:booking/step', ['clerk'], saveBookingStep),

  // Attendance
  forOffice('GET', '/day', readers, showToday),
  forOffice('GET', '/day/:date', readers, showDay),
  forOffice('POST', '/day/:date', ['clerk'], saveDay),
  forOffice('POST', '/day/:date/unplanned', ['clerk'], addUnplanned),

  // Cases: the ledger out and in, the register form; names of pages stand before `/:case`
  forOffice('GET', '/cases/ledger', readers, showLedger),
  forOffice('GET', '/cases/ledger.xlsx', readers, downloadLedger),
  forOffice('GET', '/cases/ledger.csv', readers, downloadLedgerCsv),
  forOffice('POST', '/cases/ledger-with-names.xlsx', ['clerk'], downloadLedgerWithNames),
  forOffice('GET', '/cases/import', ['clerk'], showLedgerUpload),
  forOffice('POST', '/cases/import', ['clerk'], readLedger),
  forOffice('GET', '/cases/import/template.xlsx', ['clerk'], downloadLedgerTemplate),
  forOffice('GET', '/cases/import/:import', ['clerk'], showLedgerImport),
  forOffice('POST', '/cases/import/:import/take', ['clerk'], takeLedgerImport),
  forOffice('POST', '/cases/import/:import/drop', ['clerk'], dropLedgerImport),
  forOffice('GET', '/cases/sheet', readers, showBlankSheet),
  forOffice('GET', '/cases/:case/sheet', readers, showCaseSheet),
  forOffice('POST', '/cases/:case/sheet', ['clerk', 'approver'], lookAtCaseSheet),

  // Cases: one of them, and its steps
  forOffice('GET', '/cases/:case', readers, showCase),
  forOffice('POST', '/cases/:case/look', ['clerk', 'approver'], lookAtCase),
  forOffice('POST', '/cases/:case/words', ['clerk'], saveCaseWords),
  forOffice('POST', '/cases/:case/step', ['clerk', 'approver'], takeCaseStep),

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
  forOffice('POST', '/mine/feeds', ['leader', 'liaison'], addOwnDevice),
  forOffice('POST', '/mine/feeds/:subscription/rotate', ['leader', 'liaison'], rotateOwnDevice),
  forOffice('POST', '/mine/feeds/:subscription/revoke', ['leader', 'liaison'], revokeOwnDevice),

  // A leader’s own cases
  forOffice('GET', '/mine/cases/:case', ['leader', 'liaison'], showOwnCase),
  forOffice('POST', '/mine/cases/:case/look', ['leader'], lookAtOwnCase),

  // Subscribed calendars; they are answered themselves in web/feeds/answer-feeds.ts
  forOffice('GET', '/feeds', readers, showFeeds),
  forOffice('GET', '/feeds/new', ['clerk'], showAddDevice),
  forOffice('POST', '/feeds/new', ['clerk'], addDevice),
  forOffice('POST', '/feeds/open', ['clerk'], switchFeeds),
  forOffice('GET', '/feeds/sheets', ['clerk'], showSheets),
  forOffice('POST', '/feeds/sheets', ['clerk'], makeSheets),
  forOffice('POST', '/feeds/:subscription/rotate', ['clerk'], rotateDevice),
  forOffice('POST', '/feeds/:subscription/revoke', ['clerk'], revokeDevice),

  // Places, holidays, settings, the log
  forOffice('GET', '/places', readers, showPlaces),
  forOffice('GET', '/places/new', ['clerk'], showNewPlace),
  forOffice('POST', '/places/new', ['clerk'], addPlace),
  forOffice('GET', '/places/:place', ['clerk'], showPlace),
  forOffice('POST', '/places/:place', ['clerk'], changePlace),
  forOffice('POST', '/places/:place/retire', ['clerk'], doRetirePlace),
  forOffice('POST', '/places/:place/restore', ['clerk'], doRestorePlace),
  forOffice('GET', '/holidays', readers, showHolidays),
  forOffice('POST', '/holidays/local', ['clerk'], saveLocalDay),
  forOffice('POST', '/holidays/local/:day/remove', ['clerk'], doRemoveLocalDay),
  forOffice('POST', '/holidays/year', ['clerk'], doYearNotice),
  forOffice('POST', '/holidays/year/remove', ['clerk'], doRemoveYearNotice),
  forOffice('GET', '/settings', readers, showSettings),
  forOffice('POST', '/settings', ['clerk'], saveSettings),
  forOffice('GET', '/robot', ['clerk'], showRobot),
  forOffice('POST', '/robot', ['clerk'], doSaveRobot),
  forOffice('POST', '/robot/test', ['clerk'], testRobot),
  forOffice('POST', '/robot/again', ['clerk'], sendMessageAgain),
  forOffice('GET', '/notice-form', readers, showNoticeForm),
  forOffice('POST', '/notice-form', ['clerk'], uploadNoticeForm),
  forOffice('POST', '/notice-form/shipped', ['clerk'], resetNoticeForm),
  forOffice('GET', '/notice-form/form.docx', readers, downloadNoticeForm),
  forOffice('GET', '/notice-form/shipped.docx', readers, downloadShippedForm),
  forOffice('GET', '/log', readers, showLog),
  forOffice('GET', '/log.csv', readers, downloadLog),

  // Rules
  forOffice('GET', '/rules', readers, showRules),
  forOffice('POST', '/rules/presets', ['clerk'], savePresets),
  forOffice('POST', '/rules/overrides', ['clerk'], saveOverride),
  forOffice('POST', '/rules/overrides/:override/remove', ['clerk'], dropOverride),
  forOffice('GET', '/rules/sets/new', ['clerk'], showNewRuleSet),
  forOffice('POST', '/rules/sets', ['clerk'], addRuleSet),
  forOffice('GET', '/rules/sets/:set', readers, showRuleSet),
  forOffice('POST', '/rules/sets/:set', ['clerk'], saveRuleSetHead),
  forOffice('POST', '/rules/sets/:set/withdraw', ['clerk'], withdrawRuleSet),
  forOffice('GET', '/rules/sets/:set/versions', readers, showRuleSetVersions),
  forOffice('GET', '/rules/sets/:set/rule', ['clerk'], showNewRule),
  forOffice('POST', '/rules/sets/:set/rule', ['clerk'], addRule),
  forOffice('GET', '/rules/sets/:set/rules/:rule', ['clerk'], showRule),
  forOffice('POST', '/rules/sets/:set/rules/:rule', ['clerk'], saveRule),
  forOffice('POST', '/rules/sets/:set/rules/:rule/move', ['clerk'], moveRule),
  forOffice('POST', '/rules/sets/:set/rules/:rule/remove', ['clerk'], removeRule),

  // Audit
  forOffice('GET', '/audit/indicators', readers, showIndicators),
  forOffice('GET', '/audit/indicators/:indicator', readers, showIndicator),
  forOffice('GET', '/audit/settings', readers, showAuditSettings),
  forOffice('POST', '/audit/settings', ['clerk'], saveAuditSettings),

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

  // Audit
  forOffice('GET', '/audit', readers, showCompliance),
  forOffice('GET', '/audit/rules/:set/:rule', readers, showAuditRule),
  forOffice('GET', '/audit/figure', readers, showFigure),
  forOffice('GET', '/audit/receptions', readers, showRecords),
  forOffice('GET', '/audit/receptions.csv', readers, downloadRecords),
  forOffice('GET', '/audit/findings', readers, showFindings),
  forOffice('GET', '/audit/yearly', readers, showYearly),
  forOffice('GET', '/audit/yearly.xlsx', readers, downloadYearly),
  forOffice('GET', '/audit/yearly/sheet', readers, showYearlySheet),
  forOffice('GET', '/audit/monthly', readers, showMonthly),
  forOffice('GET', '/audit/monthly.xlsx', readers, downloadMonthly),
  forOffice('GET', '/audit/monthly/sheet', readers, showMonthlySheet),
  forOffice('GET', '/audit/open.csv', readers, downloadOpenData),
  forOffice('GET', '/audit/open.json', readers, downloadOpenData),
  // Audit: evidence; names of pages stand before `/:seq`
  forOffice('GET', '/audit/log', readers, showEvidence),
  forOffice('GET', '/audit/log.jsonl', readers, downloadWholeLog),
  forOffice('GET', '/audit/log/:seq', readers, showEntry),
  forOffice('GET', '/audit/log/:seq/proof.json', readers, downloadEntryProof),
  forOffice('GET', '/audit/heads', readers, showHeads),
  forOffice('GET', '/audit/heads.txt', readers, downloadHeads),
  forOffice('GET', '/audit/heads/proof.json', readers, downloadHeadProof),

  // Administration
  forAdmin('GET', '', showAdmin),
  forAdmin('GET', '/offices/new', showNewOffice),
  forAdmin('POST', '/offices/new', saveNewOffice),
  forAdmin('GET', '/log', showAdminLog),
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
