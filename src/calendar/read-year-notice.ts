import type { MovedDay } from '../domain/calendar-notice.ts'
import { type Day, daySchema, daysFrom, weekdayOf } from '../domain/day.ts'
import { weekdayWords } from '../domain/day-words.ts'
import type { Text } from '../domain/text.ts'

/** What was understood of a year’s notice, and what to look at before it is saved. */
export interface YearNoticeRead {
  readonly days: readonly MovedDay[]
  /** The paper, where the text names it. */
  readonly source?: string | undefined
  /** What the text says that cannot be: nothing may be saved until it is mended. */
  readonly doubts: readonly Text[]
}

/** Longest holiday a notice can mean: a longer one is a slip of the pen. */
const longest = 20

const dateWord = /(?:(\d{4})年)?(?:(\d{1,2})月)?(\d{1,2})日(?:\s*\(([^)]*)\))?/
const spanWord = new RegExp(`${dateWord.source}(?:\\s*(?:至|到|~|-|—+|–)\\s*${dateWord.source})?`, 'g')
const verb = /(放假|休息|休假|上班|\bclosed\b|\bworkday\b)/i

/** Half width, ISO dates spelled out, so that rows and the paper’s own sentences read alike. */
const plain = (text: string): string =>
  text
    .normalize('NFKC')
    .replace(/\r\n?/g, '\n')
    .replace(/(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})(?!\d)日?/g, '$1年$2月$3日')
    .replace(/(\d)号/g, '$1日')

const iso = (year: number, month: number, day: number): Day =>
  `${String(year).padStart(4, '0')}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`

/**
 * Reads the State Council’s notice of a year: sentences as it prints them (元旦:1月1日(周四)至3日(周六)放假调休,共3天。
 * 1月4日(周日)上班。) or rows (2026-01-01 至 2026-01-03 元旦 放假). Weekdays and counts the text gives are compared
 * with the calendar: text of another year shows at once.
 */
