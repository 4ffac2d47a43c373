import fc from 'fast-check'
import ICAL from 'ical.js'
import { describe, expect, it } from 'vitest'
import type { DutyView } from '../../src/domain/duty-view.ts'
import { oneLine } from '../../src/domain/text.ts'
import { fold } from '../../src/feeds/ical.ts'
import { byteFaults, nastyNames, renderCalendar } from './calendar-bytes.ts'

const duty = (given: Partial<DutyView> = {}): DutyView => ({
  id: '0123456789abcdef',
  date: '2026-12-01',
  session: 'morning',
  start: '09:00',
  end: '12:00',
  activity: 'reception',
  changedAt: '2026-11-20T02:00:00Z',
  sequence: 0,
  provisional: false,
  leader: { id: 'l1', name: '莫德辉' },
  title: '县委书记',
  portfolio: ['农业'],
  place: { id: 'hall', unit: 'xz', name: '接访大厅', address: '县城', phone: '0000' },
  ...given,
})
const render = (duties: readonly DutyView[], name = '日历', timezone = 'Asia/Shanghai') =>
  renderCalendar({ name, timezone, language: 'zh-CN', duties, namesLeader: true })
const parse = (text: string) => new ICAL.Component(ICAL.parse(text) as unknown[])

describe('a calendar', () => {
  it('is this, byte for byte', () => {
    expect(render([duty({ movedFrom: '2026-11-28', sequence: 3 })])).toBe(
      [
        'BEGIN:VCALENDAR',
        'VERSION:2.0',
        'PRODID:-//reception-roster//1.0//ZH',
        'CALSCALE:GREGORIAN',
        'NAME:日历',
        'X-WR-CALNAME:日历',
        'X-WR-TIMEZONE:Asia/Shanghai',
        'REFRESH-INTERVAL;VALUE=DURATION:PT1H',
        'X-PUBLISHED-TTL:PT1H',
        'BEGIN:VEVENT',
        'UID:0123456789abcdef@reception-roster',
        'SEQUENCE:3',
        'DTSTAMP:20261120T020000Z',
        'DTSTART:20261201T010000Z',
        'DTEND:20261201T040000Z',
        'SUMMARY:莫德辉 现场接访(接访大厅)',
        'TRANSP:OPAQUE',
        'LOCATION:接访大厅 县城',
        'DESCRIPTION:职务:县委书记\\n分管:农业\\n形式:现场接访\\n电话',
        ' :0000\\n原定:2026-11-28',
        'STATUS:CONFIRMED',
        'LAST-MODIFIED:20261120T020000Z',
        'END:VEVENT',
        'END:VCALENDAR',
        '',
      ].join('\r\n'),
    )
  })

  it('without duties holds its time zone, so that no client finds it empty', () => {
    const calendar = parse(render([]))
    expect(calendar.getAllSubcomponents().map((part) => part.name)).toEqual(['vtimezone'])
    expect(byteFaults(render([]))).toEqual([])
  })

  it('marks a duty in a year nobody announced as tentative', () => {
    expect(render([duty({ provisional: true })])).toMatch(/暂定.*STATUS:TENTATIVE/s)
    expect(render([duty()])).toContain('STATUS:CONFIRMED')
  })

  it('names no person and no post in a UID', () => {
    expect(render([duty()])).not.toMatch(/UID:.*(l1|莫德辉|2026)/)
  })

  it('survives any name: nothing is injected, nothing is lost but control characters', () => {
    fc.assert(
      fc.property(nastyNames, nastyNames, nastyNames, (person, place, title) => {
        const text = render(
          [duty({ leader: { id: 'l1', name: person }, place: { id: 'p', unit: 'u', name: place }, title })],
          person,
        )
        expect(byteFaults(text)).toEqual([])
        const calendar = parse(text)
        expect(calendar.getAllSubcomponents()).toHaveLength(1)
        const event = calendar.getFirstSubcomponent('vevent')!
        expect(event.getFirstPropertyValue('summary')).toBe(`${oneLine(person)} 现场接访(${oneLine(place)})`)
        expect(event.getFirstPropertyValue('uid')).toBe('0123456789abcdef@reception-roster')
        expect(calendar.getAllProperties().map((property) => property.name)).toEqual([
          'version',
          'prodid',
          'calscale',
          'name',
          'x-wr-calname',
          'x-wr-timezone',
          'refresh-interval',
          'x-published-ttl',
        ])
      }),
      { numRuns: 500 },
    )
  })

  it('of a leader survives any name of a place, too: it reminds him once, whatever the place is called', () => {
    fc.assert(
      fc.property(nastyNames, (name) => {
        const place = { id: 'p', unit: 'u', name }
        const head = { name: '日历', timezone: 'Asia/Shanghai', language: 'zh-CN', namesLeader: false } as const
        const text = renderCalendar({ ...head, duties: [duty({ place })] })
        expect(byteFaults(text)).toEqual([])
        const event = parse(text).getFirstSubcomponent('vevent')!
        expect(event.getFirstPropertyValue('summary')).toBe(`现场接访(${oneLine(name)})`)
        expect(event.getFirstPropertyValue('status')).toBe('CONFIRMED')
        expect(event.getAllSubcomponents().map((part) => part.name)).toEqual(['valarm'])
      }),
      { numRuns: 500, examples: [['BEGIN:VALARM']] },
    )
  })

  it('folds any line at 75 octets without breaking a character, and unfolds to the same', () => {
    fc.assert(
      fc.property(nastyNames, (name) => {
        const line = `X:${oneLine(name)}`
        const folded = fold(line)
        for (const part of folded.split('\r\n')) expect(Buffer.byteLength(part)).toBeLessThanOrEqual(75)
        expect(folded.replaceAll('\r\n ', '')).toBe(line)
      }),
      { numRuns: 500 },
    )
  })

  it('puts a duty at the same instant whatever summer time its zone keeps', () => {
    const at = (timezone: string, date: string) => /DTSTART:(\S+)/.exec(render([duty({ date })], 'x', timezone))![1]
    expect(at('Asia/Shanghai', '2026-07-01')).toBe('20260701T010000Z')
    expect(at('America/New_York', '2026-07-01')).toBe('20260701T130000Z')
    expect(at('America/New_York', '2026-12-01')).toBe('20261201T140000Z')
  })
})
