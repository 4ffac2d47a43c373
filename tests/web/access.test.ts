import { describe, expect, it } from 'vitest'
import { routes } from '../../src/app.ts'
import { type MemberRole, memberRoleWords } from '../../src/domain/user.ts'
import { member, startService, type Visitor } from '../tools/service.ts'
import { full, month, other, type TwoOffices, twoOffices } from '../tools/two-offices.ts'

/** Written by hand: every address of the service and who may use it. A route that is new or changed stands here too. */
const table = `
GET  /                                              anyone
GET  /sign-in                                       anyone
POST /sign-in                                       anyone
GET  /set-up                                        anyone
POST /set-up                                        anyone
GET  /enter/:token                                  anyone
POST /enter/:token                                  anyone
POST /language                                      anyone
GET  /f/:token                                      anyone
POST /sign-out                                      person
GET  /offices                                       person
GET  /account                                       person
POST /account/password                              person
POST /account/end-sessions                          person

GET  /n/:office                                     anyone
GET  /n/:office/screen                              anyone
GET  /n/:office/open.csv                            anyone
GET  /n/:office/open.json                           anyone
GET  /n/:office/:month                              anyone
GET  /n/:office/:month/notice.docx                  anyone
GET  /n/:office/:month/notice.xlsx                  anyone
GET  /n/:office/:month/notice.txt                   anyone
GET  /n/:office/:month/notice.json                  anyone

GET  /o/:office                                     clerk approver auditor
POST /o/:office/months                              clerk approver auditor
GET  /o/:office/m/:month                            clerk approver auditor
POST /o/:office/m/:month/make                       clerk
POST /o/:office/m/:month/cancel                     clerk
GET  /o/:office/m/:month/progress                   clerk approver auditor
GET  /o/:office/m/:month/effects                    clerk
POST /o/:office/m/:month/edit                       clerk
POST /o/:office/m/:month/pin                        clerk
POST /o/:office/m/:month/undo                       clerk
POST /o/:office/m/:month/discard                    clerk
GET  /o/:office/m/:month/duty                       clerk approver auditor
GET  /o/:office/m/:month/why                        clerk approver auditor
GET  /o/:office/m/:month/who-else                   clerk approver auditor
GET  /o/:office/m/:month/explain                    clerk approver auditor
GET  /o/:office/m/:month/compare                    clerk approver auditor
POST /o/:office/m/:month/submit                     clerk
POST /o/:office/m/:month/withdraw                   clerk
POST /o/:office/m/:month/return                     approver
POST /o/:office/m/:month/approve                    approver
POST /o/:office/m/:month/publish                    clerk approver
GET  /o/:office/m/:month/r/:n                       clerk approver auditor
GET  /o/:office/m/:month/r/:n/plan.json             clerk approver auditor
GET  /o/:office/m/:month/r/:n/roster.json           clerk approver auditor
GET  /o/:office/m/:month/r/:n/notice                clerk approver auditor
GET  /o/:office/m/:month/r/:n/sign-in-sheet         clerk approver auditor
GET  /o/:office/m/:month/r/:n/notice.docx           clerk approver auditor
GET  /o/:office/m/:month/r/:n/notice.xlsx           clerk approver auditor
GET  /o/:office/m/:month/r/:n/notice.txt            clerk approver auditor
GET  /o/:office/m/:month/r/:n/notice.json           clerk approver auditor

GET  /o/:office/amendments                          clerk approver auditor leader liaison
GET  /o/:office/amendments/new                      clerk leader liaison
POST /o/:office/amendments/new                      clerk leader liaison
GET  /o/:office/amendments/:id                      clerk approver auditor leader liaison
POST /o/:office/amendments/:id/consent              clerk leader liaison
POST /o/:office/amendments/:id/approve              approver
POST /o/:office/amendments/:id/withdraw             clerk leader liaison

GET  /o/:office/cases                               clerk approver auditor
GET  /o/:office/cases/new                           clerk
POST /o/:office/cases/new                           clerk
GET  /o/:office/cases/due                           clerk approver auditor
GET  /o/:office/cases/settings                      clerk approver auditor
POST /o/:office/cases/settings                      clerk
POST /o/:office/cases/settings/clocks               clerk
GET  /o/:office/bookings                            clerk approver auditor
GET  /o/:office/bookings/new                        clerk
POST /o/:office/bookings/new                        clerk
GET  /o/:office/bookings/settings                   clerk approver auditor
POST /o/:office/bookings/settings                   clerk
GET  /o/:office/bookings/sheet                      clerk approver auditor
POST /o/:office/bookings/carry                      clerk
POST /o/:office/bookings/moved                      clerk
GET  /o/:office/bookings/:booking                   clerk approver auditor
POST /o/:office/bookings/:booking/look              clerk
POST /o/:office/bookings/:booking/words             clerk
POST /o/:office/bookings/:booking/step              clerk
GET  /o/:office/day                                 clerk approver auditor
GET  /o/:office/day/:date                           clerk approver auditor
POST /o/:office/day/:date                           clerk
POST /o/:office/day/:date/unplanned                 clerk
GET  /o/:office/cases/:case                         clerk approver auditor
POST /o/:office/cases/:case/look                    clerk approver
POST /o/:office/cases/:case/words                   clerk
POST /o/:office/cases/:case/step                    clerk approver
GET  /o/:office/cases/ledger                        clerk approver auditor
GET  /o/:office/cases/ledger.xlsx                   clerk approver auditor
GET  /o/:office/cases/ledger.csv                    clerk approver auditor
POST /o/:office/cases/ledger-with-names.xlsx        clerk
GET  /o/:office/cases/import                        clerk
POST /o/:office/cases/import                        clerk
GET  /o/:office/cases/import/template.xlsx          clerk
GET  /o/:office/cases/import/:import                clerk
POST /o/:office/cases/import/:import/take           clerk
POST /o/:office/cases/import/:import/drop           clerk
GET  /o/:office/cases/sheet                         clerk approver auditor
GET  /o/:office/cases/:case/sheet                   clerk approver auditor
POST /o/:office/cases/:case/sheet                   clerk approver

GET  /o/:office/people                              clerk approver auditor
GET  /o/:office/people/new                          clerk
POST /o/:office/people/new                          clerk
GET  /o/:office/people/:leader                      clerk approver auditor
POST /o/:office/people/:leader                      clerk
GET  /o/:office/absences                            clerk approver auditor
POST /o/:office/absences                            clerk
POST /o/:office/absences/remove                     clerk
POST /o/:office/absences/answers                    clerk
POST /o/:office/absences/answers/remove             clerk
GET  /o/:office/mine                                leader liaison
POST /o/:office/mine/absences                       leader liaison
POST /o/:office/mine/absences/remove                leader liaison
POST /o/:office/mine/answers                        leader liaison
POST /o/:office/mine/feeds                          leader liaison
POST /o/:office/mine/feeds/:subscription/rotate     leader liaison
POST /o/:office/mine/feeds/:subscription/revoke     leader liaison

GET  /o/:office/feeds                               clerk approver auditor
GET  /o/:office/feeds/new                           clerk
POST /o/:office/feeds/new                           clerk
POST /o/:office/feeds/open                          clerk
GET  /o/:office/feeds/sheets                        clerk
POST /o/:office/feeds/sheets                        clerk
POST /o/:office/feeds/:subscription/rotate          clerk
POST /o/:office/feeds/:subscription/revoke          clerk
POST /o/:office/mine/seen                           leader liaison

GET  /o/:office/mine/cases/:case                    leader liaison
POST /o/:office/mine/cases/:case/look               leader
GET  /o/:office/changes                             clerk approver auditor
POST /o/:office/changes/told                        clerk

GET  /o/:office/places                              clerk approver auditor
GET  /o/:office/places/new                          clerk
POST /o/:office/places/new                          clerk
GET  /o/:office/places/:place                       clerk
POST /o/:office/places/:place                       clerk
POST /o/:office/places/:place/retire                clerk
POST /o/:office/places/:place/restore               clerk
GET  /o/:office/holidays                            clerk approver auditor
POST /o/:office/holidays/local                      clerk
POST /o/:office/holidays/local/:day/remove          clerk
POST /o/:office/holidays/year                       clerk
POST /o/:office/holidays/year/remove                clerk
GET  /o/:office/settings                            clerk approver auditor
POST /o/:office/settings                            clerk
GET  /o/:office/robot                               clerk
POST /o/:office/robot                               clerk
POST /o/:office/robot/test                          clerk
POST /o/:office/robot/again                         clerk
GET  /o/:office/notice-form                         clerk approver auditor
POST /o/:office/notice-form                         clerk
POST /o/:office/notice-form/shipped                 clerk
GET  /o/:office/notice-form/form.docx               clerk approver auditor
GET  /o/:office/notice-form/shipped.docx            clerk approver auditor
GET  /o/:office/log                                 clerk approver auditor
GET  /o/:office/log.csv                             clerk approver auditor

GET  /o/:office/audit/yearly                        clerk approver auditor
GET  /o/:office/audit/yearly.xlsx                   clerk approver auditor
GET  /o/:office/audit/yearly/sheet                  clerk approver auditor
GET  /o/:office/audit/monthly                       clerk approver auditor
GET  /o/:office/audit/monthly.xlsx                  clerk approver auditor
GET  /o/:office/audit/monthly/sheet                 clerk approver auditor
GET  /o/:office/audit/open.csv                      clerk approver auditor
GET  /o/:office/audit/open.json                     clerk approver auditor
GET  /o/:office/audit/log                           clerk approver auditor
GET  /o/:office/audit/log.jsonl                     clerk approver auditor
GET  /o/:office/audit/log/:seq                      clerk approver auditor
GET  /o/:office/audit/log/:seq/proof.json           clerk approver auditor
GET  /o/:office/audit/heads                         clerk approver auditor
GET  /o/:office/audit/heads.txt                     clerk approver auditor
GET  /o/:office/audit/heads/proof.json              clerk approver auditor

GET  /o/:office/rules                               clerk approver auditor
POST /o/:office/rules/presets                       clerk
POST /o/:office/rules/overrides                     clerk
POST /o/:office/rules/overrides/:override/remove    clerk
GET  /o/:office/rules/sets/new                      clerk
POST /o/:office/rules/sets                          clerk
GET  /o/:office/rules/sets/:set                     clerk approver auditor
POST /o/:office/rules/sets/:set                     clerk
POST /o/:office/rules/sets/:set/withdraw            clerk
GET  /o/:office/rules/sets/:set/versions            clerk approver auditor
GET  /o/:office/rules/sets/:set/rule                clerk
POST /o/:office/rules/sets/:set/rule                clerk
GET  /o/:office/rules/sets/:set/rules/:rule         clerk
POST /o/:office/rules/sets/:set/rules/:rule         clerk
POST /o/:office/rules/sets/:set/rules/:rule/move    clerk
POST /o/:office/rules/sets/:set/rules/:rule/remove  clerk

GET  /o/:office/audit/indicators                    clerk approver auditor
GET  /o/:office/audit/indicators/:indicator         clerk approver auditor
GET  /o/:office/audit/settings                      clerk approver auditor
POST /o/:office/audit/settings                      clerk

GET  /o/:office/files                               clerk
POST /o/:office/files                               clerk
GET  /o/:office/files/template.xlsx                 clerk
GET  /o/:office/files/office.xlsx                   clerk
GET  /o/:office/files/import/:import                clerk
POST /o/:office/files/import/:import/take           clerk
POST /o/:office/files/import/:import/drop           clerk
GET  /o/:office/m/:month/month.xlsx                 clerk approver auditor
GET  /o/:office/m/:month/month.csv                  clerk approver auditor
GET  /o/:office/m/:month/plan.json                  clerk approver auditor
GET  /o/:office/m/:month/r/:n/month.xlsx            clerk approver auditor

GET  /o/:office/audit                               clerk approver auditor
GET  /o/:office/audit/rules/:set/:rule              clerk approver auditor
GET  /o/:office/audit/figure                        clerk approver auditor
GET  /o/:office/audit/receptions                    clerk approver auditor
GET  /o/:office/audit/receptions.csv                clerk approver auditor
GET  /o/:office/audit/findings                      clerk approver auditor

GET  /admin                                         admin
GET  /admin/offices/new                             admin
POST /admin/offices/new                             admin
GET  /admin/log                                     admin
GET  /admin/units                                   admin
GET  /admin/units/:unit                             admin
POST /admin/units/:unit                             admin
GET  /admin/users                                   admin
GET  /admin/users/new                               admin
POST /admin/users/new                               admin
GET  /admin/users/:user                             admin
POST /admin/users/:user                             admin
POST /admin/users/:user/disable                     admin
POST /admin/users/:user/enable                      admin
POST /admin/users/:user/link                        admin
`

