import { shortRoot } from './checkpoint.ts'
import { type Day, weekdayOf } from './day.ts'
import { dateWords, dayWords, monthWords, weekdayWords } from './day-words.ts'
import type { Notice, NoticePlace, NoticeRow } from './notice.ts'
import { activityWords, type Session, sessionWords } from './place.ts'
import type { Language, Text } from './text.ts'

/** What all forms of a notice call its parts. */
export const noticeWords = {
  title: { 'zh-CN': '领导干部接访安排公示', en: 'Reception of the public by leaders' },
  date: { 'zh-CN': '日期', en: 'Date' },
  time: { 'zh-CN': '时间', en: 'Time' },
  place: { 'zh-CN': '地点', en: 'Place' },
  leader: { 'zh-CN': '接访领导', en: 'Leader' },
  post: { 'zh-CN': '职务', en: 'Post' },
  portfolio: { 'zh-CN': '分管工作', en: 'In charge of' },
  form: { 'zh-CN': '形式', en: 'Form' },
  remark: { 'zh-CN': '备注', en: 'Remarks' },
  address: { 'zh-CN': '地址', en: 'Address' },
  phone: { 'zh-CN': '预约电话', en: 'Phone for booking' },
  booking: { 'zh-CN': '预约截止', en: 'Book by' },
  notReceived: { 'zh-CN': '以下事项不在接访范围', en: 'What is not received' },
  nobody: { 'zh-CN': '本月没有安排。', en: 'Nobody receives this month.' },
  cancelled: { 'zh-CN': '已取消', en: 'cancelled' },
  provisional: {
    'zh-CN': '放假安排尚未公布,本表为暂定',
    en: 'holidays not announced yet: these dates are provisional',
  },
} as const satisfies Record<string, Text>

/** 2026年12月领导干部接访安排公示 */
export const noticeTitle = ({ month }: Pick<Notice, 'month'>): Text => ({
  'zh-CN': `${monthWords(month)['zh-CN']}${noticeWords.title['zh-CN']}`,
  en: `${monthWords(month).en}: ${noticeWords.title.en}`,
})

/** 12月1日 周二 · Tue 1 Dec */
export const noticeDay = (day: Day, language: Language): string =>
  language === 'en' ? dayWords(day).en : `${dateWords(day)['zh-CN']} ${weekdayWords[weekdayOf(day)]['zh-CN']}`

/** 2026年11月20日 · 20 Nov 2026 */
export const fullDay = (day: Day, language: Language): string =>
  language === 'en' ? `${dateWords(day).en} ${day.slice(0, 4)}` : `${day.slice(0, 4)}年${dateWords(day)['zh-CN']}`

/** 上午 09:00–12:00 */
export const noticeTime = (
  { session, start, end }: { session: Session; start: string; end: string },
  language: Language,
): string => `${sessionWords[session][language]} ${start}–${end}`

/** When it was published and how many days ahead that was, and when it was changed last; empty where nobody knows. */
export const publishedWords = ({ published, rows }: Notice, language: Language): string[] => {
  if (!published) return []
  const { first, daysAhead, current, revision } = published
  const ahead: Text =
    daysAhead === undefined || daysAhead < 0
      ? { 'zh-CN': '', en: '' }
      : daysAhead === 0
        ? { 'zh-CN': '(首次接访当天)', en: ', the day of the first duty' }
        : {
            'zh-CN': `(提前${daysAhead}天)`,
            en: `, ${daysAhead} ${daysAhead === 1 ? 'day' : 'days'} ahead`,
          }
  const firstly: Text = {
    'zh-CN': `公布日期:${fullDay(first, 'zh-CN')}${ahead['zh-CN']}`,
    en: `Published ${fullDay(first, 'en')}${ahead.en}`,
  }
  // A change taken back, or of a telephone number, stands in no remark.
  const isRemarked = rows.some(({ isCancelled, isNew, was }) => isCancelled || isNew || Object.keys(was).length > 0)
  const since: Text = {
    'zh-CN': `最近更新:${fullDay(current, 'zh-CN')}(第${revision}版${isRemarked ? ',变动见备注' : ''})`,
    en: `Last changed ${fullDay(current, 'en')} (revision ${revision}${isRemarked ? '; see the remarks' : ''})`,
  }
  return [firstly, ...(revision > 1 ? [since] : [])].map((text) => text[language])
}

