import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { pino } from 'pino'
import PizZip from 'pizzip'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { routes } from '../../src/app.ts'
import { caseById } from '../../src/db/case-store.ts'
import { addSubscription } from '../../src/db/subscription-store.ts'
import { caseNumber, everybody, type Personal } from '../../src/domain/case.ts'
import { feedKey } from '../../src/domain/feed.ts'
import type { MemberRole } from '../../src/domain/user.ts'
import { hashOf, newToken } from '../../src/web/token.ts'
import { addMarkedBooking, addMarkedCase } from '../tools/marked-cases.ts'
import { member, openService, type Visitor } from '../tools/open-service.ts'
import { full, month, other, twoOffices } from '../tools/two-offices.ts'

/** Words about people, each with a sign that is the same in every encoding. */
const words = (sign: string): Personal => ({
  people: [{ name: `马克${sign}NAME`, contact: `139${sign}CALL` }],
  summary: `马克${sign}SUMMARY`,
  handlers: `马克${sign}HANDLER`,
  notes: {},
})
/** What stands in words about people alone. */
const marker = /MARK(?:NAME|CALL|SUMMARY|HANDLER|NOTE)/
const day = '2026-11-09'

type Service = ReturnType<typeof openService>
type Reply = { readonly status: number; readonly text: string; readonly location: string }

/** An answer as text: what is packed in office files is unpacked. */
const textOf = async (answer: Response): Promise<Reply> => {
  const bytes = Buffer.from(await answer.arrayBuffer())
  const isZip = bytes.subarray(0, 2).toString('latin1') === 'PK'
  const text = isZip
    ? Object.values(new PizZip(bytes).files)
        .map((file) => (file.dir ? '' : file.asText()))
        .join('\n')
    : bytes.toString('utf8')
  const { status, headers } = answer
  return { status, text, location: `${headers.get('location') ?? ''} ${headers.getSetCookie().join(' ')}` }
}

const lines: string[] = []

/** The number of the last entry about something. */
const entryOf = ({ database }: Service, subject: string): number =>
  database.sqlite.prepare('SELECT max(seq) FROM log WHERE subject = ?').pluck().get(subject) as number

/** Two offices with cases and bookings, and everybody who could look at them. */
const prepare = async (service: Service) => {
  Object.assign(service.context.log, { [pino.symbols.streamSym]: { write: (line: string) => lines.push(line) } })
  const world = await twoOffices(service as never)
  const { database, clock } = service
  const duty = world.duty
  const withdrawn = world.otherDuty.leader
  const user = (name: string, ...held: [MemberRole, string | null][]) =>
    service.user(
      name,
      held.map(([role, leader]) => member(full, role, leader)),
    )
  const staff = {
    clerk: await user('clerk', ['clerk', null]),
    approver: await user('approver', ['approver', null]),
    auditor: await user('auditor', ['auditor', null]),
    leader: await user('leader', ['leader', duty.leader]),
    liaison: await user('liaison', ['liaison', duty.leader]),
    neighbour: await service.user('neighbour', [member(other, 'clerk')]),
    admin: await service.user('admin', [], { isAdmin: true }),
    stranger: { ...service.visitor(), id: 0 },
  }
  const withdrawing = {
    'the withdrawn leader': await user('withdrawn', ['leader', withdrawn]),
    'his liaison officer': await user('officer', ['liaison', withdrawn]),
    'a clerk who is that leader': await user('both', ['clerk', null], ['leader', withdrawn]),
  }
  const by = staff.clerk.id
  const known = addMarkedCase(service, full, {
    ...{ day, receiver: duty.leader, by, note: 'MARKNOTE', words: words('MARK'), reception: duty.id },
  })
  const ended = addMarkedCase(service, full, { day, end: day, receiver: withdrawn, by, words: words('MARK') })
  const booking = addMarkedBooking(service, full, by, {
    words: words('MARK'),
    steps: [{ is: 'booked', date: duty.date, session: 'morning', place: duty.place, reception: duty.id }],
  })
  const tokens = (['leader', 'place', 'office', 'public', 'workdays'] as const).map((kind) => {
    const id = { leader: duty.leader, place: world.place }[kind as string] ?? full
    const token = newToken()
    const kept = { feed: feedKey(kind, id), name: kind, tokenHash: hashOf(token) }
    database.write(() => addSubscription(database, { user: by, office: full, at: clock.now }, kept))
    return token
  })
  const upload = world.fresh.upload(by)
  const amendment = world.fresh.amendment(by, null)
  const subscription = world.fresh.subscription()
  /** What stands in addresses for each name; a new name needs a value here. */
  const values: Record<string, readonly (string | number)[]> = {
    office: [full],
    month: [month],
    n: [1],
    id: [amendment],
    leader: [duty.leader],
    place: [world.place],
    set: [world.set],
    rule: [world.rule],
    import: [upload],
    unit: [world.unit],
    user: [world.asker],
    subscription: [subscription.id],
    token: [subscription.token],
    date: [day, duty.date],
    case: [known.id, ended.id],
    booking: [booking],
    reception: [duty.id],
    indicator: ['acceptance', 'satisfaction', 'balance'],
    seq: [world.published, entryOf(service, known.id), entryOf(service, booking)],
  }
  return { world, staff, withdrawing, withdrawn, known, values, tokens, booking, by }
}

