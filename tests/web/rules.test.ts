import { describe, expect, it } from 'vitest'
import { logOf } from '../../src/db/log-store.ts'
import { officeById } from '../../src/db/office-store.ts'
import { planDocument } from '../../src/db/plan-store.ts'
import { overridesOf, ruleSetsOf, ruleSetVersions } from '../../src/db/rule-set-store.ts'
import { everybody } from '../../src/domain/case.ts'
import { readDocument } from '../../src/roster/planning-file.ts'
import { kindOf, ruleKinds } from '../../src/rules/index.ts'
import { type Field, formFieldsOf } from '../../src/web/office/rules/form/field.ts'
import { postedForm } from '../tools/posted-form.ts'
import { member, startService, type Visitor } from '../tools/service.ts'

const start = async (fixture?: string) => {
  const service = startService()
  const office = service.county(fixture)
  const clerk = await service.user('clerk', [member(office, 'clerk')])
  const at = (path: string) => `/o/${office}${path}`
  const setsNow = () => ruleSetsOf(service.database, office)
  return { service, office, clerk, at, setsNow, set: setsNow()[0]! }
}
const textOf = async (answer: Response | Promise<Response>): Promise<string> => (await answer).text()
const rulesIn = (body: Record<string, unknown>) =>
  body.rules as ({ id: string; kind: string } & Record<string, unknown>)[]

/** The form of a page as it would be posted, with some fields changed. */
const formAt = async (clerk: Visitor, path: string, action: string | RegExp = path) =>
  postedForm(await textOf(clerk.get(path)), action)

