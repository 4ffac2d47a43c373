import { describe, expect, it } from 'vitest'
import { routes } from '../../src/app.ts'
import { auditedDecember, office } from '../tools/audited.ts'
import { member, startService } from '../tools/service.ts'

const audit = routes.filter(({ path }) => path.startsWith('/o/:office/audit'))

/** Every address of the audit that an auditor may ask for, with something there for each name. */
const addresses = (): string[] => {
  const values: Record<string, string> = { office, set: 'xiangzhou', rule: 'q5' }
  return audit
    .filter(({ method, access }) => method === 'GET' && access.includes('auditor' as never))
    .map(({ path }) => path.replace(/:(\w+)/g, (_, name: string) => values[name] ?? '1'))
}

describe('the audit', { timeout: 60_000 }, () => {
  it('has no form for auditors: what is set for it is set by clerks', () => {
    expect(audit.length).toBeGreaterThan(5)
    const writing = audit.filter(({ method }) => method !== 'GET')
    expect(writing.filter(({ access }) => access.includes('auditor' as never)).map(({ path }) => path)).toEqual([])
  })

  it('reads by a connection that cannot write', async () => {
    const service = startService()
    await auditedDecember(service)
    const { sqlite } = service.context.readOnly
    for (const change of [
      "INSERT INTO log (at, what, subject, data) VALUES ('', '', '', '{}')",
      'DELETE FROM log',
      "UPDATE attendance SET note = ''",
      'DROP TABLE attendance',
    ])
      expect(() => sqlite.exec(change), change).toThrow(/readonly/)
  })

  it('changes nothing, and needs nothing that could, whatever an auditor looks at', async () => {
    const service = startService()
    await auditedDecember(service)
    const { database, context } = service
    const auditor = await service.user('auditor', [member(office, 'auditor')])
    const months = 'from=2026-12&to=2026-12'
    const rowsChanged = () => database.sqlite.prepare('SELECT total_changes()').pluck().get()
    const before = [database.changes(), rowsChanged()]
    // Whoever writes after all is found out, by whichever connection.
    for (const one of [database, context.readOnly])
      Object.assign(one, {
        write: () => {
          throw new Error('the audit wrote')
        },
      })
    const paths = addresses()
    for (const path of paths)
      for (const query of [
        months,
        `${months}&asof=2026-12-09`,
        'from=x&to=&asof=nonsense&page=-1&unit=none&leader=%00',
      ]) {
        const { status } = await auditor.get(`${path}?${query}`)
        expect(status, `${path}?${query}`).toBeLessThan(500)
        expect([database.changes(), rowsChanged()], path).toEqual(before)
      }
    expect(paths.length).toBeGreaterThan(4)
  })
})
