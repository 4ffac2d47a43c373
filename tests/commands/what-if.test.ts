import { readFileSync } from 'node:fs'
import { beforeAll, describe, expect, it } from 'vitest'
import { commandNames } from '../../src/cli.ts'
import { languages } from '../../src/domain/text.ts'
import { call } from '../tools/terminal.ts'
import { leader, opening } from '../tools/world.ts'
import { type Answer, cover, december, notesIn, published, rosterFile, small, tiny } from './documents.ts'

let made: Answer
beforeAll(async () => {
  made = await december()
})

describe('the help', () => {
  it.each(languages)('names every command, and what it takes (%s)', async (language) => {
    const { code, out } = await call('--help', '--lang', language)
    expect(code).toBe(0)
    for (const name of commandNames) expect(out).toMatch(new RegExp(`^ {2}roster ${name} `, 'm'))
    for (const option of ['month', 'out', 'json', 'at', 'time-limit', 'date', 'opening', 'leader'])
      expect(out).toContain(`--${option}`)
  })
})

describe('a call of why, stand-in, replan or compare', () => {
  const date = ['--date', '2026-12-03']
  it.each([
    [['why'], '用法:roster why FILE', 'usage: roster why FILE'],
    [['stand-in'], '用法:roster stand-in FILE [ROSTER]', 'usage: roster stand-in FILE [ROSTER]'],
    [['replan', small, small, small], '用法:roster replan FILE [ROSTER]', 'usage: roster replan FILE [ROSTER]'],
    [['compare', small], '用法:roster compare A B', 'usage: roster compare A B'],
    [['why', small], 'why 需要 --date', 'why needs --date'],
    [['stand-in', small], 'stand-in 需要 --date', 'stand-in needs --date'],
    [['why', small, '--date', '3 December'], '--date 应写成 2026-12-03', '--date is written 2026-12-03'],
    [['stand-in', small, '--month', '2026-12', ...date], 'stand-in 没有 --month', 'stand-in takes no --month'],
    [['replan', small, '--leader', 'a'], 'replan 没有 --leader', 'replan takes no --leader'],
    [['compare', small, small, '--json'], 'compare 没有 --json', 'compare takes no --json'],
    [['why', small, '--date', '2026-12-05'], '12月5日(周六)没有开放', 'nothing is open on Sat 5 Dec'],
    [
      ['why', small, '--date', '2026-11-05'],
      '2026-11-05不在所排的月份(2026-12)',
      '2026-11-05 does not lie in the month',
    ],
    [
      ['why', small, ...date, '--opening', 'attic'],
      '没有“attic”;开放的有:\n  hall-daily',
      '"attic" is not open on',
    ],
    [['why', small, ...date, '--leader', '王五'], '没有叫“王五”的领导', 'there is no leader called "王五"'],
    [['stand-in', small, ...date], '没有已发布的安排', 'nothing is published in the planning file'],
    [['replan', small], '没有已发布的安排', 'nothing is published in the planning file'],
    [['replan', small, 'missing.json'], 'missing.json:没有这个文件', 'missing.json: there is no such file'],
    [['compare', 'missing.json', small], 'missing.json:没有这个文件', 'missing.json: there is no such file'],
    [
      ['compare', small, 'fixtures/short-2026-03.json'],
      '不是同一个月:2026-12、2026-03',
      'of different months: 2026-12, 2026-03',
    ],
  ])('%j ends with 2 and says how', async (args, zh, en) => {
    for (const [language, says] of [
      ['zh-CN', zh],
      ['en', en],
    ] as const) {
      const { code, out, err } = await call(...args, '--lang', language)
      expect([code, out]).toEqual([2, ''])
      expect(err).toContain(says)
    }
  })

  it('asks which of several leaders of that name is meant', async () => {
    const namesakes = [leader('a'), { ...leader('b'), name: '李明' }, { ...leader('d'), name: '李明' }]
    const plan = tiny({ leaders: namesakes })
    const { code, err } = await call('why', plan, '--date', '2026-12-01', '--leader', '李明')
    expect([code, err]).toEqual([2, '叫“李明”的领导有2位,请用编号:b、d\n'])
    expect((await call('why', plan, '--date', '2026-12-01', '--leader', '李明', '--lang', 'en')).err).toBe(
      '2 leaders are called "李明"; say which by id: b, d\n',
    )
    expect((await call('why', plan, '--date', '2026-12-01', '--leader', 'b')).code).toBe(0)
  })

  it('asks which of several openings is meant, and names them one a line', async () => {
    const openings = [opening('am', 'p', 'morning', [1]), opening('other', 'q', 'morning', [1])]
    const plan = tiny({ openings, published: published([1, 'a']) })
    for (const command of ['why', 'stand-in']) {
      expect(await call(command, plan, '--date', '2026-12-01')).toMatchObject({
        code: 2,
        err: '12月1日(周二)有2处开放,请用 --opening 指明:\n  am     大厅\n  other  分厅\n',
      })
      expect((await call(command, plan, '--date', '2026-12-01', '--opening', 'am')).code).toBe(0)
    }
  })

  it('places what is wrong in a roster.json at its line and column', async () => {
    const stranger = rosterFile(made, ({ assignments }) => Object.assign(assignments[4]!, { leader: 'nobody' }))
    const twice = rosterFile(made, ({ assignments }) => assignments.push({ ...assignments[0]!, id: 'again' }))
    const lineOf = (path: string, says: string) =>
      readFileSync(path, 'utf8').slice(0, readFileSync(path, 'utf8').indexOf(says)).split('\n').length
    for (const args of [
      ['replan', small, stranger],
      ['stand-in', small, stranger, ...date],
      ['compare', small, stranger],
    ]) {
      const { code, out, err } = await call(...args)
      expect([code, out]).toEqual([2, ''])
      expect(err).toBe(
        `${stranger}:${lineOf(stranger, '"nobody"')}:17 assignments[4].leader: 规划文件里没有“nobody”\n`,
      )
    }
    expect(await call('replan', small, twice, '--lang', 'en')).toMatchObject({
      code: 2,
      err: expect.stringMatching(/roster\.json:\d+:5 assignments\[23\]: is published twice\n$/),
    })
    expect(await call('replan', small, small)).toMatchObject({ code: 2, out: '' })
    expect(
      await call(
        'replan',
        small,
        rosterFile(made, (roster) => roster.assignments.splice(0)),
      ),
    ).toMatchObject({
      code: 2,
      err: '安排表里没有任何安排\n',
    })
  })

  it('of two rosters to compare says that the rules are missing', async () => {
    const roster = rosterFile(made)
    expect(await call('compare', roster, roster)).toMatchObject({ code: 2, out: '' })
    expect((await call('compare', roster, roster, '--lang', 'en')).err).toContain(
      'at least one should be a planning file',
    )
    const november = rosterFile(made, (one) => Object.assign(one, { month: '2026-11' }))
    expect((await call('compare', small, november)).err).toContain('不是同一个月:2026-12、2026-11')
  })
})