interface Line {
  readonly method: string
  readonly path: string
  readonly access: readonly string[]
}
const roles = Object.keys(memberRoleWords) as MemberRole[]
const written = ({ method, path, access }: Line): string => `${method} ${path} ${[...access].sort().join(' ')}`
const lines = table
  .split('\n')
  .filter((line) => line !== '')
  .map((line): Line => {
    const [method = '', path = '', ...access] = line.split(/\s+/)
    return { method, path, access }
  })
const isOfOffice = ({ path }: Line): boolean => path.startsWith('/o/')
const gets = lines.filter(({ method }) => method === 'GET')

describe('the table of who may use what', () => {
  it('has every route as it is, and no other', () => {
    const there = routes.map(({ method, path, access }) => written({ method, path, access: [access].flat() }))
    const here = lines.map(written)
    expect({
      'missing in the table': there.filter((line) => !here.includes(line)),
      'no such route': here.filter((line) => !there.includes(line)),
    }).toEqual({ 'missing in the table': [], 'no such route': [] })
  })
})

/** What an address and its form name, of the full office; what can be used up is made anew. */
const askedFor = (line: Line, world: TwoOffices, { office, user }: { office: string; user: number }) => {
  const { fresh, duty } = world
  const values: Record<string, () => string | number> = {
    office: () => office,
    month: () => month,
    n: () => 1,
    id: () => fresh.amendment(user, line.path.endsWith('/consent') ? world.leader : null),
    leader: () => world.leader,
    place: () => (line.path.endsWith('/restore') ? world.retired : world.place),
    day: fresh.localDay,
    override: fresh.override,
    date: () => duty.date,
    set: () => world.set,
    rule: () => world.rule,
    case: () => world.case,
    indicator: () => 'settlement',
    import: () => (line.path.includes('/cases/') ? fresh.ledger(user) : fresh.upload(user)),
    unit: () => 'u-b',
    user: () => world.asker,
    booking: fresh.booking,
    seq: () => world.published,
    subscription: () => fresh.subscription().id,
    // The address of a calendar that holds; one-time links are tried elsewhere.
    token: () => (line.path.startsWith('/f/') ? fresh.subscription().token : 'no-such-token'),
  }
  const named = new URLSearchParams({ date: duty.date, opening: duty.opening, leader: duty.leader })
  const path = line.path.replace(/:(\w+)/g, (_, name: string) => encodeURIComponent(String(values[name]!())))
  const query = /\/(duty|why|who-else|effects)$/.test(path)
    ? `?${named}`
    : path.endsWith('/rule')
      ? '?kind=coverage'
      : path.endsWith('/feeds/new')
        ? `?feed=leader/${world.leader}`
        : path.endsWith('/bookings/sheet')
          ? `?reception=${duty.id}`
          : path.endsWith('/heads/proof.json')
            ? `?from=${world.published}`
            : ''
  const fields: Record<string, string> = {
    leader: duty.leader,
    leaders: duty.leader,
    month,
    what: 'extended',
    feed: `leader/${world.leader}`,
    duty: duty.id,
    kind: 'cancel',
    unit: world.unit,
    is: path.endsWith('/consent') ? 'declined' : 'rejected',
    year: String(path.endsWith('/holidays/year/remove') ? fresh.year() : 2029),
    ...(path.endsWith('/holidays/year/remove') ? { version: '1' } : {}),
    ...(path.endsWith('/rule') ? { kind: 'coverage' } : {}),
    ...(path.endsWith('/remove') && path.includes('absences') ? { id: String(fresh.absence()) } : {}),
  }
  return { path: path + query, fields }
}

