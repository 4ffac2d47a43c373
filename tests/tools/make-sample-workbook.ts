import { readFileSync, writeFileSync } from 'node:fs'
import type { OfficeState } from '../../src/workbook/known.ts'
import { filledWorkbook } from '../../src/workbook/template.ts'

/** The made-up small county, as the template holds it: `node --import tsx tests/tools/make-sample-workbook.ts`. */
const file = JSON.parse(readFileSync('fixtures/small-county-2026-12.json', 'utf8')) as OfficeState
writeFileSync('fixtures/sample-workbook.xlsx', await filledWorkbook(file, 'zh-CN'))
