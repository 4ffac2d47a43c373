import fc from 'fast-check'
import { leader, opening, withRules } from '../tools/world.ts'

type Item = Record<string, unknown>
const ids = ['a', 'b', 'd']
const some = <T>(items: T[]) => fc.subarray(items, { minLength: 1 })
const date = fc.integer({ min: 1, max: 4 }).map((day) => `2026-12-0${day}`)

const who = fc.oneof(
  fc.constant({}),
  some(ids).map((leaders) => ({ leaders })),
  fc.constant({ roles: ['county-leader'] }),
)
const what = fc.oneof(
  { arbitrary: fc.constant({}), weight: 3 },
  fc.constant({ openings: ['o0'] }),
  fc.constant({ beside: 'holiday' }),
)
/** A Thursday in the middle of the days tried, and a Monday of what is past. */
const holidays = ['2026-12-03', '2026-11-16']
const binding = {
  strength: fc.constantFrom('required', 'required', 'preferred'),
  giveWay: fc.constantFrom(10, 100, 100),
}
const counts = { counts: fc.constantFrom('days', 'sessions'), halfDay: fc.constantFrom(1, 0.5) }
const bounds = fc.oneof(
  fc.integer({ min: 1, max: 3 }).map((min): Item => ({ min })),
  fc.integer({ min: 0, max: 2 }).map((max): Item => ({ max })),
  fc.integer({ min: 0, max: 2 }).chain((min) => fc.integer({ min, max: 3 }).map((max): Item => ({ min, max }))),
)

const rule = fc.oneof(
  fc.record({ kind: fc.constant('coverage'), who, what, per: fc.constantFrom('slot', 'day'), bounds, ...binding }),
  fc.record({
    kind: fc.constant('quota'),
    who,
    what,
    bounds,
    per: fc.constantFrom('month', 'month', 'week', 'quarter', 'year', { from: '2026-11-20', to: '2026-12-02' }),
    of: fc.constantFrom('each', 'each', 'together'),
    by: fc.constantFrom('all', 'team'),
    ...counts,
    ...binding,
  }),
  fc.record({ kind: fc.constant('rest'), who, what, n: fc.integer({ min: 1, max: 3 }), ...binding }),
  fc.record({ kind: fc.constant('apart'), who, what, per: fc.constantFrom('slot', 'day'), ...binding }),
  fc.record({ kind: fc.constant('eligible'), who, what, ...binding }),
  fc.record({ kind: fc.constant('together'), who, what, with: who, n: fc.integer({ min: 1, max: 2 }), ...binding }),
  fc.record({
    kind: fc.constant('turns'),
    what,
    order: fc.shuffledSubarray(ids, { minLength: 1 }),
    n: fc.integer({ min: 1, max: 2 }),
    ...binding,
  }),
  fc.record({
    kind: fc.constant('balance'),
    who,
    what,
    months: fc.constantFrom(1, 2, 12),
    by: fc.constantFrom('all', 'weekday', 'activity'),
    ...counts,
  }),
  fc.record({ kind: fc.constant('wishes'), who, what }),
  fc.record({ kind: fc.constant('spread'), who, what }),
)