describe('roster why', () => {
  it('says which rule forces a duty', async () => {
    const plan = tiny({ leaders: [leader('a')] })
    expect(await call('why', plan, '--date', '2026-12-01')).toMatchObject({
      code: 0,
      out: [
        '12月1日(周二) 大厅:a 副县长',
        '非排不可:去掉这一次,必须遵守的规则就不能满足:',
        '  cover  12月1日(周二)大厅:应有1名领导,实有0名',
        '  cover  接访:每个时段不少于1名(全体领导)',
        '那时那里没有别人可以换。',
        '',
      ].join('\n'),
    })
    const { out } = await call('why', plan, '--date', '2026-12-01', '--lang', 'en')
    expect(out).toContain(
      'Tue 1 Dec 大厅: a 副县长\nForced: without this duty a required rule would be broken:\n  cover  ',
    )
    expect(out).toContain('There is nobody else who may serve there then.')
  })

  it('ranks everybody else by cost, and says how costs are read', async () => {
    const wish = { leader: 'b', from: '2026-12-01', to: '2026-12-01', is: 'undesired' }
    const plan = tiny(
      { leaders: [leader('a'), leader('b')], availability: [wish], openings: [opening('am', 'p', 'morning', [1])] },
      [cover, { id: 'wishes', kind: 'wishes' }],
    )
    const { out } = await call('why', plan, '--date', '2026-12-01', '--lang', 'en')
    expect(out).toMatch(/\| b +\| wishes \+1 \| nothing \| nothing +\|/)
    expect(out).toContain('“+” is worse')
    expect((await call('why', plan, '--date', '2026-12-01')).out).toMatch(/\| b +\| 意愿 \+1 \| 无/)
  })

  it('shows all who could come in a county, with what each would break', async () => {
    const { code, out } = await call('why', small, '--date', '2026-12-01', '--lang', 'en')
    expect(code).toBe(0)
    expect(out.match(/^\| \p{Script=Han}/gmu)!.length).toBeGreaterThan(10)
    expect(out).toMatch(/room-to-work .* lie 1 day apart, 3 asked/)
  })

  it('answers about a leader who is not there, by name: what it would cost, or what bars him', async () => {
    const free = await call('why', small, '--date', '2026-12-09', '--leader', '罗海伟', '--lang', 'en')
    expect(free.out).toContain('Not there: a roster with this duty would be just as good')
    expect(free.out).toMatch(/Against the roster as it is:\n {2}/)
    const barred = await call('why', small, '--date', '2026-12-03', '--leader', '罗海伟')
    expect(barred).toMatchObject({ code: 0 })
    expect(barred.out).toContain('不能排在这里:\n  罗海伟:12月3日(周四)不能接访(参加培训)\n')
  })

  it('names the pin where there is one', async () => {
    const pin = { date: '2026-12-01', opening: 'am', leader: 'b' }
    const on = tiny({ pins: [{ ...pin, is: 'on' }] })
    expect((await call('why', on, '--date', '2026-12-01')).out).toContain('这是人工锁定的安排(pins)。')
    const off = tiny({ pins: [{ ...pin, is: 'off' }] })
    const { out } = await call('why', off, '--date', '2026-12-01', '--leader', 'b', '--lang', 'en')
    expect(out).toContain('Cannot serve there then:\n  b: pinned off this duty')
  })

  it('of an empty slot asks whom is meant', async () => {
    const ended = await call(
      'why',
      tiny({}, [{ id: 'any', kind: 'spread' }]),
      '--date',
      '2026-12-01',
      '--lang',
      'en',
    )
    expect([ended.code, notesIn(ended)]).toEqual([
      2,
      'nobody is there in the best roster; ask about a leader with --leader\n',
    ])
  })

  it('of another month says what of the file was left out, and that its holidays are not announced', async () => {
    const { code, err } = await call('why', small, '--month', '2027-02', '--date', '2027-02-01', '--lang', 'en')
    expect(code).toBe(0)
    expect(err).toContain('history does not reach up to 2027-02')
    expect(err).toContain('Provisional: the holidays of 2027 are not announced')
  })

  it('says when the time ran out', async () => {
    const { out } = await call('why', tiny(), '--date', '2026-12-01', '--time-limit', '0.000001', '--lang', 'en')
    expect(out).toContain('Note: the time ran out')
  })
})

