import { describe, expect, it } from 'vitest'
import type { DutyView } from '../../src/domain/duty-view.ts'
import { noticeHtml } from '../../src/notices/notice-html.ts'
import { noticeOf } from '../../src/notices/notice-of.ts'

const duty: DutyView = {
  id: 'x',
  date: '2026-12-01',
  session: 'morning',
  start: '09:00',
  end: '12:00',
  activity: 'reception',
  changedAt: '2026-11-20T02:00:00Z',
  sequence: 0,
  provisional: false,
  leader: { id: 'l01', name: '莫德辉' },
  title: '县委书记',
  portfolio: ['农业', '水利'],
  place: { id: 'hall', unit: 'xz', name: '接访大厅', address: '县城1号', phone: '0000' },
}
const notice = (duties: DutyView[], provisional: number[] = []) =>
  noticeHtml(
    noticeOf({
      office: { name: '象州县群众工作部', timezone: 'Asia/Shanghai' },
      month: '2026-12',
      duties,
      provisional,
    }),
    'zh-CN',
  )

describe('a public notice', () => {
  it('shows time, place, name, post, portfolio and form', () => {
    const page = notice([duty])
    for (const words of [
      '12月1日',
      '周二',
      '上午',
      '09:00–12:00',
      '接访大厅',
      '县城1号',
      '莫德辉',
      '县委书记',
      '农业、水利',
      '现场接访',
      '2026年12月',
    ])
      expect(page).toContain(words)
  })

  it('shows no ids', () => {
    expect(notice([duty])).not.toContain('l01')
  })

  it('takes names as words, never as markup', () => {
    const evil = '<script>alert(1)</script>"\'&'
    const page = notice([
      {
        ...duty,
        leader: { id: 'l', name: evil },
        title: evil,
        portfolio: [evil],
        place: { ...duty.place, name: evil, address: evil, phone: evil },
      },
    ])
    expect(page).not.toContain('<script')
    expect(page.split('&lt;script&gt;alert(1)&lt;/script&gt;&quot;&#39;&amp;')).toHaveLength(7)
  })

  it('says when a day was moved, and when the holidays are not announced', () => {
    expect(notice([{ ...duty, movedFrom: '2026-11-28' }])).toContain('原定 11月28日')
    expect(notice([duty], [2027])).toContain('2027年放假安排尚未公布')
    expect(notice([duty])).not.toContain('尚未公布')
  })

  it('without duties says so', () => {
    expect(notice([])).toContain('本月没有安排')
  })
})
