import type { FC } from 'hono/jsx'
import { countsOf, postFor } from '../../../audit/compliance.ts'
import { groupBy } from '../../../domain/group-by.ts'
import { type Leader, roleWords, teamWords } from '../../../domain/leader.ts'
import { outcomeWords, type Reception } from '../../../domain/outcome.ts'
import type { Text } from '../../../domain/text.ts'
import type { Names } from '../../../rules/rule.ts'
import type { Audit } from '../../audit/audits.ts'
import type { OfficeCall } from '../../call.tsx'
import { type Asked, queryOf } from './question.ts'
import { asQuery, noUnit, type RecordsAsked } from './records-query.ts'

const words = {
  title: { 'zh-CN': '分类合计', en: 'Totals' },
  about: {
    'zh-CN': '按领导当天在接访地点所属单位的职务归类;在那里没有职务的,按排在最前的职务。',
    en: 'By the post each leader held that day in the unit of the place, else by his first one.',
  },
  leader: { 'zh-CN': '领导', en: 'Leader' },
  role: { 'zh-CN': '职务类别', en: 'Kind of post' },
  team: { 'zh-CN': '班子', en: 'Team' },
  unit: { 'zh-CN': '单位', en: 'Unit' },
  noPost: { 'zh-CN': '当天没有职务', en: 'in no post that day' },
  planned: { 'zh-CN': '计划', en: 'planned' },
  others: { 'zh-CN': '替别人接访', en: 'for others' },
  all: { 'zh-CN': '合计', en: 'in all' },
} as const satisfies Record<string, Text>

interface Row {
  readonly name: string
  readonly asked: Partial<RecordsAsked>
  readonly receptions: readonly Reception[]
  /** Of a leader: how many he took for others. */
  readonly others?: number
}

/** The same counts by kind of post, team and unit, and of the leaders shown. */
export const Totals: FC<{
  readonly call: OfficeCall
  readonly question: Asked
  readonly audit: Audit
  readonly leaders: readonly Leader[]
  readonly names: Names
}> = ({ call, question, audit, leaders, names }) => {
  const { say } = call
  const { receptions } = audit.compliance
  const posted = receptions.map((one) => ({ one, post: postFor(audit.leaders, one) }))
  const rowsBy = <K extends 'role' | 'team' | 'unit'>(by: K, name: (value: string) => string): Row[] =>
    [...groupBy(posted, ({ post }) => post?.[by] ?? noUnit)].map(([value, those]) => ({
      name: value === noUnit ? say(words.noPost) : name(value),
      asked: value === noUnit ? { unit: noUnit } : { [by]: value },
      receptions: those.map(({ one }) => one),
    }))
  const own = groupBy(receptions, ({ leader }) => leader)
  const taken = groupBy(
    receptions.filter(({ leader, by, servedBy }) => (servedBy ?? by) !== leader),
    ({ by, servedBy }) => servedBy ?? by,
  )
  const tables: readonly { title: Text; rows: readonly Row[]; isOpen?: true }[] = [
    { title: words.unit, rows: rowsBy('unit', names.unit), isOpen: true },
    { title: words.team, rows: rowsBy('team', (team) => say(teamWords[team as keyof typeof teamWords])) },
    { title: words.role, rows: rowsBy('role', (role) => say(roleWords[role as keyof typeof roleWords])) },
    {
      title: words.leader,
      rows: leaders.map(({ id, name }) => ({
        ...{ name, asked: { leader: id, whose: 'own' } as const },
        ...{ receptions: own.get(id) ?? [], others: taken.get(id)?.length ?? 0 },
      })),
    },
  ]
  return (
    <section>
      <h2>{say(words.title)}</h2>
      <p class="quiet">{say(words.about)}</p>
      {tables.map(({ title, rows, isOpen }) => (
        <details open={isOpen ?? false}>
          <summary>{say(title)}</summary>
          <CountTable {...{ call, question, title, rows }} />
        </details>
      ))}
    </section>
  )
}

const CountTable: FC<{
  readonly call: OfficeCall
  readonly question: Asked
  readonly title: Text
  readonly rows: readonly Row[]
}> = ({ call, question, title, rows }) => {
  const { say } = call
  const outcomes = Object.keys(outcomeWords) as (keyof typeof outcomeWords)[]
  const hasOthers = rows.some(({ others }) => others !== undefined)
  const all = hasOthers ? undefined : countsOf(rows.flatMap(({ receptions }) => receptions))
  const address = (asked: Partial<RecordsAsked>): string =>
    call.at(`/audit/receptions${queryOf(question, asQuery(asked))}`)
  const number = (n: number, asked: Partial<RecordsAsked>) => (
    <td class="number">{n === 0 ? <span class="quiet">0</span> : <a href={address(asked)}>{n}</a>}</td>
  )
  return (
    <section class="scroll" tabindex={0} aria-label={say(title)}>
      <table class="audit-totals">
        <thead>
          <tr>
            <th scope="col">{say(title)}</th>
            <th scope="col" class="number">
              {say(words.planned)}
            </th>
            {outcomes.map((outcome) => (
              <th scope="col" class="number">
                {say(outcomeWords[outcome])}
              </th>
            ))}
            {hasOthers ? (
              <th scope="col" class="number">
                {say(words.others)}
              </th>
            ) : null}
          </tr>
        </thead>
        <tbody>
          {rows.map(({ name, asked, receptions, others }) => {
            const counts = countsOf(receptions)
            return (
              <tr>
                <th scope="row">{name}</th>
                {number(counts.planned, { ...asked, outcome: 'planned' })}
                {outcomes.map((outcome) => number(counts[outcome], { ...asked, outcome }))}
                {others === undefined ? null : number(others, { ...asked, whose: 'others' })}
              </tr>
            )
          })}
        </tbody>
        {all === undefined ? null : (
          <tfoot>
            <tr class="audit-sum">
              <th scope="row">{say(words.all)}</th>
              {(['planned', ...outcomes] as const).map((outcome) => number(all[outcome], { outcome }))}
            </tr>
          </tfoot>
        )}
      </table>
    </section>
  )
}
