/** What is kept under a key, else what is made now and kept; of more than `most` the one asked for longest ago is dropped. */
export const keep = <T>(map: Map<string, T>, key: string, most: number, make: () => T): T => {
  const old = map.get(key)
  if (old !== undefined) {
    map.delete(key)
    map.set(key, old)
    return old
  }
  const fresh = make()
  if (map.size >= most) map.delete(map.keys().next().value!)
  map.set(key, fresh)
  return fresh
}