export const readYearNotice = (year: number, given: string): YearNoticeRead => {
  const text = plain(given)
  const doubts: Text[] = []
  const days = new Map<Day, MovedDay>()
  const titled = /(\d{4})年部分节假日/.exec(text)?.[1]
  if (titled && Number(titled) !== year)
    doubts.push({
      'zh-CN': `文字里写的是${titled}年,不是${year}年`,
      en: `The text is of ${titled}, not of ${year}`,
    })

  const put = (day: MovedDay): void => {
    const known = days.get(day.date)
    if (known && known.is !== day.is)
      doubts.push({ 'zh-CN': `${day.date}又放假又上班`, en: `${day.date} is both closed and a workday` })
    days.set(day.date, day)
  }
  const read = (parts: readonly (string | undefined)[], monthBefore: number | undefined, yearBefore: number) => {
    const [yearWord, monthWord, dayWord, beside = ''] = parts
    const at = {
      year: yearWord ? Number(yearWord) : yearBefore,
      month: monthWord ? Number(monthWord) : monthBefore,
    }
    if (at.month === undefined) return undefined
    const date = iso(at.year, at.month, Number(dayWord))
    if (!daySchema.safeParse(date).success) {
      doubts.push({ 'zh-CN': `日历上没有${date}`, en: `There is no ${date}` })
      return undefined
    }
    // New Year’s days off may begin in the December before, or a notice name the January after; nothing else.
    if (date < `${year - 1}-12` || date > `${year + 1}-01-31`) {
      doubts.push({ 'zh-CN': `${date}不在${year}年`, en: `${date} is not in ${year}` })
      return undefined
    }
    const said = /(?:周|星期)([一二三四五六日天])/.exec(beside)?.[1]?.replace('天', '日')
    const is = weekdayWords[weekdayOf(date)]['zh-CN'].at(-1)
    if (said && said !== is)
      doubts.push({
        'zh-CN': `${date}是周${is},文字里写的是周${said}:是不是别的年份的通知?`,
        en: `${date} is a ${weekdayWords[weekdayOf(date)].en}, the text says 周${said}: is it of another year?`,
      })
    return { ...at, date }
  }

  let name = ''
  for (const line of sentences(text)) {
    if (line.name !== undefined) name = line.name
    let rest = line.words
    for (let found = verb.exec(rest); found; found = verb.exec(rest)) {
      const clause = rest.slice(0, found.index)
      const tail = rest.slice(found.index + found[0].length)
      rest = tail
      const is = /上班|workday/i.test(found[0]) ? 'workday' : 'closed'
      const named = line.name === undefined ? namedIn(clause) : undefined
      if (named) name = named
      let [month, lastYear, counted]: [number | undefined, number, number] = [undefined, year, 0]
      for (const span of clause.matchAll(spanWord)) {
        const from = read(span.slice(1, 5), month, lastYear)
        const to = span[7] === undefined ? from : read(span.slice(5, 9), from?.month, from?.year ?? year)
        if (!from || !to) continue
        ;[month, lastYear] = [to.month, to.year]
        const dates = daysFrom(from.date, to.date)
        if (dates.length === 0 || dates.length > longest) {
          doubts.push({
            'zh-CN': `${from.date}至${to.date}不像一个假期`,
            en: `${from.date} to ${to.date} is no holiday`,
          })
          continue
        }
        if (!name) doubts.push({ 'zh-CN': `${from.date}没有写是什么节`, en: `${from.date} has no name` })
        else for (const date of dates) put({ date, name, is })
        counted += dates.length
      }
      const total = /^[^。;\n]*?共\s*(\d+)\s*天/.exec(tail)?.[1]
      if (is === 'closed' && total && Number(total) !== counted)
        doubts.push({
          'zh-CN': `${name}:文字说共${total}天,日期数出来是${counted}天`,
          en: `${name}: the text says ${total} days, its dates are ${counted}`,
        })
    }
    if (/\d日/.test(rest) && !/[日天]\)?$/.test(rest.replace(/共\s*\d+\s*天/, '')))
      doubts.push({
        'zh-CN': `没有看懂:${line.words.slice(0, 60)}`,
        en: `Not understood: ${line.words.slice(0, 60)}`,
      })
  }
  return {
    days: [...days.values()].sort((a, b) => (a.date < b.date ? -1 : 1)),
    source: /国办发明电\s*[〔[(]\s*\d{4}\s*[〕\])]\s*\d+\s*[号日]/
      .exec(text)?.[0]
      .replace(/\s+/g, '')
      .replace(/日$/, '号'),
    doubts,
  }
}

/** 二、春节: — the number before a holiday’s name. */
const heading = /^(?:\(?[一二三四五六七八九十\d]{1,3}\)?[、.,]\s*)?((?:(?!\d+[月日])[^:()。;]){1,30}):/

/** Sentences that speak of days, each with the name of the holiday where it opens one. */
const sentences = (text: string): { name?: string; words: string }[] =>
  text
    .split(/[。;\n]+/)
    .map((one) => one.trim())
    .filter((one) => /\d日/.test(one) && !/国办发明电/.test(one))
    .map((one) => {
      const opened = heading.exec(one)
      return opened ? { name: opened[1]!.trim(), words: one.slice(opened[0].length) } : { words: one }
    })

/** The name in a row: what is left of it beside the dates. */
const namedIn = (clause: string): string | undefined => {
  const left = clause.replace(spanWord, ' ').replace(/^[,、\s|:~至到-]+|[,、\s|:~至到-]+$/g, '')
  return /^[\p{Script=Han}\d、]{1,30}$/u.test(left) && !/调休|另|其中|等/.test(left) ? left : undefined
}

/** An entered year as rows that `readYearNotice` reads back: runs of days on one line. */
export const yearNoticeRows = (days: readonly MovedDay[]): string => {
  const rows: { from: Day; to: Day; name: string; is: MovedDay['is'] }[] = []
  for (const { date, name, is } of days) {
    const last = rows.at(-1)
    if (last && last.name === name && last.is === is && daysFrom(last.to, date).length === 2) last.to = date
    else rows.push({ from: date, to: date, name, is })
  }
  return rows
    .map(
      ({ from, to, name, is }) =>
        `${from === to ? from : `${from} 至 ${to}`} ${name} ${is === 'closed' ? '放假' : '上班'}`,
    )
    .join('\n')
}
