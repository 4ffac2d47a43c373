import { openDatabase } from './src/db/open.ts'
import { casesOf, countCases, subjectsInUse } from './src/db/case-list.ts'
import { countDue, dueOf } from './src/db/due-list.ts'
import { logOf } from './src/db/log-store.ts'
const d = openDatabase('/tmp/reg-bench.db')
const o = 'xz'
const views = [{ leaders: [] }, { leaders: ['l05', 'l06'] }]
const run = (name: string, f: (v: any) => unknown) => {
  const out = views.map((v) => { const t: number[] = []; for (let i = 0; i < 7; i++) { const c = process.cpuUsage(); f(v); const e = process.cpuUsage(c); t.push((e.user + e.system) / 1000) } return t.sort((a, b) => a - b)[3]!.toFixed(1) })
  console.log(name.padEnd(40), out.join('  '))
}
const filters: [string, any, number][] = [['all', {}, 0], ['all last', {}, 99950], ['all mid', {}, 50000], ['open', { state: 'open' }, 0], ['ended', { state: 'ended' }, 90000], ['closed', { state: 'closed' }, 90000], ['subject', { subject: '02' }, 7500], ['unit', { unit: 'unit3' }, 0], ['leader', { leader: 'l03' }, 0], ['leader last', { leader: 'l03' }, 5000], ['days', { from: '2020-01-01', to: '2020-12-31' }, 5000], ['number', { number: { n: 12 } }, 0], ['number y', { number: { year: 2020, n: 12 } }, 0], ['national', { number: 'WF4400000' }, 0], ['overdue', { overdueOn: '2026-11-10' }, 0], ['backlog', { openBefore: '2026-01-01' }, 0], ['reception', { reception: 'd777' }, 0], ['three', { state: 'closed', subject: '02', leader: 'l03' }, 0], ['closed+unit', { state: 'closed', unit: 'unit3' }, 0], ['ended+national none', { state: 'ended', number: 'x' }, 0], ['closed+days', { state: 'closed', from: '2018-01-01' }, 0]]
for (const [n, f, off] of filters) { run(`count ${n}`, (v) => countCases(d, o, v, f)); run(`list ${n}`, (v) => casesOf(d, o, v, f, { limit: 50, offset: off })) }
for (const by of ['leader', 'unit', 'office'] as const) { run(`countDue ${by}`, (v) => countDue(d, o, v, { by, until: '2026-11-15' }, '2026-11-10')); run(`due ${by}`, (v) => dueOf(d, o, v, { by, until: '2026-11-15' }, { limit: 100, offset: 0 })) }
run('log', (v) => logOf(d, o, { viewer: v, limit: 51, kinds: ['case'] }))
run('subjectsInUse', () => subjectsInUse(d, o))
console.log(d.sqlite.prepare(`select count(*) n from case_deadline where "is"='running'`).get())
