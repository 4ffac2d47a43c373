import fc from 'fast-check'
import type { Availability } from '../../src/domain/availability.ts'
import { addDays, weekdays } from '../../src/domain/day.ts'
import { type Leader, type Post, type Role, roleWords, type Team, teamWords } from '../../src/domain/leader.ts'
import {
  type Activity,
  activityWords,
  type Opening,
  type Place,
  type Recurrence,
  type Session,
  sessionWords,
} from '../../src/domain/place.ts'
import { levels, type Unit } from '../../src/domain/unit.ts'
import type { OfficeState } from '../../src/workbook/known.ts'

const keys = <T extends string>(words: Record<T, unknown>) => fc.constantFrom(...(Object.keys(words) as T[]))

const days = fc.integer({ min: 0, max: 3000 }).map((n) => addDays('2022-01-01', n))
const holiday = fc.constantFrom('skip' as const, 'next-workday' as const, 'previous-workday' as const)
const some = <T>(items: readonly T[], most: number) =>
  fc.uniqueArray(fc.constantFrom(...items), { minLength: 1, maxLength: most })
const numbers = (from: number, to: number) =>
  Array.from({ length: to - from + 1 }, (_, at) => from + at).filter((n) => n !== 0)

/** Any recurrence. */
export const recurrences: fc.Arbitrary<Recurrence> = fc.oneof(
  fc.constant({ every: 'workday' as const }),
  fc.record({ weekdays: some(weekdays, 7), holiday }),
  fc.record({ monthDays: some(numbers(1, 31), 5), holiday }),
  fc.record({ nthWorkdays: some(numbers(-23, 23), 3), holiday }),
  fc.record({
    nthWeekdays: fc.uniqueArray(
      fc.record({ weekday: fc.constantFrom(...weekdays), n: fc.constantFrom(...numbers(-5, 5)) }),
      { minLength: 1, maxLength: 3, selector: ({ weekday, n }) => `${weekday}${n}` },
    ),
    holiday,
  }),
  fc.record({ lunarDays: some(numbers(1, 30), 3), holiday }),
  fc.record({ dates: fc.uniqueArray(days, { minLength: 1, maxLength: 3 }) }),
)

