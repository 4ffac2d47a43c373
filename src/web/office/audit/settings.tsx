import { officeById, saveOffice } from '../../../db/office-store.ts'
import { stale } from '../../../db/stale.ts'
import { monthSchema } from '../../../domain/day.ts'
import { indicatorIds, indicatorWords, type Target } from '../../../domain/indicator.ts'
import { type Office, officeSettingsSchema } from '../../../domain/office.ts'
import type { Text } from '../../../domain/text.ts'
import { decimalTyped } from '../../../domain/typed.ts'
import type { OfficeCall } from '../../call.tsx'
import {
  ChoiceField,
  type Form,
  FormWrong,
  formOf,
  noWrongs,
  readForm,
  staleWrongs,
  TextField,
  type Wrongs,
} from '../../form.tsx'
import { publicPath } from '../../public/public-notice.ts'
import { publicAddress } from '../../public-address.ts'
import { auditPage } from './frame.tsx'

const words = {
  title: { 'zh-CN': '目标和对比设置', en: 'Targets and comparison' },
  back: { 'zh-CN': '← 办理指标', en: '← Indicators' },
  readOnly: { 'zh-CN': '只有经办人可以修改。', en: 'Only clerks can change these.' },
  targets: { 'zh-CN': '目标', en: 'Targets' },
  targetsHint: {
    'zh-CN': '一行一个目标;不要了就把指标选成“不设”。同一个指标的几个目标,月份不能重叠。',
    en: 'One a line; choose “none” to drop it. Targets of one indicator must not overlap.',
  },
  row: (n: number): Text => ({ 'zh-CN': `目标${n}`, en: `Target ${n}` }),
  indicator: { 'zh-CN': '指标', en: 'Indicator' },
  none: { 'zh-CN': '不设', en: 'none' },
  percent: { 'zh-CN': '至少达到(%)', en: 'At least (%)' },
  from: { 'zh-CN': '从哪个月', en: 'From month' },
  to: { 'zh-CN': '到哪个月', en: 'To month' },
  toHint: { 'zh-CN': '空着:一直有效', en: 'Empty: for good' },
  people: { 'zh-CN': '领导之间的对比', en: 'Comparison of leaders' },
  named: { 'zh-CN': '按姓名列出,按领导排序', en: 'by name, in the official order' },
  unnamed: { 'zh-CN': '不列,只比责任单位', en: 'not shown; units alone are compared' },
  open: { 'zh-CN': '开放数据', en: 'Open data' },
  openHint: {
    'zh-CN':
      '公布的是每月的计划、接访、缺席等次数和规则满足情况,不含来访人信息。上面选了“按姓名列出”的,也按领导姓名列出。',
    en: 'Counts of each month and how rules stand, nothing of petitioners. Where leaders are shown by name above, they are named there too.',
  },
  closed: { 'zh-CN': '不公布', en: 'not published' },
  opened: { 'zh-CN': '公布:任何人知道地址就能下载', en: 'published: whoever has the address may fetch it' },
  save: { 'zh-CN': '保存', en: 'Save' },
  saved: { 'zh-CN': '已保存。', en: 'Saved.' },
  percentWrong: { 'zh-CN': '填0到100的数', en: 'A number from 0 to 100' },
  monthWrong: { 'zh-CN': '请填写月份,例如2026-01', en: 'A month, such as 2026-01' },
  order: { 'zh-CN': '不能早于开始的月份', en: 'Before the month it begins' },
  overlap: { 'zh-CN': '这个指标在这些月份已有目标', en: 'This indicator has a target in these months' },
} as const

/** Lines for new targets below those there are, and all there may be. */
const spare = 2
const most = 99

const field = (name: 'indicator' | 'percent' | 'from' | 'to', n: number): string => `${name}[${n}]`

const formOfOffice = ({ settings: { audit }, version }: Office): Form =>
  formOf([
    ['version', String(version)],
    ['namesPeople', audit.namesPeople ? 'named' : 'unnamed'],
    ['openData', audit.openData ? 'opened' : 'closed'],
    ...audit.targets.flatMap(({ indicator, percent, from, to }, n): [string, string][] => [
      [field('indicator', n), indicator],
      [field('percent', n), String(percent)],
      [field('from', n), from],
      [field('to', n), to ?? ''],
    ]),
  ])

/** The numbers of a form’s lines. */
const linesIn = (form: Form): number[] =>
  Array.from({ length: most }, (_, n) => n).filter((n) => form.has(field('indicator', n)))

