import { type DraftStep, discarded, draftAt, saveDraft } from '../../../db/roster-store.ts'
import { stale } from '../../../db/stale.ts'
import type { DraftDuty, DraftPin, DraftStepName } from '../../../domain/draft.ts'
import { slotId } from '../../../domain/slot.ts'
import type { Text } from '../../../domain/text.ts'
import {
  dropping,
  type Edit,
  type Effect,
  edited,
  moving,
  pinsAfter,
  putting,
  removing,
  swapping,
} from '../../../roster/edit.ts'
import { checkPins } from '../../../roster/sense-duties.ts'
import type { Month } from '../../../rules/month.ts'
import type { OfficeCall } from '../../call.tsx'
import { type Form, readForm } from '../../form.tsx'
import { draftDuties, dutyNamed, effectsOf, sayFindings } from './edit-effects.ts'
import { isOpenForEdits, type MonthView, monthIn, viewOf, withoutView } from './month-view.ts'

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

/** What a step by hand comes to: the draft’s next version and what to say, or why it is not done. */
type Outcome = { readonly step: DraftStep; readonly said: Text } | { readonly why: Text }

/**
 * A step by hand on the draft of the address, as it was shown: nothing is saved while it lies with the approver, while
 * it is being made, or when somebody has changed it since.
 */
const byHand =
  (work: (call: OfficeCall, view: MonthView, form: Form) => Outcome) =>
  async (call: OfficeCall): Promise<Response> => {
    // Read first: from the look at the month to the write nobody else comes between.
    const form = await readForm(call)
    const name = monthIn(call)
    const read = name === undefined ? undefined : viewOf(call, name)
    if (name === undefined || !read?.ok) return withoutView(call, name)
    const view = read.value
    const path = call.at(`/m/${name}`)
    const version = view.draft?.version ?? 0
    if (!isOpenForEdits(view)) return call.refuse(path, words.closed)
    if (Number(form.get('version')) !== version) return call.refuse(path, words.stale)
    const outcome = work(call, view, form)
    if ('why' in outcome) return call.refuse(path, outcome.why)
    const { app, actor } = call
    const saved = app.database.write(() => saveDraft(app.database, actor, name, version, outcome.step))
    return saved === stale ? call.refuse(path, words.stale) : call.redirect(path, outcome.said)
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

/** Whether duties are of this office’s leaders, and where the month is open. */
const isOfMonth = ({ month }: MonthView, added: readonly DraftDuty[]): boolean =>
  added.every(({ date, opening, leader }) => month.slots.has(slotId(date, opening)) && month.leaders.has(leader))

/** What an edit is called on record. */
const nameOf = ({ remove, add }: Edit): DraftStepName =>
  remove.length === 2 ? 'swap' : add.length === 0 ? 'remove' : remove[0]?.leader === add[0]!.leader ? 'move' : 'put'

/** The words of a step by hand, once it is done. */
const doneWords = (call: OfficeCall, month: Month, { broken, mended }: Effect): Text => {
  const [bad, good] = [broken, mended].map((findings) => sayFindings(call, month, findings.slice(0, 3)))
  if (bad!.length + good!.length === 0)
    return { 'zh-CN': '已保存,规则都没有受影响。', en: 'Saved; no rule is touched.' }
  const say = (label: Text, lines: readonly string[], language: 'zh-CN' | 'en'): string =>
    lines.length > 0 ? `${label[language]}${lines.join(language === 'en' ? '; ' : ';')}。` : ''
  const both = (language: 'zh-CN' | 'en') =>
    say(words.nowBroken, bad!, language) + say(words.nowMended, good!, language)
  return { 'zh-CN': `已保存。${both('zh-CN')}`, en: `Saved. ${both('en')}` }
}

/** Changes the draft by hand: drop, move, swap, put, remove. What a built-in rule forbids is not saved. */
export const editMonth = byHand((call, view, form) => {
  const edit = editIn(form, view)
  const duties = edit && edited(draftDuties(view), edit)
  const [effect] = effectsOf(view, [edit])
  if (!edit || !duties || !effect || !isOfMonth(view, edit.add)) return { why: words.gone }
  if (effect.forbidden.length > 0) {
    const why = sayFindings(call, view.month, effect.forbidden).join(';')
    return { why: { 'zh-CN': `没有保存:${why}`, en: `Not saved: ${why}` } }
  }
  const pins = pinsAfter(view.draft?.pins ?? [], edit)
  return { step: { what: nameOf(edit), duties, pins }, said: doneWords(call, view.month, effect) }
})

/** Pins a duty, so that making leaves it alone, or frees it. */
export const pinDuty = byHand((_, view, form) => {
  const duty = dutyNamed(form.get)
  const others = view.month.plan.pins.filter(
    ({ date, opening, leader }) => date !== duty.date || opening !== duty.opening || leader !== duty.leader,
  )
  const isFreed = form.get('free') === 'yes'
  if (!isFreed && !isOfMonth(view, [duty])) return { why: words.gone }
  const pins: DraftPin[] = isFreed ? others : [...others, { ...duty, is: 'on' }]
  const [wrong] = checkPins({ ...view.month, plan: { ...view.month.plan, pins } })
  if (wrong) return { why: wrong.says }
  return {
    step: { what: 'pin', duties: draftDuties(view), pins },
    said: isFreed ? words.unpinned : words.pinned,
  }
})

/** Takes the last step back; what it was before becomes the latest version. */
export const undoStep = byHand((call, { draft }) => {
  const before = draft && draft.parent !== null ? draftAt(call.database, draft.roster, draft.parent) : undefined
  if (!before) return { why: words.nothing }
  const { duties, pins, made, parent } = before
  return { step: { what: 'undone', duties, pins, made, parent }, said: words.undone }
})

/** Drops a new draft of a published month: the draft is what is published again. */
export const discardDraft = byHand((call, { revision }) => {
  const published = revision && draftAt(call.database, revision.roster, revision.draft)
  if (!published) return { why: words.nothing }
  const { duties, pins, made } = published
  return { step: { what: discarded, duties, pins, made, parent: null }, said: words.discarded }
})
