import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { call, emptyFolder } from '../tools/terminal.ts'
import { leader, opening, withRules } from '../tools/world.ts'

export type Item = Record<string, unknown>
/** The fixture of a county, December 2026. */
export const small = 'fixtures/small-county-2026-12.json'
export const cover = { id: 'cover', kind: 'coverage', min: 1 }
const world = {
  leaders: ['a', 'b', 'd'].map((id) => leader(id)),
  openings: [opening('am', 'p', 'morning', [1, 2])],
}

/** A file of its own for a document, gone when the test ends. */
export const file = (document: unknown, name = 'plan.json'): string => {
  const path = join(emptyFolder(), name)
  writeFileSync(path, JSON.stringify(document, null, 2))
  return path
}

/** The planning file of a tiny county: three leaders, two days, some rules. */
export const tiny = (more: Item = {}, rules: readonly Item[] = [cover]): string =>
  file(withRules({ ...world, ...more }, rules))

/** Published duties of early December 2026. */
export const published = (...duties: [n: number, who: string][]): Item[] =>
  duties.map(([n, who], at) => ({
    id: `id${at}`,
    date: `2026-12-0${n}`,
    opening: 'am',
    leader: who,
    changedAt: '2026-11-20T02:00:00Z',
  }))

/** What of a roster.json the tests look at. */
export interface Answer {
  readonly month: string
  readonly assignments: (Item & { leader: string; date: string })[]
}

/** The county’s December as make makes it. */
export const december = async (): Promise<Answer> => JSON.parse((await call('make', small, '--json')).out)

/** A roster.json of it, edited. */
export const rosterFile = (roster: Answer, change: (roster: Answer) => void = () => {}): string => {
  const edited = structuredClone(roster)
  change(edited)
  return file(edited, 'roster.json')
}

/** The county’s file with one leader more away. */
export const awayFile = ({ leader: who, date }: { leader: string; date: string }): string => {
  const document = JSON.parse(readFileSync(small, 'utf8'))
  document.availability.push({ leader: who, from: date, to: date, is: 'unavailable', why: '出差' })
  return file(document)
}

/** What a command said beside its answer, but for how far it was: that depends on the machine. */
export const notesIn = ({ err }: { readonly err: string }): string => err.replace(/^(正在求解|solving ).*\n/gm, '')
