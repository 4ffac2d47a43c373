import { createHash } from 'node:crypto'

/** The root of the complete subtree of the leaves from n·2^level on, 2^level of them. */
export type NodeAt = (level: number, n: number) => Buffer

/** The hash of a leaf (RFC 9162, 2.1.1). */
export const leafHash = (text: string): Buffer =>
  createHash('sha256').update(leafMark).update(text, 'utf8').digest()

/** The hash of two subtrees (RFC 9162, 2.1.1). */
export const nodeHash = (left: Buffer, right: Buffer): Buffer =>
  createHash('sha256').update(nodeMark).update(left).update(right).digest()

const leafMark = Buffer.of(0)
const nodeMark = Buffer.of(1)

/** The largest power of two below n; n is at least 2. */
const splitOf = (n: number): number => 2 ** Math.floor(Math.log2(n - 1))

/** The root of `size` leaves from `start` on, which the tree splits as RFC 9162 does. */
const subtree = (nodeAt: NodeAt, start: number, size: number): Buffer => {
  if (Number.isInteger(Math.log2(size))) return nodeAt(Math.log2(size), start / size)
  const k = splitOf(size)
  return nodeHash(subtree(nodeAt, start, k), subtree(nodeAt, start + k, size - k))
}

/** The root of the first `size` leaves; of none, the hash of nothing. */
export const rootOf = (size: number, nodeAt: NodeAt): Buffer =>
  size === 0 ? createHash('sha256').digest() : subtree(nodeAt, 0, size)

/** The audit path of a leaf in a tree of `size` leaves (RFC 9162, 2.1.3.1). Throws where there is no such leaf. */
export const inclusionProof = (index: number, size: number, nodeAt: NodeAt): Buffer[] => {
  if (index < 0 || index >= size) throw new RangeError(`no leaf ${index} in a tree of ${size}`)
  const path = (m: number, start: number, n: number): Buffer[] => {
    if (n === 1) return []
    const k = splitOf(n)
    return m < k
      ? [...path(m, start, k), subtree(nodeAt, start + k, n - k)]
      : [...path(m - k, start + k, n - k), subtree(nodeAt, start, k)]
  }
  return path(index, 0, size)
}

/** Proof that the tree of `from` leaves is the beginning of the one of `to` (RFC 9162, 2.1.4.1). Throws out of range. */
export const consistencyProof = (from: number, to: number, nodeAt: NodeAt): Buffer[] => {
  if (from < 1 || from > to) throw new RangeError(`no tree of ${from} leaves within one of ${to}`)
  const path = (m: number, start: number, n: number, isWhole: boolean): Buffer[] => {
    if (m === n) return isWhole ? [] : [subtree(nodeAt, start, n)]
    const k = splitOf(n)
    return m <= k
      ? [...path(m, start, k, isWhole), subtree(nodeAt, start + k, n - k)]
      : [...path(m - k, start + k, n - k, false), subtree(nodeAt, start, k)]
  }
  return path(from, 0, to, true)
}
