import { describe, expect, it } from 'vitest'
import type { Leader } from '../../src/domain/leader.ts'
import type { Known } from '../../src/workbook/known.ts'
import type { Cell, Sheet } from '../../src/workbook/sheet.ts'
import { type Understood, understand } from '../../src/workbook/understand.ts'

const known = (more: Partial<Known> = {}): Known => ({
  officeUnit: 'c',
  today: '2026-11-24',
  units: [
    { id: 'c', name: '象州县', level: 'county' },
    { id: 't1', name: '象州镇', level: 'township', parent: 'c' },
    { id: 't2', name: '石龙镇', level: 'township', parent: 'c' },
    { id: 'edu', name: '县教育局', level: 'department', parent: 'c' },
  ],
  leaders: [],
  places: [],
  openings: [],
  availability: [],
  ...more,
})
const leader = (
  id: string,
  name: string,
  title = '副县长',
  post: Partial<Leader['posts'][number]> = {},
): Leader => ({
  id,
  name,
  posts: [
    {
      unit: 'c',
      role: 'county-leader',
      title,
      team: 'government',
      portfolio: [],
      order: 1000,
      from: '2024-01-01',
      to: null,
      ...post,
    },
  ],
})
const sheet = (name: string, ...rows: Cell[][]): Sheet => ({ name, rows })
const is = ({ rows }: Understood) => rows.map((row) => row.is)
const says = ({ rows }: Understood, at = 0) => rows[at]!.says['zh-CN']
const mistakes = ({ rows }: Understood) =>
  rows.flatMap((row) =>
    row.mistakes.map(({ column, says: words }) => `${row.row} ${column['zh-CN']} ${words['zh-CN']}`),
  )
const expectBeginnings = (all: readonly string[], beginnings: readonly string[]) =>
  expect(all.map((words, at) => words.slice(0, beginnings[at]?.length))).toEqual(beginnings)
/** The same file again, with what came of it: nothing is new. */
const again = (sheets: Sheet[], first: Understood, more: Partial<Known> = {}) => {
  const second = understand(sheets, known({ ...more, ...first.result! }))
  expect(new Set(is(second))).toEqual(new Set(['same']))
  expect(second.result).toEqual(first.result)
}

