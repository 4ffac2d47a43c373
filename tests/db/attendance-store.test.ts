import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { addAttendance, attendanceBetween, entriesOf } from '../../src/db/attendance-store.ts'
import { officeById } from '../../src/db/office-store.ts'
import { planDocument } from '../../src/db/plan-store.ts'
import { saveServed } from '../../src/db/served-store.ts'
import { stale } from '../../src/db/stale.ts'
import { type Attendance, type AttendanceIs, entryOf } from '../../src/domain/attendance.ts'
import { addDays } from '../../src/domain/day.ts'
import { planSchema, readDocument } from '../../src/roster/planning-file.ts'
import { monthOf } from '../../src/rules/built-in/index.ts'
import { checkRule } from '../../src/rules/index.ts'
import { publishDuties } from '../tools/published.ts'
import { member, startService } from '../tools/service.ts'

/** Duties of November: one each for l01 to l09, the morning of the 2nd to the 10th. */
const duties = Array.from({ length: 9 }, (_, n) => ({
  id: `d${n + 1}`,
  date: `2026-11-${String(n + 2).padStart(2, '0')}`,
  leader: `l0${n + 1}`,
}))

const november = async () => {
  const service = startService()
  const office = service.county()
  const { database, clock } = service
  const { id: user } = await service.user('经办小王', [member(office, 'clerk')])
  publishDuties(service, office, '2026-11', duties)
  // What was brought in with the county is of no matter here.
  database.write(() => saveServed(database, { user, office, at: clock.now }, []))
  const plain = {
    ...{ session: 'morning', place: 'hall', unit: 'xz', activity: 'reception', is: 'present', coveredBy: null },
    ...{ why: null, note: '', arrived: null, left: null, batches: null, visitors: null, attested: [] },
    ...{ isPlanned: true, entered: 'first' },
  } as const satisfies Partial<Attendance>
  const note = (entry: Partial<Attendance> & Pick<Attendance, 'reception'>, after?: number) => {
    const duty = duties.find(({ id }) => id === entry.reception)
    const { id: reception, ...of } = duty ?? { id: entry.reception, date: '2026-11-02', leader: 'l01' }
    return database.write(() =>
      addAttendance(
        database,
        { office, user, at: clock.now },
        { ...plain, ...of, ...entry, reception },
        after ?? entriesOf(database, office, reception)[0]?.id ?? 0,
      ),
    )
  }
  const document = () => planDocument(database, officeById(database, office)!, '2026-12', [])
  /** What of November is on record, by day. */
  const served = () => {
    const read = readDocument(document())
    if (!read.ok) throw new Error(JSON.stringify(read.mistakes[0]))
    return (read.value.month.plan.history?.served ?? []).filter(
      ({ date }) => date >= '2026-11-01' && date < '2026-12-01',
    )
  }
  /** What a quota counts as served before December, by leader. */
  const counted = (rule: Record<string, unknown> = {}): Record<string, number> => {
    const q = {
      id: 'q',
      kind: 'quota',
      who: { roles: ['county-leader', 'county-secretary', 'county-head'] },
      ...rule,
    }
    const asked = {
      what: { activities: ['reception'] },
      of: 'each',
      per: { from: '2026-11-01', to: '2026-12-31' },
      min: 9,
    }
    const set = { id: 's', name: { 'zh-CN': '某', en: 's' }, from: '2020-01-01', rules: [{ ...asked, ...q }] }
    const month = monthOf(
      planSchema.parse({ ...(document() as object), presets: [], ruleSets: [set], overrides: [] }),
    )
    return Object.fromEntries(
      checkRule(month.rules[0]!, month, []).counts!.flatMap(({ leader, actual }) =>
        actual > 0 ? [[leader, actual]] : [],
      ),
    )
  }
  return { service, database, office, user, note, served, counted }
}

const each = (leaders: readonly string[], n = 1) => Object.fromEntries(leaders.map((leader) => [leader, n]))
const all = duties.map(({ leader }) => leader)

