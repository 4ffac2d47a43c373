import type { Text } from './words.ts'

/** Something cannot be looked at, and why, in words for who asked. */
export class Unreadable extends Error {
  constructor(readonly says: Text) {
    super(says.en)
  }
}
