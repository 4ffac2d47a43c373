import { leadersOf } from '../../../db/leader-store.ts'
import type { Database } from '../../../db/open.ts'
import { placesOf } from '../../../db/place-store.ts'
import { territoryOf } from '../../../db/unit-store.ts'
import { type FeedKey, feedKey } from '../../../domain/feed.ts'
import { type Post, postsOn } from '../../../domain/leader.ts'
import type { Office } from '../../../domain/office.ts'
import type { OfficeCall } from '../../call.tsx'
import { namedFeed } from '../../feeds/feed-names.ts'
import { todayOf } from '../today.ts'

/** Whose calendar can be subscribed to in an office. */
export interface FeedOwner {
  readonly feed: FeedKey
  /** A leader’s, a place’s or the office’s name. */
  readonly name: string
  /** A leader’s posts of today, with their units where these are not the office’s own; empty for whoever holds none, and for places and offices. */
  readonly posts: string
}

/** The leaders of an office, its own unit first, then unit by unit, in the official order. */
export const leaderOwnersOf = (call: OfficeCall): FeedOwner[] => {
  const { database, office } = call
  const today = todayOf(call)
  const units = new Map(territoryOf(database, office.id).map(({ id, name }, rank) => [id, { name, rank }]))
  const title = ({ unit, title }: Post): string =>
    unit === office.unit ? title : `${units.get(unit)?.name ?? ''}${title}`
  return leadersOf(database, office.id)
    .map((leader) => {
      const posts = postsOn(leader, today)
      const owner = { feed: feedKey('leader', leader.id), name: leader.name, posts: posts.map(title).join('、') }
      return { owner, rank: units.get((posts[0] ?? leader.posts[0])!.unit)?.rank ?? units.size }
    })
    .sort((a, b) => a.rank - b.rank)
    .map(({ owner }) => owner)
}

/** The office itself, then its places. */
export const placeOwnersOf = ({ database, office }: OfficeCall): FeedOwner[] => [
  { feed: feedKey('office', office.id), name: office.name, posts: '' },
  ...placesOf(database, office.id).map(({ place }) => ({
    feed: feedKey('place', place.id),
    name: place.name,
    posts: '',
  })),
]

/** Whose calendar a key of an address or a form is, where this office may give it out. */
export const ownerOf = (call: OfficeCall, feed: string): FeedOwner | undefined =>
  [...placeOwnersOf(call), ...leaderOwnersOf(call)].find((owner) => owner.feed === feed)

/** What a calendar is called, also that of somebody who has left. */
export const feedName = (database: Database, office: Office, feed: FeedKey): string =>
  namedFeed(database, feed, [office])?.name ?? feed
