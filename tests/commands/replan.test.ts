import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeAll, describe, expect, it } from 'vitest'
import { call, emptyFolder } from '../tools/terminal.ts'
import { leader, opening } from '../tools/world.ts'
import {
  type Answer,
  awayFile,
  cover,
  december,
  file,
  type Item,
  notesIn,
  published,
  rosterFile,
  small,
  tiny,
} from './documents.ts'

const most = { id: 'most', kind: 'quota', per: 'month', max: 1 }
let made: Answer
beforeAll(async () => {
  made = await december()
})

describe('roster replan', () => {
  it('says 0 and that nothing changes where nothing changed', async () => {
    const { code, out } = await call('replan', small, rosterFile(made), '--lang', 'en')
    expect(code).toBe(0)
    expect(out).toContain('Changes against what is published\n  nothing changes\n')
    expect((await call('replan', small, rosterFile(made))).out).toContain('与已发布相比的变动\n  没有变动\n')
  })

  it('changes what it must, each with its reason, and writes the files', async () => {
    const out = join(emptyFolder(), 'out')
    const gone = made.assignments[2]!
    const plan = awayFile(gone)
    const ended = await call('replan', plan, rosterFile(made), '--out', out, '--at', '2026-12-02T01:00:00Z')
    expect(ended.code).toBe(0)
    expect(ended.out).toMatch(
      / {2}12月3日\(周四\) 09:00 县群众工作部接访大厅:\p{Script=Han}+ → \p{Script=Han}+\n {6}原因:\p{Script=Han}+:12月3日\(周四\)不能接访\(出差\)\n/u,
    )
    expect(ended.out).toMatch(/ {6}原因:另有变动一样多、同样好的排法.*只撤回这一处,则不能满足:.*\(q5\)\n/)
    const written = JSON.parse(readFileSync(join(out, 'roster.json'), 'utf8'))
    const changed = written.assignments.filter((duty: Item) => duty.changedAt === '2026-12-02T01:00:00Z')
    expect(changed).toHaveLength(2)
    expect(readFileSync(join(out, 'office.ics'), 'utf8')).toContain('SEQUENCE:1')
    // Whoever has a duty no longer is told so in his own calendar, whoever has it now finds it there.
    const his = readFileSync(join(out, 'leaders', `${gone.leader}.ics`), 'utf8')
    expect(his).toMatch(new RegExp(`UID:${gone.id}@reception-roster\\r\\nSEQUENCE:1[^]*?STATUS:CANCELLED`))
    const heir = written.assignments.find((duty: Item) => duty.id === gone.id).leader
    expect(readFileSync(join(out, 'leaders', `${heir}.ics`), 'utf8')).toContain(
      `UID:${gone.id}@reception-roster\r\nSEQUENCE:1`,
    )
    // What was written is published by now: nothing changes any more.
    expect((await call('replan', plan, join(out, 'roster.json'), '--lang', 'en')).out).toContain('nothing changes')
    // The same from the planning file’s own `published`.
    const own = file({ ...JSON.parse(readFileSync(plan, 'utf8')), published: made.assignments })
    const same = await call('replan', own, '--json', '--at', '2026-12-02T01:00:00Z')
    expect(JSON.parse(same.out).assignments).toEqual(written.assignments)
  })

  it('leaves alone what lies before the day named, whatever that costs', async () => {
    const plan = tiny(
      {
        openings: [opening('am', 'p', 'morning', [1, 2, 3, 4])],
        published: published([1, 'a'], [2, 'b'], [3, 'd'], [4, 'a']),
        availability: [{ leader: 'a', from: '2026-12-04', to: '2026-12-04', is: 'unavailable' }],
      },
      [
        cover,
        { id: 'each', kind: 'quota', per: 'month', min: 1 },
        { id: 'once', kind: 'quota', per: 'month', max: 2 },
      ],
    )
    const duties = async (...more: string[]) => {
      const { out } = await call('replan', plan, '--json', ...more)
      return JSON.parse(out).assignments.map((duty: Item) => `${String(duty.date).slice(8)} ${duty.leader}`)
    }
    const past = (await duties('--from', '2026-12-03')).slice(0, 2)
    expect(past).toEqual(['01 a', '02 b'])
    expect((await call('replan', plan, '--from', 'tomorrow', '--lang', 'en')).err).toBe(
      '--from is written 2026-12-03\n',
    )
    // Bound to the past, the month has to break a rule it could keep otherwise.
    const owes = tiny(
      {
        openings: [opening('am', 'p', 'morning', [1, 2], { capacity: 1 })],
        published: published([1, 'a'], [2, 'a']),
      },
      [cover, { id: 'each', kind: 'quota', who: { leaders: ['b', 'd'] }, per: 'month', min: 1 }],
    )
    expect((await call('replan', owes, '--json')).code).toBe(0)
    expect((await call('replan', owes, '--json', '--from', '2026-12-02')).code).toBe(3)
  })

  it('says 3 when rules had to give way', async () => {
    const plan = tiny({ leaders: [leader('a')], published: published([1, 'a'], [2, 'a']) }, [
      cover,
      { ...most, giveWay: 50 },
    ])
    const { code, out } = await call('replan', plan, '--lang', 'en')
    expect(code).toBe(3)
    expect(out).toContain('What had to give\n  cover  ')
    expect(out).toMatch(/ {2}dropped: .*\n {6}because: (other ways|otherwise broken)/)
  })

  it('says every sort of change in words', async () => {
    const openings = [opening('am', 'p', 'morning', [1, 3, 4], { start: '08:30' })]
    const duties = [
      ...published([1, 'a'], [2, 'a'], [3, 'b']),
      { ...published([4, 'd'])[0]!, id: 'late', start: '09:00', end: '12:00' },
    ]
    const rules = [
      { ...cover, min: 1 },
      { id: 'two', kind: 'coverage', min: 2, what: { dates: ['2026-12-01'] } },
    ]
    const forbid = {
      id: 'forbid',
      kind: 'quota',
      per: 'month',
      max: 0,
      who: { leaders: ['b'] },
      what: { dates: ['2026-12-03'] },
    }
    const plan = tiny({ openings, published: duties }, [...rules, forbid])
    const { out } = await call('replan', plan)
    expect(out).toContain(
      '  12月4日(周五) 大厅:d:09:00-12:00 → 08:30-12:00\n      原因:开放的时间、地点或形式改了\n',
    )
    expect(out).toContain('原因:那天那里不再开放')
    expect(out).toMatch(/原因:否则不能满足:b:.*\(forbid\)/)
    expect(out).toMatch(/原因:另有变动一样多、同样好的排法.*则不能满足:12月1日.*\(two\)/)
    const english = (await call('replan', plan, '--lang', 'en')).out
    expect(english).toContain('because: it is no longer open there then')
    expect(english).toContain('because: the opening has another time, place or form')
  })

  it('plans the month of the roster, and says what of the file was left out', async () => {
    const january = JSON.parse((await call('make', small, '--month', '2027-01', '--json')).out)
    const roster = file(january, 'roster.json')
    const { code, out, err } = await call('replan', small, roster, '--lang', 'en')
    expect(code).toBe(0)
    expect(out).toContain('2027-01 reception roster')
    expect(out).toContain('nothing changes')
    expect(err).toContain('history does not reach up to 2027-01')
    const other = await call('stand-in', small, roster, '--date', '2026-12-03', '--lang', 'en')
    expect(other.code).toBe(2)
    expect(other.err).toContain('2026-12-03 does not lie in the month planned (2027-01)\n')
    expect(other.err).toContain('the roster is of 2027-01, the planning file says 2026-12')
    const found = await call('stand-in', small, roster, '--date', january.assignments[0].date, '--lang', 'en')
    expect(found.err).toContain('history does not reach up to 2027-01')
  })
})

