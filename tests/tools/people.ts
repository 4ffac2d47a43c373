/** A fixed stream of numbers from 0 to 1 (mulberry32): the same fixtures on every machine. */
export const dice = (seed: number) => {
  let state = seed
  return (): number => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296
  }
}

const surnames = [...'韦覃黄梁莫罗廖蒙陆潘李陈张何吴刘杨周谭兰蓝卢农石邓谢欧龙贾赵']
const first = [...'志建国文海秀丽春永德光明新华玉晓立宏家桂林少振兴']
const second = [...'军强平英伟荣芳宁成东辉玲生峰斌萍勇敏凤杰才燕']

/** Made-up names, each once. */
export const madeUpNames = (count: number, seed: number): string[] => {
  const roll = dice(seed)
  const pick = (from: string[]) => from[Math.floor(roll() * from.length)]!
  const names = new Set<string>()
  while (names.size < count) names.add(pick(surnames) + (roll() < 0.15 ? '' : pick(first)) + pick(second))
  return [...names]
}
