import { createPublicKey, verify } from 'node:crypto'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { headIn, heldHead, isSignedBy, shortRoot, signedHead, verifierKey } from '../../src/domain/checkpoint.ts'
import { leafHash } from '../../src/domain/merkle.ts'
import { isSigned, readKey, readNote } from '../../src/verify/checkpoint.ts'
import { testSigner } from '../tools/filled-database.ts'

const key = verifierKey(testSigner)
const head = { size: 20852163, root: Buffer.from('CsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I=', 'base64') }

describe('a head of the log', () => {
  it('is a C2SP checkpoint: origin, size, root, an empty line, the signature', () => {
    const lines = signedHead(testSigner, head).split('\n')
    expect(lines.slice(0, 4)).toEqual([
      'reception-roster/test',
      '20852163',
      'CsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I=',
      '',
    ])
    expect(lines[4]).toMatch(/^— reception-roster\/test [A-Za-z0-9+/]{91}=$/)
    expect(lines.slice(5)).toEqual([''])
  })

  it.each([
    // The example of the signed notes of Go, and the key of its checksum database.
    'PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW',
    'sum.golang.org+033de0ae+Ac4zctda0e5eza+HJyk9SxEdh+s3Ux18htTTAD8OuAn8',
  ])('has a public key that is written as the well-known one %s', (known) => {
    const [origin = ''] = known.split('+')
    const publicKey = Buffer.from(known.slice(origin.length + 10), 'base64').subarray(1)
    expect(verifierKey({ origin, publicKey })).toBe(known)
  })

  it('is signed over the text before the empty line, its newline included, by Ed25519', () => {
    const note = signedHead(testSigner, head)
    const end = note.indexOf('\n\n') + 1
    const signature = Buffer.from(note.slice(end).split(' ')[2]!, 'base64')
    const jwk = { kty: 'OKP', crv: 'Ed25519', x: testSigner.publicKey.toString('base64url') }
    expect(
      verify(
        null,
        Buffer.from(note.slice(0, end)),
        createPublicKey({ key: jwk, format: 'jwk' }),
        signature.subarray(4),
      ),
    ).toBe(true)
    expect(signature.subarray(0, 4).toString('hex')).toBe(key.split('+')[1])
  })

  it('is taken as signed by nobody once a letter of it is another one', () => {
    fc.assert(
      fc.property(fc.nat({ max: 2 ** 40 }), fc.string(), fc.nat(), (size, of, at) => {
        const note = signedHead(testSigner, { size, root: leafHash(of) })
        expect(isSignedBy(note, key)).toBe(true)
        expect(isSigned(readNote(note)!, [readKey(key)!])).toBe(true)
        expect(headIn(note)).toMatchObject({ size, root: leafHash(of) })
        const text = note.slice(0, note.indexOf('\n\n'))
        const n = at % text.length
        const other = note.slice(0, n) + (note[n] === '7' ? '8' : '7') + note.slice(n + 1)
        expect(isSignedBy(other, key)).toBe(false)
      }),
      { numRuns: 100 },
    )
  })

  it('is of no other key, log or no note at all', () => {
    const note = signedHead(testSigner, head)
    expect(isSignedBy(note, verifierKey({ ...testSigner, origin: 'reception-roster/other' }))).toBe(false)
    expect(isSignedBy(note, verifierKey({ ...testSigner, publicKey: Buffer.alloc(32, 1) }))).toBe(false)
    for (const none of ['', 'x', key, note.slice(0, 40)]) expect(isSignedBy(none, key)).toBe(false)
    for (const none of ['', 'x', 'x+1+y']) expect(isSignedBy(note, none)).toBe(false)
  })

  it('is read from a file, or as it stands on a notice', () => {
    const note = signedHead(testSigner, head)
    expect(heldHead(`\r\n${note.replaceAll('\n', '\r\n')}more`)).toMatchObject({ size: head.size, note })
    const short = shortRoot(head.root)
    expect(short).toMatch(/^([0-9a-f]{4} ){7}[0-9a-f]{4}$/)
    for (const typed of [
      `存证:20852163条 ${short}`,
      `存证：20852163条 ${short.toUpperCase()}`,
      `Evidence: 20852163 entries, ${short}`,
      `2026年12月\n20852163条\n${short.replaceAll(' ', '')}`,
    ])
      expect(heldHead(typed), typed).toEqual({ size: head.size, short })
    for (const size of [
      '20,852,163',
      '20，852，163',
      '20 852 163',
      '20\u00a0852\u202f163',
      '20’852’163',
      '20.852.163',
    ])
      for (const before of ['', '存证:', '存证:', '2026-12-11 ', 'Evidence 31.12.2026: '])
        expect(heldHead(`${before}${size}条 ${short}`), `${before}${size}`).toEqual({ size: head.size, short })
    for (const [typed, size] of [
      [`2026-12-11 204条 ${short}`, 204],
      [`10:30 204条 ${short}`, 204],
      [`2026-12-11,204条 ${short}`, 204],
      [`12 ${'123a '.repeat(8).trim()}`, 12],
      [`1,204 ${'1234 '.repeat(8).trim()}`, 1204],
      [`1204 ${'1234 '.repeat(8).trim()}`, 1204],
    ] as const)
      expect(heldHead(typed), typed).toMatchObject({ size })
    expect(heldHead(`\ufeff${note}`)).toMatchObject({ size: head.size, note, origin: testSigner.origin })
    for (const typed of ['', '存证', '20852163', short, `20852163条 ${short.slice(6)}`])
      expect(heldHead(typed), typed).toBeUndefined()
  })
})
