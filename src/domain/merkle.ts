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

/**
 * The root that an audit path leads to from a leaf (RFC 9162, 2.1.3.2); undefined where it has too few or too many
 * hashes.
 */
export const rootByInclusion = (
  leaf: Buffer,
  index: number,
  size: number,
  path: readonly Buffer[],
): Buffer | undefined => {
  if (index < 0 || index >= size) return undefined
  if (size === 1) return path.length === 0 ? leaf : undefined
  const [k, last] = [splitOf(size), path.at(-1)]
  const isLeft = index < k
  const below = rootByInclusion(leaf, isLeft ? index : index - k, isLeft ? k : size - k, path.slice(0, -1))
  if (!below || !last) return undefined
  return isLeft ? nodeHash(below, last) : nodeHash(last, below)
}

/** So many leaves, and the root of their tree. */
interface Tree {
  readonly size: number
  readonly root: Buffer
}

/** Whether a tree begins with the leaves of another one, by a consistency proof (RFC 9162, 2.1.4.2). */
export const isConsistent = (from: Tree, to: Tree, proof: readonly Buffer[]): boolean => {
  if (from.size < 1 || from.size > to.size) return false
  /** The roots of the first m of n leaves and of all n; of a whole beginning the root is the one to be proven. */
  const climb = (m: number, n: number, path: readonly Buffer[], isWhole: boolean): [Buffer, Buffer] | undefined => {
    const last = path.at(-1)
    if (m === n) {
      const own = isWhole ? from.root : last
      return own && path.length === (isWhole ? 0 : 1) ? [own, own] : undefined
    }
    const k = splitOf(n)
    const isLeft = m <= k
    const rest = path.slice(0, -1)
    const below = isLeft ? climb(m, k, rest, isWhole) : climb(m - k, n - k, rest, false)
    if (!below || !last) return undefined
    return isLeft ? [below[0], nodeHash(below[1], last)] : [nodeHash(last, below[0]), nodeHash(last, below[1])]
  }
  const roots = climb(from.size, to.size, proof, true)
  return roots?.[0].equals(from.root) === true && roots[1].equals(to.root)
}
