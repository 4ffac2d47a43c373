import { dirname, join } from 'node:path'
import Sqlite from 'better-sqlite3'
import { describe, expect, it } from 'vitest'
import { databaseName } from '../../src/db/open.ts'
import { officeAtWork } from '../tools/office-at-work.ts'
import type { StepName } from '../tools/office-steps.ts'
import { call, callProcess, emptyFolder } from '../tools/terminal.ts'

/** The number of the last entry of the log: which state of the database it is. */
const lastEntryIn = (file: string): number => {
  const sqlite = new Sqlite(file, { readonly: true })
  const last = sqlite.prepare('SELECT max(seq) FROM log').pluck().get() as number
  sqlite.close()
  return last
}

/** What a clerk sees and downloads; months, revisions, files, the log. */
const shownPages = (office: string, month: string): string[] => [
  office,
  month,
  ...['plan.json', 'month.csv'].map((name) => `${month}/${name}`),
  ...['', '/plan.json', '/roster.json', '/notice'].map((name) => `${month}/r/1${name}`),
  ...['people', 'log'].map((name) => `${office}/${name}`),
]

/** Steps the clerk and the approver take one after the other. */
const steps: readonly StepName[] = ['remove', 'pin', 'swap', 'undo', 'submit', 'approve', 'publish']

describe('a backup taken while people work, restored', () => {
  it('gives the very pages and files that were shown at its moment, here and on a new machine', async () => {
    const work = await officeAtWork(5)
    const data = dirname(work.file)
    const look = async (): Promise<Record<string, string>> => {
      // Words of the last step are shown once.
      await work.staff.clerk.get(work.path)
      const shown: Record<string, string> = {}
      for (const path of shownPages(`/o/${work.office}`, work.path)) {
        const response = await work.staff.clerk.get(path)
        shown[path] = `${response.status} ${await response.text()}`
      }
      return shown
    }
    await work.start()
    await work.signIn()
    await work.getTo('publish')
    await work.take('publish')

    /** What was shown in each state of the database. */
    const shownAt = new Map<number, Record<string, string>>()
    const keep = async () => shownAt.set(lastEntryIn(work.file), await look())
    await keep()
    const backup = join(emptyFolder(), 'backup.db')
    let isTaking = true
    const taking = callProcess(['backup', backup, '--data', data]).finally(() => {
      isTaking = false
    })
    for (let n = 0; isTaking || n < steps.length; n++) {
      const name = steps[n % steps.length]!
      await work.getTo(name, keep)
      await work.take(name)
      await keep()
    }
    expect(await taking).toMatchObject({ code: 0 })
    await work.getTo('remove')
    await work.take('remove')
    const lastState = lastEntryIn(work.file)
    work.process().child.kill('SIGTERM')
    await work.process().ended

    for (const folder of [data, join(emptyFolder(), 'new')]) {
      expect((await call('restore', backup, '--data', folder)).code).toBe(0)
      const state = lastEntryIn(join(folder, databaseName))
      expect([...shownAt.keys()]).toContain(state)
      expect(state, 'people worked on').toBeLessThan(lastState)
      await work.start({ data: folder })
      const shown = await look()
      for (const [path, text] of Object.entries(shownAt.get(state)!)) expect(shown[path], path).toBe(text)
      expect(shown[`${work.path}/r/1/plan.json`]).toMatch(/^200 \{/)
      work.process().child.kill('SIGTERM')
      await work.process().ended
    }
  }, 180_000)
})