const send = (who: Visitor, { method }: Line, asked: ReturnType<typeof askedFor>): Promise<Response> =>
  method === 'GET' ? who.get(asked.path) : who.post(asked.path, asked.fields)

/** Whether anything was kept: a line of the log for each change, and all rows that were touched at all. */
const changesIn = ({ database }: ReturnType<typeof startService>) =>
  database.sqlite.prepare('SELECT total_changes() AS rows, (SELECT max(seq) FROM log) AS logged').get()

const actors = async (service: ReturnType<typeof startService>, { leader }: TwoOffices) => {
  const isFor = (role: MemberRole) => (role === 'leader' || role === 'liaison' ? leader : null)
  const otherLeader = (role: MemberRole) => (isFor(role) === null ? null : 'b-leader')
  return {
    ...Object.fromEntries(
      await Promise.all(
        roles.map(async (role) => [role, await service.user(role, [member(full, role, isFor(role))])] as const),
      ),
    ),
    // Whoever is everything elsewhere is nothing here.
    neighbour: await service.user(
      'neighbour',
      roles.map((role) => member(other, role, otherLeader(role))),
    ),
    administrator: await service.user('administrator', [], { isAdmin: true }),
    stranger: { ...service.visitor(), id: 0 },
  } as Record<string, Visitor & { id: number }>
}

