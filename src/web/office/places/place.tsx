import { workCalendar } from '../../../calendar/workdays.ts'
import { calendarOf } from '../../../db/calendar-store.ts'
import { isOpeningId, isPlaceId, type KeptPlace, placesOf, savePlace } from '../../../db/place-store.ts'
import { stale } from '../../../db/stale.ts'
import { unitsBelow } from '../../../db/unit-store.ts'
import type { Opening } from '../../../domain/place.ts'
import type { Text } from '../../../domain/text.ts'
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
  withValue,
} from '../../form.tsx'
import { freeId } from '../../free-id.ts'
import { plainPage } from '../../plain-page.tsx'
import { writeReadable } from '../readable.ts'
import { type NamingRule, RulesInTheWay, rulesNaming } from '../rules/rules-naming.tsx'
import { newOpeningEntries, OpeningFields, openingsIn } from './opening-fields.tsx'
import { type fieldNames, formOfPlace, readPlace, withOneMore } from './place-form.ts'
import { monthToCome } from './places.tsx'
import { retiredPage } from './retired-place.tsx'

const words = {
  new: { 'zh-CN': '新增地点', en: 'Add a place' },
  name: { 'zh-CN': '名称', en: 'Name' },
  nameHint: { 'zh-CN': '印在公示上,例如 县群众工作部接访大厅', en: 'As notices print it' },
  unit: { 'zh-CN': '所属单位', en: 'Unit' },
  unitHint: {
    'zh-CN': '谁的接访地点;下访的地点选去的乡镇或部门',
    en: 'Whose place it is; for down-visits the township or department visited',
  },
  address: { 'zh-CN': '地址', en: 'Address' },
  phone: { 'zh-CN': '公开电话', en: 'Public phone' },
  phoneHint: { 'zh-CN': '对群众公布的电话,不要写领导个人号码', en: 'Never a leader’s own number' },
  booking: { 'zh-CN': '预约截止', en: 'Book by' },
  bookingHint: {
    'zh-CN': '印在公示上,例如 前一天17:00前;不用预约就不填',
    en: 'As notices print it; may stay empty',
  },
  openings: { 'zh-CN': '什么时候开放', en: 'When it is open' },
  openingsHint: {
    'zh-CN': '开放不等于要求有人:要求每天有人坐班,请到“规则”里写。',
    en: 'An opening demands nobody; a rule does.',
  },
  more: { 'zh-CN': '再加一项开放安排', en: 'Add another opening' },
  look: { 'zh-CN': '看看是哪几天(不保存)', en: 'Show which days (nothing is saved)' },
  save: { 'zh-CN': '保存', en: 'Save' },
  saved: { 'zh-CN': '已保存。', en: 'Saved.' },
  back: { 'zh-CN': '返回接访地点', en: 'Back to the places' },
  retire: { 'zh-CN': '停用这个地点', en: 'Retire this place' },
  retireHint: {
    'zh-CN': '停用后不再排班;以前在这里的接访都还在,随时可以恢复。',
    en: 'No roster will use it any more; what was served here stays, and it can be put back at any time.',
  },
  named: {
    'zh-CN': '没有保存:下面的规则点名用到要去掉的地点或开放安排。请先到“规则”里改好,再来去掉。',
    en: 'Not saved: these rules name the place or opening that would go. Change them first, then come back.',
  },
} as const satisfies Record<string, Text>

/** The place of the address with the openings it has now; undefined where the office has none such. */
export const placeIn = (call: OfficeCall): KeptPlace | undefined => {
  const id = call.http.req.param('place') ?? ''
  const isIt = ({ place }: KeptPlace): boolean => place.id === id
  const inUse = placesOf(call.database, call.office.id).find(isIt)
  return inUse ?? placesOf(call.database, call.office.id, { retired: true }).find(isIt)
}

interface Shown {
  readonly kept?: KeptPlace | undefined
  readonly form: Form
  readonly wrongs?: Wrongs
  readonly rules?: readonly NamingRule[]
  readonly status?: 409 | 422
}

