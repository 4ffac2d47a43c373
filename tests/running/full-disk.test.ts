import { execFileSync } from 'node:child_process'
import { closeSync, openSync, readdirSync, rmSync, writeSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, onTestFinished } from 'vitest'
import { adoptPlan } from '../../src/db/adopt-plan.ts'
import { isDiskFull } from '../../src/db/open.ts'
import { smallCounty } from '../tools/filled-database.ts'
import { itWith } from '../tools/needs.ts'
import { member, startService } from '../tools/service.ts'
import { call, emptyFolder } from '../tools/terminal.ts'

/** A disk of a few megabytes, gone after the test. */
const smallDisk = (): string => {
  const folder = emptyFolder()
  execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=6m', 'tmpfs', folder])
  onTestFinished(() => void execFileSync('umount', ['-l', folder]))
  return folder
}

/** Fills a disk to the last byte; returns what makes room again. */
const fill = (folder: string): (() => void) => {
  const file = join(folder, 'filler')
  const handle = openSync(file, 'w')
  for (let size = 1 << 16; size >= 1; size >>= 1) {
    try {
      while (writeSync(handle, Buffer.alloc(size, 1)) === size);
    } catch (fault) {
      if ((fault as NodeJS.ErrnoException).code !== 'ENOSPC') throw fault
    }
  }
  closeSync(handle)
  return () => rmSync(file)
}

describe('a full disk', () => {
  itWith(
    'the right to mount',
    'is answered with 507 and a page that says so, loses nothing, and is forgotten once there is room',
    async () => {
      const data = smallDisk()
      const service = startService({ ROSTER_DATA: data })
      const office = service.county()
      const clerk = await service.user('clerk', [member(office, 'clerk')])
      const { sqlite } = service.database
      const language = () => sqlite.prepare('SELECT language FROM user').pluck().get()
      const other = () => (language() === 'en' ? 'zh-CN' : 'en')
      const choose = (chosen: string) => clerk.post('/language', { language: chosen, back: '/' })
      for (let round = 0; round < 3; round++) {
        const makeRoom = fill(data)
        // The -wal may have room for a few more; what is acknowledged is there.
        let chosen = other()
        let answer = await choose(chosen)
        for (let n = 0; answer.status === 303 && n < 3000; n++) {
          expect(language()).toBe(chosen)
          chosen = other()
          answer = await choose(chosen)
        }
        expect(answer.status).toBe(507)
        expect(await answer.text()).toMatch(/磁盘已满|The disk is full/)
        expect(language()).not.toBe(chosen)
        // Pages can still be read, also when the use of the session would be noted.
        service.clock.now = new Date(Date.parse(service.clock.now) + 120_000).toISOString()
        expect((await clerk.get('/account')).status).toBe(200)
        expect((await clerk.get('/healthz')).status).toBe(200)
        // Something larger leaves no half of itself.
        const before = sqlite.prepare('SELECT count(*) FROM log').pluck().get()
        const plan = smallCounty()
        const renamed = {
          ...plan,
          leaders: plan.leaders.map((leader) => ({ ...leader, name: `${leader.name}${'长'.repeat(500)}` })),
        }
        const actor = { user: null, office, at: service.clock.now }
        const adopt = () => service.database.write(() => adoptPlan(service.database, actor, renamed))
        expect(faultOf(adopt)).toSatisfy(isDiskFull)
        expect(sqlite.prepare('SELECT count(*) FROM log').pluck().get()).toBe(before)
        expect((await call('backup', join(data, 'b.db'), '--data', data)).code).toBe(2)
        expect(readdirSync(data).filter((name) => name.startsWith('b.db'))).toEqual([])

        makeRoom()
        expect((await choose(chosen)).status).toBe(303)
        expect(language()).toBe(chosen)
        expect(sqlite.pragma('integrity_check', { simple: true })).toBe('ok')
      }
    },
  )
})

const faultOf = (run: () => unknown): unknown => {
  try {
    return run()
  } catch (fault) {
    return fault
  }
}
