import { groupBy } from '../domain/group-by.ts'
import { same, type Text } from '../domain/text.ts'
import { nameTyped } from '../domain/typed.ts'
import { levels, levelWords, type Unit, type UnitLevel } from '../domain/unit.ts'
import type { TableRow } from './find-tables.ts'
import type { Known, NewId } from './known.ts'
import { unknownName } from './near.ts'
import { choices, RowReader, type RowUnderstood } from './row-reader.ts'
import { t } from './table.ts'
import { keyOf } from './words-of-cells.ts'

const levelChoices = choices(levelWords, {
  province: ['省', '自治区', '直辖市'],
  prefecture: ['市级', '地级', '地市级', '州级', '市州级', '市(州)', '地级市'],
  county: ['县', '区县', '县区', '县市区', '县(市、区)', '区级', '旗', '县级市'],
  township: ['乡镇', '镇', '乡', '街道', '乡级', '镇级', '乡镇级', '乡镇街道', '乡科级'],
  department: ['部门', '县直', '县直单位', '区直部门', '市直部门', '直属部门', '直属单位', '机关'],
  village: ['村', '社区', '村级', '村社区'],
})

/** What a name’s end says of its level; a 市 or 区 may be two. */
const endings: readonly (readonly [UnitLevel, RegExp])[] = [
  ['county', /[县旗]$/],
  ['township', /(镇|乡|街道|街道办事处|苏木)$/],
  ['village', /(村|社区|村委会|居委会)$/],
  ['department', /(局|委|办|部|院|中心|联合会|联社|办公室|委员会)$/],
  ['province', /(省|自治区)$/],
  ['prefecture', /(自治州|地区|盟)$/],
]

const levelByName = (name: string): UnitLevel | undefined => endings.find(([, ends]) => ends.test(name))?.[0]

/** Says that a unit has none above it. */
export const noneWords = t('无', 'none')

/** The units by what people call them. */
export interface UnitNames {
  /** The one unit of this name; `上级/名称` where several share it. A mistake is noted when there is none, or several. */
  find(reader: RowReader, key: string, words: string): Unit | undefined
  /** What calls just this unit. */
  callOf(unit: Unit): string
}

const todo: Text = {
  'zh-CN': '请先在“单位”表里加上',
  en: 'Add it to the sheet of units first',
}
const unitWords: Text = { 'zh-CN': '单位', en: 'unit' }

/** Names of units, exact up to spaces and width. */
export const unitNames = (units: readonly Unit[]): UnitNames => {
  const byId = new Map(units.map((unit) => [unit.id, unit]))
  const path = (unit: Unit): string => `${byId.get(unit.parent ?? '')?.name ?? ''}/${unit.name}`
  const named = groupBy(units, (unit) => keyOf(unit.name))
  const withParent = groupBy(units, (unit) => keyOf(path(unit)))
  const byName = (words: string): Unit[] => named.get(keyOf(words)) ?? withParent.get(keyOf(words)) ?? []
  return {
    find(reader, key, words) {
      const found = byName(words)
      if (found.length === 1) return found[0]
      return reader.wrong(
        key,
        found.length === 0
          ? unknownName(
              unitWords,
              words,
              units.map(({ name }) => name),
              todo,
            )
          : {
              'zh-CN': `有${found.length}个单位叫这个名称,请写成“上级单位/名称”:${found.slice(0, 3).map(path).join('、')}`,
              en: `${found.length} units have this name; write “unit above/name”: ${found.slice(0, 3).map(path).join(', ')}`,
            },
      )
    },
    callOf: (unit) => (byName(unit.name).length > 1 ? path(unit) : unit.name),
  }
}

interface Draft {
  readonly reader: RowReader
  readonly name: string
  readonly level: UnitLevel | undefined
  readonly known: Unit | undefined
  readonly id: string
  /** Repeats a row above. */
  readonly repeats: number | undefined
}