/** A place’s form, or that of a new one. */
export const placePage = (call: OfficeCall, { kept, form, wrongs = noWrongs, rules = [], status }: Shown) => {
  const { language, database, office } = call
  const units = unitsBelow(database, office.id)
  const action = call.at(`/places/${kept ? encodeURIComponent(kept.place.id) : 'new'}`)
  const field = (name: (typeof fieldNames)[number]) => ({ name, value: form.get(name), wrongs, language })
  const shown = {
    call,
    form,
    wrongs,
    place: kept?.place.id ?? '',
    month: monthToCome(call),
    calendar: workCalendar(calendarOf(database, office.id)),
  }
  const title: Text = kept ? { 'zh-CN': kept.place.name, en: kept.place.name } : words.new
  return call.page(
    { title, tab: 'places' },
    <>
      <h1>{call.say(title)}</h1>
      <RulesInTheWay {...{ rules, language }} says={words.named} />
      <FormWrong {...{ wrongs, language }} />
      <form method="post" action={action}>
        {/* Enter in a field saves: browsers take the first button. */}
        <button type="submit" name="do" value="save" class="first" tabindex={-1}>
          {call.say(words.save)}
        </button>
        <input type="hidden" name="version" value={form.get('version') || '0'} />
        <div class="row wide">
          <TextField {...field('name')} label={call.say(words.name)} hint={call.say(words.nameHint)} />
          <ChoiceField
            {...field('unit')}
            label={call.say(words.unit)}
            hint={call.say(words.unitHint)}
            choices={units.map(({ id, name }) => ({ value: id, words: name }))}
          />
        </div>
        <div class="row wide">
          <TextField {...field('address')} label={call.say(words.address)} />
          <TextField {...field('phone')} label={call.say(words.phone)} hint={call.say(words.phoneHint)} />
          <TextField {...field('booking')} label={call.say(words.booking)} hint={call.say(words.bookingHint)} />
        </div>
        <h2>{call.say(words.openings)}</h2>
        <p class="quiet">{call.say(words.openingsHint)}</p>
        {Array.from({ length: openingsIn(form) }, (_, n) => (
          <OpeningFields {...shown} n={n} />
        ))}
        <div class="actions">
          <button type="submit" name="do" value="more" class="secondary">
            {call.say(words.more)}
          </button>
          <button type="submit" name="do" value="look" class="secondary">
            {call.say(words.look)}
          </button>
          <button type="submit" name="do" value="save">
            {call.say(words.save)}
          </button>
          <a href={call.at('/places')}>{call.say(words.back)}</a>
        </div>
      </form>
      {kept ? (
        <form method="post" action={`${action}/retire`} class="apart">
          <input type="hidden" name="version" value={String(kept.version)} />
          <p class="quiet">{call.say(words.retireHint)}</p>
          <button type="submit" class="secondary small">
            {call.say(words.retire)}
          </button>
        </form>
      ) : null}
    </>,
    status,
  )
}

/** The form for a new place, with one opening to fill in. */
export const showNewPlace = (call: OfficeCall): Promise<Response> =>
  placePage(call, { form: formOf([['unit', call.office.unit], ...newOpeningEntries(0)]) })

/** The form of a place, or how to put a retired one back. */
export const showPlace = (call: OfficeCall): Promise<Response> => {
  const kept = placeIn(call)
  if (!kept) return plainPage(call, 'notFound')
  return kept.isRetired ? retiredPage(call, kept) : placePage(call, { kept, form: formOfPlace(kept) })
}

/** Saves a new place, or shows its form with one more opening. */
export const addPlace = async (call: OfficeCall): Promise<Response> => saveForm(call, undefined)

/** Saves a place with its openings, or shows its form with one more opening, or which days it means. */
export const changePlace = async (call: OfficeCall): Promise<Response> => {
  const kept = placeIn(call)
  return kept && !kept.isRetired ? saveForm(call, kept) : plainPage(call, 'notFound')
}

const saveForm = async (call: OfficeCall, kept: KeptPlace | undefined): Promise<Response> => {
  const { app, office, actor } = call
  const { database } = app
  const form = await readForm(call)
  if (!unitsBelow(database, office.id).some(({ id }) => id === form.get('unit'))) return plainPage(call, 'notFound')
  if (form.get('do') === 'more') return placePage(call, { kept, form: withOneMore(form) })
  const { place, openings, wrongs } = readPlace(form, kept)
  if (form.get('do') === 'look') return placePage(call, { kept, form, wrongs })
  if (wrongs.size > 0) return placePage(call, { kept, form, wrongs, status: 422 })
  const gone = kept?.openings.map(({ id }) => id).filter((id) => !openings.some((one) => one.id === id)) ?? []
  const rules = rulesNaming(database, office.id, gone, ['opening'])
  if (rules.length > 0) return placePage(call, { kept, form, rules, status: 422 })
  const tried = writeReadable(app, office, () => {
    const id = kept?.place.id ?? freeId('p', (one) => isPlaceId(database, one))
    const taken = new Set<string>()
    const withIds = openings.map((one): Opening => {
      const own = one.id || freeId('opening', (id) => taken.has(id) || isOpeningId(database, id))
      taken.add(own)
      return { ...one, id: own, place: id }
    })
    const version = kept ? Number(form.get('version')) : 0
    return savePlace(database, actor, { place: { ...place, id }, openings: withIds, version })
  })
  if (!tried.ok) return placePage(call, { kept, form, rules: tried.rules, status: 422 })
  if (tried.value === stale) {
    const fresh = placeIn(call)!
    const again = withValue(form, 'version', String(fresh.version))
    return placePage(call, { kept: fresh, form: again, wrongs: staleWrongs, status: 409 })
  }
  return call.redirect(call.at('/places'), words.saved)
}
