import { blob, integer, primaryKey, sqliteTable, text } from 'drizzle-orm/sqlite-core'
import type { AbsenceWhy, AttendanceIs, Attestation, EntryIs } from '../domain/attendance.ts'
import type { BookingIs } from '../domain/booking.ts'
import type { MovedDay } from '../domain/calendar-notice.ts'
import type { CaseStateName } from '../domain/case.ts'
import type { CaseEventKind, Concerns, Disposition, Satisfaction } from '../domain/case-event.ts'
import type { ClockSet } from '../domain/clock.ts'
import type { Deadline } from '../domain/deadline.ts'
import type { AmendmentKind, AmendmentState, DraftDuty, DraftPin, DraftStepName } from '../domain/draft.ts'
import type { FeedKey } from '../domain/feed.ts'
import type { Role, Team } from '../domain/leader.ts'
import type { OfficeSettings } from '../domain/office.ts'
import type { Activity, Recurrence, Session } from '../domain/place.ts'
import type { RobotKind } from '../domain/robot.ts'
import type { UnitLevel } from '../domain/unit.ts'
import type { MemberRole } from '../domain/user.ts'
import type { Committed } from './row-watch.ts'

/**
 * The tables as queries see them. The truth is drizzle/*.sql (STRICT, checks, triggers); a test compares the two.
 * `by` is a user, `at` an instant in UTC, `rank` a place in an order, `version` grows with every change.
 */
export const unit = sqliteTable('unit', {
  id: text().primaryKey(),
  name: text().notNull(),
  level: text().$type<UnitLevel>().notNull(),
  parent: text(),
  version: integer().notNull().default(1),
})

/** An office that makes rosters, its settings as one document. */
export const office = sqliteTable('office', {
  id: text().primaryKey(),
  unit: text().notNull().unique(),
  name: text().notNull(),
  timezone: text().notNull(),
  settings: text({ mode: 'json' }).$type<OfficeSettings>().notNull(),
  version: integer().notNull().default(1),
})

/** 领导: who receives; what he is stands in his posts. */
export const leader = sqliteTable('leader', {
  id: text().primaryKey(),
  name: text().notNull(),
  version: integer().notNull().default(1),
})

/** A post (职务) of a leader, from one day to another. */
export const post = sqliteTable('post', {
  id: integer().primaryKey(),
  leader: text().notNull(),
  unit: text().notNull(),
  role: text().$type<Role>().notNull(),
  title: text().notNull(),
  team: text().$type<Team>().notNull(),
  portfolio: text({ mode: 'json' }).$type<string[]>().notNull(),
  rank: integer().notNull(),
  from: text('from_day').notNull(),
  to: text('to_day'),
})

/** 挂点: a leader who looks after a unit. */
export const liaison = sqliteTable(
  'liaison',
  {
    leader: text().notNull(),
    unit: text().notNull(),
    from: text('from_day').notNull(),
    to: text('to_day'),
  },
  (table) => [primaryKey({ columns: [table.leader, table.unit, table.from] })],
)

/** A place of reception; retired ones stay for what was served there. */
export const place = sqliteTable('place', {
  id: text().primaryKey(),
  office: text().notNull(),
  unit: text().notNull(),
  name: text().notNull(),
  address: text(),
  phone: text(),
  booking: text(),
  rank: integer().notNull(),
  retiredAt: text('retired_at'),
  version: integer().notNull().default(1),
})

/** When a place is open for what. */
export const opening = sqliteTable('opening', {
  id: text().primaryKey(),
  place: text().notNull(),
  activity: text().$type<Activity>().notNull(),
  session: text().$type<Session>().notNull(),
  start: text().notNull(),
  end: text().notNull(),
  capacity: integer(),
  recurs: text({ mode: 'json' }).$type<Recurrence>().notNull(),
  rank: integer().notNull(),
  retiredAt: text('retired_at'),
})

/** A year’s holidays as an office entered them. */
export const yearNotice = sqliteTable('year_notice', {
  id: integer().primaryKey(),
  office: text().notNull(),
  year: integer().notNull(),
  source: text().notNull(),
  days: text({ mode: 'json' }).$type<MovedDay[]>().notNull(),
  version: integer().notNull().default(1),
})

