import { describe, expect, it } from 'vitest'
import { consistencyProof, inclusionProof, leafHash, type NodeAt, rootOf } from '../../src/domain/merkle.ts'
import { canonical } from '../../src/verify/canonical.ts'
import { isSignedBy } from '../../src/verify/checkpoint.ts'
import { growing, hashLeaf, isConsistent, rootByInclusion } from '../../src/verify/merkle.ts'

/** The leaves of the published test vectors of Certificate Transparency (transparency-dev/merkle). */
const leaves = [
  '',
  '00',
  '10',
  '2021',
  '3031',
  '40414243',
  '5051525354555657',
  '606162636465666768696a6b6c6d6e6f',
].map((hex) => Buffer.from(hex, 'hex').toString('latin1'))
/** Their roots at sizes 1 to 8. */
const roots = [
  '6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d',
  'fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125',
  'aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77',
  'd37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7',
  '4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4',
  '76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef',
  'ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c',
  '5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328',
]
const inclusions: readonly [index: number, size: number, proof: readonly string[]][] = [
  [0, 1, []],
  [
    0,
    8,
    [
      '96a296d224f285c67bee93c30f8a309157f0daa35dc5b87e410b78630a09cfc7',
      '5f083f0a1a33ca076a95279832580db3e0ef4584bdff1f54c8a360f50de3031e',
      '6b47aaf29ee3c2af9af889bc1fb9254dabd31177f16232dd6aab035ca39bf6e4',
    ],
  ],
  [
    5,
    8,
    [
      'bc1a0643b12e4d2d7c77918f44e0f4f79a838b6cf9ec5b5c283e1f4d88599e6b',
      'ca854ea128ed050b41b35ffc1b87b8eb2bde461e9e3b5596ece6b9d5975a0ae0',
      'd37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7',
    ],
  ],
  [2, 3, ['fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125']],
  [
    1,
    5,
    [
      '6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d',
      '5f083f0a1a33ca076a95279832580db3e0ef4584bdff1f54c8a360f50de3031e',
      'bc1a0643b12e4d2d7c77918f44e0f4f79a838b6cf9ec5b5c283e1f4d88599e6b',
    ],
  ],
]
const consistencies: readonly [from: number, to: number, proof: readonly string[]][] = [
  [1, 1, []],
  [
    1,
    8,
    [
      '96a296d224f285c67bee93c30f8a309157f0daa35dc5b87e410b78630a09cfc7',
      '5f083f0a1a33ca076a95279832580db3e0ef4584bdff1f54c8a360f50de3031e',
      '6b47aaf29ee3c2af9af889bc1fb9254dabd31177f16232dd6aab035ca39bf6e4',
    ],
  ],
  [
    6,
    8,
    [
      '0ebc5d3437fbe2db158b9f126a1d118e308181031d0a949f8dededebc558ef6a',
      'ca854ea128ed050b41b35ffc1b87b8eb2bde461e9e3b5596ece6b9d5975a0ae0',
      'd37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7',
    ],
  ],
  [
    2,
    5,
    [
      '5f083f0a1a33ca076a95279832580db3e0ef4584bdff1f54c8a360f50de3031e',
      'bc1a0643b12e4d2d7c77918f44e0f4f79a838b6cf9ec5b5c283e1f4d88599e6b',
    ],
  ],
]

/** The nodes of a tree of these texts, as a database keeps them. */
const nodesOf = (texts: readonly string[]): NodeAt => {
  const nodes = new Map<string, Buffer>()
  const tree = growing()
  for (const text of texts) tree.add(leafHash(text), (level, n, hash) => void nodes.set(`${level}/${n}`, hash))
  return (level, n) => nodes.get(`${level}/${n}`)!
}
const hexes = (hashes: readonly Buffer[]): string[] => hashes.map((hash) => hash.toString('hex'))
const bytes = (proof: readonly string[]): Buffer[] => proof.map((hash) => Buffer.from(hash, 'hex'))
const root = (size: number): Buffer => Buffer.from(roots[size - 1]!, 'hex')

describe('the tree of the log', () => {
  it.each(roots.map((hex, n) => [n + 1, hex] as const))('has the published root at %i leaves', (size, hex) => {
    const tree = growing()
    for (const leaf of leaves.slice(0, size)) tree.add(hashLeaf(leaf), () => undefined)
    expect(tree.root().toString('hex')).toBe(hex)
    expect(rootOf(size, nodesOf(leaves.slice(0, size))).toString('hex')).toBe(hex)
  })

  it.each(inclusions)('proves leaf %i of %i as published, and the verifier follows', (index, size, proof) => {
    expect(hexes(inclusionProof(index, size, nodesOf(leaves.slice(0, size))))).toEqual(proof)
    expect(rootByInclusion(hashLeaf(leaves[index]!), index, size, bytes(proof))).toEqual(root(size))
  })

  it.each(consistencies)('proves that %i leaves are the beginning of %i as published', (from, to, proof) => {
    expect(hexes(consistencyProof(from, to, nodesOf(leaves.slice(0, to))))).toEqual(proof)
    const ends = [
      { size: from, root: root(from) },
      { size: to, root: root(to) },
    ] as const
    expect(isConsistent(...ends, bytes(proof))).toBe(true)
  })

  it('has every proof of a hundred leaves followed, and none with a bit turned', () => {
    const texts = Array.from({ length: 100 }, (_, n) => `entry ${n}`)
    const nodes = nodesOf(texts)
    for (let size = 1; size <= 100; size += 3)
      for (let index = 0; index < size; index += 2) {
        const proof = inclusionProof(index, size, nodes)
        const leaf = hashLeaf(texts[index]!)
        expect(rootByInclusion(leaf, index, size, proof)).toEqual(rootOf(size, nodes))
        expect(rootByInclusion(hashLeaf('other'), index, size, proof)).not.toEqual(rootOf(size, nodes))
        const from = { size: index + 1, root: rootOf(index + 1, nodes) }
        const to = { size, root: rootOf(size, nodes) }
        const consistency = consistencyProof(from.size, size, nodes)
        expect(isConsistent(from, to, consistency)).toBe(true)
        const forged = { ...from, root: hashLeaf('forged') }
        expect(isConsistent(forged, to, consistency)).toBe(false)
      }
  })
})

