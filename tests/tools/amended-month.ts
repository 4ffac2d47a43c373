import { dutiesAfter } from '../../src/domain/duty-history.ts'
import type { DutyView, Publication } from '../../src/domain/duty-view.ts'
import type { NoticeHistory, NoticeOffice } from '../../src/notices/notice-of.ts'
import { noticeOf } from '../../src/notices/notice-of.ts'

/** A duty as people read it. */
export const view = (id: string, more: Partial<DutyView> = {}): DutyView => ({
  id,
  date: '2026-12-01',
  session: 'morning',
  start: '09:00',
  end: '12:00',
  activity: 'reception',
  changedAt: '2026-11-19T02:00:00Z',
  sequence: 0,
  provisional: false,
  leader: { id: 'l01', name: '莫德辉' },
  title: '县委书记',
  portfolio: ['农业', '水利'],
  place: {
    id: 'hall',
    unit: 'xz',
    name: '接访大厅',
    address: '县城1号',
    phone: '0772-1234567',
    booking: '前一天17:00前',
  },
  ...more,
})

/** How an office that has set everything stands on its notices. */
export const officeSaid: NoticeOffice = {
  name: '象州县群众工作部',
  timezone: 'Asia/Shanghai',
  notice: {
    isPublic: true,
    number: '象信公示〔{year}〕{n}号',
    signedBy: '象州县信访局',
    notReceived: '已经诉讼的事项\r\n\r\n 已经复核的事项 ',
  },
  nth: 3,
}

/** Months of revisions, each a list of duties, published at these instants. */
export const historyOf = (
  revisions: readonly (readonly DutyView[])[],
  instants: readonly string[],
): NoticeHistory => {
  const known = revisions.reduce(
    (before, views, at) => dutiesAfter(before, views, instants[at]!),
    new Map() as NoticeHistory['known'],
  )
  const initial = new Set(revisions[0]!.map(({ id }) => id))
  return {
    deferred: [],
    known,
    initial,
    firstAt: instants[0]!,
    at: instants[revisions.length - 1]!,
    n: revisions.length,
  }
}

/** The notice of a month of these revisions. */
export const noticeAfter = (
  revisions: readonly (readonly DutyView[])[],
  instants: readonly string[] = ['2026-11-19T16:30:00Z', '2026-12-01T02:00:00Z'],
  office = officeSaid,
  provisional: readonly number[] = [],
) => {
  const publication: Publication = {
    office: { name: '冻结的名称', timezone: 'Asia/Shanghai' },
    month: '2026-12',
    duties: revisions.at(-1)!,
    provisional,
  }
  return noticeOf(publication, historyOf(revisions, instants), office)
}

const station = { id: 'station', unit: 't', name: '石龙镇群众站' }
const wei = { id: 'l02', name: '韦明' }

/** What was published first: five duties. */
export const before = ['2026-12-03', '2026-12-04', '2026-12-07', '2026-12-08', '2026-12-09'].map((date, n) =>
  view(`d${n}`, { date, leader: { id: `b${n}`, name: `领导${'甲乙丙丁戊'[n]}` } }),
)
/** And what came of it: one moved, one covered, one elsewhere, one cancelled, one new; the last as it was. */
export const after = [
  view('new', { date: '2026-12-10', leader: wei }),
  { ...before[0]!, date: '2026-12-02', start: '15:00', end: '18:00', session: 'afternoon' as const },
  { ...before[1]!, leader: wei },
  { ...before[2]!, place: station, activity: 'down-visit' as const },
  before[4]!,
]
/** The notice of the month that has come of it. */
export const amendedNotice = () => noticeAfter([before, after])
