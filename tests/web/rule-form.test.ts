import { readdirSync, readFileSync } from 'node:fs'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import { daySchema, weekdaySchema } from '../../src/domain/day.ts'
import { idSchema } from '../../src/domain/id.ts'
import { languages } from '../../src/domain/text.ts'
import { daysTyped, decimalTyped } from '../../src/domain/typed.ts'
import { type Kind, kindOf, ruleKinds } from '../../src/rules/index.ts'
import { presets } from '../../src/rules/presets.ts'
import { formOf } from '../../src/web/form.tsx'
import { atControls, documentOf, entriesOf } from '../../src/web/office/rules/form/document.ts'
import { allFields, formFieldsOf } from '../../src/web/office/rules/form/field.ts'
import { RuleFields } from '../../src/web/office/rules/form/rule-fields.tsx'
import { hintOf, labelOf, nounOf, valueWords } from '../../src/web/office/rules/form/words.ts'
import { samples } from '../rules/samples.ts'
import { postedForm } from '../tools/posted-form.ts'

type Rule = { kind: Kind } & Record<string, unknown>
const fieldsOf = (kind: string) => formFieldsOf(kindOf({ kind }).params)

const files = ['fixtures', 'fixtures/rules'].flatMap((folder) =>
  readdirSync(folder)
    .filter((name) => name.endsWith('.json'))
    .map((name) => JSON.parse(readFileSync(`${folder}/${name}`, 'utf8'))),
)
const every: Rule[] = [
  ...Object.entries(samples).flatMap(([kind, { rules }]) =>
    rules.map((rule, n) => ({ id: `s.${n}`, kind, ...rule })),
  ),
  ...presets.flatMap(({ rules }) => rules),
  ...files.flatMap(({ ruleSets = [] }) => ruleSets.flatMap(({ rules }: { rules: Rule[] }) => rules)),
] as Rule[]

/** What the page of a rule would post, untouched. */
const postedOf = (rule: Rule, entries: Iterable<readonly [string, unknown]>, spare = 3) => {
  const page = String(
    RuleFields({
      field: fieldsOf(rule.kind),
      kind: rule.kind,
      form: formOf(entries),
      wrongs: new Map(),
      language: 'zh-CN',
      choices: { leader: [], unit: [], place: [], opening: [] },
      spare,
    }),
  )
  const posted = postedForm(`<form action="/x">${page}</form>`, '/x')
  return formOf(Object.entries(posted).flatMap(([name, values]) => values.map((value) => [name, value] as const)))
}

const again = (rule: Rule, spare = 3): unknown => {
  const { params } = kindOf(rule)
  const before = params.parse(rule)
  const field = fieldsOf(rule.kind)
  const { document, wrongs } = documentOf(field, postedOf(rule, entriesOf(field, before), spare), before)
  expect(wrongs).toEqual(new Map())
  return params.parse({ ...document, id: rule.id })
}

