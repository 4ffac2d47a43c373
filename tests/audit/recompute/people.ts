import { includes } from './days.ts'
import type { Known } from './export.ts'

export interface Post {
  readonly unit: string
  readonly role: string
  readonly team: string
  readonly rank: number
  readonly id: number
  readonly from: string
  readonly to: string | null
}

interface Fields {
  readonly roles?: string[]
  readonly teams?: string[]
  readonly levels?: string[]
  readonly units?: string[]
  readonly leaders?: string[]
}
export type Who = Fields & { readonly except?: Fields }

/** The units below an office’s, those of other offices left out where only its own are meant. */
const unitsBelow = (at: Known, office: string, isOwn: boolean): Set<string> => {
  const offices = at.rows('office')
  const others = new Set(offices.flatMap(({ id, unit }) => (id === office ? [] : [unit])))
  const found = new Set([String(offices.find(({ id }) => id === office)!.unit)])
  for (const unit of found)
    for (const { id, parent } of at.rows('unit'))
      if (parent === unit && !(isOwn && others.has(id!))) found.add(String(id))
  return found
}

/** The people of an office and its units, as they were known. */
export interface People {
  readonly leaders: readonly string[]
  readonly areas: readonly { leader: string; unit: string; from: string; to: string | null }[]
  level(unit: string): string | undefined
  /** The posts by which a leader is one of these on a day, in the official order. */
  postsAs(who: Who, leader: string, day: string): readonly Post[]
}

/** People as they are known, in the units that were the office’s then. */
export const peopleOf = (known: Known, then: Known, office: string): People => {
  const ofKnown = kept.get(known) ?? new Map<Known, People>()
  kept.set(known, ofKnown)
  if (!ofKnown.has(then)) ofKnown.set(then, readPeople(known, then, office))
  return ofKnown.get(then)!
}

const kept = new WeakMap<Known, Map<Known, People>>()

const readPeople = (known: Known, then: Known, office: string): People => {
  const units = known.rows('unit')
  const all = unitsBelow(known, office, false)
  const existed = new Set(then.rows('unit').map(({ id }) => String(id)))
  const entered = [...unitsBelow(known, office, true)].filter((unit) => !existed.has(unit))
  const own = new Set([...unitsBelow(then, office, true), ...entered])
  const posts = new Map<string, Post[]>()
  for (const row of known.rows('post')) {
    if (!own.has(String(row.unit))) continue
    const leader = String(row.leader)
    if (!posts.has(leader)) posts.set(leader, [])
    posts.get(leader)!.push({
      ...{
        unit: String(row.unit),
        role: String(row.role),
        team: String(row.team),
        rank: Number(row.rank),
      },
      ...{ id: Number(row.id), from: String(row.from_day), to: row.to_day as string | null },
    })
  }
  for (const his of posts.values()) his.sort((a, b) => a.rank - b.rank || a.id - b.id)
  const levels = new Map(
    units.flatMap(({ id, level }) => (all.has(String(id)) ? [[String(id), String(level)] as const] : [])),
  )
  const areas = known
    .rows('liaison')
    .flatMap(({ leader, unit, from_day, to_day }) =>
      all.has(String(unit)) && posts.has(String(leader))
        ? [{ leader: String(leader), unit: String(unit), from: String(from_day), to: to_day as string | null }]
        : [],
    )
  const isOne = (fields: Fields, leader: string, post: Post): boolean =>
    (fields.leaders?.includes(leader) ?? true) &&
    (fields.roles?.includes(post.role) ?? true) &&
    (fields.teams?.includes(post.team) ?? true) &&
    (fields.units?.includes(post.unit) ?? true) &&
    (fields.levels?.includes(levels.get(post.unit) ?? '') ?? true)
  // Asked of the same people on the same days again and again.
  const found = new Map<Who, Map<string, readonly Post[]>>()
  return {
    leaders: [...posts.keys()],
    areas,
    level: (unit) => levels.get(unit),
    postsAs(who, leader, day) {
      const ofWho = found.get(who) ?? new Map<string, readonly Post[]>()
      found.set(who, ofWho)
      const key = `${leader} ${day}`
      if (!ofWho.has(key)) ofWho.set(key, postsAs(who, leader, day))
      return ofWho.get(key)!
    },
  }
  function postsAs(who: Who, leader: string, day: string): Post[] {
    const held = (posts.get(leader) ?? []).filter((post) => includes(post, day))
    if (who.except && held.some((post) => isOne(who.except!, leader, post))) return []
    return held.filter((post) => isOne(who, leader, post))
  }
}