/** A day that differs from the national calendar, of an office or some of its places. */
export const localDay = sqliteTable('local_day', {
  id: integer().primaryKey(),
  office: text().notNull(),
  date: text().notNull(),
  isOpen: integer('is_open', { mode: 'boolean' }).notNull(),
  why: text().notNull(),
  places: text({ mode: 'json' }).$type<string[]>(),
})

/** Rule sets of an office’s own, version by version. */
export const ruleSet = sqliteTable(
  'rule_set',
  {
    office: text().notNull(),
    id: text().notNull(),
    version: integer().notNull(),
    /** A rule set of the planning file; null: withdrawn. */
    body: text({ mode: 'json' }).$type<Record<string, unknown>>(),
    by: integer(),
    at: text().notNull(),
  },
  (table) => [primaryKey({ columns: [table.office, table.id, table.version] })],
)

/** Numbers of a rule changed for a time. */
export const ruleOverride = sqliteTable('rule_override', {
  id: integer().primaryKey(),
  office: text().notNull(),
  rule: text().notNull(),
  min: integer(),
  max: integer(),
  reason: text().notNull(),
  from: text('from_day').notNull(),
  to: text('to_day').notNull(),
})

/** Absences and wishes. */
export const availability = sqliteTable('availability', {
  id: integer().primaryKey(),
  office: text().notNull(),
  leader: text().notNull(),
  from: text('from_day').notNull(),
  to: text('to_day').notNull(),
  sessions: text({ mode: 'json' }).$type<Session[]>(),
  is: text().$type<'unavailable' | 'undesired' | 'desired'>().notNull(),
  why: text(),
  by: integer(),
  at: text().notNull(),
})

/** Who has answered for a leader and a month. */
export const answer = sqliteTable(
  'answer',
  {
    office: text().notNull(),
    month: text().notNull(),
    leader: text().notNull(),
    by: integer().notNull(),
    at: text().notNull(),
  },
  (table) => [primaryKey({ columns: [table.office, table.month, table.leader] })],
)

/** Duties served before the first roster made here. */
export const served = sqliteTable('served', {
  id: integer().primaryKey(),
  office: text().notNull(),
  date: text().notNull(),
  session: text().$type<Session>().notNull(),
  activity: text().$type<Activity>().notNull(),
  place: text().notNull(),
  unit: text().notNull(),
  leader: text().notNull(),
  opening: text(),
  movedFrom: text('moved_from'),
  insteadOf: text('instead_of'),
  nobodyCame: integer('nobody_came', { mode: 'boolean' }),
})

/** A month of an office; its drafts and revisions hang on it. */
export const roster = sqliteTable('roster', {
  id: integer().primaryKey(),
  office: text().notNull(),
  month: text().notNull(),
})

/** Drafts of a month, step by step. */
export const draft = sqliteTable(
  'draft',
  {
    roster: integer().notNull(),
    version: integer().notNull(),
    parent: integer(),
    what: text().$type<DraftStepName>().notNull(),
    duties: text({ mode: 'json' }).$type<DraftDuty[]>().notNull(),
    pins: text({ mode: 'json' }).$type<DraftPin[]>().notNull(),
    /** The answer of the solver, where it is one: objective, proven, shortfalls with reasons. */
    made: text({ mode: 'json' }).$type<Record<string, unknown>>(),
    by: integer(),
    at: text().notNull(),
  },
  (table) => [primaryKey({ columns: [table.roster, table.version] })],
)

/** What clerks and approvers did with a draft. */
export const review = sqliteTable('review', {
  id: integer().primaryKey(),
  roster: integer().notNull(),
  draft: integer().notNull(),
  is: text().$type<'submitted' | 'withdrawn' | 'returned' | 'approved'>().notNull(),
  planHash: text('plan_hash').notNull(),
  note: text(),
  by: integer().notNull(),
  at: text().notNull(),
})

/** Published revisions with their hashes, never changed. */
export const revision = sqliteTable(
  'revision',
  {
    roster: integer().notNull(),
    n: integer().notNull(),
    draft: integer().notNull(),
    /** RFC 8785 canonical JSON, as it was hashed. */
    plan: text().notNull(),
    planHash: text('plan_hash').notNull(),
    answer: text().notNull(),
    answerHash: text('answer_hash').notNull(),
    brokenReason: text('broken_reason'),
    lateReason: text('late_reason'),
    approvedBy: integer('approved_by'),
    by: integer(),
    at: text().notNull(),
  },
  (table) => [primaryKey({ columns: [table.roster, table.n] })],
)