const mayUse = ({ access }: Line, actor: string): boolean =>
  access.includes('anyone') ||
  (access.includes('person') && actor !== 'stranger') ||
  (access.includes('admin') && actor === 'administrator') ||
  access.includes(actor)

describe('every route', { timeout: 120_000 }, () => {
  it('sends strangers to sign in, is no page for those who may not use it, and changes nothing then', async () => {
    const service = startService()
    const world = await twoOffices(service)
    const wrong: string[] = []
    for (const [actor, who] of Object.entries(await actors(service, world)))
      for (const line of lines.filter((one) => !mayUse(one, actor))) {
        const asked = askedFor(line, world, { office: full, user: world.asker })
        const before = changesIn(service)
        const answer = await send(who, line, asked)
        const isRight =
          actor === 'stranger'
            ? answer.status === 303 && answer.headers.get('location')!.startsWith('/sign-in')
            : answer.status === 404 && (await answer.text()).includes('没有这个页面')
        if (!isRight) wrong.push(`${actor}: ${line.method} ${asked.path} answered ${answer.status}`)
        if (JSON.stringify(changesIn(service)) !== JSON.stringify(before))
          wrong.push(`${actor}: ${line.method} ${asked.path} changed something`)
      }
    expect(wrong).toEqual([])
  })

  it('answers whom it is for, and a look changes nothing', async () => {
    const service = startService({ ROSTER_TIME_LIMIT: '1' })
    const world = await twoOffices(service)
    const wrong: string[] = []
    // Looks first: some forms use up what others show.
    const inOrder = [...gets, ...lines.filter(({ method }) => method === 'POST')]
    for (const [actor, who] of Object.entries(await actors(service, world)))
      for (const line of inOrder.filter((one) => mayUse(one, actor) && one.path !== '/enter/:token')) {
        const asked = askedFor(line, world, { office: full, user: who.id })
        // Signing out ends this visitor’s session.
        const isEnd = /sign-out|end-sessions/.test(line.path)
        const by = isEnd ? await service.user(`${actor}${line.path.replaceAll('/', '.')}`, []) : who
        const before = changesIn(service)
        const answer = await send(by, line, asked)
        if (answer.status === 404 || answer.status >= 500)
          wrong.push(`${actor}: ${line.method} ${asked.path} answered ${answer.status}`)
        if (line.method === 'GET' && JSON.stringify(changesIn(service)) !== JSON.stringify(before))
          wrong.push(`${actor}: ${line.method} ${asked.path} changed something`)
      }
    expect(wrong).toEqual([])
    // Every store tells in its own entry what it changed.
    const untold = service.database.sqlite.prepare("SELECT seq, rows FROM log WHERE what = 'log.rows'").all()
    expect(untold).toEqual([])
  })
})

