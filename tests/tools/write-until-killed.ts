import { readFileSync, writeSync } from 'node:fs'
import { join } from 'node:path'
import { type Adopted, adoptPlan } from '../../src/db/adopt-plan.ts'
import { addAvailability } from '../../src/db/availability-store.ts'
import { databaseName, openDatabase } from '../../src/db/open.ts'
import { draftOf, rosterIdOf, saveDraft } from '../../src/db/roster-store.ts'
import { publish, turned } from './duties.ts'

/**
 * A process that writes and writes until it is killed, and says each thing on a line of its own once `write` has
 * returned. Which things in which order follows from the seed.
 *
 *     node --import tsx tests/tools/write-until-killed.ts FOLDER SEED PLAN
 */
const [folder, seed, planFile] = process.argv.slice(2) as [string, string, string]
const database = openDatabase(join(folder, databaseName))
const plan = JSON.parse(readFileSync(planFile, 'utf8')) as Adopted
const month = '2026-12'
const actor = { user: 1, office: 'small', at: '2026-11-20T02:00:00.000Z' }

let state = Number(seed)
/** A number below `n` (mulberry32). */
const below = (n: number): number => {
  state = (state + 0x6d2b79f5) | 0
  let t = Math.imul(state ^ (state >>> 15), 1 | state)
  t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t
  return ((t ^ (t >>> 14)) >>> 0) % n
}

const version = (): number => draftOf(database, rosterIdOf(database, actor.office, month)!)!.version

/** What it can do; each runs inside `write` and returns what is said of it afterwards. */
const deeds = {
  draft: () => {
    const step = { what: 'move' as const, duties: turned(below(18)), pins: [] }
    return { saved: saveDraft(database, actor, month, version(), step), version: version() }
  },
  published: () => ({ n: publish(database, actor, version()) }),
  adopted: () => {
    const mark = String(below(1_000_000))
    adoptPlan(database, actor, {
      ...plan,
      leaders: plan.leaders.map((leader) => ({ ...leader, name: `${leader.name.split(' ')[0]} ${mark}` })),
      places: plan.places.map((place) => ({ ...place, address: mark })),
    })
    return { mark }
  },
  edited: () => {
    const why = String(below(1_000_000_000))
    addAvailability(database, actor, {
      leader: 'l03',
      from: '2026-12-01',
      to: '2026-12-02',
      is: 'undesired',
      why,
    })
    return { why }
  },
}
export type Deed = keyof typeof deeds

const lastEntry = database.sqlite.prepare('SELECT max(seq) FROM log').pluck()

writeSync(1, 'ready\n')
for (;;) {
  const kind = (Object.keys(deeds) as Deed[])[below(4)]!
  const said = database.write(() => ({ kind, ...deeds[kind](), seq: lastEntry.get() }))
  writeSync(1, `${JSON.stringify(said)}\n`)
}
