import { keyOf } from './words-of-cells.ts'

/** Things known by a name that others may share: leaders, units, places. */
export interface Named {
  readonly id: string
  readonly name: string
}

/** What each of some things is called in a file: its name; with its id where others have the same. */
export const labelsOf = (things: readonly Named[]): ReadonlyMap<string, string> => {
  const times = new Map<string, number>()
  for (const { name } of things) times.set(keyOf(name), (times.get(keyOf(name)) ?? 0) + 1)
  return new Map(things.map(({ id, name }) => [id, times.get(keyOf(name)) === 1 ? name : `${name}(${id})`]))
}

/** What words in a file may mean. */
export interface Found {
  readonly ids: readonly string[]
  /** What could have been written instead. */
  readonly labels: readonly string[]
}

/** Finds things by what a file calls them. */
export const finderOf = (things: readonly Named[]): ((words: string) => Found) => {
  const labels = labelsOf(things)
  const byKey = new Map<string, string[]>()
  const put = (key: string, id: string): void => {
    const ids = byKey.get(key)
    if (ids) ids.push(id)
    else byKey.set(key, [id])
  }
  for (const { id, name } of things) {
    put(keyOf(name), id)
    if (keyOf(labels.get(id)!) !== keyOf(name)) put(keyOf(labels.get(id)!), id)
  }
  return (words) => {
    const ids = byKey.get(keyOf(words)) ?? []
    return { ids, labels: ids.length > 1 ? ids.map((id) => labels.get(id)!) : things.map(({ name }) => name) }
  }
}
