import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { figuresOf } from '../../src/audit/figure.ts'
import { askKey } from '../../src/audit/judge.ts'
import type { Audit } from '../../src/web/audit/audits.ts'
import { auditedDecember, office } from '../tools/audited.ts'
import { member, openService, type Visitor } from '../tools/open-service.ts'

const months = 'from=2026-12&to=2026-12'

describe('pages of the audit', { timeout: 60_000 }, () => {
  let service: ReturnType<typeof openService>
  let auditor: Visitor
  let audit: Audit
  const page = async (path: string): Promise<string> => {
    const answer = await auditor.get(`/o/${office}/audit${path}`)
    expect(answer.status, path).toBe(200)
    return answer.text()
  }
  /** What a page says, without its tags. */
  const words = async (path: string): Promise<string> =>
    (await page(path))
      .replace(/^.*<main/s, '')
      .replace(/<[^>]*>/g, ' ')
      .replace(/\s+/g, ' ')
  /** The rows of the table of a page, each as one line. */
  const rows = async (path: string): Promise<string[]> =>
    [...(await page(path)).matchAll(/<tr>(<t[dh].*?)<\/tr>/gs)].map(([, row]) =>
      row!
        .replace(/<[^>]*>/g, ' ')
        .replace(/\s+/g, ' ')
        .trim(),
    )
  const ruleOf = (id: string) => audit.compliance.rules.find(({ rule }) => rule.id === id)!
  const figure = (rule: string, leader: string): string => {
    const { set, asks } = ruleOf(rule)
    const ask = asks.find(({ subject }) => subject.leader === leader)!
    return `/figure?${months}&${new URLSearchParams({ set: set.id, rule, key: askKey(ask) })}`
  }

  beforeAll(async () => {
    service = openService()
    const { changeRule, publish, enter, enterOther } = await auditedDecember(service)
    enterOther('2026-11-12', 'l06')
    service.clock.now = '2026-12-28T02:00:00.000Z'
    await publish('2027-01', 5)
    changeRule('xiangzhou', 'q5', { min: 2 }, '2027-01-05T02:00:00.000Z')
    service.clock.now = '2027-02-10T02:00:00.000Z'
    enter('2027-01-04')
    auditor = await service.user('审计员', [member(office, 'auditor')])
    audit = service.context.audits.of(service.context.readOnly, {
      ...{ office, from: '2026-12', to: '2026-12', at: service.clock.now, isNow: true },
    })!
  }, 60_000)
  afterAll(() => service.close())

  it('add the outcomes up to what was planned, and leave out what was not', async () => {
    expect(await words(`?${months}`)).toContain(
      '24 计划 = 18 已接访 + 1 他人顶替 + 1 因故未到 + 1 缺席 + 1 待登记 + 1 已顺延 + 1 已取消 1 计划外',
    )
    expect(await rows(`/receptions?${months}&outcome=planned`)).toHaveLength(24 + 1)
    expect(await words(`/receptions?${months}`)).toContain('共25次')
  })

  it('count what was received outside any roster in months that have none', async () => {
    expect(await words('?from=2026-11&to=2026-11')).toMatch(/0 计划 = 0 已接访.* 1 计划外/)
    expect(await rows('/receptions?from=2026-11&to=2026-11')).toContainEqual(
      expect.stringMatching(/2026-11-12.*梁秀杰/),
    )
  })

  it('open each count as just as many records', async () => {
    const links = [...(await page(`?${months}`)).matchAll(/href="([^"]*\/receptions\?[^"]*)">(?:<b[^>]*>)?(\d+)</g)]
    expect(links.length).toBeGreaterThan(50)
    for (const [, address, count] of links) {
      const path = address!.replaceAll('&amp;', '&').replace(`/o/${office}/audit`, '')
      expect(await words(path), path).toContain(`共${count}次`)
    }
  })

  it('show a covered duty as covered, and as served by the substitute', async () => {
    expect(await rows(`/receptions?${months}&outcome=covered`)).toContainEqual(
      expect.stringMatching(/2026-12-02.*邓宏伟 他人顶替 贾少辉/),
    )
    expect((await rows(`/receptions?${months}&leader=l05`)).join()).toContain('2026-12-02')
    expect((await rows(`/receptions?${months}&leader=l05&whose=own`)).join()).not.toContain('2026-12-02')
    expect(await rows(figure('q5', 'l05'))).toContainEqual(expect.stringMatching(/✓ 计入 2026-12-02 .*他人顶替/))
    expect(await rows(figure('q4', 'l02'))).toContainEqual(
      expect.stringMatching(/✗ 不计入 由别人接访,算别人的 2026-12-02/),
    )
  })

  it('say why nobody received, who noted it, and where the log has it', async () => {
    const [, row] = await rows(figure('q5', 'l06'))
    expect(row).toMatch(
      /✗ 不计入 没有接访 2026-12-08 .*因故未到 公务出差 李登记 2026-12-08 16:00 当时登记 存证第\d+条/,
    )
    const seq = Number(/存证第(\d+)条/.exec(row!)![1])
    const entry = service.database.sqlite.prepare('SELECT what, rows FROM log WHERE seq = ?').get(seq) as {
      what: string
      rows: string
    }
    expect(entry.what).toBe('attendance.first')
    const id = audit.compliance.receptions.find(({ date }) => date === '2026-12-08')!.entry
    expect((JSON.parse(entry.rows) as [string, number[]][]).map(([table, key]) => [table, key])).toEqual([
      ['attendance', [id]],
    ])
  })

  it('count just what the rules counted: every figure is the number of its records', () => {
    let looked = 0
    for (const { rule, asks, months: judged } of audit.compliance.rules.filter((one) => one.asks.length > 0)) {
      const figures = figuresOf(audit.months[0]!, judged[0]!.rule, asks, audit.judging)
      for (const ask of asks) {
        const { counted, imported } = figures.get(askKey(ask))!
        // One opening a day: no day is counted twice.
        expect(counted.length + imported.length, `${rule.id} ${askKey(ask)}`).toBe(ask.actual)
        looked++
      }
    }
    expect(looked).toBeGreaterThan(40)
  })

  it('judge December by the rule as it was then, though it was changed in January', async () => {
    const path = `/rules/xiangzhou/q5?from=2026-12&to=2027-01`
    expect(await rows(`/rules/xiangzhou/q5?${months}`)).toContainEqual('贾少辉 2026年12月 至少1天 3天 ✓ 满足')
    expect(await rows(path)).toContainEqual('谭永凤 2026年12月 至少1天 1天 ✓ 满足')
    expect((await rows(path)).find((row) => row.includes('谭永凤 2027年1月'))).toContain('至少2天')
    expect(await words(path)).toMatch(/各月判断时所用的规则 2026-12: [^:]*:[^:]*不少于1天 2027-01: /)
    expect(await words(path)).toMatch(/第2版 2027-01-05 10:00 · 李登记 .*不少于2天 第1版/)
  })

  it('set what was known then beside what is known now, where they differ', async () => {
    const then = await words(`?${months}&asof=2026-12-09`)
    expect(then).toContain('按2026-12-09所知: 24 计划 = 4 已接访')
    expect(then).toContain('按现在所知: 24 计划 = 18 已接访')
    expect(then).toMatch(/… 待定 必须 其他县领导[^按]*按现在所知: ✗ 未满足/)
    expect(await words(`?${months}`)).not.toContain('按现在所知:')
    expect(await words(`/receptions?${months}&asof=2026-12-09&outcome=pending`)).toContain('共15次')
  })

  it('list everything broken with its reasons, and nothing that is open', async () => {
    const found = await rows(`/findings?${months}`)
    expect(found).toContainEqual(
      expect.stringMatching(/^梁秀杰 2026年12月 至少1天 0天 2026-12-08 梁秀杰 因故未到\(公务出差\)/),
    )
    expect(found).toContainEqual(expect.stringMatching(/^蒙兴萍 .*已取消 取消审批/))
    expect(found).toContainEqual(
      expect.stringMatching(/^2026年12月22日\(周二\) 至少1名领导 0名领导 .*已顺延 顺延审批/),
    )
    expect(found).toContainEqual(expect.stringContaining('贾桂凤:12月11日(周五)与12月12日(周六)只隔1天'))
    expect(found.join()).not.toContain('邓春成')
    expect(await words(`/findings?${months}`)).toMatch(/当时写明的原因: 2026-12第2次发布 : 同意/)
  })

  it('give the records as a file with the entries of the log', async () => {
    const file = (await (await auditor.get(`/o/${office}/audit/receptions.csv?${months}`)).text()).split('\r\n')
    expect(file).toHaveLength(25 + 2)
    expect(file[2]).toMatch(
      /^"2026-12-02","上午","现场接访",.*"邓宏伟","县委副书记、县长","他人顶替","贾少辉","","李登记",.*,"\d+",""$/,
    )
  })

  it('know a rule that has judged no month, and no figure or rule that is not there', async () => {
    expect(await words('/rules/xiangzhou/q5?from=2020-01&to=2020-02')).toContain('所选月份没有按这条规则判断过')
    for (const path of ['/rules/xiangzhou/none', '/rules/none/q5', `${figure('q5', 'l05')}x`])
      expect((await auditor.get(`/o/${office}/audit${path}`)).status, path).toBe(404)
    expect((await auditor.get(`/o/${office}/audit/figure`)).status).toBe(303)
  })

  it('answer for days before the office was known', async () => {
    for (const path of ['', '/findings', '/receptions', '/receptions.csv', '/rules/xiangzhou/q5', '/figure'])
      expect(await words(`${path}?${months}&asof=2020-01-01`), path).toContain('还没有这个单位的资料')
  })
})
