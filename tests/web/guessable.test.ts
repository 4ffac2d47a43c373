import { describe, expect, it } from 'vitest'
import { isGuessable } from '../../src/web/account/guessable.ts'

describe('a password', () => {
  it.each([
    '1234567890',
    '0987654321',
    'aaaaaaaaaa',
    'abababababab',
    'wangmin123',
    'Password2026!',
    'admin123456',
    'abcdefgh12',
  ])('%s is among the first anybody would try', (password) => expect(isGuessable(password, 'wangmin')).toBe(true))
  it.each(['接访排班不求人2026', 'correct horse battery', 'wangmin-walks-by-the-river', '3月在象州看木棉花'])(
    '%s is not',
    (password) => expect(isGuessable(password, 'wangmin')).toBe(false),
  )
})
