import { slotsOf } from '../../src/calendar/openings.ts'
import { workCalendar } from '../../src/calendar/workdays.ts'
import { addAmendment, addAmendmentStep, amendedDraft, madeByAmendment } from '../../src/db/amendment-store.ts'
import { addAttendance } from '../../src/db/attendance-store.ts'
import {
  addLocalDay,
  calendarOf,
  localDaysOf,
  removeLocalDay,
  saveYearNotice,
  yearNoticeVersion,
} from '../../src/db/calendar-store.ts'
import { saveLeader } from '../../src/db/leader-store.ts'
import { addOffice, officeById } from '../../src/db/office-store.ts'
import type { Database } from '../../src/db/open.ts'
import { placesOf, savePlace } from '../../src/db/place-store.ts'
import { addRevision, draftOf, rosterIdOf, saveDraft } from '../../src/db/roster-store.ts'
import {
  addOverride,
  overridesOf,
  removeOverride,
  ruleSetVersions,
  saveRuleSet,
} from '../../src/db/rule-set-store.ts'
import { saveServed } from '../../src/db/served-store.ts'
import { stale } from '../../src/db/stale.ts'
import { saveUnit } from '../../src/db/unit-store.ts'
import { addUser } from '../../src/db/user-store.ts'
import { type AbsenceWhy, type Attendance, entryOf } from '../../src/domain/attendance.ts'
import {
  addDays,
  addMonths,
  type Day,
  daysFrom,
  firstDay,
  lastDay,
  monthOf,
  weekdayOf,
  within,
} from '../../src/domain/day.ts'
import type { AmendmentKind, DraftStepName } from '../../src/domain/draft.ts'
import type { Liaison, Post, Role, Team } from '../../src/domain/leader.ts'
import { defaultSettings } from '../../src/domain/office.ts'
import type { Opening } from '../../src/domain/place.ts'
import type { Served } from '../../src/domain/served.ts'
import type { Slot } from '../../src/domain/slot.ts'
import { type Drawn, drawnFrom } from './drawn.ts'
import { type RuleFacts, ruleDrawn } from './generated-rules.ts'

/** A duty in force of a generated office. */
type Planned = Parameters<typeof addRevision>[3]['duties'][number]

interface GeneratedLeader {
  readonly id: string
  posts: Post[]
  liaisons: Liaison[]
}

const townships = ['t1', 't2']
const units = ['cty', ...townships, 'dep']
const hall = (unit: string): string => `hall-${unit}`
const roles: readonly [Role, Team][] = [
  ['county-secretary', 'party'],
  ['county-head', 'government'],
  ['county-leader', 'party'],
  ['county-leader', 'congress'],
  ['county-leader', 'government'],
  ['county-leader', 'consultative'],
  ['township-secretary', 'party'],
  ['township-head', 'government'],
  ['department-head', 'other'],
]

/** Fills an office of its own with what happens in 14 months, through the stores, by a clock that goes on. */
export const generateOffice = (database: Database, seed: number): { office: string; months: string[] } => {
  const generated = new GeneratedOffice(database, seed)
  generated.liveOn()
  return { office: generated.office, months: generated.months }
}

class GeneratedOffice {
  readonly office = 'gen'
  readonly months: string[]
  readonly #draw: Drawn
  readonly #facts: RuleFacts
  readonly #leaders: GeneratedLeader[] = []
  readonly #inForce = new Map<string, Planned[]>()
  readonly #published = new Set<string>()
  /** What is still to be done on a day. */
  readonly #agenda = new Map<Day, (() => void)[]>()
  readonly #lastEntry = new Map<string, { id: number; entry: Attendance }>()
  #user = 0
  #today: Day
  #moment = 0
  #rules = 0
  #ids = 0

  constructor(
    readonly database: Database,
    seed: number,
  ) {
    this.#draw = drawnFrom(seed)
    const first = addMonths('2025-07', this.#draw.below(12))
    this.months = Array.from({ length: 14 }, (_, n) => addMonths(first, n))
    this.#today = addDays(firstDay(first), -40)
    this.#facts = {
      months: this.months,
      units,
      openings: ['daily', 'town-1', 'days', 'early', 'visits'],
      steadyOpenings: ['daily', 'town-1'],
      leaders: ['l1', 'l2', 'l3'],
    }
  }