describe('a list of leaders', () => {
  const plain = [
    sheet(
      'Sheet1',
      ['象州县领导干部名单'],
      [],
      ['序号', '领 导 姓 名', '职务(全称)*', '手机'],
      [1, '陈　伟', '县委书记', '略'],
      [2, '邓宏伟', '县委副书记、县长', '略'],
      [3, '刘辉', '副县长', '略'],
      [null, null, null, null],
      ['序号', '领导姓名', '职务(全称)', '手机'],
      [4, '廖强', '县政协主席', '略'],
      ['注:以上排名不分先后'],
    ),
  ]

  it('needs names and titles only; the rest is derived, and said to be', () => {
    const first = understand(plain, known())
    expect(is(first)).toEqual(['new', 'new', 'new', 'new'])
    expect(first.rows.map(({ row }) => row)).toEqual([4, 5, 6, 9])
    expect(says(first)).toBe('陈伟:象州县 县委书记;类别 县委书记(推定);班子 党委(推定);2026-01-01起(未填,从年初算)')
    expect(first.result!.leaders.map(({ id, posts: [post] }) => [id, post!.role, post!.team, post!.order])).toEqual(
      [
        ['l001', 'county-secretary', 'party', 1],
        ['l002', 'county-head', 'government', 2],
        ['l003', 'county-leader', 'government', 3],
        ['l004', 'county-leader', 'consultative', 4],
      ],
    )
    expect(first.notes[0]!['zh-CN']).toContain('4个单位')
    expect(first.notes[1]!['zh-CN']).toContain('“手机”')
    again(plain, first)
  })

  it('repeated by a roster is read once, and new ids avoid those in use', () => {
    const roster = [
      sheet(
        '12月',
        ['日期', '接访领导', '职务', '备注'],
        [{ day: '2026-12-01' }, '刘辉', '副县长', null],
        [{ day: '2026-12-02' }, '韦明', '副县长', null],
        [{ day: '2026-12-03' }, '刘辉', '副县长', null],
      ),
    ]
    const first = understand(roster, known({ leaders: [leader('l07', '刘辉')], usedIds: ['l040'] }))
    expect(is(first)).toEqual(['same', 'new', 'same'])
    expect(says(first, 2)).toContain('与第2行重复')
    expect(first.result!.leaders.map(({ id }) => id)).toEqual(['l07', 'l041'])
  })

  it('of some leaders leaves the others as they are, and says how many', () => {
    const some = understand(
      [sheet('领导', ['姓名', '职务'], ['刘辉', '副县长'])],
      known({ leaders: [leader('l01', '刘辉'), leader('l02', '韦明'), leader('l03', '莫玲')] }),
    )
    expect(some.stay.leaders).toBe(2)
    expect(some.notes[0]!['zh-CN']).toContain('2位领导')
    expect(some.result!.leaders).toHaveLength(3)
  })

  it('corrects a title, ends a post and adds another', () => {
    const sheets = [
      sheet(
        '领导',
        ['职务', '姓名', '任职起', '任职止', '单位'],
        ['常务副县长', '刘辉', '2024-01-01', null, null],
        ['副县长', '韦明', '2024年1月', '2026.11', '象州县'],
        ['镇党委书记', '韦明', 46357, '至今', '象州镇'],
      ),
    ]
    const first = understand(sheets, known({ leaders: [leader('l01', '刘辉'), leader('l02', '韦明')] }))
    expect(is(first)).toEqual(['changed', 'changed', 'new'])
    expect(first.result!.leaders.map(({ posts }) => posts.map(({ title, from, to }) => [title, from, to]))).toEqual(
      [
        [['常务副县长', '2024-01-01', null]],
        [
          ['副县长', '2024-01-01', '2026-11-30'],
          ['镇党委书记', '2026-12-01', null],
        ],
      ],
    )
    expect(first.result!.leaders[1]!.posts[1]!.role).toBe('township-secretary')
    again(sheets, first)
  })

  it('keeps a post that is not in it, and says so', () => {
    const first = understand(
      [sheet('领导', ['姓名', '职务', '任职起'], ['刘辉', '常务副县长', '2026-06-01'])],
      known({ leaders: [leader('l01', '刘辉')] }),
    )
    expect(is(first)).toEqual(['new'])
    expect(says(first)).toContain('原有职务保留:副县长')
  })

  it('tells two people of one name apart by 区分, here and among absences', () => {
    const sheets = [
      sheet(
        '领导',
        ['姓名', '职务', '区分'],
        ['刘辉', '副县长', '大'],
        ['刘辉', '副县长', '小'],
        ['刘辉', '县委常委', '大'],
      ),
      sheet('请假', ['姓名', '起', '止', '区分'], ['刘辉', '2026-12-01', null, '小']),
    ]
    const first = understand(sheets, known())
    expect(first.result!.leaders.map(({ id, posts }) => [id, posts.length])).toEqual([
      ['l001-大', 2],
      ['l002-小', 1],
    ])
    expect(first.result!.availability[0]!.leader).toBe('l002-小')
    again(sheets, first)
    const blind = understand(
      [
        sheet('领导', ['姓名', '职务'], ['刘辉', '副县长']),
        sheet('请假', ['姓名', '起', '止'], ['刘辉', '2026-12-01', null]),
      ],
      known({ ...first.result! }),
    )
    expect(mistakes(blind).join()).toMatch(/区分 有2人同名.*区分 有2人同名,请在“区分”列填写:大、小/)
  })
})

