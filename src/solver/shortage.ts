/** Who asks for how much, what each could use, and how much there is of it. */
export interface Demand {
  readonly asked: ReadonlyMap<string, number>
  /** What each asker could use, one of each at most. */
  readonly usable: ReadonlyMap<string, readonly string[]>
  readonly room: ReadonlyMap<string, number>
}

/** Askers that together ask for more than everything they could use holds: a proof by counting. */
export interface Shortage {
  readonly askers: readonly string[]
  readonly asked: number
  readonly usable: readonly string[]
  readonly room: number
}

/**
 * Why an asker goes short when the others got all that can be given to them and he comes last: with him the askers that
 * hold what he could use, by a largest matching (Hall, Ford–Fulkerson). Undefined when counting alone does not show it.
 */
export const shortageOf = (demand: Demand, last: string): Shortage | undefined => {
  const { asked, usable, room } = demand
  const given = new Map<string, Set<string>>([...asked.keys()].map((asker) => [asker, new Set()]))
  const users = new Map<string, Set<string>>([...room.keys()].map((thing) => [thing, new Set()]))

  /** Everything reachable from an asker by handing things over; ends early at a thing with room left. */
  const search = (from: string) => {
    const cameBy = new Map<string, string>()
    const askers = new Set([from])
    const queue = [from]
    for (let asker = queue.shift(); asker !== undefined; asker = queue.shift()) {
      for (const thing of usable.get(asker) ?? []) {
        if (cameBy.has(thing) || given.get(asker)!.has(thing)) continue
        cameBy.set(thing, asker)
        if (users.get(thing)!.size < room.get(thing)!) return { cameBy, askers, free: thing }
        for (const user of users.get(thing)!) {
          if (askers.has(user)) continue
          askers.add(user)
          cameBy.set(`user ${user}`, thing)
          queue.push(user)
        }
      }
    }
    return { cameBy, askers, free: undefined }
  }

  const others = [...asked.keys()].filter((asker) => asker !== last)
  for (const asker of [...others, last])
    while (given.get(asker)!.size < asked.get(asker)!) {
      const { cameBy, askers, free } = search(asker)
      if (free === undefined) {
        if (asker === last) return larger(demand, asShortage(demand, [...askers]))
        // He goes short for a reason of his own; the next may have another.
        break
      }
      // Hand the thing over along the way the search came.
      for (let thing = free; ; ) {
        const taker = cameBy.get(thing)!
        given.get(taker)!.add(thing)
        users.get(thing)!.add(taker)
        if (taker === asker) break
        const next = cameBy.get(`user ${taker}`)!
        given.get(taker)!.delete(next)
        users.get(next)!.delete(taker)
        thing = next
      }
    }
  return undefined
}

/**
 * A shortage with every further asker whose whole demand lies among the same things: more askers on the same room make
 * the argument stronger. Who can use nothing at all has no part in what others share.
 */
const larger = (demand: Demand, found: Shortage): Shortage => {
  const things = new Set(found.usable)
  const liesAmong = (of: readonly string[]): boolean =>
    of.every((thing) => things.has(thing)) && (of.length > 0 || things.size === 0)
  const all = [...demand.asked.keys()].filter(
    (asker) =>
      found.askers.includes(asker) || (demand.asked.get(asker)! > 0 && liesAmong(demand.usable.get(asker) ?? [])),
  )
  const more = asShortage(demand, all)
  return more.asked - more.room >= found.asked - found.room ? more : found
}

const asShortage = ({ asked, usable, room }: Demand, askers: readonly string[]): Shortage => {
  const things = new Map<string, number>()
  for (const asker of askers)
    for (const thing of usable.get(asker) ?? []) things.set(thing, (things.get(thing) ?? 0) + 1)
  return {
    askers,
    asked: askers.reduce((sum, asker) => sum + asked.get(asker)!, 0),
    usable: [...things.keys()],
    room: [...things].reduce((sum, [thing, users]) => sum + Math.min(users, room.get(thing)!), 0),
  }
}
