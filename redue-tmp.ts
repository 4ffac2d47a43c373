import { openDatabase } from './src/db/open.ts'
import { officeById } from './src/db/office-store.ts'
import { redueCases } from './src/web/cases/case-work.ts'
import { addLocalDay } from './src/db/calendar-store.ts'
import { copyFileSync } from 'node:fs'
copyFileSync('/tmp/reg-bench.db', '/tmp/reg-bench2.db')
const d = openDatabase('/tmp/reg-bench2.db')
const office = officeById(d, 'xz')!
d.sqlite.exec(`INSERT INTO case_event SELECT "case", 4, 'unit-received', received, '{}', null, '' FROM case_state WHERE is_open`)
d.sqlite.exec(`INSERT INTO case_deadline SELECT "case", 'object', 4, office, received, received, received, null, 'running', 1, 0, 0 FROM case_state WHERE is_open`)
for (let i = 0; i < 3; i++) { const c = process.cpuUsage(); d.write(() => { if (i === 2) addLocalDay(d, { user: null, office: 'xz', at: '' }, { date: '2026-11-11', isOpen: false, why: 'x' }); redueCases(d, office) }); const e = process.cpuUsage(c); console.log(i, (e.user + e.system) / 1000) }
