import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { casesOf, casesOfLeader, casesOfReception, countCases, dueUntil } from '../../src/db/case-list.ts'
import { caseById } from '../../src/db/case-store.ts'
import { leaderOf, saveLeader, sharedLeader } from '../../src/db/leader-store.ts'
import { logOf } from '../../src/db/log-store.ts'
import { officeById, saveOffice } from '../../src/db/office-store.ts'
import { addSubscription } from '../../src/db/subscription-store.ts'
import { saveUnit } from '../../src/db/unit-store.ts'
import type { NewCaseEvent } from '../../src/domain/case-event.ts'
import type { Day } from '../../src/domain/day.ts'
import { feedKey } from '../../src/domain/feed.ts'
import { hashOf, newToken } from '../../src/web/token.ts'
import { caseKeeper, registration } from '../tools/kept-cases.ts'
import { member, startService } from '../tools/service.ts'

const offices = ['xz', 'b'] as const
const leaders = ['l01', 'l02', 'l03', 'l04'] as const
const names = { l01: '陈新伟', l02: '邓宏伟', l03: '莫德玲', l04: '廖晓强' } as const
/** Units with the office they are below; only posts there are changed. */
const units = { land: 'xz', water: 'xz', 'b-land': 'b' } as const
type Leader = (typeof leaders)[number]
type Unit = keyof typeof units

const days = ['2026-03-01', '2026-06-30', '2026-07-01', '2026-07-02', '2026-10-01'] as const
const leader = fc.constantFrom(...leaders)
const unit = fc.constantFrom(...(Object.keys(units) as Unit[]))

interface Held {
  readonly leader: Leader
  readonly unit: Unit
  readonly from: Day
  readonly to: Day | null
}
/** A post somebody holds, some over before cases were received, some begun after; `gone`: he never held it. */
const change = fc.record({
  ...{ leader, unit, from: fc.constantFrom(...days), gone: fc.boolean() },
  to: fc.option(fc.constantFrom(...days), { freq: 2 }),
})
const oneCase = fc.record({
  office: fc.constantFrom(...offices),
  received: fc.constantFrom(...days),
  leaders: fc.subarray([...leaders], { maxLength: 2 }),
  units: fc.subarray(Object.keys(units) as Unit[], { maxLength: 2 }),
  receiver: fc.option(leader),
  inCharge: fc.option(leader),
  reception: fc.constantFrom('duty-a', 'duty-b'),
})
type OneCase = typeof oneCase extends fc.Arbitrary<infer T> ? T : never
type Kept = OneCase & { readonly id: string; readonly subject: string }

/** Two offices that share leaders, with units whose posts the model holds. */
const county = async () => {
  const service = startService()
  const { database, clock, context } = service
  service.county()
  service.office('b')
  const actor = (office: string) => ({ user: null, office, at: clock.now })
  // Each case has a subject of its own, by which pages and calendars tell which it is.
  const subjects = Array.from({ length: 8 }, (_, n) => ({ code: `s${n}`, name: `测试事项${n}号` }))
  database.write(() => {
    for (const [id, office] of Object.entries(units))
      saveUnit(database, actor(office), {
        id,
        name: id,
        level: 'department',
        parent: office === 'b' ? 'u-b' : 'xz',
      })
    for (const id of offices) {
      const office = officeById(database, id)!
      saveOffice(database, actor(id), {
        ...office,
        settings: { ...office.settings, cases: { ...office.settings.cases, subjects } },
      })
    }
    for (const id of leaders)
      addSubscription(database, actor('xz'), {
        feed: feedKey('leader', id),
        name: '机',
        tokenHash: hashOf(newToken()),
      })
  })
  const held: Held[] = []
  /** Saves what posts a leader holds in the units of an office, beside those he had before. */
  const save = (id: Leader, office: 'xz' | 'b'): void => {
    const kept = leaderOf(database, office, id)
    const { version } = sharedLeader(database, id, names[id])!
    const post = { role: 'department-head', title: '局长', team: 'government', order: 60 } as const
    const others = kept?.posts.filter((one) => !(one.unit in units)) ?? []
    const own = held.filter((one) => one.leader === id && units[one.unit] === office)
    const posts = [...others, ...own.map(({ leader: _, ...span }) => ({ ...post, ...span, portfolio: [] }))]
    database.write(() => saveLeader(database, actor(office), { id, name: names[id], version, posts }, []))
  }
  return {
    ...{ service, database, clock, context, subjects, held },
    keepers: { xz: caseKeeper(service, 'xz'), b: caseKeeper(service, 'b') },
    /** Gives a leader a post in place of what he had in that unit, or takes it away. */
    change({
      leader: id,
      unit: of,
      from,
      to,
      gone,
    }: typeof change extends fc.Arbitrary<infer T> ? T : never): void {
      const at = held.findIndex((one) => one.leader === id && one.unit === of)
      if (at >= 0) held.splice(at, 1)
      if (!gone) held.push({ leader: id, unit: of, from: to !== null && to < from ? to : from, to })
      save(id, units[of])
    },
  }
}

/** By the words of the rule alone: named, or with a post in a unit named on the day it was received or later. */
const hasToWithdraw = (who: Leader, one: OneCase, held: readonly Held[]): boolean => {
  if (one.leaders.includes(who)) return true
  for (const post of held)
    if (post.leader === who && one.units.includes(post.unit) && (post.to === null || post.to >= one.received))
      return true
  return false
}

const people: readonly (readonly Leader[])[] = [[], ['l01'], ['l02'], ['l01', 'l03'], ['l03', 'l04']]

