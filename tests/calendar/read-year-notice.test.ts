import { describe, expect, it } from 'vitest'
import { announcedYears } from '../../src/calendar/holidays.ts'
import { readYearNotice, yearNoticeRows } from '../../src/calendar/read-year-notice.ts'

const paper2026 = `国务院办公厅关于2026年部分节假日安排的通知
国办发明电〔2025〕7号
各省、自治区、直辖市人民政府,国务院各部委、各直属机构:
经国务院批准,现将2026年元旦、春节、清明节、劳动节、端午节、中秋节和国庆节放假调休日期的具体安排通知如下。
一、元旦:1月1日(周四)至3日(周六)放假调休,共3天。1月4日(周日)上班。
二、春节:2月15日(农历腊月二十八、周日)至23日(农历正月初七、周一)放假调休,共9天。2月14日(周六)、2月28日(周六)上班。
三、清明节:4月4日(周六)至6日(周一)放假,共3天。
四、劳动节:5月1日(周五)至5日(周二)放假调休,共5天。5月9日(周六)上班。
五、端午节:6月19日(周五)至21日(周日)放假,共3天。
六、中秋节:9月25日(周五)至27日(周日)放假,共3天。
七、国庆节:10月1日(周四)至7日(周三)放假调休,共7天。9月20日(周日)、10月10日(周六)上班。
节假日期间,各地区、各部门要妥善安排好值班和安全、保卫、疫情防控等工作。
国务院办公厅
2025年11月4日`
const table = (year: number) => announcedYears.find((one) => one.year === year)!.days

describe('the notice of a year', () => {
  it('pasted whole, gives the days of the table, and its number', () => {
    const read = readYearNotice(2026, paper2026)
    expect(read.doubts).toEqual([])
    expect(read.days).toEqual(table(2026))
    expect(read.source).toBe('国办发明电〔2025〕7号')
  })

  it('pasted without line breaks, and in half width, gives the same', () => {
    const [, , , , ...body] = paper2026.split('\n').slice(0, 11)
    expect(readYearNotice(2026, body.join('')).days).toEqual(table(2026))
    expect(readYearNotice(2026, body.join('').normalize('NFKC')).days).toEqual(table(2026))
  })

  it('that begins in the year before keeps those days where they are', () => {
    const read = readYearNotice(2023, '一、元旦:2022年12月31日至2023年1月2日放假调休,共3天。')
    expect(read.doubts).toEqual([])
    expect(read.days).toEqual(table(2023).slice(0, 3))
  })

  it('of another year is doubted by its title and by its weekdays', () => {
    const { doubts } = readYearNotice(2027, paper2026)
    expect(doubts[0]!['zh-CN']).toContain('2026年')
    expect(doubts.some((one) => one['zh-CN'].includes('是不是别的年份'))).toBe(true)
  })

  it.each([
    ['元旦:1月1日至3日放假,共4天。', '共4天'],
    ['元旦:1月1日至33日放假。', '没有2026-01-33'],
    ['2027-01-01 元旦 放假\n2026-10-01 国庆节 放假\n2025-10-01 国庆节 放假', '2025-10-01不在2026年'],
    ['元旦:1月3日至1日放假。', '不像一个假期'],
    ['元旦:1月1日放假。1月1日上班。', '又放假又上班'],
    ['1月1日放假。', '没有写是什么节'],
    ['元旦:1月1日至3日怎么样啊', '没有看懂'],
  ])('%s is doubted: %s', (text, says) => {
    expect(
      readYearNotice(2026, text)
        .doubts.map((one) => one['zh-CN'])
        .join(),
    ).toContain(says)
  })

  it.each(announcedYears.map(({ year, days }) => [year, days] as const))(
    '%i comes back from its own rows',
    (year, days) => {
      const read = readYearNotice(year, yearNoticeRows(days))
      expect(read.doubts).toEqual([])
      expect(read.days).toEqual(days)
    },
  )

  it('takes rows as clerks type them', () => {
    const rows = '2027/1/1-2027/1/3,元旦,放假\n2027.1.9 元旦 上班\n5月1日~5日 劳动节 closed'
    const read = readYearNotice(2027, rows)
    expect(read.doubts).toEqual([])
    expect(read.days.map(({ date, name, is }) => `${date} ${name} ${is}`)).toEqual([
      '2027-01-01 元旦 closed',
      '2027-01-02 元旦 closed',
      '2027-01-03 元旦 closed',
      '2027-01-09 元旦 workday',
      ...[1, 2, 3, 4, 5].map((n) => `2027-05-0${n} 劳动节 closed`),
    ])
  })
})
