import type { FC } from 'hono/jsx'
import { addOffice, allOffices, officeById } from '../../db/office-store.ts'
import { allUnits, saveUnit, unitById } from '../../db/unit-store.ts'
import { defaultSettings } from '../../domain/office.ts'
import type { Text } from '../../domain/text.ts'
import { levels, levelWords, unitSchema } from '../../domain/unit.ts'
import { presets } from '../../rules/presets.ts'
import type { PersonCall } from '../call.tsx'
import {
  ChoiceField,
  type Form,
  FormWrong,
  formOf,
  ManyField,
  missing,
  noWrongs,
  readForm,
  TextField,
  TickField,
  type Wrongs,
  wrongsOf,
} from '../form.tsx'
import { freeId } from '../free-id.ts'
import { writeReadable } from '../office/readable.ts'
import { RulesInTheWay } from '../office/rules/rules-naming.tsx'
import { plainPage } from '../plain-page.tsx'
import { adminPage } from './frame.tsx'
import { type Split, splitOf } from './split.ts'
import { inTree } from './units.tsx'

const words = {
  title: { 'zh-CN': '新增办公室', en: 'Add an office' },
  splitting: {
    'zh-CN':
      '给下级单位建立自己的办公室以后,上级办公室不再看到、也不再安排那个单位的领导;他们的班由新办公室排。保存前会列出是哪些人。',
    en: 'Once a lower unit has an office of its own, the office above no longer shows or rosters its leaders; the new office does. They are listed before anything is saved.',
  },
  unit: { 'zh-CN': '为哪个单位', en: 'For which unit' },
  newUnit: { 'zh-CN': '新单位(填下面三项)', en: 'A new unit (fill in the next three)' },
  unitName: { 'zh-CN': '新单位名称', en: 'Name of the new unit' },
  unitNameHint: { 'zh-CN': '例如 寺村镇', en: 'Such as 寺村镇' },
  level: { 'zh-CN': '层级', en: 'Level' },
  parent: { 'zh-CN': '上级单位', en: 'Unit above' },
  noParent: { 'zh-CN': '没有上级单位', en: 'none' },
  name: { 'zh-CN': '办公室名称', en: 'Name of the office' },
  nameHint: { 'zh-CN': '例如 寺村镇群众工作站,印在公示上', en: 'As notices print it' },
  presets: { 'zh-CN': '按哪些规定排', en: 'Rules that bind here' },
  presetsHint: { 'zh-CN': '以后可以在“规则”里增减', en: 'Can be changed later on the rules page' },
  taken: { 'zh-CN': '这个单位已经有办公室了', en: 'This unit has an office already' },
  sure: { 'zh-CN': '知道了,确定要分开', en: 'I know; split it off' },
  mustBeSure: {
    'zh-CN': '请先看清下面会有什么变化,打勾后再保存。',
    en: 'Please read what will change, tick the box and save again.',
  },
  save: { 'zh-CN': '建立', en: 'Add' },
  saved: {
    'zh-CN': '已建立。请到“用户”里给它的经办人授权。',
    en: 'Added. Give its clerks their part under Users.',
  },
  named: {
    'zh-CN': '没有保存:上级办公室的下面这些规则要用到分出去的领导。请它先改好规则,再来分开。',
    en: 'Not saved: these rules of the office above need leaders who would leave it. It must change them first.',
  },
} as const satisfies Record<string, Text>

const page = (
  call: PersonCall,
  form: Form,
  { wrongs = noWrongs, split, status }: { wrongs?: Wrongs; split?: Split | undefined; status?: 422 } = {},
): Promise<Response> => {
  const { language, app } = call
  const units = inTree(allUnits(app.database))
  const withOffice = new Set(allOffices(app.database).map(({ unit }) => unit))
  const indented = units.map(({ unit, depth }) => ({
    value: unit.id,
    words: `${'\u3000'.repeat(depth)}${unit.name}`,
  }))
  const field = (name: string) => ({ name, value: form.get(name), wrongs, language })
  return adminPage(
    call,
    { title: words.title, tab: 'offices' },
    <section class="medium">
      <p class="notice">{call.say(words.splitting)}</p>
      {split ? <RulesInTheWay rules={split.rules} says={words.named} language={language} /> : null}
      <FormWrong {...{ wrongs, language }} />
      <form method="post" action="/admin/offices/new">
        <ChoiceField
          {...field('unit')}
          label={call.say(words.unit)}
          empty={call.say(words.newUnit)}
          choices={indented.filter(({ value }) => !withOffice.has(value))}
        />
        <TextField {...field('unitName')} label={call.say(words.unitName)} hint={call.say(words.unitNameHint)} />
        <ChoiceField
          {...field('level')}
          value={form.get('level') || 'township'}
          label={call.say(words.level)}
          choices={levels.map((level) => ({ value: level, words: call.say(levelWords[level]) }))}
        />
        <ChoiceField
          {...field('parent')}
          label={call.say(words.parent)}
          empty={call.say(words.noParent)}
          choices={indented}
        />
        <TextField {...field('name')} label={call.say(words.name)} hint={call.say(words.nameHint)} />
        <ManyField
          {...field('presets')}
          label={call.say(words.presets)}
          hint={call.say(words.presetsHint)}
          values={form.all('presets')}
          choices={presets.map(({ id, name }) => ({ value: id, words: call.say(name) }))}
        />
        {split && split.rules.length === 0 ? <WhatLeaves {...{ call, split }} /> : null}
        <button type="submit">{call.say(words.save)}</button>
      </form>
    </section>,
    status,
  )
}

