import { allOffices } from '../../db/office-store.ts'
import { stale } from '../../db/stale.ts'
import { allUnits, renameUnit, unitById } from '../../db/unit-store.ts'
import type { Text } from '../../domain/text.ts'
import { levelWords, type Unit } from '../../domain/unit.ts'
import type { PersonCall } from '../call.tsx'
import {
  type Form,
  FormWrong,
  formOf,
  missing,
  noWrongs,
  readForm,
  staleWrongs,
  TextField,
  type Wrongs,
  withValue,
} from '../form.tsx'
import { plainPage } from '../plain-page.tsx'
import { adminPage } from './frame.tsx'

const words = {
  title: { 'zh-CN': '单位', en: 'Units' },
  about: {
    'zh-CN': '县、乡镇、部门的树。新单位在建立办公室时、或由各办公室导入时增加;这里可以改名。',
    en: 'The tree of counties, townships and departments. Units come with offices or imported files; here they are renamed.',
  },
  rename: { 'zh-CN': '改名', en: 'Rename' },
  name: { 'zh-CN': '名称', en: 'Name' },
  nameHint: { 'zh-CN': '所有办公室看到的名称都会变', en: 'It changes for every office' },
  save: { 'zh-CN': '保存', en: 'Save' },
  saved: { 'zh-CN': '已改名。', en: 'Renamed.' },
  hasOffice: { 'zh-CN': '有办公室', en: 'has an office' },
  long: { 'zh-CN': '至多300个字', en: 'At most 300 characters' },
} as const satisfies Record<string, Text>

/** Units in the order of the tree, each with how deep it lies. */
export const inTree = (units: readonly Unit[]): { readonly unit: Unit; readonly depth: number }[] => {
  const ids = new Set(units.map(({ id }) => id))
  const below = (parent: string | undefined, depth: number): { unit: Unit; depth: number }[] =>
    units
      .filter((unit) =>
        parent === undefined ? unit.parent === undefined || !ids.has(unit.parent) : unit.parent === parent,
      )
      .flatMap((unit) => [{ unit, depth }, ...below(unit.id, depth + 1)])
  return below(undefined, 0)
}

/** Every unit of the installation, as a tree. */
export const showUnits = (call: PersonCall): Promise<Response> => {
  const { database } = call.app
  const withOffice = new Set(allOffices(database).map(({ unit }) => unit))
  return adminPage(
    call,
    { title: words.title, tab: 'units' },
    <>
      <p class="quiet">{call.say(words.about)}</p>
      <ul class="tree">
        {inTree(allUnits(database)).map(({ unit, depth }) => (
          <li class={`depth-${Math.min(depth, 4)}`}>
            {unit.name} <small class="quiet">{call.say(levelWords[unit.level])}</small>{' '}
            {withOffice.has(unit.id) ? <span class="mark good">{call.say(words.hasOffice)}</span> : null}{' '}
            <a
              href={`/admin/units/${encodeURIComponent(unit.id)}`}
              aria-label={`${call.say(words.rename)} ${unit.name}`}
            >
              {call.say(words.rename)}
            </a>
          </li>
        ))}
      </ul>
    </>,
  )
}

const page = (call: PersonCall, unit: Unit, form: Form, wrongs: Wrongs, status?: 409 | 422) => {
  const { language } = call
  return adminPage(
    call,
    { title: { 'zh-CN': `改名:${unit.name}`, en: `Rename ${unit.name}` }, tab: 'units' },
    <section class="medium">
      <FormWrong {...{ wrongs, language }} />
      <form method="post" action={`/admin/units/${encodeURIComponent(unit.id)}`}>
        <input type="hidden" name="version" value={form.get('version')} />
        <TextField
          name="name"
          label={call.say(words.name)}
          hint={call.say(words.nameHint)}
          value={form.get('name')}
          {...{ wrongs, language }}
        />
        <button type="submit">{call.say(words.save)}</button>
      </form>
    </section>,
    status,
  )
}

const unitIn = (call: PersonCall) => unitById(call.app.database, call.http.req.param('unit') ?? '')

/** The form that renames a unit. */
export const showUnit = (call: PersonCall): Promise<Response> => {
  const unit = unitIn(call)
  if (!unit) return plainPage(call, 'notFound')
  const form = formOf([
    ['version', String(unit.version)],
    ['name', unit.name],
  ])
  return page(call, unit, form, noWrongs)
}

/** Renames a unit. */
export const saveUnitName = async (call: PersonCall): Promise<Response> => {
  const { app, actor } = call
  const form = await readForm(call)
  const unit = unitIn(call)
  if (!unit) return plainPage(call, 'notFound')
  const wrongs = missing(form, ['name'])
  if ([...form.get('name')].length > 300) wrongs.set('name', words.long)
  if (wrongs.size > 0) return page(call, unit, form, wrongs, 422)
  const renamed = { id: unit.id, name: form.get('name'), version: Number(form.get('version')) }
  if (app.database.write(() => renameUnit(app.database, actor, renamed)) === stale) {
    return page(call, unit, withValue(form, 'version', String(unit.version)), staleWrongs, 409)
  }
  return call.redirect('/admin/units', words.saved)
}
