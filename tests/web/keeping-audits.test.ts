import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { judgeMonth } from '../../src/audit/judge.ts'
import { audits } from '../../src/web/audit/audits.ts'
import { startKeepingAudits } from '../../src/web/audit/keeping-audits.ts'
import { auditedCounty, office } from '../tools/audited.ts'
import { openService } from '../tools/open-service.ts'

describe('audits kept ready', { timeout: 60_000 }, () => {
  let service: ReturnType<typeof openService>
  let enter: Awaited<ReturnType<typeof auditedCounty>>['enter']
  const asked = (from: string, to: string) => ({ office, from, to, at: service.clock.now, isNow: true as const })
  /** A store, with the months it has judged. */
  const watched = () => {
    const judged: string[] = []
    const kept = audits((month, ...more) => {
      judged.push(month.plan.month)
      return judgeMonth(month, ...more)
    })
    return { kept, taken: () => judged.splice(0) }
  }
  const keeping = (kept: ReturnType<typeof audits>, faults: unknown[] = []) =>
    startKeepingAudits({
      audits: kept,
      readOnly: service.context.readOnly,
      log: { error: (fault: unknown) => faults.push(fault) } as never,
      now: () => service.clock.now,
    })

  beforeAll(async () => {
    service = openService()
    const county = await auditedCounty(service)
    enter = county.enter
    // An office without a roster is passed by.
    service.office('empty')
    await county.publish('2026-11')
    await county.publish('2026-12', 5)
    service.clock.now = '2027-01-15T02:00:00.000Z'
  }, 60_000)
  afterAll(() => service.close())

  it('judge the months of each office’s last year ahead, so that the first question is answered at once', async () => {
    const { kept, taken } = watched()
    await keeping(kept).run()
    expect(taken()).toEqual(['2026-11', '2026-12', '2027-01'])
    const { readOnly } = service.context
    const answer = kept.of(readOnly, asked('2026-02', '2027-01'))!
    expect(taken()).toEqual([])
    expect(answer.compliance).toEqual(audits().of(readOnly, asked('2026-02', '2027-01'))!.compliance)
  })

  it('judge a month once, whatever other months are asked about', () => {
    const { kept, taken } = watched()
    const { readOnly } = service.context
    kept.of(readOnly, asked('2026-11', '2027-01'))
    taken()
    kept.of(readOnly, asked('2026-12', '2027-01'))
    kept.of(readOnly, asked('2025-06', '2027-01'))
    expect(taken()).toEqual([])
    // As the last month of a question it is judged as far as longer periods have come.
    kept.of(readOnly, asked('2026-11', '2026-12'))
    expect(taken()).toEqual(['2026-12'])
  })

  it('judge again what a new entry is about, and what looks back on it', () => {
    const { kept, taken } = watched()
    const { readOnly } = service.context
    kept.of(readOnly, asked('2026-11', '2027-01'))
    taken()
    enter('2026-12-07')
    const after = kept.of(readOnly, asked('2026-11', '2027-01'))!
    expect(taken()).toEqual(['2026-12', '2027-01'])
    expect(after.compliance.counts.served).toBe(1)
  })

  it('judge a month that is over anew each day until what was moved out of it is over as well', () => {
    const { kept, taken } = watched()
    const { readOnly } = service.context
    const on = (day: string) => {
      kept.of(readOnly, { ...asked('2026-11', '2027-01'), at: `${day}T02:00:00.000Z` })
      return taken()
    }
    expect(on('2027-01-31')).toEqual(['2026-11', '2026-12', '2027-01'])
    expect(on('2027-02-01')).toEqual(['2026-11', '2026-12', '2027-01'])
    expect(on('2027-02-02')).toEqual(['2026-12', '2027-01'])
    expect(on('2027-04-01')).toEqual(['2026-12', '2027-01'])
    expect(on('2027-04-02')).toEqual([])
  })

  it('stop between two months, without a word of it', async () => {
    const { kept, taken } = watched()
    const faults: unknown[] = []
    const keeper = keeping(kept, faults)
    const run = keeper.run()
    await keeper.stop()
    await run
    expect([taken(), faults]).toEqual([[], []])
  })

  it('say in the log what went wrong, and nothing else suffers', async () => {
    const faults: unknown[] = []
    const broken = audits(() => {
      throw new Error('a rule nobody knows')
    })
    await keeping(broken, faults).run()
    expect(faults).toEqual([{ err: new Error('a rule nobody knows') }])
  })
})
