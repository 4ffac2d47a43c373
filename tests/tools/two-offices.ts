import { randomUUID } from 'node:crypto'
import { addAmendment } from '../../src/db/amendment-store.ts'
import { addAvailability } from '../../src/db/availability-store.ts'
import { addBooking } from '../../src/db/booking-store.ts'
import { addLocalDay, localDaysOf, saveYearNotice } from '../../src/db/calendar-store.ts'
import { keepImport } from '../../src/db/import-store.ts'
import { leadersOf, saveLeader } from '../../src/db/leader-store.ts'
import { savePersonal } from '../../src/db/personal-store.ts'
import { placesOf, retirePlace, savePlace } from '../../src/db/place-store.ts'
import { addOverride, overridesOf, saveRuleSet } from '../../src/db/rule-set-store.ts'
import { addSubscription } from '../../src/db/subscription-store.ts'
import { addUser } from '../../src/db/user-store.ts'
import { nothingPersonal } from '../../src/domain/case.ts'
import { feedKey } from '../../src/domain/feed.ts'
import { defaultSettings } from '../../src/domain/office.ts'
import { keepLedger } from '../../src/web/cases/sealed-import.ts'
import { hashOf, newToken } from '../../src/web/token.ts'
import { caseKeeper, registration } from './kept-cases.ts'
import { inForceIn, publishMonth } from './published.ts'
import type { startService } from './service.ts'

/** The office that has everything, and the one that must not see it. */
export const [full, other] = ['xz', 'b'] as const
export const month = '2026-12'

const rules = (id: string, name: string) => ({
  id,
  version: 0,
  body: {
    id,
    name: { 'zh-CN': name, en: name },
    from: '2020-01-01',
    rules: [{ id: `${id}.1`, kind: 'coverage', per: 'day', min: 0 }],
  },
})

