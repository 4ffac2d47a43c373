import { execFile } from 'node:child_process'
import { promisify } from 'node:util'
import { describe, expect } from 'vitest'
import type { DraftDuty } from '../../src/domain/draft.ts'
import { feedKey } from '../../src/domain/feed.ts'
import { itWith } from '../tools/needs.ts'
import { startService } from '../tools/service.ts'
import { subscribed } from '../tools/subscribed.ts'
import { emptyFolder } from '../tools/terminal.ts'

/** What khal lists after vdirsyncer has fetched a calendar: `day time title` per event. */
const listed = async (url: string, state: string): Promise<string[]> => {
  const { stdout } = await promisify(execFile)('bash', ['tests/tools/feed-check/sync.sh', url, '2026-12-01'], {
    env: { PATH: process.env.PATH, HOME: state, STATE: state },
  })
  let day = ''
  return stdout.split('\n').flatMap((line) => {
    // khal puts its own mark before an event whose status says so.
    const [, time, title] = /^(?:CANCELLED )?(\d\d:\d\d)-\d\d:\d\d (.*?)(?: ⏰)?(?: ::.*)?$/.exec(line) ?? []
    if (!time) day = /\d{4}-\d\d-\d\d/.exec(line)?.[0] ?? day
    return time ? [`${day} ${time} ${title}`] : []
  })
}

describe('vdirsyncer and khal, subscribed to an office, a leader and his substitute', () => {
  itWith('vdirsyncer and khal', 'see a moved, a covered, a cancelled and a new duty arrive', async () => {
    const service = startService()
    const { subscribe, change, duties, office } = await subscribed(service)
    const free = '2026-12-31'
    await change((now) => now.filter(({ date }) => date !== free))
    const [moved, covered, cancelled] = duties() as unknown as [DraftDuty, DraftDuty, DraftDuty]
    const substitute = ['l05', 'l06', 'l07'].find(
      (leader) => ![moved, covered, cancelled].some((one) => one.leader === leader),
    )!
    const device = async (key: ReturnType<typeof feedKey>) => {
      const { url } = await subscribe(key)
      const state = emptyFolder()
      return () => listed(url, state)
    }
    const all = await device(feedKey('office', office))
    const former = await device(feedKey('leader', covered.leader))
    const other = await device(feedKey('leader', substitute))
    const before = await all()
    expect(before.filter((line) => !line.includes('【已取消】'))).toHaveLength(duties().length)
    expect(await former()).toContainEqual(expect.stringMatching(new RegExp(`^${covered.date} 09:00 现场接访`)))
    expect((await other()).some((line) => line.startsWith(covered.date))).toBe(false)

    await change((now) => [
      ...now
        .filter(({ date }) => date !== cancelled.date)
        .map((one) => {
          if (one.date === moved.date) return { ...one, date: free }
          return one.date === covered.date ? { ...one, leader: substitute } : one
        }),
    ])
    const nameOf = (line: string) => line.split(' ')[2]!
    const lineOf = (lines: readonly string[], date: string) => lines.find((line) => line.startsWith(date))
    const after = await all()
    // Moved: gone from its day, the same leader on the other one.
    expect(lineOf(after, moved.date)).toBeUndefined()
    expect(after.filter((line) => line.startsWith(free)).map(nameOf)).toContain(nameOf(lineOf(before, moved.date)!))
    // Covered: another name for the office, cancelled for the one, new for the other.
    expect(nameOf(lineOf(after, covered.date)!)).not.toBe(nameOf(lineOf(before, covered.date)!))
    expect(lineOf(await former(), covered.date)).toMatch(/【已取消】/)
    expect(lineOf(await other(), covered.date)).toMatch(/现场接访/)
    // Cancelled: still there, and marked.
    expect(lineOf(after, cancelled.date)).toMatch(/【已取消】/)

    await change((now) => [...now, { ...cancelled, leader: substitute }])
    const anew = await all()
    expect(anew.filter((line) => line.startsWith(cancelled.date))).toHaveLength(2)
    expect(lineOf(await other(), cancelled.date)).toMatch(/现场接访/)
  })
})