/** The duties of each revision. */
export const duty = sqliteTable(
  'duty',
  {
    roster: integer().notNull(),
    n: integer().notNull(),
    id: text().notNull(),
    date: text().notNull(),
    session: text().$type<Session>().notNull(),
    start: text().notNull(),
    end: text().notNull(),
    opening: text().notNull(),
    place: text().notNull(),
    unit: text().notNull(),
    activity: text().$type<Activity>().notNull(),
    leader: text().notNull(),
    changedAt: text('changed_at').notNull(),
    sequence: integer().notNull(),
    movedFrom: text('moved_from'),
  },
  (table) => [primaryKey({ columns: [table.roster, table.n, table.id] })],
)

/** Changes asked for after publishing. */
export const amendment = sqliteTable('amendment', {
  id: integer().primaryKey(),
  office: text().notNull(),
  kind: text().$type<AmendmentKind>().notNull(),
  roster: integer().notNull(),
  duty: text().notNull(),
  leader: text().notNull(),
  otherRoster: integer('other_roster'),
  otherDuty: text('other_duty'),
  otherLeader: text('other_leader'),
  toDay: text('to_day'),
  reason: text().notNull(),
  by: integer().notNull(),
  at: text().notNull(),
})

/** What became of an amendment, step by step. */
export const amendmentStep = sqliteTable('amendment_step', {
  id: integer().primaryKey(),
  amendment: integer().notNull(),
  is: text().$type<Exclude<AmendmentState, 'asked'>>().notNull(),
  note: text(),
  by: integer().notNull(),
  at: text().notNull(),
})

/** Secret addresses of calendars, one per device; only a hash of the secret is kept. */
export const subscription = sqliteTable('subscription', {
  id: integer().primaryKey(),
  office: text().notNull(),
  feed: text().$type<FeedKey>().notNull(),
  /** What the device is called. */
  name: text().notNull(),
  tokenHash: text('token_hash').notNull(),
  by: integer(),
  at: text().notNull(),
  revokedBy: integer('revoked_by'),
  revokedAt: text('revoked_at'),
})

/** Who has seen what a revision changes for him, or was told by telephone; `by` is who says so. */
export const receipt = sqliteTable(
  'receipt',
  {
    roster: integer().notNull(),
    n: integer().notNull(),
    leader: text().notNull(),
    is: text().$type<'seen' | 'told'>().notNull(),
    by: integer().notNull(),
    at: text().notNull(),
  },
  (table) => [primaryKey({ columns: [table.roster, table.n, table.leader] })],
)

/** The group robot an office tells of changes. */
export const robot = sqliteTable('robot', {
  office: text().primaryKey(),
  kind: text().$type<RobotKind>().notNull(),
  address: text().notNull(),
  secret: text().notNull(),
  isOn: integer('is_on', { mode: 'boolean' }).notNull(),
  version: integer().notNull().default(1),
})

/** What the robot has to say, until it is sent or given up. */
export const message = sqliteTable('message', {
  id: integer().primaryKey(),
  office: text().notNull(),
  words: text().notNull(),
  at: text().notNull(),
  dueAt: text('due_at').notNull(),
  tries: integer().notNull().default(0),
  /** How the last try ended, as `outcomeWord` writes it. */
  answer: text(),
  sentAt: text('sent_at'),
  givenUpAt: text('given_up_at'),
})

/** An office’s own form of the notice (.docx); null: back to the shipped one. */
export const noticeForm = sqliteTable('notice_form', {
  id: integer().primaryKey(),
  office: text().notNull(),
  body: blob({ mode: 'buffer' }),
  by: integer(),
  at: text().notNull(),
})

