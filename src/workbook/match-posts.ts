import { type Day, within } from '../domain/day.ts'
import type { Leader, Post } from '../domain/leader.ts'
import type { Unit } from '../domain/unit.ts'
import type { RowReader } from './row-reader.ts'
import { keyOf } from './words-of-cells.ts'

/** A row as it was read, before it meets what is known. */
export interface PostRow {
  readonly reader: RowReader
  readonly unit: Unit | undefined
  readonly title: string
  readonly from: Day | undefined
  readonly to: Day | null
  /** The post known that it is about, and what becomes of it. */
  known?: Post
  post?: Post | undefined
  /** The row above that says the same. */
  repeats?: number
}

/** Rows of one person, and the leader known by that name. */
export interface Person {
  readonly name: string
  readonly apart: string
  readonly rows: PostRow[]
  known?: Leader | undefined
}

const overlaps = (post: Post, from: Day): boolean => within(post, from) || post.from >= from

/**
 * Finds the post known that a row is about: the same unit, title and beginning; then the same unit and title where
 * the row gives no beginning or corrects it; then the same unit and beginning where it corrects the title.
 */
export const matchPosts = (person: Person): void => {
  const left = [...(person.known?.posts ?? [])]
  const take = (row: PostRow, fits: (post: Post) => boolean): void => {
    if (row.known) return
    const at = left.findIndex((post) => post.unit === row.unit?.id && fits(post))
    if (at >= 0) row.known = left.splice(at, 1)[0]!
  }
  const sameTitle = (row: PostRow, post: Post): boolean => keyOf(post.title) === keyOf(row.title)
  for (const row of person.rows) take(row, (post) => sameTitle(row, post) && post.from === row.from)
  // Of several terms in one post, a row without dates is about the latest.
  left.sort((a, b) => (a.from < b.from ? 1 : -1))
  for (const row of person.rows)
    if (row.repeats === undefined)
      take(row, (post) => sameTitle(row, post) && (row.from === undefined || overlaps(post, row.from)))
  for (const row of person.rows)
    if (row.repeats === undefined && row.from !== undefined) take(row, (post) => post.from === row.from)
}
