import { createHash } from 'node:crypto'
import { copyFileSync, existsSync } from 'node:fs'
import { join } from 'node:path'
import Sqlite from 'better-sqlite3'
import { expect } from 'vitest'
import { databaseName } from '../../src/db/open.ts'
import { emptyFolder } from './terminal.ts'

/** What a killed service may leave of nothing: all of it must be empty. */
const halves = {
  'drafts the log does not know': `SELECT 'draft.' || what, version, at, by FROM draft
    EXCEPT SELECT what, data ->> 'version', at, user FROM log`,
  'drafts that only the log knows': `SELECT what, data ->> 'version', at, user FROM log WHERE what LIKE 'draft.%'
    EXCEPT SELECT 'draft.' || what, version, at, by FROM draft`,
  'reviews the log does not know': `SELECT 'roster.' || "is", draft, plan_hash, at, by FROM review
    EXCEPT SELECT what, data ->> 'draft', data ->> 'planHash', at, user FROM log`,
  'reviews that only the log knows': `SELECT what, data ->> 'draft', at, user FROM log
    WHERE what IN ('roster.submitted', 'roster.withdrawn', 'roster.returned', 'roster.approved')
    EXCEPT SELECT 'roster.' || "is", draft, at, by FROM review`,
  'revisions the log does not know': `SELECT n, plan_hash, answer_hash, at, by FROM revision
    EXCEPT SELECT data ->> 'n', data ->> 'planHash', data ->> 'answerHash', at, user FROM log
    WHERE what = 'roster.published'`,
  'revisions that only the log knows': `SELECT data ->> 'n', at FROM log WHERE what = 'roster.published'
    EXCEPT SELECT n, at FROM revision`,
  'revisions without all their duties': `SELECT n FROM revision WHERE json_array_length(answer, '$.assignments') <>
    (SELECT count(*) FROM duty WHERE duty.roster = revision.roster AND duty.n = revision.n)`,
  'duties of no revision': 'SELECT roster, n FROM duty EXCEPT SELECT roster, n FROM revision',
  'duties of published drafts that are not in the revision': `
    SELECT revision.n, value ->> 'date', value ->> 'opening', value ->> 'leader' FROM revision
    JOIN draft ON draft.roster = revision.roster AND draft.version = revision.draft, json_each(draft.duties)
    EXCEPT SELECT n, date, opening, leader FROM duty`,
  'revisions that nobody approved': `SELECT roster, draft FROM revision
    EXCEPT SELECT roster, draft FROM review WHERE "is" = 'approved'`,
  'gaps in a draft': 'SELECT roster FROM draft GROUP BY roster HAVING max(version) <> count(*)',
  'months without a draft': 'SELECT id FROM roster EXCEPT SELECT roster FROM draft',
  'workbooks taken over without the log': `SELECT office FROM place
    EXCEPT SELECT office FROM log WHERE what IN ('workbook.adopted', 'plan.adopted')`,
  'workbooks taken over in part': `SELECT office, data FROM log WHERE what = 'workbook.adopted' AND (
    data ->> 'places' <> (SELECT count(*) FROM place WHERE place.office = log.office)
    OR data ->> 'availability' <> (SELECT count(*) FROM availability WHERE availability.office = log.office)
    OR data ->> 'leaders' = 0)`,
}

/** Opens a copy of what a killed service left: the service itself must cope with the very thing. */
export const leftBehind = (file: string): Sqlite.Database => {
  const copy = join(emptyFolder(), databaseName)
  for (const end of ['', '-wal']) if (existsSync(file + end)) copyFileSync(file + end, copy + end)
  return new Sqlite(copy)
}

/** Nothing is damaged, and nothing done by halves. */
export const checkWhole = (sqlite: Sqlite.Database): void => {
  expect(sqlite.pragma('integrity_check', { simple: true })).toBe('ok')
  expect(sqlite.pragma('foreign_key_check')).toEqual([])
  for (const [name, sql] of Object.entries(halves)) expect(sqlite.prepare(sql).all(), name).toEqual([])
  const hash = (text: string) => createHash('sha256').update(text).digest('hex')
  const frozen = sqlite.prepare('SELECT plan, plan_hash, answer, answer_hash FROM revision').raw().all()
  for (const [plan, planHash, answer, answerHash] of frozen as [string, string, string, string][])
    expect([planHash, answerHash]).toEqual([hash(plan), hash(answer)])
}
