import type { FC } from 'hono/jsx'
import { type Beside, type Misfit, type PlanBeside, planBeside, type Replaced } from '../../../db/plan-beside.ts'
import { rosterIdOf } from '../../../db/roster-store.ts'
import { monthWords } from '../../../domain/day-words.ts'
import { list, same, type Text } from '../../../domain/text.ts'
import { type PlacedMistake, pathInWords } from '../../../roster/mistake.ts'
import type { Plan } from '../../../rules/month.ts'
import type { OfficeCall } from '../../call.tsx'

const words = {
  what: { 'zh-CN': '内容', en: 'What' },
  new: { 'zh-CN': '新增', en: 'New' },
  changed: { 'zh-CN': '修改', en: 'Changed' },
  same: { 'zh-CN': '相同', en: 'The same' },
  units: { 'zh-CN': '单位', en: 'Units' },
  leaders: { 'zh-CN': '领导', en: 'Leaders' },
  places: { 'zh-CN': '接访地点', en: 'Places' },
  openings: { 'zh-CN': '开放时段', en: 'Openings' },
  availability: { 'zh-CN': '请假与意愿', en: 'Absences and wishes' },
  replaces: { 'zh-CN': '规则和日历:以文件为准', en: 'Rules and calendar: as the file has them' },
  untouched: { 'zh-CN': '不变', en: 'as it is' },
  setsNew: { 'zh-CN': '新增规则集', en: 'Rule sets added' },
  setsChanged: { 'zh-CN': '修改规则集', en: 'Rule sets changed' },
  setsGone: { 'zh-CN': '停用规则集(文件里没有)', en: 'Rule sets withdrawn (not in the file)' },
  presets: { 'zh-CN': '引用的上级规定', en: 'Shipped rule sets' },
  overrides: { 'zh-CN': '临时调整', en: 'Overrides' },
  localDays: { 'zh-CN': '本地停开、加开的日子', en: 'Local days' },
  years: { 'zh-CN': '放假安排(年)', en: 'Announced years' },
  served: { 'zh-CN': '以前的接访记录', en: 'Duties served before' },
  none: { 'zh-CN': '无', en: 'none' },
  rest: {
    'zh-CN': '文件里没有的单位、领导、地点、请假保持不变。',
    en: 'Units, leaders, places and absences that are not in the file stay.',
  },
  where: { 'zh-CN': '位置', en: 'Where' },
  field: { 'zh-CN': '字段', en: 'Field' },
  says: { 'zh-CN': '问题', en: 'What is wrong' },
} as const satisfies Record<string, Text>

const nouns = ['units', 'leaders', 'places', 'openings', 'availability'] as const

const change = ({ before, after, isSame }: Replaced): Text => {
  if (!isSame) return { 'zh-CN': `${before}条 → ${after}条`, en: `${before} → ${after}` }
  return after === 0
    ? words.none
    : { 'zh-CN': `${after}条,${words.untouched['zh-CN']}`, en: `${after}, ${words.untouched.en}` }
}

const presetsChange = ({ before, after }: PlanBeside['presets']): Text => {
  const said = (ids: readonly string[]): Text => (ids.length === 0 ? words.none : list(ids.map(same)))
  if (before.join() === after.join()) return said(after)
  return {
    'zh-CN': `${said(before)['zh-CN']} → ${said(after)['zh-CN']}`,
    en: `${said(before).en} → ${said(after).en}`,
  }
}

/** Ids of rule sets by the names people gave them. */
const named = (ids: readonly string[], plan: Plan): Text =>
  ids.length === 0
    ? words.none
    : list(ids.map((id) => (plan.ruleSets.find((set) => set.id === id)?.name as Text | undefined) ?? same(id)))

const replacedIn = (found: PlanBeside, plan: Plan): [Text, Text][] => [
  [words.setsNew, named(found.ruleSets.new, plan)],
  [words.setsChanged, named(found.ruleSets.changed, plan)],
  [words.setsGone, named(found.ruleSets.gone, plan)],
  [words.presets, presetsChange(found.presets)],
  [words.overrides, change(found.overrides)],
  [words.localDays, change(found.localDays)],
  [words.years, change(found.years)],
  [words.served, plan.history ? change(found.served) : words.untouched],
]