describe('rows that are wrong', () => {
  const of = (...rows: Cell[][]) =>
    understand([sheet('领导', ...rows)], known({ leaders: [leader('l01', '刘辉')] }))

  it('name the units that were meant, and give no result', () => {
    const wrong = of(['姓名', '职务', '单位'], ['韦明', '镇长', '象洲镇'], ['莫玲', '镇长', '某某处'])
    expect(mistakes(wrong)).toEqual([
      '2 单位 没有单位“象洲镇”,是不是:象州镇?',
      '3 单位 没有单位“某某处”。请先在“单位”表里加上',
    ])
    expect(wrong.result).toBeUndefined()
    expect(wrong.counts).toEqual({ new: 0, changed: 0, same: 0, wrong: 2 })
  })

  it('say what is missing, misspelt, or ends before it begins', () => {
    const wrong = of(
      ['姓名', '职务', '职务类别', '班子', '任职起', '任职止', '排序'],
      ['韦明', null, null, null, null, null, null],
      ['莫玲', '副县长', '县领', null, '2026-02-30', null, 'x'],
      ['覃芳', '副县长', null, '第五套', '2026-05-01', '2026-04-01', null],
    )
    expectBeginnings(mistakes(wrong), [
      '2 职务 没有填写',
      '3 任职起 看不懂的日期,请',
      '3 职务类别 没有“县领”,可',
      '3 排序 应为0至999',
      '4 班子 没有“第五套”,可填:',
      '4 任职止 早于任职起(202',
    ])
  })

  it('hold identity numbers or mobile numbers, which are never shown again', () => {
    const weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2]
    const made = '99010119900101001'
    const number =
      made + '10X98765432'[weights.reduce((sum, weight, at) => sum + weight * Number(made[at]), 0) % 11]
    const wrong = of(
      ['姓名', '职务', '证件', '单位'],
      ['韦明', '副县长', number, null],
      [`韦明${number}`, '副县长', null, '没有的'],
      ['莫玲', '副县长 13800138000', null, null],
      ['莫玲', '副县长', '13800138000', null],
    )
    expect(is(wrong)).toEqual(['wrong', 'wrong', 'wrong', 'new'])
    expectBeginnings(mistakes(wrong), [
      '2  这里有身份证号码。本系统从不',
      '3 姓名 这里有身份证号码。本系统',
      '4 职务 这里有手机号码。领导的私',
    ])
    expect(JSON.stringify(wrong)).not.toContain(number)
    expect(JSON.stringify(wrong)).not.toContain('13800138000')
    expect(mistakes(wrong)[0]).toContain('从不保存身份证号码')
  })
})

describe('units', () => {
  it('are found by name, go below the office’s own, and may be named before they stand there', () => {
    const sheets = [
      sheet(
        '单位',
        ['单位名称', '级别', '隶属'],
        ['新村', '村', '运江镇'],
        ['运江镇', '乡镇', null],
        ['新村', '村', '石龙镇'],
        ['县财政局', null, null],
        ['县教育局', '县直部门', null],
      ),
      sheet('领导', ['姓名', '职务', '单位'], ['韦明', '村支书', '运江镇/新村'], ['莫玲', '局长', '县财政局']),
    ]
    const first = understand(sheets, known())
    expect(mistakes(first)).toEqual([])
    expect(is(first)).toEqual(['new', 'new', 'new', 'new', 'same', 'new', 'new'])
    expect(first.result!.units.slice(4)).toEqual([
      { id: 'u001', name: '新村', level: 'village', parent: 'u002' },
      { id: 'u002', name: '运江镇', level: 'township', parent: 'c' },
      { id: 'u003', name: '新村', level: 'village', parent: 't2' },
      { id: 'u004', name: '县财政局', level: 'department', parent: 'c' },
    ])
    expect(says(first, 3)).toBe('县财政局:县直部门(推定),上级 象州县')
    again(sheets, first)
  })

  it('of one name under different units stay apart, whichever row comes first', () => {
    const units = [...known().units, { id: 'v1', name: '新村', level: 'village' as const, parent: 't1' }]
    const sheets = [sheet('单位', ['名称', '层级', '上级单位'], ['新村', '村', '石龙镇'], ['新村', '村', '象州镇'])]
    const first = understand(sheets, known({ units }))
    expect(is(first)).toEqual(['new', 'same'])
    expect(first.result!.units.at(-1)).toEqual({ id: 'u001', name: '新村', level: 'village', parent: 't2' })
    again(sheets, first)
    const moved = understand(
      [sheet('单位', ['名称', '层级', '上级单位'], ['新村', '村', '石龙镇'])],
      known({ units }),
    )
    expect(is(moved)).toEqual(['changed'])
  })

  it('of no known level, above themselves, or by an ambiguous name are wrong', () => {
    const wrong = understand(
      [
        sheet(
          '单位',
          ['名称', '层级', '上级单位'],
          ['甲', '镇', '乙'],
          ['乙', '镇', '甲'],
          ['丙', '厅级', null],
          ['丁', null, null],
          ['石龙镇', '乡镇', '上头'],
        ),
      ],
      known(),
    )
    expectBeginnings(mistakes(wrong), [
      '2 上级单位 绕成了一圈:一',
      '3 上级单位 绕成了一圈:一',
      '4 层级 没有“厅级”,可填:省',
      '5 层级 没有填写,从名称也看不',
      '6 上级单位 没有单位“上头”。',
    ])
  })
})