describe('offices', { timeout: 120_000 }, () => {
  it('do not find each other’s things under their own address, nor change them', async () => {
    const service = startService()
    const world = await twoOffices(service)
    const { neighbour } = await actors(service, world)
    const wrong: string[] = []
    const foreign = /:(leader|place|day|override|set|rule|import|subscription|booking|case|seq|id|n)\b/
    for (const line of lines.filter((one) => isOfOffice(one) && foreign.test(one.path))) {
      const asked = askedFor(line, world, { office: other, user: world.asker })
      const before = changesIn(service)
      const answer = await send(neighbour!, line, asked)
      // Of an import nobody is told whether there was one.
      const isGone = line.path.includes('/import/') && answer.status === 303
      if (answer.status !== 404 && !isGone) wrong.push(`${line.method} ${asked.path} answered ${answer.status}`)
      if (JSON.stringify(changesIn(service)) !== JSON.stringify(before))
        wrong.push(`${line.method} ${asked.path} changed something`)
    }
    expect(wrong).toEqual([])
  })

  it('show nothing of each other on any page', async () => {
    const service = startService({ ROSTER_TIME_LIMIT: '1' })
    const world = await twoOffices(service)
    const { neighbour } = await actors(service, world)
    for (const kind of ['absence', 'override', 'localDay', 'year'] as const) world.fresh[kind]()
    world.fresh.amendment(world.asker, null)
    const own: Record<string, string> = { leader: 'b-leader', place: 'b-place', set: 'set-b', rule: 'set-b.1' }
    for (const line of gets.filter(isOfOffice)) {
      const path = line.path.replace(
        /:(\w+)/g,
        (_, name: string) => own[name] ?? { office: other, month }[name] ?? '1',
      )
      const page = await (await neighbour!.get(path)).text()
      for (const name of world.names) expect(page, path).not.toContain(name)
    }
  })

  it('take no id of each other from a form', async () => {
    const service = startService()
    const world = await twoOffices(service)
    const { neighbour } = await actors(service, world)
    const { duty, fresh, leader, place, otherDuty } = world
    const absence = { from: '2027-03-01', to: '2027-03-02', is: 'unavailable', why: '' }
    const person = { name: '某人', version: '0' }
    const post = { 'posts[0].role': 'county-leader', 'posts[0].title': '副县长', 'posts[0].team': 'government' }
    const opening = { 'openings[0].activity': 'reception', 'openings[0].session': 'morning' }
    const forms: [string, Record<string, string>][] = [
      ['/absences', { leader, ...absence }],
      ['/absences/remove', { id: String(fresh.absence()) }],
      ['/absences/answers', { leaders: leader, month }],
      ['/absences/answers/remove', { leader, month }],
      ['/mine/absences', { leader, ...absence }],
      ['/mine/absences/remove', { id: String(fresh.absence()) }],
      ['/mine/answers', { leader, month }],
      ['/mine/feeds', { feed: `leader/${leader}`, name: '手机' }],
      ['/feeds/new', { feed: `leader/${leader}`, name: '手机' }],
      ['/feeds/new', { feed: `place/${place}`, name: '手机' }],
      ['/feeds/new', { feed: `office/${full}`, name: '手机' }],
      ['/feeds/sheets', { feed: `leader/${leader}` }],
      ['/mine/seen', { leader, seen: `${month}/1` }],
      ['/changes/told', { told: `${month}/1/${leader}` }],
      ['/people/new', { ...person, ...post, 'posts[0].unit': full, 'posts[0].from': '2020-01-01' }],
      ['/people/new', { ...person, ...post, id: leader, 'posts[0].unit': 'u-b', 'posts[0].from': '2020-01-01' }],
      [
        '/people/b-leader',
        {
          ...{ ...person, ...post, version: '1', 'posts[0].unit': 'u-b', 'posts[0].from': '2020-01-01' },
          ...{ 'liaisons[0].unit': full, 'liaisons[0].from': '2020-01-01' },
        },
      ],
      ['/places/new', { name: '某处', unit: full, version: '0', ...opening }],
      ['/places/b-place', { name: '某处', unit: full, version: '1', ...opening }],
      ['/holidays/local', { date: '2027-03-08', is: 'closed', why: '某事', places: place }],
      ['/rules/overrides', { rule: world.rule, min: '2', from: '2027-03-01', to: '2027-03-31', reason: '某事' }],
      ['/rules/sets/set-b/rules/set-x.1', { version: '1' }],
      ['/amendments/new', { duty: duty.id, kind: 'cancel', reason: '某事' }],
      ['/amendments/new', { duty: duty.id, kind: 'swap', other: otherDuty.id, reason: '某事' }],
      ['/bookings/new', { subject: '01', heads: '1', leaders: leader }],
      ['/bookings/new', { subject: '01', heads: '1', units: world.unit }],
      ['/bookings/new', { subject: '01', heads: '1', reception: duty.id }],
      ['/bookings/carry', { from: duty.id }],
      ['/bookings/moved', { reception: duty.id }],
      ['/day/2026-11-10', { reception: duty.id, [`after.${duty.id}`]: '0', [`is.${duty.id}`]: 'present' }],
      ...[{ 'leader.new': leader }, { 'place.new': place }].map((foreign): [string, Record<string, string>] => [
        '/day/2026-11-10/unplanned',
        {
          ...{ reception: 'x'.repeat(43), 'leader.new': 'b-leader', 'place.new': 'b-place', 'is.new': 'present' },
          ...{ 'session.new': 'morning', 'activity.new': 'reception', ...foreign },
        },
      ]),
      [`/m/${month}/edit`, { version: '0', what: 'put', date: duty.date, opening: duty.opening, toLeader: leader }],
      [`/m/${month}/pin`, { version: '0', date: duty.date, opening: duty.opening, leader }],
    ]
    const before = changesIn(service)
    for (const [path, fields] of forms) {
      const answer = await neighbour!.post(`/o/${other}${path}`, fields)
      expect(answer.status, path).toBeLessThan(500)
      expect(changesIn(service), path).toEqual(before)
    }
  })
})
