import { readFileSync } from 'node:fs'
import { type ReadPlan, readPlan } from '../../../src/roster/planning-file.ts'
import { columns } from '../../../src/terminal/table.ts'
import { bigFile, linkedCounty } from '../../tools/big-counties.ts'
import { compareEngines, compareHead, enginesLine, type Instance } from './compare.ts'

/** The comparison alone: `node --import tsx tests/bench/other-engines/run.ts [planning files]`. */

const planOf = (text: string): ReadPlan => {
  const read = readPlan(text)
  if (!read.ok) throw new Error(JSON.stringify(read.mistakes[0]))
  return read.value
}

const made = (name: string, document: unknown): Instance => ({ name, plan: planOf(JSON.stringify(document)) })
const usual = (): Instance[] => [
  made('county, 20 leaders', bigFile([{ leaders: 20 }])),
  made('county, 40 leaders', bigFile([{ leaders: 40 }])),
  {
    name: 'xiangzhou, 340 leaders in 45 parts',
    plan: planOf(readFileSync('fixtures/xiangzhou-2026-12.json', 'utf8')),
  },
  made('linked county, 340 leaders', bigFile([linkedCounty()])),
]
const files = process.argv.slice(2)
const instances =
  files.length > 0 ? files.map((name) => ({ name, plan: planOf(readFileSync(name, 'utf8')) })) : usual()

process.stdout.write(`${await enginesLine()}\n`)
process.stdout.write(`${columns(compareHead, await compareEngines(instances, 5))}\n`)
