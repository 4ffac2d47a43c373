import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import ICAL from 'ical.js'
import { describe, expect, it } from 'vitest'
import type { Roster } from '../../src/domain/roster.ts'
import { callProcess, emptyFolder } from '../tools/terminal.ts'
import { byteFaults } from './calendar-bytes.ts'

const fixture = 'fixtures/xiangzhou-2026-12.json'

interface Event {
  readonly uid: string
  readonly summary: string
  readonly location: string
  readonly start: string
  readonly end: string
}

const eventsOf = (text: string): Event[] =>
  new ICAL.Component(ICAL.parse(text) as unknown[]).getAllSubcomponents('vevent').map((part) => {
    const event = new ICAL.Event(part)
    return {
      uid: event.uid,
      summary: event.summary,
      location: event.location,
      start: event.startDate.toJSDate().toISOString(),
      end: event.endDate.toJSDate().toISOString(),
    }
  })

describe.each(['UTC', 'Asia/Shanghai', 'America/New_York'])('on a machine in %s', (TZ) => {
  it('every assignment comes back from the calendars with its leader, place and instant', async () => {
    const out = join(emptyFolder(), 'out')
    const { code, err } = await callProcess(['make', fixture, '--out', out], { env: { TZ } })
    expect(code, err).toBe(0)
    const roster = JSON.parse(readFileSync(join(out, 'roster.json'), 'utf8')) as Roster
    const plan = JSON.parse(readFileSync(fixture, 'utf8'))
    const nameOf = (items: { id: string; name: string }[], id: string) => items.find((item) => item.id === id)!.name
    // The machine’s zone must not show: Shanghai is eight hours ahead of UTC all year.
    const instant = (date: string, time: string) => new Date(`${date}T${time}:00+08:00`).toISOString()
    const expected = roster.assignments.map((duty) => ({
      uid: `${duty.id}@reception-roster`,
      leader: duty.leader,
      place: nameOf(plan.places, duty.place),
      start: instant(duty.date, duty.start),
      end: instant(duty.date, duty.end),
    }))
    const byUid = (a: { uid: string }, b: { uid: string }) => (a.uid < b.uid ? -1 : 1)

    const leaders = readdirSync(join(out, 'leaders'))
    expect(leaders).toHaveLength(340)
    const his = leaders.flatMap((file) => {
      const text = readFileSync(join(out, 'leaders', file), 'utf8')
      expect(byteFaults(text), file).toEqual([])
      return eventsOf(text).map(({ uid, location, start, end }) => ({
        uid,
        leader: file.replace('.ics', ''),
        place: location.split(' ')[0]!,
        start,
        end,
      }))
    })
    expect(his.toSorted(byUid)).toEqual(expected.toSorted(byUid))

    const office = readFileSync(join(out, 'office.ics'), 'utf8')
    expect(byteFaults(office)).toEqual([])
    const theirs = eventsOf(office).map(({ uid, summary, location, start, end }) => ({
      uid,
      leader: summary.split(' ')[0]!,
      place: location.split(' ')[0]!,
      start,
      end,
    }))
    expect(theirs.toSorted(byUid)).toEqual(
      expected.map((duty) => ({ ...duty, leader: nameOf(plan.leaders, duty.leader) })).toSorted(byUid),
    )
  }, 180_000)
})
