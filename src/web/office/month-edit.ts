import { type DraftStep, discarded, draftAt, saveDraft } from '../../db/roster-store.ts'
import { stale } from '../../db/stale.ts'
import type { MonthName } from '../../domain/day.ts'
import type { DraftDuty, DraftPin } from '../../domain/draft.ts'
import type { Finding } from '../../domain/finding.ts'
import { slotId } from '../../domain/slot.ts'
import type { Text } from '../../domain/text.ts'
import { checkDuties } from '../../roster/check.ts'
import {
  dropping,
  dutiesIn,
  type Edit,
  type Effect,
  edited,
  effectOf,
  moving,
  pinsAfter,
  putting,
  removing,
  swapping,
} from '../../roster/edit.ts'
import { namesOf } from '../../roster/names.ts'
import type { Month } from '../../rules/month.ts'
import { findingInWords } from '../../words/finding.ts'
import type { OfficeCall } from '../call.tsx'
import { type Form, readForm } from '../form.tsx'
import { plainPage } from '../plain-page.tsx'
import { isOpenForEdits, type MonthView, monthIn, viewOf } from './month-view.ts'

const words = {
  closed: {
    'zh-CN': '正在计算或已送审签,现在不能改。',
    en: 'It is being made or lies with the approver; it cannot be changed now.',
  },
  stale: {
    'zh-CN': '别人刚刚改过这份草稿,您的这一步没有保存。现在显示的是最新的,请看过再改。',
    en: 'Somebody has just changed this draft, so your step was not saved. This is the latest; look, then change it.',
  },
  gone: {
    'zh-CN': '这一项已经不是刚才的样子,没有保存。',
    en: 'This is no longer as it was; nothing was saved.',
  },
  nothing: { 'zh-CN': '没有可撤销的步骤。', en: 'There is nothing to undo.' },
  discarded: { 'zh-CN': '已放弃草稿,回到已发布的安排。', en: 'The draft is dropped; this is what is published.' },
  undone: { 'zh-CN': '已撤销上一步。', en: 'The last step was undone.' },
  nowBroken: { 'zh-CN': '新出现的问题:', en: 'Now broken: ' },
  nowMended: { 'zh-CN': '已解决:', en: ' Mended: ' },
  pinned: { 'zh-CN': '已锁定:自动编排时不会动它。', en: 'Pinned: making the roster leaves it alone.' },
  unpinned: { 'zh-CN': '已解除锁定。', en: 'No longer pinned.' },
} as const satisfies Record<string, Text>

/** The draft’s duties of a view, those that are lost left out: an edit tidies up. */
export const draftDuties = ({ duties }: MonthView): DraftDuty[] =>
  duties.map(({ leader, slot }) => ({ date: slot.date, opening: slot.opening, leader }))

/** The month as it is under other pins; the same one where they are the draft’s own. */
const monthUnder = (call: OfficeCall, view: MonthView, pins: readonly DraftPin[]): Month => {
  if (JSON.stringify(pins) === JSON.stringify(view.draft?.pins ?? [])) return view.month
  const read = call.app.months.of(call.database, call.office, view.name, pins)
  return read.ok ? read.value.month : view.month
}

/** What edits would do to the rules; undefined where one is none. */
export const effectsOf = (
  call: OfficeCall,
  view: MonthView,
  edits: readonly (Edit | undefined)[],
): (Effect | undefined)[] => {
  const duties = draftDuties(view)
  const judged = (month: Month) => {
    const { duties: there } = dutiesIn(month, duties)
    return { duties: there, judgement: month === view.month ? view.judgement : checkDuties(month, there) }
  }
  const before = new Map<Month, ReturnType<typeof judged>>()
  return edits.map((edit) => {
    const after = edit && edited(duties, edit)
    if (!edit || !after) return undefined
    const month = monthUnder(call, view, pinsAfter(view.draft?.pins ?? [], edit))
    const now = before.get(month) ?? judged(month)
    before.set(month, now)
    return effectOf(month, now.judgement, now.duties, dutiesIn(month, after).duties)
  })
}

/** Findings in words, the first few of them. */
export const sayFindings = (call: OfficeCall, month: Month, findings: readonly Finding[]): string[] => {
  const names = namesOf(month.plan, call.language)
  return findings.map((finding) => findingInWords(month, finding, names, call.language))
}