/** What was noted of receptions (签到), entry by entry. */
export const attendance = sqliteTable('attendance', {
  id: integer().primaryKey(),
  office: text().notNull(),
  reception: text().notNull(),
  isPlanned: integer('is_planned', { mode: 'boolean' }).notNull(),
  date: text().notNull(),
  session: text().$type<Session>().notNull(),
  place: text().notNull(),
  unit: text().notNull(),
  activity: text().$type<Activity>().notNull(),
  leader: text().notNull(),
  is: text().$type<AttendanceIs>().notNull(),
  coveredBy: text('covered_by'),
  why: text().$type<AbsenceWhy>(),
  note: text().notNull(),
  arrived: text(),
  left: text(),
  batches: integer(),
  visitors: integer(),
  attested: text({ mode: 'json' }).$type<Attestation[]>().notNull(),
  entered: text().$type<EntryIs>().notNull(),
  by: integer().notNull(),
  at: text().notNull(),
})

/** The limits in time an office goes by, version by version. */
export const clockSet = sqliteTable(
  'clock_set',
  {
    office: text().notNull(),
    version: integer().notNull(),
    body: text({ mode: 'json' }).$type<ClockSet>().notNull(),
    by: integer(),
    at: text().notNull(),
  },
  (table) => [primaryKey({ columns: [table.office, table.version] })],
)

/** A case and its number; what it is stands in its events. */
export const caseFile = sqliteTable('case_file', {
  id: text().primaryKey(),
  office: text().notNull(),
  year: integer().notNull(),
  n: integer().notNull(),
  by: integer(),
  at: text().notNull(),
})

/** Everything that happened to a case. */
export const caseEvent = sqliteTable(
  'case_event',
  {
    case: text().notNull(),
    n: integer().notNull(),
    what: text().$type<CaseEventKind>().notNull(),
    day: text().notNull(),
    data: text({ mode: 'json' }).$type<Record<string, unknown>>().notNull(),
    by: integer(),
    at: text().notNull(),
  },
  (table) => [primaryKey({ columns: [table.case, table.n] })],
)

/** Cases as their events make them, for lists and search. */
export const caseState = sqliteTable('case_state', {
  case: text().primaryKey(),
  office: text().notNull(),
  year: integer().notNull(),
  n: integer().notNull(),
  events: integer().notNull(),
  state: text().$type<CaseStateName>().notNull(),
  isOpen: integer('is_open', { mode: 'boolean' }).notNull(),
  received: text().notNull(),
  reception: text(),
  place: text(),
  receiver: text(),
  inCharge: text('in_charge'),
  lead: text(),
  subject: text().notNull(),
  isFirst: integer('is_first', { mode: 'boolean' }).notNull(),
  isCollective: integer('is_collective', { mode: 'boolean' }).notNull(),
  heads: integer().notNull(),
  disposition: text().$type<Disposition>(),
  satisfaction: text().$type<Satisfaction>(),
  nationalNumber: text('national_number'),
  ended: text(),
  isSettled: integer('is_settled', { mode: 'boolean' }),
  isPurged: integer('is_purged', { mode: 'boolean' }).notNull(),
  due: text(),
})

/** Whom and what a case concerns (回避). */
export const caseConcern = sqliteTable('case_concern', {
  id: integer().primaryKey(),
  case: text().notNull(),
  leader: text(),
  unit: text(),
})

/** Limits of cases, running and over. */
export const caseDeadline = sqliteTable(
  'case_deadline',
  {
    case: text().notNull(),
    clock: text().notNull(),
    event: integer().notNull(),
    office: text().notNull(),
    from: text('from_day').notNull(),
    due: text(),
    firstDue: text('first_due').notNull(),
    stopped: text(),
    is: text().$type<Deadline['is']>().notNull(),
    isRight: integer('is_right', { mode: 'boolean' }).notNull(),
    extended: integer().notNull(),
    isProvisional: integer('is_provisional', { mode: 'boolean' }).notNull(),
  },
  (table) => [primaryKey({ columns: [table.case, table.clock, table.event] })],
)

/** Words about people, encrypted; the only table of theirs, and erasable. */
export const personal = sqliteTable('personal', {
  /** A case or booking. */
  holder: text().primaryKey(),
  office: text().notNull(),
  kind: text().$type<'case' | 'booking'>().notNull(),
  sealed: blob({ mode: 'buffer' }).notNull(),
  version: integer().notNull(),
})

