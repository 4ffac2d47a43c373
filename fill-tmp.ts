import { openService, member } from './tests/tools/open-service.ts'
import { saveUnit } from './src/db/unit-store.ts'
import { performance } from 'node:perf_hooks'
import { redueCases } from './src/web/cases/case-work.ts'
import { officeById } from './src/db/office-store.ts'
const service = openService()
const office = service.county()
const { database, clock } = service
const sq = database.sqlite
const actor = { user: null, office, at: clock.now }
database.write(() => { for (let i = 0; i < 60; i++) saveUnit(database, actor, { id: `unit${i}`, name: `单位${i}`, level: 'department', parent: 'xz' }) })
const n = 100_000
let seed = 1
const r = (k: number) => { seed = (seed * 1103515245 + 12345) & 0x7fffffff; return seed % k }
const day = (i: number) => new Date(Date.UTC(2016, 10, 10) + Math.floor(i / n * 3652) * 864e5).toISOString().slice(0, 10)
database.write(() => {
  const f = sq.prepare('INSERT INTO case_file VALUES (?,?,?,?,?,?)')
  const e = sq.prepare('INSERT INTO case_event VALUES (?,?,?,?,?,?,?)')
  const s = sq.prepare(`INSERT INTO case_state VALUES (${Array(24).fill('?').join(',')})`)
  const d = sq.prepare('INSERT INTO case_deadline VALUES (?,?,?,?,?,?,?,?,?,?,?,?)')
  const c = sq.prepare('INSERT INTO case_concern ("case", leader, unit) VALUES (?,?,?)')
  const l = sq.prepare('INSERT INTO log (at,user,office,what,subject,data) VALUES (?,?,?,?,?,?)')
  const ns = new Map<string, number>()
  for (let i = 0; i < n; i++) {
    const id = crypto.randomUUID(); const on = day(i); const y = on.slice(0, 4)
    const k = (ns.get(y) ?? 0) + 1; ns.set(y, k)
    f.run(id, office, Number(y), k, null, clock.now)
    const subject = String(1 + r(10)).padStart(2, '0')
    const receiver = `l${String(1 + r(18)).padStart(2, '0')}`
    const data = { session: null, place: 'hall', level: 'county', isFirst: true, isCollective: false, heads: 1, representatives: 0, subject, reception: `d${i >> 1}`, receiver, nationalNumber: null, earlier: null, concerns: { leaders: [], units: [] }, clocks: 0 }
    e.run(id, 1, 'registered', on, JSON.stringify(data), null, clock.now)
    e.run(id, 2, 'accepted', on, '{}', null, clock.now)
    e.run(id, 3, 'assigned', on, JSON.stringify({ lead: `unit${r(60)}`, co: [], by: null }), null, clock.now)
    const open = i > n * 0.96
    const due = new Date(Date.parse(on) + 60 * 864e5).toISOString().slice(0, 10)
    s.run(id, office, Number(y), k, 3, open ? 'assigned' : 'closed', open ? 1 : 0, on, `d${i >> 1}`, 'hall', receiver, r(3) ? null : `l${String(1 + r(18)).padStart(2, '0')}`, `unit${r(60)}`, subject, r(2), 0, 1, 'assigned', null, r(2) ? `WF${i}00000` : null, open ? null : on, open ? null : 1, 0, open ? due : null)
    for (const [clock_, ev, right] of [['forward', 1, 0], ['inform', 1, 0], ['handle', 2, 0]] as const)
      d.run(id, clock_, ev, office, on, due, due, open ? null : on, open ? 'running' : 'met', right, 0, 0)
    if (r(20) === 0) c.run(id, `l${String(1 + r(18)).padStart(2, '0')}`, null)
    if (r(20) === 0) c.run(id, null, `unit${r(60)}`)
    l.run(clock.now, null, office, 'case.registered', id, '{"n":1}')
  }
})
console.log('filled', sq.prepare('select count(*) n, sum(is_open) o from case_state').get())
sq.exec("VACUUM INTO '/tmp/reg-bench.db'")
process.exit(0)
const clerk = await service.user('clerk', [member(office, 'clerk')])
const both = await service.user('both', [member(office, 'clerk'), member(office, 'liaison', 'l05')])
const paths = ['/cases', '/cases?page=1999', '/cases?page=1000', '/cases?state=open', '/cases?state=closed&page=1500', '/cases?state=ended', '/cases?subject=02', '/cases?subject=02&page=150', '/cases?unit=unit3', '/cases?leader=l03', '/cases?leader=l03&page=50', '/cases?from=2020-01-01&to=2020-12-31', '/cases?number=2020-0012', '/cases?number=12', '/cases?number=WF4400000', '/cases?overdue=yes', '/cases?backlog=yes', '/cases?reception=d777', '/cases?state=open&unit=unit3&leader=l03', '/cases?state=closed&subject=02&leader=l03', '/cases/due', '/cases/due?by=unit', '/cases/due?by=office&weeks=2', '/cases/due?by=leader&of=l03', '/cases/due?weeks=0&page=30', '/cases/new', '/cases/settings', '/log', '/log?group=cases']
for (const path of paths) {
  const row: string[] = []
  for (const who of [clerk, both]) {
    const t: number[] = []
    for (let i = 0; i < 5; i++) {
      const c0 = process.cpuUsage(); const a = performance.now(); const res = await who.get(`/o/xz${path}`); await res.text(); const c1 = process.cpuUsage(c0)
      if (res.status !== 200) console.log(path, res.status)
      t.push((c1.user + c1.system) / 1000)
    }
    row.push(t.sort((a, b) => a - b)[2]!.toFixed(0))
  }
  console.log(path.padEnd(50), row.join('  '), 'ms cpu (median): clerk, clerk who speaks for a leader')
}
const t0 = process.cpuUsage()
database.write(() => redueCases(database, officeById(database, office)!))
console.log('redue', (process.cpuUsage(t0).user + process.cpuUsage(t0).system) / 1000)
await service.close()