/** Which duty a form or an address names. */
export const dutyNamed = (get: (name: string) => string, prefix = ''): DraftDuty => {
  const at = (name: string) => get(prefix ? `${prefix}${name[0]!.toUpperCase()}${name.slice(1)}` : name)
  return { date: at('date'), opening: at('opening'), leader: at('leader') }
}

/** A duty as one choice of a form names it: day, opening and leader with a space between. */
const dutyInOne = (word: string): DraftDuty => {
  const [date = '', opening = '', leader = ''] = word.split(' ')
  return { date, opening, leader }
}

const editIn = (form: Form, view: MonthView): Edit | undefined => {
  const duty = dutyNamed(form.get)
  const to = form.get('other') === '' ? dutyNamed(form.get, 'to') : dutyInOne(form.get('other'))
  const slot = view.month.slots.get(slotId(to.date, to.opening))
  switch (form.get('what')) {
    case 'drop':
      return slot && dropping(draftDuties(view), duty, slot)
    case 'move':
      return moving(duty, to)
    case 'swap':
      return swapping(duty, to)
    case 'put':
      return putting({ ...duty, leader: form.get('toLeader') }, duty.leader === '' ? undefined : duty)
    case 'remove':
      return removing(duty)
    default:
      return undefined
  }
}

/** The words of a step by hand, once it is done. */
const doneWords = (call: OfficeCall, month: Month, { forbidden, broken, mended }: Effect): Text => {
  const bad = sayFindings(call, month, [...forbidden, ...broken]).slice(0, 3)
  const good = sayFindings(call, month, mended).slice(0, 3)
  if (bad.length + good.length === 0)
    return { 'zh-CN': '已保存,规则都没有受影响。', en: 'Saved; no rule is touched.' }
  const say = (label: Text, lines: readonly string[], language: 'zh-CN' | 'en'): string =>
    lines.length > 0 ? `${label[language]}${lines.join(language === 'en' ? '; ' : ';')}。` : ''
  const both = (language: 'zh-CN' | 'en') =>
    say(words.nowBroken, bad, language) + say(words.nowMended, good, language)
  return { 'zh-CN': `已保存。${both('zh-CN')}`, en: `Saved. ${both('en')}` }
}

/** Changes the draft by hand: drop, move, swap, put, remove. What a built-in rule forbids is not saved. */
export const editMonth = async (call: OfficeCall): Promise<Response> => {
  const name = monthIn(call)
  const view = name === undefined ? undefined : viewOf(call, name)
  if (name === undefined || !view?.ok) return plainPage(call, 'notFound')
  const { value } = view
  const form = await readForm(call)
  const path = call.at(`/m/${name}`)
  if (!isOpenForEdits(value)) return call.refuse(path, words.closed)
  if (Number(form.get('version')) !== (value.draft?.version ?? 0)) return call.refuse(path, words.stale)
  const edit = editIn(form, value)
  const duties = edit && edited(draftDuties(value), edit)
  const [effect] = effectsOf(call, value, [edit])
  if (!edit || !duties || !effect) return call.refuse(path, words.gone)
  if (effect.forbidden.length > 0) {
    const why = sayFindings(call, value.month, effect.forbidden).join(';')
    return call.refuse(path, { 'zh-CN': `没有保存:${why}`, en: `Not saved: ${why}` })
  }
  const pins = pinsAfter(value.draft?.pins ?? [], edit)
  const what = form.get('what') === 'drop' ? (edit.remove.length === 2 ? 'swap' : 'move') : form.get('what')
  return saved(call, name, value, { what, duties, pins }, doneWords(call, value.month, effect))
}

const saved = (call: OfficeCall, name: MonthName, view: MonthView, step: DraftStep, said: Text): Response => {
  const { app, actor } = call
  const result = app.database.write(() => saveDraft(app.database, actor, name, view.draft?.version ?? 0, step))
  const path = call.at(`/m/${name}`)
  return result === stale ? call.refuse(path, words.stale) : call.redirect(path, said)
}