/** Whether a cell says that nothing stands above. */
const isNone = (words: string): boolean =>
  Object.values(noneWords).includes(keyOf(words)) || /^(没有|-|—)$/.test(keyOf(words))

const draftsOf = (rows: readonly TableRow[], known: Known, newId: NewId): Draft[] => {
  const parents = new Map(known.units.map((unit) => [unit.id, keyOf(unit.name)]))
  const named = groupBy(known.units, (unit) => keyOf(unit.name))
  const exactly = new Map(
    known.units.map((unit) => [`${keyOf(unit.name)}/${parents.get(unit.parent ?? '') ?? ''}`, unit]),
  )
  const read = rows.map((row) => {
    const reader = new RowReader(row)
    const name = nameTyped(reader.needed('name'))
    const above = reader.text('parent')
    return { reader, name, key: `${keyOf(name)}/${isNone(above) ? '' : keyOf(above)}` }
  })
  // A unit that some row names with what stands above it is not taken for its namesake elsewhere.
  const taken = new Set(read.flatMap(({ key }) => exactly.get(key) ?? []))
  const drafts = new Map<string, Draft>()
  return read.map(({ reader, name, key }): Draft => {
    const said = reader.choice('level', levelChoices)
    const before = drafts.get(key)
    const free = (named.get(keyOf(name)) ?? []).filter((unit) => !taken.has(unit))
    const match = before ? before.known : (exactly.get(key) ?? (free.length === 1 ? free[0] : undefined))
    if (match) taken.add(match)
    const level = said ?? match?.level ?? levelByName(name)
    if (level === undefined && reader.text('level') === '')
      reader.wrong('level', {
        'zh-CN': '没有填写,从名称也看不出层级',
        en: 'is missing, and the name does not tell it',
      })
    const id = before?.id ?? match?.id ?? newId('u')
    const draft = { reader, name: match?.name ?? name, level, known: match, id, repeats: before?.reader.row.row }
    if (!before) drafts.set(key, draft)
    return draft
  })
}

/** Said of a unit that another office rosters. */
const othersWords: Text = {
  'zh-CN': '这个单位由它自己的办公室管理,这里不能改',
  en: 'is a unit that another office looks after; it cannot be changed here',
}

/** The unit of a cell, where it may have posts and places of this office. */
export const ownUnit = (reader: RowReader, names: UnitNames, known: Known, words: string): Unit | undefined => {
  const unit = names.find(reader, 'unit', words)
  return unit && known.othersUnits?.has(unit.id) ? reader.wrong('unit', othersWords) : unit
}

const parentOf = (draft: Draft, names: UnitNames, known: Known): string | undefined => {
  const words = draft.reader.text('parent')
  const office = known.units.find(({ id }) => id === known.officeUnit)
  const isBounded = known.othersUnits !== undefined
  if (isBounded && draft.id === office?.id) {
    if (words !== '' && !isNone(words))
      draft.reader.wrong('parent', {
        'zh-CN': '本办公室所在单位的上级不在这里改,请填“无”',
        en: 'of the office’s own unit is not changed here; write “none”',
      })
    return office.parent
  }
  if (isNone(words)) return isBounded ? office?.id : undefined
  if (words !== '') {
    const above = names.find(draft.reader, 'parent', words)
    if (above && known.othersUnits?.has(above.id) && draft.known?.parent !== above.id)
      draft.reader.wrong('parent', othersWords)
    return above?.id
  }
  if (draft.known) return draft.known.parent
  const isBelow = office && draft.level && levels.indexOf(draft.level) > levels.indexOf(office.level)
  return isBelow || isBounded ? office?.id : undefined
}

/** Levels of which none stands below another of the same. */
const governing: ReadonlySet<UnitLevel> = new Set(['province', 'prefecture', 'county', 'township'])

