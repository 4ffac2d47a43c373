import { mkdirSync, writeFileSync } from 'node:fs'
import { shortMonth, smallCounty, xiangzhou } from './counties.ts'
import { noticeFiles } from './notices.ts'
import { policyRules } from './policy-rules.ts'
import { fixtureJson } from './write-fixture.ts'

/** Every fixture by file name. A test holds the files against this; `node --import tsx tests/tools/make-fixtures.ts` writes them. */
export const fixtures = (): Record<string, string> => ({
  'xiangzhou-2026-12.json': fixtureJson(xiangzhou()),
  'small-county-2026-12.json': fixtureJson(smallCounty()),
  'short-2026-03.json': fixtureJson(shortMonth()),
  ...Object.fromEntries(
    policyRules.flatMap(({ id, kept, broken }) => [
      [`rules/${id}-kept.json`, fixtureJson(kept)],
      [`rules/${id}-broken.json`, fixtureJson(broken)],
    ]),
  ),
  ...Object.fromEntries(noticeFiles().map(({ name, document }) => [name, fixtureJson(document)])),
})

if (import.meta.filename === process.argv[1]) {
  mkdirSync('fixtures/rules', { recursive: true })
  for (const [name, text] of Object.entries(fixtures())) writeFileSync(`fixtures/${name}`, text)
}
