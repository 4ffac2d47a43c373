import { changePassword, chooseLanguage, endSessions, showAccount } from './web/account/account.tsx'
import { showOffices, showStart } from './web/account/offices.tsx'
import { doSetUp, showSetUp } from './web/account/set-up.tsx'
import { doSignIn, doSignOut, showSignIn } from './web/account/sign-in.tsx'
import { showTicket, takeTicket } from './web/account/ticket.tsx'
import type { AppContext } from './web/app-context.ts'
import { addRule, saveRule, showNewRule, showRule } from './web/office/rule.tsx'
import { dropOverride, saveOverride } from './web/office/rule-overrides.tsx'
import { savePresets } from './web/office/rule-presets.tsx'
import { addRuleSet, saveRuleSetHead, showNewRuleSet, showRuleSet } from './web/office/rule-set.tsx'
import { showRuleSetVersions } from './web/office/rule-set-versions.tsx'
import { moveRule, removeRule, withdrawRuleSet } from './web/office/rule-steps.tsx'
import { showRules } from './web/office/rules.tsx'
import { forAnyone, forOffice, forPerson, type Route } from './web/route.ts'

import { webApp } from './web/web-app.tsx'

/** Those who work in an office and read what is there. */
const staff = ['clerk', 'approver', 'auditor'] as const

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

  // Rules
  forOffice('GET', '/rules', staff, showRules),
  forOffice('POST', '/rules/presets', ['clerk'], savePresets),
  forOffice('POST', '/rules/overrides', ['clerk'], saveOverride),
  forOffice('POST', '/rules/overrides/:override/remove', ['clerk'], dropOverride),
  forOffice('GET', '/rules/sets/new', ['clerk'], showNewRuleSet),
  forOffice('POST', '/rules/sets', ['clerk'], addRuleSet),
  forOffice('GET', '/rules/sets/:set', staff, showRuleSet),
  forOffice('POST', '/rules/sets/:set', ['clerk'], saveRuleSetHead),
  forOffice('POST', '/rules/sets/:set/withdraw', ['clerk'], withdrawRuleSet),
  forOffice('GET', '/rules/sets/:set/versions', staff, showRuleSetVersions),
  forOffice('GET', '/rules/sets/:set/rule', ['clerk'], showNewRule),
  forOffice('POST', '/rules/sets/:set/rule', ['clerk'], addRule),
  forOffice('GET', '/rules/sets/:set/rules/:rule', ['clerk'], showRule),
  forOffice('POST', '/rules/sets/:set/rules/:rule', ['clerk'], saveRule),
  forOffice('POST', '/rules/sets/:set/rules/:rule/move', ['clerk'], moveRule),
  forOffice('POST', '/rules/sets/:set/rules/:rule/remove', ['clerk'], removeRule),

  // Files in and out

  // Administration
]

/** The service’s application. */
export const createApp = (context: AppContext) => webApp(context, routes)
