/**
 * A JSON value as RFC 8785 has it: keys in the order of their UTF-16 code units, numbers and strings as ECMAScript writes
 * them. Throws on what JSON cannot say, such as half a surrogate pair or a number that is not finite.
 */
export const canonical = (value: unknown): string => {
  if (value === null) return 'null'
  if (typeof value === 'boolean') return String(value)
  if (typeof value === 'number') {
    if (!Number.isFinite(value)) throw new TypeError('not a JSON number')
    return JSON.stringify(value)
  }
  if (typeof value === 'string') {
    if (!value.isWellFormed()) throw new TypeError('half a character')
    return JSON.stringify(value)
  }
  if (Array.isArray(value)) return `[${value.map(canonical).join(',')}]`
  if (typeof value !== 'object') throw new TypeError('not JSON')
  const object = value as Record<string, unknown>
  const keys = Object.keys(object).sort()
  return `{${keys.map((key) => `${canonical(key)}:${canonical(object[key])}`).join(',')}}`
}
