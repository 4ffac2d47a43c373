import { createHash } from 'node:crypto'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  consistencyProof,
  inclusionProof,
  isConsistent,
  leafHash,
  type NodeAt,
  nodeHash,
  rootByInclusion,
  rootOf,
} from '../../src/domain/merkle.ts'
import * as verify from '../../src/verify/merkle.ts'

/** The root of some leaves, straight by the definition of RFC 9162, 2.1.1. */
const rootByDefinition = (texts: readonly string[]): Buffer => {
  if (texts.length === 0) return createHash('sha256').digest()
  if (texts.length === 1) return createHash('sha256').update(Buffer.of(0)).update(texts[0]!).digest()
  const k = 2 ** Math.floor(Math.log2(texts.length - 1))
  const [left, right] = [rootByDefinition(texts.slice(0, k)), rootByDefinition(texts.slice(k))]
  return createHash('sha256').update(Buffer.of(1)).update(left).update(right).digest()
}

const texts = Array.from({ length: 130 }, (_, n) => `entry ${n}`)
/** Complete subtrees, as a database keeps them. */
const nodes = (() => {
  const levels: Buffer[][] = [texts.map(leafHash)]
  for (let below = levels[0]!; below.length > 1; below = levels.at(-1)!)
    levels.push(
      Array.from({ length: Math.floor(below.length / 2) }, (_, n) => nodeHash(below[2 * n]!, below[2 * n + 1]!)),
    )
  return levels
})()
const nodeAt: NodeAt = (level, n) => {
  const hash = nodes[level]?.[n]
  if (!hash) throw new Error(`no complete subtree ${level}/${n}`)
  return hash
}
const roots = Array.from({ length: texts.length + 1 }, (_, size) => rootByDefinition(texts.slice(0, size)))
const sizes = fc.integer({ min: 1, max: texts.length })

describe('the tree of the log', () => {
  it('has at every size the root that the definition gives, from complete subtrees alone', () => {
    for (const [size, root] of roots.entries()) expect(rootOf(size, nodeAt)).toEqual(root)
  })

  it('proves every entry at every size, and each verifier comes to the root', () => {
    fc.assert(
      fc.property(sizes, fc.nat(), (size, any) => {
        const index = any % size
        const path = inclusionProof(index, size, nodeAt)
        expect(rootByInclusion(leafHash(texts[index]!), index, size, path)).toEqual(roots[size])
        expect(verify.rootByInclusion(verify.hashLeaf(texts[index]!), index, size, path)).toEqual(roots[size])
      }),
      { numRuns: 500 },
    )
  })

  it('proves of any two sizes that one is the beginning of the other, and each verifier agrees', () => {
    fc.assert(
      fc.property(sizes, sizes, (one, other) => {
        const [from, to] = [Math.min(one, other), Math.max(one, other)]
        const proof = consistencyProof(from, to, nodeAt)
        const ends = [
          { size: from, root: roots[from]! },
          { size: to, root: roots[to]! },
        ] as const
        expect(isConsistent(...ends, proof)).toBe(true)
        expect(verify.isConsistent(...ends, proof)).toBe(true)
      }),
      { numRuns: 500 },
    )
  })

  it('takes no proof that has a hash too few or too many, another hash, or is of another place', () => {
    fc.assert(
      fc.property(fc.integer({ min: 2, max: texts.length }), fc.nat(), fc.nat(), (size, any, at) => {
        const index = any % size
        const leaf = leafHash(texts[index]!)
        const path = inclusionProof(index, size, nodeAt)
        const wrong = path.map((hash, n) => (n === at % path.length ? leafHash('another') : hash))
        for (const bad of [path.slice(1), [...path, leaf], wrong])
          expect(rootByInclusion(leaf, index, size, bad)).not.toEqual(roots[size])
        expect(rootByInclusion(leaf, (index + 1) % size, size, path)).not.toEqual(roots[size])
        const ends = [
          { size: index + 1, root: roots[index + 1]! },
          { size, root: roots[size]! },
        ] as const
        const proof = consistencyProof(index + 1, size, nodeAt)
        expect(isConsistent(...ends, [...proof, leaf])).toBe(false)
        if (proof.length === 0) return
        expect(isConsistent(...ends, proof.slice(1))).toBe(false)
        expect(isConsistent({ ...ends[0], root: leafHash('another') }, ends[1], proof)).toBe(false)
        expect(isConsistent(ends[0], { ...ends[1], root: leafHash('another') }, proof)).toBe(false)
      }),
      { numRuns: 300 },
    )
  })

  it('proves nothing that is not there', () => {
    expect(() => inclusionProof(5, 5, nodeAt)).toThrow(RangeError)
    expect(() => consistencyProof(0, 5, nodeAt)).toThrow(RangeError)
    expect(() => consistencyProof(6, 5, nodeAt)).toThrow(RangeError)
    expect(rootByInclusion(leafHash('x'), 3, 3, [])).toBeUndefined()
    expect(isConsistent({ size: 0, root: roots[0]! }, { size: 3, root: roots[3]! }, [])).toBe(false)
  })
})
