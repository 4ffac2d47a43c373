import { hash } from 'node:crypto'

/** The hash of a leaf (RFC 9162, 2.1.1), of its text or its bytes. */
export const hashLeaf = (leaf: string | Buffer): Buffer =>
  hash('sha256', typeof leaf === 'string' ? `\0${leaf}` : Buffer.concat([leafMark, leaf]), 'buffer')

const leafMark = Buffer.of(0)
/** Where two hashes are put side by side to be hashed: 1, left, right. */
const pair = Buffer.alloc(65, 1)

/** The hash of two subtrees (RFC 9162, 2.1.1); each must have 32 bytes. */
export const hashNodes = (left: Buffer, right: Buffer): Buffer => {
  left.copy(pair, 1)
  right.copy(pair, 33)
  return hash('sha256', pair, 'buffer')
}

/** A tree that grows leaf by leaf and tells its root at any size, keeping the roots of complete subtrees only. */
export interface Growing {
  readonly size: number
  /** Adds a leaf; tells of each complete subtree it completes, the leaf itself first. */
  add(leaf: Buffer, completed: (level: number, n: number, hash: Buffer) => void): void
  root(): Buffer
}

/** An empty tree. */
export const growing = (): Growing => {
  /** The roots of complete subtrees side by side, the largest first, each with its level. */
  const stack: { level: number; top: Buffer }[] = []
  let size = 0
  return {
    get size() {
      return size
    },
    add(leaf, completed) {
      let [level, n, top] = [0, size, leaf]
      completed(level, n, top)
      while (stack.at(-1)?.level === level) {
        top = hashNodes(stack.pop()!.top, top)
        level++
        n = (n - 1) / 2
        completed(level, n, top)
      }
      stack.push({ level, top })
      size++
    },
    root: () =>
      stack.length === 0
        ? hash('sha256', '', 'buffer')
        : stack.map(({ top }) => top).reduceRight((right, left) => hashNodes(left, right)),
  }
}

/** The root that an inclusion proof leads to (RFC 9162, 2.1.3.2); undefined where it leads nowhere. */
export const rootByInclusion = (
  leaf: Buffer,
  index: number,
  size: number,
  proof: readonly Buffer[],
): Buffer | undefined => {
  if (index < 0 || index >= size) return undefined
  let [fn, sn, root] = [index, size - 1, leaf]
  for (const step of proof) {
    if (sn === 0) return undefined
    if (fn % 2 === 1 || fn === sn) {
      root = hashNodes(step, root)
      while (fn % 2 === 0 && fn !== 0) [fn, sn] = [half(fn), half(sn)]
    } else root = hashNodes(root, step)
    ;[fn, sn] = [half(fn), half(sn)]
  }
  return sn === 0 ? root : undefined
}

/** Whether a tree begins with another one, by a consistency proof (RFC 9162, 2.1.4.2). */
export const isConsistent = (
  from: { readonly size: number; readonly root: Buffer },
  to: { readonly size: number; readonly root: Buffer },
  proof: readonly Buffer[],
): boolean => {
  if (from.size < 1 || from.size > to.size) return false
  if (from.size === to.size) return proof.length === 0 && from.root.equals(to.root)
  const path = Number.isInteger(Math.log2(from.size)) ? [from.root, ...proof] : [...proof]
  const first = path.shift()
  if (!first) return false
  let [fn, sn] = [from.size - 1, to.size - 1]
  while (fn % 2 === 1) [fn, sn] = [half(fn), half(sn)]
  let [old, now] = [first, first]
  for (const step of path) {
    if (sn === 0) return false
    if (fn % 2 === 1 || fn === sn) {
      old = hashNodes(step, old)
      now = hashNodes(step, now)
      while (fn % 2 === 0 && fn !== 0) [fn, sn] = [half(fn), half(sn)]
    } else now = hashNodes(now, step)
    ;[fn, sn] = [half(fn), half(sn)]
  }
  return sn === 0 && old.equals(from.root) && now.equals(to.root)
}

const half = (n: number): number => Math.floor(n / 2)