/** A unit cannot stand higher than the office’s own, which it hangs below, nor a county below a county. */
const checkLevel = ({ reader, level, known: before }: Draft, known: Known): void => {
  const office = known.units.find(({ id }) => id === known.officeUnit)
  if (!known.othersUnits || before || !office || !level) return
  if (levels.indexOf(level) < levels.indexOf(office.level))
    reader.wrong('level', {
      'zh-CN': `高于本办公室所在单位(${levelWords[office.level]['zh-CN']}),请删去这一行`,
      en: `stands above the office’s own unit (${levelWords[office.level].en}); take this row out`,
    })
  else if (level === office.level && governing.has(level))
    reader.wrong('level', {
      'zh-CN': `与本办公室所在单位“${office.name}”同级,不会在它之下:同一个单位请写成“${office.name}”,否则删去这一行`,
      en: `is the level of the office’s own unit, ${office.name}, and cannot stand below it: name it ${office.name} if it is the same, else take this row out`,
    })
}

/** Whether going up from a unit comes back to it. */
const isAboveItself = (id: string, byId: ReadonlyMap<string, Unit>): boolean => {
  const met = new Set<string>()
  for (let at = byId.get(id)?.parent; at !== undefined && !met.has(at); at = byId.get(at)?.parent) {
    if (at === id) return true
    met.add(at)
  }
  return false
}

const says = (unit: Unit, above: Unit | undefined, reader: RowReader): Text => {
  if (reader.mistakes.length > 0) return same(unit.name)
  const level = levelWords[unit.level]
  const derived = reader.text('level') === ''
  return {
    'zh-CN': `${unit.name}:${level['zh-CN']}${derived ? '(推定)' : ''}${above ? `,上级 ${above.name}` : ''}`,
    en: `${unit.name}: ${level.en}${derived ? ' (derived)' : ''}${above ? `, below ${above.name}` : ''}`,
  }
}

/** The sheet of units against those known, matched by name and the unit above. */
export const understandUnits = (
  rows: readonly TableRow[],
  known: Known,
  newId: NewId,
): { rows: RowUnderstood[]; units: Unit[]; stay: number } => {
  const drafts = draftsOf(rows, known, newId)
  const byId = new Map(known.units.map((unit) => [unit.id, unit]))
  for (const { id, name, level, known: before } of drafts)
    byId.set(id, { id, name, level: level ?? before?.level ?? 'department', parent: before?.parent })
  const names = unitNames([...byId.values()])
  const parents = drafts.map((draft) => parentOf(draft, names, known))
  for (const [at, { id, repeats }] of drafts.entries()) {
    const { parent: _, ...unit } = byId.get(id)!
    const parent = parents[at]
    if (repeats === undefined) byId.set(id, parent === undefined ? unit : { ...unit, parent })
  }
  const understood = drafts.map((draft): RowUnderstood => {
    const { reader, id, level, known: before, repeats } = draft
    const unit = byId.get(id)!
    checkLevel(draft, known)
    if (repeats !== undefined && level !== undefined && level !== unit.level)
      reader.wrong('level', {
        'zh-CN': `与第${repeats}行的层级不同`,
        en: `is not the level given in row ${repeats}`,
      })
    if (isAboveItself(id, byId))
      reader.wrong('parent', {
        'zh-CN': '绕成了一圈:一个单位不能是自己的上级',
        en: 'goes round in a circle: no unit is above itself',
      })
    const isSame = repeats !== undefined || (before && before.level === unit.level && before.parent === unit.parent)
    if (!isSame && known.othersUnits?.has(id)) reader.wrong('name', othersWords)
    return reader.understood(
      says(unit, byId.get(unit.parent ?? ''), reader),
      isSame ? 'same' : before ? 'changed' : 'new',
    )
  })
  const met = new Set(drafts.map(({ id }) => id))
  return { rows: understood, units: [...byId.values()], stay: known.units.filter(({ id }) => !met.has(id)).length }
}