/** Every address a pattern stands for. */
const filled = (path: string, values: Record<string, readonly (string | number)[]>): string[] => {
  const name = /:(\w+)/.exec(path)?.[1]
  if (name === undefined) return [path]
  const known = values[name]
  if (!known) throw new Error(`no value is known for :${name} in ${path}; add one to \`values\``)
  return known.flatMap((value) => filled(path.replace(`:${name}`, encodeURIComponent(String(value))), values))
}

/** Pages that ask for more than their address. */
const query = (
  path: string,
  { duty, leader }: { duty: { date: string; opening: string; leader: string }; leader: string },
) => {
  const named = new URLSearchParams({ date: duty.date, opening: duty.opening, leader: duty.leader })
  if (/\/m\/[^/]+\/(duty|why|who-else|effects)$/.test(path)) return `${path}?${named}`
  if (path.endsWith('/rule')) return `${path}?kind=coverage`
  if (/\/audit\/yearly(\/sheet)?$/.test(path)) return `${path}?from=${month}&to=${month}&leader=${leader}`
  if (/\/audit\/(yearly|monthly)/.test(path)) return `${path}?from=${month}&to=${month}`
  return path.endsWith('/feeds/new') ? `${path}?feed=leader/${leader}` : path
}

/** Pages that ask the solver about a month: they take a second each, and are the same for all who may see them. */
const isSolving = (path: string): boolean => /\/m\/[^/]+\/(why|who-else|explain|effects)(\?|$)/.test(path)

