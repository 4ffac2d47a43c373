/** Groups of numbers joined pairwise or in sets: union–find. */
export const unionFind = (size: number) => {
  const parent = Int32Array.from({ length: size }, (_, n) => n)
  const find = (n: number): number => {
    let root = n
    while (parent[root] !== root) root = parent[root]!
    while (parent[n] !== root) [n, parent[n]] = [parent[n]!, root]
    return root
  }
  return {
    find,
    join: (a: number, b: number): void => {
      const [first, second] = [find(a), find(b)]
      // The smaller index leads, so that groups come out in the same order everywhere.
      if (first < second) parent[second] = first
      else parent[first] = second
    },
  }
}