const WhatLeaves: FC<{ call: PersonCall; split: Split }> = ({ call, split: { from, leaders, places } }) => (
  <div class="notice warn">
    <p>
      {call.say({
        'zh-CN': `建立以后,${from.name}不再看到、也不再安排下面${leaders.length}位领导:`,
        en: `${from.name} will no longer show or roster these ${leaders.length} leaders:`,
      })}
    </p>
    <p>{leaders.map(({ name }) => name).join('、')}</p>
    {places.length === 0 ? null : (
      <p>
        {call.say({
          'zh-CN': `下面的接访地点仍归${from.name}:用于县领导下访的留着,其余请它停用,由新办公室重新添加:`,
          en: `These places stay with ${from.name}. It keeps those for down-visits and retires the others, which the new office adds anew:`,
        })}
        {places.map(({ name }) => name).join('、')}
      </p>
    )}
    <TickField name="sure" label={call.say(words.sure)} isTicked={false} />
  </div>
)

/** The form for a new office. */
export const showNewOffice = (call: PersonCall): Promise<Response> => page(call, formOf([]))

/** Adds an office, for a new unit or one below another office; says first what the other one loses. */
export const saveNewOffice = async (call: PersonCall): Promise<Response> => {
  const { app, actor } = call
  const { database } = app
  const form = await readForm(call)
  const [chosen, parent] = [form.get('unit'), form.get('parent')]
  if ((chosen && !unitById(database, chosen)) || (parent && !unitById(database, parent)))
    return plainPage(call, 'notFound')
  const wrongs = missing(form, chosen ? ['name'] : ['name', 'unitName'])
  if ([...form.get('name')].length > 300)
    wrongs.set('name', { 'zh-CN': '至多300个字', en: 'At most 300 characters' })
  if (allOffices(database).some(({ unit }) => unit === chosen)) wrongs.set('unit', words.taken)
  const unit = unitSchema.safeParse({
    id: 'new',
    name: form.get('unitName'),
    level: form.get('level'),
    ...(parent ? { parent } : {}),
  })
  if (!chosen && !unit.success)
    for (const [path, says] of wrongsOf(unit.error.issues))
      if (!wrongs.has('unitName')) wrongs.set(path === 'name' ? 'unitName' : path, says)
  const split = chosen && wrongs.size === 0 ? splitOf(database, chosen) : undefined
  const isUnsure = split && split.leaders.length + split.places.length > 0 && form.get('sure') !== 'yes'
  if (isUnsure) wrongs.set('', words.mustBeSure)
  if (split && split.rules.length > 0) return page(call, form, { split, status: 422 })
  if (wrongs.size > 0) return page(call, form, { wrongs, split: isUnsure ? split : undefined, status: 422 })
  const add = () => {
    const unitId = chosen || freeId('u', (id) => unitById(database, id) !== undefined)
    if (!chosen && unit.success) saveUnit(database, actor, { ...unit.data, id: unitId })
    addOffice(database, actor, {
      id: freeId('o', (id) => officeById(database, id) !== undefined),
      unit: unitId,
      name: form.get('name'),
      timezone: 'Asia/Shanghai',
      settings: {
        ...defaultSettings(),
        presets: presets.map(({ id }) => id).filter((id) => form.all('presets').includes(id)),
      },
    })
  }
  if (split) {
    const done = writeReadable(app, split.from, add)
    if (!done.ok) return page(call, form, { split: { ...split, rules: done.rules }, status: 422 })
  } else database.write(add)
  return call.redirect('/admin', words.saved)
}