/** Pins a duty, so that making leaves it alone, or frees it. */
export const pinDuty = async (call: OfficeCall): Promise<Response> => {
  const name = monthIn(call)
  const view = name === undefined ? undefined : viewOf(call, name)
  if (name === undefined || !view?.ok) return plainPage(call, 'notFound')
  const { value } = view
  const form = await readForm(call)
  const path = call.at(`/m/${name}`)
  if (!isOpenForEdits(value)) return call.refuse(path, words.closed)
  if (Number(form.get('version')) !== (value.draft?.version ?? 0)) return call.refuse(path, words.stale)
  const duty = dutyNamed(form.get)
  const is = form.get('is') === 'off' ? 'off' : 'on'
  const old = value.draft?.pins ?? []
  const others = old.filter(
    ({ date, opening, leader }) => date !== duty.date || opening !== duty.opening || leader !== duty.leader,
  )
  const pins: DraftPin[] = form.get('free') === 'yes' ? others : [...others, { ...duty, is }]
  const read = call.app.months.of(call.database, call.office, name, pins)
  if (!read.ok) return call.refuse(path, read.mistakes[0]!.says)
  const duties = draftDuties(value)
  return saved(
    call,
    name,
    value,
    { what: 'pin', duties, pins },
    form.get('free') === 'yes' ? words.unpinned : words.pinned,
  )
}

/** Takes the last step back; what it was before becomes the latest version. */
export const undoStep = async (call: OfficeCall): Promise<Response> => {
  const name = monthIn(call)
  const view = name === undefined ? undefined : viewOf(call, name)
  if (name === undefined || !view?.ok) return plainPage(call, 'notFound')
  const { value } = view
  const form = await readForm(call)
  const path = call.at(`/m/${name}`)
  if (!isOpenForEdits(value)) return call.refuse(path, words.closed)
  if (Number(form.get('version')) !== (value.draft?.version ?? 0)) return call.refuse(path, words.stale)
  const parent = value.draft?.parent ?? null
  const before = parent === null || !value.draft ? undefined : draftAt(call.database, value.draft.roster, parent)
  if (!before) return call.refuse(path, words.nothing)
  const { duties, pins, made } = before
  const step = { what: 'undone', duties, pins, made, parent: before.parent }
  return saved(call, name, value, step, words.undone)
}

/** Drops a new draft of a published month: the draft is what is published again. */
export const discardDraft = async (call: OfficeCall): Promise<Response> => {
  const name = monthIn(call)
  const view = name === undefined ? undefined : viewOf(call, name)
  if (name === undefined || !view?.ok) return plainPage(call, 'notFound')
  const { value } = view
  const form = await readForm(call)
  const path = call.at(`/m/${name}`)
  if (!isOpenForEdits(value)) return call.refuse(path, words.closed)
  if (Number(form.get('version')) !== (value.draft?.version ?? 0)) return call.refuse(path, words.stale)
  const { revision } = value
  const published = revision && draftAt(call.database, revision.roster, revision.draft)
  if (!published) return call.refuse(path, words.nothing)
  const { duties, pins, made } = published
  return saved(call, name, value, { what: discarded, duties, pins, made, parent: null }, words.discarded)
}

/** For dragging: what dropping a duty onto each slot shown would do, by slot. */
export const showEffects = (call: OfficeCall): Response | Promise<Response> => {
  const name = monthIn(call)
  const view = name === undefined ? undefined : viewOf(call, name)
  if (name === undefined || !view?.ok) return plainPage(call, 'notFound')
  const { value } = view
  const query = (key: string): string => call.http.req.query(key) ?? ''
  const duty = dutyNamed(query)
  const openings = new Set(query('openings').split(','))
  const slots = [...value.month.slots.values()].filter(({ opening }) => openings.has(opening))
  const duties = draftDuties(value)
  const effects = effectsOf(
    call,
    value,
    slots.map((slot) => dropping(duties, duty, slot)),
  )
  const said = slots.map((slot, n) => {
    const effect = effects[n]
    if (!effect) return [slot.id, { is: 'none', says: [] }]
    const { forbidden, broken, mended } = effect
    const is = forbidden.length > 0 ? 'forbidden' : broken.length > 0 ? 'bad' : mended.length > 0 ? 'good' : 'same'
    const bad = sayFindings(call, value.month, [...forbidden, ...broken]).slice(0, 4)
    const good = sayFindings(call, value.month, mended).slice(0, 4)
    return [slot.id, { is, bad, good }]
  })
  return call.http.json(Object.fromEntries(said))
}
