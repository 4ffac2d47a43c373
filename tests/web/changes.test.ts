import { describe, expect, it } from 'vitest'
import { addRevision, draftOf, rosterIdOf } from '../../src/db/roster-store.ts'
import { inForceIn, publishDuties } from '../tools/published.ts'
import { member, startService, type Visitor } from '../tools/service.ts'

const office = 'xz'
const december = '2026-12'
type Service = ReturnType<typeof startService>
type Row = { id: string; date: string; leader: string } & Record<string, unknown>

const first: Row[] = [
  { id: 'a', date: '2026-12-03', leader: 'l03' },
  { id: 'b', date: '2026-12-08', leader: 'l04' },
  { id: 'c', date: '2026-12-20', leader: 'l03' },
]

/** A county whose December is published, with those who have to do with it. */
const county = async () => {
  const service = startService()
  service.county()
  publishDuties(service, office, december, first)
  return {
    service,
    leader: await service.user('何领导', [member(office, 'leader', 'l03')]),
    liaison: await service.user('秘书小李', [member(office, 'liaison', 'l03')]),
    other: await service.user('other', [member(office, 'leader', 'l04')]),
    clerk: await service.user('王经办', [member(office, 'clerk')]),
  }
}

/** Publishes the next revision of December, a day later. */
const revise = (service: Service, duties: readonly Row[]): void => {
  const { database, clock } = service
  clock.now = new Date(Date.parse(clock.now) + 86_400_000).toISOString()
  const roster = rosterIdOf(database, office, december)!
  const known = new Map(inForceIn(service, office, december).duties.map((one) => [one.id, one]))
  database.write(() =>
    addRevision(database, { user: null, office, at: clock.now }, december, {
      roster,
      draft: draftOf(database, roster)!.version,
      plan: '{}',
      planHash: 'plan',
      answer: '{}',
      answerHash: 'answer',
      approvedBy: null,
      duties: duties.map((one) => ({ ...known.get(one.id)!, ...one, movedFrom: undefined })),
    }),
  )
}
const text = async (answer: Promise<Response>): Promise<string> =>
  (await (await answer).text()).replace(/<[^>]*>/g, ' ').replace(/\s+/g, ' ')
const seenFields = async (who: Visitor): Promise<string[]> =>
  [...(await (await who.get(`/o/${office}/mine`)).text()).matchAll(/name="seen" value="([^"]+)"/g)].map(
    ([, v]) => v!,
  )
const receipts = ({ database }: Service) =>
  database.sqlite.prepare('SELECT n, leader, "is", by FROM receipt ORDER BY n, leader').all() as Record<
    string,
    unknown
  >[]
const see = (who: Visitor, ...seen: string[]) => who.post(`/o/${office}/mine/seen`, { leader: 'l03', seen })