// Signs in front that a workbook must hide from Excel, and names that the library’s own tables have.
const word = fc.oneof(
  fc.stringMatching(/^[一-龥]{2,6}$/),
  fc.stringMatching(/^[=+@-]?[A-Za-z][A-Za-z&<>"' ]{0,8}[a-z]$/).map((words) => words.replace(/ +/g, ' ')),
  fc.constantFrom('constructor', '__proto__', "'=1+1", '县委常委、副县长(兼)'),
)
const title = fc.oneof(word, fc.constantFrom('县委书记', '副县长', '县委副书记、县长', '党组书记、局长'))

const span = fc.tuple(days, fc.option(fc.integer({ min: 0, max: 900 }))).map(([from, length]) => ({
  from,
  to: length === null ? null : addDays(from, length),
}))

const unitOf = (names: readonly string[]) =>
  fc.tuple(...names.map(() => fc.tuple(fc.constantFrom(...levels), fc.nat()))).map((drawn) =>
    drawn.map(([level, above], at): Unit => {
      const parent = at === 0 ? undefined : above % (at + 1)
      const unit = { id: at === 0 ? 'office' : `u${String(at).padStart(3, '0')}`, name: names[at]!, level }
      return parent === undefined || parent === at
        ? unit
        : { ...unit, parent: parent === 0 ? 'office' : `u${String(parent).padStart(3, '0')}` }
    }),
  )

const key = (words: string): string => words.normalize('NFKC').replace(/\s/g, '').toLowerCase()
const distinct = (most: number) => fc.uniqueArray(word, { minLength: 1, maxLength: most, selector: key })

const leadersOf = (units: readonly Unit[]): fc.Arbitrary<Leader[]> => {
  const post: fc.Arbitrary<Post> = fc
    .record({
      unit: fc.constantFrom(...units.map(({ id }) => id)),
      role: keys<Role>(roleWords),
      title,
      team: keys<Team>(teamWords),
      portfolio: fc.array(fc.stringMatching(/^[一-龥]{2,4}$/), { maxLength: 3 }),
      order: fc.nat({ max: 999_999 }),
      span,
    })
    .map(({ span: { from, to }, ...rest }) => ({ ...rest, from, to }))
  const posts = fc.uniqueArray(post, {
    minLength: 1,
    maxLength: 3,
    selector: (one) => `${one.unit}${key(one.title)}${one.from}`,
  })
  return fc
    .tuple(distinct(5), fc.array(posts, { minLength: 5, maxLength: 5 }))
    .map(([names, drawn]) =>
      names.map((name, at) => ({ id: `l${String(at + 1).padStart(3, '0')}`, name, posts: drawn[at]! })),
    )
}

const placesOf = (units: readonly Unit[]): fc.Arbitrary<{ places: Place[]; openings: Opening[] }> =>
  fc
    .tuple(
      distinct(3),
      fc.array(
        fc.record({
          unit: fc.constantFrom(...units.map(({ id }) => id)),
          address: fc.option(word, { nil: undefined }),
          phone: fc.option(fc.stringMatching(/^0\d{3}-\d{7}$/), { nil: undefined }),
          booking: fc.option(fc.constantFrom('前一天17:00前', '当天早上'), { nil: undefined }),
          openings: fc.uniqueArray(
            fc.record({
              activity: keys<Activity>(activityWords),
              session: keys<Session>(sessionWords),
              hours: fc.tuple(fc.integer({ min: 0, max: 11 }), fc.integer({ min: 12, max: 23 })),
              capacity: fc.option(fc.integer({ min: 1, max: 1000 }), { nil: undefined }),
              on: recurrences,
            }),
            { maxLength: 3, selector: ({ session, activity }) => session + activity },
          ),
        }),
        { minLength: 3, maxLength: 3 },
      ),
    )
    .map(([names, drawn]) => {
      const places: Place[] = []
      const openings: Opening[] = []
      for (const [at, name] of names.entries()) {
        const { unit, address, phone, booking, openings: mine } = drawn[at]!
        const id = `p${String(at + 1).padStart(3, '0')}`
        places.push({
          id,
          unit,
          name,
          ...(address === undefined ? {} : { address }),
          ...(phone === undefined ? {} : { phone }),
          ...(booking === undefined ? {} : { booking }),
        })
        for (const { hours, capacity, ...opening } of mine)
          openings.push({
            id: `o${String(openings.length + 1).padStart(3, '0')}`,
            place: id,
            ...opening,
            start: `${String(hours[0]).padStart(2, '0')}:05`,
            end: `${hours[1]}:30`,
            ...(capacity === undefined ? {} : { capacity }),
          })
      }
      return { places, openings }
    })

const availabilityOf = (leaders: readonly Leader[]): fc.Arbitrary<Availability[]> =>
  fc.uniqueArray(
    fc
      .record({
        leader: fc.constantFrom(...leaders.map(({ id }) => id)),
        from: days,
        length: fc.nat({ max: 60 }),
        sessions: fc.option(some(['morning', 'afternoon'] as const, 2), { nil: undefined }),
        is: fc.constantFrom('unavailable' as const, 'undesired' as const, 'desired' as const),
        why: fc.option(word, { nil: undefined }),
      })
      .map(({ length, sessions, why, from, ...rest }) => ({
        ...rest,
        from,
        to: addDays(from, length),
        ...(sessions === undefined ? {} : { sessions }),
        ...(why === undefined ? {} : { why }),
      })),
    { maxLength: 4, selector: (entry) => JSON.stringify({ ...entry, sessions: entry.sessions?.toSorted() }) },
  )

/** Any office a workbook can hold, with the ids that understanding it from nothing gives; its own unit is `office`. */
export const states: fc.Arbitrary<OfficeState> = distinct(4)
  .chain(unitOf)
  .chain((units) =>
    fc
      .tuple(fc.constant(units), leadersOf(units), placesOf(units))
      .chain(([, leaders, { places, openings }]) =>
        availabilityOf(leaders).map((availability) => ({ units, leaders, places, openings, availability })),
      ),
  )
