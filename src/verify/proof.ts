import { bytesOf, isSigned, readNote, type VerifierKey } from './checkpoint.ts'
import { hashLeaf, isConsistent, rootByInclusion } from './merkle.ts'
import type { Language } from './words.ts'

/** What a proof proves, or that it does not. */
export interface ProofResult {
  readonly ok: boolean
  readonly says: Readonly<Record<Language, string>>
}

/**
 * Verifies a proof file: that an entry stands in the log under a signed head ({ entry, index, size, proof, head }), or
 * that one head continues another ({ from, to, proof }). Undefined where it is no proof file.
 */
export const verifyProof = (text: string, keys: readonly VerifierKey[]): ProofResult | undefined => {
  try {
    const given = JSON.parse(text) as Record<string, unknown>
    return typeof given.entry === 'string' ? inclusion(given, keys) : consistency(given, keys)
  } catch {
    return undefined
  }
}

/** The hashes of a proof; throws where one of them is none. */
const hashesIn = (proof: unknown): Buffer[] =>
  (proof as unknown[]).map((one) => {
    const hash = bytesOf(one)
    if (hash?.length !== 32) throw new TypeError('not a hash')
    return hash
  })

const unsigned: ProofResult = {
  ok: false,
  says: { 'zh-CN': '✗ 树头不是所给公钥签的', en: '✗ The head was not signed by a key given' },
}
const unlike = (from: string, to: string): ProofResult => ({
  ok: false,
  says: {
    'zh-CN': `✗ 两个树头的名称不同(${from}、${to}):换过密钥的,请用 --key 给出前后两个公钥`,
    en: `✗ The heads are of logs with different names (${from}, ${to}): after a change of keys give both keys with --key`,
  },
})
const unchecked = (keys: readonly VerifierKey[]) =>
  keys.length > 0
    ? { 'zh-CN': '', en: '' }
    : { 'zh-CN': '(没有给公钥,签名没有核对)', en: ' (no key given: the signature was not looked at)' }

const inclusion = (given: Record<string, unknown>, keys: readonly VerifierKey[]): ProofResult | undefined => {
  const head = readNote(String(given.head))
  const { entry, index, size } = given as { entry: string; index: number; size: number }
  if (!head || !Number.isSafeInteger(index) || index < 0 || size !== head.size) return undefined
  if (keys.length > 0 && !isSigned(head, keys)) return unsigned
  const root = rootByInclusion(hashLeaf(entry), index, size, hashesIn(given.proof))
  const ok = root?.equals(head.root) ?? false
  const not = unchecked(keys)
  return {
    ok,
    says: ok
      ? {
          'zh-CN': `✓ 第${index + 1}条记录在树头(${size}条)之下,一字未改${not['zh-CN']}`,
          en: `✓ Entry ${index + 1} stands under the head of ${size} entries, to the letter${not.en}`,
        }
      : {
          'zh-CN': `✗ 这条记录不在树头(${size}条)之下`,
          en: `✗ This entry does not stand under the head of ${size} entries`,
        },
  }
}

const consistency = (given: Record<string, unknown>, keys: readonly VerifierKey[]): ProofResult | undefined => {
  const [from, to] = [readNote(String(given.from)), readNote(String(given.to))]
  if (!from || !to) return undefined
  if (keys.length > 0 && ![from, to].every((head) => isSigned(head, keys))) return unsigned
  // A new key gives a log another name. That both are of one log, who gives their keys says; without keys nobody does.
  if (keys.length === 0 && from.origin !== to.origin) return unlike(from.origin, to.origin)
  const ok = isConsistent(from, to, hashesIn(given.proof))
  const not = unchecked(keys)
  return {
    ok,
    says: ok
      ? {
          'zh-CN': `✓ ${to.size}条的树头接着${from.size}条的树头,前面的一字未改${not['zh-CN']}`,
          en: `✓ The head of ${to.size} entries continues the one of ${from.size}; nothing before was altered${not.en}`,
        }
      : {
          'zh-CN': `✗ ${to.size}条的树头接不上${from.size}条的树头`,
          en: `✗ The head of ${to.size} entries does not continue the one of ${from.size}`,
        },
  }
}