describe('what has changed for a leader', () => {
  it('is first all that is his of the month, in one entry, until he says that he knows', async () => {
    const { service, leader } = await county()
    const before = await text(leader.get('/o/xz/mine'))
    expect(before).toContain('还没看 2026年12月的安排,您有2次(11月10日发布)')
    expect(before).toContain('12月3日 周四 上午 09:00–12:00 县群众工作部接访大厅')
    expect(await seenFields(leader)).toEqual(['2026-12/1'])
    await see(leader, '2026-12/1')
    expect(receipts(service)).toEqual([{ n: 1, leader: 'l03', is: 'seen', by: leader.id }])
    const after = await text(leader.get('/o/xz/mine'))
    expect(after).not.toContain('我知道了')
    expect(after).toContain('2026年12月的安排,您有2次(11月10日发布) 何领导已看')
  })

  it('is said in words he grasps at once, revision by revision, superseded ones too', async () => {
    const { service } = await county()
    revise(service, [
      { ...first[0]!, leader: 'l04' },
      { ...first[1]!, leader: 'l03' },
      { ...first[2]!, activity: 'video' },
    ])
    revise(service, [
      { ...first[0]!, leader: 'l05' },
      { ...first[1]!, leader: 'l03', start: '09:30' },
    ])
    const leader = await service.user('leader', [member(office, 'leader', 'l03')])
    const other = await service.user('again', [member(office, 'leader', 'l04')])
    const own = await text(leader.get('/o/xz/mine'))
    const swapped = '12月3日 周四 上午 县群众工作部接访大厅:与廖晓强对调,您改为12月8日 周二 上午 09:00–12:00'
    const moved = '12月8日 周二 上午 县群众工作部接访大厅:改到09:30–12:00'
    expect(own).toContain(swapped)
    expect(own).toMatch(/12月20日 周日 上午 县群众工作部接访大厅:改到县群众工作部接访大厅\(视频接访\)/)
    expect(own).toContain(moved)
    expect(own).toMatch(/12月20日 周日 上午 \S+:取消,您不用去了/)
    expect(own.indexOf(swapped)).toBeLessThan(own.indexOf(moved))
    // What came first is marked where it no longer holds.
    expect(own.match(/[^ ]+ 后来又变了/g)).toHaveLength(4)
    expect(own).not.toContain(`${moved} 后来又变了`)
    expect(await seenFields(leader)).toEqual(['2026-12/1', '2026-12/2', '2026-12/3'])
    expect(await text(other.get('/o/xz/mine'))).toContain(
      '12月3日 周四 上午 县群众工作部接访大厅:改由贾少辉接访,您不用去了',
    )
    const next = await service.user('next', [member(office, 'leader', 'l05')])
    expect(await text(next.get('/o/xz/mine'))).toContain('改由您接访,接替廖晓强,09:00–12:00')
  })

  it('leaves unseen what was published after the page was shown', async () => {
    const { service, leader } = await county()
    const shown = await seenFields(leader)
    revise(service, [first[1]!, first[2]!])
    const fresh = await service.user('fresh', [member(office, 'leader', 'l03')])
    await see(fresh, ...shown)
    expect(await seenFields(fresh)).toEqual(['2026-12/2'])
  })

  it('is seen once: a second press, or a liaison officer after him, changes nothing', async () => {
    const { service, leader, liaison } = await county()
    await see(liaison, '2026-12/1')
    const logged = () =>
      service.database.sqlite.prepare("SELECT count(*) FROM log WHERE what LIKE 'receipt.%'").pluck().get()
    expect([receipts(service), logged()]).toEqual([[{ n: 1, leader: 'l03', is: 'seen', by: liaison.id }], 1])
    for (const who of [liaison, leader]) expect((await see(who, '2026-12/1')).status).toBe(303)
    expect([receipts(service).map(({ by }) => by), logged()]).toEqual([[liaison.id], 1])
  })

  it('takes no word of another leader, of another office, or about what does not concern him', async () => {
    const { service, leader, other, clerk } = await county()
    service.office('b')
    const stranger = await service.user('stranger', [member('b', 'liaison', 'l03')])
    expect((await see(other, '2026-12/1')).status).toBe(404)
    expect((await see(clerk, '2026-12/1')).status).toBe(404)
    expect((await see(stranger, '2026-12/1')).status).toBe(404)
    await stranger.post('/o/b/mine/seen', { leader: 'l03', seen: '2026-12/1' })
    revise(service, [first[0]!, { ...first[1]!, start: '10:00' }, first[2]!])
    const fresh = await service.user('fresh', [member(office, 'leader', 'l03')])
    await see(fresh, '2026-12/2', '2026-12/9', '2027-01/1', 'x', '')
    await see(leader)
    expect(receipts(service)).toEqual([])
  })

  it('folds away 60 days after', async () => {
    const { service } = await county()
    service.clock.now = '2027-02-18T02:00:00.000Z'
    const still = await service.user('still', [member(office, 'leader', 'l03')])
    expect(await text(still.get('/o/xz/mine'))).toContain('还没看')
    service.clock.now = '2027-02-19T02:00:00.000Z'
    const later = await service.user('later', [member(office, 'leader', 'l03')])
    const page = await text(later.get('/o/xz/mine'))
    expect(page).toContain('60天以前的变动(1项)')
    expect(page).not.toContain('还没看')
  })
})