describe('withdrawal (回避) over any cases, leaders and posts', () => {
  it('hides a case from a leader it concerns in lists, counts, due lists, log and calendars, and from no other', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(change, { maxLength: 5 }),
        fc.array(oneCase, { minLength: 4, maxLength: 8 }),
        fc.array(change, { minLength: 1, maxLength: 4 }),
        async (before, generated, after) => {
          const there = await county()
          const { service, database, context, held, keepers, subjects } = there
          for (const one of before) there.change(one)
          const kept: Kept[] = []
          for (const [n, one] of generated.entries()) {
            const { office, received: day, inCharge, receiver, reception } = one
            const named = [receiver, inCharge].filter((who) => who !== null)
            const id = `case-${n}`
            const concerns = { leaders: one.leaders, units: one.units }
            const subject = subjects[n]!
            const refused = keepers[office].register(
              id,
              registration(day, { receiver, concerns, reception, subject: subject.code }),
              {
                steps: [
                  ...(inCharge ? [{ what: 'put-in-charge', day, data: { leader: inCharge } } as const] : []),
                  { what: 'accepted', day, data: {} },
                ],
              },
            )
            const isWrong = named.some((who) => hasToWithdraw(who, one, held))
            expect(refused?.includes('回避') ?? false, id).toBe(isWrong)
            if (!isWrong) kept.push({ ...one, id, subject: subject.name })
          }
          const users = await Promise.all(
            people.slice(1).map(async (own, n) => ({
              own,
              // A clerk who is a leader too, and officers who speak for two.
              visitor: await service.user(`u${n}`, [
                member('xz', 'clerk'),
                ...own.map((id, at) => member(at === 0 ? 'xz' : 'b', 'leader', id)),
              ]),
            })),
          )

          const check = async (): Promise<void> => {
            await context.feeds.refresh()
            const exists = (own: readonly Leader[], one: Kept) => !own.some((who) => hasToWithdraw(who, one, held))
            const ids = (all: readonly { id: string }[]) => all.map(({ id }) => id).sort()
            const found = (all: readonly { case: string }[]) => all.map((one) => one.case).sort()
            for (const own of people) {
              const viewer = { leaders: own }
              const seen = kept.filter((one) => exists(own, one))
              for (const office of offices) {
                const here = seen.filter((one) => one.office === office)
                const page = { limit: 100, offset: 0 }
                expect(found(casesOf(database, office, viewer, {}, page))).toEqual(ids(here))
                expect(countCases(database, office, viewer, { state: 'open' })).toBe(here.length)
                // Informing and handling run of each.
                const due = dueUntil(database, office, viewer, '2027-12-31').map(({ of }) => of)
                expect(found(due)).toEqual(ids([...here, ...here]))
                const logged = logOf(database, office, { viewer, kinds: ['case'], limit: 1000 })
                expect([...new Set(logged.map(({ subject }) => subject))].sort()).toEqual(ids(here))
                for (const one of kept.filter((other) => other.office === office))
                  expect(caseById(database, office, viewer, one.id) !== undefined).toBe(exists(own, one))
                for (const who of leaders) {
                  const his = here.filter(({ receiver, inCharge }) => receiver === who || inCharge === who)
                  const listed = casesOfLeader(database, office, viewer, who, { open: true, limit: 100 })
                  expect(found(listed)).toEqual(ids(his))
                }
              }
              for (const reception of ['duty-a', 'duty-b'])
                expect(found(casesOfReception(database, viewer, reception))).toEqual(
                  ids(seen.filter((one) => one.reception === reception)),
                )
            }
            for (const who of leaders) {
              const text = context.calendars.store.texts(feedKey('leader', who)).join('\n').replaceAll('\r\n ', '')
              const answers = kept.filter((one) => (one.inCharge ?? one.receiver) === who && exists([who], one))
              expect(subjectsIn(text)).toEqual(answers.map(({ subject }) => subject).sort())
            }
          }
          await check()
          for (const one of after) {
            there.change(one)
            await check()
          }
          for (const { own, visitor } of users) {
            // In this office he is the first of them; as the others he is elsewhere, and withdraws here too.
            const isOwn = (one: Kept) =>
              one.office === 'xz' &&
              (one.receiver === own[0] || one.inCharge === own[0]) &&
              !own.some((who) => hasToWithdraw(who, one, held))
            const page = await (await visitor.get('/o/xz/mine')).text()
            expect(subjectsIn(page)).toEqual(
              kept
                .filter(isOwn)
                .map(({ subject }) => subject)
                .sort(),
            )
            for (const one of kept)
              expect((await visitor.get(`/o/xz/mine/cases/${one.id}`)).status).toBe(isOwn(one) ? 200 : 404)
          }
          // Nobody who has to withdraw takes part from now on, whatever he was before.
          for (const one of kept)
            for (const who of leaders) {
              const must = hasToWithdraw(who, one, held)
              const day = '2026-11-10'
              const extended = { clock: 'handle', days: 1, approver: who, told: day }
              const steps: NewCaseEvent[] = [
                { what: 'put-in-charge', day, data: { leader: who } },
                { what: 'instructed', day, data: { leader: who } },
                ...(must ? [{ what: 'extended', day, data: extended } as const] : []),
              ]
              for (const step of steps)
                expect(keepers[one.office].step(one.id, step)?.includes('回避') ?? false, step.what).toBe(must)
              const taken = { concerns: { leaders: one.leaders, units: one.units }, receiver: who, inCharge: null }
              if (must)
                expect(keepers[one.office].step(one.id, { what: 'concerned', day, data: taken })).toContain('回避')
            }
        },
      ),
      { numRuns: 4, endOnFailure: true },
    )
  }, 120_000)
})

const subjectsIn = (text: string): string[] => [...new Set(text.match(/测试事项\d号/g) ?? [])].sort()