describe('the page of rules', () => {
  it('says every rule that binds in words, with the names of the office', async () => {
    const { clerk, at, set } = await start()
    const page = await textOf(clerk.get(at('/rules')))
    expect(page).toContain((set.body.name as { 'zh-CN': string })['zh-CN'])
    expect(page).toContain('第1版')
    expect(page).toContain('必须')
    expect(page).toContain('让步次序 100')
    for (const { id } of rulesIn(set.body)) expect(page).toContain(id)
  })

  it('of a regulation shows what does not apply here, because nobody holds the post', async () => {
    const { clerk, at, service, office } = await start()
    const form = await formAt(clerk, at('/rules'), at('/rules/presets'))
    const answer = await clerk.post(at('/rules/presets'), { ...form, presets: ['national-2014', 'xiangzhou-2010'] })
    expect(answer.status).toBe(303)
    expect(officeById(service.database, office)!.settings.presets).toEqual(['national-2014', 'xiangzhou-2010'])
    const page = await textOf(clerk.get(at('/rules')))
    expect(page).toContain('本单位无人担任,不适用')
    expect(page).toContain('未核实')
    expect(page).toContain('省级领导每半年至少一天')
  })

  it('says so when no rule is in force in an office without anything', async () => {
    const service = startService()
    const office = service.office('empty')
    const clerk = await service.user('clerk', [member(office, 'clerk')])
    const page = await textOf(clerk.get(`/o/${office}/rules`))
    expect(page).toContain('还没有任何有效的规则')
  })

  it('lets an auditor and an approver read, and change nothing', async () => {
    const { service, office, at, set } = await start()
    for (const role of ['auditor', 'approver'] as const) {
      const reader = await service.user(role, [member(office, role)])
      for (const path of ['/rules', `/rules/sets/${set.id}`, `/rules/sets/${set.id}/versions`]) {
        const answer = await reader.get(at(path))
        expect(answer.status).toBe(200)
        expect(await answer.text()).not.toMatch(/action="\/o\//)
      }
      expect((await reader.post(at('/rules/presets'), {})).status).toBe(404)
      expect((await reader.get(at(`/rules/sets/${set.id}/rule`))).status).toBe(404)
      expect((await reader.post(at(`/rules/sets/${set.id}/withdraw`), { version: '1' })).status).toBe(404)
    }
  })

  it('is no page for a clerk of another office, and neither are its sets', async () => {
    const { service, at, set } = await start()
    const other = service.office('other')
    const stranger = await service.user('stranger', [member(other, 'clerk')])
    expect((await stranger.get(at('/rules'))).status).toBe(404)
    expect((await stranger.get(`/o/${other}/rules/sets/${set.id}`)).status).toBe(404)
    expect((await stranger.get(`/o/${other}/rules/sets/${set.id}/versions`)).status).toBe(404)
    const answer = await stranger.post(`/o/${other}/rules/sets/${set.id}/withdraw`, { version: '1' })
    expect(answer.status).toBe(404)
  })

  it('keeps the ticks of regulations when the settings were changed meanwhile', async () => {
    const { clerk, at, service, office } = await start()
    const form = await formAt(clerk, at('/rules'), at('/rules/presets'))
    await clerk.post(at('/rules/presets'), { ...form, presets: ['henan-2024'] })
    const late = await clerk.post(at('/rules/presets'), { ...form, presets: ['gansu-2018'] })
    expect(late.status).toBe(409)
    const again = postedForm(await late.text(), at('/rules/presets'))
    expect(again.presets).toEqual(['gansu-2018'])
    expect((await clerk.post(at('/rules/presets'), again)).status).toBe(303)
    expect(officeById(service.database, office)!.settings.presets).toEqual(['gansu-2018'])
  })
})

describe('numbers changed for a time', () => {
  it('are added, shown with the rule, in force in their month, and taken back', async () => {
    const { clerk, at, set, service, office } = await start()
    const quota = rulesIn(set.body).find(({ kind }) => kind === 'quota')!
    const given = { rule: quota.id, min: '3', reason: '信访量大', from: '2026年12月1日', to: '2026-12-31' }
    expect((await clerk.post(at('/rules/overrides'), given)).status).toBe(303)
    const [override] = overridesOf(service.database, office)
    expect(override).toMatchObject({ rule: quota.id, min: 3, from: '2026-12-01' })
    expect(await textOf(clerk.get(at('/rules')))).toContain('2026-12-01至2026-12-31改为不少于3(信访量大)')
    const answer = await clerk.post(at(`/rules/overrides/${override!.id}/remove`))
    expect(answer.status).toBe(303)
    expect(overridesOf(service.database, office)).toEqual([])
    expect((await clerk.post(at(`/rules/overrides/${override!.id}/remove`))).status).toBe(404)
  })

  it('are refused in words, beside the field, with what was typed', async () => {
    const { clerk, at, set, service, office } = await start()
    const quota = rulesIn(set.body).find(({ kind }) => kind === 'quota')!
    const given = { rule: quota.id, min: '三次', reason: '信访量大', from: '2026-12-31', to: '2026-12-01' }
    const answer = await clerk.post(at('/rules/overrides'), given)
    expect(answer.status).toBe(422)
    const page = await answer.text()
    expect(page).toContain('应为整数')
    expect(page).toContain('结束日期早于开始日期')
    expect(postedForm(page, at('/rules/overrides'))).toMatchObject({ min: ['三次'], reason: ['信访量大'] })
    const unknown = { rule: 'nobody.rule', min: '1', reason: 'x', from: '2026-12-01', to: '2026-12-02' }
    expect(await textOf(clerk.post(at('/rules/overrides'), unknown))).toContain('没有这条规则')
    const none = { rule: quota.id, reason: 'x', from: '2026-12-01', to: '2026-12-02' }
    expect(await textOf(clerk.post(at('/rules/overrides'), none))).toContain('要填一个')
    expect(overridesOf(service.database, office)).toEqual([])
  })

  it('of one office cannot be taken back by another', async () => {
    const { clerk, at, set, service, office } = await start()
    const quota = rulesIn(set.body).find(({ kind }) => kind === 'quota')!
    await clerk.post(at('/rules/overrides'), {
      rule: quota.id,
      min: '2',
      reason: 'x',
      from: '2026-12-01',
      to: '2026-12-02',
    })
    const other = service.office('other')
    const stranger = await service.user('stranger', [member(other, 'clerk')])
    const { id } = overridesOf(service.database, office)[0]!
    expect((await stranger.post(`/o/${other}/rules/overrides/${id}/remove`)).status).toBe(404)
    expect(overridesOf(service.database, office)).toHaveLength(1)
  })
})

describe('a rule set of the office', () => {
  it('is made by its form, binds nobody while it has no rules, and months can be read all the same', async () => {
    const { clerk, at, setsNow, service, office } = await start()
    const answer = await clerk.post(at('/rules/sets'), { name: '本县制度(2026)', from: '2026年1月1日', to: '' })
    expect(answer.headers.get('location')).toBe(at('/rules/sets/set-1/rule'))
    expect(setsNow().at(-1)).toMatchObject({
      id: 'set-1',
      version: 1,
      body: { name: { 'zh-CN': '本县制度(2026)', en: '本县制度(2026)' }, from: '2026-01-01', to: null, rules: [] },
    })
    const document = planDocument(service.database, officeById(service.database, office)!, '2026-12', [])
    expect(readDocument(document).ok).toBe(true)
  })

  it('is refused without a name or with dates the wrong way round, what was typed kept', async () => {
    const { clerk, at, setsNow } = await start()
    const before = setsNow().length
    const answer = await clerk.post(at('/rules/sets'), {
      name: '',
      source: '县委办',
      from: '2026-05-01',
      to: '2026-01-01',
    })
    expect(answer.status).toBe(422)
    const page = await answer.text()
    expect(page).toContain('请填写')
    expect(page).toContain('结束日期早于开始日期')
    expect(postedForm(page, at('/rules/sets')).source).toEqual(['县委办'])
    expect(setsNow()).toHaveLength(before)
  })

  it('changes its name as the next version, and not over somebody else’s', async () => {
    const { clerk, at, set, setsNow } = await start()
    const path = at(`/rules/sets/${set.id}`)
    const form = await formAt(clerk, path)
    expect((await clerk.post(path, { ...form, name: '甲' })).status).toBe(303)
    const late = await clerk.post(path, { ...form, name: '乙' })
    expect(late.status).toBe(409)
    const again = postedForm(await late.text(), path)
    expect(again).toMatchObject({ name: ['乙'], version: ['2'] })
    expect((setsNow()[0]!.body.name as { 'zh-CN': string })['zh-CN']).toBe('甲')
    expect(rulesIn(setsNow()[0]!.body)).toEqual(rulesIn(set.body))
    expect((await clerk.post(path, again)).status).toBe(303)
  })

  it('is withdrawn, keeps its versions, and is not used in a month any more', async () => {
    const { clerk, at, set, setsNow, service, office } = await start()
    const answer = await clerk.post(at(`/rules/sets/${set.id}/withdraw`), { version: '1' })
    expect(answer.headers.get('location')).toBe(at('/rules'))
    expect(setsNow().some(({ id }) => id === set.id)).toBe(false)
    expect((await clerk.get(at(`/rules/sets/${set.id}`))).status).toBe(404)
    const versions = await textOf(clerk.get(at(`/rules/sets/${set.id}/versions`)))
    expect(versions).toContain('撤销')
    expect(versions).toContain('clerk')
    expect(logOf(service.database, office, { viewer: everybody, limit: 1 })[0]).toMatchObject({
      what: 'rule-set.withdrawn',
    })
  })

  it('moves its rules, and says in its versions what was done', async () => {
    const { clerk, at, setsNow } = await start('xiangzhou-2026-12')
    const at0 = setsNow().findIndex(({ body }) => rulesIn(body).length > 1)
    const set = setsNow()[at0]!
    const [first, second] = rulesIn(set.body)
    const rule = (id: string, what: string) => at(`/rules/sets/${set.id}/rules/${id}/${what}`)
    expect((await clerk.post(rule(second!.id, 'move'), { version: '1', to: 'up' })).status).toBe(303)
    expect(rulesIn(setsNow()[at0]!.body).slice(0, 2)).toEqual([second, first])
    expect((await clerk.post(rule(first!.id, 'remove'), { version: '1' })).status).toBe(409)
    expect((await clerk.post(rule(first!.id, 'remove'), { version: '2' })).status).toBe(303)
    expect(rulesIn(setsNow()[at0]!.body).some(({ id }) => id === first!.id)).toBe(false)
    expect((await clerk.post(rule('nothing', 'remove'), { version: '3' })).status).toBe(404)
    const versions = await textOf(clerk.get(at(`/rules/sets/${set.id}/versions`)))
    expect(versions).toContain('规则的次序变了')
    expect(versions).toMatch(/删除<\/span>/)
    expect(versions).toContain('第3版')
  })

  it('does not lose a rule whose numbers are changed for a time', async () => {
    const { clerk, at, set, setsNow } = await start()
    const quota = rulesIn(set.body).find(({ kind }) => kind === 'quota')!
    const given = { rule: quota.id, min: '2', reason: 'x', from: '2026-12-01', to: '2026-12-31' }
    await clerk.post(at('/rules/overrides'), given)
    const answer = await clerk.post(at(`/rules/sets/${set.id}/rules/${quota.id}/remove`), { version: '1' })
    expect(answer.status).toBe(422)
    expect(await answer.text()).toContain('临时调整次数')
    expect(setsNow()[0]!.version).toBe(1)
  })
})

/** Fills in what a rule cannot do without, whatever its kind. */
const filled = (field: Field, form: Record<string, string[]>, choices: (name: string) => string[]): void => {
  if (field.is === 'group') for (const one of field.fields) filled(one, form, choices)
  if (field.is === 'list' && !field.isOptional) form[field.at(0, 0).name] = [choices(field.at(0, 0).name)[0]!]
  if (field.is === 'number' && (!field.isOptional || field.key === 'min')) form[field.name] = ['1']
  if (field.is === 'either' && !field.isOptional && field.values[0] !== undefined)
    form[field.name] = [String(field.values[0])]
}
/** What the page offers for a select. */
const offered = (page: string) => (name: string) => {
  const options = page.split(`name="${name}"`)[1]!.split('</select>')[0]!
  return [...options.matchAll(/<option value="([^"]+)"/g)].map(([, value]) => value!)
}

describe('the form of a rule', () => {
  it.each(ruleKinds.map(({ kind }) => kind))('makes a rule of kind %s by the form alone', async (kind) => {
    const { clerk, at, set, setsNow } = await start()
    const path = at(`/rules/sets/${set.id}/rule?kind=${kind}`)
    expect(await textOf(clerk.get(at(`/rules/sets/${set.id}/rule`)))).toContain(path)
    const page = await textOf(clerk.get(path))
    const form = postedForm(page, path)
    filled(formFieldsOf(kindOf({ kind }).params), form, offered(page))
    const preview = await clerk.post(path, { ...form, action: 'preview' })
    expect(preview.status).toBe(200)
    expect(await preview.text()).toMatch(/这条规则的意思是:.*下个月\(2026-12\)涉及\d+名领导、\d+场接访/s)
    expect(setsNow()[0]!.version).toBe(1)
    expect((await clerk.post(path, form)).status).toBe(303)
    const made = rulesIn(setsNow()[0]!.body).at(-1)!
    expect(made).toMatchObject({ kind, id: `${set.id}.${kind}-1` })
    const edit = at(`/rules/sets/${set.id}/rules/${made.id}`)
    expect((await clerk.post(edit, await formAt(clerk, edit))).status).toBe(303)
    expect(rulesIn(setsNow()[0]!.body).at(-1)).toEqual(made)
  })

  it('saved without a change makes no new version', async () => {
    const { clerk, at, set, setsNow } = await start()
    const edit = at(`/rules/sets/${set.id}/rules/${rulesIn(set.body)[0]!.id}`)
    expect((await clerk.post(edit, await formAt(clerk, edit))).status).toBe(303)
    expect(setsNow()[0]!.version).toBe(1)
  })

  it('is in English for whoever reads English', async () => {
    const { clerk, at, set } = await start()
    await clerk.post('/language', { language: 'en', back: '/' })
    const path = at(`/rules/sets/${set.id}/rule?kind=quota`)
    const page = await textOf(clerk.get(path))
    expect(page).toContain('Which leaders')
    expect(page).toContain('the higher number gives way first')
    const preview = await clerk.post(path, { ...postedForm(page, path), per: 'month', min: '1', action: 'preview' })
    expect(await preview.text()).toMatch(/Next month \(2026-12\) it speaks of \d+ leaders/)
  })

  it('posted unchanged changes no rule of a county', async () => {
    const { clerk, at, set, setsNow } = await start('xiangzhou-2026-12')
    for (const { id } of rulesIn(set.body)) {
      const edit = at(`/rules/sets/${encodeURIComponent(set.id)}/rules/${encodeURIComponent(id)}`)
      expect((await clerk.post(edit, await formAt(clerk, edit))).status, id).toBe(303)
    }
    expect(setsNow()[0]!.body).toEqual(set.body)
  })

  it('refuses a selector that matches nobody, at its place, with all that was typed', async () => {
    const { clerk, at, set, setsNow } = await start()
    const path = at(`/rules/sets/${set.id}/rule?kind=quota`)
    const form = await formAt(clerk, path)
    const given = { ...form, per: 'month', min: '2', 'who.roles': 'province-leader', cites: '原文' }
    const answer = await clerk.post(path, given)
    expect(answer.status).toBe(422)
    const page = await answer.text()
    expect(page.split('哪些接访')[0]).toContain('没有选中任何领导')
    expect(postedForm(page, path)).toMatchObject({ 'who.roles': ['province-leader'], cites: ['原文'], min: ['2'] })
    const elsewhere = await clerk.post(path, {
      ...given,
      'who.roles': [],
      'who.leaders': 'somebody-of-another-office',
    })
    expect(elsewhere.status).toBe(422)
    expect(await elsewhere.text()).toContain('没有编号为')
    expect(setsNow()[0]!.version).toBe(1)
  })

  it('says what is missing and what is the wrong way round in words of the form', async () => {
    const { clerk, at, set } = await start()
    const path = at(`/rules/sets/${set.id}/rule?kind=quota`)
    const form = await formAt(clerk, path)
    expect(await textOf(clerk.post(path, { ...form, per: 'month' }))).toContain('“至少”和“至多”要填一个')
    expect(await textOf(clerk.post(path, { ...form, per: 'month', min: '3', max: '2' }))).toContain('比“至多”大了')
    expect(await textOf(clerk.post(path, { ...form, min: '3' }))).toContain('请选择')
    const campaign = {
      ...form,
      per: 'from+to',
      'per.from+to.from': '2026-05-31',
      'per.from+to.to': '2026-05-01',
      min: '1',
    }
    expect(await textOf(clerk.post(path, campaign))).toContain('结束日期早于开始日期')
    expect(await textOf(clerk.post(path, { ...form, per: 'month', min: '99999' }))).toContain('至多为1000')
  })

  it('is not saved over somebody else’s change without saying so; then it is', async () => {
    const { clerk, at, set, setsNow } = await start()
    const [rule] = rulesIn(set.body)
    const edit = at(`/rules/sets/${set.id}/rules/${rule!.id}`)
    const form = await formAt(clerk, edit)
    await clerk.post(edit, { ...form, cites: '先' })
    const wrong = await clerk.post(edit, { ...form, cites: '后', giveWay: 'x' })
    expect(wrong.status).toBe(422)
    const late = await clerk.post(edit, { ...postedForm(await wrong.text(), edit), giveWay: '100' })
    expect(late.status).toBe(409)
    const again = postedForm(await late.text(), edit)
    expect(again.cites).toEqual(['后'])
    expect((await clerk.post(edit, again)).status).toBe(303)
    expect(rulesIn(setsNow()[0]!.body)[0]).toMatchObject({ cites: '后' })
    expect(setsNow()[0]!.version).toBe(3)
  })

  it('puts a rule back that somebody else removed meanwhile, when it is saved again', async () => {
    const { clerk, at, set, setsNow } = await start()
    const [rule] = rulesIn(set.body)
    const edit = at(`/rules/sets/${set.id}/rules/${rule!.id}`)
    const form = await formAt(clerk, edit)
    await clerk.post(`${edit}/remove`, { version: '1' })
    const late = await clerk.post(edit, form)
    expect(late.status).toBe(409)
    expect((await clerk.post(edit, postedForm(await late.text(), edit))).status).toBe(303)
    expect(rulesIn(setsNow()[0]!.body).at(-1)).toEqual(rule)
  })

  it('never gives a new rule the id of one removed', async () => {
    const { clerk, at, set, setsNow } = await start()
    const path = at(`/rules/sets/${set.id}/rule?kind=spread`)
    const id = `${set.id}.spread-1`
    await clerk.post(path, await formAt(clerk, path))
    await clerk.post(at(`/rules/sets/${set.id}/rules/${id}/remove`), { version: '2' })
    await clerk.post(path, await formAt(clerk, path))
    expect(rulesIn(setsNow()[0]!.body).at(-1)!.id).toBe(`${set.id}.spread-2`)
  })

  it('has more rows for a sequence when asked, and keeps what is in them', async () => {
    const { clerk, at, set } = await start()
    const path = at(`/rules/sets/${set.id}/rule?kind=turns`)
    const page = await textOf(clerk.get(path))
    const [one] = offered(page)('order[0]')
    const answer = await clerk.post(path, { ...postedForm(page, path), 'order[2]': one!, action: 'more' })
    const form = postedForm(await answer.text(), path)
    expect(form['order#rows']).toEqual(['9'])
    expect(form['order[2]']).toEqual([one])
  })

  it('keeps every version with who saved it', async () => {
    const { clerk, at, set, service, office } = await start()
    const path = at(`/rules/sets/${set.id}/rule?kind=wishes`)
    await clerk.post(path, await formAt(clerk, path))
    const versions = ruleSetVersions(service.database, office, set.id)
    expect(versions.map(({ version, who }) => [version, who])).toEqual([
      [2, 'clerk'],
      [1, null],
    ])
    const page = await textOf(clerk.get(at(`/rules/sets/${set.id}/versions`)))
    expect(page).toMatch(/增加<\/span> 目标 · 全体领导:接访尽量照顾意愿/)
  })
})