describe('places and absences', () => {
  const heads = ['名称', '单位', '地址', '电话', '形式', '时段', '开始', '结束', '名额', '开放日', '遇节假日']
  const sheets = [
    sheet(
      '接访地点',
      heads,
      ['县群众接待大厅', null, '城东路1号', '0772-4361234', null, '上午', 0.375, '12：00', 1, '每个工作日', null],
      ['县群众接待大厅', null, null, null, '视频接访', '下午', null, null, null, '每月最后一个周二', '顺延'],
      [
        '石龙镇群众站',
        '石龙镇',
        null,
        null,
        '现场接访',
        '全天',
        { time: '09:00' },
        '17:00',
        '2人',
        '农历初一、十五',
        '提前',
      ],
      ['备用室', null, null, null, null, null, null, null, null, null, null],
    ),
    sheet(
      '请假',
      ['姓名', '开始日期', '结束日期', '时段', '类别', '事由'],
      ['刘　辉', { day: '2026-12-21' }, 46378, null, '休假', null],
      ['刘辉', '2026/12/28', null, '上午', '希望', '在家'],
      ['刘辉', '2026.12.28', '2026-12-28', '上午', '希望', '在家'],
    ),
  ]
  const leaders = [leader('l01', '刘辉')]

  it('are understood, and the second time all the same', () => {
    const first = understand(sheets, known({ leaders }))
    expect(mistakes(first)).toEqual([])
    expect(is(first)).toEqual(['new', 'new', 'new', 'new', 'new', 'new', 'same'])
    expect(first.result!.places.map(({ id, unit, address }) => [id, unit, address])).toEqual([
      ['p001', 'c', '城东路1号'],
      ['p002', 't2', undefined],
      ['p003', 'c', undefined],
    ])
    const base = { activity: 'reception' }
    expect(first.result!.openings).toEqual([
      {
        id: 'o001',
        place: 'p001',
        ...base,
        session: 'morning',
        start: '09:00',
        end: '12:00',
        capacity: 1,
        on: { every: 'workday' },
      },
      {
        id: 'o002',
        place: 'p001',
        activity: 'video',
        session: 'afternoon',
        start: '14:30',
        end: '17:30',
        on: { nthWeekdays: [{ weekday: 'tue', n: -1 }], holiday: 'next-workday' },
      },
      {
        id: 'o003',
        place: 'p002',
        ...base,
        session: 'day',
        start: '09:00',
        end: '17:00',
        capacity: 2,
        on: { lunarDays: [1, 15], holiday: 'previous-workday' },
      },
    ])
    expect(first.result!.availability).toEqual([
      { leader: 'l01', from: '2026-12-21', to: '2026-12-22', is: 'unavailable' },
      { leader: 'l01', from: '2026-12-28', to: '2026-12-28', sessions: ['morning'], is: 'desired', why: '在家' },
    ])
    again(sheets, first)
  })

  it('a changed day, hour or address is a change, not another opening', () => {
    const first = understand(sheets, known({ leaders }))
    const changed = understand(
      [
        sheet('接访地点', heads, [
          '县群众接待大厅',
          '象州县',
          '城西路2号',
          null,
          null,
          '上午',
          '8:30',
          '12:00',
          1,
          '每周一至周五',
          null,
        ]),
      ],
      known({ ...first.result! }),
    )
    expect(is(changed)).toEqual(['changed'])
    expect(says(changed)).toContain('(原为每个工作日)')
    expect(changed.result!.openings).toHaveLength(3)
    expect(changed.result!.openings[0]).toMatchObject({ id: 'o001', start: '08:30' })
    expect(changed.result!.places[0]).toEqual({
      id: 'p001',
      unit: 'c',
      name: '县群众接待大厅',
      address: '城西路2号',
    })
    expect(changed.stay).toMatchObject({ openings: 2, places: 2, availability: 2, leaders: 1 })
  })

  it('with days or hours nobody understands, or of nobody known, are wrong', () => {
    const wrong = understand(
      [
        sheet(
          '接访地点',
          heads,
          ['大厅', null, null, null, null, '上午', '12:00', '9:00', 0, '随时', null],
          ['大厅', null, null, null, '上访', null, '早', null, null, '每个工作日', '再说'],
        ),
        sheet(
          '请假',
          ['姓名', '起', '止', '时段'],
          ['刘晖', '12月1日', null, null],
          ['刘辉', '2026-12-03', '2026-12-01', '中午'],
        ),
      ],
      known({ leaders }),
    )
    expectBeginnings(mistakes(wrong), [
      '2 名额 应为1至10',
      '2 开放日 看不懂。可写',
      '3 形式 没有“上访”,',
      '3 遇节假日 没有“再说',
      '3 时段 没有填写:上午',
      '2 姓名 领导名册里没有',
      '2 起 看不懂的日期,请',
      '3 时段 看不懂,可填:',
      '3 止 早于开始日期 2',
    ])
    expect(mistakes(wrong)[5]).toContain('刘辉')
  })

  it('of one place that differ between rows are wrong', () => {
    const wrong = understand(
      [
        sheet(
          '接访地点',
          ['名称', '地址', '时段', '时间', '开放日'],
          ['大厅', '城东', '上午', '8:30-11:30', '每个工作日'],
          ['大厅', '城西', '下午', null, '每个工作日'],
        ),
      ],
      known(),
    )
    expect(mistakes(wrong)).toEqual(['3 地址 与同一地点前面一行的写法不同'])
    expect(says(wrong)).toContain('08:30–11:30')
  })
})