/** 存证:1204条 5f1c 9a02 …, to be compared with the log; empty where no head was signed. */
export const evidenceWords = ({ published }: Pick<Notice, 'published'>, language: Language): string => {
  if (!published?.evidence) return ''
  const { size, root } = published.evidence
  const short = shortRoot(Buffer.from(root, 'base64'))
  return language === 'en' ? `Evidence: ${size} entries, ${short}` : `存证:${size}条 ${short}`
}

/** 2027年放假安排尚未公布,本表为暂定; empty where all holidays are known. */
export const provisionalWords = ({ provisional }: Notice, language: Language): string =>
  provisional.length === 0
    ? ''
    : language === 'en'
      ? `${provisional.join(', ')}: ${noticeWords.provisional.en}`
      : `${provisional.join('、')}年${noticeWords.provisional['zh-CN']}`

/** What there is to remark of a duty: 已取消, 顺延至…, 新增, 原定…, 原为…. */
export const remarksOf = (row: NoticeRow, language: Language): string[] => {
  const { was, movedFrom } = row
  const isMoved = was.date !== undefined || was.time !== undefined
  const before = (words: 'zh-CN' | 'en'): string =>
    [
      ...(was.date === undefined ? [] : [noticeDay(was.date, words)]),
      ...(was.time === undefined ? [] : [noticeTime(was.time, words)]),
    ].join(' ')
  const remarks: (Text | false | undefined)[] = [
    row.isCancelled && noticeWords.cancelled,
    row.deferredTo !== undefined && {
      'zh-CN': `顺延至 ${noticeDay(row.deferredTo, 'zh-CN')}`,
      en: `put off to ${noticeDay(row.deferredTo, 'en')}`,
    },
    row.isNew && { 'zh-CN': '新增', en: 'added' },
    row.deferredFrom !== undefined && {
      'zh-CN': `由 ${noticeDay(row.deferredFrom, 'zh-CN')} 顺延`,
      en: `put off from ${noticeDay(row.deferredFrom, 'en')}`,
    },
    isMoved && { 'zh-CN': `原定 ${before('zh-CN')}`, en: `was ${before('en')}` },
    was.leader !== undefined && { 'zh-CN': `原为${was.leader}`, en: `was ${was.leader}` },
    was.place !== undefined && { 'zh-CN': `原地点为${was.place}`, en: `was at ${was.place}` },
    was.activity !== undefined && {
      'zh-CN': `原形式为${activityWords[was.activity]['zh-CN']}`,
      en: `was ${activityWords[was.activity].en}`,
    },
    movedFrom !== undefined &&
      movedFrom !== was.date && {
        'zh-CN': `逢节假日,原定 ${noticeDay(movedFrom, 'zh-CN')}`,
        en: `moved by a holiday, meant for ${noticeDay(movedFrom, 'en')}`,
      },
    row.isProvisional && { 'zh-CN': '暂定', en: 'provisional' },
  ]
  return remarks.flatMap((text) => (text ? [text[language]] : []))
}

/** The columns of a notice, in order. */
export const noticeColumns = ['date', 'time', 'place', 'leader', 'post', 'portfolio', 'form', 'remark'] as const
export type NoticeColumn = (typeof noticeColumns)[number]

/** A duty’s words, column by column. */
export const noticeCells = (
  row: NoticeRow,
  { places }: Pick<Notice, 'places'>,
  language: Language,
): Record<NoticeColumn, string> => ({
  date: noticeDay(row.date, language),
  time: noticeTime(row, language),
  place: places[row.place]!.name,
  leader: row.leader,
  post: row.title,
  portfolio: row.portfolio.join(language === 'en' ? ', ' : '、'),
  form: activityWords[row.activity][language],
  remark: remarksOf(row, language).join(language === 'en' ? '; ' : ';'),
})

/** Whether any duty has something to remark. */
export const hasRemarks = ({ rows }: Notice): boolean => rows.some((row) => remarksOf(row, 'en').length > 0)

/** How a place is found and booked: 地址 …, 预约电话 …, 预约截止 …. */
export const placeFacts = (place: NoticePlace, language: Language): string[] =>
  (['address', 'phone', 'booking'] as const).flatMap((fact) => {
    const said = place[fact]
    return said ? [`${noticeWords[fact][language]}${language === 'en' ? ': ' : ':'}${said}`] : []
  })