describe('roster compare', () => {
  it('says that two are the same', async () => {
    const roster = rosterFile(made)
    const ended = await call('compare', small, roster)
    const { code, out } = ended
    expect([code, notesIn(ended)]).toEqual([0, ''])
    expect(out).toContain(`A  ${small}(规划文件,现排)\nB  ${roster}(安排表,按另一份的规则检查)\n`)
    expect(out).toContain('两份安排完全相同。')
    expect((await call('compare', roster, small, '--lang', 'en')).out).toContain('The two rosters are the same.')
  })

  it('shows what another fact changes: slots, rules, leaders', async () => {
    const plan = awayFile(made.assignments[2]!)
    const { code, out } = await call('compare', plan, rosterFile(made), '--lang', 'en')
    expect(code).toBe(0)
    expect(out).toMatch(/required rules *\| all kept *\| not all kept/)
    expect(out).toMatch(/Built-in rules broken\n {2}B {2}\p{Script=Han}+: unavailable on Thu 3 Dec \(出差\)\n/u)
    expect(out).toMatch(/Duties that differ\n.*\n\| slot +\| A +\| B/)
    expect(out).not.toContain('tie-break')
  })

  it('says when one of them is not proven best', async () => {
    const { err } = await call('compare', small, small, '--time-limit', '0.000001', '--lang', 'en')
    expect(err).toContain('Note: one of them is not proven best')
  })
})

describe('the days before --from', () => {
  const crowded = () =>
    tiny({
      openings: [opening('am', 'p', 'morning', [1, 2], { capacity: 1 })],
      published: published([1, 'a'], [1, 'b'], [2, 'a']),
    })

  it.each([
    ['zh-CN', '12月1日(周二) 大厅:锁定的领导超过该时段的容量(1)\n'],
    ['en', 'Tue 1 Dec 大厅: more leaders are pinned there than the slot has room for (1)\n'],
  ])('that cannot stay as published are named by day and opening (%s)', async (language, says) => {
    const ended = await call('replan', crowded(), '--from', '2026-12-02', '--lang', language)
    expect(ended).toEqual({ code: 2, out: '', err: says })
  })
})
