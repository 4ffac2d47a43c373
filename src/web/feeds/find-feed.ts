import { createHash, hash } from 'node:crypto'
import type { FeedStore } from '../../db/feed-store.ts'
import { type FeedKey, feedLanguage, feedOf } from '../../domain/feed.ts'
import type { Text } from '../../domain/text.ts'
import { calendarText } from '../../feeds/ical.ts'
import { type FeedAnswer, stampsOf } from './give-feed.ts'

/** Days a revoked address answers with an empty calendar, so that phones take what they have away; then 410. */
const revokedDays = 30
/** As much of a secret as is looked at: longer than any there is, so that the length of a wrong one costs nothing. */
const longestSecret = 64
/** Most answers kept at hand; they are some hundred bytes each. */
const mostKept = 50_000
const unnamedWords: Text = { 'zh-CN': '接访日历', en: 'Reception duties' }
/** What a calendar is called that was never rendered. */
const unnamed = { name: unnamedWords[feedLanguage], timezone: 'Asia/Shanghai' }

/**
 * What is found at an address: a calendar, or that it was revoked long ago. Undefined: nothing, or nothing yet, where
 * calendars are still being made for the first time.
 */
export type Found = FeedAnswer | 'gone' | undefined

/** Looks addresses up. */
export interface FeedFinder {
  /** What is kept of a secret. */
  hashOf(secret: string): string
  /** What the address with this hash of a secret leads to. */
  secret(hash: string): Found
  /** An office’s calendar that is open to all, unless it has closed them. */
  open(key: FeedKey): Found
}

/** The strong tag of a calendar: SHA-256 over its bytes. */
export const tagOf = (body: Buffer): string => createHash('sha256').update(body).digest('base64url').slice(0, 32)

/** Makes what looks addresses up, and remembers what it found for as long as nothing changes. */
export const findFeeds = (store: FeedStore, now: () => number): FeedFinder => {
  const kept = new Map<string, FeedAnswer>()
  let version = store.version()

  const rendered = (key: FeedKey): FeedAnswer | undefined => {
    const head = store.head(key)
    return (
      head && {
        stamps: stampsOf(head.tag, head.changedAt),
        read: (isPacked) => {
          const found = store.bytes(key, isPacked)
          return found ? { ...found, isPacked } : made(head, store.texts(key)).read(false)
        },
      }
    )
  }
  /** A calendar made on the spot. No time of change: only a tag tells it from the one before. */
  const made = (named: { name: string; timezone: string }, texts: readonly string[]): FeedAnswer => {
    const bytes = Buffer.from(calendarText({ ...named, language: feedLanguage }, texts))
    const tag = tagOf(bytes)
    return { stamps: stampsOf(tag, 0), read: () => ({ tag, changedAt: 0, bytes, isPacked: false }) }
  }
  /** What an address leads to, and whether that stays so until something changes. */
  const look = (secretHash: string): { found: Found; stays: boolean } => {
    const token = store.token(secretHash)
    if (!token) return { found: undefined, stays: false }
    const { feed, office, revokedAt } = token
    if (revokedAt !== null && now() - Date.parse(revokedAt) > revokedDays * 86_400_000)
      return { found: 'gone', stays: false }
    if (revokedAt !== null || store.isClosed(office))
      return { found: made(store.head(feed) ?? unnamed, []), stays: false }
    const found = rendered(feed)
    if (found) return { found, stays: true }
    // Before all events are there it would be a calendar that lacks some.
    return { found: store.log() === undefined ? undefined : made(unnamed, store.texts(feed)), stays: false }
  }
  return {
    hashOf: (secret) => hash('sha256', secret.slice(0, longestSecret), 'hex'),
    secret(secretHash) {
      const current = store.version()
      if (current !== version) kept.clear()
      version = current
      const old = kept.get(secretHash)
      if (old) return old
      const { found, stays } = look(secretHash)
      if (stays && kept.size < mostKept) kept.set(secretHash, found as FeedAnswer)
      return found
    },
    open(key) {
      const head = store.isClosed(feedOf(key).id) ? store.head(key) : undefined
      return head ? made(head, []) : rendered(key)
    },
  }
}
