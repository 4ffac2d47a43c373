import { readFileSync } from 'node:fs'

// biome-ignore lint/suspicious/noExplicitAny: damage is done to plain JSON
type Json = any

const small = readFileSync(new URL('../../fixtures/small-county-2026-12.json', import.meta.url), 'utf8')

export interface Damage {
  readonly name: string
  readonly text: string
  /** What the message must name. */
  readonly place: string
}

const damaged = (name: string, place: string, damage: (file: Json) => void): Damage => {
  const file = JSON.parse(small)
  damage(file)
  return { name, place, text: JSON.stringify(file, null, 2) }
}

/** Planning files that people might really write, each wrong in its own way, with the place the message must name. */
export const damagedFiles: Damage[] = [
  { name: 'an empty file', text: '', place: ':1:1' },
  { name: 'not JSON', text: '规划文件', place: ':1:1' },
  { name: 'JSON cut short', text: small.slice(0, 2000), place: ':' },
  { name: 'a comma too many', text: small.replace('"month": "2026-12",', '"month": "2026-12",,'), place: ':4:' },
  { name: 'a list instead of an object', text: '[]', place: ':1:1' },
  { name: '10 MB of noise', text: 'x'.repeat(10_000_000), place: ':1:1' },
  { name: '10 MB of valid but senseless JSON', text: `[${'0,'.repeat(5_000_000)}0]`, place: ':1:1' },
  { name: 'JSON nested 100,000 deep', text: `${'['.repeat(100_000)}${']'.repeat(100_000)}`, place: ':1:1' },
  {
    name: 'a key written twice',
    text: small.replace('"month": "2026-12",', '"month": "2026-12",\n  "month": "2026-11",'),
    place: 'month',
  },
  damaged('an unknown key', 'leaders[2].nickname', (file) => {
    file.leaders[2].nickname = '老王'
  }),
  damaged('an unknown key in a rule', 'ruleSets[1].rules[1].minn', (file) => {
    file.ruleSets[1].rules[1].minn = 2
  }),
  damaged('no month', 'month', (file) => {
    delete file.month
  }),
  damaged('a month that is none', 'month', (file) => {
    file.month = '2026-13'
  }),
  damaged('a day the calendar does not have', 'leaders[0].posts[0].from', (file) => {
    file.leaders[0].posts[0].from = '2026-02-30'
  }),
  damaged('a day written otherwise', 'availability[0].from', (file) => {
    file.availability[0].from = '2026年12月3日'
  }),
  damaged('a number where words belong', 'office.name', (file) => {
    file.office.name = 42
  }),
  damaged('words where a number belongs', 'openings[0].capacity', (file) => {
    file.openings[0].capacity = '一'
  }),
  damaged('a time of day that is none', 'openings[0].start', (file) => {
    file.openings[0].start = '25:00'
  }),
  damaged('an opening that ends before it begins', 'openings[0].end', (file) => {
    file.openings[0].end = '08:00'
  }),
  damaged('a time zone that is none', 'office.timezone', (file) => {
    file.office.timezone = '北京时间'
  }),
  damaged('two leaders with one id', 'leaders[5].id', (file) => {
    file.leaders[5].id = 'L01'
  }),
  damaged('an id that would leave its folder', 'leaders[3].id', (file) => {
    file.leaders[3].id = '../../etc/passwd'
  }),
  damaged('an absence of nobody', 'availability[1].leader', (file) => {
    file.availability[1].leader = 'nobody'
  }),
  damaged('a post in no unit', 'leaders[0].posts[0].unit', (file) => {
    file.leaders[0].posts[0].unit = 'atlantis'
  }),
  damaged('an opening of no place', 'openings[0].place', (file) => {
    file.openings[0].place = 'nowhere'
  }),
  damaged('a rule for a leader who is not there', 'ruleSets[1].rules[0].who.leaders[0]', (file) => {
    file.ruleSets[1].rules[0].who = { leaders: ['l99'] }
  }),
  damaged('an empty selector', 'ruleSets[1].rules[2].who.roles', (file) => {
    file.ruleSets[1].rules[2].who.roles = []
  }),
  damaged('a selector that matches nobody', 'ruleSets[1].rules[2].who', (file) => {
    file.ruleSets[1].rules[2].who = { roles: ['township-head'] }
  }),
  damaged('an exception that matches nobody', 'ruleSets[1].rules[2].who.except', (file) => {
    file.ruleSets[1].rules[2].who.except = { teams: ['other'] }
  }),
  damaged('a selector that matches no opening', 'ruleSets[1].rules[1].what', (file) => {
    file.ruleSets[1].rules[1].what = { activities: ['video'] }
  }),
  damaged('a kind of rule that does not exist', 'ruleSets[1].rules[1].kind', (file) => {
    file.ruleSets[1].rules[1].kind = 'qouta'
  }),
  damaged('a rule with min above max', 'ruleSets[1].rules[1]', (file) => {
    file.ruleSets[1].rules[1].max = 1
  }),
  damaged('a rule without min or max', 'ruleSets[1].rules[1]', (file) => {
    delete file.ruleSets[1].rules[1].min
  }),
  damaged('two rules with one id', 'ruleSets[2].rules[0].id', (file) => {
    file.ruleSets[2].rules[0].id = 'q3'
  }),
  damaged('no rule set in force', 'ruleSets', (file) => {
    for (const set of file.ruleSets) set.to = '2026-11-30'
  }),
  damaged('a post that ends before it begins', 'leaders[1].posts[0].to', (file) => {
    file.leaders[1].posts[0].to = '2020-01-01'
  }),
  damaged('a recurrence of no kind', 'openings[0].on', (file) => {
    file.openings[0].on = { sometimes: true }
  }),
  damaged('a weekday that is none', 'openings[0].on.weekdays[0]', (file) => {
    file.openings[0].on = { weekdays: ['monday'] }
  }),
  damaged('a pin on a day that is closed', 'pins[0].date', (file) => {
    file.pins = [{ date: '2026-12-05', opening: 'hall-daily', leader: 'l01', is: 'on' }]
  }),
  damaged('a pin on an absence', 'pins[0]', (file) => {
    file.availability = [{ leader: 'l01', from: '2026-12-07', to: '2026-12-08', is: 'unavailable', why: '休假' }]
    file.pins = [{ date: '2026-12-07', opening: 'hall-daily', leader: 'l01', is: 'on' }]
  }),
  damaged('more pins than room', 'pins[1]', (file) => {
    file.pins = ['l01', 'l02'].map((leader) => ({ date: '2026-12-14', opening: 'hall-daily', leader, is: 'on' }))
    file.availability = []
  }),
  damaged('history of the month itself', 'history.served[0].date', (file) => {
    file.history.served[0].date = '2026-12-01'
  }),
  damaged('units above themselves', 'units[0].parent', (file) => {
    file.units[0].parent = 'xz'
  }),
  damaged('a make-up workday on a Monday', 'calendar.years[0].days[0].date', (file) => {
    file.calendar = {
      years: [{ year: 2027, source: '通知', days: [{ date: '2027-01-04', name: '元旦', is: 'workday' }] }],
    }
  }),
  damaged('a day both closed and open', 'calendar.closed[0]', (file) => {
    const day = { date: '2026-12-07', why: '?' }
    file.calendar = { closed: [day], open: [day] }
  }),
  damaged('half a character', 'leaders[4].name', (file) => {
    file.leaders[4].name = '\ud842'
  }),
  damaged('a published duty of another month', 'published[0].date', (file) => {
    file.published = [
      { id: 'x', date: '2026-11-10', opening: 'hall-daily', leader: 'l01', changedAt: '2026-11-01T00:00:00Z' },
    ]
  }),
  damaged('one duty published twice', 'published[1]', (file) => {
    const duty = { date: '2026-12-10', opening: 'hall-daily', leader: 'l01', changedAt: '2026-11-01T00:00:00Z' }
    file.published = [
      { id: 'x', ...duty },
      { id: 'y', ...duty },
    ]
  }),
  damaged('a published id that would write its own lines into a calendar', 'published[0].id', (file) => {
    file.published = [
      {
        id: 'x\r\nATTENDEE:mailto:evil@x',
        date: '2026-12-10',
        opening: 'hall-daily',
        leader: 'l01',
        changedAt: '2026-11-01T00:00:00Z',
      },
    ]
  }),
  damaged('a pin of another month', 'pins[0].date', (file) => {
    file.pins = [{ date: '1969-12-25', opening: 'hall-daily', leader: 'l01', is: 'on' }]
  }),
  damaged('a selector that takes back all it names', 'ruleSets[1].rules[2].who', (file) => {
    file.ruleSets[1].rules[2].who = { leaders: ['l03'], except: { leaders: ['l03'] } }
  }),
  damaged('a day of the year 30000', 'leaders[0].posts[0].to', (file) => {
    file.leaders[0].posts[0].to = '2999-01-01'
  }),
  damaged('a shipped rule set that does not exist', 'presets[0]', (file) => {
    file.presets = ['national-1949']
  }),
  damaged('an id that a shipped rule set has', 'ruleSets[1].rules[1].id', (file) => {
    file.presets = ['xiangzhou-2010']
    file.ruleSets[1].rules[1].id = 'xiangzhou-2010.q4'
  }),
  damaged('an override that leaves min above max', 'overrides[0]', (file) => {
    file.ruleSets[1].rules[1].max = 3
    file.overrides = [{ rule: 'q4', min: 4, reason: '集中攻坚', from: '2026-12-01', to: '2026-12-31' }]
  }),
  damaged('an override of a rule without numbers', 'overrides[0].rule', (file) => {
    file.overrides = [{ rule: 'room-to-work', min: 4, reason: '集中攻坚', from: '2026-12-01', to: '2026-12-31' }]
  }),
]