const settingsPage = (
  call: OfficeCall,
  { form, wrongs = noWrongs, version }: { form: Form; wrongs?: Wrongs; version?: number },
  status?: 422,
): Promise<Response> => {
  const { say, language } = call
  const isClerk = call.roles.has('clerk')
  const there = linesIn(form)
  const filled = there.filter((n) => form.get(field('indicator', n)) !== '' || wrongs.has(field('indicator', n)))
  const next = (there.at(-1) ?? -1) + 1
  const lines = [...filled, ...Array.from({ length: isClerk ? spare : 0 }, (_, n) => next + n)].slice(0, most)
  const given = (name: Parameters<typeof field>[0], n: number, label: Text) => ({
    ...{ name: field(name, n), value: form.get(field(name, n)), label: say(label), wrongs, language },
  })
  return auditPage(
    call,
    { page: 'indicators', title: words.title, question: undefined },
    <>
      <p class="back">
        <a href={call.at('/audit/indicators')}>{say(words.back)}</a>
      </p>
      {isClerk ? null : <p class="notice">{say(words.readOnly)}</p>}
      <FormWrong {...{ wrongs, language }} />
      <form method="post" action={call.at('/audit/settings')}>
        <fieldset class="plain" disabled={!isClerk}>
          <input type="hidden" name="version" value={String(version ?? form.get('version'))} />
          <h2>{say(words.targets)}</h2>
          <p class="hint">{say(words.targetsHint)}</p>
          {lines.map((n, at) => (
            <fieldset class="target">
              <legend class="unseen">{say(words.row(at + 1))}</legend>
              <div class="row wide">
                <ChoiceField
                  {...given('indicator', n, words.indicator)}
                  empty={say(words.none)}
                  choices={indicatorIds.map((id) => ({ value: id, words: say(indicatorWords[id]) }))}
                />
                <TextField {...given('percent', n, words.percent)} inputmode="decimal" />
                <TextField {...given('from', n, words.from)} type="month" />
                <TextField {...given('to', n, words.to)} type="month" hint={say(words.toHint)} />
              </div>
            </fieldset>
          ))}
          <ChoiceField
            {...{ name: 'namesPeople', value: form.get('namesPeople'), wrongs, language }}
            label={say(words.people)}
            choices={(['unnamed', 'named'] as const).map((value) => ({ value, words: say(words[value]) }))}
          />
          <h2>{say(words.open)}</h2>
          <ChoiceField
            {...{ name: 'openData', value: form.get('openData'), wrongs, language }}
            label={say(words.open)}
            hint={say(words.openHint)}
            choices={(['closed', 'opened'] as const).map((value) => ({ value, words: say(words[value]) }))}
          />
          {call.office.settings.audit.openData ? (
            <p>
              {['csv', 'json'].map((type) => (
                <>
                  <a href={publicPath(call.office.id, `/open.${type}`)}>
                    {publicAddress(call)}
                    {publicPath(call.office.id, `/open.${type}`)}
                  </a>{' '}
                </>
              ))}
            </p>
          ) : null}
          {isClerk ? <button type="submit">{say(words.save)}</button> : null}
        </fieldset>
      </form>
    </>,
    status,
  )
}

/** What an office wants to reach, and whether leaders are compared by name; only clerks change it. */
export const showAuditSettings = (call: OfficeCall): Promise<Response> =>
  settingsPage(call, { form: formOfOffice(call.office) })

const readTargets = (form: Form, wrongs: Map<string, Text>): Target[] => {
  const targets: Target[] = []
  for (const n of linesIn(form)) {
    const indicator = indicatorIds.find((id) => id === form.get(field('indicator', n)))
    if (indicator === undefined) continue
    const percent = decimalTyped(form.get(field('percent', n)).normalize('NFKC').replace(/%$/, ''))
    if (percent === undefined || percent < 0 || percent > 100) wrongs.set(field('percent', n), words.percentWrong)
    const month = (name: 'from' | 'to'): string | undefined => {
      const read = monthSchema.safeParse(form.get(field(name, n))).data
      if (read === undefined) wrongs.set(field(name, n), words.monthWrong)
      return read
    }
    const from = month('from')
    const to = form.get(field('to', n)) === '' ? null : month('to')
    if (percent === undefined || from === undefined || to === undefined) continue
    if (to !== null && to < from) wrongs.set(field('to', n), words.order)
    const isTaken = targets.some(
      (one) =>
        one.indicator === indicator && (to === null || one.from <= to) && (one.to === null || from <= one.to),
    )
    if (isTaken) wrongs.set(field('from', n), words.overlap)
    targets.push({ indicator, percent, from, to })
  }
  return targets
}

/** Saves what an office wants to reach, and whether leaders are compared by name. */
export const saveAuditSettings = async (call: OfficeCall): Promise<Response> => {
  const { app, actor } = call
  const form = await readForm(call)
  const wrongs = new Map<string, Text>()
  const targets = readTargets(form, wrongs)
  const version = Number(form.get('version'))
  if (wrongs.size > 0) return settingsPage(call, { form, wrongs, version }, 422)
  const { id, name, timezone, settings, version: kept } = officeById(app.database, call.office.id)!
  const audit = {
    targets,
    namesPeople: form.get('namesPeople') === 'named',
    openData: form.get('openData') === 'opened',
  }
  const changed = officeSettingsSchema.parse({ ...settings, audit })
  const saved = app.database.write(() =>
    saveOffice(app.database, actor, { id, name, timezone, settings: changed, version }),
  )
  if (saved === stale) return settingsPage(call, { form, wrongs: staleWrongs, version: kept }, 422)
  return call.redirect(call.at('/audit/settings'), words.saved)
}