describe('a workbook', () => {
  it('of thousands of rows is understood at once; of more it is asked for in parts', () => {
    const rows = (n: number): Cell[][] =>
      Array.from({ length: n }, (_, at) => [`领导${at}`, '副县长', '没有的单位'])
    const before = performance.now()
    expect(understand([sheet('领导', ['姓名', '职务', '单位'], ...rows(5000))], known()).counts.wrong).toBe(5000)
    expect(performance.now() - before).toBeLessThan(5_000)
    const parts = understand([sheet('领导', ['姓名', '职务', '单位'], ...rows(5001))], known())
    expect(parts.rows).toEqual([])
    expect(parts.notes[0]!['zh-CN']).toContain('分几次导入')
  })

  it('whose leader is wrong does not call his absences wrong for it', () => {
    const wrong = understand(
      [
        sheet('领导', ['姓名', '职务', '单位'], ['韦明', '镇长', '象洲镇']),
        sheet('请假', ['姓名', '起', '止'], ['韦明', '2026-12-01', null]),
      ],
      known(),
    )
    expect(is(wrong)).toEqual(['wrong', 'new'])
    expect(wrong.result).toBeUndefined()
  })

  it('without a table it knows is told what to bring', () => {
    const nothing = understand([sheet('通讯录', ['科室', '座机'], ['办公室', '4361234'])], known())
    expect(nothing.rows).toEqual([])
    expect(nothing.result).toBeUndefined()
    expect(nothing.notes[0]!['zh-CN']).toContain('下载模板')
  })
})