/** Where the file’s units go, and what of it is not taken over: what was published, and decided by hand, elsewhere. */
const notesOf = (call: OfficeCall, plan: Plan): Text[] => {
  const tops = plan.units.filter(({ id, parent }) => parent === undefined && id !== call.office.unit)
  const month = monthWords(plan.month)
  const isHere = rosterIdOf(call.app.database, call.office.id, plan.month) !== undefined
  const names = tops.map(({ name }) => `“${name}”`)
  return [
    ...(tops.length > 0
      ? [
          {
            'zh-CN': `${names.join('、')}放在本办公室所在单位之下。`,
            en: `${names.join(', ')}: placed below the office’s own unit.`,
          },
        ]
      : []),
    ...(plan.published.length > 0
      ? [
          {
            'zh-CN': `文件里${month['zh-CN']}已发布的${plan.published.length}次接访不会导入:${isHere ? '本系统里这个月的安排不变' : '本系统里这个月还没有安排,要在这里编排并发布'}。`,
            en: `The ${plan.published.length} published duties of ${month.en} are not taken over: ${isHere ? 'the roster of that month stays as it is here' : 'that month has no roster here yet; make and publish it here'}.`,
          },
        ]
      : []),
    ...(plan.pins.length > 0
      ? [
          {
            'zh-CN': `文件里手工锁定的${plan.pins.length}项不会导入。`,
            en: `The ${plan.pins.length} pins of the file are not taken over.`,
          },
        ]
      : []),
  ]
}

/** What a planning file holds beside what the office has, and what it replaces. */
export const PlanHolds: FC<{ readonly call: OfficeCall; readonly plan: Plan }> = ({ call, plan }) => {
  const found = planBeside(call.app.database, call.office, plan)
  const shown = nouns.filter((noun) => Object.values(found[noun]).some((n) => n > 0))
  const count = (noun: (typeof nouns)[number], kind: keyof Beside) => (
    <td class="number">{found[noun][kind] === 0 ? '' : found[noun][kind]}</td>
  )
  return (
    <>
      <table class="holds">
        <thead>
          <tr>
            <th scope="col">{call.say(words.what)}</th>
            <th scope="col" class="number">
              {call.say(words.new)}
            </th>
            <th scope="col" class="number">
              {call.say(words.changed)}
            </th>
            <th scope="col" class="number">
              {call.say(words.same)}
            </th>
          </tr>
        </thead>
        <tbody>
          {shown.map((noun) => (
            <tr>
              <th scope="row">{call.say(words[noun])}</th>
              {count(noun, 'new')}
              {count(noun, 'changed')}
              {count(noun, 'same')}
            </tr>
          ))}
        </tbody>
      </table>
      <p class="quiet">{call.say(words.rest)}</p>
      <h2>{call.say(words.replaces)}</h2>
      <dl class="holds">
        {replacedIn(found, plan).map(([label, value]) => (
          <>
            <dt>{call.say(label)}</dt>
            <dd>{call.say(value)}</dd>
          </>
        ))}
      </dl>
      {notesOf(call, plan).map((note) => (
        <p class="notice">{call.say(note)}</p>
      ))}
    </>
  )
}

/** Mistakes of a planning file, by line and column. */
export const PlanMistakes: FC<{ readonly call: OfficeCall; readonly mistakes: readonly PlacedMistake[] }> = ({
  call,
  mistakes,
}) => (
  <table class="cards import">
    <thead>
      <tr>
        <th scope="col">{call.say(words.where)}</th>
        <th scope="col">{call.say(words.field)}</th>
        <th scope="col">{call.say(words.says)}</th>
      </tr>
    </thead>
    <tbody>
      {mistakes.map(({ line, column, path, says }) => (
        <tr>
          <td class="where">
            {call.say({ 'zh-CN': `第${line}行第${column}列`, en: `line ${line}, column ${column}` })}
          </td>
          <td>{path.length > 0 ? <code>{pathInWords(path)}</code> : null}</td>
          <td class="wrong">{call.say(says)}</td>
        </tr>
      ))}
    </tbody>
  </table>
)

/** Why a planning file does not fit this office, in words. */
export const misfitWords = ({ is, id }: Misfit): Text =>
  ({
    taken: {
      'zh-CN': `编号“${id}”已被另一个办公室使用,请在文件里换一个编号`,
      en: `the id “${id}” is another office’s; change it in the file`,
    },
    others: {
      'zh-CN': `“${id}”涉及由另一个办公室管理的单位,这里不能改,请从文件里去掉`,
      en: `“${id}” concerns a unit that another office looks after; take it out of the file`,
    },
    above: {
      'zh-CN': `文件把本办公室所在单位放在“${id}”之下;请从文件里去掉它上面的单位`,
      en: `the file puts the office’s own unit below “${id}”; take the units above it out of the file`,
    },
    moved: {
      'zh-CN': `开放时段“${id}”在这里属于另一个地点,请在文件里换一个编号`,
      en: `the opening “${id}” belongs to another place here; change its id in the file`,
    },
  })[is]