describe('what counts as served before a month', () => {
  it('is what was published while nobody has noted anything', async () => {
    const { counted } = await november()
    expect(counted()).toEqual(each(all))
  })

  it('is the day of whoever received: the absent leader’s is nobody’s, a covered one the substitute’s', async () => {
    const { note, served, counted } = await november()
    note({ reception: 'd1', is: 'present', batches: 3 })
    note({ reception: 'd2', is: 'absent', why: 'meeting' })
    note({ reception: 'd3', is: 'covered', coveredBy: 'l12' })
    expect(served().find(({ date }) => date === '2026-11-04')).toMatchObject({ leader: 'l12', insteadOf: 'l03' })
    const without = all.filter((one) => one !== 'l02' && one !== 'l03')
    expect(counted()).toEqual({ ...each(without), l12: 1 })
    // The rule’s own setting.
    expect(counted({ substitutes: false })).toEqual(each(without))
    expect(counted({ counts: 'days', halfDay: 0.5 })).toEqual({ ...each(without, 0.5), l12: 0.5 })
  })

  it('has sessions nobody came to, which a rule counts or not', async () => {
    const { note, counted } = await november()
    note({ reception: 'd1', batches: 0, visitors: 0 })
    note({ reception: 'd2', batches: null })
    expect(counted()).toEqual(each(all))
    expect(counted({ empty: false })).toEqual(each(all.slice(1)))
  })

  it('has receptions that were not planned, until they are declared void', async () => {
    const { note, served, counted } = await november()
    note({ reception: 'own', isPlanned: false, leader: 'l15', date: '2026-11-17', session: 'day' })
    expect(counted()).toEqual({ ...each(all), l15: 1 })
    expect(counted({ counts: 'days', halfDay: 0.5 })).toEqual({ ...each(all, 0.5), l15: 1 })
    expect(served()).toHaveLength(10)
    note({
      reception: 'own',
      isPlanned: false,
      leader: 'l15',
      date: '2026-11-17',
      is: 'void',
      entered: 'correction',
    })
    expect(counted()).toEqual(each(all))
  })

  it('is as published again once what was noted is void', async () => {
    const { note, counted } = await november()
    note({ reception: 'd2', is: 'absent', why: 'sick' })
    note({ reception: 'd2', is: 'void', entered: 'correction', note: '登错了' })
    expect(counted()).toEqual(each(all))
  })

  it('takes nothing from what was noted before an amendment gave the duty another day or leader', async () => {
    const { note, counted } = await november()
    note({ reception: 'd2', is: 'absent', why: 'emergency', date: '2026-11-01' })
    note({ reception: 'd3', is: 'absent', why: 'emergency', leader: 'l16' })
    expect(counted()).toEqual(each(all))
  })
})

describe('entries about receptions', () => {
  it('after another one that was not seen are refused, and leave nothing behind', async () => {
    const { note, database, office } = await november()
    expect(note({ reception: 'd1' }, 0)).toBeUndefined()
    const before = database.sqlite.prepare('SELECT count(*) FROM log').pluck().get()
    expect(note({ reception: 'd1', is: 'absent', why: 'trip' }, 0)).toBe(stale)
    expect(entriesOf(database, office, 'd1')).toHaveLength(1)
    expect(database.sqlite.prepare('SELECT count(*) FROM log').pluck().get()).toBe(before)
  })

  it('hold by the order in which they were made, whatever they are called and whatever their day', async () => {
    const { note, database, office } = await november()
    const states: AttendanceIs[] = ['present', 'absent', 'covered', 'void']
    let run = 0
    fc.assert(
      fc.property(
        fc.array(
          fc.record({
            reception: fc.integer({ min: 0, max: 3 }),
            is: fc.constantFrom(...states),
            entered: fc.constantFrom('first' as const, 'late' as const, 'correction' as const),
            batches: fc.option(fc.integer({ min: 0, max: 30 })),
          }),
          { maxLength: 14 },
        ),
        (made) => {
          // Receptions of its own for each run, each on a day of its own.
          const start = addDays('2020-01-01', 4 * run++)
          const dayOf = (n: number) => addDays(start, n)
          for (const { reception, is, entered, batches } of made)
            note({
              ...{
                reception: `${start}-${reception}`,
                isPlanned: false,
                date: dayOf(reception),
                is,
                entered,
                batches,
              },
              coveredBy: is === 'covered' ? 'l05' : null,
            })
          const last = new Map(made.map((one) => [`${start}-${one.reception}`, one]))
          const holds = attendanceBetween(database, office, start, dayOf(3))
          expect(
            new Map(holds.map(({ reception, is, entered, batches }) => [reception, { is, entered, batches }])),
          ).toEqual(new Map([...last].map(([id, { is, entered, batches }]) => [id, { is, entered, batches }])))
          for (const [id] of last)
            expect(entriesOf(database, office, id).map((entry) => entry.is)).toEqual(
              made
                .filter((one) => `${start}-${one.reception}` === id)
                .map((one) => one.is)
                .reverse(),
            )
        },
      ),
      { numRuns: 40 },
    )
  })

  it('are in time until the day after, then late; with an earlier one they are corrections whatever the day', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 400 }), fc.boolean(), (days, hasEarlier) => {
        const entered = entryOf('2026-02-27', addDays('2026-02-27', days), hasEarlier)
        expect(entered).toBe(hasEarlier ? 'correction' : days <= 1 ? 'first' : 'late')
      }),
    )
  })
})