/** Small months of every shape: few enough rosters to try them all. */
export const randomMonth = fc
  .record({
    people: fc.integer({ min: 1, max: 3 }),
    posts: fc.array(
      fc.constantFrom({}, {}, { role: 'county-head', team: 'party' }, { to: '2026-12-02' }, { from: '2026-12-03' }),
      { minLength: 3, maxLength: 3 },
    ),
    openings: fc.array(
      fc.record({
        session: fc.constantFrom('morning' as const, 'afternoon' as const, 'day' as const),
        days: some([1, 2, 3, 4]),
        place: fc.constantFrom('p', 'q'),
        activity: fc.constantFrom('reception', 'reception', 'video'),
        capacity: fc.option(fc.integer({ min: 1, max: 2 }), { nil: undefined }),
      }),
      { minLength: 1, maxLength: 3 },
    ),
    rules: fc.array(rule, { minLength: 1, maxLength: 6 }),
    availability: fc.array(
      fc.record({
        leader: fc.constantFrom(...ids),
        from: date,
        is: fc.constantFrom('unavailable', 'undesired', 'desired'),
        sessions: fc.option(some(['morning', 'afternoon']), { nil: undefined }),
      }),
      { maxLength: 3 },
    ),
    movedIn: fc.option(fc.record({ leader: fc.constantFrom(...ids), date }), { nil: undefined }),
    pinnedOff: fc.option(fc.record({ leader: fc.constantFrom(...ids), date }), { nil: undefined }),
    served: fc.array(fc.record({ leader: fc.constantFrom(...ids), day: fc.integer({ min: 10, max: 30 }) }), {
      maxLength: 4,
    }),
    published: fc.uniqueArray(fc.record({ leader: fc.constantFrom(...ids), date }), {
      maxLength: 3,
      selector: (duty) => duty.leader + duty.date,
    }),
  })
  .map(({ people, posts, openings, rules, availability, movedIn, pinnedOff, served, published }): Item => {
    const present = ids.slice(0, people)
    const isHere = (item: { leader: string }) => present.includes(item.leader)
    const known = (selector: Item): Item => {
      const named = (selector.leaders as string[] | undefined)?.filter((id) => present.includes(id))
      if (named) return named.length > 0 ? { leaders: named } : {}
      // A selector that matches nobody is bad input, not a month.
      return selector.roles && !present.some((_, n) => !('role' in posts[n]!)) ? {} : selector
    }

    return withRules(
      {
        leaders: present.map((id, n) => leader(id, posts[n]!)),
        openings: openings.map(({ session, days, place, activity, capacity }, n) =>
          opening(`o${n}`, place, session, days, { activity, ...(capacity === undefined ? {} : { capacity }) }),
        ),
        calendar: {
          years: [
            {
              year: 2026,
              source: 'test',
              days: holidays.map((day) => ({ date: day, name: '节日', is: 'closed' })),
            },
          ],
        },
        availability: availability
          .filter(isHere)
          .map((entry) => ({ ...entry, to: entry.from, ...(entry.sessions ? {} : { sessions: undefined }) })),
        history: {
          knownFrom: '2026-11-01',
          served: served
            .filter(isHere)
            .map(
              ({ leader: id, day }): Item => ({
                leader: id,
                date: `2026-11-${day}`,
                session: 'morning',
                activity: 'reception',
                place: 'p',
                unit: 'c',
                opening: 'o0',
              }),
            )
            .concat(
              movedIn && isHere(movedIn)
                ? [
                    {
                      leader: movedIn.leader,
                      date: movedIn.date,
                      movedFrom: '2026-11-29',
                      session: 'afternoon',
                      activity: 'reception',
                      place: 'p',
                      unit: 'c',
                      opening: 'o0',
                    },
                  ]
                : [],
            ),
        },
        pins:
          pinnedOff && isHere(pinnedOff) && openings[0]!.days.includes(Number(pinnedOff.date.slice(8)))
            ? [{ ...pinnedOff, opening: 'o0', is: 'off' }]
            : [],
        published: published
          .filter(isHere)
          .map((duty, n) => ({ id: `id${n}`, ...duty, opening: 'o0', changedAt: '2026-11-20T02:00:00Z' })),
      },
      rules.flatMap(({ bounds: between, ...params }: Item, n): Item[] => {
        const order = (params.order as string[] | undefined)?.filter((id) => present.includes(id))
        // A rotation of nobody is bad input too.
        if (order?.length === 0) return [{ id: `r${n}`, kind: 'spread' }]
        return [
          {
            id: `r${n}`,
            ...params,
            ...(between as Item | undefined),
            ...(order ? { order } : { who: known(params.who as Item) }),
            ...(params.with ? { with: known(params.with as Item) } : {}),
          },
        ]
      }),
    )
  })
