import { mkdirSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { getRequestListener } from '@hono/node-server'
import { createApp } from './app.ts'
import { dayIn } from './calendar/instant.ts'
import { deliver } from './commands/deliver.ts'
import { exit, type Terminal } from './commands/terminal.ts'
import { createContext } from './context.ts'
import { type Adopted, adoptPlan } from './db/adopt-plan.ts'
import { feedsName } from './db/feeds-file.ts'
import { lockFolder } from './db/lock.ts'
import { addOffice, officeById } from './db/office-store.ts'
import { databaseName } from './db/open.ts'
import { planDocument } from './db/plan-store.ts'
import { addReview, addRevision, rosterIdOf, saveDraft } from './db/roster-store.ts'
import { addTicket } from './db/session-store.ts'
import { addSubscription } from './db/subscription-store.ts'
import { saveUnit } from './db/unit-store.ts'
import { addUser, saveMemberships } from './db/user-store.ts'
import { addLastMonth } from './demo-last-month.ts'
import { addReceptions } from './demo-reception.ts'
import { addMonths, firstDay } from './domain/day.ts'
import { feedKey } from './domain/feed.ts'
import { defaultSettings } from './domain/office.ts'
import type { MemberRole } from './domain/user.ts'
import { memberRoleWords } from './domain/user.ts'
import { makeDoor } from './door.ts'
import { readEnv } from './env.ts'
import { listen } from './listen.ts'
import { freeze } from './roster/freeze.ts'
import { type Made, make } from './roster/make.ts'
import { planSchema, type ReadPlan, readDocument, sha256 } from './roster/planning-file.ts'
import { startFault } from './start-fault.ts'
import type { AppContext } from './web/app-context.ts'
import { withoutDuties } from './web/office/month/month-make.ts'
import { hashOf, newToken } from './web/token.ts'

/**
 * The sample county on a database of its own: taken over, made, published, printed and exported, then served with a
 * sign-in link for every role. `--once` ends after the export.
 */
const folder = 'demo'
const sample = 'fixtures/xiangzhou-2026-12.json'

const sampleMonth = '2026-12'

const once = process.argv.includes('--once')
const read = readEnv({ ...process.env, ROSTER_DATA: join(folder, 'data'), ROSTER_KEYS: '', ROSTER_LOG: 'warn' })
if (!read.ok) {
  process.stderr.write(`${read.says}\n`)
  process.exit(exit.badInput)
}
const { settings } = read

/** Takes the sample over into an office of a new database. */
const adopted = ({ database, now }: AppContext) => {
  const file = planSchema.parse(JSON.parse(readFileSync(sample, 'utf8')))
  const { knownFrom, served } = file.history!
  // The last month is published here, and what became of it noted day by day.
  const before = served.filter(({ date }) => date < firstDay(addMonths(file.month, -1)))
  const plan = { ...file, history: { knownFrom, served: before } }
  const actor = { user: null, office: plan.office.id, at: now() }
  const top = plan.units.find(({ parent }) => parent === undefined)!
  database.write(() => {
    saveUnit(database, { ...actor, office: null }, top)
    const { id, name, timezone } = plan.office
    addOffice(database, actor, { id, unit: top.id, name, timezone, settings: defaultSettings() })
    adoptPlan(database, actor, plan as unknown as Adopted)
  })
  return { office: officeById(database, plan.office.id)!, month: plan.month, leader: plan.leaders[0]! }
}

/** The users of the demo, by role; the leader is the first of the county. */
const addUsers = ({ database, now }: AppContext, office: string, leader: string) => {
  const program = { user: null, office: null, at: now() }
  const add = (name: string, shownName: string, role: MemberRole | 'admin') => {
    const token = newToken()
    const id = addUser(database, program, { name, shownName, isAdmin: role === 'admin', language: 'zh-CN' })!
    const isForLeader = role === 'leader' || role === 'liaison'
    if (role !== 'admin')
      saveMemberships(database, program, id, [{ office, role, leader: isForLeader ? leader : null }])
    const endsAt = new Date(Date.now() + 86_400_000).toISOString()
    addTicket(database, program, { tokenHash: hashOf(token), user: id, purpose: 'sign-in', endsAt })
    return { id, shownName, path: `/enter/${token}` }
  }
  return database.write(() => ({
    clerk: add('clerk', memberRoleWords.clerk['zh-CN'], 'clerk'),
    approver: add('approver', memberRoleWords.approver['zh-CN'], 'approver'),
    leader: add('leader', memberRoleWords.leader['zh-CN'], 'leader'),
    liaison: add('liaison', memberRoleWords.liaison['zh-CN'], 'liaison'),
    auditor: add('auditor', memberRoleWords.auditor['zh-CN'], 'auditor'),
    admin: add('admin', '系统管理员', 'admin'),
  }))
}

/** An address of the first leader’s calendar, as his phone would get it. */
const subscribe = ({ database, now }: AppContext, office: string, leader: string): string => {
  const token = newToken()
  const actor = { user: null, office, at: now() }
  const added = { feed: feedKey('leader', leader), name: '手机', tokenHash: hashOf(token) }
  database.write(() => addSubscription(database, actor, added))
  return `/f/${token}`
}

/** Publishes the made month as clerk and approver would. */
const publish = (
  { database, now }: AppContext,
  { plan, canonical, made }: { plan: ReadPlan; canonical: string; made: Made },
  { clerk, approver }: { clerk: number; approver: number },
): void => {
  const office = plan.month.plan.office.id
  const by = (user: number) => ({ user, office, at: now() })
  database.write(() => {
    const duties = made.roster.assignments.map(({ date, opening, leader }) => ({ date, opening, leader }))
    saveDraft(database, by(clerk), plan.month.name, 0, {
      what: 'made',
      duties,
      pins: [],
      made: withoutDuties(made.roster),
    })
    const roster = rosterIdOf(database, office, plan.month.name)!
    for (const [user, is] of [
      [clerk, 'submitted'],
      [approver, 'approved'],
    ] as const)
      addReview(database, by(user), plan.month.name, { roster, draft: 1, is, planHash: plan.input })
    addRevision(database, by(clerk), plan.month.name, {
      ...freeze(plan.month, canonical, made.roster),
      roster,
      draft: 1,
      approvedBy: approver,
    })
  })
}

/** The database of a former demo goes, unless it is being served from just now. */
const clear = ({ data, keys }: { readonly data: string; readonly keys: string }): void => {
  mkdirSync(data, { recursive: true })
  const release = lockFolder(data)
  try {
    for (const name of readdirSync(data))
      if ([databaseName, feedsName].some((one) => name.startsWith(one))) rmSync(join(data, name))
    // Keys of words about people that are gone.
    rmSync(keys, { recursive: true, force: true })
  } finally {
    release()
  }
}

try {
  clear(settings)
  // What happened before stands in the log when it happened.
  let clock: string | undefined = `${addMonths(sampleMonth, -2)}-25T02:00:00.000Z`
  const context = createContext(settings, { now: () => clock ?? new Date().toISOString() })
  const terminal: Terminal = {
    language: process.argv.includes('en') ? 'en' : 'zh-CN',
    out: (words) => process.stdout.write(words),
    err: (words) => process.stderr.write(`${words}\n`),
  }
  const { office, month, leader } = adopted(context)
  const users = addUsers(context, office.id, leader.id)
  const today = dayIn(new Date().toISOString(), office.timezone)
  const setClock = (at: string): void => {
    clock = at
  }
  await addLastMonth(context, office, addMonths(month, -1), { clerk: users.clerk.id, today, setClock })
  clock = undefined
  const document = readDocument(planDocument(context.database, office, month, []))
  if (!document.ok) throw new Error(`the sample cannot be read: ${JSON.stringify(document.mistakes[0])}`)
  const { month: planned, canonical } = document.value
  const plan: ReadPlan = { month: planned, input: sha256(canonical), leftOut: [], ownMonth: month }
  const made = await context.makings.ask((solver, options) => make(plan, solver, options))
  const code = await deliver(terminal, plan, made, { out: folder, json: false })
  publish(context, { plan, canonical, made }, { clerk: users.clerk.id, approver: users.approver.id })
  addReceptions(context, office, users.clerk.id, plan.month.plan.places[0]!)
  const calendar = subscribe(context, office.id, leader.id)
  await context.feeds.refresh()
  if (once) {
    await context.stop()
    process.exitCode = code
  } else {
    const door = makeDoor(context.calendars.answers)
    door.open(getRequestListener(createApp(context).fetch as never))
    const server = await listen(door.listener, settings, false)
    const links = Object.values(users).map(({ shownName, path }) => `  ${shownName}\t${server.address}${path}`)
    const open = [
      `  公示\t${server.address}/n/${office.id}`,
      `  ${leader.name}的日历\t${server.address}${calendar}`,
    ]
    process.stdout.write(
      `\n${server.address}\n一次性登录链接(各用一次) / one-time sign-in links:\n${links.join('\n')}\n不用登录 / without signing in:\n${open.join('\n')}\n按 Ctrl+C 结束。\n`,
    )
    const stop = async (): Promise<void> => {
      await server.stop()
      await context.stop()
      process.exit(0)
    }
    process.once('SIGTERM', stop)
    process.once('SIGINT', stop)
  }
} catch (fault) {
  const says = startFault(fault, settings)
  if (says === undefined) throw fault
  process.stderr.write(`${says}\n`)
  process.exit(exit.badInput)
}
