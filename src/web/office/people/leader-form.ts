import { liaisonsOf } from '../../../db/leader-store.ts'
import { territoryOf, unitsBelow } from '../../../db/unit-store.ts'
import type { Day } from '../../../domain/day.ts'
import { type Leader, type Liaison, leaderSchema, liaisonSchema } from '../../../domain/leader.ts'
import type { Text } from '../../../domain/text.ts'
import { dayTyped, listTyped, nameTyped, numberTyped } from '../../../domain/typed.ts'
import type { OfficeCall } from '../../call.tsx'
import { type Form, formOf, missing, type Wrongs, wrongsOf } from '../../form.tsx'

const words = {
  choose: { 'zh-CN': '请选择', en: 'Please choose' },
  number: { 'zh-CN': '写一个整数,小的排在前面', en: 'A whole number; smaller comes first' },
  noPost: {
    'zh-CN': '至少要有一个任职。领导离任请填任职结束日,不用删去。',
    en: 'There must be a post. For somebody who leaves, fill in the last day in post instead of removing it.',
  },
  twice: {
    'zh-CN': '同一个联系点、同一个开始日写了两次',
    en: 'The same area with the same first day stands twice',
  },
} as const satisfies Record<string, Text>

/** How many rows of posts and of liaison areas a form has. */
export interface Rows {
  readonly posts: number
  readonly liaisons: number
}

/** More rows than anybody has; a page of thousands would keep everybody waiting. */
const mostRows = 60

const count = (form: Form, list: string): number => {
  let n = 0
  while (n < mostRows && form.has(`${list}[${n}].unit`)) n++
  return n
}

/** The rows a form was sent with, one more where that was asked for; a leader has at least one row of posts. */
export const rowsOf = (form: Form): Rows => ({
  posts: Math.max(1, count(form, 'posts') + (form.get('more') === 'posts' ? 1 : 0)),
  liaisons: count(form, 'liaisons') + (form.get('more') === 'liaisons' ? 1 : 0),
})

/** A leader as the form shows him. */
const formOfLeader = (leader: Leader & { readonly version: number }, liaisons: readonly Liaison[]): Form =>
  formOf([
    ['name', leader.name],
    ['version', String(leader.version)],
    ...leader.posts.flatMap(({ portfolio, order, to, ...post }, n) =>
      Object.entries({ ...post, portfolio: portfolio.join('\n'), order: String(order), to: to ?? '' }).map(
        ([name, value]) => [`posts[${n}].${name}`, value] as const,
      ),
    ),
    ...liaisons.flatMap(({ unit, from, to }, n) =>
      Object.entries({ unit, from, to: to ?? '' }).map(
        ([name, value]) => [`liaisons[${n}].${name}`, value] as const,
      ),
    ),
  ])

/** A leader as the form has him: whole, or with what is wrong with it; or it names what is not this office’s. */
export type ReadLeader =
  | { readonly is: 'read'; readonly leader: Leader; readonly liaisons: readonly Liaison[] }
  | { readonly is: 'wrong'; readonly wrongs: Map<string, Text> }
  | { readonly is: 'foreign' }

/** The last day in post: as typed, or the day he leaves all posts, whichever is first. */
const lastIn = (typed: string, leaves: Day): Day | null => {
  const to = dayTyped(typed)
  if (leaves === '') return to === '' ? null : to
  return to === '' || to > leaves ? leaves : to
}

/** Reads the form of a leader. Rows left empty and rows ticked for removal are no posts and no areas. */
export const readLeader = (call: OfficeCall, form: Form, id: string): ReadLeader => {
  const { database, office } = call
  const rows = rowsOf(form)
  const leaves = dayTyped(form.get('leaves'))
  const inRow = (list: string, n: number) => (field: string) => form.get(`${list}[${n}].${field}`)
  const kept = (list: string, rowCount: number, fields: readonly string[]): number[] =>
    Array.from({ length: rowCount }, (_, n) => n).filter(
      (n) => inRow(list, n)('remove') === '' && fields.some((field) => inRow(list, n)(field) !== ''),
    )
  const postRows = kept('posts', rows.posts, ['role', 'title', 'portfolio'])
  const liaisonRows = kept('liaisons', rows.liaisons, ['unit'])
  const posts = postRows.map((n) => {
    const get = inRow('posts', n)
    return {
      unit: get('unit'),
      role: get('role'),
      title: get('title'),
      team: get('team'),
      portfolio: listTyped(get('portfolio')),
      order: get('order') === '' ? 1000 : (numberTyped(get('order')) ?? -1),
      from: dayTyped(get('from')),
      to: lastIn(get('to'), leaves),
    }
  })
  const liaisons = liaisonRows.map((n) => {
    const get = inRow('liaisons', n)
    return { leader: id, unit: get('unit'), from: dayTyped(get('from')), to: lastIn(get('to'), leaves) }
  })
  const own = new Set(territoryOf(database, office.id).map((unit) => unit.id))
  const below = new Set(unitsBelow(database, office.id).map((unit) => unit.id))
  if (posts.some(({ unit }) => unit !== '' && !own.has(unit)) || liaisons.some(({ unit }) => !below.has(unit)))
    return { is: 'foreign' }

  const wrongs = missing(form, ['name', ...postRows.map((n) => `posts[${n}].title`)])
  const put = (found: Wrongs, list: string, at: readonly number[]): void => {
    for (const [path, says] of found) {
      // The schema counts rows without the empty ones; the form has them all.
      const name = path
        .replace(/^\w+\[(\d+)\]/, (_, n) => `${list}[${at[Number(n)]}]`)
        .replace(/\[\d+\]$/, (index) => (path.includes('.portfolio[') ? '' : index))
      if (!wrongs.has(name)) wrongs.set(name, fitting(name) ?? says)
    }
  }
  const leader = leaderSchema.safeParse({ id, name: nameTyped(form.get('name')), posts })
  if (!leader.success) put(wrongsOf(leader.error.issues), 'posts', postRows)
  const areas = liaisons.map((area) => liaisonSchema.safeParse(area))
  for (const [n, area] of areas.entries())
    if (!area.success)
      put(
        new Map([...wrongsOf(area.error.issues)].map(([path, says]) => [`liaisons[${n}].${path}`, says])),
        'liaisons',
        liaisonRows,
      )
  for (const [n, { unit, from }] of liaisons.entries())
    if (liaisons.findIndex((one) => one.unit === unit && one.from === from) < n)
      wrongs.set(`liaisons[${liaisonRows[n]}].unit`, words.twice)
  if (posts.length === 0) {
    wrongs.delete('posts')
    wrongs.set('', words.noPost)
  }
  if (wrongs.size > 0 || !leader.success) return { is: 'wrong', wrongs }
  return { is: 'read', leader: leader.data, liaisons: areas.map((area) => area.data!) }
}

/** Words of our own where the schema’s speak of files. */
const fitting = (name: string): Text | undefined =>
  name.endsWith('.order') ? words.number : /\.(unit|role|team)$/.test(name) ? words.choose : undefined

/** What the form of a leader starts with: his own data, or an empty post from today. */
export const startingForm = (
  call: OfficeCall,
  leader: (Leader & { readonly version: number }) | undefined,
): Form =>
  leader ? formOfLeader(leader, liaisonsOf(call.database, call.office.id, [leader])) : formOf([['version', '0']])
