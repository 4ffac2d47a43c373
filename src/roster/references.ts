import type { Mistake, Path } from './mistake.ts'

/**
 * Ids declared and ids referred to, by path; `[]` stands for every item. Read from the raw document, so that a
 * dangling id is named together with every other mistake.
 */
const declared = {
  unit: ['units[].id'],
  leader: ['leaders[].id'],
  place: ['places[].id'],
  opening: ['openings[].id'],
  'rule set': ['ruleSets[].id'],
  rule: ['ruleSets[].rules[].id'],
  'published duty': ['published[].id'],
} as const
type Noun = keyof typeof declared

const nounWords: Record<Noun, string> = {
  unit: '单位',
  leader: '领导',
  place: '接访地点',
  opening: '开放安排',
  'rule set': '规则集',
  rule: '规则',
  'published duty': '已发布的安排',
}

const rules = 'ruleSets[].rules[]'
const referred: Partial<Record<Noun, readonly string[]>> = {
  unit: [
    'units[].parent',
    'leaders[].posts[].unit',
    'liaisons[].unit',
    'places[].unit',
    'history.served[].unit',
    `${rules}.who.units[]`,
    `${rules}.who.except.units[]`,
    `${rules}.with.units[]`,
    `${rules}.with.except.units[]`,
  ],
  leader: [
    'liaisons[].leader',
    'availability[].leader',
    'history.served[].leader',
    'history.served[].insteadOf',
    'published[].leader',
    'pins[].leader',
    `${rules}.who.leaders[]`,
    `${rules}.who.except.leaders[]`,
    `${rules}.with.leaders[]`,
    `${rules}.with.except.leaders[]`,
    `${rules}.order[]`,
  ],
  place: [
    'openings[].place',
    'calendar.closed[].places[]',
    'calendar.open[].places[]',
    'history.served[].place',
    'published[].place',
    `${rules}.what.places[]`,
  ],
  opening: ['history.served[].opening', 'published[].opening', 'pins[].opening', `${rules}.what.openings[]`],
}

/** The ids of one kind that a rule names, wherever in it. */
export const namedByRule = (rule: unknown, noun: 'unit' | 'leader' | 'place' | 'opening'): string[] =>
  (referred[noun] ?? [])
    .filter((path) => path.startsWith(rules))
    .flatMap((path) => stringsAt({ ruleSets: [{ rules: [rule] }] }, path))
    .map(({ value }) => value)

/** The strings that stand at a path in a document, wherever it has that shape. */
const stringsAt = (document: unknown, path: string): { path: Path; value: string }[] => {
  let here: { path: Path; value: unknown }[] = [{ path: [], value: document }]
  for (const part of path.split('.')) {
    const key = part.replace('[]', '')
    here = here.flatMap(({ path: above, value }) => {
      if (typeof value !== 'object' || value === null || !Object.hasOwn(value, key)) return []
      const item = (value as Record<string, unknown>)[key]
      if (!part.endsWith('[]')) return [{ path: [...above, key], value: item }]
      return Array.isArray(item) ? item.map((one, n) => ({ path: [...above, key, n], value: one })) : []
    })
  }
  return here.flatMap(({ path: at, value }) => (typeof value === 'string' ? [{ path: at, value }] : []))
}

/** Every id that stands twice, and every reference to an id that is not there. */
export const checkReferences = (document: unknown): Mistake[] => {
  const mistakes: Mistake[] = []
  for (const noun of Object.keys(declared) as Noun[]) {
    const ids = declared[noun].flatMap((path) => stringsAt(document, path))
    // Ids become file names, and some file systems do not tell a from A.
    const seen = new Set<string>()
    for (const { path, value } of ids) {
      if (seen.has(value.toLowerCase()))
        mistakes.push({
          path,
          says: {
            'zh-CN': `${nounWords[noun]}编号“${value}”重复(不分大小写)`,
            en: `the ${noun} id "${value}" stands twice (case does not tell ids apart)`,
          },
        })
      seen.add(value.toLowerCase())
    }
    const known = new Set(ids.map(({ value }) => value))
    for (const { path, value } of (referred[noun] ?? []).flatMap((at) => stringsAt(document, at)))
      if (!known.has(value))
        mistakes.push({
          path,
          says: {
            'zh-CN': `没有编号为“${value}”的${nounWords[noun]}`,
            en: `there is no ${noun} with the id "${value}"`,
          },
        })
  }
  return mistakes
}