describe('who has seen what', () => {
  it('stands with those first who must be told at once', async () => {
    const { service } = await county()
    service.clock.now = '2026-12-01T02:00:00.000Z'
    revise(service, [{ ...first[0]!, leader: 'l05' }, first[1]!, first[2]!])
    const auditor = await service.user('auditor', [member(office, 'auditor')])
    const page = await text(auditor.get('/o/xz/changes'))
    // The clock stands at 2 December: tomorrow’s duty has passed from one to another.
    expect(page).toMatch(
      /要马上告知的 \(2\).*莫德玲 明天 .*改由贾少辉接访 贾少辉 明天 .*接替莫德玲接访.*没有看到新发布的安排,但还不急 \(1\) 廖晓强 6天后/,
    )
    expect(page).not.toContain('您')
    expect(page).not.toContain('电话告知 ')
    expect(await (await auditor.get('/o/xz/changes')).text()).not.toContain('type="checkbox"')
  })

  it('is noted by the clerk where he has told a leader by telephone, and shown so', async () => {
    const { service } = await county()
    revise(service, [first[0]!, { ...first[1]!, leader: 'l05' }, first[2]!])
    const fresh = await service.user('李经办', [member(office, 'clerk')])
    expect(await text(fresh.get('/o/xz/m/2026-12'))).toContain('还有2位领导没有看到变动')
    const page = await (await fresh.get('/o/xz/changes')).text()
    const values = [...page.matchAll(/name="told" value="([^"]+)"/g)].map(([, value]) => value!)
    // Each leader once; those for whom something has changed before those who have not seen the month at all.
    expect(values).toEqual(['2026-12/1/l04 2026-12/2/l04', '2026-12/2/l05', '2026-12/1/l03'])
    expect((await fresh.post('/o/xz/changes/told', { told: values[0]! })).status).toBe(303)
    const told = { leader: 'l04', is: 'told', by: fresh.id }
    expect(receipts(service)).toEqual([1, 2].map((n) => ({ n, ...told })))
    expect(await text(fresh.get('/o/xz/m/2026-12'))).toContain('还有1位领导没有看到变动')
    const after = await text(fresh.get('/o/xz/changes?month=2026-12'))
    expect(after).toContain('李经办电话告知 2026年11月11日 10:00 · 提前27天')
    expect(await text(fresh.get('/o/xz/log'))).toContain('李经办 电话告知廖晓强的变动(2026-12第2版)')
    // A clerk’s word does not stand in for what comes later, nor twice.
    const again = await fresh.post('/o/xz/changes/told', { told: values[0]! })
    expect(again.headers.getSetCookie().join()).toContain('isRefusal%22%3Atrue')
    expect(receipts(service)).toHaveLength(2)
  })

  it('takes no leader whom the revision does not concern', async () => {
    const { service, clerk, leader } = await county()
    expect((await leader.post('/o/xz/changes/told', { told: '2026-12/1/l03' })).status).toBe(404)
    for (const told of ['2026-12/1/l09', '2026-12/7/l03', '2026-12', 'x/y/z', '2026-13/1/l03', ''])
      expect((await clerk.post('/o/xz/changes/told', { told })).status).toBe(303)
    expect(receipts(service)).toEqual([])
  })

  it('is over once the duty is: nobody has to be told any more', async () => {
    const { service } = await county()
    service.clock.now = '2026-12-21T02:00:00.000Z'
    const clerk = await service.user('clerk', [member(office, 'clerk')])
    const page = await text(clerk.get('/o/xz/changes'))
    expect(page).toContain('该看的都看到了')
    expect(page).toContain('没有记录')
  })
})