describe('the form of a rule', () => {
  it.each(ruleKinds.map(({ kind }) => kind))('%s has words for every field and value in both languages', (kind) => {
    for (const field of allFields(fieldsOf(kind)).slice(1)) {
      if (field.is === 'constant') continue
      for (const language of languages) {
        expect(labelOf(kind, field)[language]).not.toBe('')
        expect(hintOf(kind, field)?.[language]).not.toBe('')
      }
      if (field.is === 'ids' || field.is === 'id') expect(nounOf(field), field.key).toBeDefined()
      const values = 'values' in field ? field.values : []
      const groups = field.is === 'either' ? field.branches.map(({ key }) => key) : []
      for (const value of [...values, ...groups])
        for (const language of languages)
          expect(valueWords(kind, field, value)?.[language], `${field.name}=${value}`).toBeTruthy()
    }
  })

  it('posted unchanged gives back the same rule: every sample, preset and fixture', () => {
    expect(every.length).toBeGreaterThan(100)
    for (const rule of every) expect(again(rule), JSON.stringify(rule)).toEqual(kindOf(rule).params.parse(rule))
  })

  it('posted unchanged gives back the same rule, whatever its fields are', () => {
    const some = <T>(of: fc.Arbitrary<T>) =>
      fc.option(fc.uniqueArray(of, { minLength: 1, maxLength: 4 }), { nil: undefined })
    const who = fc.record({
      roles: some(fc.constantFrom('county-head', 'county-secretary', 'township-head', 'expert')),
      leaders: some(fc.constantFrom('a', 'b', '张三', 'x-1')),
      levels: some(fc.constantFrom('county', 'township')),
      except: fc.option(fc.record({ leaders: fc.constant(['b', 'a']) }), { nil: undefined }),
    })
    const day = fc.integer({ min: 1, max: 28 }).map((n) => `2026-12-${String(n).padStart(2, '0')}`)
    const what = fc.record({
      weekdays: some(fc.constantFrom('sun', 'mon', 'fri')),
      dates: some(day),
      beside: fc.constantFrom(undefined, 'holiday'),
    })
    const span = day.map((from) => ({ from, to: '2026-12-31' }))
    const quota = fc.record({
      who,
      what,
      per: fc.oneof(fc.constantFrom('week', 'year'), span),
      min: fc.integer({ min: 0, max: 1000 }),
      notDuring: fc.array(span, { maxLength: 5 }),
      substitutes: fc.boolean(),
      empty: fc.boolean(),
      halfDay: fc.constantFrom(1, 0.5),
      giveWay: fc.integer({ min: 0, max: 10_000 }),
      cites: fc.constantFrom(undefined, '每月接访 <不少于> "2" 天 & 其他'),
    })
    const turns = fc.record({
      order: fc.array(fc.constantFrom('a', 'b', '张三'), { minLength: 1, maxLength: 30 }),
      what,
    })
    const rules = fc.oneof(
      quota.map((rule) => ({ id: 'r', kind: 'quota', ...rule }) as Rule),
      turns.map((rule) => ({ id: 'r', kind: 'turns', ...rule }) as Rule),
    )
    fc.assert(
      fc.property(rules, fc.integer({ min: 0, max: 7 }), (rule, spare) => {
        expect(again(rule, spare)).toEqual(JSON.parse(JSON.stringify(kindOf(rule).params.parse(rule))))
      }),
      { numRuns: 150 },
    )
  })

  it('is drawn from any schema: lists of groups, unions of groups, decimals, ticks', () => {
    const schema = z.strictObject({
      id: idSchema,
      kind: z.literal('new'),
      weight: z.number().min(0).max(1),
      isLoud: z.boolean().default(true),
      leaders: z.array(idSchema).min(1).optional(),
      on: z.discriminatedUnion('by', [
        z.strictObject({ by: z.literal('day'), day: daySchema }),
        z.strictObject({
          by: z.literal('weekday'),
          weekdays: z.array(weekdaySchema).min(1),
          n: z.int().optional(),
        }),
      ]),
      parts: z.array(z.strictObject({ leader: idSchema, share: z.int().default(1) })).default([]),
    })
    const field = formFieldsOf(schema)
    for (const given of [
      { weight: 0.25, on: { by: 'day', day: '2026-12-01' } },
      { weight: 1, isLoud: false, leaders: ['b', 'a'], on: { by: 'weekday', weekdays: ['tue', 'mon'] } },
      {
        weight: 0,
        on: { by: 'weekday', weekdays: ['sun'], n: 3 },
        parts: [{ leader: 'a' }, { leader: 'a', share: 2 }],
      },
    ]) {
      const before = schema.parse({ id: 'x', kind: 'new', ...given })
      const { document, wrongs } = documentOf(field, formOf(entriesOf(field, before)), before)
      expect(wrongs).toEqual(new Map())
      expect(schema.parse({ ...document, id: 'x' })).toEqual(before)
    }
    expect(() => formFieldsOf(z.strictObject({ id: idSchema, when: z.date() }))).toThrow(
      'no form field for date at when',
    )
  })

  it('shown again after a mistake still holds all that was typed', () => {
    const typed = [
      ['per', 'from+to'],
      ['per.from+to.from', '2026年2月31日'],
      ['min', '两次'],
      ['who.leaders', 'a'],
      ['notDuring#rows', '3'],
      ['notDuring[2].from', '2026-05-01'],
    ] as const
    const rule = { kind: 'quota' } as Rule
    const shown = postedOf(rule, typed, 0)
    for (const [name, value] of typed) expect(shown.get(name), name).toBe(value)
  })

  it('takes full-width digits and Chinese dates, and says what it cannot take', () => {
    expect(decimalTyped('12.5 ')).toBe(12.5)
    expect(decimalTyped('两')).toBeUndefined()
    expect(daysTyped('2026年12月3日,20261204')).toEqual(['2026-12-03', '2026-12-04'])
    const form = formOf([
      ['per', 'month'],
      ['min', '二'],
      ['what.dates', '2026-12-01、2026/12/2\n12月3日'],
    ])
    const { document, wrongs } = documentOf(fieldsOf('quota'), form)
    expect([...wrongs.keys()]).toEqual(['what.dates', 'min'])
    expect(document).toMatchObject({ what: { dates: ['2026-12-01', '2026-12-02', '12月3日'] } })
  })

  it('says a mistake at the control nearest to it, empty rows not counted', () => {
    const form = formOf([
      ['order#rows', '3'],
      ['order[0]', ''],
      ['order[1]', 'a'],
      ['order[2]', 'b'],
    ])
    const says = { 'zh-CN': '没有', en: 'none' }
    const at = (path: (string | number)[]) => [...atControls(fieldsOf('turns'), form, [{ path, says }]).keys()]
    expect(at(['order', 1])).toEqual(['order[2]'])
    expect(at(['what', 'places', 0])).toEqual(['what.places'])
    expect(at(['nothing'])).toEqual([''])
  })
})