describe('roster stand-in', () => {
  it('ranks who could, with what each would break and change, and says who cannot', async () => {
    const roster = rosterFile(made)
    const ended = await call('stand-in', small, roster, '--date', '2026-12-03')
    const { code, out } = ended
    expect([code, notesIn(ended)]).toEqual([0, ''])
    expect(out).toMatch(/\| 1 +\| \p{Script=Han}+ +\| 变动 \+4 \| 无 /u)
    expect(out).toContain('本单位不能来的领导:\n  罗海伟:12月3日(周四)不能接访(参加培训)\n')
    expect(out).toContain('代价是与已发布的安排相比')
    const english = await call('stand-in', small, roster, '--date', '2026-12-03', '--lang', 'en')
    expect(english.out).toMatch(/\| 1 +\| \p{Script=Han}+ +\| changes \+4 +\| nothing /u)
    expect(english.out).toContain('Who of the unit cannot:')
  })

  it('counts the same costs whether or not the absence stands in the file yet', async () => {
    const away = [{ leader: 'a', from: '2026-12-01', to: '2026-12-01', is: 'unavailable' }]
    const duties = { published: published([1, 'a'], [2, 'b']) }
    const [before, after] = [tiny(duties), tiny({ ...duties, availability: away })]
    const answers = await Promise.all([before, after].map((plan) => call('stand-in', plan, '--date', '2026-12-01')))
    expect(answers[0]!.out).toMatch(/\| 1 +\| b +\| 变动 \+2 \|/)
    expect(answers[1]!.out).toBe(answers[0]!.out)
  })

  it('asks which of several leaders there is meant, and finds somebody for an empty slot', async () => {
    const plan = tiny({ published: published([1, 'a'], [1, 'b']) })
    expect(await call('stand-in', plan, '--date', '2026-12-01')).toMatchObject({
      code: 2,
      err: '12月1日(周二)有2位领导,请用 --leader 指明:a、b\n',
    })
    expect((await call('stand-in', plan, '--date', '2026-12-01', '--leader', 'b')).code).toBe(0)
    expect(await call('stand-in', plan, '--date', '2026-12-01', '--leader', 'd', '--lang', 'en')).toMatchObject({
      code: 2,
      err: 'd is not published there on Tue 1 Dec; there is a, b\n',
    })
    expect(await call('stand-in', plan, '--date', '2026-12-02', '--leader', 'd')).toMatchObject({
      code: 2,
      err: '已发布的安排里12月2日(周三)没有d;那里没有人\n',
    })
    const empty = await call('stand-in', plan, '--date', '2026-12-02')
    expect(empty).toMatchObject({ code: 0 })
    expect(empty.out).toMatch(/^12月2日\(周三\) 大厅:无人\n可以排在这里的领导/)
    expect(empty.out.match(/^\| \d/gm)).toHaveLength(3)
  })

  it('says that nobody can, or that the duty is pinned', async () => {
    const alone = { leaders: [leader('a'), leader('b', { to: '2026-11-30' })], published: published([1, 'a']) }
    const { code, out } = await call('stand-in', tiny(alone), '--date', '2026-12-01')
    expect([code, out]).toEqual([
      0,
      '12月1日(周二) 大厅:a 副县长\n没有人可以来。\n本单位不能来的领导:\n  b:12月1日(周二)不在任\n',
    ])
    const pins = [{ date: '2026-12-01', opening: 'am', leader: 'a', is: 'on' }]
    const pinned = await call('stand-in', tiny({ pins, published: published([1, 'a']) }), '--date', '2026-12-01')
    expect(pinned).toMatchObject({ code: 0 })
    expect(pinned.out).toContain('这一次是人工锁定的安排')
  })

  it('says what keeps pinned leaders away', async () => {
    const openings = [opening('am', 'p', 'morning', [1]), opening('other', 'q', 'morning', [1])]
    const pins = [
      { date: '2026-12-01', opening: 'other', leader: 'b', is: 'on' },
      { date: '2026-12-01', opening: 'am', leader: 'd', is: 'off' },
    ]
    const plan = tiny({ openings, pins, published: published([1, 'a']) })
    const { out } = await call('stand-in', plan, '--date', '2026-12-01', '--opening', 'am')
    expect(out).toContain('  b:那时已锁定在别处(pins)\n  d:已锁定为不排这一次(pins)\n')
  })
})