  get #actor() {
    this.#moment += 1 + this.#draw.below(900)
    const at = new Date(Date.parse(`${this.#today}T00:30:00.000Z`) + this.#moment * 1000).toISOString()
    return { user: this.#user, office: this.office, at }
  }

  liveOn(): void {
    this.database.write(() => this.#setUp())
    const end = addDays(lastDay(this.months.at(-1)!), 40)
    for (const month of this.months) {
      // Most months are published before they begin, some late, one in a while after they are over.
      const before = addDays(firstDay(month), -5 - this.#draw.below(15))
      const late = addDays(firstDay(month), this.#draw.below(this.#draw.chance(0.3) ? 50 : 9))
      if (!this.#draw.chance(0.03)) this.#on(this.#draw.chance(0.12) ? late : before, () => this.#publish(month))
    }
    // One transaction is much cheaper than one a day, and makes the same rows.
    this.database.write(() => {
      for (; this.#today <= end; this.#today = addDays(this.#today, 1)) {
        this.#moment = 0
        for (const act of this.#agenda.get(this.#today) ?? []) act()
        this.#happen()
      }
    })
  }

  #on(day: Day, act: () => void): void {
    const acts = this.#agenda.get(day)
    if (acts) acts.push(act)
    else this.#agenda.set(day, [act])
  }

  #setUp(): void {
    const { database } = this
    const program = { user: null, office: null, at: this.#actor.at }
    saveUnit(database, program, { id: 'out', name: '外县', level: 'county' })
    saveUnit(database, program, { id: 'cty', name: '本县', level: 'county' })
    for (const id of townships) saveUnit(database, program, { id, name: id, level: 'township', parent: 'cty' })
    saveUnit(database, program, { id: 'dep', name: '部门', level: 'department', parent: 'cty' })
    const settings = defaultSettings()
    const isBrought = this.#draw.chance(0.4)
    const knownFrom = addDays(firstDay(this.months[0]!), -this.#draw.below(70))
    addOffice(database, program, {
      ...{ id: this.office, unit: 'cty', name: '群众工作部', timezone: 'Asia/Shanghai' },
      settings: isBrought ? { ...settings, knownFrom } : settings,
    })
    this.#user = addUser(database, program, {
      name: 'clerk',
      shownName: 'clerk',
      isAdmin: false,
      language: 'zh-CN',
    })!
    for (const year of [2025, 2026, 2027, 2028]) this.#announce(year)
    for (let n = 6 + this.#draw.below(10); n > 0; n--)
      this.#arrive(addDays(this.#today, -400 * this.#draw.below(2)))
    for (const [place, openings] of this.#openings()) {
      const unit = place.slice('hall-'.length)
      savePlace(database, this.#actor, { place: { id: place, unit, name: place }, openings, version: 0 })
    }
    for (let n = 2 + this.#draw.below(3); n > 0; n--) this.#saveRuleSet()
    if (isBrought) saveServed(database, this.#actor, this.#brought(knownFrom))
  }

  #announce(year: number): void {
    const closed = [`${year}-01-01`, `${year}-05-01`, `${year}-10-01`, `${year}-10-02`, `${year}-10-03`]
    const spring = `${year}-02-${10 + this.#draw.below(8)}`
    const days = [
      ...closed,
      ...daysFrom(spring, addDays(spring, 6 + this.#draw.below(3))),
      ...daysFrom(`${year}-10-04`, `${year}-10-08`),
    ]
    const weekends = daysFrom(`${year}-01-02`, `${year}-12-20`).filter(
      (day) => ['sat', 'sun'].includes(weekdayOf(day)) && !days.includes(day),
    )
    const notice = {
      year,
      source: '示例',
      days: [
        ...days.map((date) => ({ date, name: '假', is: 'closed' as const })),
        ...this.#draw.some(weekends, 2, 6).map((date) => ({ date, name: '假', is: 'workday' as const })),
      ],
    }
    saveYearNotice(this.database, this.#actor, notice, yearNoticeVersion(this.database, this.office, year))
  }

  #openings(): [string, Opening[]][] {
    const times = { start: '09:00', end: '12:00' }
    const policies = ['skip', 'next-workday', 'previous-workday'] as const
    const on: Record<string, Opening['on']> = {
      daily: this.#draw.oneOf<Opening['on']>([
        { every: 'workday' },
        { weekdays: ['mon', 'wed', 'fri'], holiday: 'skip' },
        { weekdays: ['tue', 'sat'], holiday: 'skip' },
      ]),
      'town-1': { weekdays: [this.#draw.oneOf(['tue', 'thu'] as const)], holiday: 'skip' },
      days: { monthDays: this.#draw.some([1, 8, 15, 25, 30, 31], 2, 4), holiday: 'next-workday' },
      early: { monthDays: this.#draw.some([1, 2, 12, 28], 1, 3), holiday: 'previous-workday' },
      visits: this.#draw.oneOf<Opening['on']>([
        { nthWorkdays: [2, -1], holiday: this.#draw.oneOf(policies) },
        {
          nthWeekdays: [
            { weekday: 'fri', n: 1 },
            { weekday: 'wed', n: -1 },
          ],
          holiday: this.#draw.oneOf(policies),
        },
        { dates: this.months.flatMap((month) => [`${month}-03`, `${month}-19`]) },
      ]),
    }
    const made = (
      id: string,
      place: string,
      activity: Opening['activity'],
      session: Opening['session'],
    ): Opening => ({
      ...{ id, place, activity, session, ...times },
      on: on[id]!,
    })
    return [
      [
        hall('cty'),
        [made('daily', hall('cty'), 'reception', 'morning'), made('days', hall('cty'), 'reception', 'afternoon')],
      ],
      [
        hall('t1'),
        [
          made('town-1', hall('t1'), 'reception', this.#draw.oneOf(['day', 'afternoon'] as const)),
          made('visits', hall('t1'), 'down-visit', 'day'),
        ],
      ],
      [hall('t2'), [made('early', hall('t2'), 'down-visit', 'morning')]],
    ]
  }

  #postDrawn(from: Day, unit = this.#draw.oneOf(['cty', 'cty', 't1', 't2', 'dep'])): Post {
    const [role, team] = this.#draw.oneOf(roles)
    const to = this.#draw.chance(0.15) ? addDays(from, 60 + this.#draw.below(400)) : null
    return { unit, role, title: role, team, portfolio: [], order: 1 + this.#draw.below(20), from, to }
  }

  #liaisonsDrawn(leader: string, from: Day): Liaison[] {
    return this.#draw.some(['t1', 't2', 'dep'], 0, 2).map((unit) => ({
      ...{ leader, unit, from: addDays(from, this.#draw.below(60)) },
      to: this.#draw.chance(0.4) ? addDays(from, 60 + this.#draw.below(300)) : null,
    }))
  }

  #arrive(from: Day): void {
    const id = `l${this.#leaders.length + 1}`
    const posts = [this.#postDrawn(from), ...(this.#draw.chance(0.25) ? [this.#postDrawn(from)] : [])]
    const leader = { id, posts, liaisons: this.#draw.chance(0.4) ? this.#liaisonsDrawn(id, from) : [] }
    this.#leaders.push(leader)
    this.#saveLeader(leader)
  }

  #saveLeader({ id, posts, liaisons }: GeneratedLeader): void {
    const version = this.database.sqlite.prepare('SELECT version FROM leader WHERE id = ?').pluck().get(id) as
      | number
      | undefined
    const said = saveLeader(this.database, this.#actor, { id, name: id, posts, version: version ?? 0 }, liaisons)
    if (said === stale) throw new Error('stale leader')
  }

  #changeLeader(): void {
    const leader = this.#draw.oneOf(this.#leaders)
    const day = addDays(this.#today, this.#draw.below(20) - 10)
    const running = leader.posts.filter((post) => within(post, day) && post.from < day)
    const what = this.#draw.below(6)
    // Another post from some day on · he leaves · a post that never was · corrected backwards · out of the county · areas
    if (what <= 1 && running.length > 0) {
      const ending = this.#draw.oneOf(running)
      leader.posts = leader.posts.map((post) => (post === ending ? { ...post, to: addDays(day, -1) } : post))
      if (what === 0 || this.#draw.chance(0.4)) leader.posts = [...leader.posts, this.#postDrawn(day)]
    } else if (what === 2 && this.#draw.chance(0.4)) leader.posts = leader.posts.slice(1)
    else if (what === 3 && leader.posts.length > 0) {
      const wrong = this.#draw.oneOf(leader.posts)
      const from = addDays(wrong.from, this.#draw.below(61) - 30)
      const to = wrong.to !== null && wrong.to < from ? from : wrong.to
      leader.posts = leader.posts.map((post) =>
        post === wrong ? { ...this.#postDrawn(from, wrong.unit), to } : post,
      )
    } else if (what === 4 && this.#draw.chance(0.3)) leader.posts = [this.#postDrawn(day, 'out')]
    else leader.liaisons = this.#liaisonsDrawn(leader.id, day)
    this.#saveLeader(leader)
  }

  #saveRuleSet(): void {
    const sets = this.database.sqlite.prepare('SELECT DISTINCT id FROM rule_set').pluck().all() as string[]
    const { months } = this.#facts
    const isNew = sets.length < 2 || this.#draw.chance(0.3)
    const id = isNew ? `s${sets.length + 1}` : this.#draw.oneOf(sets)
    const versions = ruleSetVersions(this.database, this.office, id)
    const old = versions[0]?.body as
      | { from: Day; to: Day | null; rules: Record<string, unknown>[] }
      | null
      | undefined
    const from =
      old?.from ??
      (this.#draw.chance(0.7)
        ? '2024-01-01'
        : `${this.#draw.oneOf(months)}-${this.#draw.oneOf(['01', '12', '16'])}`)
    const to = this.#draw.chance(0.3)
      ? `${this.#draw.oneOf(months.slice(7))}-${this.#draw.oneOf(['09', '15', '28'])}`
      : null
    const kept = (old?.rules ?? []).map((rule) => this.#changedRule(rule))
    const fresh = Array.from({ length: kept.length > 0 ? this.#draw.below(2) : 2 + this.#draw.below(4) }, () =>
      ruleDrawn(this.#draw, this.#facts, `r${++this.#rules}`),
    )
    const isGone = !isNew && old && this.#draw.chance(0.2)
    const name = { 'zh-CN': id, en: id }
    const body = isGone
      ? null
      : { id, name, from, to: to !== null && to < from ? null : to, rules: [...kept, ...fresh] }
    const said = saveRuleSet(this.database, this.#actor, { id, version: versions[0]?.version ?? 0, body })
    if (said === stale) throw new Error('stale rule set')
  }

  /** The same rule with other numbers, or counting otherwise. */
  #changedRule(rule: Record<string, unknown>): Record<string, unknown> {
    if (this.#draw.chance(0.6)) return rule
    const { min, max, ...rest } = rule as { min?: number; max?: number }
    if (min === undefined && max === undefined) return rule
    const isRaised = this.#draw.chance(0.5)
    const least = min === undefined ? undefined : Math.max(0, min + (isRaised ? 1 : -1))
    const most = max === undefined ? undefined : Math.max(max + this.#draw.below(2), least ?? 0)
    return {
      ...rest,
      ...(least === undefined ? {} : { min: least }),
      ...(most === undefined ? {} : { max: most }),
      ...(rule.kind === 'quota' && this.#draw.chance(0.3) ? { substitutes: rule.substitutes === false } : {}),
    }
  }

  /** What was served before the first roster: on workdays, or moved back from the day it was meant for. */
  #brought(from: Day): Served[] {
    const first = firstDay(this.months[0]!)
    return daysFrom(from, addDays(first, -1)).flatMap((date): Served[] => {
      if (this.#draw.chance(0.6)) return []
      const leader = this.#draw.oneOf(this.#leaders).id
      const isMoved = date >= addDays(first, -3)
      return [
        {
          ...{
            date,
            session: this.#draw.oneOf(['morning', 'day'] as const),
            activity: 'reception',
            place: hall('cty'),
          },
          ...{ unit: 'cty', leader, opening: 'daily' },
          ...(isMoved ? { movedFrom: first } : {}),
          ...(this.#draw.chance(0.1) ? { insteadOf: 'l1' } : {}),
          ...(this.#draw.chance(0.1) ? { nobodyCame: true } : {}),
        },
      ]
    })
  }

  #slots(month: string): (Slot & { unit: string })[] {
    const places = placesOf(this.database, this.office)
    const calendar = workCalendar(calendarOf(this.database, this.office))
    const openings = places.flatMap((kept) => kept.openings)
    return slotsOf(openings, month, calendar, (place) => places.find((kept) => kept.place.id === place)!.place.unit)
  }

  #mayServe(date: Day): string[] {
    return this.#leaders
      .filter(({ posts }) => posts.some((post) => post.unit !== 'out' && within(post, date)))
      .map(({ id }) => id)
  }

  #duty(
    { date, session, start, end, opening, place, unit, activity, movedFrom }: Slot,
    leader: string,
    id = `d${++this.#ids}`,
    sequence = 0,
  ): Planned {
    const at = new Date(Date.parse(`${this.#today}T01:00:00Z`)).toISOString()
    return {
      ...{ id, date, session, start, end, opening, place, unit, activity, leader, changedAt: at, sequence },
      ...(movedFrom === undefined ? {} : { movedFrom }),
    }
  }

  #revise(
    month: string,
    what: DraftStepName,
    duties: Planned[],
    made: Record<string, unknown> | null = null,
  ): void {
    const { database } = this
    const known = rosterIdOf(database, this.office, month)
    const drafted = duties.map(({ date, opening, leader }) => ({ date, opening, leader }))
    const version = known === undefined ? 0 : (draftOf(database, known)?.version ?? 0)
    const saved = saveDraft(database, this.#actor, month, version, { what, duties: drafted, pins: [], made })
    if (saved === stale) throw new Error('stale draft')
    const roster = rosterIdOf(database, this.office, month)!
    const frozen = { plan: '{}', planHash: 'plan', answer: '{}', answerHash: 'answer', approvedBy: null }
    addRevision(database, this.#actor, month, { roster, draft: saved.version, ...frozen, duties })
    const before = new Map((this.#inForce.get(month) ?? []).map((one) => [one.id, one]))
    this.#inForce.set(month, duties)
    this.#published.add(month)
    for (const duty of duties) if (before.get(duty.id)?.date !== duty.date) this.#awaitEntry(month, duty)
  }

  #publish(month: string): void {
    const busy = new Set<string>()
    const load = new Map<string, number>()
    const carried = this.#inForce.get(month) ?? []
    const duties = this.#slots(month).flatMap((slot) => {
      if (this.#draw.chance(0.5)) return []
      const free = this.#draw
        .shuffled(this.#mayServe(slot.date))
        .filter((leader) => !busy.has(`${leader} ${slot.date} ${this.#draw.chance(0.3) ? slot.session : ''}`))
        .sort((a, b) => (load.get(a) ?? 0) - (load.get(b) ?? 0))
      return free.slice(0, this.#draw.chance(0.12) ? 2 : 1).map((leader) => {
        busy.add(`${leader} ${slot.date} `).add(`${leader} ${slot.date} ${slot.session}`)
        load.set(leader, (load.get(leader) ?? 0) + 1)
        return this.#duty(slot, leader)
      })
    })
    this.#revise(month, 'made', [...carried, ...duties])
  }

  /** Some duties go to others, some are taken out, some are new: decided anew, by no amendment. */
  #publishAnew(month: string): void {
    const slots = this.#draw.some(this.#slots(month), 0, 2)
    const duties = this.#inForce.get(month)!.flatMap((duty) => {
      if (duty.date <= this.#today || !this.#draw.chance(0.15)) return [duty]
      if (this.#draw.chance(0.3)) return []
      const leader = this.#draw.oneOf(this.#leaders).id
      return [{ ...duty, leader, sequence: duty.sequence + 1 }]
    })
    const fresh = slots.flatMap((slot) => {
      const may = this.#mayServe(slot.date)
      return may.length > 0 ? [this.#duty(slot, this.#draw.oneOf(may))] : []
    })
    this.#revise(month, this.#draw.oneOf(['move', 'made', 'swap'] as const), [...duties, ...fresh])
  }

  #amend(): void {
    const months = [...this.#published].filter((month) => month >= addMonths(monthOf(this.#today), -1))
    if (months.length === 0) return
    const month = this.#draw.oneOf(months)
    const duties = this.#inForce.get(month)!
    const open = duties.filter(({ date }) => date >= addDays(this.#today, -2))
    if (open.length < 2) return
    const [duty, other] = this.#draw.shuffled(open) as [Planned, Planned]
    const kind = this.#draw.oneOf<AmendmentKind>(['swap', 'cover', 'cover', 'defer', 'defer', 'cancel'])
    const leader = this.#draw.oneOf(this.#leaders).id
    if (kind === 'swap' && other.leader === duty.leader) return
    if (kind === 'cover' && leader === duty.leader) return
    const next = addMonths(month, 1)
    const later = this.#draw.chance(0.35) ? next : month
    const slots =
      later === month || this.months.includes(next) ? this.#slots(later).filter(({ date }) => date > duty.date) : []
    if (kind === 'defer' && slots.length === 0) return
    const slot = kind === 'defer' ? this.#draw.oneOf(slots) : undefined
    const roster = rosterIdOf(this.database, this.office, month)!
    const amendment = addAmendment(this.database, this.#actor, {
      ...{ kind, roster, duty: duty.id, leader: duty.leader, reason: '示例', toDay: slot?.date ?? null },
      ...{ otherRoster: kind === 'swap' ? roster : null, otherDuty: kind === 'swap' ? other.id : null },
      otherLeader: kind === 'swap' ? other.leader : kind === 'cover' ? leader : null,
    })
    if (this.#draw.chance(0.1)) {
      addAmendmentStep(this.database, this.#actor, { amendment, is: 'rejected', note: '示例' })
      return
    }
    addAmendmentStep(this.database, this.#actor, { amendment, is: 'approved' })
    const put = (changes: Record<string, Partial<Planned>>) =>
      duties.map((one) => ({ ...one, ...changes[one.id], sequence: one.sequence + (changes[one.id] ? 1 : 0) }))
    const without = duties.filter((one) => one !== duty)
    const made = madeByAmendment(amendment)
    if (kind === 'swap')
      this.#revise(
        month,
        amendedDraft,
        put({ [duty.id]: { leader: other.leader }, [other.id]: { leader: duty.leader } }),
        made,
      )
    else if (kind === 'cover') this.#revise(month, amendedDraft, put({ [duty.id]: { leader } }), made)
    else if (kind === 'cancel') this.#revise(month, amendedDraft, without, made)
    else if (later === month)
      this.#revise(
        month,
        amendedDraft,
        [...without, this.#duty(slot!, duty.leader, duty.id, duty.sequence + 1)],
        made,
      )
    else {
      this.#revise(month, amendedDraft, without, made)
      if (this.#published.has(next))
        this.#revise(next, amendedDraft, [...this.#inForce.get(next)!, this.#duty(slot!, duty.leader)], made)
      else this.#inForce.set(next, [...(this.#inForce.get(next) ?? []), this.#duty(slot!, duty.leader)])
    }
  }

  /** Most duties are entered on their day, some later, some never; some entries are corrected. */
  #awaitEntry(month: string, { id, date }: Planned): void {
    const day = date < this.#today ? addDays(this.#today, 1) : date
    const enter = () => {
      const duty = this.#inForce.get(month)!.find((one) => one.id === id)
      if (duty?.date === date) this.#enter(duty)
    }
    if (this.#draw.chance(0.12)) return
    this.#on(
      this.#draw.chance(0.85) ? addDays(day, this.#draw.below(2)) : addDays(day, 2 + this.#draw.below(45)),
      enter,
    )
    if (this.#draw.chance(0.08)) this.#on(addDays(day, 3 + this.#draw.below(90)), enter)
    // Somebody says in the morning that he does not come, and the day is then put off or covered.
    if (this.#draw.chance(0.05)) this.#on(addDays(day, -1), enter)
  }

  #enter({ id: reception, date, session, place, unit, activity, leader }: Planned, isPlanned = true): void {
    const why = this.#draw.oneOf<AbsenceWhy>(['trip', 'meeting', 'sick', 'unexcused', 'other'])
    const other = this.#draw.oneOf(this.#leaders).id
    const said = this.#draw.below(20)
    const is = !isPlanned
      ? this.#draw.chance(0.9)
        ? ('present' as const)
        : ('void' as const)
      : said < 13 || other === leader
        ? ('present' as const)
        : said < 16
          ? ('absent' as const)
          : said < 19
            ? ('covered' as const)
            : ('void' as const)
    const last = this.#lastEntry.get(reception)
    const isAway = is === 'absent' || is === 'covered'
    const entry: Attendance = {
      ...{ reception, isPlanned, date, session, place, unit, activity, leader, is },
      coveredBy: is === 'covered' ? other : null,
      why: isAway && this.#draw.chance(0.8) ? why : null,
      ...{ note: '', arrived: null, left: null, visitors: null, attested: [] },
      batches: is === 'present' || is === 'covered' ? this.#draw.oneOf([null, 0, 0, 1, 2, 5]) : null,
      entered: entryOf(date, this.#today, last !== undefined),
    }
    if (addAttendance(this.database, this.#actor, entry, last?.id ?? 0) === stale) throw new Error('stale entry')
    const id = this.database.sqlite.prepare('SELECT max(id) FROM attendance').pluck().get() as number
    this.#lastEntry.set(reception, { id, entry })
  }

  #receiveUnplanned(): void {
    const may = this.#mayServe(this.#today)
    if (may.length === 0) return
    const unit = this.#draw.oneOf(['cty', 't1', 't2'])
    const slot = {
      ...{
        id: '',
        date: this.#today,
        session: this.#draw.oneOf(['morning', 'afternoon', 'day'] as const),
        start: '',
        end: '',
      },
      ...{
        opening: '',
        place: hall(unit),
        unit,
        activity: this.#draw.oneOf(['reception', 'down-visit'] as const),
        provisional: false,
      },
    }
    const duty = this.#duty(slot, this.#draw.oneOf(may))
    this.#enter(duty, false)
    if (this.#draw.chance(0.1)) this.#on(addDays(this.#today, 5), () => this.#enter(duty, false))
  }

  #changePlace(): void {
    const kept = this.#draw.oneOf(placesOf(this.database, this.office))
    const fresh = (one: Opening): Opening => ({ ...one, id: `o${++this.#ids}`, session: 'morning' })
    const openings = this.#draw.oneOf([
      kept.openings.slice(1),
      kept.openings.map((one) => ({ ...one, session: this.#draw.oneOf(['morning', 'afternoon', 'day'] as const) })),
      [...kept.openings, ...kept.openings.slice(0, 1).map(fresh)],
    ])
    savePlace(this.database, this.#actor, { place: kept.place, openings, version: kept.version })
  }

  #changeOverride(): void {
    const own = overridesOf(this.database, this.office)
    if (own.length > 0 && this.#draw.chance(0.3)) {
      removeOverride(this.database, this.#actor, this.#draw.oneOf(own).id)
      return
    }
    const min = this.#draw.below(5)
    const from = addDays(this.#today, this.#draw.below(60) - 20)
    const numbers = this.#draw.oneOf([{ min }, { min, max: min + this.#draw.below(3) }])
    const rule = `r${1 + this.#draw.below(this.#rules)}`
    addOverride(this.database, this.#actor, {
      rule,
      ...numbers,
      reason: '示例',
      from,
      to: addDays(from, this.#draw.below(120)),
    })
  }

  #changeLocalDay(): void {
    const own = localDaysOf(this.database, this.office)
    if (own.length > 0 && this.#draw.chance(0.25)) {
      removeLocalDay(this.database, this.#actor, this.#draw.oneOf(own).id)
      return
    }
    const date = addDays(this.#today, this.#draw.below(80) - 10)
    if (own.some((one) => one.date === date)) return
    const places = this.#draw.chance(0.4) ? { places: [hall(this.#draw.oneOf(['cty', 't1', 't2']))] } : {}
    addLocalDay(this.database, this.#actor, { date, isOpen: this.#draw.chance(0.4), why: '示例', ...places })
  }

  /** What else happens on a day. */
  #happen(): void {
    const often: readonly [number, () => void][] = [
      [0.06, () => this.#changeLeader()],
      [0.015, () => this.#arrive(addDays(this.#today, this.#draw.below(30) - 15))],
      [0.02, () => this.#saveRuleSet()],
      [0.015, () => this.#changeOverride()],
      [0.02, () => this.#changeLocalDay()],
      [0.008, () => this.#changePlace()],
      [0.003, () => this.#announce(Number(this.#today.slice(0, 4)))],
      [0.08, () => this.#amend()],
      [0.05, () => this.#receiveUnplanned()],
      [0.012, () => this.#publishAgain()],
      [0.0015, () => this.#giveAway()],
    ]
    for (const [part, act] of often) if (this.#draw.chance(part)) act()
  }

  #publishAgain(): void {
    const running = [...this.#published].filter((month) => lastDay(month) >= this.#today)
    if (running.length > 0) this.#publishAnew(this.#draw.oneOf(running))
  }

  /** A township gets an office of its own: its leaders are no more of this one. */
  #giveAway(): void {
    if (officeById(this.database, 'town')) return
    const settings = defaultSettings()
    addOffice(this.database, this.#actor, {
      id: 'town',
      unit: 't2',
      name: '群众工作站',
      timezone: 'Asia/Shanghai',
      settings,
    })
  }
}
