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
 * The askers that cannot all be served whatever is done, by a largest matching (Hall, Ford–Fulkerson); undefined when
 * counting alone does not show a shortage.
 */
export const shortageOf = ({ asked, usable, room }: Demand): Shortage | undefined => {
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

  for (const [asker, wanted] of asked)
    while (given.get(asker)!.size < wanted) {
      const { cameBy, askers, free } = search(asker)
      if (free === undefined) return asShortage({ asked, usable, room }, [...askers])
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
 * The largest shortage: as `shortageOf`, with every further asker whose whole demand lies among the same things. More
 * askers on the same room make the argument stronger.
 */
export const largestShortage = (demand: Demand): Shortage | undefined => {
  const found = shortageOf(demand)
  if (!found) return undefined
  const things = new Set(found.usable)
  const all = [...demand.asked.keys()].filter(
    (asker) =>
      found.askers.includes(asker) ||
      (demand.asked.get(asker)! > 0 && (demand.usable.get(asker) ?? []).every((thing) => things.has(thing))),
  )
  const larger = asShortage(demand, all)
  return larger.asked - larger.room >= found.asked - found.room ? larger : found
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