/** Two offices in one database: a county with all that an office can have, and a small one beside it. */
export const twoOffices = async (service: ReturnType<typeof startService>) => {
  const { database, clock } = service
  const booking = { ...defaultSettings().booking, isOn: true }
  service.county('small-county-2026-12', { booking, audit: { ...defaultSettings().audit, openData: true } })
  service.office(other, { settings: { booking } })
  const fullOwner = { user: null, office: full, at: clock.now }
  const otherOwner = { user: null, office: other, at: clock.now }
  database.write(() => {
    const post = { unit: 'u-b', role: 'county-head', title: '乙县县长', team: 'government' } as const
    saveLeader(
      database,
      otherOwner,
      {
        id: 'b-leader',
        name: '乙领导',
        version: 0,
        posts: [{ ...post, portfolio: [], order: 1, from: '2020-01-01', to: null }],
      },
      [],
    )
    savePlace(database, otherOwner, {
      place: { id: 'b-place', unit: 'u-b', name: '乙接访室' },
      openings: [
        {
          id: 'b-open',
          place: 'b-place',
          activity: 'reception',
          session: 'morning',
          start: '09:00',
          end: '11:30',
          on: { every: 'workday' },
        },
      ],
      version: 0,
    })
    const closed = { id: 'old-place', unit: placesOf(database, full)[0]!.place.unit, name: '甲旧址' }
    savePlace(database, fullOwner, { place: closed, openings: [], version: 0 })
    retirePlace(database, fullOwner, closed.id, 1)
    saveRuleSet(database, otherOwner, rules('set-b', '乙单位规则'))
    saveRuleSet(database, fullOwner, rules('set-x', '甲单位规则'))
  })
  await publishMonth(service, full, month)
  const duties = inForceIn(service, full, month).duties
  const leaders = leadersOf(database, full)
  const duty = duties[0]!
  const asker = database.write(
    () => addUser(database, fullOwner, { name: 'asker', shownName: '甲经办', isAdmin: false, language: 'zh-CN' })!,
  )
  const owner = { ...fullOwner, user: asker }
  const leaderOf = (otherLeader: string | null) =>
    otherLeader === null ? undefined : duties.find(({ leader }) => leader !== otherLeader)
  const ownCase = '00000000-0000-4000-8000-00000000000a'
  caseKeeper(service, full).register(ownCase, registration(clock.now.slice(0, 10), { receiver: duty.leader }), {
    personal: { summary: '甲的事由' },
  })
  const added = (add: () => number): number => database.write(add)
  return {
    duty,
    otherDuty: duties.find(({ leader }) => leader !== duty.leader)!,
    leader: duty.leader,
    /** Received by the leader of the duty. */
    case: ownCase,
    /** The number of the entry by which the month was published, over which a head is kept. */
    published: database.sqlite
      .prepare("SELECT seq FROM log WHERE what = 'roster.published' AND office = ?")
      .pluck()
      .get(full) as number,
    place: placesOf(database, full)[0]!.place.id,
    unit: placesOf(database, full)[0]!.place.unit,
    retired: 'old-place',
    set: 'set-x',
    rule: 'set-x.1',
    asker,
    names: [...leaders.map(({ name }) => name), '甲旧址', '甲单位规则', '甲经办', '甲的事由', '甲的手机'],
    /** Things that can be used up, a new one each time. */
    fresh: {
      absence: (): number =>
        added(() => {
          addAvailability(database, owner, {
            leader: duty.leader,
            from: '2027-03-01',
            to: '2027-03-02',
            is: 'undesired',
            why: '甲的事由',
          })
          return lastId(service, 'availability')
        }),
      override: (): number =>
        added(() => {
          const span = { from: '2027-03-01', to: '2027-03-31' }
          addOverride(database, owner, { rule: 'set-x.1', min: 1, reason: '甲的事由', ...span })
          return overridesOf(database, full).at(-1)!.id
        }),
      localDay: (): number =>
        added(() => {
          addLocalDay(database, owner, { date: '2027-03-08', isOpen: false, why: '甲的事由' })
          return localDaysOf(database, full).at(-1)!.id
        }),
      year: (): number =>
        added(() => {
          saveYearNotice(database, owner, { year: 2028, source: '甲的文件', days: [] }, 0)
          return 2028
        }),
      /** Asked by a user; it waits for a leader’s word, or for the approver’s where none is named. */
      amendment: (by: number, otherLeader: string | null): number =>
        added(() =>
          addAmendment(
            database,
            { ...owner, user: by },
            {
              kind: otherLeader === null ? 'cancel' : 'cover',
              roster: inForceIn(service, full, month).rosterId,
              duty: (leaderOf(otherLeader) ?? duty).id,
              leader: (leaderOf(otherLeader) ?? duty).leader,
              otherRoster: null,
              otherDuty: null,
              otherLeader,
              toDay: null,
              reason: '甲的事由',
            },
          ),
        ),
      subscription: (): { id: number; token: string } => {
        const token = newToken()
        const kept = { feed: feedKey('leader', duty.leader), name: '甲的手机', tokenHash: hashOf(token) }
        return { id: added(() => addSubscription(database, owner, kept)), token }
      },
      /** In the session of the duty, with what is known of somebody. */
      booking: (): string => {
        const id = randomUUID()
        const taken = { id, subject: '01', heads: 1, concerns: { leaders: [], units: [] } }
        const { date, session, place, id: reception } = duty
        database.write(() => {
          const words = { ...nothingPersonal, summary: '甲的事由' }
          savePersonal(database, service.context.keys, full, { id, kind: 'booking' }, words, 0)
          addBooking(database, owner, taken, { is: 'booked', date, session, place, reception, case: null })
        })
        return id
      },
      /** A ledger that was uploaded. */
      ledger: (user: number): string => {
        const id = newToken()
        const rows = [
          ['编号', '接访日期', '事项分类'],
          ['1', '2026-11-05', '其他'],
        ]
        const sealed = { fileName: '甲.xlsx', sheets: [{ name: '甲', rows }] }
        keepLedger({ app: service.context, actor: { ...owner, user } }, id, sealed)
        return id
      },
      upload: (user: number): string => {
        const id = newToken()
        const kept = { id, fileName: '甲.json', knownHash: '-', body: { is: 'wrong-plan', mistakes: [] } }
        database.write(() => keepImport(database, { ...owner, user }, kept))
        return id
      },
    },
  }
}
export type TwoOffices = Awaited<ReturnType<typeof twoOffices>>

const lastId = ({ database }: ReturnType<typeof startService>, table: 'availability'): number =>
  (database.sqlite.prepare(`SELECT max(id) AS id FROM ${table}`).get() as { id: number }).id