/** Addresses with questions that a page links to, such as filters, further pages and printed sheets. */
const linksIn = ({ text }: Reply): string[] =>
  [...text.matchAll(/(?:href|action)="(\/o\/[^"]*(?:cases|bookings|day|mine|log)[^"]*)"/g)].map(([, path]) =>
    path!.replaceAll('&amp;', '&').replace(/#.*/, ''),
  )

describe('words about petitioners', { timeout: 120_000 }, () => {
  let service: Service
  let there: Awaited<ReturnType<typeof prepare>>

  beforeAll(async () => {
    service = openService({ ROSTER_REQUESTS_PER_MINUTE: '1000000', ROSTER_TIME_LIMIT: '1', ROSTER_LOG: 'debug' })
    there = await prepare(service)
  }, 60_000)
  afterAll(() => service.close())

  const gets = () =>
    routes
      .filter(({ method }) => method === 'GET')
      .flatMap(({ path, access }) =>
        filled(path, there.values).map((one) => ({ path: query(one, there.world), access })),
      )

  /** All that somebody is answered who tries every address, and what the pages of cases link to. */
  const walk = async (who: Visitor, { isThorough = false } = {}): Promise<Map<string, Reply>> => {
    const found = new Map<string, Reply>()
    const kinds = new Map<string, number>()
    /** Two of a kind, such as days or sessions, show as much as all. */
    const isAnother = (path: string): boolean => {
      const kind = path.replace(/\d[\d-]*|[\w-]{12,}/g, '')
      kinds.set(kind, (kinds.get(kind) ?? 0) + 1)
      return kinds.get(kind)! <= 2
    }
    const open = gets()
      .map(({ path }) => path)
      .filter((path) => isThorough || !isSolving(path))
    for (let path = open.shift(); path !== undefined; path = open.shift()) {
      if (found.has(path)) continue
      const reply = await textOf(await who.get(path))
      found.set(path, reply)
      if (reply.status === 200) open.push(...linksIn(reply).filter(isAnother))
    }
    return found
  }

  it('stand on no page and in no file that anybody gets without a look that is logged', async () => {
    const wrong: string[] = []
    for (const [actor, who] of Object.entries(there.staff)) {
      const found = await walk(who, { isThorough: actor === 'clerk' })
      for (const [path, { status, text, location }] of found) {
        const [leak] = marker.exec(text + location) ?? []
        if (leak) wrong.push(`${actor}: ${path} shows ${leak}`)
        if (status >= 500) wrong.push(`${actor}: ${path} answered ${status}`)
      }
      if (actor !== 'stranger')
        expect(
          [...found.values()].some(({ status }) => status === 200),
          actor,
        ).toBe(true)
    }
    expect(wrong).toEqual([])
  })

  it('are shown by a look to those who work on the case alone, each look logged', async () => {
    const looks = routes.filter(
      ({ method, path }) => method === 'POST' && /\/(look|[^/]*names[^/]*|sheet)$/.test(path),
    )
    const lastLook = service.database.sqlite.prepare(
      "SELECT seq, user FROM log WHERE what LIKE '%.looked' ORDER BY seq DESC LIMIT 1",
    )
    const looked = () => (lastLook.get() ?? { seq: 0, user: 0 }) as { seq: number; user: number }
    const wrong: string[] = []
    for (const [actor, who] of Object.entries({ ...there.staff, ...there.withdrawing }))
      for (const { path } of looks)
        for (const address of filled(path, there.values)) {
          const before = looked()
          const { text, status } = await textOf(await who.post(address))
          const after = looked()
          const isLogged = after.seq > before.seq && after.user === who.id
          const shows = marker.test(text)
          if (shows && !isLogged) wrong.push(`${actor}: ${address} shows words, and no look is logged`)
          if (
            shows &&
            ['auditor', 'liaison', 'neighbour', 'admin', 'stranger', 'his liaison officer'].includes(actor)
          )
            wrong.push(`${actor}: ${address} shows words`)
          if (status >= 500) wrong.push(`${actor}: ${address} answered ${status}`)
        }
    expect(wrong).toEqual([])
  })

  it('are in no calendar', async () => {
    await service.context.feeds.refresh()
    const address = await service.serve()
    const calendars = [
      ...there.tokens.map((token) => `/f/${token}.ics`),
      ...['calendar', 'workdays'].map((name) => `/n/${full}/${name}.ics`),
    ]
    for (const path of calendars) {
      const answer = await fetch(address + path)
      const text = await answer.text()
      expect([answer.status, text.includes('BEGIN:VCALENDAR')], path).toEqual([200, true])
      expect(text).not.toMatch(marker)
      expect(text).not.toContain(there.known.id)
    }
  })

  it('stand in plain text in no file of the folder of data, and in no line the service writes', () => {
    const { data, context } = service
    expect(context.keys.holders().size).toBeGreaterThanOrEqual(3)
    for (const name of [
      'roster.db',
      'roster.db-wal',
      'feeds.db',
      'feeds.db-wal',
      'keys/keys.db',
      'keys/keys.db-wal',
    ]) {
      const bytes = readFileSync(join(data, name))
      expect([name, marker.exec(bytes.toString('latin1'))?.[0]]).toEqual([name, undefined])
    }
    expect(lines.length).toBeGreaterThan(500)
    expect(lines.filter((line) => marker.test(line))).toEqual([])
  })

  it('of a form are in no line that is written where the request fails inside', async () => {
    const { sqlite } = service.database
    const before = lines.length
    const names = [
      ...['name', 'names', 'contact', 'contacts', 'summary', 'note', 'notes', 'handlers', 'why', 'reason', 'words'],
      ...[
        'people[0].name',
        'people[0].contact',
        'people.0.name',
        'title',
        'portfolio',
        'address',
        'number',
        'subject',
      ],
    ]
    const fields = Object.fromEntries(names.map((name) => [name, `"马克MARKNAME" MARKNOTE 'x' ${name}`]))
    // Each write fails late, when everything has been typed and judged.
    sqlite.exec("CREATE TEMP TRIGGER boom BEFORE INSERT ON log BEGIN SELECT RAISE(ABORT, 'boom'); END")
    try {
      const posts = routes.filter(({ method, path }) => method === 'POST' && !/sign-out|end-sessions/.test(path))
      for (const { path } of posts) {
        const [address] = filled(path, { ...there.values, day: [1], override: [1] })
        await there.staff.clerk.post(address!, { ...fields, leader: there.withdrawn, version: '0' })
      }
    } finally {
      sqlite.exec('DROP TRIGGER boom')
    }
    const written = lines.slice(before)
    expect(written.filter((line) => line.includes('"status":500')).length).toBeGreaterThan(2)
    expect(written.filter((line) => line.includes('boom')).length).toBeGreaterThan(2)
    expect(written.filter((line) => marker.test(line))).toEqual([])
  })

  it('of a case leave no trace for a leader it concerns: every page, file and calendar is what it was without it', async () => {
    const { withdrawing, withdrawn, by, world, values } = there
    const feed = newToken()
    const actor = { user: by, office: full, at: service.clock.now }
    const own = { feed: feedKey('leader', withdrawn), name: 'own', tokenHash: hashOf(feed) }
    service.database.write(() => addSubscription(service.database, actor, own))
    await service.context.feeds.refresh()
    const address = await service.serve()
    const calendar = async () => (await fetch(`${address}/f/${feed}.ics`)).text()
    const steady = (text: string): string =>
      // Numbers of entries of the log, and ids a form is given anew each time.
      text.replace(/\bbefore=\d+/g, 'before=').replace(/value="[\w-]{12,64}"/g, 'value="new"')
    const all = async () => {
      // First: pages say when it was fetched.
      const fetched = await calendar()
      const pages = new Map<string, Reply>()
      for (const [name, who] of Object.entries(withdrawing))
        for (const [path, reply] of await walk(who)) pages.set(`${name}: ${path}`, reply)
      return { pages, calendar: fetched }
    }
    const before = await all()

    const unit = service.database.sqlite
      .prepare('SELECT unit FROM post WHERE leader = ? AND to_day IS NULL')
      .pluck()
      .get(withdrawn) as string
    const { duty } = world
    const hidden = [
      { leaders: [withdrawn], units: [] },
      { leaders: [], units: [unit] },
    ].map((concerns, n) => {
      const facts = { day, concerns, by, subject: '09', nationalNumber: `HIDDEN${n}77`, words: words('MARK') }
      return addMarkedCase(service, full, { ...facts, reception: duty.id })
    })
    const booked = addMarkedBooking(service, full, by, {
      concerns: { leaders: [withdrawn], units: [] },
      words: words('MARK'),
      steps: [{ is: 'queued' }],
    })
    await service.context.feeds.refresh()

    const after = await all()
    expect(after.calendar).toBe(before.calendar)
    const wrong: string[] = []
    for (const [page, { status, text }] of after.pages) {
      const former = before.pages.get(page)
      const trace = [...hidden.map(({ id }) => id), booked, 'HIDDEN'].find((sign) => text.includes(sign))
      if (trace) wrong.push(`${page} shows ${trace}`)
      if (former && (former.status !== status || steady(former.text) !== steady(text)))
        wrong.push(`${page} is another one since there is a case its reader must not know of`)
      if (!former) wrong.push(`${page} was not linked to before`)
    }
    expect(wrong).toEqual([])

    // Nor is anything found under its own address.
    const unseen = [...hidden.map(({ id }) => id), booked]
    const aside = {
      ...{ ...values, case: hidden.map(({ id }) => id), booking: [booked] },
      seq: unseen.map((subject) => entryOf(service, subject)),
    }
    for (const [name, who] of Object.entries(withdrawing))
      for (const { method, path } of routes.filter((one) => /:(case|booking|seq)\b/.test(one.path)))
        for (const one of filled(path, aside)) {
          const { status, text } = await textOf(await (method === 'GET' ? who.get(one) : who.post(one)))
          expect([name, method, one, status, marker.test(text)]).toEqual([name, method, one, 404, false])
        }
    // Others are shown them.
    const log = (await textOf(await there.staff.clerk.get(`/o/${full}/log.csv`))).text
    for (const { id } of hidden) {
      const kept = caseById(service.database, full, everybody, id)!
      expect(log).toContain(`${caseNumber('{year}-{n}', kept)}:登记`)
    }
  })
})