describe('Ed25519', () => {
  it.each([
    [
      'd75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a',
      '',
      'e5564300c360ac729086e2cc806e828a84877f1eb8e5d974d873e065224901555fb8821590a33bacc61e39701cf9b46bd25bf5f0595bbe24655141438e7a100b',
    ],
    [
      '3d4017c3e843895a92b70aa74d1b7ebc9c982ccf2ec4968cc0cd55f12af4660c',
      '72',
      '92a009a9f0d4cab8720e820b5f642540a2b27b5416503f8fb3762223ebdb69da085ac1e43e15996e458f3613d0f11d8c387b2eaeb4302aeeb00d291612bb0c00',
    ],
    [
      'fc51cd8e6218a1a38da47ed00230f0580816ed13ba3303ac5deb911548908025',
      'af82',
      '6291d657deec24024827e69c3abe01a30ce548a284743a445e3680d7db5ac3ac18ff9b538d16f290ae67f760984dc6594a7c15e9716ed28dc027beceea1ec40a',
    ],
  ])('verifies a signature of RFC 8032 by %s', (key, message, signature) => {
    const [text, signed] = [Buffer.from(message, 'hex'), Buffer.from(signature, 'hex')]
    expect(isSignedBy(text, signed, Buffer.from(key, 'hex'))).toBe(true)
    expect(isSignedBy(Buffer.concat([text, text, Buffer.of(1)]), signed, Buffer.from(key, 'hex'))).toBe(false)
  })
})

describe('canonical JSON', () => {
  it('writes the sample of RFC 8785', () => {
    const sample = String.raw`{"numbers":[333333333.33333329,1E30,4.50,2e-3,0.000000000000000000000000001],"string":"\u20ac$\u000F\u000aA'\u0042\u0022\u005c\\\"\/","literals":[null,true,false]}`
    expect(canonical(JSON.parse(sample))).toBe(
      String.raw`{"literals":[null,true,false],"numbers":[333333333.3333333,1e+30,4.5,0.002,1e-27],"string":"€$\u000f\nA'B\"\\\\\"/"}`,
    )
  })

  it('sorts keys as the sorting example of RFC 8785', () => {
    const keys = ['\u20ac', '\r', '\ufb33', '1', '\ud83d\ude00', '\u0080', '\u00f6']
    const text = canonical(Object.fromEntries(keys.map((key) => [key, 0])))
    const order = [...text.matchAll(/"((?:[^"\\]|\\.)*)":/g)].map(([, key]) => JSON.parse(`"${key}"`))
    expect(order).toEqual(['\r', '1', '\u0080', '\u00f6', '\u20ac', '\ud83d\ude00', '\ufb33'])
  })

  it.each([
    ['0000000000000000', '0'],
    ['8000000000000000', '0'],
    ['0000000000000001', '5e-324'],
    ['8000000000000001', '-5e-324'],
    ['7fefffffffffffff', '1.7976931348623157e+308'],
    ['ffefffffffffffff', '-1.7976931348623157e+308'],
    ['4340000000000000', '9007199254740992'],
    ['c340000000000000', '-9007199254740992'],
    ['4430000000000000', '295147905179352830000'],
    ['44b52d02c7e14af5', '9.999999999999997e+22'],
    ['44b52d02c7e14af6', '1e+23'],
    ['44b52d02c7e14af7', '1.0000000000000001e+23'],
    ['444b1ae4d6e2ef4e', '999999999999999700000'],
    ['444b1ae4d6e2ef4f', '999999999999999900000'],
    ['444b1ae4d6e2ef50', '1e+21'],
    ['3eb0c6f7a0b5ed8c', '9.999999999999997e-7'],
    ['3eb0c6f7a0b5ed8d', '0.000001'],
    ['41b3de4355555553', '333333333.3333332'],
    ['41b3de4355555554', '333333333.33333325'],
    ['41b3de4355555555', '333333333.3333333'],
    ['41b3de4355555556', '333333333.3333334'],
    ['41b3de4355555557', '333333333.33333343'],
    ['becbf647612f3696', '-0.0000033333333333333333'],
    ['43143ff3c1cb0959', '1424953923781206.2'],
  ])('writes the number %s of RFC 8785’s appendix B', (bits, text) => {
    expect(canonical(Buffer.from(bits, 'hex').readDoubleBE())).toBe(text)
  })

  it.each([Number.NaN, Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY, '\ud800', undefined])(
    'refuses %s',
    (value) => {
      expect(() => canonical(value)).toThrow()
    },
  )
})
