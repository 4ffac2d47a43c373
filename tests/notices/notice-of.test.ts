import { describe, expect, it } from 'vitest'
import { noticeCells, publishedWords, remarksOf } from '../../src/domain/notice-words.ts'
import { noticeOf } from '../../src/notices/notice-of.ts'
import { amendedNotice, before, noticeAfter, officeSaid, view } from '../tools/amended-month.ts'

const remarks = (notice = amendedNotice()) =>
  Object.fromEntries(notice.rows.map((row) => [`${row.date} ${row.leader}`, remarksOf(row, 'zh-CN').join(';')]))

describe('the notice of an amended month', () => {
  it('marks what was moved, covered, brought elsewhere, cancelled and added, and nothing else', () => {
    expect(remarks()).toEqual({
      '2026-12-02 领导甲': '原定 12月3日 周四 上午 09:00–12:00',
      '2026-12-04 韦明': '原为领导乙',
      '2026-12-07 领导丙': '原地点为接访大厅;原形式为现场接访',
      '2026-12-08 领导丁': '已取消',
      '2026-12-09 领导戊': '',
      '2026-12-10 韦明': '新增',
    })
  })

  it('keeps a cancelled duty where it stood, and counts a duty that was added and cancelled as both', () => {
    const gone = noticeAfter(
      [before, [...before, view('x', { date: '2026-12-11' })], before],
      ['2026-11-19T00:00:00Z', '2026-11-20T00:00:00Z', '2026-11-21T00:00:00Z'],
    )
    expect(gone.rows.at(-1)).toMatchObject({ date: '2026-12-11', isCancelled: true, isNew: true })
    expect(gone.published).toMatchObject({ current: '2026-11-21', revision: 3 })
  })

  it('says the days on which it was published where the office is, and how many days ahead that was', () => {
    const notice = amendedNotice()
    expect(notice.published).toEqual({ first: '2026-11-20', daysAhead: 13, current: '2026-12-01', revision: 2 })
    expect(publishedWords(notice, 'zh-CN')).toEqual([
      '公布日期:2026年11月20日(提前13天)',
      '最近更新:2026年12月1日(第2版,变动见备注)',
    ])
    const late = noticeAfter([[view('a', { date: '2026-11-20' })]])
    expect(publishedWords(late, 'zh-CN')).toEqual(['公布日期:2026年11月20日(首次接访当天)'])
    expect(publishedWords(noticeAfter([[view('a', { date: '2026-11-01' })]]), 'zh-CN')).toEqual([
      '公布日期:2026年11月20日',
    ])
    expect(publishedWords(noticeAfter([[]]), 'en')).toEqual(['Published 20 Nov 2026'])
  })

  it('points to the remarks only where a change stands there: not after a covered duty came back, or a new telephone', () => {
    const other = { id: 'l09', name: '另一位' }
    const instants = ['2026-11-19T16:30:00Z', '2026-11-25T02:00:00Z', '2026-12-01T02:00:00Z']
    const back = noticeAfter([[view('d')], [view('d', { leader: other })], [view('d')]], instants)
    expect(publishedWords(back, 'zh-CN')[1]).toBe('最近更新:2026年12月1日(第3版)')
    expect(publishedWords(back, 'en')[1]).toBe('Last changed 1 Dec 2026 (revision 3)')
    // A day that rests on a year nobody announced is remarked on, too; it is no change.
    const provisional = view('d', { provisional: true })
    const phone = { ...provisional, place: { ...provisional.place, phone: '1' } }
    expect(publishedWords(noticeAfter([[provisional], [phone]]), 'zh-CN')[1]).not.toContain('备注')
  })

  it('has the number, the signature and what is not received as the office says them now', () => {
    expect(amendedNotice()).toMatchObject({
      office: '象州县群众工作部',
      number: '象信公示〔2026〕3号',
      signedBy: '象州县信访局',
      notReceived: ['已经诉讼的事项', '已经复核的事项'],
    })
    const plain = noticeAfter([before], undefined, {
      ...officeSaid,
      notice: { isPublic: true, number: '', signedBy: '', notReceived: '' },
    })
    expect(plain.number).toBeUndefined()
    expect(plain.signedBy).toBe('象州县群众工作部')
  })

  it('says of a day that a holiday moved what it was meant for, once', () => {
    const moved = view('a', { date: '2026-12-02', movedFrom: '2026-12-01' })
    expect(remarksOf(noticeAfter([[moved]]).rows[0]!, 'zh-CN')).toEqual(['逢节假日,原定 12月1日 周二'])
    const again = noticeAfter([[view('a', { date: '2026-12-01' })], [moved]])
    expect(remarksOf(again.rows[0]!, 'zh-CN')).toEqual(['原定 12月1日 周二'])
  })
})

describe('a notice', () => {
  it('of a file alone has no published day and marks nothing', () => {
    const publication = {
      office: { name: '某县', timezone: 'Asia/Shanghai' },
      month: '2026-12',
      duties: before,
      provisional: [2027],
    }
    const notice = noticeOf(publication)
    expect(notice).toMatchObject({ office: '某县', signedBy: '某县', provisional: [2027] })
    expect(notice.published).toBeUndefined()
    expect(notice.rows.flatMap((row) => remarksOf(row, 'zh-CN'))).toEqual([])
  })

  it('has its places in the order of the office, and what is known of them', () => {
    const notice = amendedNotice()
    expect(notice.places).toEqual([
      { name: '接访大厅', address: '县城1号', phone: '0772-1234567', booking: '前一天17:00前' },
      { name: '石龙镇群众站' },
    ])
    expect(notice.rows.map((row) => noticeCells(row, notice, 'en').place)).toContain('石龙镇群众站')
  })

  it('has no ids, stamps or anything else of a duty than it says', () => {
    const keys = [...new Set(JSON.stringify(amendedNotice()).match(/"\w+":/g))].sort()
    expect(keys).toEqual(
      [
        ...[
          'activity',
          'address',
          'booking',
          'current',
          'date',
          'daysAhead',
          'end',
          'first',
          'isCancelled',
          'isNew',
        ],
        ...[
          'isProvisional',
          'leader',
          'month',
          'name',
          'notReceived',
          'number',
          'office',
          'phone',
          'place',
          'places',
        ],
        ...['portfolio', 'provisional', 'published', 'revision', 'rows', 'session', 'signedBy', 'start', 'time'],
        ...['title', 'was'],
      ].map((key) => `"${key}":`),
    )
  })
})