/** Who wants to be received (预约). */
export const booking = sqliteTable('booking', {
  id: text().primaryKey(),
  office: text().notNull(),
  subject: text().notNull(),
  heads: integer().notNull(),
  concerns: text({ mode: 'json' }).$type<Concerns>().notNull(),
  by: integer().notNull(),
  at: text().notNull(),
})

/** What became of a booking; the last step holds. */
export const bookingStep = sqliteTable('booking_step', {
  id: integer().primaryKey(),
  booking: text().notNull(),
  is: text().$type<BookingIs>().notNull(),
  date: text(),
  session: text().$type<Session>(),
  place: text(),
  reception: text(),
  case: text(),
  by: integer(),
  at: text().notNull(),
})

/** Whoever signs in. */
export const user = sqliteTable('user', {
  id: integer().primaryKey(),
  name: text().notNull(),
  shownName: text('shown_name').notNull(),
  passwordHash: text('password_hash'),
  isAdmin: integer('is_admin', { mode: 'boolean' }).notNull(),
  language: text().$type<'zh-CN' | 'en'>().notNull(),
  disabledAt: text('disabled_at'),
  createdAt: text('created_at').notNull(),
  version: integer().notNull().default(1),
})

/** What a user is in an office. */
export const membership = sqliteTable('membership', {
  id: integer().primaryKey(),
  user: integer().notNull(),
  office: text().notNull(),
  role: text().$type<MemberRole>().notNull(),
  leader: text(),
})

/** Who is signed in; only a hash of the token is kept. */
export const session = sqliteTable('session', {
  tokenHash: text('token_hash').primaryKey(),
  user: integer().notNull(),
  createdAt: text('created_at').notNull(),
  seenAt: text('seen_at').notNull(),
  endsAt: text('ends_at').notNull(),
})

/** One-time links; only a hash of the token is kept. */
export const ticket = sqliteTable('ticket', {
  tokenHash: text('token_hash').primaryKey(),
  user: integer(),
  purpose: text().$type<'set-up' | 'password' | 'sign-in'>().notNull(),
  endsAt: text('ends_at').notNull(),
  usedAt: text('used_at'),
})

/** A file that was read and waits to be taken over. */
export const pendingImport = sqliteTable('pending_import', {
  id: text().primaryKey(),
  office: text().notNull(),
  by: integer().notNull(),
  fileName: text('file_name').notNull(),
  /** Of what the office had when the file was read: it must be the same when it is taken over. */
  knownHash: text('known_hash').notNull(),
  body: text({ mode: 'json' }).$type<Record<string, unknown>>().notNull(),
  at: text().notNull(),
})

/** Everything that was done; rows are only ever added. */
export const log = sqliteTable('log', {
  seq: integer().primaryKey({ autoIncrement: true }),
  at: text().notNull(),
  user: integer(),
  office: text(),
  what: text().notNull(),
  subject: text().notNull(),
  data: text({ mode: 'json' }).$type<Record<string, unknown>>().notNull(),
  /** Which rows it changed, and the hashes of what they became, blinded by its salt. */
  rows: text({ mode: 'json' }).$type<Committed[]>().notNull().default([]),
  /** Random bytes; null: an entry from before the tree. */
  salt: blob({ mode: 'buffer' }),
})

/** The tree of the log (RFC 9162): roots of its complete subtrees, level 0 the entries themselves. */
export const logNode = sqliteTable(
  'log_node',
  { level: integer().notNull(), n: integer().notNull(), hash: blob({ mode: 'buffer' }).notNull() },
  (table) => [primaryKey({ columns: [table.level, table.n] })],
)

/** The signed head of the log as the last transaction left it. */
export const logTip = sqliteTable('log_tip', { id: integer().primaryKey(), note: text().notNull() })

/** Heads signed to be kept: those printed, and one a day. */
export const logHead = sqliteTable('log_head', {
  size: integer().primaryKey(),
  at: text().notNull(),
  note: text().notNull(),
})

/** What rows that change were as of an entry of the log. */
export const pastRow = sqliteTable(
  'past_row',
  {
    table: text('tbl').notNull(),
    key: text().notNull(),
    seq: integer().notNull(),
    body: text({ mode: 'json' }).$type<Record<string, string | number | null>[]>().notNull(),
  },
  (table) => [primaryKey({ columns: [table.table, table.key, table.seq] })],
)
